"""The value types of what is read in digits."""

from __future__ import annotations

import re
from typing import NamedTuple

from mbc_i18n.checks.quantities.lexicon import Lexicon
from mbc_i18n.checks.quantities.normal import Normal
from mbc_i18n.checks.quantities.values import Number

CLOCK = re.compile(r"(?:[:.][0-5]\d)?[\s\u00a0\u202f]?([ap])\.?[\s\u00a0]?m\b", re.IGNORECASE)
"""a.m. or p.m. behind an hour of an English text."""

DECADE = re.compile(r"['’]?s\b")


class Quantity(NamedTuple):
    """A number with what stands at its side."""

    value: Number
    start: int
    end: int
    percent: bool = False
    own: bool = True
    """False where percent or unit stand at the other end of a range."""
    unit: str = ""
    negative: bool = False
    foreign: bool = False
    """True where only another locale writes this value so."""
    decade: bool = False
    word: bool = False
    """True for a number in words."""
    clock: str = ""
    """`a` or `p` where it is an hour with a.m. or p.m."""
    token: int = 0
    """Number of the token that it is a part of."""


class Token(NamedTuple):
    """Characters that make one or more quantities, and how they may be read."""

    start: int
    end: int
    readings: tuple[tuple[Quantity, ...], ...]
    name: str = ""
    """A name with digits in it: HER2, CDK4/6, PD-L1, C50.9."""
    date: tuple[int, int, int] | None = None
    """Year, month and day of a date in figures, by the locale's order."""


class Place(NamedTuple):
    """Where a token is read."""

    text: Normal
    masked: str
    own: Lexicon
    locale: str
    last: int
    """End of the token before."""
    number: int
