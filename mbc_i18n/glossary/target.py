"""Terms in a target text: the term itself, its listed forms, and near inflections of them.

What is listed counts as found for certain; a near form (the same words with other endings) is
enough not to call a term missing, never enough to call a forbidden term found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from mbc_i18n import locales
from mbc_i18n.model import Span, Term

WORD = re.compile(r"[\w’'-]+")
ARABIC_MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
ARABIC_PREFIXES = re.compile(r"(?:[وف]?(?:ال|بال|كال|لل|[بكل])|[وف])(?=\w{3})")
PROCLITICS = frozenset(
    [
        "و",
        "ف",
        "ب",
        "ك",
        "ل",
        "ال",
        "وال",
        "فال",
        "بال",
        "كال",
        "لل",
        "ولل",
        "فلل",
        "وب",
        "ول",
        "وك",
        "فب",
        "فل",
        "وبال",
    ]
)
"""What Arabic writes at the head of a word: conjunctions, prepositions, the article."""

UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue", "wuu"})
"""Languages whose words are not set apart by spaces: a term is found anywhere."""

SHARED = 0.7
"""Share of a word's beginning that an inflection keeps (measured on nine languages)."""


def folded(text: str, locale: str) -> str:
    """NFC without case; in Arabic script without vowel marks and tatweel. Length may change."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return ARABIC_MARKS.sub("", plain) if locales.direction(locale) == "rtl" else plain


def listed(text: str, terms: Iterable[Term], locale: str) -> list[tuple[Term, Span]]:
    """Where a term or one of its listed forms stands, with spans in `folded(text)`."""
    plain = folded(text, locale)
    return [
        (term, span)
        for term in terms
        for form in (term.text, *term.forms)
        for span in _spans(plain, folded(form, locale), locale)
    ]


def _spans(text: str, form: str, locale: str) -> list[Span]:
    spans = []
    start = text.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        if locales.language(locale) in UNSPACED or _is_word(text, start, end, locale):
            spans.append((start, end))
        start = text.find(form, start + 1)
    return spans


def _is_word(text: str, start: int, end: int, locale: str) -> bool:
    before, after = text[:start], text[end : end + 1]
    if after.isalnum():
        return False
    if not before[-1:].isalnum():
        return True
    attached = re.search(r"\w+\Z", before)
    return locales.direction(locale) == "rtl" and attached is not None and attached[0] in PROCLITICS


def holds(text: str, terms: Sequence[Term], locale: str) -> bool:
    """True where an accepted term, a listed form or a near inflection stands in the text."""
    if listed(text, terms, locale):
        return True
    words = [_bare(word, locale) for word in WORD.findall(folded(text, locale))]
    return any(_near(_words(term.text, locale), words) for term in terms)


def _words(text: str, locale: str) -> list[str]:
    return [_bare(word, locale) for word in WORD.findall(folded(text, locale))]


def _bare(word: str, locale: str) -> str:
    if locales.direction(locale) != "rtl":
        return word
    found = ARABIC_PREFIXES.match(word)
    return word[found.end() :] if found else word


def _near(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Every content word of the term, in any inflection, with at most two words between."""
    position = -1
    for word in wanted:
        window = range(position + 1, len(words) if position < 0 else min(position + 4, len(words)))
        found = next((place for place in window if _inflected(word, words[place])), None)
        if found is None:
            return False
        position = found
    return bool(wanted)


def _inflected(word: str, other: str) -> bool:
    if word == other:
        return True
    shared = 0
    for left, right in zip(word, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= 4 and shared >= SHARED * max(len(word), len(other) - 3)
