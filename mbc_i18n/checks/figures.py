"""The figures of a text, read by the writing of its locale.

A figure may be read in more than one way: `1,2` is a decimal in German and a list anywhere. The
other text decides: the first reading whose values all stand there is taken, else the locale's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from fractions import Fraction

from mbc_i18n import inline, locales
from mbc_i18n.checks.numerals import numerals, plain
from mbc_i18n.model import Span

SPACES = " \u00a0\u202f\u2009"
APOSTROPHES = "'’"
GROUPS = SPACES + APOSTROPHES + "\u066c"
DECIMALS = ".,\u066b\u060c"
LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u052f"
NAME = re.compile(
    rf"(?<![{LETTERS}\d-])(?:[{LETTERS}]++-)*+[{LETTERS}]++\d[{LETTERS}\d]*+(?:[./-]\d++)*+"
)
"""A name with digits in it: HER2, CDK4/6, PD-L1, C50.9."""
NUMBER = re.compile(rf"\d++(?:[{DECIMALS}{GROUPS}]\d++)*+")
SIGNS = ((".", ","), (",", "."))
"""The decimal and the grouping sign of English, and of most of Europe."""

LONGEST = 40
"""Digits from which on a run of them is no quantity; its last ones are compared."""
BEFORE_FACTOR = re.compile(rf"[{SPACES}-]?")
MOST_FACTORS = 2
"""Multipliers behind one figure: `2 mil millones`."""

PERCENT = re.compile(rf"[{SPACES}]?[%٪％]")
PERCENT_BEFORE = re.compile(rf"[%٪％][{SPACES}]?\Z")
RANGE = re.compile(r"\s*(?:[-–—~～〜至]|a|à|bis|до|to|إلى)\s*")
CLOCK = re.compile(r"(?::[0-5]\d)?\s?([ap])\.?\s?m\b", re.IGNORECASE)
FULL_HOUR = re.compile(rf"(?<=\d)(?::|[{SPACES}]?h[{SPACES}]?)00(?!\d)")
ADDRESS = re.compile(
    r"https?://\S++|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text."""

    value: Fraction
    percent: bool
    span: Span
    text: str
    """As it is written."""
    name: bool = False
    """True for digits in a name, which count once however often the name stands there."""
    foreign: bool = False
    """True where only another locale writes this value so."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How the figures of a text are read."""

    locale: str
    foreign: bool = True
    """Whether the signs of other locales are read where only they give an expected value."""
    factors: bool = True
    """Whether `1.5 million` is 1,500,000: not where the other language's words are unknown."""


def figures(text: str, writing: Writing, expected: Set[Fraction] = frozenset()) -> list[Figure]:
    """The numbers of a text from left to right; `expected` are the values of the other text."""
    found: list[Figure] = []
    for readings in _scaled_tokens(text, writing):
        allowed = [each for each in readings if writing.foreign or not each[0].foreign]
        fits = (each for each in allowed if all(figure.value in expected for figure in each))
        found += next(fits, allowed[0])
    return _percents(_joined(found), text)


def values(text: str, writing: Writing) -> frozenset[Fraction]:
    """Every value that the text may give by the signs of its locale."""
    return frozenset(
        figure.value
        for readings in _scaled_tokens(text, writing)
        for place, each in enumerate(r for r in readings if not r[0].foreign)
        if place == 0 or len(each) == 1
        for figure in each
    )


def _scaled_tokens(text: str, writing: Writing) -> Iterator[list[list[Figure]]]:
    lower = plain(text)
    for readings in _tokens(text, writing.locale):
        if writing.factors:
            yield [[_scaled(figure, lower, writing.locale) for figure in r] for r in readings]
        else:
            yield readings


