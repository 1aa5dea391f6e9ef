"""What a translation does with the concepts of its source: one verdict for one cause.

A term that is missing because a forbidden one stands in its place is one mistake, and so is one
left in the source's language or written with other capitals.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mbc_i18n import locales
from mbc_i18n.glossary import glance, quiet
from mbc_i18n.glossary.hits import Hit
from mbc_i18n.glossary.layers import CERTAIN
from mbc_i18n.glossary.reading import ACCEPTED, Glossary
from mbc_i18n.glossary.recognition import Recognizer, prepare
from mbc_i18n.glossary.source import Matcher, Occurrence, occurrences
from mbc_i18n.model import Concept, Span, Term

HYPHENS = frozenset("-\u2010\u2011\u2013")
TIED = re.compile(rf"[{''.join(sorted(HYPHENS))}]\w")
"""A hyphen or an en dash with a letter or a figure behind it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of a concept in a message."""

    kind: str
    """missing, untranslated, forbidden, deprecated, changed, case, weak or count."""
    concept: Concept
    source: Span | None = None
    """Where the concept stands in the source; None where it does not."""
    target: Span | None = None
    """Where the words stand that it is about; None where there are none."""
    wanted: Term | None = None
    """The preferred term, or the first accepted one."""
    term: Term | None = None
    """The term that was found, where it is about one."""
    layer: str = ""
    """How it was recognised."""
    counts: tuple[int, int] = (0, 0)
    """Occurrences in the source and in the target."""


class _Message(NamedTuple):
    """The texts of a message and all that is asked about them."""

    source: str
    target: str
    glossary: Glossary
    locale: str
    known: Matcher
    recognizer: Recognizer
    avoided: Sequence[Hit]


@lru_cache(maxsize=4)
def verdicts(
    source: str, target: str, glossary: Glossary, locale: str, known: Matcher
) -> tuple[Verdict, ...]:
    """The verdicts of a source text and its translation, both without tags, in source order."""
    if not (glossary.concepts or known.table or known.patterns):
        return ()
    recognizer = recognizer_of(glossary, locale)
    seen = glance.view(target, recognizer.language)
    harmless = recognizer.harmless(seen)
    if harmless and _look(glossary, locale, known)(source, seen):
        return ()
    by_concept = _by_concept(_asked_for(source, known))
    hits = () if harmless else recognizer.avoided(target)
    avoided = [hit for hit in hits if not _is_meant(hit, by_concept)]
    message = _Message(source, target, glossary, locale, known, recognizer, avoided)
    groups = _unseen(message, seen, by_concept.values()) if harmless else by_concept.values()
    found = [each for group in groups for each in _of_concept(message, group)]
    return (*found, *_elsewhere(message, by_concept)) if avoided else tuple(found)


@lru_cache(maxsize=64)
def recognizer_of(glossary: Glossary, locale: str) -> Recognizer:
    """The recogniser of all terms of a locale, with its compiled forms."""
    held = glossary.compiled.get(locale)
    return prepare(glossary.all(locale), locale, held.forms if held else None)


def accepted(glossary: Glossary, concept: Concept, locale: str) -> tuple[Term, ...]:
    """The accepted terms of a concept, the preferred one first."""
    return _accepted(glossary, concept.id, locale)


@lru_cache(maxsize=1 << 14)
def _accepted(glossary: Glossary, concept: str, locale: str) -> tuple[Term, ...]:
    terms = (term for term in glossary.of(concept, locale) if term.usage in ACCEPTED)
    return tuple(sorted(terms, key=lambda term: term.usage != "preferred"))


@lru_cache(maxsize=1 << 14)
def _sight(glossary: Glossary, concept: Concept, locale: str) -> glance.Sight | None:
    """The look of a concept in a target; None where a translation needs no term of it."""
    if not concept.translate:
        return glance.Sight(names=(concept.source, *concept.variants))
    terms, held = accepted(glossary, concept, locale), glossary.compiled.get(locale)
    cased = any(_is_cased(term, concept) for term in terms)
    own = glance.sight(terms, cased, locales.language(locale), held.forms if held else {})
    return own if terms else None


@lru_cache(maxsize=16)
def _look(glossary: Glossary, locale: str, known: Matcher) -> quiet.Look:
    """Tells at a glance that a message has no verdict."""
    recognizer = recognizer_of(glossary, locale)
    return quiet.look(known, recognizer, lambda concept: _sight(glossary, concept, locale))


def _is_meant(hit: Hit, asked: Collection[str]) -> bool:
    """True where the words are an accepted term of another concept, which the source has."""
    return any(term.concept in asked for term in hit.instead)


def _asked_for(source: str, known: Matcher) -> Iterator[Occurrence]:
    """The occurrences whose term a translation must have.

    A hyphen makes another word of two: *counter-attack*, *cancer-free*, *out-of-court*. Acronyms
    and names stay what they are: *HER2-positive*.
    """
    for each in occurrences(source, known):
        named = each.concept.case != "no" or not each.concept.translate
        if named or not _is_tied(source, each.span):
            yield each


def _is_tied(source: str, span: Span) -> bool:
    start, end = span
    left, right = source[max(0, start - 2) : start], source[end : end + 2]
    if left[-1:] not in HYPHENS and right[:1] not in HYPHENS:
        return False
    return TIED.fullmatch(left[::-1]) is not None or TIED.fullmatch(right) is not None


def _by_concept(found: Iterable[Occurrence]) -> Mapping[str, list[Occurrence]]:
    groups: dict[str, list[Occurrence]] = {}
    for each in found:
        groups.setdefault(each.concept.id, []).append(each)
    return groups


def _unseen(
    message: _Message, seen: glance.View, groups: Iterable[Sequence[Occurrence]]
) -> Iterator[Sequence[Occurrence]]:
    """The concepts of which a glance at a harmless target does not tell that all is well."""
    for group in groups:
        if group[0].rivals or not _is_seen(message, seen, group[0].concept, len(group)):
            yield group


def _is_seen(message: _Message, seen: glance.View, concept: Concept, times: int) -> bool:
    if message.recognizer.analysed is None:
        return False
    own = _sight(message.glossary, concept, message.locale)
    return own is None or glance.seen(own, seen, message.recognizer.language, times)


def _of_concept(message: _Message, group: Sequence[Occurrence]) -> Iterator[Verdict]:
    first = group[0]
    bad = [hit for hit in message.avoided if hit.term.concept == first.concept.id]
    terms = accepted(message.glossary, first.concept, message.locale)
    wanted = terms[0] if terms else None
    for hit in _once(bad):
        yield Verdict(
            hit.term.usage, first.concept, first.span, hit.span, wanted, hit.term, hit.layer
        )
    if bad:
        return
    if not first.concept.translate:
        yield from _kept(message, first, terms)
    elif terms:
        yield from _translated(message, group, terms)


def _once(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Each term at its first place."""
    told: set[Term] = set()
    for hit in hits:
        if hit.term not in told:
            told.add(hit.term)
            yield hit


