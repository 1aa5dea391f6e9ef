"""Data categories of ISO 30042 and the columns of the glossary's tables that they fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mbc_i18n.exchange import hints
from mbc_i18n.exchange.xmltree import Element

STATUS_READ = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "superseded": "deprecated",
    "obsolete": "deprecated",
    "notrecommended": "deprecated",
    "forbidden": "forbidden",
}
STATUS_WRITTEN = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "forbidden": "supersededTerm-admn-sts",
}
STATUS = re.compile(f"({'|'.join(STATUS_READ)})(?:term)?(?:-?admn-?sts)?", re.IGNORECASE)
PARTS_OF_SPEECH = frozenset({"noun", "verb", "adjective", "adverb", "other"})
GENDERS = frozenset({"masculine", "feminine", "neuter", "other"})

CONCEPT = {
    "subjectField": "domain",
    "definition": "definition",
    "note": "note",
    "externalCrossReference": "source_url",
    "translationNote": "translate",
    "Translation needed": "translate",
}
TERM = {
    "partOfSpeech": "pos",
    "grammaticalGender": "gender",
    "administrativeStatus": "usage",
    "externalCrossReference": "source_url",
    "note": "note",
}
INSIDE = frozenset({"langSec", "langSet", "termSec", "tig", "ntig", "term"})
"""Elements that are no field of what they stand in."""


@dataclass(frozen=True, slots=True)
class Field:
    """One statement of a file about a concept, a language or a term."""

    category: str
    """The data category: `definition`, `partOfSpeech`, `note`."""
    text: str
    target: str = ""
    """What it points to."""

    @property
    def words(self) -> str:
        """How it reads as a note."""
        target = self.target if self.target not in self.text else ""
        words = " ".join(filter(None, (self.text, target)))
        return words if self.category == "note" else f"{self.category}: {words}"


@dataclass(slots=True)
class Cells:
    """What the fields of one concept or term come to."""

    columns: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    """What no column holds, as it reads in a note."""
    hints: dict[str, str] = field(default_factory=dict)

    def row(self, hinted: Iterable[str]) -> dict[str, str]:
        """The cells: hints stand over fields; what no column holds joins the note."""
        known = {key: value for key, value in self.hints.items() if key in hinted}
        row = self.columns | known
        kept = dict.fromkeys(filter(None, (row.get("note", ""), *self.kept)))
        if self.kept:
            row["note"] = "; ".join(kept)
        return row


def fields(scope: Element) -> Iterator[Field]:
    """The fields of a concept, language or term; those of its inner scopes are theirs."""
    for child in scope.elements:
        if child.name in INSIDE:
            continue
        if child.name == "transacGrp":
            yield _transaction(child)
        elif child.name.endswith("Grp"):
            yield from _group(child)
        else:
            yield _field(child)


def _field(leaf: Element) -> Field:
    # In the DCT style the category is the element's name, in DCA its type.
    attributes = leaf.attributes
    return Field(attributes.get("type") or leaf.name, leaf.text, attributes.get("target", ""))


def _transaction(group: Element) -> Field:
    first, *rest = [_field(child) for child in group.elements] or [Field("transacGrp", "")]
    named = first.text or first.category
    return Field(named, ", ".join(each.text for each in rest if each.text))


def _group(group: Element) -> Iterator[Field]:
    main = ""
    for child in group.elements:
        if child.name in INSIDE:
            continue
        leaf = _field(child)
        yield Field(f"{main} {leaf.category}", leaf.text, leaf.target) if main else leaf
        if group.name in ("descripGrp", "adminGrp") and not main:
            main = leaf.category


def read(found: Iterable[Field], table: Mapping[str, str], known: Iterable[str]) -> Cells:
    """Fields into cells: the first of a category fills its column, the rest is kept as words."""
    cells = Cells()
    for each in found:
        hint = hints.read(each.text) if each.category == "note" else None
        column = table.get(each.category, "")
        value = _value(column, each)
        if hint and hint[0] in known and hint[0] not in cells.hints:
            cells.hints[hint[0]] = hint[1]
        elif value and cells.columns.get(column, value) == value:
            cells.columns[column] = value
        elif each.text or each.target:
            cells.kept.append(each.words)
    return cells


def _value(column: str, each: Field) -> str:
    match column:
        case "usage":
            status = STATUS.fullmatch(each.text)
            return STATUS_READ[status[1].lower()] if status else ""
        case "translate":
            return each.text.lower() if each.text.lower() in ("no", "yes") else ""
        case "source_url":
            return each.target or each.text
        case "":
            return ""
        case _:
            return each.text