def _tokens(text: str, locale: str) -> Iterator[list[list[Figure]]]:
    """The readings of each figure of the text, the locale's own first."""
    western = inline.TAG.sub(_blank, ADDRESS.sub(_blank, _western(text)))
    blanked = FULL_HOUR.sub(_blank, NAME.sub(_blank, western))
    names = [(found, True) for found in NAME.finditer(western)]
    numbers = [(found, False) for found in NUMBER.finditer(blanked)]
    for found, name in sorted(names + numbers, key=lambda each: each[0].start()):
        shown = text[found.start() : found.end()]
        readings = [] if name else list(_readings(found, shown, western, locale))
        if not readings or readings[0][0].foreign or any(space in shown for space in SPACES):
            readings.append(list(_parts(found, shown, name)))
        yield readings


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _western(text: str) -> str:
    """Digits of any script as 0 to 9, one code point each, so that spans hold."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text
    )


def _parts(found: re.Match[str], shown: str, name: bool) -> Iterator[Figure]:
    """Each run of digits as a number of its own."""
    for digits in re.finditer(r"\d+", found[0]):
        a, b = digits.span()
        span = found.span() if name else (found.start() + a, found.start() + b)
        value = Fraction(int(digits[0][-LONGEST:]))
        yield Figure(value, False, span, shown if name else shown[a:b], name)


def _readings(found: re.Match[str], shown: str, text: str, locale: str) -> Iterator[list[Figure]]:
    """The figure as one number: by the locale's signs, then by the signs of others."""
    if len(found[0]) >= LONGEST:
        return
    fraction = _fraction(text[found.end() : found.end() + 1])
    own = parse(found[0], *locales.number_symbols(locale))
    others = (parse(found[0], *signs) for signs in SIGNS)
    if own is not None:
        yield [Figure(own + fraction, False, found.span(), shown)]
    yield from _clock(found, shown, text)
    for value in others:
        if value not in (None, own):
            native = found[0] != shown
            yield [Figure(value + fraction, False, found.span(), shown, False, not native)]


def _clock(found: re.Match[str], shown: str, text: str) -> Iterator[list[Figure]]:
    """A time of day before `a.m.` or `p.m.`: `5.30` is 5 and 30, or 17 and 30."""
    half = CLOCK.match(text, found.end())
    if half:
        parts = list(_parts(found, shown, False))
        yield parts
        if half[1] in "pP" and parts[0].value < 12:
            yield [replace(parts[0], value=parts[0].value + 12), *parts[1:]]


def _fraction(character: str) -> Fraction:
    """The value of `½` behind a figure."""
    if character and "<fraction>" in unicodedata.decomposition(character):
        return Fraction(unicodedata.numeric(character)).limit_denominator(10)
    return Fraction(0)


def parse(digits: str, decimal: str, group: str) -> Fraction | None:
    """The value of a written number, None where it is several numbers or not well formed."""
    whole, rest = digits, ""
    for mark in (decimal, "\u066b", "\u060c"):
        if mark in digits:
            whole, _, rest = digits.rpartition(mark)
            break
    signs = re.escape((GROUPS + group).replace(decimal, ""))
    if not re.fullmatch(rf"\d+|\d{{1,3}}([{signs}])(?:\d{{2,3}}\1)*\d{{3}}", whole):
        return None
    if rest and not rest.isdecimal():
        return None
    value = Fraction(int(re.sub(r"\D", "", whole)))
    return value + Fraction(int(rest), 10 ** len(rest)) if rest else value


def _scaled(figure: Figure, lower: str, locale: str) -> Figure:
    """The figure times the words behind it: `1.5 million`, `15万`, `2 mil millones`."""
    if figure.name:
        return figure
    value, end = figure.value, figure.span[1]
    for _ in range(MOST_FACTORS):
        factor, end = _factor(lower, end, locale)
        value *= factor
    if end == figure.span[1]:
        return figure
    shown = figure.text + lower[figure.span[1] : end]
    return replace(figure, value=value, span=(figure.span[0], end), text=shown)


def _factor(lower: str, start: int, locale: str) -> tuple[Fraction, int]:
    """The multiplier at a place, or just behind it, and where it ends."""
    gap = BEFORE_FACTOR.match(lower, start)
    place = gap.end() if gap else start
    for factor, pattern in numerals(locale).factors:
        found = pattern.match(lower, place)
        if found:
            return factor, found.end()
    return Fraction(1), start


def _joined(found: Iterable[Figure]) -> list[Figure]:
    """`1亿2500万` is one figure: each part smaller than the one before it and beside it."""
    result: list[Figure] = []
    for figure in found:
        before = result[-1] if result else None
        if before and before.span[1] == figure.span[0] and before.value > figure.value:
            text = before.text + figure.text
            span = (before.span[0], figure.span[1])
            result[-1] = replace(before, value=before.value + figure.value, span=span, text=text)
        else:
            result.append(figure)
    return result


def _percents(found: list[Figure], text: str) -> list[Figure]:
    """A percent sign counts for the number beside it and for the other end of a range."""
    result: list[Figure] = []
    percent, following = False, len(text)
    for figure in reversed(found):
        start, end = figure.span
        ranged = percent and RANGE.fullmatch(text, end, following) is not None
        before = PERCENT_BEFORE.search(text, max(0, start - 2), start)
        percent = ranged or before is not None or PERCENT.match(text, end) is not None
        result.append(replace(figure, percent=percent))
        following = start
    return result[::-1]
