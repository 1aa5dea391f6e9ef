"""Exact numbers: whole ones as `int`, which computers add and compare at once, others as fractions.

Both are equal, and hash alike, where their values are the same.
"""

from __future__ import annotations

from fractions import Fraction

Number = Fraction | int


def number(value: Fraction | int | str) -> Number:
    """The value in its plainest form."""
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    exact = Fraction(value)
    return exact.numerator if exact.denominator == 1 else exact


def quotient(one: Number, other: Number) -> Number:
    """One value parted by another, exactly."""
    return number(Fraction(one) / other)
