"""Raw HTML tags inside a block, as pieces: paired where they nest, void where they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mbc_i18n.formats.markdown.events import Event
from mbc_i18n.formats.marks import mark_in
from mbc_i18n.formats.piece import Piece

VOID = frozenset({"area", "br", "embed", "hr", "img", "input", "source", "track", "wbr"})
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)", re.S)


def tag(event: Event) -> Piece:
    """The piece of one tag, comment, declaration or author's mark."""
    raw = event.data
    if mark_in(raw):
        return Piece("mark", "", event.start, event.end, note=raw, kind="html")
    found = TAG.match(raw)
    if found is None:
        return Piece("void", "", event.start, event.end, "html", note=raw, kind="html")
    name = found["name"].lower()
    if name in VOID or raw.endswith("/>"):
        space = " " if name == "br" else ""
        return Piece("void", space, event.start, event.end, name, note=raw, kind="html")
    role = "close" if found["close"] else "open"
    return Piece(role, "", event.start, event.end, name, note=raw, kind="html")


def paired(pieces: Sequence[Piece]) -> list[Piece]:
    """Raw HTML tags paired where they nest with everything else; the others become void."""
    result = list(pieces)
    stack: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.role == "open":
            stack.append(index)
        elif piece.role == "close" and piece.kind != "html":
            while stack and pieces[stack[-1]].kind == "html":
                _make_void(result, stack.pop())
            stack.pop()
        elif piece.role == "close":
            _pair(result, stack, index)
    for index in stack:
        _make_void(result, index)
    return result


def _pair(result: list[Piece], stack: list[int], index: int) -> None:
    if stack and result[stack[-1]].kind == "html" and result[stack[-1]].name == result[index].name:
        opened = stack.pop()
        result[opened] = replace(result[opened], key=-index)
        result[index] = replace(result[index], key=-index)
    else:
        _make_void(result, index)


def _make_void(result: list[Piece], index: int) -> None:
    piece = result[index]
    name = piece.name if piece.role == "open" else f"end-{piece.name}"
    result[index] = replace(piece, role="void", name=name)
