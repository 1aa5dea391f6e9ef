"""Files that wait for their places: all of them go there, or none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mbc_i18n.errors import UserError
from mbc_i18n.publish import inputs
from mbc_i18n.publish.staging import staged
from tests.cli.test_site import files


def published(folder: Path, new: dict[str, str], old: dict[str, str] | None = None) -> None:
    """Put files in their places, and take others away."""
    with staged(folder) as (stage,):
        for path, text in new.items():
            stage.put(path, text.encode())
        stage.commit()
        stage.remove({path: inputs.sha(text.encode()) for path, text in (old or {}).items()})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file that stands."""
    published(tmp_path / "public", {"a.html": "old", "es/b.html": "old"})
    return tmp_path / "public"


class TestNothingIsHalfDone:
    def test_where_a_folder_stands_in_a_files_place(self, folder: Path) -> None:
        (folder / "z.html").mkdir()
        before = files(folder)
        with pytest.raises(UserError, match=r"z\.html: cannot be written .*; the old files stay"):
            published(folder, {"a.html": "new", "z.html": "new"})
        assert files(folder) == before

    def test_where_a_file_stands_in_a_folders_place(self, folder: Path) -> None:
        (folder / "fr").write_text("a file", "utf-8")
        before = files(folder)
        with pytest.raises(UserError, match="cannot be written"):
            published(folder, {"a.html": "new", "fr/b.html": "new"})
        assert files(folder) == before

    def test_where_a_folder_cannot_be_written(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = files(folder)
        monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "es")
        with pytest.raises(UserError, match=r"es: cannot be written .*; make it writable"):
            published(folder, {"a.html": "new", "es/b.html": "new"})
        assert files(folder) == before


class TestRemoving:
    def test_takes_what_is_as_it_was_made(self, folder: Path) -> None:
        published(folder, {}, {"es/b.html": "old", "a.html": "other"})
        assert files(folder) == {"a.html": b"old"}

    def test_leaves_what_lies_elsewhere_by_now(self, folder: Path, tmp_path: Path) -> None:
        (folder / "es/b.html").unlink()
        (folder / "es").rmdir()
        (folder / "es").write_text("a file", "utf-8")
        (tmp_path / "own").mkdir()
        (tmp_path / "own/b.html").write_text("old", "utf-8")
        (folder / "fr").symlink_to(tmp_path / "own")
        published(folder, {}, {"es/b.html": "old", "fr/b.html": "old", "a.html": "old"})
        assert files(tmp_path / "own") == {"b.html": b"old"}
        assert not (folder / "a.html").exists()
