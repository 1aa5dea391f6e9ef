"""Ranges in which no sentence may end."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Span
from mbc_i18n.segment.walls import inside, ordered


@pytest.mark.parametrize(
    ("masked", "walls"),
    [
        ([(5, 9), (0, 3)], [(0, 3), (5, 9)]),
        ([(0, 6), (4, 9), (5, 6)], [(0, 9)]),
        ([(0, 4), (4, 9)], [(0, 4), (4, 9)]),
        ([], []),
    ],
)
def test_ranges_that_overlap_become_one_and_those_that_touch_stay_two(
    masked: list[Span], walls: list[Span]
) -> None:
    assert ordered(masked) == walls


@pytest.mark.parametrize(
    ("gap", "held"),
    [((3, 4), False), ((4, 5), True), ((8, 9), True), ((9, 10), False), ((0, 1), False)],
)
def test_a_gap_on_the_edge_of_a_range_is_outside(gap: Span, held: bool) -> None:
    """The range is (4, 9): its first place is an edge too."""
    assert inside(gap, [(4, 9)]) is held
