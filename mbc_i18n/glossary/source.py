"""Concepts in a source text: leftmost, longest, never two at one place.

A hyphen, a space, a line break and a tag are the same between two words; any other sign must stand
in the form too. Only the number folds (`plurals`): stems would take *metastasize* for *metastases*.
A look at the bare words refuses most texts (`table`), the rest is walked exactly. The time is
linear in the text, times the words of the longest form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from mbc_i18n.glossary import patterns, spelling, table
from mbc_i18n.glossary.masking import ADDRESS, TAG, masked
from mbc_i18n.glossary.plurals import plural
from mbc_i18n.glossary.spelling import Form, Shown
from mbc_i18n.glossary.table import HYPHENATED, PATTERN, RUN, Table
from mbc_i18n.model import Concept, Span

__all__ = ["ADDRESS", "TAG", "Matcher", "Occurrence", "matcher", "occurrences", "plural"]

SPACE = re.compile(r"[\s\0]")

PREFIXED = re.compile(
    r"(?<![^\W_])(?:anti|co|counter|de|extra|hyper|hypo|inter|intra|macro|micro|mid|multi|neo|non|para"
    r"|peri|post|pre|pseudo|quasi|re|semi|sub|trans|ultra|un)-\s?\Z"
)
"""What makes another concept of the word behind it."""

LONGEST_PREFIX = 10
BOUND = (" anti ", " non ", " pre ")
"""Prefixes that English also writes apart; none is a word alone."""

SUBJECT = re.compile(r"\b(?:he|she)\s\Z")
"""Before a word in -s: it is a verb, *she diagnoses*."""

OPENING = re.compile(r"[\s\0]{0,8}+\(")
FOLLOWING = re.compile(r"(?:'s)?\s?+(?:\)|[,;/]\s?+(?:or\s)?|(?:and|or)\s)")
"""Behind an abbreviation in a bracket: the end of the bracket, or one more."""


class Occurrence(NamedTuple):
    """A concept at a place of the source: a tuple, since every unit makes some."""

    concept: Concept
    span: Span
    text: str
    rivals: tuple[Concept, ...] = ()
    """Other concepts that the same words stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """Forms of all concepts, ready to be looked up."""

    language: str = "en"
    table: Table = field(default_factory=dict)
    patterns: Sequence[tuple[Concept, re.Pattern[str]]] = ()


class _Text(NamedTuple):
    """A text on its way through the matcher, each version with every character in its place."""

    cased: str
    """Only running words, in the typewriter's signs."""
    plain: str
    """The same in small letters."""


def matcher(concepts: Iterable[Concept], locale: str = "en") -> Matcher:
    """A matcher over the terms, variants and number forms of concepts in the source's language.

    Raises ValueError for a concept whose `match` is no safe pattern.
    """
    language = locale.replace("-", "_").partition("_")[0].lower()
    listed = list(concepts)
    written = [
        (each, patterns.pattern(each.match.removeprefix(PATTERN), each.case == "no"))
        for each in listed
        if each.match.startswith(PATTERN)
    ]
    return Matcher(language, table.table(listed, language), written)


def occurrences(text: str, known: Matcher) -> list[Occurrence]:
    """The concepts of a source text in order; tags, addresses and placeholders are passed over."""
    if text.isascii() or not spelling.UNSETTLED.search(text):
        return _occurrences(text, known)
    plain, places = spelling.settled(text)
    found = []
    for each in _occurrences(plain, known):
        start, end = places[each.span[0]][0], places[each.span[1] - 1][1]
        found.append(Occurrence(each.concept, (start, end), text[start:end], each.rivals))
    return found


def mentioned(text: str, known: Matcher) -> Sequence[str] | None:
    """At a glance the keys of the forms that may stand in a source text; None where it tells none.

    Each place that `occurrences` finds has a key of its own, with the concept under it (see
    `table.mentioned`).
    """
    if known.patterns or (not text.isascii() and spelling.UNSETTLED.search(text)):
        return None
    plain = spelling.signed(text)
    if "&" in plain or "`" in plain:
        plain = masked(plain)
    elif "<" in plain:
        plain = TAG.sub(" ", plain)
    return table.mentioned(plain, known.table)


def _occurrences(text: str, known: Matcher) -> list[Occurrence]:
    """As `occurrences`, for a text in NFC without silent characters."""
    cased = spelling.signed(text)
    if "<" in cased or "&" in cased:
        cased = masked(cased)
    starts = table.starts(cased, known.table)
    if not starts and not known.patterns:
        return []
    cased = masked(cased)
    return list(_found(text, _Text(cased, cased.lower()), starts, known))


def _found(text: str, read: _Text, starts: Sequence[int], known: Matcher) -> Iterator[Occurrence]:
    matched = _matched(read, known) if known.patterns else {}
    barred: dict[str, int] = {}
    reached = 0
    for start in sorted({*starts, *matched}) if matched else starts:
        if start < reached:
            continue
        ends = _ends(read, start, known)
        if start in matched:
            ends = _merged([*ends, *matched[start]])
        end, concepts = _best(ends, barred)
        if not concepts:
            continue
        reached = end
        if not _is_prefixed(read.plain, start, known.language):
            reached = _abbreviated(read, end, concepts[0], known)
            end = _possessive(read.plain, end, known)
            yield Occurrence(concepts[0], (start, end), text[start:end], tuple(concepts[1:]))


