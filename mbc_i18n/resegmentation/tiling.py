"""Old messages that tile the text of a block: where old and new cuts meet.

A source is compared in flat form, without the numbers of its tags: `<a1>` of a block is `<a>` in
the sentence that it stands in. Whoever uses a stretch compares the exact words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mbc_i18n import inline, joining
from mbc_i18n.model import Block, Element, Message, Unit

LONGEST = 10_000
"""Characters of the longest old unit that is looked for: it keeps the search linear."""

KEPT = 1 << 14
"""Sources whose flat forms are remembered: they stay when translations change."""

SPACE = re.compile(r"\s*+")


@dataclass(frozen=True, slots=True)
class Tiles:
    """Old messages of one context, to be found by the beginning of a text."""

    sources: Sequence[str]
    """Their sources in flat form, sorted."""
    parents: Sequence[int]
    """For each the longest other one that it begins with, by index; -1 for none."""
    messages: Mapping[str, Message]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Old and new units of the same text, placed in it."""

    text: str
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    messages: tuple[Message, ...]
    """Those of the old units."""


@lru_cache(maxsize=KEPT)
def flat_form(source: str) -> str:
    """A source with the numbers of its tags left out: they depend on how a block is cut."""
    return inline.TAG.sub(lambda tag: _unnumbered(tag[0]), source)


def _unnumbered(tag: str) -> str:
    end = 2 if tag.endswith("/>") else 1
    return joining.base(tag[:-end]) + tag[-end:]


def tiles_of(messages: Iterable[Message]) -> dict[str, Tiles]:
    """What old messages can be found by, by their context."""
    by_context: defaultdict[str, dict[str, Message]] = defaultdict(dict)
    for message in messages:
        by_context[message.context].setdefault(flat_form(message.source), message)
    return {context: _sorted(own) for context, own in by_context.items()}


def _sorted(messages: Mapping[str, Message]) -> Tiles:
    sources = sorted(messages)
    parents: list[int] = []
    for index, source in enumerate(sources):
        parent = index - 1
        while parent >= 0 and not source.startswith(sources[parent]):
            parent = parents[parent]
        parents.append(parent)
    return Tiles(sources, parents, messages)


def begun(tiles: Mapping[str, Tiles]) -> set[tuple[str, str]]:
    """Context and flat source of those that begin with another one: no others can be tiled."""
    return {
        (context, source)
        for context, own in tiles.items()
        for source, parent in zip(own.sources, own.parents, strict=True)
        if parent >= 0 and _goes_on(source, len(own.sources[parent]))
    }


def _goes_on(source: str, end: int) -> bool:
    """True where a unit may begin behind the one that ends at `end`, or a shorter one is taken."""
    return end > LONGEST or _after_gap(source, end) < len(source)


def longest(text: str, at: int, tiles: Tiles, but: str = "") -> str:
    """The longest flat source that stands at a place of a text, "" where none does."""
    index = bisect_right(tiles.sources, text[at : at + LONGEST]) - 1
    while index >= 0:
        source = tiles.sources[index]
        if source and source != but and text.startswith(source, at):
            return source
        index = tiles.parents[index]
    return ""


def stretches(block: Block, text: str, tiles: Mapping[str, Tiles]) -> Iterator[Stretch]:
    """The shortest parts of a block that begin and end with old and new units alike, cut anew."""
    own = tiles.get(block.units[0].context)
    flat, units = laid_out(block.units, text)
    first = 0
    while own and first < len(units):
        found = tiled(flat, units, first, own)
        last = found[0] if found else first + 1
        if found and (last - first, len(found[1])) != (1, 1):
            yield Stretch(flat, found[1], tuple(units[first:last]), found[2])
        first = last


def laid_out(units: Sequence[Unit], text: str) -> tuple[str, list[Unit]]:
    """The flat text of a block, and its units placed in it."""
    pieces: list[str] = []
    placed: list[Unit] = []
    at = 0
    for before, unit in zip((None, *units), units, strict=False):
        gap = joining.shown_gap(before, unit, text) if before else ""
        pieces += [gap, flat_form(unit.source)]
        start, at = at + len(gap), at + len(gap) + len(pieces[-1])
        placed.append(replace(unit, start=start, end=at, suffix="", note=""))
    return "".join(pieces), placed


def tiled(
    flat: str, units: Sequence[Unit], first: int, tiles: Tiles, but: str = ""
) -> tuple[int, tuple[Unit, ...], tuple[Message, ...]] | None:
    """Old units from the start of a new one to the end of one, and the index after that one.

    A message whose flat source is `but` is no old one.
    """
    old: list[Unit] = []
    messages: list[Message] = []
    last, at = first, units[first].start
    while source := longest(flat, at, tiles, but):
        end = at + len(source)
        message = tiles.messages[source]
        elements = elements_of(message.source)
        old.append(Unit(message.source, message.context, start=at, end=end, elements=elements))
        messages.append(message)
        while last < len(units) and units[last].end < end:
            last += 1
        if last < len(units) and units[last].end == end:
            return last + 1, tuple(old), tuple(messages)
        at = _after_gap(flat, end)
    return None


def _after_gap(flat: str, end: int) -> int:
    """Where the next unit may begin; behind the text where a word would be cut."""
    found = SPACE.match(flat, end)
    at = found.end() if found else end
    return at if at > end or not flat[end - 1].isalnum() else len(flat)


def elements_of(source: str) -> tuple[Element, ...]:
    """The elements that a message's source shows, in the order of their first tags."""
    return tuple(sorted(inline.tags_in(source), key=lambda e: source.find(inline.opening_tag(e))))
