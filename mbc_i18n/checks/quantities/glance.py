"""The first look at two texts: most right translations need no other.

It compares the plain figures in their order, each with the percent sign, multiplier or unit beside
it, and the names with digits in them. What is not plain — a sign, a date in figures, a time of day,
other signs between digits — it leaves to the analysis. A look at a source is kept: every locale
asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache, lru_cache
from typing import NamedTuple

from mbc_i18n.checks.quantities import cardinals
from mbc_i18n.checks.quantities.alike import Alike, counterparts
from mbc_i18n.checks.quantities.figures import NONE, Figures, plain_figures
from mbc_i18n.checks.quantities.lexicon import Lexicon, lexicon
from mbc_i18n.checks.quantities.normal import FIGURES, normal
from mbc_i18n.checks.quantities.numerals import romans
from mbc_i18n.checks.quantities.tables import longest_words
from mbc_i18n.checks.quantities.words import parted

STAGES = frozenset({"stage", "stages", "grade", "phase", "type", "class", "century"})
"""English words behind which a number may stand in Roman numerals."""

STAGED = re.compile(r"(?i:stages?|grade|phase|type|class|century) [IVX]")

POWERS = frozenset({"hundred", "thousand", "million", "billion"})
POWER = re.compile(r"(?<!\d[\s\u00a0-])(?<!\d)\b(?:hundred|thousand|million|billion)\b")
"""A power of ten that no figure stands before."""

LOWERED = bytes(
    code + 32 if 65 <= code <= 90 else code if 97 <= code <= 122 else 32 for code in range(256)
)
"""ASCII letters in lower case, and a space for everything else."""

SIGNS = re.compile("[<>≤≥＜＞≦≧⩽⩾]")


class Look(NamedTuple):
    """What the first look at a source has seen."""

    figures: Figures | None
    """None where the first look does not do."""
    telling: bool = False
    """True where a word surely is a number or a month."""
    bounded: bool = False
    """True where words may bound a number."""
    dated: bool = False
    """True where a word may be a month."""
    cardinals: cardinals.Cardinals | None = None
    """The number words where all of them are plain and alone."""
    wordless: bool = False
    """True where it has a month and surely no number in words."""


class Listed(NamedTuple):
    """The words of a language that the first look knows."""

    own: Lexicon
    numbers: frozenset[str]
    """Those that surely are a number, or a month."""
    bounds: frozenset[str]
    """A word of each phrase that bounds a number, the longest one."""
    any: frozenset[str]
    """These and all others that say something of a number."""


UNTOLD = Look(NONE)


@lru_cache(maxsize=1 << 13)
def seen(source: str, locale: str) -> Look:
    """The first look at a source."""
    listed = _listed(locale)
    words = _words(source, listed.own)
    plain = listed.any.isdisjoint(words) and "May" not in source
    if FIGURES.search(source) is None:
        return UNTOLD if plain else _told(source, words, NONE, listed, locale)
    signed = SIGNS.search(source) is not None
    figures = None if signed else plain_figures(normal(source), listed.own, locale)
    return Look(figures) if plain else _told(source, words, figures, listed, locale)


def _told(
    source: str, words: list[str], figures: Figures | None, listed: Listed, locale: str
) -> Look:
    """A look at a source whose words say something of a number."""
    hits = listed.any.intersection(words)
    numbers = not listed.numbers.isdisjoint(hits)
    dated = "May" in source or (numbers and not listed.own.months.keys().isdisjoint(hits))
    written = _written_out(source, hits, listed.own)
    telling = numbers or dated or written
    lone = cardinals.lone(words, listed.numbers, locale) if telling and not written else None
    wordless = lone == frozenset() and all(each.lone for each in romans(normal(source).text))
    bounded = not listed.bounds.isdisjoint(hits)
    return Look(figures, telling, bounded, dated, lone, wordless)


def same_figures(look: Look, target: str, locale: str) -> Alike | None:
    """The figures of two texts whose figures surely are the same, None for all others."""
    if look.figures is None or SIGNS.search(target):
        return None
    theirs = plain_figures(normal(target), lexicon(locale), locale)
    if theirs is None or theirs.names != look.figures.names:
        return None
    return counterparts(look.figures.plain, theirs.plain)


def _words(text: str, own: Lexicon) -> list[str]:
    """The words of a text in lower case; of an English one only those of ASCII letters."""
    if own.language == "en":
        return text.encode("utf-8", "replace").translate(LOWERED).decode("ascii").split()
    return [word for word, _, _ in parted(text)]


def _written_out(source: str, hits: Set[str], own: Lexicon) -> bool:
    """True for a power of ten in words, or a Roman numeral, that only its neighbours tell."""
    if own.language != "en":
        return False
    if not STAGES.isdisjoint(hits) and STAGED.search(source):
        return True
    return not POWERS.isdisjoint(hits) and POWER.search(source.lower()) is not None


@cache
def _listed(locale: str) -> Listed:
    own = lexicon(locale)
    bounds = longest_words(phrase for phrase, kind in own.bounds.items() if kind != "neither")
    numbers = _telling_words(own)
    return Listed(own, numbers, bounds, numbers | bounds | own.months.keys() | STAGES | POWERS)


def _telling_words(own: Lexicon) -> frozenset[str]:
    """Words of a language that surely are a number, or a month."""
    sure = {
        word.split()[-1]
        for word, entries in own.values.exact.items()
        if {entry.kind for entry in entries} & {"value", "fraction"}
    }
    return frozenset((sure | own.months.keys()) - {"may", *POWERS})


__all__ = ["NONE", "Look", "same_figures", "seen"]