def _is_prefixed(plain: str, start: int, language: str) -> bool:
    """True behind *non-* and the like, which make another concept of a word."""
    first = start - LONGEST_PREFIX if start > LONGEST_PREFIX else 0
    before = plain[first:start]
    if "-" in before:
        return PREFIXED.search(plain, first, start) is not None
    return language == "en" and f" {before}".endswith(BOUND)


def _merged(ends: Iterable[tuple[int, Sequence[Form]]]) -> list[tuple[int, Sequence[Form]]]:
    """Each end once, the nearest first."""
    forms: dict[int, list[Form]] = {}
    for end, found in ends:
        forms.setdefault(end, []).extend(found)
    return sorted(forms.items(), key=lambda each: each[0])


def _best(
    ends: Sequence[tuple[int, Sequence[Form]]], barred: dict[str, int]
) -> tuple[int, Sequence[Concept]]:
    """The farthest end of a concept that is not barred there, and all concepts that end there.

    A phrase in which a concept is something else bars it up to the phrase's end.
    """
    if not barred and len(ends) == 1 and len(ends[0][1]) == 1 and not ends[0][1][0].excluded:
        return ends[0][0], (ends[0][1][0].concept,)
    for end, forms in ends:
        for form in forms:
            if form.excluded:
                barred[form.concept.id] = max(end, barred.get(form.concept.id, 0))
    for end, forms in reversed(ends):
        there = {
            form.concept.id: form.concept
            for form in forms
            if not form.excluded and barred.get(form.concept.id, 0) < end
        }
        if there:
            return end, list(there.values())
    return 0, ()


def _ends(read: _Text, start: int, known: Matcher) -> list[tuple[int, Sequence[Form]]]:
    """The forms that begin at a place, by where they end, the nearest first."""
    plain, forms_of, step = read.plain, known.table, spelling.step(known.language)
    ends: list[tuple[int, Sequence[Form]]] = []
    found = RUN.match(plain, start)
    key = found[0] if found else ""
    if found and key not in forms_of:
        found = HYPHENATED.match(plain, start)
        key = found[1] + found[2] if found else ""
    while found and key in forms_of:
        end = found.end()
        fits = _fitting(read, start, end, key, known) if forms_of[key] else ()
        if fits:
            ends.append((end, fits))
        found = step.match(plain, end)
        key += found[1] if found else ""
    return ends


def _fitting(read: _Text, start: int, end: int, key: str, known: Matcher) -> Sequence[Form]:
    """The forms of a key that stand at a place."""
    alike, anywhere = _alike(read.cased[start:end], key, known)
    if anywhere or not alike:
        return alike
    return [form for form in alike if _fits(read, start, end, form, known.language)]


@lru_cache(maxsize=1 << 14)
def _alike(shown: str, key: str, known: Matcher) -> tuple[Sequence[Form], bool]:
    """The forms of a key whose letters words have; True where they are so wherever they stand."""
    words = spelling.words(shown, known.language)
    alike = [
        form
        for form in known.table[key]
        if (form.concept.case == "no" and shown == " ".join(form.words))
        or spelling.same_letters(words, shown, form, known.language)
    ]
    return alike, not any(form.plural or not _any_capitals(form) for form in alike)


def _any_capitals(form: Form) -> bool:
    return form.excluded or form.concept.case == "no"


def _fits(read: _Text, start: int, end: int, form: Form, language: str) -> bool:
    """True where a form with the letters of the words at a place may stand there."""
    if form.plural and language == "en" and SUBJECT.search(read.plain, max(0, start - 4), start):
        return False
    if _any_capitals(form):
        return True
    words = spelling.words(read.cased[start:end], language)
    return spelling.has_capitals(Shown(words, read.cased, start, end), form, language)


def _matched(read: _Text, known: Matcher) -> Mapping[int, Sequence[tuple[int, Sequence[Form]]]]:
    """What the patterns match, by where it begins."""
    found: dict[int, list[tuple[int, Sequence[Form]]]] = {}
    spaced = SPACE.sub(" ", read.cased)
    for concept, pattern in known.patterns:
        for match in pattern.finditer(spaced):
            found.setdefault(match.start(), []).append((match.end(), [Form(concept, ())]))
    return found


def _abbreviated(read: _Text, end: int, concept: Concept, known: Matcher) -> int:
    """The end of an occurrence with a bracket behind it that only says its abbreviations."""
    follows = OPENING.match(read.plain, end) if "(" in read.plain[end : end + 9] else None
    while follows and not follows[0].endswith(")"):
        inner = _own_end(read, follows.end(), concept, known)
        follows = FOLLOWING.match(read.plain, inner) if inner else None
        end = follows.end() if follows else end
    return end


def _own_end(read: _Text, start: int, concept: Concept, known: Matcher) -> int:
    """The end of a form of the concept, or of its abbreviation, from a place on; 0 if none."""
    for end, forms in reversed(_ends(read, start, known)):
        own = (form.concept for form in forms if not form.excluded)
        if any(concept.id in (each.id, each.abbreviation_of) for each in own):
            return end
    return 0


def _possessive(plain: str, end: int, known: Matcher) -> int:
    if plain[end : end + 1] != "'" or known.language != "en":
        return end
    found = spelling.POSSESSIVE.match(plain, end)
    return found.end() if found else end
