"""Words of terms that may go on at an end, as their row says: a star stands for any letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

STAR = "*"


@dataclass(frozen=True, slots=True)
class Starred:
    """Words with a star, by what stands without it."""

    words: Mapping[str, Sequence[str]]
    lengths: Sequence[int]
    """The lengths of those words, each once, without the star."""
    inner: bool
    """True where one of them begins with a star: then a word is searched from every letter."""


def starred(words: Iterable[str]) -> Starred | None:
    """An index of words with a star, or None without any."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(words):
        found[word.strip(STAR)].append(word)
    found.pop("", None)
    inner = any(word[0] == STAR for own in found.values() for word in own)
    return Starred(dict(found), sorted({*map(len, found)}), inner) if found else None


def opened(word: str, known: Starred) -> Iterator[str]:
    """The words with a star that a word fits."""
    for start in range(len(word) if known.inner else 1):
        for length in known.lengths:
            stop = start + length
            if stop > len(word):
                break
            for each in known.words.get(word[start:stop], ()):
                if (not start or each[0] == STAR) and (stop == len(word) or each[-1] == STAR):
                    yield each
