"""An article in one locale as the page shows it: units in order, findings, headings, progress."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mbc_i18n import checking, review, reviewing, workspace
from mbc_i18n.checking import Standards
from mbc_i18n.errors import UserError
from mbc_i18n.model import Document
from mbc_i18n.reviewing import Desk, Entry
from mbc_i18n.web.judging import Judged, Rules, judged, judged_alone
from mbc_i18n.web.shelf import Shelf, fetched

HEADINGS = ("title", "heading")


@dataclass(frozen=True, slots=True)
class Work:
    """An article in one locale with the state of each unit."""

    desk: Desk
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article in one locale: everything that a page of it needs."""

    desk: Desk
    entries: tuple[Entry, ...]
    judged: Judged
    headings: Mapping[tuple[str, str], str]
    """The heading that each unit stands under, by its key."""
    standards: Standards


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the units of an article have come."""

    units: int
    states: Mapping[str, int]
    roles: Mapping[str, int]
    """Units that somebody approved, by role that must."""


def names(shelf: Shelf) -> tuple[str, ...]:
    """The articles that there are."""
    return tuple(path.stem for path in shelf.space.articles)


def sheet(shelf: Shelf, name: str, locale: str) -> Sheet:
    """An article in one locale. Raises UserError for files that cannot be read."""
    paths = [*_sources(shelf, name), *_files(shelf, name, locale), *_glossary(shelf)]
    return fetched(shelf, ("sheet", name, locale), paths, lambda: _made(shelf, name, locale))


def _made(shelf: Shelf, name: str, locale: str) -> Sheet:
    work = worked(shelf, name, locale)
    desk, own = reviewing.with_formers(work.desk), rules(shelf, locale)
    found = judged(desk, own)
    return Sheet(desk, work.entries, found, _headings(desk.document), own.standards)


def worked(shelf: Shelf, name: str, locale: str) -> Work:
    """How an article in one locale stands. Raises UserError for files that cannot be read."""

    def made() -> Work:
        desk = now(shelf, name, locale)
        return Work(desk, tuple(reviewing.entries(desk)))

    paths = [*_sources(shelf, name), *_files(shelf, name, locale)]
    return fetched(shelf, ("work", name, locale), paths, made)


def alone(shelf: Shelf, name: str, locale: str, unit: str) -> Sheet:
    """A sheet of one unit: what the answer to a save shows.

    What the checks find by comparing units is not in it; there is no entry for an unknown unit.
    """
    desk, own = now(shelf, name, locale), rules(shelf, locale)
    entries = tuple(islice(places(desk, unit), 1))
    found = judged_alone(desk, own, unit)
    return Sheet(desk, entries, found, _headings(desk.document), own.standards)


def places(desk: Desk, unit: str) -> Iterator[Entry]:
    """A unit of a desk, in each place where it stands."""
    messages = {each.key: each for each in desk.catalog.current if review.identity(each) == unit}
    for own in desk.document.units:
        if message := messages.get((own.context, own.source)):
            yield Entry(own, message, desk.standing(message))


def now(shelf: Shelf, name: str, locale: str) -> Desk:
    """The desk as the files are at this moment."""

    def read() -> Desk:
        _refuse_outside(shelf, shelf.space.catalog_path(name, locale))
        return reviewing.desk(shelf.space, document(shelf, name), locale)

    paths = [*_sources(shelf, name), *_files(shelf, name, locale)]
    return fetched(shelf, ("desk", name, locale), paths, read)


def document(shelf: Shelf, name: str) -> Document:
    """An article. Raises UserError for one that cannot be read."""

    def read() -> Document:
        _refuse_outside(shelf, shelf.space.article(name))
        return next(workspace.documents(shelf.space, (name,)))

    return fetched(shelf, ("document", name), _sources(shelf, name), read)


def rules(shelf: Shelf, locale: str) -> Rules:
    """What a locale's words are held to, without the ledger."""

    def read() -> Rules:
        return Rules(checking.standards_of(shelf.space, [locale]))

    return fetched(shelf, ("rules", locale), _glossary(shelf), read)


def _headings(document: Document) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    heading = ""
    for block in document.blocks:
        if block.kind in HEADINGS and block.units:
            heading = " ".join(unit.source for unit in block.units)
        for unit in block.units:
            found.setdefault((unit.context, unit.source), heading)
    return found


def progress(found: Sheet | Work) -> Progress:
    """How far the units have come."""
    states = Counter(entry.standing.state for entry in found.entries)
    signed = Counter(
        role for entry in found.entries for role in {r.role for r in entry.standing.approvals}
    )
    roles = {role: signed[role] for role in found.desk.policy.roles}
    return Progress(len(found.entries), states, roles)


def told(shelf: Shelf, name: str, locale: str) -> Progress | str:
    """The progress of an article in a locale, or why there is none to tell."""
    try:
        return progress(worked(shelf, name, locale))
    except UserError as error:
        return str(error)


def _refuse_outside(shelf: Shelf, path: Path) -> None:
    """Raise UserError for a file that a link leads out of the workspace."""
    root = os.path.realpath(shelf.space.root)
    if not Path(os.path.realpath(path)).is_relative_to(root):
        raise UserError("lies outside the workspace", shelf.space.shown(path))


def _sources(shelf: Shelf, name: str) -> Iterator[Path]:
    """The article's file and its outline."""
    for path in shelf.space.articles:
        if path.stem == name:
            yield path
            yield path.with_name(path.stem + workspace.OUTLINE_ENDING)


def _files(shelf: Shelf, name: str, locale: str) -> Iterator[Path]:
    yield shelf.space.catalog_path(name, locale)
    yield from sorted(shelf.space.signoffs(locale).glob("*.jsonl"))


def _glossary(shelf: Shelf) -> list[Path]:
    folder = shelf.space.root / shelf.space.settings.glossary
    return sorted(path for path in folder.rglob("*") if path.is_file())
