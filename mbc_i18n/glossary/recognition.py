"""Terms in a target text, in whatever form the language gives them.

Made once for a locale, from all its terms; then every text costs a look-up for each word. A hit
tells by which layer it was found, from the term itself to its words with others between them, and
how sure that is. `glossary compile` adds the forms of a dictionary to what the rules know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse

from mbc_i18n import locales
from mbc_i18n.glossary import glance, harmless, hits
from mbc_i18n.glossary.hits import Hit
from mbc_i18n.glossary.layers import (
    CERTAIN,
    GAP,
    RANK,
    RULE,
    STEM,
    characters,
    nearness,
    phrases,
    vocabulary,
)
from mbc_i18n.glossary.normalization import UNSPACED, folded, words
from mbc_i18n.glossary.patterns import pattern
from mbc_i18n.glossary.values import ACCEPTED, PATTERN
from mbc_i18n.model import Span, Term

__all__ = ["Hit", "Recognizer", "prepare", "tokens"]

REMEMBERED = 64
"""Texts whose hits are kept, since several concepts ask for the same text."""

MARKED = 4
"""Code points that a letter with its marks may take: what is longer than the longest form by that
is no form, and is not even folded, so that hostile words cost nothing."""


Search = Callable[[str], tuple[Hit, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Recognizer:
    """The terms of a locale, ready to be looked for. Made by `prepare`."""

    language: str
    find: Search
    """All hits of any term in a text, in order, each term once at a place."""
    sure: Search
    """Those of the certain layers alone, which cost less."""
    pieces: Callable[[str], nearness.Pieces]
    """The words of a text, or its characters."""
    analysed: Callable[[str], phrases.Analysed] | None
    """A text as words; None where a language is searched by character."""
    harmless: Callable[[glance.View], bool]
    """True only where no term to be avoided stands for certain, seen at a glance."""

    def holds(self, text: str, terms: Iterable[Term]) -> Hit | None:
        """The surest hit of any of the terms, the first of them at one layer; None without one.

        Where a term to be avoided stands, no accepted one of its concept is recognised by a weaker
        layer, nor the other way round.
        """
        wanted = tuple(terms)
        certain = self.sure(text)
        replaced = hits.replaced(wanted, certain)
        best = hits.best(certain, wanted, replaced)
        best = best or hits.best(self.find(text), wanted, replaced)
        if best is None or RANK[best.layer] > RANK[GAP]:
            return next(filterfalse(replaced, self._in_order(text, wanted)), best)
        return best

    def avoided(self, text: str) -> list[Hit]:
        """Forbidden and deprecated terms that surely stand in a text, outside accepted ones.

        Only the certain layers count, and at one place the longest. A longer accepted term, by
        whatever layer, protects what it holds. One with the very same words does so within its
        concept where it is as sure; those of other concepts are named with the hit, `instead`.
        """
        if self.harmless(glance.view(text, self.language)) or all(
            hit.term.usage in ACCEPTED for hit in self.sure(text)
        ):
            return []
        return list(hits.avoided(self.find(text)))

    def near(self, text: str, term: Term) -> Span | None:
        """Where words stand that are nearly a term, for a question to the translator.

        None where nothing is alike enough (see `nearness`), or is an accepted form of another term.
        """
        taken = [
            hit.span
            for hit in self.find(text)
            if hit.term.usage in ACCEPTED and hit.term != term and RANK[hit.layer] <= RANK[STEM]
        ]
        return nearness.nearest(self.pieces(text), self.pieces(term.text), taken)

    def _in_order(self, text: str, terms: Iterable[Term]) -> Iterator[Hit]:
        if self.analysed is None:
            return
        for term in terms:
            for form in phrases.written(term) if phrases.inflects(term) else ():
                for span in phrases.in_order(self.analysed(text), tokens(form, self.language)):
                    yield hits.hit(phrases.Found(term, span, RANK[GAP]))


def prepare(
    terms: Iterable[Term], locale: str, compiled: Mapping[str, Sequence[str]] | None = None
) -> Recognizer:
    """A recogniser for all terms of a locale, accepted and avoided ones.

    `compiled` is what `compilation.compile` gave for these terms. Raises ValueError for a term
    whose own pattern is none or is not safe.
    """
    language = locales.language(locale)
    own = tuple(dict.fromkeys(terms))
    if language in UNSPACED or language == "ko":
        return _by_character(own, language)
    return _by_word(own, language, compiled or {})


@lru_cache(maxsize=1 << 16)
def tokens(form: str, language: str) -> tuple[str, ...]:
    """The words of a term, folded."""
    return _tokens(form, language)


def _tokens(form: str, language: str) -> tuple[str, ...]:
    if form.isalnum():
        return (folded(form, language),)
    found = [folded(form[start:end], language) for start, end in words(form, language)]
    return tuple(filter(None, found))


def _by_character(terms: Sequence[Term], language: str) -> Recognizer:
    known = characters.spellings(terms, language)
    patterns = _patterns(terms)

    @lru_cache(maxsize=REMEMBERED)
    def find(text: str) -> tuple[Hit, ...]:
        return hits.hits((*characters.search(text, language, known), *patterns(text)))

    def sure(text: str) -> tuple[Hit, ...]:
        return tuple(hit for hit in find(text) if hit.layer in CERTAIN)

    return Recognizer(
        language,
        find,
        sure,
        lambda text: nearness.letters(text, language),
        None,
        lambda _: not any(term.usage not in ACCEPTED for term in terms),
    )


def _by_word(
    terms: Sequence[Term], language: str, compiled: Mapping[str, Sequence[str]]
) -> Recognizer:
    forms = ((_tokens(form, language), term) for term in terms for form in phrases.written(term))
    listed = [(own, term) for own, term in forms if own]
    compiled = _with_joined(listed, compiled)
    known = _vocabulary(listed, language, compiled)
    parsed, patterns = phrases.phrases(listed), _patterns(terms)
    read, inflected = _reader(known), vocabulary.lookup(known)

    @lru_cache(maxsize=REMEMBERED)
    def certain(text: str) -> phrases.Analysed:
        spans = words(text, language)
        pairs = [read(text[start:end]) for start, end in spans]
        plain, matches = zip(*pairs, strict=True) if pairs else ((), ())
        return phrases.Analysed(text, spans, plain, matches)

    @lru_cache(maxsize=REMEMBERED)
    def analysed(text: str) -> phrases.Analysed:
        own = certain(text)
        found = [inflected(word) for word in own.words]
        return phrases.Analysed(text, own.spans, own.words, found)

    @lru_cache(maxsize=REMEMBERED)
    def others(text: str) -> Sequence[phrases.Found]:
        return (*phrases.joined(certain(text), parsed, known.forms), *patterns(text))

    def found(own: phrases.Analysed) -> tuple[Hit, ...]:
        return hits.hits((*phrases.walk(own, parsed), *others(own.text)))

    return Recognizer(
        language,
        lru_cache(maxsize=REMEMBERED)(lambda text: found(analysed(text))),
        lru_cache(maxsize=REMEMBERED)(lambda text: found(certain(text))),
        lambda text: nearness.words(certain(text)),
        analysed,
        _harmless(terms, listed, compiled, certain, read, known),
    )


def _harmless(
    terms: Iterable[Term],
    listed: Sequence[phrases.Listed],
    compiled: Mapping[str, Sequence[str]],
    analysed: Callable[[str], phrases.Analysed],
    read: harmless.Read,
    known: vocabulary.Vocabulary,
) -> Callable[[glance.View], bool]:
    """Tells of a target that no term to be avoided stands in it for certain.

    Where a glance does not tell it, those terms alone are looked for.
    """
    bad = [term for term in terms if term.usage not in ACCEPTED]
    if not bad:
        return lambda _: True
    avoided = [each for each in listed if each[1].usage not in ACCEPTED]
    patterns, parsed = _patterns(bad), phrases.phrases(avoided)
    look = harmless.look(avoided, listed, compiled, read, known)

    def holds(text: str) -> bool:
        own = analysed(text)
        return any(phrases.walk(own, parsed)) or any(phrases.joined(own, parsed, known.forms))

    return lambda own: not any(patterns(own.text)) and (look(own) or not holds(own.text))


def _reader(known: vocabulary.Vocabulary) -> harmless.Read:
    """Folds a word of a text and looks it up; what is too long to be a form is nothing."""
    longest = max(max(map(len, known.forms), default=0), vocabulary.LONGEST) * MARKED

    @lru_cache(maxsize=1 << 16)
    def read(word: str) -> tuple[str, vocabulary.Matches]:
        plain = folded.__wrapped__(word, known.language)
        return plain, vocabulary.sure(plain, known)

    return lambda word: read(word) if len(word) <= longest else ("", vocabulary.NOTHING)


def _vocabulary(
    listed: Sequence[phrases.Listed], language: str, compiled: Mapping[str, Sequence[str]]
) -> vocabulary.Vocabulary:
    surfaces = dict.fromkeys(word for own, _ in listed for word in own)
    surfaces |= dict.fromkeys("".join(own) for own, _ in listed if len(own) > 1)
    return vocabulary.vocabulary(surfaces, language, compiled, phrases.opened(listed))


def _with_joined(
    listed: Iterable[phrases.Listed], compiled: Mapping[str, Sequence[str]]
) -> Mapping[str, Sequence[str]]:
    """The compiled forms, and for words written as one the forms of the last of them."""
    found = dict(compiled)
    for own, _ in listed if compiled else ():
        if len(own) > 1 and own[-1] in compiled:
            head = "".join(own[:-1])
            found.setdefault(head + own[-1], [head + form for form in compiled[own[-1]]])
    return found


def _patterns(terms: Iterable[Term]) -> Callable[[str], Iterable[phrases.Found]]:
    """A search for the terms that bring a pattern of their own."""
    own = [
        (term, pattern(term.match.removeprefix(PATTERN)))
        for term in terms
        if term.match.startswith(PATTERN)
    ]

    if not own:
        return lambda _: ()

    def search(text: str) -> Iterator[phrases.Found]:
        for term, wanted in own:
            for found in wanted.finditer(text):
                if found[0]:
                    yield phrases.Found(term, found.span(), RANK[RULE])

    return search
