"""Numbers that a text gives in words: small ones, powers of a thousand, months, Han and Roman.

They are candidates only. A figure of one text that stands in words in the other is there; a word
without its figure is never a finding, since `one` and `second` are seldom numbers.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources

from mbc_i18n import locales

HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "两": 2, "兩": 2,
}  # fmt: skip
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN = re.compile(f"[{''.join([*HAN_DIGITS, *HAN_UNITS, *HAN_GROUPS])}]+")
ROMAN = re.compile(r"(?<![A-Za-z])(?:X{0,3})(?:IX|IV|V?I{0,3})(?![A-Za-z])")
ROMAN_DIGITS = {"X": 10, "V": 5, "I": 1}
TENS = frozenset(range(20, 100, 10))
ONES = frozenset(range(1, 10))
ALIKE = str.maketrans("ёأإآ", "еااا")
ATTACHED = "(?:[وف]?[بكل]?(?:ال)?|لل)"
"""What Arabic writes at the head of a word."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of a language, as patterns over `plain` text."""

    values: tuple[tuple[Fraction, re.Pattern[str]], ...] = ()
    factors: tuple[tuple[Fraction, re.Pattern[str]], ...] = ()
    """Multipliers that follow a figure, the longest word first."""
    percent: re.Pattern[str] | None = None
    """Words for `%`, None where the table knows none."""


@cache
def numerals(locale: str) -> Numerals:
    """The number words of a locale's language; none for one that is not in the table."""
    language = locales.language(locale)
    rows = [row for row in _table() if row["language"] == language]
    percent = [_pattern(row["words"], language) for row in rows if row["kind"] == "percent"]
    by_length = sorted(rows, key=lambda row: -len(row["words"].split("|")[0]))
    factors = [row for row in by_length if row["kind"] == "factor"]
    return Numerals(
        tuple(_entry(row, language) for row in rows if row["kind"] == "value"),
        tuple(_entry(row, language) for row in factors),
        percent[0] if percent else None,
    )


@cache
def _table() -> tuple[dict[str, str], ...]:
    text = (resources.files("mbc_i18n") / "data" / "numerals.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def _entry(row: dict[str, str], language: str) -> tuple[Fraction, re.Pattern[str]]:
    return Fraction(row["value"]), _pattern(row["words"], language)


def _pattern(words: str, language: str) -> re.Pattern[str]:
    """Whole words, `*` for any ending; anywhere in a language that does not space its words."""
    forms = (re.escape(plain(word)).replace(r"\*", r"\w*") for word in words.split("|"))
    body = "|".join(sorted(forms, key=len, reverse=True))
    if language in locales.UNSPACED or language == "ko":
        return re.compile(f"(?:{body})")
    attached = ATTACHED if locales.direction(language) == "rtl" else ""
    return re.compile(rf"(?<![^\W\d_]){attached}(?:{body})(?!\w)")


def plain(text: str) -> str:
    """Lower case, `е` for `ё`, the Arabic alefs as one: as many code points as before."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(ALIKE)


def spelled(text: str, locale: str) -> frozenset[Fraction]:
    """The values that a text may give in words."""
    known, lower = numerals(locale), plain(text)
    values = {value for value, pattern in (*known.values, *known.factors) if pattern.search(lower)}
    sums = {tens + ones for tens in values & TENS for ones in values & ONES}
    return frozenset({*values, *sums, *_months(text, locale), *_han(text), *_roman(text)})


def _months(text: str, locale: str) -> Iterator[Fraction]:
    """Months by name; a shortened one (`Sept.`) is the beginning of its name."""
    names = locales.months(locale)
    for word in re.findall(r"[^\W\d_]{3,}", text):
        shown = (word, word[:1].lower() + word[1:])
        yield from (Fraction(n) for name, n in names.items() if name.startswith(shown))


def _han(text: str) -> Iterator[Fraction]:
    yield from (Fraction(han(found)) for found in HAN.findall(text))


def han(digits: str) -> int:
    """The value of a number in Han characters: `十五万` is 150,000, `二〇一七` is 2017."""
    if all(c in HAN_DIGITS for c in digits):
        return int("".join(str(HAN_DIGITS[c]) for c in digits[:40]))
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


def _roman(text: str) -> Iterator[Fraction]:
    shown = unicodedata.normalize("NFKC", text)
    for found in ROMAN.findall(shown):
        digits = [ROMAN_DIGITS[letter] for letter in found]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        if digits:
            yield Fraction(sum(d if d >= following else -d for d, following in pairs))
