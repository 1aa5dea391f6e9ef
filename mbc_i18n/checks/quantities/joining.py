"""Neighbouring numbers that belong together: `1億2500万`, `1/2`, `20–30 %`, `1950–53`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mbc_i18n.checks.quantities import writing
from mbc_i18n.checks.quantities.lexicon import Lexicon
from mbc_i18n.checks.quantities.normal import Normal
from mbc_i18n.checks.quantities.token import Token
from mbc_i18n.checks.quantities.values import Number, number, quotient

DASHES = frozenset({"-", "–", "—", "~", "至", "〜"})
LEADING = frozenset({"tr", "sw"})
"""Languages whose word for percent stands before the number, once for a range."""

ARTICLES = frozenset({"un", "el", "al", "le", "les", "il", "lo", "o", "a", "uno", "den", "de"})
"""What may stand between the word of a range and its second end: *entre un 15 y un 20 %*."""

SMALL = "십백천百千十"
GROUPS = {4: "만万萬", 8: "억億亿"}
MOST_IN_GROUP = 10_000
MULTIPLIERS = "百千万萬億亿兆백천만억조"


def joined(found: Sequence[Token], text: Normal, own: Lexicon) -> Iterator[Token]:
    """Tokens that make one number: `1億2500万`, `1/2`, Persian `۰/۰۲`; the last two first."""
    made: list[Token] = []
    for token in reversed(found):
        whole = _made_one(token, made[-1], text, own) if made else None
        if whole is None:
            made.append(token)
        else:
            made[-1] = whole
    yield from reversed(made)


def _made_one(one: Token, two: Token, text: Normal, own: Lexicon) -> Token | None:
    if one.name or two.name or one.date or two.date:
        return None
    gap = text.text[one.end : two.start]
    if gap == "/" and len(one.readings[0]) == 1 and len(two.readings[0]) == 1:
        return _slashed(one, two, text, own)
    first, second = one.readings[0][0], two.readings[0][0]
    group = _group(second.value, text.text[two.end - 1 : two.end]) if gap.strip() == "" else 0
    if own.endless and group and first.value < MOST_IN_GROUP and text.text[one.end - 1] in SMALL:
        whole = second._replace(value=first.value * group + second.value, start=one.start)
        return Token(one.start, two.end, ((whole,),))
    sums = gap == "" or (gap == " " and own.language == "ko")
    if (
        sums
        and own.endless
        and first.value >= 1000
        and first.value > second.value
        and text.text[one.end - 1] in MULTIPLIERS
    ):
        whole = second._replace(value=first.value + second.value, start=one.start)
        return Token(one.start, two.end, ((whole,),))
    return None


def _group(value: Number, sign: str) -> int:
    """The power of ten that a number is counted in: ten thousand in `5백만`."""
    return next((10**zeros for zeros in (8, 4) if sign in GROUPS[zeros] and value >= 10**zeros), 0)


def _slashed(one: Token, two: Token, text: Normal, own: Lexicon) -> Token | None:
    """Two numbers with a slash between them: both of them, their quotient, or a decimal."""
    first, second = one.readings[0][0], two.readings[0][0]
    if first.unit or first.percent or first.value.denominator > 1 or not second.value:
        return None
    both = (first, second)
    parted = second._replace(value=quotient(first.value, second.value), start=one.start)
    readings = [both, (parted,)]
    if own.language in ("fa", "ur", "ar"):
        digits = re.match(r"\d+", text.text[two.start : two.start + writing.LONGEST])
        size, raw = (10 ** len(digits[0]), int(digits[0]) or 1) if digits else (1, 1)
        value = number(first.value * quotient(second.value, raw) + quotient(second.value, size))
        readings.insert(0, (second._replace(value=value, start=one.start),))
    return Token(one.start, two.end, tuple(readings))


def is_range(gap: str, own: Lexicon) -> bool:
    """True for a dash or a word for *to* between two numbers."""
    word = gap.strip(" \u00a0\u202f\n").lower()
    if word in DASHES or word in own.ranges:
        return True
    first, _, rest = word.partition(" ")
    return rest in ARTICLES and first in own.ranges


def _led(found: list[Token], text: Normal, own: Lexicon) -> list[Token]:
    """Turkish `%30-40`: the second end has the sign before the first."""
    for place in range(1, len(found)):
        if found[place - 1].name or found[place].name:
            continue
        first, second = found[place - 1].readings[0][0], found[place].readings[0][0]
        leading = own.language in LEADING or text.text[first.start - 1 : first.start] == "%"
        gap = text.lower[found[place - 1].end : found[place].start]
        if leading and first.percent and not second.percent and is_range(gap, own):
            readings = tuple(
                tuple(each._replace(percent=True) for each in reading)
                for reading in found[place].readings
            )
            found[place] = found[place]._replace(readings=readings)
    return found


def shared(found: Iterable[Token], text: Normal, own: Lexicon) -> list[Token]:
    """Both ends of a range have what stands behind its last one: `20–30 %`, `2–3 million`."""
    result: list[Token] = []
    found = _led(list(found), text, own)
    following: Token | None = None
    for token in reversed(found):
        if following is not None and not token.name and not following.name:
            gap = text.lower[token.end : following.start]
            ranged = len(gap) < 12 and is_range(gap, own)
            if ranged or (gap.strip() in (",", "、", "/") and following.readings[0][0].percent):
                token = _sharing(token, following, text, ranged)
                if gap.strip() in DASHES and _is_short_year(token, following):
                    result[-1] = _year_of(token, following)
        result.append(token)
        following = token
    return result[::-1]


def _is_short_year(first: Token, second: Token) -> bool:
    """True for the end of `1950–53`."""
    if first.readings[0][0].unit:
        return False
    year, short = first.readings[0][0].value, second.readings[0][0].value
    return 1000 <= year < 2100 and year % 100 < short < 100 and short.denominator == 1


def _year_of(first: Token, second: Token) -> Token:
    last = second.readings[0][0]
    year = last.value + first.readings[0][0].value // 100 * 100
    return second._replace(readings=((last._replace(value=year),), *second.readings))


def _sharing(token: Token, following: Token, text: Normal, ranged: bool) -> Token:
    last = following.readings[0][0]
    if token.readings[0][0].unit or token.readings[0][0].percent or token.date:
        return token
    readings = [
        tuple(each._replace(percent=last.percent, unit=last.unit, own=False) for each in reading)
        if last.percent or last.unit
        else reading
        for reading in token.readings
    ]
    digits = re.match(r"[\d.,]+", text.text[following.start :][: writing.LONGEST])
    plain = writing.parse(digits[0].rstrip(".,"), ".", ",") if digits else None
    plain = plain or (writing.parse(digits[0].rstrip(".,"), ",", ".") if digits else None)
    if (
        plain
        and last.value >= plain * 1000
        and len(readings[0]) == 1
        and readings[0][0].value < 1000
    ):
        scaled = readings[0][0]._replace(value=quotient(readings[0][0].value * last.value, plain))
        readings.append((scaled,))
    return token._replace(readings=tuple(readings))
