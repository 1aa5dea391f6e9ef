"""A text in the form in which its numbers are looked for: western digits, no invisible marks."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.model import Span

ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐᱀᱐꘠꣐꤀꧐꩐꯰０"
"""The digit zero of each script; the nine behind it follow in Unicode's order."""

SIGNS = {
    "％": "%", "٪": "%", "／": "/", "－": "-", "‐": "-", "‑": "-", "−": "\u2212", "＋": "+",
    "＜": "<", "＞": ">", "≦": "≤", "≧": "≥", "⩽": "≤", "⩾": "≥", "～": "~", "〜": "~", "：": ":",
    "．": ".", "（": "(", "）": ")", "μ": "µ", "\u2009": "\u202f", "\u2007": "\u00a0", "ʼ": "’",
}  # fmt: skip
DIGITS = {ord(zero) + n: str(n) for zero in ZEROS for n in range(10)}
LETTERS = str.maketrans("ёأإآٱيىكة", "еااااییکه")
LATIN = {0xFEE0 + ord(letter): letter for letter in string.ascii_letters}
"""Latin letters of full width."""

WESTERN = {**DIGITS, **LATIN, **{ord(sign): plain for sign, plain in SIGNS.items()}}
INVISIBLE = re.compile(
    "[\u00ad\u061c\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Direction marks, joiners, soft hyphens, and the vowel signs and stretches of Arabic."""


FIGURES = re.compile(f"[0-9¼-¾⅐-⅞{''.join(f'{z}-{chr(ord(z) + 9)}' for z in ZEROS)}]")
"""A digit of any script, or a fraction in one character."""

FOREIGN = re.compile("[" + "".join(re.escape(chr(code)) for code in WESTERN) + "]")
VARIANTS = re.compile("[" + "".join(chr(code) for code in LETTERS) + "]")
UNUSUAL = re.compile(
    "|".join((INVISIBLE.pattern, FOREIGN.pattern, VARIANTS.pattern, VARIANTS.pattern.upper()))
)
"""What the plain form of a text has otherwise: a quick look, since most texts have none of it."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A text made plain, and where each of its characters stands in the one that was written."""

    text: str
    lower: str
    """In lower case with the letters that one word may be written with made one."""
    places: Sequence[int]
    written: str

    def span(self, start: int, end: int) -> Span:
        """A span of the plain text in the written one."""
        return self.places[start], self.places[end - 1] + 1

    def shown(self, start: int, end: int) -> str:
        """What is written there."""
        first, last = self.span(start, end)
        return self.written[first:last]


@lru_cache(maxsize=1024)
def normal(text: str) -> Normal:
    """The plain form of a text."""
    if text.isascii():
        return Normal(text, text.lower(), range(len(text)), text)
    places: Sequence[int] = range(len(text))
    if not UNUSUAL.search(text) and len(lower := text.lower()) == len(text):
        return Normal(text, lower, places, text)
    kept = text
    if INVISIBLE.search(text):
        places = [place for place, each in enumerate(text) if not INVISIBLE.match(each)]
        kept = "".join(text[place] for place in places)
    western = kept.translate(WESTERN) if FOREIGN.search(kept) else kept
    return Normal(western, plain(western), places, text)


def plain(text: str) -> str:
    """Lower case and one letter for those that words are written with either way; same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(LETTERS) if VARIANTS.search(lower) else lower


def bare(text: str) -> str:
    """A word of a table in the form that `normal` gives it."""
    return plain(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(WESTERN))
