"""Arabic and Hebrew write conjunctions, prepositions and the article onto the next word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

HEADS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "ar": re.compile("[وفأ]?(?:لل|[بكل]?ال|[بكلس])|[وف]"),
        "he": re.compile("[וכ]?(?:ש|כש|מש)?[הבכלמ]{0,2}"),
    }
)
"""Proclitics (Ryding, A Reference Grammar of Modern Standard Arabic, 2005; Glinert, The Grammar
of Modern Hebrew, 1989)."""

TAILS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ar": ("هما", "كما", "هم", "هن", "كم", "كن", "نا", "ها", "ه", "ك", "ي"),
        "he": ("יהמ", "יהנ", "יה", "יו", "ינו", "יכמ", "המ", "הנ", "נו", "כמ", "ו", "ה", "י"),
    }
)
"""Possessive pronouns, folded."""

SHORTEST = 3
"""Letters that must be left: a root has three."""

LONGEST_HEAD = 5


def stripped(word: str, language: str) -> Iterator[str]:
    """What may be left of a word without clitics; nothing for other languages."""
    if language not in HEADS:
        return
    for bare in _beheaded(word, language):
        yield bare
        for tail in TAILS[language]:
            if bare.endswith(tail) and len(bare) - len(tail) >= SHORTEST:
                yield from _bare(bare.removesuffix(tail), language)


def _bare(rest: str, language: str) -> Iterator[str]:
    """Before a pronoun the feminine ending is a t: `قرحة`, `قرحتها`."""
    yield rest
    if rest.endswith("ت"):
        yield rest[:-1] + ("ה" if language == "he" else "ه")


def _beheaded(word: str, language: str) -> Iterator[str]:
    yield word
    for length in range(1, min(LONGEST_HEAD, len(word) - SHORTEST + 1) + 1):
        if HEADS[language].fullmatch(word, 0, length):
            rest = word[length:]
            if len(rest) >= SHORTEST or word[:length].endswith("ال") and len(rest) == SHORTEST - 1:
                yield rest
                if language == "ar" and word[:length].endswith("لل"):
                    yield "ل" + rest
