"""The guarded stem: two words with one stem whose endings stand in one paradigm.

A stemmer cuts each word by itself, so *vaccin* meets *vaccine*. Here an ending must be one that the
other ending's paradigm has, and a word that is known to be another one does not count.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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


Entries = Mapping[str, Sequence[tuple[str, frozenset[int]]]]
"""Words of terms by stem, each with the paradigms that it would have."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of the words of terms, worked out for one beginning when it is first met."""

    paradigms: Paradigms
    beginnings: Collection[str]
    """The first letters of the words: what begins otherwise is none of them."""
    at: Callable[[str], Entries]
    """The stems with a beginning."""


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
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[: known.shortest]].append(word)

    @cache
    def at(beginning: str) -> Entries:
        found: defaultdict[str, list[tuple[str, frozenset[int]]]] = defaultdict(list)
        for word in groups[beginning]:
            for length in range(*_lengths(word, known)):
                numbers = known.endings.get(word[length:])
                if numbers is not None:
                    found[word[:length]].append((word, numbers))
        return dict(found)

    return Stems(known, groups.keys(), at)


def inflected(word: str, known: Stems) -> Iterator[str]:
    """The words of terms that a word may be an inflection of."""
    rules = known.paradigms
    beginning = word[: rules.shortest]
    if beginning not in known.beginnings:
        return
    found = known.at(beginning)
    for length in range(*_lengths(word, rules)):
        entries = found.get(word[:length])
        numbers = rules.endings.get(word[length:]) if entries else None
        if entries and numbers is not None:
            yield from (candidate for candidate, others in entries if numbers & others)


def _lengths(word: str, known: Paradigms) -> tuple[int, int]:
    """Letters of the shortest stem that a word may have, and one more than of the longest."""
    return max(known.shortest, len(word) - known.longest), len(word) + 1


def begun(word: str, words: Collection[str]) -> Iterator[str]:
    """The words of terms that a word is with up to three letters more: for any language."""
    for more in range(1, LONGEST_SUFFIX + 1):
        if len(word) - more >= LONGEST_SUFFIX and word[:-more] in words:
            yield word[:-more]
