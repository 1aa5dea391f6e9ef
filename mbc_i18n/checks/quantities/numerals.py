"""Numbers in Han characters and in Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from mbc_i18n.checks.quantities.values import Number

HALF = Fraction(1, 2)
HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "两": 2, "兩": 2,
}  # fmt: skip
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN = re.compile(f"第?([{''.join([*HAN_DIGITS, *HAN_UNITS, *HAN_GROUPS])}]+)(半?)")
COUNTED = frozenset(
    "次个個回つ年月日天周週期名人位种種岁歳歲倍成割片粒滴小分点時度级級型代期度章本錠枚項条例例病只隻针針颗顆支"
)
"""Characters behind a Han number that make sure that it is one."""

ROMAN = re.compile(
    r"([XVIХІ](?<![A-Za-zА-яІ\d][XVIХІ])[XVIХІ]{0,4})(?:[ABCabc]\d?|er|[eèº°ᵉ]|ème|[-‑](?:й|го|м|я|ю|ї|е|х))?(?![A-Za-zА-яІ’'\d]|\.[A-Z])"
)
ROMAN_DIGITS = {"X": 10, "V": 5, "I": 1, "Х": 10, "І": 1}
ROMAN_SIGN = re.compile("[Ⅰ-Ⅻ]")
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""Years before the first of an era."""

FIRST_YEAR = re.compile("(令和|平成|昭和)元年")
LONGEST_NUMERAL = 40
STAGE = ("stage ", "grade ", "phase ", "class ", "type ")
"""English words behind which one Roman letter is a number."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number in words, and where."""

    value: Number
    start: int
    end: int
    lone: bool = False
    """True for a Roman letter, which may be a name or a word."""
    roman: bool = False
    unit: str = ""
    """The unit that the word itself names: the dual of *week*."""


def han_numbers(text: str, maybe: set[Number]) -> Iterator[Said]:
    maybe.update(ERAS[each[1]] + 1 for each in FIRST_YEAR.finditer(text))
    for found in HAN.finditer(text):
        number = han(found[1]) + (HALF if found[2] else 0)
        ends = text[found.end() : found.end() + 1] or " "
        tenths = number * 10 if ends in "成割" else number
        maybe |= {number, han(found[1]), tenths}
        if len(found[1]) > 1 or found[0].startswith("第") or ends in COUNTED:
            yield Said(number, found.start(), found.end())


def han(digits: str) -> int:
    """The value of a number in Han characters: `十五万` is 150,000, `二〇一七` is 2017."""
    digits = digits[:LONGEST_NUMERAL]
    if all(c in HAN_DIGITS for c in digits):
        return int("".join(str(HAN_DIGITS[c]) for c in digits))
    total = section = digit = 0
    for character in digits:
        if character in HAN_GROUPS:
            group = HAN_GROUPS[character]
            whole = total if group > total else 0
            total += (whole + section + digit or 1) * group - whole
            section = digit = 0
        elif character in HAN_UNITS:
            section, digit = section + (digit or 1) * HAN_UNITS[character], 0
        else:
            digit = HAN_DIGITS[character]
    return total + section + digit


def romans(text: str) -> Iterator[Said]:
    for found in ROMAN.finditer(text):
        digits = [ROMAN_DIGITS[letter] for letter in found[1]]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        number = sum(d if d >= following else -d for d, following in pairs)
        lone = len(digits) == 1 and not text[: found.start()][-6:].lower().endswith(STAGE)
        yield Said(number, *found.span(1), lone=lone, roman=True)
    for found in ROMAN_SIGN.finditer(text):
        yield Said(ord(found[0]) - 0x215F, *found.span(), roman=True)
