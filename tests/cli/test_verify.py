"""verify: what is published is right, and what is wrong is told with its place and its fix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.publish.verify.good import files

OTHER = files()["es/cold.html"].replace(b"hreflang", b"data-a").replace(b"translationOf", b"a")
"""A page that does not say what it was translated from."""


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good site in a folder; the current folder is the one above."""
    for name, data in files().items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site"


def spoil(page: Path, old: str, new: str) -> None:
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_site_leaves_with_0(pages: Path, run: Run) -> None:
    result = run("verify", "site")
    assert result.exit_code == 0
    assert result.stdout == "no findings\n"
    assert result.stderr == "15 pages\n"


def test_pages_without_a_source_are_told_once(pages: Path, run: Run) -> None:
    (pages / "es/new.html").write_bytes(OTHER)
    told = run("verify", "site").stderr
    assert told == "16 pages; 1 without a source page to compare with, such as es/new.html\n"


def test_a_fault_is_told_with_page_line_and_fix(pages: Path, run: Run) -> None:
    spoil(pages / "es/cold.html", ' dir="ltr">\n<head', ' dir="rtl">\n<head')
    result = run("verify", "site")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == (
        'site/es/cold.html:2: error: dir="rtl" on a page in es; write <html dir="ltr"> [page-dir]'
    )


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gnu", "gitlab", "junit", "html"])
def test_faults_are_told_in_every_form(pages: Path, run: Run, form: str) -> None:
    spoil(pages / "es/cold.html", 'id="signs"', 'id="signos"')
    result = run("verify", "site", "--format", form)
    assert result.exit_code == 1
    assert "heading-ids" in result.stdout


def test_json_holds_the_fix(pages: Path, run: Run) -> None:
    spoil(pages / "es/cold.html", 'id="signs"', 'id="signos"')
    found = {each["check"]: each for each in json.loads(run("verify", "site", "--json").stdout)}
    told = found["heading-ids"]
    assert (told["file"], told["suggestion"]) == ("site/es/cold.html", "keep the source's id")


def test_faults_go_to_a_file(pages: Path, run: Run) -> None:
    spoil(pages / "es/cold.html", 'id="signs"', 'id="signos"')
    result = run("verify", "site", "--format", "gnu", "-o", "faults.txt")
    assert result.stdout == ""
    assert "heading-ids" in Path("faults.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "nowhere: no such folder; name the folder of the pages\n"),
        (("empty",), "empty: holds no page; name the folder of the pages\n"),
        (("site", "--source-locale", "qqq"), "unknown locale 'qqq'"),
        (("site", "--address", "example.org"), "--address 'example.org' is no whole address"),
    ],
)
def test_what_cannot_be_looked_at_leaves_with_2(
    pages: Path, run: Run, arguments: tuple[str, ...], told: str
) -> None:
    Path("empty").mkdir()
    result = run("verify", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_the_address_can_be_named(pages: Path, run: Run) -> None:
    result = run("verify", "site", "--address", "https://elsewhere.example.org")
    assert result.exit_code == 1
    assert "leads elsewhere" in result.stdout


def test_our_own_pages_are_right(translated: Path, run: Run) -> None:
    assert run("publish", "--draft", "--missing", "mark").exit_code == 0
    result = run("verify")
    assert (result.exit_code, result.stdout) == (0, "no findings\n")


def test_a_glossary_as_pages_is_right(translated: Path, run: Run) -> None:
    assert run("glossary", "html", "-o", "terms").exit_code == 0
    result = run("verify", "terms")
    assert (result.exit_code, result.stdout) == (0, "no findings\n")
