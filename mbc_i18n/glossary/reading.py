"""`concepts.csv` and `terms/<locale>.csv`: one row a concept, one row a term."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os.path import commonprefix
from pathlib import Path
from types import MappingProxyType

from mbc_i18n import locales, storage
from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary import collecting, values
from mbc_i18n.glossary.values import ACCEPTED, CONCEPT_COLUMNS, TERM_COLUMNS, VALUES, Row
from mbc_i18n.model import Concept, Term

__all__ = [
    "ACCEPTED", "CONCEPT_COLUMNS", "FORMS_ENDING", "TERM_COLUMNS", "VALUES", "Compiled",
    "Glossary", "Row", "compiled", "load", "made", "packed", "unpacked",
]  # fmt: skip

FORMS_ENDING = ".forms.json"
INVISIBLE = frozenset("\u200b\u200e\u200f\u00ad\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Compiled:
    """What `glossary compile` wrote for a locale, beside its terms."""

    inputs: str = ""
    """A digest of what it was made from."""
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The inflected forms of each word; see `compilation`."""


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """Concepts in the file's order, and the terms of each locale by concept.

    Two of them are never equal, so that what is made of one can be kept by it.
    """

    concepts: tuple[Concept, ...] = ()
    terms: Mapping[str, Mapping[str, tuple[Term, ...]]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    compiled: Mapping[str, Compiled] = field(default_factory=lambda: MappingProxyType({}))
    """By locale."""

    def of(self, concept: str, locale: str) -> tuple[Term, ...]:
        """The terms of a concept in a locale, its own before those of what stands in for it."""
        for name in locales.fallbacks(locale):
            found = self.terms.get(name, {}).get(concept)
            if found:
                return found
        return ()

    def all(self, locale: str) -> tuple[Term, ...]:
        """The terms of every concept in a locale, in the order of the concepts."""
        tables = [self.terms[name] for name in locales.fallbacks(locale) if name in self.terms]
        rows = (next(filter(None, (t.get(c.id) for t in tables)), ()) for c in self.concepts)
        return tuple(term for found in rows for term in found)


def load(folder: Path, shown: str = "", wanted: Collection[str] = ()) -> Glossary:
    """The glossary of a folder; an empty one where the folder has none.

    `wanted` names the locales to read, with those that stand in for them (all where empty).
    Raises SettingsError, with file and line, for a table that cannot be right.
    """
    name = shown or str(folder)
    table = folder / "concepts.csv"
    if not table.exists():
        return Glossary()
    concepts = _rows(table, f"{name}/concepts.csv", CONCEPT_COLUMNS)
    paths = dict(_tables(folder / "terms", name, wanted))
    terms = {
        locale: _rows(path, f"{name}/terms/{path.name}", TERM_COLUMNS)
        for locale, path in paths.items()
    }
    return made(concepts, terms, dict(_all_compiled(paths, name)))


def made(
    concepts: Iterable[Row],
    terms: Mapping[str, Iterable[Row]],
    compiled: Mapping[str, Compiled] = MappingProxyType({}),
) -> Glossary:
    """A glossary from rows. Raises SettingsError for rows that cannot be right."""
    with collecting.at_rest():
        known = values.concepts(list(concepts))
        names = {concept.id for concept in known}
        found = {locale: values.terms(list(rows), locale, names) for locale, rows in terms.items()}
    return Glossary(known, found, compiled)


def _tables(folder: Path, name: str, wanted: Collection[str]) -> Iterator[tuple[str, Path]]:
    names = {each for locale in wanted for each in locales.fallbacks(locale)}
    seen: set[str] = set()
    for path in sorted(folder.glob("*.csv")):
        locale = _locale(path.stem, f"{name}/terms/{path.name}", seen)
        seen.add(locale)
        if not names or locale in names:
            yield locale, path


def _all_compiled(paths: Mapping[str, Path], name: str) -> Iterator[tuple[str, Compiled]]:
    for locale, path in paths.items():
        forms = path.with_name(f"{path.stem}{FORMS_ENDING}")
        if forms.exists():
            yield locale, _compiled(forms, f"{name}/terms/{forms.name}")


def _compiled(path: Path, shown: str) -> Compiled:
    text = storage.decode(storage.read(path, shown), shown)
    try:
        return compiled(text)
    except ValueError:
        step = "run `mbc-i18n glossary compile`"
        raise SettingsError("not a table of compiled forms", shown, step=step) from None


def compiled(text: str) -> Compiled:
    """A table of compiled forms from its text. Raises ValueError for what is none."""
    try:
        table = json.loads(text)
        forms = {word: unpacked(str(found)) for word, found in table["forms"].items()}
        return Compiled(str(table.get("inputs", "")), forms)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None


NO_END = "."


def packed(word: str, forms: Sequence[str]) -> str:
    """The letters that a word and its forms begin with, then each form's end."""
    begun = commonprefix([word, *forms])
    return " ".join((begun or NO_END, *(form[len(begun) :] or NO_END for form in forms)))


def unpacked(text: str) -> tuple[str, ...]:
    """The forms again."""
    begun, *ends = ("" if part == NO_END else part for part in text.split(" "))
    return tuple(begun + end for end in ends)


def _locale(stem: str, file: str, others: Collection[str]) -> str:
    try:
        locale = locales.canonical(stem)
    except SettingsError as error:
        raise SettingsError(error.problem, file, step=error.step) from None
    if locale in others:
        raise SettingsError(f"a second table for {locale}", file, step="join the two")
    return locale


def _rows(path: Path, shown: str, columns: Sequence[str]) -> Iterator[Row]:
    text = storage.decode(storage.read(path, shown), shown).removeprefix("\ufeff")
    spotless = not _is_spotted(text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        _refuse_columns(header, columns, shown)
        for cells in reader:
            if cells:
                held = dict(zip(header, map(str.strip, cells), strict=True))
                row = Row(shown, reader.line_num, held)
                yield row if spotless else _spotless(row)
    except csv.Error as error:
        raise SettingsError(f"not valid CSV ({error})", shown, reader.line_num) from None
    except ValueError:
        problem = f"a row with {len(cells)} cells under {len(header)} columns"
        raise SettingsError(
            problem, shown, reader.line_num, "quote cells that hold commas"
        ) from None


def _refuse_columns(header: Sequence[str], columns: Sequence[str], shown: str) -> None:
    unknown = [name for name in header if name not in columns]
    missing = [name for name in columns[:3] if name not in header]
    twice = [name for name in header if header.count(name) > 1]
    if unknown or missing or twice:
        problem = (
            f"unknown column {unknown[0]!r}" if unknown
            else f"no column {missing[0]!r}" if missing
            else f"column {twice[0]!r} stands twice"
        )  # fmt: skip
        raise SettingsError(problem, shown, 1, f"the columns are {', '.join(columns)}")


def _is_spotted(text: str) -> bool:
    return not unicodedata.is_normalized("NFC", text) or not INVISIBLE.isdisjoint(text)


def _spotless(row: Row) -> Row:
    for column, value in row.values.items():
        if _is_spotted(value):
            problem = f"{column} holds invisible characters or is not NFC"
            raise row.refuse(problem, "type it again")
    return row
