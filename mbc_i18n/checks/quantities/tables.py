"""The rows of the tables in `data/numbers` and of CLDR, as far as numbers need them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from mbc_i18n import locales
from mbc_i18n.checks.quantities.normal import bare

SHORTEST_STEM = 4

LEAST_ENDING = 5

UNSURE = frozenset(
    {"a", "b", "d", "e", "i", "in", "j", "t", "u", "v", "w", "y", "r", "st", "p", "c", "o"}
)
"""Short forms of units that CLDR has and that mostly are other words."""

VALUES = ("dual", "value", "maybe", "halfmore", "fraction")

Row = tuple[str, str, str]
"""Kind, value, word."""


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table in `data/numbers`, none where there is no such table."""
    file = resources.files("mbc_i18n") / "data" / "numbers" / f"{name}.csv"
    if not file.is_file():
        return ()
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def rows_of(name: str) -> list[Row]:
    return [
        (row["kind"], row["value"], bare(word))
        for row in table(name)
        for word in row["words"].split("|")
        if word
    ]


def symbols() -> Iterator[Row]:
    for row in table("units"):
        yield from (("unit", row["unit"], bare(each)) for each in row["symbols"].split("|") if each)


def cldr(locale: str) -> Iterator[Row]:
    names = locales.unit_names(locale)
    plain = locales.language(locale) == "en"
    for row in table("units"):
        forms = sorted({bare(form) for form in names.get(row["cldr"], ())} - UNSURE)
        yield from (("unit", row["unit"], form) for form in forms)
        stem = _stem(forms)
        if stem and not plain and " " not in stem:
            yield "unit", row["unit"], f"{stem}*"
    for power, words in locales.powers_of_ten(locale).items():
        yield from (("factor", str(power), bare(word)) for word in words)


def _stem(forms: list[str]) -> str:
    """What all long forms of a unit's name begin with."""
    long = [form for form in forms if len(form) >= LEAST_ENDING]
    stem = long[0] if long else ""
    for form in long:
        while not form.startswith(stem):
            stem = stem[:-1]
    return stem if len(stem) >= SHORTEST_STEM else ""


def powers(rows: list[Row]) -> Iterator[Row]:
    """Multipliers as words that may stand without a figure."""
    return (("maybe", value, word) for kind, value, word in rows if kind == "factor" and word[2:])


def fused_words(rows: list[Row]) -> Iterator[Row]:
    """Compounds of tens and ones that a language writes as one word."""
    patterns = [word for kind, _, word in rows if kind == "fuse"]
    small = [(int(v), w) for k, v, w in rows if k in VALUES and v.isdigit() and "*" not in w]
    ones = [(value, word) for value, word in small if 0 < value < 10]
    tens = [(value, word) for value, word in small if value in range(20, 100, 10)]
    parts = [(int(v), w) for kind, v, w in rows if kind == "part"]
    ones += [(value, word) for value, word in parts if value < 10]
    tens += [(value, word) for value, word in parts if value > 10]
    whole = [word for kind, _, word in rows if kind == "thousands"]
    for pattern in whole:
        for value, word in small:
            if 1 < value < 1000:
                yield "value", str(value * 1000), pattern.format(number=word) + "*"
    for pattern in patterns:
        for ten, tens_word in tens:
            for one, word in ones:
                yield "value", str(ten + one), pattern.format(one=word, ten=tens_word) + "*"


def bound_phrases(rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Phrases with their direction and side; those of either side are `over-both`."""
    seen: dict[str, str] = {}
    for kind, _, word in rows:
        way = kind.partition("-")[0]
        if way in ("over", "under", "neither"):
            seen[word] = f"{way}-both" if seen.get(word, kind) != kind else kind
    yield from seen.items()


def branches(words: Iterable[str]) -> str:
    """A pattern of any of the words, parted letter by letter; a `*` is any ending."""
    tails: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        tails.setdefault(word[:1], []).append(word[1:])
    ends = "" in tails
    found = [
        r"\w*+" if head == "*" else re.escape(head) + branches(rest)
        for head, rest in sorted(tails.items(), reverse=True)
        if head
    ]
    if not found:
        return ""
    return found[0] if len(found) == 1 and not ends else f"(?:{'|'.join(found)}){'?' * ends}"


def longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """Of each phrase its longest word: what stands in every text that has the phrase."""
    words = (re.split(r"[^\w*]+", phrase) for phrase in phrases)
    return frozenset(max(each, key=lambda word: (word != "and", len(word))) for each in words)
