"""The guarded stem: two words with one stem whose endings stand in one paradigm.

A stemmer cuts each word by itself, so *vaccin* meets *vaccine*. Here an ending must be one that the
other ending's paradigm has, and a word that is known to be another one does not count.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

LONGEST_SUFFIX = 3


@dataclass(frozen=True, slots=True)
class Paradigms:
    """The paradigms of a language: for each ending the numbers of those that it stands in."""

    endings: Mapping[str, frozenset[int]]
    shortest: int
    """Letters that a stem has at least."""
    longest: int
    """Letters of the longest ending."""


@dataclass(frozen=True, slots=True)
class Stems:
    """Words of terms by stem, each with the paradigm that it would have."""

    paradigms: Paradigms
    words: Mapping[str, tuple[tuple[str, frozenset[int]], ...]]


@cache
def paradigms(language: str) -> Paradigms | None:
    """The paradigms of a language, or None where the table has none."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "paradigms.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    own = [row for row in rows if language in row["languages"].split()]
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(own):
        for ending in row["endings"].split():
            numbers[ending.replace("-", "")].add(number)
    if not own:
        return None
    shortest = max(int(row["shortest"]) for row in own)
    endings = {end: frozenset(found) for end, found in numbers.items()}
    return Paradigms(endings, shortest, max(map(len, endings)))


def stems(words: Iterable[str], language: str) -> Stems | None:
    """An index of the words of terms by every stem that they may have."""
    known = paradigms(language)
    if known is None:
        return None
    found: defaultdict[str, list[tuple[str, frozenset[int]]]] = defaultdict(list)
    for word in words:
        for stem, numbers in _cut(word, known):
            found[stem].append((word, numbers))
    return Stems(known, {stem: tuple(entries) for stem, entries in found.items()})


def inflected(word: str, known: Stems) -> Iterator[str]:
    """The words of terms that a word may be an inflection of."""
    for stem, numbers in _cut(word, known.paradigms):
        for candidate, others in known.words.get(stem, ()):
            if numbers & others:
                yield candidate


def _cut(word: str, known: Paradigms) -> Iterator[tuple[str, frozenset[int]]]:
    for length in range(max(known.shortest, len(word) - known.longest), len(word) + 1):
        numbers = known.endings.get(word[length:])
        if numbers is not None:
            yield word[:length], numbers


def begun(word: str, words: frozenset[str]) -> Iterator[str]:
    """The words of terms that a word is with up to three letters more: for any language."""
    for more in range(1, LONGEST_SUFFIX + 1):
        if len(word) - more >= LONGEST_SUFFIX and word[:-more] in words:
            yield word[:-more]
