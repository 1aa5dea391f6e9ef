"""The words of HTML blocks, read by the code that reads pages.

What an element says of translating holds as a browser has it: in later HTML blocks too, and over
the Markdown between them, up to where the element ends. The first tag of an HTML block belongs to
no unit, since it may be what makes the block one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from mbc_i18n.formats.html import reading
from mbc_i18n.formats.html.items import Item, items
from mbc_i18n.formats.html.runs import LINE_END
from mbc_i18n.formats.html.scope import UNSEEN
from mbc_i18n.formats.markdown.html_page import Page, page
from mbc_i18n.formats.markdown.masking import MASK, Masked
from mbc_i18n.formats.markdown.walking import Walk
from mbc_i18n.formats.piece import Piece
from mbc_i18n.formats.sentences import Cut
from mbc_i18n.model import Block, Element, Unit


@dataclass(frozen=True, slots=True)
class HtmlBlocks:
    """What the HTML blocks of a text hold."""

    blocks: Sequence[Block] = ()
    """In order; their units have no path, note, context or line."""
    kept: frozenset[int] = frozenset()
    """Where runs of Markdown start that stand in an element that is not translated."""

    def within(self, start: int, end: int) -> Sequence[Block]:
        """The blocks that start in a span."""
        first = bisect_left(self.blocks, start, key=_start)
        return self.blocks[first : bisect_left(self.blocks, end, key=_start)]


def html_blocks(walk: Walk, text: str, cut: Cut, file: str) -> HtmlBlocks:
    """What the HTML blocks of a walk hold.

    Raises FormatError where elements that are never closed would cost too much.
    """
    whole = page(walk, text)
    if whole is None:
        return HtmlBlocks()
    found = items(whole.text, file)
    change = partial(_revealed, walk.masked)
    read = reading.blocks(whole.text, _bordered(found, whole.borders), cut, file, change)
    own = [_placed(block, whole) for block in read if _is_own(block, whole, walk.masked)]
    return HtmlBlocks(sorted(own, key=_start), _kept(whole, found))


def _start(block: Block) -> int:
    return block.start


def _bordered(found: Sequence[Item], borders: Sequence[int]) -> Iterator[Item]:
    """The items, those of two HTML blocks apart, and the first of each apart from its words."""
    waiting = iter(borders)
    border = next(waiting, -1)
    for item in found:
        if not 0 <= border <= item.start:
            yield item
            continue
        while 0 <= border <= item.start:
            border = next(waiting, -1)
        line = replace(item, role=LINE_END, end=item.start, attributes=None)
        yield from (line, item)
        if item.role != "words":
            yield replace(line, start=item.end, end=item.end)


def _kept(whole: Page, found: Sequence[Item]) -> frozenset[int]:
    kept = {
        item.start
        for item in found
        if item.role == "words" and not item.scope.translate and item.scope is not UNSEEN
    }
    return frozenset(start for start, letter in whole.runs if letter in kept)


def _is_own(block: Block, whole: Page, masked: Masked) -> bool:
    """False for what the page adds, and for an attribute that holds others' syntax."""
    if not block.units or block.units[0].start in whole.letters:
        return False
    return not any(masked.holds(unit.source) for unit in block.units)


def _revealed(masked: Masked, pieces: list[Piece]) -> list[Piece]:
    """Pieces of the page with the finds in them as elements."""
    if not masked.hidden:
        return pieces
    return [part for piece in pieces for part in _parts(piece, masked)]


def _parts(piece: Piece, masked: Masked) -> Iterator[Piece]:
    if piece.role != "text" or piece.end - piece.start != len(piece.text):
        yield piece._replace(text=masked.unmasked(piece.text), note=masked.unmasked(piece.note))
        return
    cursor = 0
    for mask in MASK.finditer(piece.text):
        raw, kind = masked.hidden.get(mask[0][0], ("", None))
        if kind is None:
            continue
        if cursor < mask.start():
            yield _stretch(piece, cursor, mask.start())
        cursor = mask.start() + len(raw)
        start, end = piece.start + mask.start(), piece.start + cursor
        yield Piece("void", kind.shown, start, end, kind.name, note=raw, kind="html")
    if cursor < len(piece.text):
        yield _stretch(piece, cursor, len(piece.text))


def _stretch(piece: Piece, start: int, end: int) -> Piece:
    first, last = piece.start + start, piece.start + end
    return piece._replace(text=piece.text[start:end], start=first, end=last)


def _placed(block: Block, whole: Page) -> Block:
    units = tuple(_unit(unit, whole) for unit in block.units)
    return replace(block, start=units[0].start, end=units[-1].end, units=units)


def _unit(unit: Unit, whole: Page) -> Unit:
    start, end = whole.span((unit.start, unit.end))
    elements = tuple(_element(element, whole) for element in unit.elements)
    return replace(unit, start=start, end=end, elements=elements)


def _element(element: Element, whole: Page) -> Element:
    opening, closing = whole.span(element.opening), whole.span(element.closing)
    return replace(element, opening=opening, closing=closing)
