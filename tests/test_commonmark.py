"""The script that fetches the CommonMark examples: it writes them whole, or says why not."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from tests import commonmark


def package(
    folder: Path, count: int = commonmark.EXAMPLES, member: str = commonmark.MEMBER
) -> Path:
    """A source package with this many examples."""
    data = json.dumps([{"markdown": "x"}] * count).encode()
    path = folder / "package.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo(member)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return path


def test_the_examples_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commonmark, "download", package)
    target = tmp_path / "commonmark.json"
    assert commonmark.main([str(target)]) == 0
    assert len(json.loads(target.read_bytes())) == commonmark.EXAMPLES
    assert [path.name for path in tmp_path.iterdir()] == ["commonmark.json"]


@pytest.mark.parametrize(
    ("count", "member", "why"),
    [(3, commonmark.MEMBER, "does not hold 652 examples"), (652, "other.json", "other.json")],
)
def test_what_is_not_the_examples_is_one_line_and_no_file(
    count: int,
    member: str,
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(commonmark, "download", lambda folder: package(folder, count, member))
    target = tmp_path / "commonmark.json"
    assert commonmark.main([str(target)]) == 0
    printed = capsys.readouterr().err
    assert printed.startswith("no CommonMark examples, their tests are skipped: ")
    assert printed.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_without_a_registry_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert commonmark.main([str(tmp_path / "commonmark.json")]) == 0
    assert (
        "pip could not fetch markdown-it-py==4.3.0: ERROR: No matching" in capsys.readouterr().err
    )
    assert list(tmp_path.iterdir()) == []


def test_without_a_target_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert commonmark.main([]) == 2
    assert capsys.readouterr().err == "usage: python tests/commonmark.py TARGET\n"
