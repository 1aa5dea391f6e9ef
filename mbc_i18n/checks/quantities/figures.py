"""The plain figures of a text, as a first look reads them.

Each has the percent sign, multiplier or unit beside it. What is not plain — a sign, a date in
figures, a time of day, other signs between digits — it leaves to the analysis.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mbc_i18n.checks.quantities.lexicon import Lexicon, beside
from mbc_i18n.checks.quantities.normal import Normal
from mbc_i18n.checks.quantities.reading import NAME_TAIL, name_head
from mbc_i18n.checks.quantities.side import percent_before
from mbc_i18n.checks.quantities.values import Number
from mbc_i18n.checks.quantities.words import LETTER
from mbc_i18n.checks.quantities.writing import LONGEST, own_value

FIGURE = re.compile(
    rf"(\d\d*+(?:[.,]\d++)*+(?:[ \u00a0\u202f]\d{{3}}(?![\d.,]))*+)"
    rf"(?:[ \u00a0\u202f]?(%)|[ \u00a0\u202f-]?({LETTER}++)(?:[ \u00a0\u202f-]({LETTER}++))?)?"
)
PERCENT = re.compile("[ \u00a0\u202f]?[%‰]")
BEFORE = frozenset(" \u00a0\n([„«“\"‘'’$€£")
BEHIND = frozenset(')]»”"')
AFTER = frozenset(' ([„“”"«»–—…')
"""What may stand apart behind a figure and says nothing of it."""

SPACED = frozenset(":;!?")
"""What French sets apart, as at the end of a sentence; between two figures it may say something."""

STOPS = frozenset(".,;:!?…。，、；：！？")
JOINS = {"-": "-", "–": "-", "—": "-", ":": ":"}
"""Signs between two figures, made one where they say the same."""

CLOCKS = frozenset({"a", "p", "am", "pm", "s", "h", "o", "m"})
"""What makes a figure of an English text a time, a decade or an amount of money."""

NOT_PLAIN = re.compile("[¼-¾⅐-⅞²³¹⁰-⁹]")
"""Fractions and powers in one character."""

LEADING = frozenset({"sw"})
"""Languages whose units stand before the number."""


class Figure(NamedTuple):
    """A figure, what the next word says, and where it stands in the plain text."""

    value: Number
    percent: bool
    unit: str
    join: str
    """The sign between it and the figure before."""
    start: int
    end: int


class Figures(NamedTuple):
    """The plain figures of a text, and its names that have digits."""

    plain: tuple[Figure, ...]
    names: frozenset[str]


NONE = Figures((), frozenset())


def plain_figures(text: Normal, own: Lexicon, locale: str) -> Figures | None:
    """The figures of a text, None where one of them is not plain."""
    if own.endless or own.language in LEADING:
        return None
    if not text.lower.isascii() and NOT_PLAIN.search(text.lower):
        return None
    found: list[Figure] = []
    names: set[str] = set()
    match, last, end = FIGURE.search(text.lower), 0, 0
    while match:
        head = name_head(text.text, match.start(), last)
        if head:
            tail = NAME_TAIL.match(text.text, match.start())
            last = end = tail.end() if tail else match.end(1)
            names.add(text.text[match.start() - len(head) : last])
        else:
            figure = _figure(match, text.lower, own, locale)
            if figure is None or _is_led(figure, end, text.lower, own, locale):
                return None
            found.append(figure)
            last, end = match.end(1), figure.end
        match = FIGURE.search(text.lower, last)
    return Figures(tuple(found), frozenset(names))


def _figure(match: re.Match[str], text: str, own: Lexicon, locale: str) -> Figure | None:
    join = _join(match.start(), text)
    digits = match[1]
    value = int(digits) if len(digits) < 4 and digits.isdecimal() else _value(digits, locale)
    plain = join is not None and value is not None and (digits[0] != "0" or not value >= 1)
    if join is None or value is None or not plain or not _apart(match, text, own):
        return None
    start, end = match.span(1)
    if match[2] or text[start - 1 : start] == "%":
        return Figure(value, True, "", join, start, match.end())
    if not match[3]:
        return Figure(value, False, "", join, start, end)
    return _worded(Figure(value, False, "", join, start, end), match, own, locale)


def _is_led(figure: Figure, last: int, text: str, own: Lexicon, locale: str) -> bool:
    """True for a figure that a sign or a word before it makes a percentage."""
    return not figure.percent and percent_before(figure.start, last, text, own, locale)


def _worded(figure: Figure, match: re.Match[str], own: Lexicon, locale: str) -> Figure | None:
    """A figure with what the next words say."""
    word, last = match[3], 3
    if own.language == "en" and word in CLOCKS:
        return figure if _decade(match) else None
    entry = beside(f"{word} {match[4]}", locale) if word in own.beside.heads else None
    if entry:
        last = 4
    else:
        entry = beside(word, locale)
    if entry is None:
        return figure
    if entry[0].kind != "factor":
        percent = entry[0].kind == "percent"
        return figure._replace(percent=percent, unit=entry[0].unit, end=match.end(last))
    if PERCENT.match(match.string, match.end(last)):
        return None
    more = match[4] if last == 3 else ""
    if more and (more in own.beside.heads or beside(more, locale)):
        return None
    return figure._replace(value=figure.value * entry[0].value, end=match.end(last))


def _decade(match: re.Match[str]) -> bool:
    """True for `1930s`."""
    return match[3] == "s" and match.start(3) == match.end(1) and match[1].endswith("0")


@lru_cache(maxsize=1 << 12)
def _value(digits: str, locale: str) -> Number | None:
    return own_value(digits, locale) if len(digits) < LONGEST else None


def _join(start: int, text: str) -> str | None:
    """What a figure has at its head: nothing, a sign of `JOINS`, or None for any other sign."""
    if not start or text[start - 1] in BEFORE:
        return ""
    behind_digit = text[start - 2 : start - 1].isdigit()
    if text[start - 1] == "%":
        return None if behind_digit else ""
    return JOINS.get(text[start - 1]) if behind_digit else None


def _apart(match: re.Match[str], text: str, own: Lexicon) -> bool:
    """True for a figure that nothing behind it changes."""
    end = match.end(1)
    if own.halves is not None:
        half, word = own.halves.match, match.end(3) if match[3] else end
        if half(text, end) or half(text, end + 1):
            return False
        if word > end and (half(text, word) or half(text, word + 1)):
            return False
    if end >= len(text) or match[2] or match[3]:
        return True
    sign, following = text[end], text[end + 1 : end + 2]
    if sign.isspace():
        if following in SPACED:
            return not any(map(str.isdigit, text[end + 2 : end + 4]))
        return not following or following in AFTER or following.isdigit()
    if sign in BEHIND or (sign in "'’" and own.language != "en"):
        return True
    return (sign in STOPS or sign in JOINS) and (sign in JOINS or not following.isdigit())
