"""The quantities that a text gives in digits, each with the readings that it may have.

`1,2` is a decimal in German and a list anywhere, `5.30` a price or a time. Every token keeps all
its readings, the locale's own first; the other text decides between them (see `matching`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from mbc_i18n import locales
from mbc_i18n.checks.quantities import writing
from mbc_i18n.checks.quantities.joining import is_range, joined, shared
from mbc_i18n.checks.quantities.lexicon import lexicon
from mbc_i18n.checks.quantities.normal import normal
from mbc_i18n.checks.quantities.numerals import ERAS
from mbc_i18n.checks.quantities.side import side_of
from mbc_i18n.checks.quantities.token import CLOCK, DECADE, Place, Quantity, Token
from mbc_i18n.checks.quantities.values import Number, number

ADDRESS = re.compile(
    r"(?:https?://|www\.)\S++|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++"
    r"(?:\.[A-Za-z0-9-]++)+"
)
LATIN = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f"
HEAD = re.compile(rf"(?<![{LATIN}\d])(?:(?:[A-Z]{{1,6}}-)?[{LATIN}]++|[A-Z]{{2,6}}-|[A-Z][a-z]?-)$")
NAME_TAIL = re.compile(r"\d[A-Za-z\d]*+(?:[./]\d++(?![.,]?\d)|[A-Za-z]?[-/][A-Z]{1,6}\d++)*+")
LONGEST_HEAD = 24
DIGIT = re.compile("[\\d¼-¾⅐-⅞]")
TOKEN = re.compile(
    r"(?P<iso>(?<![\d.,/-])\d{4}-\d{2}-\d{2}(?![\d-]))"
    r"|(?P<date>(?<![\d.,/-])\d{1,4}([./-]) ?\d{1,2}\3 ?\d{2,4}(?![\d/-]|[.,]\d))"
    r"|(?P<spaced>(?<![\d.,])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:[.,\u066b]\d+)?)"
    r"|(?P<vulgar>[¼-¾⅐-⅞])"
    r"|(?P<number>\d++(?:[.,\u066b\u066c\u060c'’·]\d++|，\d{3}(?!\d))*+)"
)
ZERO_MINUTES = re.compile("(?<=\\d)(?:[:.]|[ \u00a0\u202f]?h[ \u00a0\u202f]?)00(?![\\d.,]*\\d)")
DIGITS = re.compile(r"\d+")

TIMELIKE = re.compile(r"(?:1?[1-9]|10|2[0-4])[.,][0-5]\d")
BUDDHIST = 543
JALALI = (621, 622)


@lru_cache(maxsize=1024)
def tokens(
    written: str, locale: str, blanked: tuple[tuple[int, int], ...] = ()
) -> tuple[Token, ...]:
    """The tokens of a text from left to right; `blanked` are spans that are known already."""
    text, own = normal(written), lexicon(locale)
    masked = _masked(text.text, blanked)
    found: list[Token] = []
    place = Place(text, masked, own, locale, 0, 0)
    digit = DIGIT.search(masked)
    while digit:
        name = name_head(masked, digit.start(), place.last)
        match = None if name else TOKEN.match(masked, digit.start())
        token = _numbers(match, place) if match else _name(masked, name, digit.start(), len(found))
        found.append(token)
        place = Place(text, masked, own, locale, token.end, len(found))
        digit = DIGIT.search(masked, token.end)
    return tuple(shared(joined(found, text, own), text, own))


def _masked(text: str, blanked: Sequence[tuple[int, int]]) -> str:
    for start, end in blanked:
        text = text[:start] + "_" * (end - start) + text[end:]
    if "@" in text or "//" in text or "www." in text:
        text = ADDRESS.sub(lambda found: "_" * len(found[0]), text)
    if "00" in text:
        text = ZERO_MINUTES.sub(lambda found: " " * len(found[0]), text)
    return text


def name_head(text: str, digit: int, last: int) -> str:
    """The letters that make the digit at a place a part of a name, "" where it is none.

    `last` is where the number or name before ends.
    """
    if digit == last or not (text[digit - 1].isalpha() or text[digit - 1] == "-"):
        return ""
    found = HEAD.search(text[max(last, digit - LONGEST_HEAD) : digit])
    return found[0] if found else ""


def _name(text: str, head: str, digit: int, number: int) -> Token:
    """A name with digits in it."""
    tail = NAME_TAIL.match(text, digit)
    end = tail.end() if tail else digit + 1
    parts = tuple(
        Quantity(int(d[0][-writing.LONGEST :]), d.start(), d.end(), token=number)
        for d in DIGITS.finditer(text, digit, end)
    )
    return Token(digit - len(head), end, (parts,), name=text[digit - len(head) : end])


def _numbers(match: re.Match[str], place: Place) -> Token:
    """A number, or a date in figures, with what stands beside it."""
    start, end = match.span()
    if match.lastgroup in ("iso", "date"):
        date = _date(match[0], place.locale)
        if date:
            parts = [part for part in date if part]
            made = tuple(Quantity(part, start, end, token=place.number) for part in parts)
            return Token(start, end, (made,), date=date)
    side, end = side_of(match, place)
    half = _half_of_day(match, place)
    if match[0].isdecimal():
        if half and int(match[0][:3]) <= 12:
            side = side._replace(clock=half[1].lower())
        if not half and _only(match, place, end):
            value = number(int(match[0]) * side.value)
            return Token(start, end, ((side._replace(value=value, end=end),),))
    readings = [
        tuple(
            side._replace(value=value, foreign=foreign, start=first, end=last)
            for value, first, last in each
        )
        for foreign, each in _readings(match, place, side.value, end, half)
    ]
    return Token(start, end, tuple(readings))


def _only(match: re.Match[str], place: Place, end: int) -> bool:
    """True for a whole number that can be read in one way: no year of another calendar."""
    own, text = place.own, place.text.text
    if len(match[0]) > writing.LONGEST or own.endless or own.language == "fa":
        return False
    if own.language == "en" and DECADE.match(text, match.end()):
        return False
    return not _more(match, place, end)


def _half_of_day(match: re.Match[str], place: Place) -> re.Match[str] | None:
    """a.m. or p.m. behind an hour of an English text."""
    minutes = match.start() and place.text.text[match.start() - 1] == ":"
    if place.own.language != "en" or minutes:
        return None
    return CLOCK.match(place.text.text, match.end())


def _date(written: str, locale: str) -> tuple[int, int, int] | None:
    """Year, month and day by the locale's order, or by the only one that is a date."""
    parts = [int(part) for part in re.findall(r"\d+", written)]
    if len(re.match(r"\d+", written)[0]) == 4:  # type: ignore[index]
        year, month, day = parts
    elif locales.date_order(locale).startswith("m"):
        month, day, year = parts
    else:
        day, month, year = parts
    if month > 12 >= day:
        month, day = day, month
    return (year, month, day) if 0 < month < 13 and 0 < day < 32 and year else None


