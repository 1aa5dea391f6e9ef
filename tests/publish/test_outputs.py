"""The pictures beside an article: each comes along under one name, or is refused with its line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.test_site import DRAFT, files
from tests.conftest import Run


def shows(space: Path, run: Run, address: str, article: str = "hay-fever") -> None:
    """Let an article show a picture."""
    path = space / f"source/{article}.md"
    text = path.read_text("utf-8") if path.exists() else f"# {article}\n"
    path.write_text(f"{text}\nLook ![it]({address}) here.\n", "utf-8")
    assert run("extract").exit_code == 0
    assert run("update").exit_code == 0


@pytest.fixture
def pictured(translated: Path) -> Path:
    (translated / "source/img").mkdir()
    (translated / "source/img/a.png").write_bytes(b"PNG")
    return translated


@pytest.mark.parametrize(
    "address",
    ["img/a.png", "./img/a.png", "img/../img/a.png", "img//a.png", "img/%61.png?v=1#top"],
)
def test_a_picture_has_one_name_however_it_is_written(
    pictured: Path, run: Run, address: str
) -> None:
    shows(pictured, run, address)
    assert run(*DRAFT).exit_code == 0
    told = json.loads((pictured / "public/manifest.json").read_text("utf-8"))
    named = {path for each in told["editions"] for path in each["files"] if "img" in path}
    assert named == {"en/img/a.png", "es/img/a.png", "ar/img/a.png"}


def test_an_article_that_goes_leaves_the_pictures_of_others(pictured: Path, run: Run) -> None:
    shows(pictured, run, "img/a.png")
    shows(pictured, run, "./img/a.png", "asthma")
    run(*DRAFT)
    (pictured / "source/asthma.md").unlink()
    assert run(*DRAFT).exit_code == 0
    assert (pictured / "public/es/img/a.png").exists()
    assert run(*DRAFT, "--check").exit_code == 0


@pytest.mark.parametrize("address", ["a%00b.png", "a%0Ab.png", "x" * 300 + ".png", "img", "gone"])
def test_what_is_no_picture_is_refused_in_one_line(pictured: Path, run: Run, address: str) -> None:
    shows(pictured, run, address)
    result = run(*DRAFT)
    assert result.exit_code == 2
    assert result.stderr == (
        f"source/hay-fever.md:17: picture {address} is not there; add it, or mend its address\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_nor_is_one_that_a_link_leads_out_to(pictured: Path, run: Run, tmp_path: Path) -> None:
    (pictured / "source/own.png").symlink_to(pictured / "mbc-i18n.toml")
    shows(pictured, run, "own.png")
    assert "picture own.png is not there" in run(*DRAFT).stderr


@pytest.mark.parametrize("address", ["https://[bad/a.png", "//[x", "?a.png", "#a", "/img/a.png"])
def test_what_lies_elsewhere_is_none_of_ours(pictured: Path, run: Run, address: str) -> None:
    shows(pictured, run, address)
    assert run(*DRAFT).exit_code == 0
    assert not [path for path in files(pictured / "public") if path.endswith(".png")]


def test_one_that_cannot_be_read_says_so(
    pictured: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows(pictured, run, "img/a.png")
    read = Path.read_bytes

    def refused(self: Path) -> bytes:
        if self.name == "a.png":
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert run(*DRAFT).stderr == "source/img/a.png: cannot be read (Permission denied)\n"


class TestChanges:
    def test_a_changed_picture_is_copied_again(self, pictured: Path, run: Run) -> None:
        shows(pictured, run, "img/a.png")
        run(*DRAFT)
        (pictured / "source/img/a.png").write_bytes(b"PNG 2")
        assert "public/es/img/a.png is not up to date" in run(*DRAFT, "--check").stdout
        run(*DRAFT)
        assert (pictured / "public/es/img/a.png").read_bytes() == b"PNG 2"

    @pytest.mark.parametrize("options", [("--single-file",), ("--format", "parallel")])
    def test_in_every_form(self, pictured: Path, run: Run, options: tuple[str, ...]) -> None:
        shows(pictured, run, "img/a.png")
        run(*DRAFT, *options)
        (pictured / "source/img/a.png").write_bytes(b"PNG 2")
        run(*DRAFT, *options)
        run(*DRAFT, *options, "-o", "fresh")
        assert files(pictured / "public") == files(pictured / "fresh")

    def test_one_that_went_is_missed(self, pictured: Path, run: Run) -> None:
        shows(pictured, run, "img/a.png")
        run(*DRAFT)
        (pictured / "source/img/a.png").unlink()
        assert run(*DRAFT).exit_code == 2

    def test_they_are_inputs(self, pictured: Path, run: Run) -> None:
        shows(pictured, run, "img/a.png")
        run(*DRAFT)
        told = json.loads((pictured / "public/manifest.json").read_text("utf-8"))
        assert "source/img/a.png" in told["inputs"]


class TestTwins:
    def test_no_picture_takes_the_place_of_a_page(self, pictured: Path, run: Run) -> None:
        """A page called so can stand in the folder of the articles as a file of no article's."""
        with (pictured / "mbc-i18n.toml").open("a", encoding="utf-8") as file:
            file.write('[publish.slugs.es]\nhay-fever = "img.v1"\n')
        (pictured / "source/img.v1.html").write_bytes(b"<h1>Mine</h1>")
        shows(pictured, run, "img.v1.html", "asthma")
        result = run("publish", "hay-fever", "asthma", "--draft", "--missing", "mark")
        assert result.exit_code == 2
        assert result.stderr == (
            "a picture would take the place of es/img.v1.html; give the picture another name\n"
        )

    def test_nor_of_an_index_that_stands(self, pictured: Path, run: Run) -> None:
        shows(pictured, run, "img/a.png")
        run(*DRAFT, "hay-fever")
        (pictured / "source/index.html").write_bytes(b"<h1>Mine</h1>")
        path = pictured / "source/hay-fever.md"
        path.write_text(path.read_text("utf-8").replace("img/a.png", "index.html"), "utf-8")
        assert "the place of" in run(*DRAFT, "hay-fever").stderr

    def test_nor_one_form_that_of_another_article(self, pictured: Path, run: Run) -> None:
        shows(pictured, run, "img/a.png", "hay-fever.parallel")
        result = run(*DRAFT, "--format", "html", "--format", "parallel")
        assert result.exit_code == 2
        assert "two pages would be ar/hay-fever.parallel.html" in result.stderr
