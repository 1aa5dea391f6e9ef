"""Languages that put ending after ending: a known form with a chain of them is that word again."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain as chain_of

from mbc_i18n.glossary.layers.compounds import BEGINNING, by_beginning, lengths

SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """The endings of a language in their order, and what they do to a word's last letter."""

    pattern: re.Pattern[str]
    softened: Mapping[str, str]


@cache
def chain(language: str) -> Chain | None:
    """The endings of a language, or None where the table has none."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "chains.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if row["language"] == language:
            pairs = (pair.partition(":") for pair in row["softened"].split())
            softened = {hard: soft for hard, _, soft in pairs}
            return Chain(re.compile(row["pattern"]), softened)
    return None


@dataclass(frozen=True, slots=True)
class Bases:
    """What may stand before a chain: the forms, and those with their last letter softened."""

    rules: Chain
    forms: Mapping[str, Sequence[str]]
    hardened: Mapping[str, tuple[str, ...]]
    """Soft letters to the hard ones that they come from."""
    lengths: Mapping[str, int]
    """See `by_beginning`."""


def bases(forms: Mapping[str, Sequence[str]], rules: Chain) -> Bases:
    """The surface forms of words of terms, with the words, made ready for `chained`."""
    hardened: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for hard, soft in rules.softened.items():
        hardened[soft] += (hard,)
    soft_ones = (
        form[:-1] + rules.softened[form[-1]] for form in forms if form[-1] in rules.softened
    )
    return Bases(rules, forms, dict(hardened), by_beginning(chain_of(forms, soft_ones)))


def chained(word: str, known: Bases) -> Iterator[str]:
    """The words of terms that a word may be with endings."""
    for stop in range(SHORTEST, BEGINNING + 1):
        bits = known.lengths.get(word[:stop])
        for length in lengths(bits) if bits else ():
            if SHORTEST <= length < len(word):
                tokens = _tokens(word[:length], known)
                if tokens and known.rules.pattern.fullmatch(word, length):
                    yield from tokens


def _tokens(base: str, known: Bases) -> Sequence[str]:
    found = known.forms.get(base, ())
    for hard in known.hardened.get(base[-1], ()):
        found = (*found, *known.forms.get(base[:-1] + hard, ()))
    return found
