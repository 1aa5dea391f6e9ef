"""Before the links are told, what the first pages need has been read."""

from __future__ import annotations

import pytest

from mbc_i18n import workspace
from mbc_i18n.web import serve, sheet
from mbc_i18n.web.shelf import Shelf
from tests.review.spaces import FILE
from tests.web.browser import UNITS, House


def read(shelf: Shelf) -> list[tuple[str, ...]]:
    """The articles and locales that were read."""
    return [key[1:] for key in shelf.kept if key[0] == "sheet"]


def warmed(served: House, *names: str) -> Shelf:
    shelf = Shelf(workspace.find(served.root))
    people = [each for each in shelf.space.settings.reviewers if each.id in names]
    serve.warm(served.app, shelf, people)
    return shelf


def test_articles_in_the_locales_of_who_was_asked(served: House) -> None:
    assert read(warmed(served, "ben")) == [("hay-fever", "es")]
    assert read(warmed(served, "ana", "ben")) == [("hay-fever", "es"), ("hay-fever", "ar")]


def test_every_page_is_compiled(served: House) -> None:
    warmed(served)
    names = served.app.jinja_env.list_templates()
    assert "units.html" in names
    assert {name for _, name in served.app.jinja_env.cache} == set(names)


def test_a_file_that_cannot_be_read_is_told_by_its_page_alone(served: House) -> None:
    (served.root / FILE).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert read(warmed(served, "ana")) == [("hay-fever", "ar")]
    assert served.enter("ana").get(UNITS).status_code == 503


def test_nobody_waits_long_for_a_link(served: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "LONGEST_START", 0.0)
    assert read(warmed(served, "ana", "ben")) == []


def test_progress_needs_no_findings(served: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "judged", lambda *given: pytest.fail("the checks ran"))
    assert served.enter("ana").get(f"{UNITS}progress").status_code == 200
    assert served.enter("ben").get("/").status_code == 200
