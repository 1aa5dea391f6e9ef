"""Terms in a target text, in whatever form the language gives them.

Made once for a locale, from all its terms; then every text costs a look-up for each word. A hit
tells by which layer it was found, from the term itself to its words with others between them, and
how sure that is. `glossary compile` adds the forms of a dictionary to what the rules know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n import locales
from mbc_i18n.glossary.layers import (
    CERTAIN,
    CONFIDENCE,
    GAP,
    LAYERS,
    RANK,
    characters,
    phrases,
    vocabulary,
)
from mbc_i18n.glossary.normalization import UNSPACED, folded, words
from mbc_i18n.glossary.normalization import characters as unspaced
from mbc_i18n.glossary.reading import ACCEPTED
from mbc_i18n.model import Span, Term

REMEMBERED = 256
"""Texts whose hits are kept, since several concepts ask for the same text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at a place of a target text."""

    term: Term
    span: Span
    """In code points of the text as it is."""
    layer: str
    """How it was recognised: one of `LAYERS`."""
    confidence: float
    """From 0 to 1; what it is for each layer stands in `CONFIDENCE`."""


@dataclass(frozen=True, slots=True, eq=False)
class Recognizer:
    """The terms of a locale, ready to be looked for. Made by `prepare`."""

    language: str
    find: Callable[[str], tuple[Hit, ...]]
    """All hits of any term in a text, in order, each term once at a place."""
    analysed: Callable[[str], phrases.Analysed] | None
    """A text as words; None where a language is searched by character."""

    def holds(self, text: str, terms: Iterable[Term]) -> Hit | None:
        """The surest hit of any of the terms, the first of them at one layer; None without one."""
        wanted = tuple(terms)
        hits = [hit for hit in self.find(text) if hit.term in wanted]
        best = min(hits, key=lambda hit: (RANK[hit.layer], hit.span), default=None)
        if best is None or RANK[best.layer] > RANK[GAP]:
            return self._in_order(text, wanted) or best
        return best

    def avoided(self, text: str) -> list[Hit]:
        """Forbidden and deprecated terms that surely stand in a text, outside accepted ones.

        Only the sure layers count, and at one place the longest.
        """
        sure = [hit for hit in self.find(text) if hit.layer in CERTAIN]
        bad = [hit for hit in sure if hit.term.usage not in ACCEPTED]
        good = [hit.span for hit in sure if hit.term.usage in ACCEPTED] if bad else []
        return list(_longest(bad, good))

    def _in_order(self, text: str, terms: Sequence[Term]) -> Hit | None:
        if self.analysed is None:
            return None
        for term in terms:
            for form in (term.text, *term.forms):
                span = phrases.in_order(self.analysed(text), tokens(form, self.language))
                if span:
                    return _hit(phrases.Found(term, span, RANK[GAP]))
        return None


def prepare(
    terms: Iterable[Term], locale: str, compiled: Mapping[str, Sequence[str]] | None = None
) -> Recognizer:
    """A recogniser for all terms of a locale, accepted and avoided ones.

    `compiled` is what `compilation.compile` gave for these terms.
    """
    language = locales.language(locale)
    if language in UNSPACED or language == "ko":
        return _by_character(terms, language)
    return _by_word(tuple(terms), language, compiled or {})


@lru_cache(maxsize=1 << 16)
def tokens(form: str, language: str) -> tuple[str, ...]:
    """The words of a term, folded."""
    found = (folded(form[slice(*span)], language) for span in words(form, language))
    return tuple(word for word in found if word)


def _by_character(terms: Iterable[Term], language: str) -> Recognizer:
    root = characters.Letters()
    for term in terms:
        for form in (term.text, *term.forms):
            characters.add(root, unspaced(form, language)[0], term)

    def find(text: str) -> tuple[Hit, ...]:
        return _hits(characters.search(text, language, root))

    return Recognizer(language, lru_cache(maxsize=REMEMBERED)(find), None)


def _by_word(
    terms: Sequence[Term], language: str, compiled: Mapping[str, Sequence[str]]
) -> Recognizer:
    root = phrases.Node()
    listed = [(term, tokens(f, language)) for term in terms for f in (term.text, *term.forms)]
    for term, own in listed:
        phrases.add(root, own, term)
    surfaces = {word for _, own in listed for word in (*own, "".join(own))}
    known = vocabulary.vocabulary(surfaces, language, _with_joined(listed, compiled))
    lookup = vocabulary.lookup(known)

    def analysed(text: str) -> phrases.Analysed:
        spans = words(text, language)
        plain = [folded(text[start:end], language) for start, end in spans]
        return phrases.Analysed(text, spans, plain, [lookup(word) for word in plain])

    remembered = lru_cache(maxsize=REMEMBERED)(analysed)

    def find(text: str) -> tuple[Hit, ...]:
        return _hits(phrases.walk(remembered(text), root, lookup))

    return Recognizer(language, lru_cache(maxsize=REMEMBERED)(find), remembered)


def _with_joined(
    listed: Iterable[tuple[Term, Sequence[str]]], compiled: Mapping[str, Sequence[str]]
) -> Mapping[str, Sequence[str]]:
    """The compiled forms, and for words written as one the forms of the last of them."""
    found = dict(compiled)
    for _, own in listed:
        if len(own) > 1 and own[-1] in compiled:
            head = "".join(own[:-1])
            found.setdefault(head + own[-1], [head + form for form in compiled[own[-1]]])
    return found


def _hits(found: Iterable[phrases.Found]) -> tuple[Hit, ...]:
    best: dict[tuple[Term, Span], phrases.Found] = {}
    for each in found:
        place = (each.term, each.span)
        if place not in best or each.rank < best[place].rank:
            best[place] = each
    return tuple(_hit(each) for each in sorted(best.values(), key=lambda found: found.span))


def _hit(found: phrases.Found) -> Hit:
    layer = LAYERS[found.rank]
    return Hit(found.term, found.span, layer, CONFIDENCE[layer])


def _longest(hits: Sequence[Hit], accepted: Iterable[Span]) -> Iterator[Hit]:
    """Hits that neither a longer one nor a longer accepted term holds: one pass in order."""
    own = {hit.span for hit in hits}
    spans = sorted({*own, *accepted}, key=lambda span: (span[0], -span[1]))
    reached, outer = -1, set()
    for start, end in spans:
        if end > reached:
            reached = end
            outer.add((start, end))
    yield from (hit for hit in hits if hit.span in outer)
