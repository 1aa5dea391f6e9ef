"""Terms in a target text: the term itself, its listed forms, and near inflections of them.

What is listed counts as found for certain; a near form (the same words with other endings) is
enough not to call a term missing, never enough to call a forbidden term found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n import locales
from mbc_i18n.model import Span, Term

WORD = re.compile(r"[\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff]+")
"""A word; the marks of Indic scripts are no word characters for `re`."""

ALIKE = str.maketrans("ёأإآٱى’\u2010\u2011\u00a0\u202f\u2009\n", "еااااي'--    ")
"""Signs that writers use for each other: apostrophes, hyphens, spaces, ё, the Arabic alefs."""

SILENT = re.compile(
    "[\u0640\u064b-\u065f\u0670\u0591-\u05c7\u00ad\u200b\u200e\u200f\u061c\u2060-\u2069]"
)
"""Vowel marks and tatweel, soft hyphens, what only steers the direction of a text."""

PROCLITICS = r"(?:[وف]?(?:ال|[بك]ال|لل|[بكل])|[وف])"
"""What Arabic writes at the head of a word: conjunctions, prepositions, the article."""

ATTACHED = re.compile(rf"(?:^|\W){PROCLITICS}\Z")
PREFIXED = re.compile(rf"{PROCLITICS}(?=\w{{3}})")
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue", "wuu"})
"""Languages whose words are not set apart by spaces: a term is found anywhere."""

COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "nn", "no", "is", "fi", "hu", "et"})
"""Languages that write compounds as one word: *Leberbiopsien* holds *Biopsie*."""

SHORTEST_PART = 5
SHARED = 0.7
"""Share of a word's beginning that an inflection keeps (measured on nine languages)."""

SHORTEST_STEM = 4
LONGEST_ENDING = 3
GAP = 2
"""Words that may stand between two words of a term."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Terms and their listed forms, folded for a locale."""

    locale: str
    forms: tuple[tuple[str, Term], ...]


def forms(terms: Iterable[Term], locale: str) -> Forms:
    """What `found` looks for: make it once where the same terms are looked for again and again."""
    listed = ((folded(form, locale), t) for t in terms for form in (t.text, *t.forms))
    return Forms(locale, tuple((form, term) for form, term in listed if form))


def folded(text: str, locale: str) -> str:
    """NFC without case and without what writers do differently. The length may change."""
    return _folded(text, locales.language(locale))


@lru_cache(maxsize=1 << 14)
def _folded(text: str, language: str) -> str:
    plain = unicodedata.normalize("NFC", text)
    if language in ("tr", "az"):
        plain = plain.replace("I", "ı").replace("İ", "i")
    plain = SILENT.sub("", plain.casefold().translate(ALIKE))
    return plain.replace(" ", "") if language in UNSPACED else plain


def found(text: str, known: Forms) -> list[tuple[Term, Span]]:
    """Where a term or one of its listed forms stands, with spans in the text."""
    plain = folded(text, known.locale)
    hits = [
        (term, span)
        for form, term in known.forms
        if form in plain
        for span in _spans(plain, form, known.locale)
    ]
    places = _places(text, plain, known.locale) if hits else ()
    return [(term, (places[start], places[end])) for term, (start, end) in hits]


def listed(text: str, terms: Iterable[Term], locale: str) -> list[tuple[Term, Span]]:
    """As `found`, for terms that are looked for once."""
    return found(text, forms(terms, locale))


def _places(text: str, plain: str, locale: str) -> Sequence[int]:
    """For each place of the folded text the one of the text; one more for its end."""
    places: list[int] = []
    for start, end in _clusters(text):
        places += [start] * len(folded(text[start:end], locale))
    return [*places, *[len(text)] * (len(plain) + 1 - len(places))]


def _clusters(text: str) -> Iterator[Span]:
    """Characters with the marks that combine with them."""
    starts = [place for place, c in enumerate(text) if not unicodedata.combining(c)]
    yield from zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)


def _spans(text: str, form: str, locale: str) -> Iterator[Span]:
    anywhere = locales.language(locale) in UNSPACED
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if anywhere or _is_word(text, start, end, locale):
            yield start, end
        start = text.find(form, start + 1)


def _is_word(text: str, start: int, end: int, locale: str) -> bool:
    if _goes_on(text[end : end + 1]):
        return False
    if start == 0 or not _goes_on(text[start - 1]):
        return True
    before = text[max(0, start - 6) : start]
    return locales.direction(locale) == "rtl" and ATTACHED.search(before) is not None


def _goes_on(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character or " ").startswith("M")


def holds(text: str, terms: Sequence[Term], locale: str) -> bool:
    """True where an accepted term, a listed form or a near inflection stands in the text."""
    if listed(text, terms, locale):
        return True
    words = _words(text, locale)
    compounds = locales.language(locale) in COMPOUNDING
    return any(_near(_words(term.text, locale), words, compounds) for term in terms)


def _words(text: str, locale: str) -> list[str]:
    return [_bare(word, locale) for word in WORD.findall(folded(text, locale))]


def _bare(word: str, locale: str) -> str:
    if locales.direction(locale) != "rtl":
        return word
    head = PREFIXED.match(word)
    return word[head.end() :] if head else word


def _near(wanted: Sequence[str], words: Sequence[str], compounds: bool) -> bool:
    """Every word of the term in order, in any inflection, with few words between."""
    position = -1
    for word in wanted:
        first = position + 1
        last = len(words) if position < 0 else min(first + GAP + 1, len(words))
        places = (p for p in range(first, last) if _inflected(word, words[p], compounds))
        position = next(places, -1)
        if position < 0:
            return False
    return bool(wanted)


def _inflected(word: str, other: str, compounds: bool) -> bool:
    if word == other or (compounds and len(word) >= SHORTEST_PART and word in other):
        return True
    shared = 0
    for left, right in zip(word, other, strict=False):
        if left != right:
            break
        shared += 1
    longest = max(len(word), len(other) - LONGEST_ENDING)
    return shared >= SHORTEST_STEM and shared >= SHARED * longest
