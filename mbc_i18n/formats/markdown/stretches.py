"""Stretches inside a block that nobody translates: between `skip` and `/skip`, and code in HTML."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from mbc_i18n.formats.markdown.raw_html import is_kept
from mbc_i18n.formats.marks import mark_in
from mbc_i18n.formats.piece import Piece
from mbc_i18n.model import Span

Thing = TypeVar("Thing")


def stretches(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Indices of the first and last piece of each stretch, in order, none inside another."""
    closing = {piece.key: i for i, piece in enumerate(pieces) if piece.role == "close"}
    found: list[tuple[int, int]] = []
    begun = -1
    for index, piece in enumerate(pieces):
        mark = _mark(piece)
        if found and index <= found[-1][1]:
            continue
        if mark == "skip" and begun < 0:
            begun = index
        elif mark == "/skip" and begun >= 0:
            found.append((begun, index))
            begun = -1
        elif begun < 0 and _is_code(piece):
            found.append((index, closing[piece.key]))
    return found


def _mark(piece: Piece) -> str:
    mark = mark_in(piece.note) if piece.role == "mark" else None
    return mark.name if mark else ""


def _is_code(piece: Piece) -> bool:
    return piece.role == "open" and piece.kind == "html" and is_kept(piece.note)


def kept_whole(pieces: Sequence[Piece], kept: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces, each stretch as one void element."""
    cursor = 0
    for first, last in kept:
        yield from pieces[cursor:first]
        inner = pieces[first : last + 1]
        words = "".join(piece.text for piece in inner)
        name = "keep" if inner[0].role == "mark" else inner[0].name
        yield Piece("void", words, inner[0].start, inner[-1].end, name, note=words)
        cursor = last + 1
    yield from pieces[cursor:]


def outside(things: Sequence[Thing], places: Sequence[Span], kept: Sequence[Span]) -> list[Thing]:
    """The things that stand in no stretch, given their spans."""
    starts = [start for start, _ in kept]
    return [
        thing
        for thing, (start, _) in zip(things, places, strict=True)
        if not (at := bisect_right(starts, start)) or kept[at - 1][1] <= start
    ]


def cut(pieces: Sequence[Piece]) -> int:
    """Where an element that a stretch cut in two stands; -1 where there is none."""
    opened = {piece.key: piece.start for piece in pieces if piece.role == "open"}
    closed = {piece.key: piece.start for piece in pieces if piece.role == "close"}
    alone = opened.keys() ^ closed.keys()
    return min((opened.get(key, closed.get(key, 0)) for key in alone), default=-1)
