"""What a glance at a target tells of its terms, before its words are read.

Whether one stands there for certain has a cheap answer, which is right where it is yes; most texts
need no more. A no tells nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mbc_i18n.glossary.layers import phrases
from mbc_i18n.glossary.layers.vocabulary import LONGEST
from mbc_i18n.glossary.normalization import PATTERNS, folded, settled_words, words
from mbc_i18n.model import Term

EDGES = frozenset(" \n\t,.;:!?()[]/-\u00a0\u2010\u2011\u2013\u2014«»“”„")
"""What in no language is a letter's mark or stands inside a word."""

DOTLESS = frozenset({"tr", "az"})
"""Languages whose capitals are not those of Unicode: there the letters must be the very same."""


class View(NamedTuple):
    """A target at a glance."""

    text: str
    small: str
    """As `lowered` makes it."""
    words: Sequence[str] | None
    """Its words, folded; None where only a closer look tells them."""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What a concept that is translated well may look like in a target."""

    names: Sequence[str] = ()
    """Of a concept that stays as it is its names, and nothing else."""
    written: Sequence[str] = ()
    """Where capitals matter the forms of its terms as they are, …"""
    capitals: Sequence[str] = ()
    """… and all that must not stand with other capitals."""
    small: Sequence[str] = ()
    """Where they do not the forms as `lowered` makes them, each once."""
    words: frozenset[str] = frozenset()
    """Then also all forms of terms that are one word, with those of a dictionary; folded."""


def sight(
    terms: Collection[Term], cased: bool, language: str, compiled: Mapping[str, Sequence[str]]
) -> Sight:
    """The look of terms; `cased` where capitals matter, `compiled` as for the recogniser."""
    seen = spellings(terms, language)
    if cased:
        every = (form for term in terms for form in (term.text, *term.forms))
        capitals = dict.fromkeys(opened(form, language) for form in every)
        written = dict.fromkeys(opened(form, language) for form in seen)
        return Sight(written=tuple(written), capitals=tuple(capitals))
    small = dict.fromkeys(lowered(form, language) for form in seen)
    return Sight(small=tuple(small), words=frozenset(_single(terms, language, compiled)))


def _single(
    terms: Iterable[Term], language: str, compiled: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    for term in terms:
        for form in phrases.written(term):
            spans = words(form, language)
            if len(spans) == 1:
                word = folded(form[slice(*spans[0])], language)
                yield word
                yield from compiled.get(word, ()) if phrases.inflects(term) else ()


def view(text: str, language: str) -> View:
    """A text, looked at once for all concepts."""
    small = lowered(text, language)
    return View(text, small, settled_words(small, language))


def lowered(text: str, language: str) -> str:
    """A text for `stands`, without capitals; words alike here fold to the same."""
    return opened(text if language in DOTLESS else text.casefold(), language)


def opened(text: str, language: str) -> str:
    """A text with blanks for its apostrophes, where they part two words."""
    return text if language in PATTERNS else text.replace("’", " ").replace("'", " ")


def spellings(terms: Iterable[Term], language: str) -> tuple[str, ...]:
    """The forms of terms that may stand in a text letter by letter."""
    forms = (form for term in terms for form in phrases.written(term))
    return tuple(form for form in forms if is_plain(form, language))


def is_plain(form: str, language: str) -> bool:
    """True for words with one sign between them, so that nothing but the words is compared."""
    spans = words(form, language)
    places = [0, *(place for span in spans for place in span), len(form)]
    gaps = [places[at + 1] - places[at] for at in range(0, len(places), 2)]
    short = all(end - start <= LONGEST for start, end in spans)
    return short and gaps == [0, *[1] * (len(spans) - 1), 0]


def seen(own: Sight, target: View, language: str, times: int = 1) -> bool:
    """True where a target surely has terms of a concept at so many places.

    It must be harmless: beside a term to be avoided a form of a dictionary may be none.
    """
    if own.words and _holds(own.words, target.words or (), times):
        return True
    if own.small or own.words:
        return stands(own.small, target.small, times)
    if own.written:
        text = opened(target.text, language)
        return stands(own.written, text, times) and keeps_capitals(own.capitals, text)
    return any(name in target.text for name in own.names)


def _holds(words: frozenset[str], text: Sequence[str], times: int) -> bool:
    """True where words stand in a text at so many places."""
    if times == 1:
        return not words.isdisjoint(text)
    return sum(map(words.__contains__, text)) >= times


def stands(forms: Iterable[str], text: str, times: int = 1) -> bool:
    """True where forms stand in a text as whole words, letter by letter, at so many places."""
    for form in forms:
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if (not start or text[start - 1] in EDGES) and (end == len(text) or text[end] in EDGES):
                times -= 1
                if times <= 0:
                    return True
            start = text.find(form, end)
    return False


def keeps_capitals(forms: Iterable[str], text: str) -> bool:
    """True where none of the forms may stand in a text with other capitals."""
    plain = text.casefold()
    if len(plain) != len(text):
        return False
    return not any(_stands_otherwise(form, text, plain) for form in forms)


def _stands_otherwise(form: str, text: str, plain: str) -> bool:
    """True where a form may stand as words of a text, with other capitals."""
    folded = form.casefold()
    start = plain.find(folded)
    while start >= 0:
        end = start + len(folded)
        inside = plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum()
        if not inside and text[start:end] != form:
            return True
        start = plain.find(folded, start + 1)
    return False
