"""Another glossary's tables merged into ours.

What is new comes in as proposed: nobody here has vouched for it. What both say otherwise is a
conflict. Without a preference, and with one for ours, no row of ours changes. With one for theirs
only rows that nobody vouched for change, and lose nothing: a preferred term becomes admitted, an
earlier source term a variant, an earlier definition stands in the note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from mbc_i18n.exchange import rivals
from mbc_i18n.exchange.amending import Amendment
from mbc_i18n.exchange.rivals import OURS, THEIRS, Conflict, filled, is_vouched, proposed
from mbc_i18n.exchange.tables import Row, Tables, listed

DEFAULTS = {"case": "no", "translate": "yes", "match": "number"}
TOLD = ("definition", "case", "translate", "match")
"""Cells of a concept that make a conflict where both are filled and differ."""
LINKS = ("broader", "abbreviation_of")


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge comes to."""

    amendments: Mapping[str, Amendment] = field(default_factory=lambda: MappingProxyType({}))
    """For each table that changes: the locale of the terms, or "" for the concepts."""
    conflicts: tuple[Conflict, ...] = ()


def merge(ours: Tables, theirs: Tables, prefer: str = "") -> Merge:
    """Their rows beside ours; `prefer` is ours, theirs or "" to take no side.

    A concept is the same by its id, else by a source term that only one of ours has. A term is the
    same in a concept and a locale by its words, whatever their capitals.
    """
    conflicts: list[Conflict] = []
    same = dict(_identities(ours, theirs, prefer, conflicts))
    known = [_linked(row, same) for row in theirs.concepts if row["id"] in same]
    merged = {"": (ours.concepts, _concepts(ours.concepts, known, prefer, conflicts))}
    for locale, rows in theirs.terms.items():
        there = [{**row, "id": same[row["id"]]} for row in rows if row["id"] in same]
        here = ours.terms.get(locale, ())
        merged[locale] = here, rivals.merged(here, there, locale, prefer, conflicts)
    found = {name: _amendment(before, after) for name, (before, after) in merged.items()}
    changes = {name: each for name, each in found.items() if each.added or each.changed}
    return Merge(changes, tuple(conflicts))


def _amendment(before: Sequence[Row], after: Sequence[Row]) -> Amendment:
    pairs = zip(before, after, strict=False)
    changed = tuple((old, new) for old, new in pairs if old != new)
    return Amendment(tuple(after[len(before) :]), changed)


def _identities(
    ours: Tables, theirs: Tables, prefer: str, conflicts: list[Conflict]
) -> Iterator[tuple[str, str]]:
    """Their id and ours for each concept; one of which it is not clear what it is is left out."""
    by_id = {row["id"]: row for row in ours.concepts}
    by_name: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in ours.concepts:
        for name in _names(row):
            by_name[name][row["id"]] = None
    for row in theirs.concepts:
        here = by_id.get(row["id"])
        known = list({each: None for name in _names(row) for each in by_name.get(name, {})})
        if here is not None and here["id"] not in known:
            taken = OURS if prefer == THEIRS and is_vouched(here) else prefer
            told = Conflict(row["id"], "", "source", here["source"], row["source"], taken)
            conflicts.append(told)
            if taken == THEIRS:
                yield row["id"], row["id"]
        elif here is not None or len(known) <= 1:
            yield row["id"], row["id"] if here is not None else next(iter(known), row["id"])
        else:
            taken = prefer and OURS
            told = Conflict(row["id"], "", "source", ", ".join(known), row["source"], taken)
            conflicts.append(told)


def _names(row: Row) -> list[str]:
    return [each.casefold() for each in (row["source"], *listed(row["source_variants"]))]


def _linked(row: Row, same: Mapping[str, str]) -> Row:
    """A concept of theirs by our ids."""
    return {**row, **{name: same.get(row[name], "") for name in LINKS}, "id": same[row["id"]]}


def _concepts(
    ours: Iterable[Row], theirs: Iterable[Row], prefer: str, conflicts: list[Conflict]
) -> list[Row]:
    """Our concepts as they are going to be, then the new ones."""
    rows = {row["id"]: row for row in ours}
    new: dict[str, Row] = {}
    for there in theirs:
        here = rows.get(there["id"])
        if here is None:
            new.setdefault(there["id"], proposed(there))
            continue
        taken = OURS if prefer == THEIRS and is_vouched(here) else prefer
        differing = [name for name in TOLD if _differs(here, there, name)]
        conflicts += (
            Conflict(here["id"], "", name, here[name], there[name], taken) for name in differing
        )
        if taken == THEIRS:
            rows[here["id"]] = filled(_replaced(here, there, differing), there)
    return [*rows.values(), *new.values()]


def _differs(row: Row, there: Row, name: str) -> bool:
    here = row[name] or DEFAULTS.get(name, "")
    return bool(there[name] and here and there[name] != here)


def _replaced(row: Row, there: Row, names: Sequence[str]) -> Row:
    """A concept with cells of theirs; the source term and the definition that it had stay in it."""
    made = {**row, **{name: there[name] for name in names}}
    if not set(_names(row)) & set(_names(there)):
        made["source"] = there["source"]
        made["source_variants"] = "|".join((row["source"], *listed(row["source_variants"])))
    if "definition" in names:
        made["note"] = f"{row['note']} Earlier definition: {row['definition']}".strip()
    return made
