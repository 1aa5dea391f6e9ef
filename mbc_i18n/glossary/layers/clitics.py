"""What a language writes onto a word: conjunctions, the article, pronouns, the signs of a class.

Arabic and Hebrew begin a word with conjunctions, prepositions and the article and end it with a
pronoun; Persian ends it with a pronoun, Bengali with *too* and *just*; a Swahili noun shows its
number in front. The table was made after Ryding, A Reference Grammar of Modern Standard Arabic
(2005), Glinert, The Grammar of Modern Hebrew (1989), Lazard, A Grammar of Contemporary Persian
(1992), Thompson, Bengali (2012) and Ashton, Swahili Grammar (1944).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

SHORTEST = 3
"""Letters that must be left: a Semitic root has three."""

LONGEST_HEAD = 5

Pairs = Sequence[tuple[str, str]]
"""What is written, and what the dictionary has in its place."""


@dataclass(frozen=True, slots=True)
class Clitics:
    """The clitics of a language, folded."""

    heads: re.Pattern[str]
    """What stands in front; the first group is the article."""
    article: str
    """Terms are listed with it or without it."""
    tails: Pairs
    long_tails: Pairs
    """Those that tell enough to leave a word of two letters: `دمك`, *your blood*."""
    before_tails: Pairs
    """Last letters of a word that has a tail: `قرحة`, `قرحتها`."""
    fronts: Pairs
    """First letters, with what they are in the dictionary form: *magonjwa*, *ugonjwa*."""
    alike: frozenset[str]
    """Words of which one stands for another, by agreement."""


@cache
def clitics(language: str) -> Clitics | None:
    """The clitics of a language, or None for most."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "clitics.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if row["language"] == language:
            return Clitics(
                re.compile(row["heads"]),
                row["article"],
                _pairs(row["tails"]),
                _pairs(row["long_tails"]),
                _pairs(row["before_tails"]),
                _pairs(row["fronts"]),
                frozenset(row["alike"].split()),
            )
    return None


def _pairs(cell: str) -> Pairs:
    parts = (pair.partition(":") for pair in cell.split())
    return tuple((written, own) for written, _, own in parts)


def stripped(word: str, language: str) -> Iterator[str]:
    """What may be left of a word without clitics; nothing for other languages."""
    known = clitics(language)
    if known is None:
        return
    if word in known.alike:
        yield from known.alike
    for bare, defined in _beheaded(word, known):  # a noun with the article has no pronoun
        yield from _with_article(bare, known)
        if not defined:
            for rest in _untailed(bare, known, SHORTEST - (bare == word)):
                if not _is_relation(bare, rest, known):
                    yield from _with_article(rest, known)


def _is_relation(word: str, rest: str, known: Clitics) -> bool:
    """True where the tail behind an article makes an adjective: *الطبي* is no *my medicine*."""
    return bool(known.article) and word == rest + "ي" and word.startswith(known.article)


def _with_article(bare: str, known: Clitics) -> Iterator[str]:
    """A word as it is, and with the article that its term may be listed with."""
    yield bare
    if known.article:
        yield known.article + bare


def _beheaded(word: str, known: Clitics) -> Iterator[tuple[str, bool]]:
    """A word without each head that it may have, and whether the article is one of them."""
    yield from ((rest, False) for rest in _fronted(word, known))
    for length in range(1, min(LONGEST_HEAD, len(word) - SHORTEST + 1) + 1):
        head = known.heads.fullmatch(word, 0, length)
        defined, rest = bool(head and head[1]), word[length:]
        if head and (len(rest) >= SHORTEST or defined and len(rest) == SHORTEST - 1):
            yield from ((each, defined) for each in _fronted(rest, known))


def _fronted(word: str, known: Clitics) -> Iterator[str]:
    yield word
    for written, own in known.fronts:
        if word.startswith(written) and len(word) - len(written) >= SHORTEST:
            yield own + word[len(written) :]


def _untailed(word: str, known: Clitics, least: int) -> Iterator[str]:
    """A word without each tail, `least` letters left by a long one."""
    for tails, shortest in ((known.tails, SHORTEST), (known.long_tails, least)):
        for tail, own in tails:
            if word.endswith(tail) and len(word) - len(tail) >= shortest:
                rest = word[: len(word) - len(tail)]
                yield rest + own
                yield from () if own else _without_trace(rest, known)


def _without_trace(rest: str, known: Clitics) -> Iterator[str]:
    """The word in its own spelling, where a tail has changed its last letter."""
    for written, own in known.before_tails:
        if rest.endswith(written):
            yield rest[: len(rest) - len(written)] + own
