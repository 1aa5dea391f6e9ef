"""How a locale writes a number: its own signs, what its readers tolerate, and what misleads them.

CLDR gives the signs (https://cldr.unicode.org). Its gaps are filled here: spaces of every width and
apostrophes part groups anywhere, four digits need no sign, South Asia groups by two, Persian uses a
slash and Arabic either sign for decimals, and most of Latin America writes either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from mbc_i18n import locales
from mbc_i18n.checks.quantities.values import Number, number

SPACES = " \u00a0\u202f"
APOSTROPHES = "'’"
NATIVE_GROUP, NATIVE_DECIMAL, ARABIC_COMMA, WIDE_COMMA = "\u066c", "\u066b", "\u060c", "，"
EITHER = frozenset({"ar", "es_419", "fa", "id", "sw", "ur", "vi"})
"""Locales in which a decimal point and a decimal comma are both usual."""

EITHER_GROUP = frozenset({"es_419"})
"""Locales of many countries, in which each sign parts groups somewhere."""

EITHER_DECIMAL = frozenset({"de_CH", "fr_CH", "it_CH", "de_LI"})
"""Locales whose people write decimal commas in spite of CLDR."""

LONGEST = 40
"""Digits from which on a run of them is no quantity; its last ones are compared."""

WESTERN = ((".", ","), (",", "."))


@dataclass(frozen=True, slots=True)
class Writing:
    """The signs of a locale."""

    decimal: str
    group: str
    either: bool
    """True where the other decimal sign is read too, as long as it cannot be a grouping sign."""


@cache
def writing(locale: str) -> Writing:
    """How a locale writes numbers in digits."""
    decimal, group = locales.number_symbols(locale)
    name, language = locales.canonical(locale), locales.language(locale)
    other = "." if decimal == "," else ","
    group = group if group in ".,'’" else other
    return Writing(decimal, group, bool({name, language} & EITHER) or name in EITHER_DECIMAL)


def own_value(digits: str, locale: str) -> Number | None:
    """The value by the signs of a locale and by what it tolerates, None where it has none."""
    own = writing(locale)
    found = parse(digits, own.decimal, own.group)
    if found is None and own.either and not _ambiguous(digits):
        found = parse(digits, ",", ".") if own.decimal == "." else parse(digits, ".", ",")
    return found


def foreign_values(digits: str, own: Number | None) -> Iterator[Number]:
    """The values by the signs of others."""
    for signs in WESTERN:
        value = parse(digits, *signs)
        if value is not None and value != own:
            yield value


def _ambiguous(digits: str) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits) is not None


GROUPED = re.compile(r"\d+|\d{1,3}([^\d])(?:\d{2,3}\1)*\d{3}")


def parse(digits: str, decimal: str, group: str) -> Number | None:
    """The value of a written number, None where it is several numbers or not well formed."""
    if digits.isdecimal():
        return int(digits)
    whole, rest = digits, ""
    for mark in (decimal, NATIVE_DECIMAL, "·"):
        if mark in digits:
            whole, _, rest = digits.rpartition(mark)
            break
    found = GROUPED.fullmatch(whole)
    if found is None or (rest and not rest.isdecimal()):
        return None
    allowed = (SPACES + APOSTROPHES + NATIVE_GROUP + ARABIC_COMMA + WIDE_COMMA + group).replace(
        decimal, ""
    )
    if found[1] and found[1] not in allowed:
        return None
    value = int(re.sub(r"\D", "", whole))
    return number(value + Fraction(int(rest), 10 ** len(rest))) if rest else value
