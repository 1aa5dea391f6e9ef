"""Neighbouring numbers that belong together: `1億2500万`, `1/2`, `20–30 %`, `1950–53`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mbc_i18n.checks.quantities import writing
from mbc_i18n.checks.quantities.lexicon import Lexicon
from mbc_i18n.checks.quantities.normal import Normal
from mbc_i18n.checks.quantities.token import Token

DASHES = frozenset({"-", "–", "—", "~", "至", "〜"})
MULTIPLIERS = "百千万萬億亿兆백천만억조"


def joined(found: Sequence[Token], text: Normal, own: Lexicon) -> Iterator[Token]:
    """Tokens that make one number: `1億2500万`, `1/2`, Persian `۰/۰۲`."""
    held: Token | None = None
    for token in found:
        if held is None:
            held = token
            continue
        made = _made_one(held, token, text, own)
        if made is None:
            yield held
            held = token
        else:
            held = made
    if held is not None:
        yield held


def _made_one(one: Token, two: Token, text: Normal, own: Lexicon) -> Token | None:
    if one.name or two.name or one.date or two.date:
        return None
    gap = text.text[one.end : two.start]
    if gap == "/" and len(one.readings[0]) == 1 and len(two.readings[0]) == 1:
        return _slashed(one, two, text, own)
    first, second = one.readings[0][0], two.readings[0][0]
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


def _slashed(one: Token, two: Token, text: Normal, own: Lexicon) -> Token | None:
    """Two numbers with a slash between them: both of them, their quotient, or a decimal."""
    first, second = one.readings[0][0], two.readings[0][0]
    if first.unit or first.percent or first.value.denominator > 1 or not second.value:
        return None
    both = (first, second)
    parted = second._replace(value=first.value / second.value, start=one.start)
    readings = [both, (parted,)]
    if own.language in ("fa", "ur", "ar"):
        digits = re.match(r"\d+", text.text[two.start : two.start + writing.LONGEST])
        size = 10 ** len(digits[0]) if digits else 1
        readings.insert(
            0, (second._replace(value=first.value + second.value / size, start=one.start),)
        )
    return Token(one.start, two.end, tuple(readings))


def is_range(gap: str, own: Lexicon) -> bool:
    """True for a dash or a word for *to* between two numbers."""
    word = gap.strip(" \u00a0\u202f\n").lower()
    return word in DASHES or word in own.ranges


def shared(found: Iterator[Token], text: Normal, own: Lexicon) -> list[Token]:
    """Both ends of a range have what stands behind its last one: `20–30 %`, `2–3 million`."""
    result: list[Token] = []
    following: Token | None = None
    for token in reversed(list(found)):
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
        scaled = readings[0][0]._replace(value=readings[0][0].value * last.value / plain)
        readings.append((scaled,))
    return token._replace(readings=tuple(readings))
