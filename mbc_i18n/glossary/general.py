"""What a language's words are in general texts, against which a term stands out.

`data/glossary` holds it by language: `function-words.en.txt`, `frequency.en.csv` and
`endings.en.csv`. A language without a file gets nothing of that kind.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType

from mbc_i18n.glossary.spelling import function_words

CLASSES = ("noun", "verb", "adjective", "adverb")
SHORTEST = 3
"""Letters of the shortest base."""
INSIDE = "+"
"""Marks a function word that may stand inside a term: *loss of appetite*."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How often a word stands in general texts as each class of word."""

    noun: int = 0
    verb: int = 0
    adjective: int = 0
    adverb: int = 0

    @property
    def total(self) -> int:
        """How often it stands there at all."""
        return self.noun + self.verb + self.adjective + self.adverb

    def share(self, *classes: str) -> float:
        """The part of its uses that is of these classes, from 0 to 1; 0 for an unknown word."""
        return sum(getattr(self, each) for each in classes) / self.total if self.total else 0.0


UNKNOWN = Usage()


@dataclass(frozen=True, slots=True)
class Ending:
    """The ending of an inflected form, what the base has instead, and the base's class of word."""

    form: str
    base: str
    of: str


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What is known of a language's words."""

    function: frozenset[str] = frozenset()
    """Words that no term begins or ends with."""
    inside: frozenset[str] = frozenset()
    """Those of them that may stand inside a term."""
    usage: Mapping[str, Usage] = field(default_factory=lambda: MappingProxyType({}))
    endings: tuple[Ending, ...] = ()
    total: int = 0
    """The sum of all uses."""

    def base(self, word: str) -> str:
        """The listed word that a folded word is a form of; the word itself where none is."""
        if word in self.usage:
            return word
        known = (base for base, of in self._bases(word) if self._is_a(base, of))
        return next(known, word)

    def singular(self, word: str, attested: Callable[[str], bool]) -> str:
        """A folded noun without its plural ending: the base that is attested or listed, if any."""
        nouns = [base for base, of in self._bases(word) if of == "noun"]
        if not nouns or word.endswith(("ss", "us", "is")):
            return word
        seen = (base for base in nouns if attested(base) or self._is_a(base, "noun"))
        return next(seen, nouns[0])

    def _is_a(self, word: str, of: str) -> bool:
        return self.usage.get(word, UNKNOWN).share(of) > 0

    def _bases(self, word: str) -> Iterator[tuple[str, str]]:
        for ending in self.endings:
            stem = word.removesuffix(ending.form)
            if stem != word and len(stem + ending.base) >= SHORTEST:
                yield stem + ending.base, ending.of
                if not ending.base and ending.of != "noun" and stem[-1] == stem[-2]:
                    yield stem[:-1], ending.of


@cache
def words(language: str) -> Words:
    """What is known of a language's words."""
    listed = " ".join(_lines(f"function-words.{language}.txt")).split()
    inside = frozenset(each.removeprefix(INSIDE) for each in listed if each.startswith(INSIDE))
    rows = csv.DictReader(_lines(f"frequency.{language}.csv"))
    usage = {row["word"]: Usage(*(int(row[each] or 0) for each in CLASSES)) for row in rows}
    endings = csv.DictReader(_lines(f"endings.{language}.csv"))
    return Words(
        function_words(language),
        inside,
        usage,
        tuple(Ending(row["ending"], row["base"], row["class"]) for row in endings),
        sum(each.total for each in usage.values()),
    )


def _lines(name: str) -> list[str]:
    path = resources.files("mbc_i18n") / "data" / "glossary" / name
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [line for line in lines if not line.startswith("#")]
