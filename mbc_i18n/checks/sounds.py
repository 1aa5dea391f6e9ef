"""Roughly how a foreign word sounds: its consonants, alike in every alphabet.

A name that a language writes in its own letters keeps its consonants, more or less: *tamoxifen*,
*tamoksyfen*, *тамоксифен* and *ταμοξιφένη* all come to `tmksbn`. Letters of other scripts are
read by their names in Unicode (`CYRILLIC SMALL LETTER EF`), vowels and h fall out, and consonants
that alphabets confuse are one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SPELLINGS = (
    ("sch", "s"), ("ph", "f"), ("th", "t"), ("tz", "s"), ("cz", "k"), ("sz", "s"), ("ch", "k"),
    ("ck", "k"), ("qu", "k"), ("x", "ks"), ("gn", "n"),
)  # fmt: skip
SOFT_C = re.compile("c(?=[eiy])")
ALIKE = str.maketrans("bpfvwcgjkqdtszlr", "bbbbbkkkkkttssrr", "aeiouyh")
DOUBLED = re.compile(r"(.)\1+")
VOWEL_LETTERS = frozenset("AEIOU")
SILENT = ("SIGN", "MARK", "VOWEL", "JUNGSEONG")
SPECIAL = {
    "TSE": "s", "XI": "ks", "KSI": "ks", "PSI": "bs", "VAV": "", "WAW": "", "CIEUC": "s",
    "CHIEUCH": "s", "CYRILLIC HA": "k",
}  # fmt: skip
UNREADABLE = frozenset({"CJK", "THAI", "LAO", "KHMER", "MYANMAR"})
"""Scripts whose words are not read: they have no spaces, or no letters."""

LATIN_END = "\u0250"
HANGUL_START, HANGUL_END = "\uac00", "\ud7a3"

FEWEST = 2
"""Consonants of a name that can be told by them."""

LONGEST_ENDING = 3
"""Consonants of an ending, or of a word that is written on to the name."""

LENIENCE = 4
"""One letter in so many may differ."""


@lru_cache(maxsize=1 << 12)
def consonants(word: str) -> str:
    """The consonants of a word, in small Latin letters."""
    plain = unicodedata.normalize("NFKC", word.lower())
    latin = "".join(map(_read, plain))
    if plain.isascii() or max(plain) < LATIN_END:
        for written, sound in SPELLINGS:
            latin = latin.replace(written, sound)
        latin = SOFT_C.sub("s", latin)
    letters = "".join(each for each in latin if "a" <= each <= "z")
    return DOUBLED.sub(r"\1", letters.translate(ALIKE))


@lru_cache(maxsize=1 << 10)
def _read(character: str) -> str:
    """A Latin letter, or the consonants that a name begins with: t of TAU, TEH and TE, f of EF."""
    if character < LATIN_END:
        return unicodedata.normalize("NFKD", character)
    parts = unicodedata.normalize("NFKD", character)
    if len(parts) > 1 and HANGUL_START <= character <= HANGUL_END:
        return "".join(map(_read, parts))
    name = unicodedata.name(character, "").partition(" WITH ")[0]
    script, _, rest = name.partition(" ")
    last = rest.split(" ")[-1]
    if script == "COMBINING" or not last.isalpha() or any(each in rest for each in SILENT):
        return ""
    special = SPECIAL.get(f"{script} {last}", SPECIAL.get(last))
    if special is not None:
        return special
    if last[0] in VOWEL_LETTERS:
        return last[1:].lower() if script == "CYRILLIC" and len(last) == 2 else ""
    return _opening(last)


def _opening(name: str) -> str:
    lowered = name.lower()
    return lowered[:2] if lowered[:2] in ("ph", "th", "ch", "sh") else lowered[:1]


def is_readable(text: str) -> bool:
    """True where the words of a text can be read: no Chinese characters, no Thai and its like."""
    return not any(
        unicodedata.name(each, "").partition(" ")[0] in UNREADABLE
        for each in text
        if each >= "\u0e00"
    )


def alike(name: str, word: str) -> bool:
    """True where a word, perhaps with an ending, sounds like a name."""
    wanted = consonants(name)
    found = consonants(word)
    if len(wanted) < FEWEST or not _begins_so(wanted, found, word):
        return False
    most = len(wanted) // LENIENCE
    if len(found) > len(wanted) + LONGEST_ENDING:
        return False
    ends = {len(wanted) - most, len(wanted), len(wanted) + most, len(found)}
    return any(_distance(wanted, found[:end], most) <= most for end in ends if end >= FEWEST)


def _begins_so(wanted: str, found: str, word: str) -> bool:
    """A look at the first two consonants, less strict for letters that are not Latin."""
    first = found[:FEWEST]
    same = wanted[0] in first or {wanted[0], first[:1]} == {"s", "k"}
    return same or (word[:1] >= LATIN_END and wanted[1] in first)


def _distance(left: str, right: str, most: int) -> int:
    """Letters put in, left out or changed between two short words; above `most` any number."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    row = list(range(len(right) + 1))
    for number, letter in enumerate(left, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(right, 1):
            changed = before + (letter != other)
            before = row[place]
            row[place] = min(row[place] + 1, row[place - 1] + 1, changed)
    return row[-1]
