"""Exact numbers, whole ones as whole numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.quantities.values import number, quotient


@pytest.mark.parametrize(("written", "value"), [("12", 12), ("3/2", Fraction(3, 2)), ("1.50", 1.5)])
def test_a_number_is_read(written: str, value: Fraction | float) -> None:
    assert number(written) == value


@given(st.integers(), st.integers(min_value=1))
def test_whole_numbers_are_whole(top: int, bottom: int) -> None:
    found = quotient(top * bottom, bottom)
    assert (found, type(found)) == (top, int)
    assert quotient(top, bottom) * bottom == top
