"""`concepts.csv` and `terms/<locale>.csv`: one row a concept, one row a term.

Columns follow ISO 30042's data categories; `docs/glossary.md` explains them.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from mbc_i18n import locales, storage
from mbc_i18n.errors import SettingsError
from mbc_i18n.model import Concept, Term

CONCEPT_COLUMNS = (
    "id", "source", "source_variants", "pos", "abbreviation_of", "domain", "definition", "note",
    "case", "translate", "match", "not_in", "broader", "source_url", "status",
)  # fmt: skip
TERM_COLUMNS = (
    "id", "term", "usage", "pos", "gender", "forms", "match", "note", "source_url", "reviewer",
    "reviewed", "status",
)  # fmt: skip
VALUES = {
    "usage": ("preferred", "admitted", "deprecated", "forbidden"),
    "case": ("no", "yes", "acronym"),
    "translate": ("yes", "no"),
    "status": ("proposed", "reviewed", "approved"),
    "match": ("", "number", "exact", "auto", "prefix", "compound"),
}
FORMS_ENDING = ".forms.json"
ACCEPTED = ("preferred", "admitted")
INVISIBLE = frozenset("\u200b\u200e\u200f\u00ad\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with the place to name in an error."""

    file: str
    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """Concepts in the file's order, and the terms of each locale by concept.

    Two of them are never equal, so that what is made of one can be kept by it.
    """

    concepts: tuple[Concept, ...] = ()
    terms: Mapping[str, Mapping[str, tuple[Term, ...]]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    compiled: Mapping[str, Mapping[str, tuple[str, ...]]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """What `glossary compile` wrote for a locale, beside its terms."""

    def of(self, concept: str, locale: str) -> tuple[Term, ...]:
        """The terms of a concept in a locale, its own before those of what stands in for it."""
        for name in locales.fallbacks(locale):
            found = self.terms.get(name, {}).get(concept)
            if found:
                return found
        return ()


def load(folder: Path, shown: str = "") -> Glossary:
    """The glossary of a folder; an empty one where the folder has none.

    Raises SettingsError, with file and line, for a table that cannot be right.
    """
    name = shown or str(folder)
    table = folder / "concepts.csv"
    if not table.exists():
        return Glossary()
    concepts = _concepts(list(_rows(table, f"{name}/concepts.csv", CONCEPT_COLUMNS)))
    known = {concept.id for concept in concepts}
    terms: dict[str, Mapping[str, tuple[Term, ...]]] = {}
    compiled: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for path in sorted((folder / "terms").glob("*.csv")):
        file = f"{name}/terms/{path.name}"
        locale = _locale(path.stem, file, terms)
        terms[locale] = _terms(list(_rows(path, file, TERM_COLUMNS)), locale, known)
        forms = path.with_name(f"{path.stem}{FORMS_ENDING}")
        if forms.exists():
            compiled[locale] = _compiled(forms, f"{name}/terms/{forms.name}")
    return Glossary(tuple(concepts), terms, compiled)


def _compiled(path: Path, shown: str) -> Mapping[str, tuple[str, ...]]:
    text = storage.decode(storage.read(path, shown), shown)
    try:
        table = json.loads(text)
        return {str(word): tuple(map(str, forms)) for word, forms in table["forms"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        step = "run `mbc-i18n glossary compile`"
        raise SettingsError("not a table of compiled forms", shown, step=step) from None


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
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        _refuse_columns(header, columns, shown)
        for values in reader:
            if values:
                yield _row(dict(zip(header, values, strict=True)), shown, reader.line_num)
    except csv.Error as error:
        raise SettingsError(f"not valid CSV ({error})", shown, reader.line_num) from None
    except ValueError:
        problem = f"a row with {len(values)} cells under {len(header)} columns"
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


def _row(values: dict[str, str], shown: str, line: int) -> Row:
    for column, value in values.items():
        if column in VALUES and value not in VALUES[column] and value:
            raise SettingsError(
                f"{column} {value!r} is none of {', '.join(filter(None, VALUES[column]))}",
                shown,
                line,
            )
        if unicodedata.normalize("NFC", value) != value or INVISIBLE & set(value):
            raise SettingsError(
                f"{column} holds invisible characters or is not NFC", shown, line, "type it again"
            )
    return Row(shown, line, {column: value.strip() for column, value in values.items()})


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for piece in cell.split("|") if (part := piece.strip()))


def _concepts(rows: Sequence[Row]) -> list[Concept]:
    seen: dict[str, int] = {}
    for row in rows:
        name = row.values["id"]
        if name in seen:
            raise SettingsError(
                f"concept {name!r} stands on line {seen[name]} already", row.file, row.line
            )
        if not name or not row.values["source"]:
            raise SettingsError("a concept needs an id and a source", row.file, row.line)
        seen[name] = row.line
    for row in rows:
        _refuse_unknown_concept(row, seen)
    return [_concept(row.values) for row in rows]


def _refuse_unknown_concept(row: Row, known: Mapping[str, int]) -> None:
    for column in ("broader", "abbreviation_of"):
        name = row.values.get(column, "")
        if name and name not in known:
            raise SettingsError(f"{column} {name!r} is no concept", row.file, row.line)


def _concept(values: Mapping[str, str]) -> Concept:
    return Concept(
        values["id"],
        values["source"],
        _listed(values.get("source_variants", "")),
        values.get("definition", ""),
        values.get("note", ""),
        values.get("domain", ""),
        values.get("case") or "no",
        values.get("translate") != "no",
        values.get("match") or "number",
        _listed(values.get("not_in", "")),
        values.get("abbreviation_of", ""),
        values.get("status") or "proposed",
    )


def _terms(rows: Sequence[Row], locale: str, known: set[str]) -> Mapping[str, tuple[Term, ...]]:
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for row in rows:
        name = row.values["id"]
        if name not in known:
            raise SettingsError(
                f"no concept {name!r}", row.file, row.line, "add it to concepts.csv"
            )
        term = _term(row.values, locale)
        _refuse_conflict(term, found[name], row)
        found[name].append(term)
    return {name: tuple(terms) for name, terms in found.items()}


def _refuse_conflict(term: Term, others: Sequence[Term], row: Row) -> None:
    if not term.text:
        raise SettingsError("a row without a term", row.file, row.line)
    if term.usage == "preferred" and any(other.usage == "preferred" for other in others):
        raise SettingsError(f"a second preferred term for {term.concept!r}", row.file, row.line)
    rivals = [other for other in others if (other.usage in ACCEPTED) != (term.usage in ACCEPTED)]
    taken = {form.casefold() for other in rivals for form in (other.text, *other.forms)}
    for form in (term.text, *term.forms):
        if form.casefold() in taken:
            problem = f"{form!r} is both accepted and not for {term.concept!r}"
            raise SettingsError(problem, row.file, row.line, "keep it on one side")


def _term(values: Mapping[str, str], locale: str) -> Term:
    return Term(
        values["id"],
        values["term"],
        locale,
        values.get("usage") or "preferred",
        _listed(values.get("forms", "")),
        values.get("note", ""),
        values.get("status") or "proposed",
        values.get("match") or "auto",
    )
