"""Abbreviations that the article uses before it says what they are short for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mbc_i18n.checks.context import Context
from mbc_i18n.checks.source.frame import Remark, plain, rule
from mbc_i18n.model import Concept, Document, Unit

USE = re.compile(r"(?<![\w/&.-])([A-Z]{2,7})s?(?![\w/&-])(?!\.[A-Za-z])(?! [A-Z][a-z])")
"""One before a word with a capital is part of a name: *BMC Cancer*."""

EXPLAINED = re.compile(
    r"\w\s{0,12}\(\s{0,12}([A-Z]{2,7})s?\s{0,12}(?=[),;])|(?<![\w-])([A-Z]{2,7})s?\s{1,12}\(\s?[A-Za-z]"
)
"""`magnetic resonance imaging (MRI)` or `MRI (magnetic resonance imaging)`."""

ROMAN = re.compile(r"[IVXLC]+\Z")
SMALL = re.compile(r"\b[a-z]{2,7}\b")
"""A word that is also written small is no abbreviation: it was written large to stress it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an abbreviation stands."""

    number: int
    """Of the unit in the article."""
    start: int
    unit: Unit


@rule("undefined-abbreviation", severity="info", language="en")
def undefined_abbreviation(document: Document, context: Context) -> Iterator[Remark]:
    """An abbreviation that is not explained, or only further down.

    A translator has to know what is meant to find the language's own. Those that every reader
    knows (`data/source/abbreviations.en.txt`) need no explaining, nor do titles one before them.

    Bad: en | Ask for an MRI. ¶ It is safe.
    Bad: en | Ask for an MRI. ¶ Magnetic resonance imaging (MRI) is safe.
    Good: en | Magnetic resonance imaging (MRI) is safe. ¶ Ask for an MRI.
    Good: en | The MRI (magnetic resonance imaging) is safe.
    """
    explained: dict[str, _Place] = {}
    used: dict[str, _Place] = {}
    for number, unit in enumerate(_units(document)):
        text = plain(unit)
        for found in EXPLAINED.finditer(text):
            name = found[1] or found[2]
            explained.setdefault(name, _Place(number, found.start(found.lastindex or 1), unit))
        for found in USE.finditer(text):
            used.setdefault(found[1], _Place(number, found.start(1), unit))
    words = {word for unit in document.units for word in SMALL.findall(unit.source)}
    for name, place in used.items():
        if not (name in _known() or ROMAN.match(name) or name.lower() in words):
            yield from _remark(name, place, explained.get(name), context.glossary.concepts)


def _units(document: Document) -> Iterator[Unit]:
    """The units that are read in order, but those in capitals throughout."""
    blocks = (block for block in document.blocks if block.kind not in ("title", "attribute"))
    return (unit for block in blocks for unit in block.units if not unit.source.isupper())


def _remark(
    name: str, place: _Place, explained: _Place | None, concepts: Sequence[Concept]
) -> Iterator[Remark]:
    if explained and (explained.number, explained.start) <= (place.number, place.start):
        return
    concept = next((each for each in concepts if each.source == name), None)
    full = _full(concept, concepts)
    late = f" until line {explained.unit.line}" if explained else ""
    told = f"“{name}” is not explained{late}" + (f": {full}" if full else "")
    span = (place.start, place.start + len(name))
    yield Remark(place.unit, told, (span,), full, concept.id if concept else "")


def _full(concept: Concept | None, concepts: Sequence[Concept]) -> str:
    """What the glossary says that a concept is short for."""
    wanted = concept.abbreviation_of if concept else ""
    return next((each.source for each in concepts if wanted and each.id == wanted), "")


@cache
def _known() -> frozenset[str]:
    path = resources.files("mbc_i18n") / "data" / "source" / "abbreviations.en.txt"
    lines = path.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())
