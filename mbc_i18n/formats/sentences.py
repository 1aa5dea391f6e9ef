"""A block's pieces cut into units: sentences, with their inline elements by name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from mbc_i18n import inline, segment
from mbc_i18n.formats.piece import Piece
from mbc_i18n.model import Element, Span, Unit
from mbc_i18n.segment import Rules
from mbc_i18n.segment.walls import ordered

WHITE = re.compile(r"[ \t\r\n\f\v]+")
WORD = re.compile(r"[^\W_]")
"""A letter or a digit: without one there is nothing to translate."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How a document is cut: its language, and `sentence` or `block`."""

    locale: str = "en"
    segmentation: str = "sentence"
    rules: Rules | None = None
    """A user's own rules for where sentences end."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a block says of each of its units."""

    kind: str = "paragraph"
    context: str = ""
    note: str = ""
    lines: Sequence[int] = ()
    """Where the lines of the document start; without them no unit has a line."""


NOTHING = Told()


@dataclass(frozen=True, slots=True)
class _Line:
    """Pieces, where each begins in the words that they spell, and what each element holds."""

    pieces: Sequence[Piece]
    offsets: Sequence[int]
    elements: Mapping[int, Span]


def units(pieces: Sequence[Piece], cut: Cut, text: str, told: Told = NOTHING) -> Iterator[Unit]:
    """The units of a block, without their path; one that holds no word is left out."""
    if len(pieces) == 1 and pieces[0].role == "text":
        yield from _plain_units(pieces[0], cut, told)
        return
    offsets = [0, *accumulate(len(piece.text) for piece in pieces)]
    line = _Line(pieces, offsets, _elements(pieces, offsets))
    words = "".join([piece.text for piece in pieces])
    walls = ordered(span for span in (*line.elements.values(), *_voids(line)) if span[0] < span[1])
    for span in _spans(words, walls, cut):
        part = _part(line, _widened(span, walls))
        if any(piece.role == "text" and WORD.search(piece.text) for piece in part):
            yield _unit(part, text, told)


def _plain_units(piece: Piece, cut: Cut, told: Told) -> Iterator[Unit]:
    """The units of words without an element."""
    for start, end in _spans(piece.text, (), cut):
        part = _sliced(piece, start, end)
        if WORD.search(part.text):
            yield _plain_unit(part, told)


def _plain_unit(piece: Piece, told: Told) -> Unit:
    line = bisect_right(told.lines, piece.start)
    source = one_line(piece.text)
    return Unit(source, told.context, told.kind, "", told.note, piece.start, piece.end, line)


def _elements(pieces: Sequence[Piece], offsets: Sequence[int]) -> dict[int, Span]:
    opened = {p.key: offsets[i] for i, p in enumerate(pieces) if p.role == "open"}
    return {p.key: (opened[p.key], offsets[i]) for i, p in enumerate(pieces) if p.role == "close"}


def _voids(line: _Line) -> Iterator[Span]:
    for index, piece in enumerate(line.pieces):
        if piece.role == "void" and piece.text.strip():
            yield line.offsets[index], line.offsets[index + 1]


def _spans(words: str, walls: Sequence[Span], cut: Cut) -> list[Span]:
    stripped = words.strip()
    if not stripped:
        return []
    if cut.segmentation == "block":
        start = words.find(stripped)
        return [(start, start + len(stripped))]
    return segment.spans(words, cut.locale, walls, cut.rules)


def _widened(span: Span, walls: Sequence[Span]) -> Span:
    """An element whose outer white space the span leaves out belongs to it whole."""
    start, end = span
    first = bisect_right(walls, start, key=itemgetter(1))
    last = bisect_left(walls, end, key=itemgetter(0)) - 1
    if first > last:
        return span
    return min(start, walls[first][0]), max(end, walls[last][1])


def _part(line: _Line, span: Span) -> list[Piece]:
    """The pieces of a span: words cut to it, elements whole, and what lies between them."""
    low = max(bisect_left(line.offsets, span[0]) - 1, 0)
    high = min(bisect_right(line.offsets, span[1]), len(line.pieces))
    near = range(low, high)
    full = {i: piece for i in near if (piece := _held(line, i, span)) is not None}
    start = min(piece.start for piece in full.values())
    end = max(piece.end for piece in full.values())
    between = {
        i: line.pieces[i]
        for i in near
        if i not in full and start <= line.pieces[i].start and line.pieces[i].end <= end
    }
    return [piece for _, piece in sorted({**between, **full}.items())]


def _held(line: _Line, index: int, span: Span) -> Piece | None:
    piece, begin, stop = line.pieces[index], line.offsets[index], line.offsets[index + 1]
    if piece.role in ("open", "close"):
        first, last = line.elements[piece.key]
        return piece if first < last and span[0] <= first and last <= span[1] else None
    if begin == stop or begin >= span[1] or stop <= span[0]:
        return None
    return _sliced(piece, max(span[0] - begin, 0), min(span[1], stop) - begin)


def _sliced(piece: Piece, start: int, end: int) -> Piece:
    """Part of a piece of words; an entity, which is written longer than it reads, stays whole."""
    escape = piece.end - piece.start - len(piece.text)
    if (start, end) == (0, len(piece.text)) or escape not in (0, 1):
        return piece
    first = piece.start + start + (escape if start else 0)
    last = piece.start + escape + end
    if piece.role == "text":
        return Piece("text", piece.text[start:end], first, last, kind=piece.kind)
    return piece._replace(text=piece.text[start:end], start=first, end=last)


def one_line(words: str) -> str:
    """The words without outer white space, line ends and runs of spaces as one space."""
    return WHITE.sub(" ", words).strip()


def _unit(pieces: Sequence[Piece], text: str, told: Told) -> Unit:
    if len(pieces) == 1 and pieces[0].role == "text":
        return _plain_unit(pieces[0], told)
    words = "".join(piece.text for piece in pieces if piece.role == "text")
    elements = inline.named(tuple(_plain_elements(pieces)), words)
    source = one_line("".join(_shown(pieces, elements)))
    suffix = "".join(text[piece.start : piece.end] for piece in pieces if piece.role == "mark")
    start, end = min(p.start for p in pieces), max(p.end for p in pieces)
    line = bisect_right(told.lines, start)
    return Unit(
        *(source, told.context, told.kind, "", told.note, start, end, line, elements, suffix)
    )


def _plain_elements(pieces: Sequence[Piece]) -> Iterator[Element]:
    closing = {piece.key: piece for piece in pieces if piece.role == "close"}
    for piece in pieces:
        opening = (piece.start, piece.end)
        if piece.role == "void":
            yield Element(piece.name, True, opening, note=piece.note)
        elif piece.role == "open":
            close = closing[piece.key]
            span = close.raw or (close.start, close.end)
            yield Element(piece.name, False, opening, span, close.suffix, piece.note)


def _shown(pieces: Sequence[Piece], elements: Sequence[Element]) -> Iterator[str]:
    remaining = iter(elements)
    by_key: dict[int, Element] = {}
    for piece in pieces:
        if piece.role == "text":
            yield piece.text
        elif piece.role == "void":
            yield inline.opening_tag(next(remaining))
        elif piece.role == "open":
            by_key[piece.key] = next(remaining)
            yield inline.opening_tag(by_key[piece.key])
        elif piece.role == "close":
            yield inline.closing_tag(by_key[piece.key])
