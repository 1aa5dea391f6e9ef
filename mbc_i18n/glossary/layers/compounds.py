"""Compounds written as one word: *Leberbiopsien* holds *Biopsie*, *Krebszellen* holds *Krebs*."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain

SHORTEST_INNER = 5
"""Letters of a part with others on both sides: shorter ones stand there by chance."""

BEGINNING = SHORTEST_INNER
"""Letters by which parts are looked up: enough that few words have a beginning in vain."""


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


@dataclass(frozen=True, slots=True)
class Parts:
    """Forms that may be a part of a compound, by their beginnings."""

    shortest: int
    """Letters of the shortest part."""
    forms: Mapping[str, Sequence[str]]
    """Surface form to the words of terms."""
    firsts: Mapping[str, Sequence[str]]
    """Forms without their ending, which stand only before others, to the words of terms."""
    lengths: Mapping[str, int]
    """See `by_beginning`."""


def indexed(forms: Mapping[str, Sequence[str]], rules: Compounding) -> Parts:
    """The forms of the words of terms by their beginnings, those that are too short left out."""
    firsts: dict[str, tuple[str, ...]] = {}
    for form in (form for form in forms if form.endswith(rules.dropped)):
        for stem in first_parts(form, rules):
            firsts[stem] = (*firsts.get(stem, ()), *forms[form])
    parts = (form for form in chain(forms, firsts) if len(form) >= rules.shortest)
    return Parts(rules.shortest, forms, firsts, by_beginning(parts))


def by_beginning(forms: Iterable[str]) -> Mapping[str, int]:
    """The first letters of forms to the lengths that such forms have: a bit for each."""
    found: dict[str, int] = {}
    for form in forms:
        beginning = form[:BEGINNING]
        found[beginning] = found.get(beginning, 0) | 1 << len(form)
    return found


def parts(word: str, known: Parts) -> Iterator[tuple[str, str, str]]:
    """The words of terms in a compound, each with what stands before and behind it.

    Something stands before it, or enough for another part behind it.
    """
    size = len(word)
    for start, bits in _beginnings(word, known):
        last = size if start else size - known.shortest
        for length in lengths(bits):
            stop = start + length
            if stop > last:
                break
            if not start or stop == size or length >= SHORTEST_INNER:
                form, behind = word[start:stop], word[stop:]
                for token in known.forms.get(form, ()):
                    yield token, word[:start], behind
                for token in known.firsts.get(form, ()) if behind else ():
                    yield token, word[:start], behind


def _beginnings(word: str, known: Parts) -> Sequence[tuple[int, int]]:
    """Where a part may begin, with the lengths that it may have there.

    Short ones only stand at a word's beginning or at its end.
    """
    size, shortest, found = len(word), known.shortest, known.lengths
    if size < 2 * shortest:
        return ()
    starts = [(0, word[:stop]) for stop in range(shortest, BEGINNING + 1)]
    last = size - BEGINNING + 1
    starts += [(place, word[place : place + BEGINNING]) for place in range(shortest, last)]
    ends = range(max(last, shortest), size - shortest + 1)
    starts += [(place, word[place:]) for place in ends]
    return [(place, found[piece]) for place, piece in starts if piece in found]


@lru_cache(maxsize=1 << 12)
def lengths(bits: int) -> tuple[int, ...]:
    """The lengths that bits stand for, the shortest first."""
    return tuple(place for place in range(bits.bit_length()) if bits >> place & 1)


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
