"""Law 1: a translation is spliced into the spans of a document; all else stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from operator import itemgetter

from mbc_i18n import inline, locales
from mbc_i18n.model import Block, Document, Translation, Unit

Edit = tuple[int, int, str]
"""Start, end and the words that stand there instead."""

Render = Callable[[Block, Unit, str], str]
"""Writes a unit's target in the document's format."""

Mark = Callable[[Block, Unit], str | None]
"""Writes a unit that has no target, marked as source language; None leaves it as it is."""

Join = Callable[[str, str, str, str], str]

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which no file can hold."""


def splice(
    document: Document,
    translation: Translation,
    render: Render,
    mark: Mark | None = None,
    join: Join = locales.join,
    firm: Container[int] = (),
) -> str:
    """The document's text with each translated unit's span replaced.

    A unit without a target, or whose target equals its source, keeps its characters; so does the
    white space beside two such units. Other gaps between sentences are joined as the target
    locale does it, but for those of the blocks whose start is in `firm`. Units of length nought
    (words given by an outline) are never written.
    """
    made = changes(document, translation, render, mark, join, firm)
    return apply(document.text, 0, len(document.text), made)


def changes(
    document: Document,
    translation: Translation,
    render: Render,
    mark: Mark | None = None,
    join: Join = locales.join,
    firm: Container[int] = (),
) -> list[Edit]:
    """What `splice` changes, sorted, no edit inside another."""
    inner = list(edits(document, translation, render, mark, ("attribute",), join))
    outer = list(edits(document, translation, render, mark, None, join, firm))
    return sorted([*_outside(sorted(inner), sorted(outer)), *outer])


def edits(
    document: Document,
    translation: Translation,
    render: Render,
    mark: Mark | None = None,
    kinds: tuple[str, ...] | None = None,
    join: Join = locales.join,
    firm: Container[int] = (),
) -> Iterator[Edit]:
    """The edits of the blocks of some kinds; without `kinds`, of all but attributes."""
    for block in document.blocks:
        if (block.kind in kinds) if kinds else (block.kind != "attribute"):
            own = _as_it_stands if block.start in firm else join
            yield from _block_edits(document, block, translation, render, mark, own)


def _as_it_stands(left: str, gap: str, right: str, locale: str) -> str:
    return gap


def _block_edits(
    document: Document,
    block: Block,
    translation: Translation,
    render: Render,
    mark: Mark | None,
    join: Join,
) -> Iterator[Edit]:
    units = [unit for unit in block.units if unit.start < unit.end]
    written = [changed(unit, translation) for unit in units]
    for index, (unit, target) in enumerate(zip(units, written, strict=True)):
        shown = render(block, unit, target) if target is not None else _marked(block, unit, mark)
        if shown is not None:
            yield (unit.start, unit.end, shown)
        if index and (target is not None or written[index - 1] is not None):
            before = units[index - 1]
            gap = document.text[before.end : unit.start]
            left = written[index - 1] or before.source
            locale = translation.locale or document.locale
            joined = join(left, gap, target or unit.source, locale)
            if joined != gap:
                yield before.end, unit.start, joined


def changed(unit: Unit, translation: Translation) -> str | None:
    """The target where it is other than the source's own words, else None."""
    target = translation.target(unit)
    return None if target is None or target.strip() == unit.source else target


def wrong(unit: Unit, target: str) -> str:
    """What keeps a target out of any document: no words, other tags, half a character; else ""."""
    if not target.strip():
        return "it is empty"
    found = inline.problems(target, unit.elements)
    return found[0] if found else "it holds half a character" if SURROGATE.search(target) else ""


def _marked(block: Block, unit: Unit, mark: Mark | None) -> str | None:
    return mark(block, unit) if mark else None


def apply(text: str, start: int, end: int, changes: Iterable[Edit]) -> str:
    """`text[start:end]` with sorted changes that lie inside it made."""
    pieces, cursor = [], start
    for first, last, words in changes:
        pieces += [text[cursor:first], words]
        cursor = last
    return "".join([*pieces, text[cursor:end]])


def within(changes: Sequence[Edit], start: int, end: int) -> list[Edit]:
    """Those of the changes, which are sorted and apart from each other, that lie inside a span."""
    first = bisect_left(changes, start, key=itemgetter(0))
    last = bisect_right(changes, end, key=itemgetter(1))
    return list(changes[first:last])


def _outside(inner: list[Edit], outer: list[Edit]) -> Iterator[Edit]:
    position = 0
    for change in inner:
        while position < len(outer) and outer[position][1] < change[1]:
            position += 1
        if position == len(outer) or outer[position][0] > change[0]:
            yield change
