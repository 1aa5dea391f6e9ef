"""Languages that are searched by character: Chinese, Japanese, Thai, and Korean by its rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from mbc_i18n.glossary.layers import COMPOUND, EXACT, JOINED, RANK, RULE
from mbc_i18n.glossary.layers.phrases import LISTED, Found, written
from mbc_i18n.glossary.normalization import JOINERS, MARKS, SILENT, characters
from mbc_i18n.model import Term

LONGEST_PARTICLES = 6

PILES = re.compile(rf"[{MARKS}{SILENT}{JOINERS}]{{31,}}")
"""More marks on a letter than any script sets (UAX #15, Stream-Safe Text: 30); to put many in their
order costs the square of their number."""


@dataclass(slots=True)
class Letters:
    """One character further into the terms."""

    next: dict[str, Letters] = field(default_factory=dict)
    ends: list[Term] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spellings:
    """All terms by their first character; what follows is sorted when it is first met."""

    beginnings: Collection[str]
    at: Callable[[str], Letters]


def spellings(terms: Iterable[Term], language: str) -> Spellings:
    """The terms and their listed forms, folded; what is nothing then is left out."""
    beginnings: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)
    for term in terms:
        plains = dict.fromkeys(characters(form, language)[0] for form in written(term))
        for plain in filter(None, plains):
            beginnings[plain[0]].append((plain, term))

    @cache
    def at(character: str) -> Letters:
        root = Letters()
        for plain, term in beginnings[character]:
            _enter(root, plain[1:], term)
        return root

    return Spellings(beginnings.keys(), at)


def _enter(node: Letters, plain: str, term: Term) -> None:
    for character in plain:
        node = node.next.setdefault(character, Letters())
    node.ends.append(term)


def letters(text: str, language: str) -> tuple[str, list[int]]:
    """`characters` for a text that may be hostile."""
    return characters(PILES.sub(lambda found: "\0" * len(found[0]), text), language)


def search(text: str, language: str, known: Spellings) -> Iterator[Found]:
    """Every term in a text, whatever stands around it; spaces do not count."""
    plain, places = letters(text, language)
    for start, first in enumerate(plain):
        if first not in known.beginnings:
            continue
        node: Letters | None = known.at(first)
        place = start + 1
        while node is not None:
            for term in node.ends:
                rank = _rank(text, plain, places, (start, place), language, term.match)
                if rank is not None:
                    yield Found(term, (places[start], _end(text, places, place)), rank)
            node = node.next.get(plain[place]) if place < len(plain) else None
            place += 1


def _end(text: str, places: Sequence[int], place: int) -> int:
    last = places[place - 1]
    while places[place] == last:  # one sign may stand for several characters (㏿ for gal)
        place += 1
    end = places[place]
    while text[end - 1].isspace():
        end -= 1
    return end


def _rank(
    text: str,
    plain: str,
    places: Sequence[int],
    found: tuple[int, int],
    language: str,
    match: str,
) -> int | None:
    """How sure a place is; None where it is only a part of a foreign word or by chance."""
    start, end = found
    if _within_latin(text, places[start], _end(text, places, end)):
        return None
    spaced = any(character.isspace() for character in text[places[start] : places[end - 1]])
    if spaced and match == "exact":
        return None
    if language != "ko":
        return RANK[JOINED if spaced else EXACT]
    return _korean(text, plain, places, found, spaced, match)


def _within_latin(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in (before, behind))


def _korean(
    text: str,
    plain: str,
    places: Sequence[int],
    found: tuple[int, int],
    spaced: bool,
    match: str,
) -> int | None:
    start, end = found
    heads = not text[max(0, places[start] - 1) : places[start]].isalnum()
    rest = text[_end(text, places, end) : places[min(end + LONGEST_PARTICLES, len(plain))]]
    word = "".join(_hangul(rest))
    ends = not word or word in particles()
    if heads and ends:
        return RANK[JOINED if spaced else EXACT]
    if match == "compound" or (match == "prefix" and heads):
        return RANK[RULE]
    if match in LISTED or (spaced and not heads):
        return None
    return RANK[COMPOUND] if end - start > 1 or heads or ends else None


def _hangul(text: str) -> Iterator[str]:
    for character in text:
        if not character.isalnum():
            return
        yield character


@cache
def particles() -> frozenset[str]:
    """What Korean writes behind a noun (National Institute of Korean Language, list of josa)."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "particles.ko.txt"
    lines = path.read_text(encoding="utf-8").split()
    return frozenset(lines)
