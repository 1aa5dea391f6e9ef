"""Ranges of a text in which no sentence may end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from mbc_i18n.model import Span


def ordered(masked: Iterable[Span]) -> list[Span]:
    """Masked ranges in order; those that overlap become one, those that touch stay two."""
    found: list[Span] = []
    for start, end in sorted(masked):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def inside(gap: Span, walls: Sequence[Span]) -> bool:
    """True where either end of a gap between sentences lies in one of the ordered ranges."""
    return any(_holds(point, walls) for point in gap)


def _holds(point: int, walls: Sequence[Span]) -> bool:
    at = bisect_left(walls, (point,)) - 1
    return at >= 0 and point < walls[at][1]
