"""Rows of the tables as concepts and terms, and which rows are refused.

Columns follow ISO 30042's data categories; `docs/glossary.md` explains them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary.normalization import UNSPACED, characters, folded
from mbc_i18n.model import Concept, Term

CONCEPT_COLUMNS = (
    "id", "source", "source_variants", "pos", "abbreviation_of", "domain", "definition", "note",
    "case", "translate", "match", "not_in", "broader", "source_url", "status",
)  # fmt: skip
TERM_COLUMNS = (
    "id", "term", "usage", "pos", "gender", "forms", "match", "note", "source_url", "reviewer",
    "reviewed", "status",
)  # fmt: skip
STATUSES = ("proposed", "reviewed", "approved")
"""How far a person has vouched for a row."""

VALUES = {
    "usage": ("preferred", "admitted", "deprecated", "forbidden"),
    "case": ("no", "yes", "acronym"),
    "translate": ("yes", "no"),
    "status": STATUSES,
}
CONCEPT_MATCH = ("number", "exact")
TERM_MATCH = ("auto", "exact", "prefix", "compound")
PATTERN = "regex:"
ACCEPTED = ("preferred", "admitted")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with the place to name in an error; 0 where lines are not known."""

    file: str
    line: int
    values: Mapping[str, str]

    def refuse(self, problem: str, step: str = "") -> SettingsError:
        """The error for this row."""
        return SettingsError(problem, self.file, self.line, step)


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell that takes several, divided by `|`."""
    return tuple(part for piece in cell.split("|") if (part := piece.strip())) if cell else ()


def concepts(rows: Sequence[Row]) -> tuple[Concept, ...]:
    """The concepts of a table. Raises SettingsError, with the line, for what cannot be right."""
    seen: dict[str, int] = {}
    for row in rows:
        name = row.values["id"]
        if name in seen:
            raise row.refuse(f"concept {name!r} stands on line {seen[name]} already")
        if not name or not row.values["source"]:
            raise row.refuse("a concept needs an id and a source")
        seen[name] = row.line
        _refuse_values(row, ("case", "translate", "status"), CONCEPT_MATCH)
    for row in rows:
        for column in ("broader", "abbreviation_of"):
            other = row.values.get(column, "")
            if other and other not in seen:
                raise row.refuse(f"{column} {other!r} is no concept")
    return tuple(_concept(row.values) for row in rows)


def _refuse_values(row: Row, columns: Sequence[str], matches: Sequence[str]) -> None:
    for column in columns:
        value = row.values.get(column, "")
        if value and value not in VALUES[column]:
            raise row.refuse(f"{column} {value!r} is none of {', '.join(VALUES[column])}")
    match = row.values.get("match", "")
    if match.startswith(PATTERN):
        _refuse_pattern(row, match.removeprefix(PATTERN))
    elif match and match not in matches:
        known = ", ".join((*matches, f"{PATTERN}…"))
        raise row.refuse(f"match {match!r} is none of {known}")


def _refuse_pattern(row: Row, text: str) -> None:
    from mbc_i18n.glossary import patterns

    try:
        patterns.pattern(text)
    except ValueError as error:
        raise row.refuse(f"match {text!r}: {error}", "write a simpler pattern") from None


def _concept(values: Mapping[str, str]) -> Concept:
    cell = values.get
    return Concept(
        values["id"],
        values["source"],
        listed(cell("source_variants", "")),
        cell("definition", ""),
        cell("note", ""),
        cell("domain", ""),
        cell("case") or "no",
        cell("translate") != "no",
        cell("match") or "number",
        listed(cell("not_in", "")),
        cell("abbreviation_of", ""),
        cell("status") or "proposed",
    )


def terms(
    rows: Sequence[Row], locale: str, known: Collection[str]
) -> Mapping[str, tuple[Term, ...]]:
    """The terms of a locale by concept. Raises SettingsError for what cannot be right."""
    found: defaultdict[str, list[tuple[Term, Row]]] = defaultdict(list)
    for row in rows:
        name = row.values["id"]
        if name not in known:
            raise row.refuse(f"no concept {name!r}", "add it to concepts.csv")
        if not row.values["term"]:
            raise row.refuse("a row without a term")
        _refuse_values(row, ("usage", "status"), TERM_MATCH)
        found[name].append((_term(row.values, locale), row))
    language = locales.language(locale)
    for name, entries in found.items():
        if len(entries) > 1:
            _refuse_second_preferred(name, entries)
            _refuse_conflicts(name, entries, language)
    return {name: tuple(term for term, _ in entries) for name, entries in found.items()}


def _term(values: Mapping[str, str], locale: str) -> Term:
    cell = values.get
    return Term(
        values["id"],
        values["term"],
        locale,
        cell("usage") or "preferred",
        listed(cell("forms", "")),
        cell("note", ""),
        cell("status") or "proposed",
        cell("match") or "auto",
    )


def _refuse_second_preferred(name: str, entries: Sequence[tuple[Term, Row]]) -> None:
    preferred = [row for term, row in entries if term.usage == "preferred"]
    if len(preferred) > 1:
        raise preferred[1].refuse(f"a second preferred term for {name!r}")


def _refuse_conflicts(name: str, entries: Sequence[tuple[Term, Row]], language: str) -> None:
    """No word may be accepted and to be avoided for one concept, whatever its case or spelling."""
    if all(term.usage in ACCEPTED for term, _ in entries):
        return
    sides: dict[str, bool] = {}
    for term, row in entries:
        accepted = term.usage in ACCEPTED
        for form in (term.text, *term.forms):
            if sides.setdefault(_key(form, language), accepted) != accepted:
                problem = f"{form!r} is both accepted and not for {name!r}"
                raise row.refuse(problem, "keep it on one side")
    _refuse_swallowed(name, entries, language)


def _refuse_swallowed(name: str, entries: Sequence[tuple[Term, Row]], language: str) -> None:
    """What an accepted term with any ending takes in can never be found as a forbidden one."""
    open_ended = [
        (term, form)
        for term, _ in entries
        if term.usage in ACCEPTED and term.match in ("prefix", "compound")
        for form in (term.text, *term.forms)
    ]
    for term, row in entries:
        for wide, form in () if term.usage in ACCEPTED else open_ended:
            short, long = _key(form, language), _key(term.text, language)
            if short in long if wide.match == "compound" else long.startswith(short):
                problem = f"{term.text!r} is {term.usage}, and {wide.text!r} takes it in"
                raise row.refuse(f"{problem} by its match {wide.match!r}", "set that to exact")


def _key(form: str, language: str) -> str:
    if language in UNSPACED:
        return characters(form, language)[0]
    return " ".join(folded(word, language) for word in form.replace("-", " ").split())