def _kept(message: _Message, first: Occurrence, terms: Sequence[Term]) -> Iterator[Verdict]:
    """A name that stays as it is, or in a spelling that the locale accepts."""
    names = dict.fromkeys((first.text, first.concept.source, *first.concept.variants))
    if any(name in message.target for name in names):
        return
    if terms and message.recognizer.holds(message.target, terms):
        return
    other = next(filter(None, (_spelled(name, message.target) for name in names)), None)
    kind = "case" if other else "changed"
    yield Verdict(kind, first.concept, first.span, other, terms[0] if terms else None)


def _spelled(name: str, text: str) -> Span | None:
    """Where a name stands with other capitals."""
    found = re.search(re.escape(name), text, re.IGNORECASE)
    return found.span() if found else None


def _translated(
    message: _Message, group: Sequence[Occurrence], terms: Sequence[Term]
) -> Iterator[Verdict]:
    first = group[0]
    rivals = [t for r in first.rivals for t in accepted(message.glossary, r, message.locale)]
    hit = message.recognizer.holds(message.target, (*terms, *rivals))
    if hit is None:
        yield _absent(message, first, terms[0])
        return
    found = (first.concept, first.span, hit.span, terms[0], hit.term, hit.layer)
    if _is_cased(hit.term, first.concept) and _other_capitals(message.target, hit):
        yield Verdict("case", *found)
    elif hit.layer not in CERTAIN:
        yield Verdict("weak", *found)
    counted = _places(message, terms, len(group)) if len(group) > 1 else 0
    if 0 < counted < len(group):
        yield Verdict("count", *found, (len(group), counted))


def _places(message: _Message, terms: Sequence[Term], enough: int) -> int:
    """At how many places one of the terms stands; no further than it matters."""
    for search in (message.recognizer.sure, message.recognizer.find):
        places = {each.span for each in search(message.target) if each.term in terms}
        if len(places) >= enough:
            break
    return len(places)


def _absent(message: _Message, first: Occurrence, wanted: Term) -> Verdict:
    left = _left(message, first)
    if left:
        return Verdict("untranslated", first.concept, first.span, left, wanted)
    near = message.recognizer.near(message.target, wanted)
    return Verdict("missing", first.concept, first.span, near, wanted)


def _left(message: _Message, first: Occurrence) -> Span | None:
    """Where the source's own words stand in the target."""
    for each in occurrences(message.target, message.known):
        if each.concept == first.concept or first.concept in each.rivals:
            return each.span
    if first.text.casefold() not in message.target.casefold():
        return None
    bounded = rf"(?<![A-Za-z]){re.escape(first.text)}(?![A-Za-z])"
    found = re.search(bounded, message.target, re.IGNORECASE)
    return found.span() if found else None


def _is_cased(term: Term, concept: Concept) -> bool:
    """True for an acronym or a brand: capitals are part of it."""
    return concept.case != "no" and any(word[1:] != word[1:].lower() for word in term.text.split())


def _other_capitals(target: str, hit: Hit) -> bool:
    """True where the same letters stand with other capitals; a heading all in capitals is right."""
    written = target[slice(*hit.span)]
    for form in (hit.term.text, *hit.term.forms):
        if form.casefold() == written.casefold():
            return written != form and written != form.upper()
    return False


def _elsewhere(message: _Message, meant: Mapping[str, object]) -> Iterator[Verdict]:
    """Terms to be avoided whose concept is not in the source."""
    others = [hit for hit in message.avoided if hit.term.concept not in meant]
    for hit in _once(others):
        concept = _by_id(message.glossary)[hit.term.concept]
        terms = accepted(message.glossary, concept, message.locale)
        wanted = terms[0] if terms else None
        yield Verdict(hit.term.usage, concept, None, hit.span, wanted, hit.term, hit.layer)


@lru_cache(maxsize=8)
def _by_id(glossary: Glossary) -> Mapping[str, Concept]:
    return {concept.id: concept for concept in glossary.concepts}