Parts = list[tuple[Number, int, int]]


def _readings(
    match: re.Match[str], place: Place, factor: Number, end: int, half: re.Match[str] | None
) -> Iterator[tuple[bool, Parts]]:
    """Whether another locale's signs make it, and the values with their places."""
    written, whole = match[0], (match.start(), end)
    if match.lastgroup == "vulgar":
        yield False, [(number(_vulgar(written) * factor), *whole)]
        return
    if half and not written.isdecimal():
        for add in (12, 0) if half[1] in "pP" else (0,):
            yield False, _parts(match, factor, end, add)
        return
    more = _more(match, place, end)
    own = writing.own_value(written, place.locale) if len(written) < writing.LONGEST else None
    if own is not None:
        for value in _years(own, match, place, half):
            yield False, [(number((value + more) * factor), *whole)]
    if not written.isdecimal() and len(written) < writing.LONGEST:
        native = place.text.shown(*match.span()) != written or place.locale in writing.EITHER_GROUP
        for value in writing.foreign_values(written, own):
            yield not native, [(number((value + more) * factor), *whole)]
    if own is None or TIMELIKE.fullmatch(written) or " " in written:
        yield False, _parts(match, factor, end)


def _parts(match: re.Match[str], factor: Number, end: int, add: int = 0) -> Parts:
    """Each run of digits as a number of its own; the last one has what stands behind."""
    runs = list(re.finditer(r"\d+", match[0]))
    return [
        (
            (int(run[0][-writing.LONGEST :]) + (add if run is runs[0] else 0))
            * (factor if run is runs[-1] else 1),
            match.start() + run.start(),
            end if run is runs[-1] else match.start() + run.end(),
        )
        for run in runs
    ]


def _more(match: re.Match[str], place: Place, end: int) -> Number:
    """`½` or `and a half` behind a number."""
    following = place.text.text[match.end() : match.end() + 2].strip(" \u2064")
    if following and unicodedata.decomposition(following[0]).startswith("<fraction>"):
        return _vulgar(following[0])
    if place.own.halves is not None:
        gap = 0 if place.own.endless else 1
        places = (match.end(), match.end() + gap, end, end + gap)
        found = any(place.own.halves.match(place.text.lower, each) for each in places)
        return Fraction(1, 2) if found else 0
    return 0


def _vulgar(character: str) -> Fraction:
    return Fraction(unicodedata.numeric(character)).limit_denominator(10)


def _years(
    value: Number, match: re.Match[str], place: Place, half: re.Match[str] | None
) -> Iterator[Number]:
    """The value, and the year of the common era where it may be one of another calendar."""
    era = ERAS.get(place.text.text[max(0, match.start() - 2) : match.start()])
    if era:
        yield value + era
    language = place.own.language
    if half and value <= 12:
        yield value % 12 + (12 if half[1] in "pP" else 0)
    yield value
    if language == "th" and 2400 <= value < 2700:
        yield value - BUDDHIST
    if language == "fa" and 1300 <= value < 1500:
        yield from (value + years for years in JALALI)
    if language == "en" and value % 10 == 0 and DECADE.match(place.text.text, match.end()):
        yield from (value % 100, value // 100 + 1, value + 1900)


__all__ = ["Quantity", "Token", "is_range", "tokens"]
