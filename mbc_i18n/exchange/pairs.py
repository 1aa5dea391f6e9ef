"""Lines of a source word and its translation into tables, for formats that know no more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from mbc_i18n.exchange.tables import Row, Tables, made

CONTROL = re.compile("[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of such a file."""

    source: str
    target: str
    usage: str = ""
    """"" where the line does not say: the first target of a source is preferred."""
    concept: str = ""
    """The concept's id, "" where the line names none."""
    pos: str = ""
    target_pos: str = ""
    definition: str = ""
    note: str = ""


def tables(found: Iterable[Pair], locale: str, file: str) -> Tables:
    """Tables of the pairs; lines of one id are one concept, without ids those of one source."""
    concepts: dict[str, dict[str, str]] = {}
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    rows: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    by_source: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for pair in found:
        name = pair.concept or by_source.get(pair.source)
        name = name or free_name(pair.source, concepts, numbers)
        by_source.setdefault(pair.source, name)
        words[name][pair.source] = None
        _describe(concepts.setdefault(name, {"id": name, "source": pair.source}), pair)
        if pair.target:
            rows[name].setdefault(pair.target, _term(pair, name, not rows[name]))
    for name, row in concepts.items():
        row["source_variants"] = "|".join(list(words[name])[1:])
    terms = {locale: [row for each in rows.values() for row in each.values()]}
    return made(concepts.values(), terms, file)


def free_name(source: str, taken: Container[str], numbers: dict[str, int]) -> str:
    """An id made of a concept's source term; `numbers` remembers how often each was given."""
    slug = re.sub(r"\W+", "-", source.casefold()).strip("-_") or "concept"
    name = slug
    while name in taken:
        numbers[slug] = numbers.get(slug, 1) + 1
        name = f"{slug}-{numbers[slug]}"
    return name


def _describe(row: dict[str, str], pair: Pair) -> None:
    row["pos"] = row.get("pos") or pair.pos
    row["definition"] = row.get("definition") or pair.definition


def _term(pair: Pair, name: str, first: bool) -> Row:
    usage = pair.usage or ("preferred" if first else "admitted")
    held = {"id": name, "term": pair.target, "usage": usage}
    return held | {"pos": pair.target_pos, "note": pair.note}


def cell(text: str) -> str:
    """A text that fits between two tabs."""
    return CONTROL.sub(" ", text)
