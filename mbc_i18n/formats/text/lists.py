"""Paragraphs and list items of a plain-text article, and the lists that the items make up.

Bullets are `•`, `-`, `*`, `–`, `1.` and `1)`. A list goes on over one blank line and ends at any
other block, at a section break and where the kind of bullet changes; an indented bullet opens a
list inside the item above.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mbc_i18n.formats.text.lines import Line, joined
from mbc_i18n.model import normal

SAME_COLUMN = 1
"""How far the bullets of one list may stand out of line, in columns."""

COLONS = (":", "：")
_BULLET = re.compile(r"(?P<marker>•|(?:[-*–]|\d{1,3}[.)])(?=\s))\s*(?=\S)")
_Bullet = re.Match[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """A block before its sentences are told apart."""

    kind: str
    start: int
    end: int
    first: Line
    """The line on which it starts."""
    words: str = ""
    """Its lines as one."""
    places: tuple[int, ...] = ()
    """Where each character of `words` stands in the text."""
    lines: int = 1
    level: int = 0
    origin: str = "explicit"
    marker: str = ""
    context: str = ""


def pieces(text: str, lines: Sequence[Line], pinned: Container[str]) -> list[Shape]:
    """The items and paragraphs in order; a line whose words are `pinned` is never an item."""
    return [_shape(text, bullet, group) for bullet, group in _groups(text, lines, pinned)]


def _shape(text: str, bullet: _Bullet | None, lines: Sequence[Line]) -> Shape:
    first, last = lines[0], lines[-1]
    start = bullet.end() if bullet else first.start
    spans = [(start, first.end), *((line.start, line.end) for line in lines[1:])]
    words, places = joined(text, spans)
    kind, marker = ("item", bullet["marker"]) if bullet else ("paragraph", "")
    shape = Shape(kind, start, last.end, first, words, places, len(lines))
    return replace(shape, marker=marker, context=first.context)


def _groups(
    text: str, lines: Sequence[Line], pinned: Container[str]
) -> Iterator[tuple[_Bullet | None, list[Line]]]:
    bullets = [_bullet(text, line, pinned) for line in lines]
    starts = list(_starts(text, lines, bullets))
    for start, end in pairwise([*starts, len(lines)]):
        yield bullets[start], list(lines[start:end])


def _bullet(text: str, line: Line, pinned: Container[str]) -> _Bullet | None:
    """The bullet of a line that may be an item; none where the line is decoration or pinned."""
    found = _BULLET.match(text, line.start, line.end)
    if not found or not any(map(str.isalnum, text[found.end() : line.end])):
        return None
    words, _ = joined(text, [(line.start, line.end)])
    return None if normal(words) in pinned else found


def _starts(text: str, lines: Sequence[Line], bullets: Sequence[_Bullet | None]) -> Iterator[int]:
    """The indexes of the lines that start an item or a paragraph; the others continue one."""
    start = 0
    kinds: set[str] = set()
    for index, line in enumerate(lines):
        apart = index == 0 or line.blank > 0
        kinds = set() if apart else kinds
        bullet = bullets[index]
        if bullet and not (apart or bullets[start] or marker_kind(bullet["marker"]) in kinds):
            bullet = bullet if _interrupts(text, lines, bullets, index) else None
        if apart or bullet or (bullets[start] and line.column <= lines[start].column):
            start = index
            yield index
        if bullet:
            kinds.add(marker_kind(bullet["marker"]))


def _interrupts(
    text: str, lines: Sequence[Line], bullets: Sequence[_Bullet | None], index: int
) -> bool:
    """Whether a bullet directly under a paragraph starts a list.

    A wrapped line may begin with a dash or a number, so something more must speak for a list: a
    colon above, an indentation, a bullet that is nothing else, or a second item below.
    """
    above, line, bullet = lines[index - 1], lines[index], bullets[index]
    if bullet is None:
        return False
    if text[above.end - 1] in COLONS or bullet["marker"] == "•" or line.column > above.column:
        return True
    below = bullets[index + 1] if index + 1 < len(lines) else None
    return (
        below is not None
        and not lines[index + 1].blank
        and marker_kind(below["marker"]) == marker_kind(bullet["marker"])
    )


def marker_kind(marker: str) -> str:
    """What the bullets of one list have in common: the sign itself, or how a number is written."""
    return f"1{marker[-1]}" if len(marker) > 1 else marker


def with_lists(found: Iterable[Shape]) -> list[Shape]:
    """The blocks with each list before its items, reaching over them and the lists inside."""
    return _covering(_listed(found))


def _listed(found: Iterable[Shape]) -> Iterator[Shape]:
    """Each list before its items; both have the depth of nesting as their level."""
    stack: list[tuple[int, str]] = []
    for shape in found:
        if shape.kind != "item":
            stack.clear()
            yield shape
            continue
        column, kind = shape.first.column, marker_kind(shape.marker)
        while stack and stack[-1][0] > column + SAME_COLUMN:
            stack.pop()
        if stack and stack[-1][0] >= column - SAME_COLUMN and stack[-1][1] != kind:
            stack.pop()
        if not stack or stack[-1][0] < column - SAME_COLUMN:
            stack.append((column, kind))
            start = shape.first.start
            yield Shape("list", start, start, shape.first, level=len(stack), marker=shape.marker)
        yield replace(shape, level=len(stack))


def _covering(found: Iterable[Shape]) -> list[Shape]:
    """The same, each list reaching to the end of its last item and of the lists inside it."""
    ends: dict[int, int] = {}
    covered = []
    for shape in reversed(list(found)):
        if shape.kind == "item":
            ends.setdefault(shape.level, shape.end)
        if shape.kind == "list":
            shape = replace(shape, end=ends.pop(shape.level))
            if shape.level > 1:
                ends.setdefault(shape.level - 1, shape.end)
        covered.append(shape)
    return covered[::-1]
