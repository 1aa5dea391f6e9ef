"""Plain figures side by side: which of a target is which of a source, where all are the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mbc_i18n.checks.quantities.comparing import PHYSICAL, WINDOW
from mbc_i18n.checks.quantities.figures import Figure
from mbc_i18n.checks.quantities.matching import MOST_COMPARED

Alike = tuple[tuple[Figure, Figure], ...]
"""The figures of a source, each with its counterpart."""

RANGES = frozenset({"", "-"})
"""What stands between the ends of a range: a dash, or words that say nothing else."""


LEAST_YEAR = 1000
LONGEST_TO = 20
"""Characters between the ends of a range: a word for *to*, perhaps an article, and spaces."""


def counterparts(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Alike | None:
    """The figures of two texts where they surely are the same, None for all others."""
    if len(ours) != len(theirs):
        return None
    in_order = tuple(zip(ours, theirs, strict=True))
    if all(_alike(*pair) for pair in in_order):
        return in_order
    ranked = tuple(zip(sorted(ours), sorted(theirs), strict=True))
    if _apart_from_each_other(ours) and all(_alike(*pair) for pair in ranked):
        return ranked
    return ranked if _alike_but_for_ranges(ranked, ours, theirs) else None


def _alike(one: Figure, other: Figure) -> bool:
    """True for the same figure; a translation may leave a unit of time out."""
    if (one.value, one.percent, one.join) != (other.value, other.percent, other.join):
        return False
    return one.unit == other.unit or not one.unit or not (other.unit or one.unit in PHYSICAL)


def _apart_from_each_other(figures: Sequence[Figure]) -> bool:
    """True where no two figures are ends of a range, or sides of a ratio."""
    return all(two.start - one.end > WINDOW and not two.join for one, two in pairwise(figures))


def _alike_but_for_ranges(ranked: Alike, ours: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    """True for figures of different values that stand in ranges, or in words for them.

    They may be in another order where those that change places are far from each other.
    """
    if len(ranked) > MOST_COMPARED or len({one.value for one in ours}) < len(ours):
        return False
    same = all(_same_side(*pair) for pair in ranked)
    return same and _in_ranges(ours) and _in_ranges(theirs) and not _turned(ranked)


def _same_side(one: Figure, other: Figure) -> bool:
    """True for the same value, percent and unit; `2017 г` may be a year or a weight."""
    return one[:3] == other[:3] and not (one.unit == "g" and one.value >= LEAST_YEAR)


def _in_ranges(figures: Sequence[Figure]) -> bool:
    """True where no sign stands between figures but a dash, and that in plain ranges."""
    joins = [each.join for each in figures]
    return (
        RANGES.issuperset(joins)
        and all(each.value for each in figures)
        and not any(one and two for one, two in pairwise(joins))
        and all(_is_plain(one, two) for one, two in pairwise(figures))
    )


def _is_plain(one: Figure, two: Figure) -> bool:
    """True for neighbours of which neither says what the other one is.

    That is neither the end of a year (`1950–53`) nor a telephone number (`555-0199`), and no range
    with its percent sign at the head: Turkish `%30-40`.
    """
    if one.percent and not two.percent and two.start - one.end <= LONGEST_TO:
        return False
    return not two.join or (one.value < two.value and not 100 <= one.value < 1000 <= two.value)


def _turned(ranked: Alike) -> bool:
    """True where neighbours changed places."""
    by_place = sorted(ranked, key=lambda pair: pair[0].start)
    return any(
        second.end <= first.start and two.start - one.end <= WINDOW
        for (one, first), (two, second) in pairwise(by_place)
    )
