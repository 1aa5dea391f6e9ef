"""What counts as the same spelling of a term: hyphens and spaces, one word or two, capitals.

A hyphen is a space; so is an en dash between two words, while one with spaces parts them, as a
hyphen with spaces does. A word of a text may be two in the glossary, and the other way round
(*caregiver*, *care giver*, *care-giver*), where it is long enough not to be chance.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate, pairwise
from typing import NamedTuple

from mbc_i18n.model import Concept

ENGLISH = r"(?:'s(?![\w'])|(?<=s)'(?=\s))?+"
"""The possessive: *tumor's size*, *nurses' station*."""

ELIDED = r"(?:'(?=\w))?+"
"""*l'hôpital*, *dell'osso*: the apostrophe stands between two words."""

JOINING = r"(?:[\s\0]++|\0*-[\s\0]*+)?+"
WORD = r"([^\W_]++|[^\w\s]|_)"
STEPS = {
    language: re.compile((ENGLISH if language == "en" else ELIDED) + JOINING + WORD)
    for language in ("en", "")
}
"""From the end of one word to the end of the next word or sign."""

POSSESSIVE = re.compile(r"'s(?!\w)")
PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
"""Letters and digits apart, so that *CDK4/6* and *CDK 4/6* are the same."""

SIGNS = (
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("’", "'"), ("‘", "'"), ("ʼ", "'"),
    ("\u2010", "-"), ("\u2011", "-"), (" –", " ;"), ("– ", "; "), ("–", "-"),
    ("—", ";"), ("“", '"'), ("”", '"'), ("…", ";"), ("İ", "I"),
)  # fmt: skip
"""Signs of the printer and what the typewriter has for them, one for one."""

SILENT = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
UNSETTLED = re.compile(f"[{SILENT}\u0300-\u036f]")
CLUSTER = re.compile(f"[^{SILENT}][\u0300-\u036f{SILENT}]*")

SHORTEST_COMPOUND = 7
"""Letters of a word that may be written as two."""
SHORTEST_PART = 4
"""Letters of its parts, where only a space is between them."""

WINDOW = 60
"""How far the line that a word stands in is looked at, in characters to each side."""
SENTENCE_END = re.compile(r"[.!?\n]")


class Form(NamedTuple):
    """One way to write a concept: a tuple, since a large glossary has hundreds of thousands."""

    concept: Concept
    words: Sequence[str]
    """Its words and signs with the capitals of the glossary."""
    plural: bool = False
    excluded: bool = False
    """True for a phrase in which the words are not the concept."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a text that may be a form."""

    words: Sequence[str]
    text: str
    start: int
    end: int


def signed(text: str) -> str:
    """The text with the typewriter's signs, every character in its place."""
    if not text.isascii():
        for printed, typed in SIGNS:
            text = text.replace(printed, typed)
    return text


