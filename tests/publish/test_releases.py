"""The last approved edition: what is kept of it proves nothing, and names no other page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_site import approve, files, page, spoil, statuses
from tests.conftest import Run

KEPT = "locales/es/releases/hay-fever.json"
REFUSED = f"{KEPT}: not a released edition; restore it from version control, or remove it\n"


@pytest.fixture
def released(translated: Path, run: Run) -> Path:
    """A released page whose translation is being worked on since."""
    approve(translated)
    assert run("publish", "--locale", "es").exit_code == 0
    spoil(translated, "Duerma bien.", "Descanse.")
    return translated


def forge(space: Path, **changes: object) -> None:
    path = space / KEPT
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def test_what_was_written_is_published(released: Path, run: Run) -> None:
    forge(released)
    assert statuses(run, "--locale", "es")["public/es/hay-fever.html"] == "kept"


def test_an_article_without_units_has_nothing_that_anybody_approved(
    released: Path, run: Run
) -> None:
    forge(released, text="```\nTake 100 tablets.\n```\n", messages=[])
    before = files(released / "public")
    assert run("publish", "--locale", "es").exit_code == 1
    assert files(released / "public") == before


@pytest.mark.parametrize(
    "changes",
    [
        {"file": "asthma.md"},
        {"file": "../hay-fever.md"},
        {"file": "hay-fever.exe"},
        {"article": "asthma"},
        {"locale": "ar"},
        {"text": "# Half a \ud800\n"},
        {"messages": [{"context": "", "source": "Half a \ud800", "target": "x"}]},
    ],
)
def test_another_pages_edition_is_one_line(
    released: Path, run: Run, changes: dict[str, object]
) -> None:
    forge(released, **changes)
    result = run("publish", "--locale", "es")
    assert (result.exit_code, result.stderr) == (2, REFUSED)


def test_in_its_own_format_it_has_the_articles_ending(released: Path, run: Run) -> None:
    told = statuses(run, "--locale", "es", "--format", "source")
    assert told["public/es/hay-fever.md"] == "kept"


class TestPictures:
    @pytest.fixture
    def shown(self, translated: Path, run: Run) -> Path:
        """A released page with a picture that the article has no more."""
        article = translated / "source/hay-fever.md"
        text = article.read_text("utf-8")
        article.write_text(f"{text}\n![](bed.png)\n", "utf-8")
        (translated / "source/bed.png").write_bytes(b"PNG")
        approve(translated)
        assert run("publish", "--locale", "es").exit_code == 0
        article.write_text(text.replace("Sleep well.", "Sleep long."), "utf-8")
        run("extract")
        run("update")
        return translated

    def test_stay_as_long_as_they_are_there(self, shown: Path, run: Run) -> None:
        assert statuses(run, "--locale", "es")["public/es/hay-fever.html"] == "kept"
        assert "bed.png" in page(shown)

    def test_without_them_the_page_goes_and_no_other_one_is_held_up(
        self, shown: Path, run: Run
    ) -> None:
        (shown / "source/bed.png").unlink()
        result = run("publish", "--locale", "es")
        assert result.exit_code == 1
        gone = "picture bed.png is not there for its last approved edition; add it again"
        assert f"source/hay-fever.md: {gone}\n" in result.stderr
        assert run("publish", "--locale", "es", "--missing", "omit-page").exit_code == 0
        assert not (shown / "public/es/hay-fever.html").exists()
        assert "Sleep long." in page(shown, "en")


def test_words_that_are_kept_are_written_again_where_somebody_took_them_away(
    translated: Path, run: Run
) -> None:
    approve(translated)
    run("publish", "--locale", "es")
    kept = (translated / KEPT).read_bytes()
    (translated / KEPT).unlink()
    run("publish", "--locale", "es")
    assert (translated / KEPT).read_bytes() == kept
