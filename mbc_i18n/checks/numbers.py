"""Figures: every value of the source stands in the translation, by the locale's own writing.

Signs of CLDR and those that the locale tolerates are both read; identifiers (HER2, CDK4/6) are
compared letter by letter. Values that are spelt out on one side are not looked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from mbc_i18n import inline, locales
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.model import Message, Span

SPACES = " \u00a0\u202f\u2009"
GROUPS = SPACES + "'’\u066c"
NUMBER = re.compile(rf"\d+(?:[.,\u066b{GROUPS}]\d+)*")
PERCENT = re.compile(rf"[{SPACES}]?[%٪％]")
BIDI = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c"))
CARDINALS = {
    word: value
    for value, words in enumerate(
        ["zero", "one once first", "two twice second", "three third", "four fourth", "five fifth",
         "six sixth", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
    for word in words.split()
}  # fmt: skip
MYRIADS = {"万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8}
IDENTIFIER = re.compile(r"(?<![\w])(?=[\w/-]*[A-Za-z])(?=[\w/-]*\d)[A-Za-z][\w/-]*", re.ASCII)
ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\S+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: its value, whether it is a percentage, where and how it stands."""

    value: Fraction
    percent: bool
    span: Span
    text: str


def figures(text: str, locale: str) -> list[Figure]:
    """The numbers of a text by the writing of a locale, from left to right."""
    plain = ADDRESS.sub(_blank, _western(text))
    plain = IDENTIFIER.sub(_blank, plain)
    decimal, group = locales.number_symbols(locale)
    found: list[Figure] = []
    for match in NUMBER.finditer(plain):
        found += _split(match, plain, decimal, group)
    return _percents(found, plain)


def _blank(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _western(text: str) -> str:
    """Digits of any script as 0 to 9, one code point each, so that spans hold."""
    return "".join(
        str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text
    )


def _split(match: re.Match[str], text: str, decimal: str, group: str) -> Iterator[Figure]:
    start, end = match.span()
    value = parse(match[0], decimal, group)
    if value is not None:
        factor = MYRIADS.get(text[end:].lstrip(SPACES)[:1], 1)
        yield Figure(value * factor, False, (start, end), match[0])
        return
    for part in re.finditer(r"\d+", match[0]):
        span = (start + part.start(), start + part.end())
        yield Figure(Fraction(int(part[0])), False, span, part[0])


def parse(digits: str, decimal: str, group: str) -> Fraction | None:
    """The value of a written number, None where it is several numbers or not well formed."""
    spaced = any(sign in GROUPS for sign in (group,))
    grouping = GROUPS if spaced else group + GROUPS
    whole, sign, rest = digits, "", ""
    for mark in (decimal, "\u066b"):
        if mark in digits:
            whole, sign, rest = digits.rpartition(mark)
            break
    if not re.fullmatch(rf"\d+|\d{{1,3}}(?:[{re.escape(grouping)}]\d{{3}})+", whole):
        return None
    if sign and not re.fullmatch(r"\d+", rest):
        return None
    value = Fraction(int(re.sub(r"\D", "", whole)))
    return value + Fraction(int(rest), 10 ** len(rest)) if sign else value


def _percents(found: list[Figure], text: str) -> list[Figure]:
    """A percent sign counts for the number before it and for the other end of a range."""
    result = []
    percent = False
    for position in range(len(found) - 1, -1, -1):
        figure = found[position]
        after = (
            text[figure.span[1] : found[position + 1].span[0]] if position + 1 < len(found) else ""
        )
        ranged = percent and re.fullmatch(r"\s*(?:[-–—~～〜至]|a|à|bis|до|to|إلى)\s*", after)
        percent = bool(PERCENT.match(text, figure.span[1])) or bool(ranged)
        result.append(Figure(figure.value, percent, figure.span, figure.text))
    return result[::-1]


@check("numbers", severity="error", its_type="numbers")
def numbers(message: Message, context: Context) -> Iterator[Problem]:
    """Every figure of the source stands in the translation with the same value, and no other.

    Bad: es | About 0.02% of cells | Cerca del 0,2 % de las células
    Bad: de | more than 150,000 cases | mehr als 150,000 Fälle
    Good: es | About 0.02% of cells | Cerca del 0,02 % de las células
    Good: de | more than 150,000 cases | mehr als 150.000 Fälle
    Good: zh_Hans | more than 150,000 cases | 超过15万例
    """
    source = figures(inline.words(message.source, context.elements), context.source_locale)
    target = figures(inline.words(message.target, context.elements), context.locale)
    missing = _left(source, target)
    words = _spelled(message.source, context.source_locale)
    extra = [figure for figure in _left(target, source) if figure.value not in words]
    for wanted, got in zip(missing, extra, strict=False):
        yield Problem(_changed(wanted, got), (wanted.span,), (got.span,))
    paired = min(len(missing), len(extra))
    for figure in missing[paired:]:
        yield Problem(f"{_shown(figure)} is missing", (figure.span,))
    for figure in extra[paired:]:
        yield Problem(
            f"{_shown(figure)} is not in the source", (), (figure.span,), severity="warning"
        )


def _spelled(source: str, locale: str) -> set[Fraction]:
    """Values that the source gives in words: its months, and small English cardinals."""
    present = set(re.findall(r"[^\W\d_]+", source.casefold()))
    values = {number for name, number in locales.months(locale).items() if name in present}
    if locales.language(locale) == "en":
        values |= {number for word, number in CARDINALS.items() if word in present}
    return {Fraction(value) for value in values}


def _left(figures: list[Figure], others: list[Figure]) -> list[Figure]:
    counts = Counter(figure.value for figure in others)
    left = []
    for figure in figures:
        if counts[figure.value]:
            counts[figure.value] -= 1
        else:
            left.append(figure)
    return left


def _changed(wanted: Figure, got: Figure) -> str:
    factor = _factor(wanted.value, got.value)
    return f"{_shown(wanted)} became {_shown(got)}{factor}"


def _factor(before: Fraction, after: Fraction) -> str:
    """`: 10×` where one value is a power of ten times the other: the slip that kills."""
    if not before or not after:
        return ""
    ratio = max(before / after, after / before)
    times = str(ratio)
    return f": {times}×" if re.fullmatch(r"10+", times) else ""


def _shown(figure: Figure) -> str:
    return figure.text + ("\u00a0%" if figure.percent else "")
