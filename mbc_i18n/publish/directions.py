"""Words cut where their direction changes, as the Unicode bidirectional algorithm would (UAX #9).

A word processor lays out each run in the direction that its mark says. What stands between two
words of one direction goes with them; what stands at their edge goes with the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional

STRONG = {"L": False, "R": True, "AL": True, "AN": True}
"""The classes of characters that have a direction; True for right to left."""

NUMBER = "EN"
"""European digits go with the words before them (UAX #9, W2 and W7)."""

SIGN = "ET"
"""Signs such as % and $ go with the number before them (W5)."""


FIGURES = re.compile(r"\d+(?:[.,:/+\-\u066b\u066c]\d+)*[%\u2030\u066a\u00b0]*")
"""Numbers, which are read from left to right in every direction of words."""


def first(text: str) -> bool | None:
    """True for words whose first letter is written from right to left; None without a letter."""
    found = (STRONG[kind] for kind in map(bidirectional, text) if kind in STRONG and kind != "AN")
    return next(found, None)


def parts(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The stretches of a text in a paragraph of a direction, each with its own; none is empty."""
    start = 0
    for begin, end in _against(text, rtl):
        if start < begin:
            yield text[start:begin], rtl
        yield text[begin:end], not rtl
        start = end
    if start < len(text):
        yield text[start:], rtl


def stretches(text: str, rtl: bool) -> Iterator[tuple[int, int]]:
    """Where words or numbers are laid out against the direction of the paragraph."""
    found = [*_against(text, rtl)]
    if rtl:
        found += [number.span() for number in FIGURES.finditer(text)]
    start = end = -1
    for begin, last in sorted(found):
        if begin > end:
            yield from [(start, end)] if start >= 0 else []
            start = begin
        end = max(end, last)
    yield from [(start, end)] if start >= 0 else []


def _against(text: str, rtl: bool) -> Iterator[tuple[int, int]]:
    """Where words run against the direction of the paragraph."""
    begin = end = -1
    was = ""
    for place, character in enumerate(text):
        kind = bidirectional(character)
        if STRONG.get(kind) is (not rtl):
            begin = place if begin < 0 else begin
            end = place + 1
        elif kind in STRONG and begin >= 0:
            yield begin, end
            begin = -1
        elif begin >= 0 and (kind in (NUMBER, "NSM") or (kind == SIGN and was in (NUMBER, SIGN))):
            # A mark belongs to the letter before it, and a sign to its number, not to what follows.
            end = place + 1 if kind == NUMBER or end == place else end
        was = kind
    if begin >= 0:
        yield begin, end
