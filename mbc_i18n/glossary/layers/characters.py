"""Languages that are searched by character: Chinese, Japanese, Thai, and Korean by its rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from mbc_i18n.glossary.layers import COMPOUND, EXACT, JOINED, RANK
from mbc_i18n.glossary.layers.phrases import Found
from mbc_i18n.glossary.normalization import characters
from mbc_i18n.model import Term

LONGEST_PARTICLES = 6


@dataclass(slots=True)
class Letters:
    """One character further into the terms."""

    next: dict[str, Letters] = field(default_factory=dict)
    ends: list[Term] = field(default_factory=list)


def add(root: Letters, plain: str, term: Term) -> None:
    """Enter a folded form of a term."""
    node = root
    for character in plain:
        node = node.next.setdefault(character, Letters())
    if plain and term not in node.ends:
        node.ends.append(term)


def search(text: str, language: str, root: Letters) -> Iterator[Found]:
    """Every term in a text, whatever stands around it; spaces do not count."""
    plain, places = characters(text, language)
    for start in range(len(plain)):
        node, place = root.next.get(plain[start]), start + 1
        while node is not None:
            for term in node.ends:
                rank = _rank(text, plain, places, (start, place), language)
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
    text: str, plain: str, places: Sequence[int], found: tuple[int, int], language: str
) -> int | None:
    """How sure a place is; None where it is only a part of a foreign word or by chance."""
    start, end = found
    if _within_latin(text, places[start], _end(text, places, end)):
        return None
    spaced = any(character.isspace() for character in text[places[start] : places[end - 1]])
    if language != "ko":
        return RANK[JOINED if spaced else EXACT]
    return _korean(text, plain, places, found, spaced)


def _within_latin(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in (before, behind))


def _korean(
    text: str, plain: str, places: Sequence[int], found: tuple[int, int], spaced: bool
) -> int | None:
    start, end = found
    heads = not text[max(0, places[start] - 1) : places[start]].isalnum()
    rest = text[_end(text, places, end) : places[min(end + LONGEST_PARTICLES, len(plain))]]
    word = "".join(_hangul(rest))
    ends = not word or word in particles()
    if heads and ends:
        return RANK[JOINED if spaced else EXACT]
    if spaced and not heads:
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
