"""What excuses a quantity that has no counterpart: a compound, an aside, a time of day in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mbc_i18n.checks.quantities.comparing import Side
from mbc_i18n.checks.quantities.lexicon import lexicon, value
from mbc_i18n.checks.quantities.token import Quantity
from mbc_i18n.checks.quantities.values import Number
from mbc_i18n.checks.quantities.words import parted

LEAST_FORM = 4
"""Letters of a number word that a compound surely has."""

MOST = 100
MONEY = re.compile(r"\([~≈ ]{0,2}(?:[A-Za-z]{0,3}[$€£¥₩₹₽₺]|(?:USD|EUR|GBP) ?)$")
PAST = re.compile(r"\b(?:half past|(?:quarter|five|ten|twenty) (?:to|past)) ")
"""English words of a time that other languages write in figures, often of the next hour."""


@cache
def _forms(locale: str) -> dict[Number, tuple[str, ...]]:
    """The number words of a language that are long enough to be known in a compound."""
    words = lexicon(locale).values
    found: dict[Number, set[str]] = {}
    for form, entries in (*words.exact.items(), *words.stems.items()):
        for entry in entries:
            if len(form) >= LEAST_FORM and 1 < entry.value <= MOST:
                found.setdefault(entry.value, set()).add(form)
    return {number: tuple(forms) for number, forms in found.items()}


def compounded(number: Number, side: Side) -> bool:
    """True where a word that no table knows begins with the number: Spanish *sietemesino*."""
    forms = _forms(side.locale).get(number, ())
    return bool(forms) and any(word.startswith(forms) for word in _unknown(side))


def part_compounded(part: Number, side: Side) -> bool:
    """True where a word has both numbers of a fraction: *Zweidrittelmehrheit*."""
    forms = _forms(side.locale)
    upper, lower = forms.get(part.numerator, ()), forms.get(part.denominator, ())
    return any(
        word.startswith(upper) and any(form in word for form in lower)
        for word, _, _ in parted(side.text.written)
    )


def _unknown(side: Side) -> Iterator[str]:
    words = (word for word, _, _ in parted(side.text.written))
    return (word for word in words if len(word) > LEAST_FORM and not value(word, side.locale))


def aside(quantity: Quantity, side: Side) -> bool:
    """True for an amount of money in brackets, which repeats one before it."""
    return MONEY.search(side.text.text, max(0, quantity.start - 8), quantity.start) is not None


def said_time(side: Side) -> bool:
    """True where an English text gives a time of day in words."""
    return side.own.language == "en" and PAST.search(side.text.lower) is not None
