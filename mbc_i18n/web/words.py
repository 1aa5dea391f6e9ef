"""A text in pieces: glossary terms, places of findings and invisible characters marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from mbc_i18n.model import Span

INVISIBLE = {
    "\t": "TAB", "\n": "LF", "\xa0": "NBSP", "\xad": "SHY", "\u061c": "ALM", "\u200b": "ZWSP",
    "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM", "\u2009": "THSP",
    "\u2007": "FIGSP", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO",
    "\u202e": "RLO", "\u202f": "NNBSP", "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI",
    "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
"""Characters that nobody sees, with the short names that Unicode's charts give them."""


class Bit(NamedTuple):
    """A piece of a text that is marked in one way."""

    text: str
    found: bool = False
    """True where a finding points at it."""
    term: str = ""
    """Id of the glossary's concept that it is a term of."""
    sign: str = ""
    """The name of an invisible character."""


def bits(
    text: str, findings: Iterable[Span] = (), terms: Iterable[tuple[Span, str]] = ()
) -> tuple[Bit, ...]:
    """The pieces of a text, all of it, in order. Terms must not overlap; findings may."""
    found, concepts = _depths(len(text), findings), [""] * len(text)
    for (start, end), concept in terms:
        concepts[start:end] = [concept] * len(text[start:end])
    marks = [
        (depth > 0, concept, _sign(character), at if _sign(character) else -1)
        for at, (depth, concept, character) in enumerate(zip(found, concepts, text, strict=True))
    ]
    return tuple(_pieces(text, marks))


def _pieces(text: str, marks: Sequence[tuple[bool, str, str, int]]) -> Iterator[Bit]:
    start = 0
    for (found, concept, sign, _), run in groupby(marks):
        end = start + sum(1 for _ in run)
        yield Bit(text[start:end], found, concept, sign)
        start = end


def _depths(length: int, spans: Iterable[Span]) -> list[int]:
    """How many spans hold each character."""
    steps = [0] * (length + 1)
    for start, end in spans:
        if 0 <= start < end:
            steps[min(start, length)] += 1
            steps[min(end, length)] -= 1
    return list(accumulate(steps))[:length]


def _sign(character: str) -> str:
    known = INVISIBLE.get(character, "")
    if known or character.isprintable() or character == " ":
        return known
    name = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Zs")
    return f"U+{ord(character):04X}" if name else ""