def settled(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """The text in NFC without silent characters, and for each character its place in the text."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    for found in CLUSTER.finditer(text):
        part = unicodedata.normalize("NFC", found[0]).translate(dict.fromkeys(map(ord, SILENT)))
        parts.append(part)
        places += [found.span()] * len(part)
    return "".join(parts), places


def step(language: str) -> re.Pattern[str]:
    """The pattern that leads from word to word in a language."""
    return STEPS.get(language, STEPS[""])


def words(text: str, language: str) -> list[str]:
    """The words and signs of a text, letters and digits apart, without what only joins them."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.split()
    plain, found = signed(text), []
    match = step(language).match(plain)
    while match:
        found += PIECE.findall(match[1])
        match = step(language).match(plain, match.end())
    return found


def variants(surface: str, language: str) -> Iterator[Sequence[str]]:
    """A surface's words, the same without signs between them, in English also `&` for *and*."""
    known = words(surface, language)
    english_and = language == "en" and "and" in known
    if not english_and and "".join(known).isalnum():
        yield known
        return
    while known and not known[0].isalnum():
        known.pop(0)
    spelled = [known, ["&" if word == "and" else word for word in known] if english_and else known]
    for each in (*spelled, *([word for word in each if word.isalnum()] for each in spelled)):
        if each:
            yield each


@cache
def function_words(language: str) -> frozenset[str]:
    """Words that say little alone; empty where none are listed."""
    name = f"function-words.{language}.txt"
    path = resources.files("mbc_i18n") / "data" / "glossary" / name
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    listed = " ".join(line for line in lines if not line.startswith("#")).split()
    return frozenset(word.removeprefix("+") for word in listed)


@lru_cache(maxsize=1 << 16)
def parts(word: str, language: str) -> Sequence[str]:
    """The beginnings that may stand alone, with a space, when a long word is written as two."""
    known = function_words(language)
    if not known or len(word) < 2 * SHORTEST_PART or not word.isalpha():
        return ()
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return [word[:cut] for cut in cuts if word[:cut] not in known and word[cut:] not in known]


def same_letters(words: Sequence[str], shown: str, form: Form, language: str) -> bool:
    """True where words, shown so in a text, are the form: each is one of it, or may be two."""
    left, right = [word.lower() for word in words], [word.lower() for word in form.words]
    if left == right:
        return True
    text = shown.lower()
    while left and right:
        here, there = [left.pop(0)], [right.pop(0)]
        while sum(map(len, here)) != sum(map(len, there)):
            shorter = sum(map(len, here)) < sum(map(len, there))
            grown, rest = (here, left) if shorter else (there, right)
            if not rest:
                return False
            grown.append(rest.pop(0))
        if not _may_be(here, there, text, language):
            return False
    return not left and not right


def _may_be(here: Sequence[str], there: Sequence[str], text: str, language: str) -> bool:
    if len(here) == len(there) == 1:
        return here == there
    whole = "".join(here)
    if len(here) + len(there) != 3 or not whole.isalpha() or len(whole) < SHORTEST_COMPOUND:
        return False
    return len(there) == 2 or "-".join(here) in text or here[0] in parts(whole, language)


def has_capitals(shown: Shown, form: Form, language: str) -> bool:
    """Acronyms need their capitals (`who` is not WHO); `yes` wants each word as it is written."""
    letters = "".join(shown.words)
    if form.concept.case == "acronym" and letters.isupper() and _is_loud(shown):
        return letters.lower() not in function_words(language)
    places = [0, *accumulate(map(len, form.words))]
    words = [letters[start:end] for start, end in pairwise(places)]
    fits = [_as_written(*pair, shown, form) for pair in zip(words, form.words, strict=True)]
    return all(fits[1:]) and (fits[0] or _begins(shown, words[0], form.words[0]))


def _begins(shown: Shown, word: str, known: str) -> bool:
    """A word that is small in the glossary has a capital at the beginning of a sentence."""
    return known.islower() and word == known[:1].upper() + known[1:] and _is_first(shown)


def _as_written(word: str, known: str, shown: Shown, form: Form) -> bool:
    if word == known or (word == known.upper() and _is_loud(shown)):
        return True
    if form.concept.case == "yes":
        return known.istitle() and word == known.upper()
    acronym = known[1:] != known[1:].lower() or "".join(form.words).isupper()
    return not acronym and word.lower() == known.lower()


def _is_loud(shown: Shown) -> bool:
    """True where the sentence around the words is in capitals, which say nothing then."""
    before = shown.text[max(0, shown.start - WINDOW) : shown.start]
    after = shown.text[shown.end : shown.end + WINDOW]
    around = SENTENCE_END.split(before)[-1] + SENTENCE_END.split(after, maxsplit=1)[0]
    return around.isupper()


def _is_first(shown: Shown) -> bool:
    """True where a sentence begins."""
    before = shown.text[max(0, shown.start - WINDOW) : shown.start].rstrip(" \"'(\0\n")
    return not before or SENTENCE_END.fullmatch(before[-1]) is not None
