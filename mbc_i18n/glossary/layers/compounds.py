"""Compounds written as one word: *Leberbiopsien* holds *Biopsie*, *Krebszellen* holds *Krebs*."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

SHORTEST_INNER = 5
"""Letters of a part with others on both sides: shorter ones stand there by chance."""


@dataclass(frozen=True, slots=True)
class Compounding:
    """How a language writes compounds."""

    shortest: int
    """Letters of the shortest part."""
    linking: tuple[str, ...]
    """What may stand between two parts."""
    dropped: tuple[str, ...]
    """Endings that a first part may lose: *Sprache*, *Sprachkurs*."""
    derived: tuple[str, ...]
    """Ends that make another word and no compound: *Landschaft*."""
    vowels: frozenset[str]


@cache
def compounding(language: str) -> Compounding | None:
    """The rules of a language, or None where compounds are not written as one word."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "compounds.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if language in row["languages"].split():
            return Compounding(
                int(row["shortest"]),
                ("", *row["linking"].split()),
                tuple(row["dropped"].split()),
                tuple(row["derived"].split()),
                frozenset(row["vowels"]),
            )
    return None


Parts = Mapping[str, tuple[tuple[str, str, bool], ...]]
"""By their first letters: forms with the word of a term, and whether they stand only first."""


def indexed(forms: Iterable[tuple[str, str, bool]], shortest: int) -> Parts:
    """Forms by their first letters, those that are too short left out."""
    found: defaultdict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    for entry in forms:
        if len(entry[0]) >= shortest:
            found[entry[0][:shortest]].add(entry)
    return {first: tuple(sorted(entries)) for first, entries in found.items()}


def parts(word: str, known: Parts, shortest: int) -> Iterator[tuple[str, str, str]]:
    """The words of terms in a compound, each with what stands before and behind it."""
    for start in (0, *range(shortest, len(word) - shortest + 1)):
        for form, token, first in known.get(word[start : start + shortest], ()):
            if word.startswith(form, start):
                behind = word[start + len(form) :]
                inner = start and behind and len(form) < SHORTEST_INNER
                if (behind or not first) and (start or behind) and not inner:
                    yield token, word[:start], behind


def plausible(before: str, behind: str, rules: Compounding) -> bool:
    """True where what stands around a part may be words: long enough, with a vowel, no ending."""
    if before and not _word_like(before, rules):
        return False
    return not behind or (behind not in rules.derived and _word_like(behind, rules))


def _word_like(text: str, rules: Compounding) -> bool:
    return len(text) >= rules.shortest and bool(rules.vowels.intersection(text))


def first_parts(word: str, rules: Compounding) -> Iterator[str]:
    """How a word of a term may begin a compound where it loses its ending."""
    for ending in rules.dropped:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= rules.shortest:
            yield stem
