"""The signs of a text: most checks look for a few characters, which most texts do not have.

A check may name the signs without which it finds nothing; the runner then calls it only for the
messages that have one.
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass

ANY = ""
"""The sign of every text: a check that names it always runs."""

ODD = "odd"
"""The sign of a text with a character that is none of Latin letters and usual marks."""

LATIN = (*range(0xA0, 0xAD), *range(0xAE, 0x250), *range(0x1E00, 0x1F00))
TYPOGRAPHIC = "\u2009\u2010\u2011–—‘’‚“”„†‡•…\u202f‰′″‹›€™−≤≥"
ORDINARY = frozenset((*string.printable[:-2], *map(chr, LATIN), *TYPOGRAPHIC))
"""Signs of a text in Latin letters. Each is its own NFC form, joins with no other character, is of
no other script, and no control character but a tab or a line end."""

PLAIN = frozenset(string.printable) & ORDINARY


@dataclass(frozen=True, slots=True)
class Watch:
    """Signs that are looked for."""

    signs: frozenset[str]
    plain: bytes
    """Ordinary characters of ASCII that are none of them."""

    def seen(self, text: str) -> frozenset[str]:
        """The signs that a text has, and `ODD` where it is so."""
        encoded = text.encode("utf-8", "surrogatepass").translate(None, self.plain)
        rest = encoded.decode("utf-8", "surrogatepass")
        found = self.signs.intersection(rest)
        return found if ORDINARY.issuperset(rest) else found | {ODD}


def watch(checks: Iterable[frozenset[str]]) -> Watch:
    """A watch for the signs of several checks."""
    signs = frozenset[str]().union(*checks)
    return Watch(signs, "".join(PLAIN - signs).encode())
