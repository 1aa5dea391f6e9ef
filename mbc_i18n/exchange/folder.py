"""A glossary's folder: amended as a whole, tried before anything is written, or left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mbc_i18n import glossary, locales, storage
from mbc_i18n.exchange.amending import Amended, Amendment, amended
from mbc_i18n.exchange.tables import Row
from mbc_i18n.glossary.reading import CONCEPT_COLUMNS, TERM_COLUMNS

Amendments = Mapping[str, Amendment]
"""By the locale of the terms, "" for the concepts."""


@dataclass(frozen=True, slots=True)
class File:
    """A table's file."""

    name: str
    """From the glossary's folder, with `/`."""
    text: str = ""
    seen: bytes | None = None
    """What the file held when it was read, None where it was not there."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that was added or changed, and where it stands now."""

    file: str
    line: int
    kind: str
    """added or changed."""
    row: Row


def amend(folder: Path, amendments: Amendments, shown: str, dry_run: bool = False) -> list[Change]:
    """Amend the tables of a folder.

    Raises UserError, with file and line, where what came of it could not be loaded; nothing is
    written then, nor for a dry run.
    """
    files = _files(folder, shown)
    changes: list[Change] = []
    for locale, amendment in sorted(amendments.items()):
        name = f"terms/{locale}.csv" if locale else "concepts.csv"
        file = files.get(locale, File(name))
        columns = TERM_COLUMNS if locale else CONCEPT_COLUMNS
        found = amended(file.text, amendment, f"{shown}/{file.name}", columns)
        files[locale] = replace(file, text=found.text)
        changes += _changes(f"{shown}/{file.name}", found, amendment)
    refuse_unsound({file.name: file.text for file in files.values() if file.text}, shown)
    # The concepts come first, so that no term ever stands without its concept.
    for locale in sorted(amendments) if not dry_run else ():
        file = files[locale]
        storage.write(folder / file.name, file.text, file.seen, f"{shown}/{file.name}")
    return changes


def _changes(file: str, found: Amended, amendment: Amendment) -> Iterator[Change]:
    new = {id(row) for row in amendment.added}
    for row, line in found.places:
        yield Change(file, line, "added" if id(row) in new else "changed", row)


def _files(folder: Path, shown: str) -> dict[str, File]:
    names = [path.name for path in sorted((folder / "terms").glob("*.csv"))]
    found = {locales.canonical(name[:-4]): f"terms/{name}" for name in names} | {"": "concepts.csv"}
    return {locale: _file(folder, name, shown) for locale, name in found.items()}


def _file(folder: Path, name: str, shown: str) -> File:
    data = storage.held(folder / name, f"{shown}/{name}")
    return File(name, storage.decode(data or b"", f"{shown}/{name}"), data)


def refuse_unsound(texts: Mapping[str, str], shown: str) -> None:
    """Raise UserError where the loader refuses tables, given by their names in the folder."""
    with TemporaryDirectory() as scratch:
        for name, text in texts.items():
            storage.write(Path(scratch) / name, text)
        glossary.load(Path(scratch), shown)
