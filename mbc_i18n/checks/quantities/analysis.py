"""What is wrong with the numbers of a translation, all of it from one look at the two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from functools import cache, lru_cache

from mbc_i18n.checks.quantities import matching, naming, words
from mbc_i18n.checks.quantities.comparing import Side, compared
from mbc_i18n.checks.quantities.dates import date_faults, month_words
from mbc_i18n.checks.quantities.lexicon import beside, lexicon
from mbc_i18n.checks.quantities.naming import Fault
from mbc_i18n.checks.quantities.normal import normal
from mbc_i18n.checks.quantities.reading import Quantity, tokens
from mbc_i18n.checks.quantities.telling import became, foreign_signs, parts_lost, stages_changed
from mbc_i18n.checks.quantities.words import Said, Spoken, spoken

DIGIT = re.compile(r"[\d½⅓¼¾⅔⅛]")
LETTERS = re.compile("[a-z]+")
CENTURIES = range(15, 22)
PARTS = frozenset({Fraction(1, 2), *map(Fraction, (2, 3, 4, 5, 6, 8, 10))})
"""What a part of a whole is said with."""


@lru_cache(maxsize=4096)
def faults(source: str, target: str, source_locale: str, locale: str) -> tuple[Fault, ...]:
    """The faults in the numbers of a translation, by places of the texts as they are written."""
    if not DIGIT.search(source) and not DIGIT.search(target):
        said = (
            LETTERS.findall(source.lower())
            if source.isascii()
            else words.WORD.findall(source.lower())
        )
        if _telling(source_locale).isdisjoint(said):
            return ()
        return tuple(_worded(source, target, source_locale, locale))
    return tuple(_analysed(source, target, source_locale, locale))


@cache
def _telling(locale: str) -> frozenset[str]:
    """Words of a language that surely are a number, or a month."""
    own = lexicon(locale)
    sure = {
        word.split()[-1]
        for word, entries in own.values.exact.items()
        if {entry.kind for entry in entries} & {"value", "fraction"}
    }
    stages = {
        "hundred",
        "thousand",
        "million",
        "billion",
        "stage",
        "stages",
        "grade",
        "phase",
        "type",
        "class",
        "century",
    }
    return frozenset(sure | stages | {month for month in own.months if len(month) > 3})


def _worded(source: str, target: str, source_locale: str, locale: str) -> Iterator[Fault]:
    """Two texts without digits."""
    ours = Side(normal(source), lexicon(source_locale), (), source_locale)
    theirs = Side(normal(target), lexicon(locale), (), locale)
    yield from date_faults(ours, theirs, (), ())
    yield from _said((), (), (), ours, theirs, source_locale, locale)


def _analysed(source: str, target: str, source_locale: str, locale: str) -> Iterator[Fault]:
    own, other = lexicon(source_locale), lexicon(locale)
    phones = naming.phones(source, target)
    yield from phones.faults
    wanted_tokens = tokens(source, source_locale, phones.source)
    got_tokens = tokens(target, locale, phones.target)
    named = naming.names(wanted_tokens, got_tokens, source, target, own)
    yield from named.faults
    plain = [token for token in got_tokens if not token.name]
    wanted = matching.chosen(
        [token for token in wanted_tokens if not token.name],
        matching.values(plain, foreign=True) | {part.value for part in named.spare},
        foreign=False,
    )
    expected = {each.value for each in (*wanted, *named.wanted)}
    expected |= {Fraction(month) for month in month_words(source, source_locale)}
    got = matching.chosen(plain, expected, foreign=True)
    ours = Side(normal(source), own, tuple(wanted), source_locale)
    theirs = Side(normal(target), other, tuple(got), locale)
    dated = tuple(date_faults(ours, theirs, wanted_tokens, got_tokens))
    yield from dated
    found = matching.pair([*wanted, *named.wanted], [*got, *named.spare])
    parts = set(named.wanted)
    pairs = [pair for pair in found.pairs if pair[0] not in parts]
    yield from compared(pairs, ours, theirs)
    spare = set(named.spare)
    extra = tuple(each for each in found.extra if each not in spare)
    missing = tuple(each for each in found.missing if each not in parts)
    if not dated:
        yield from _said(missing, extra, found.pairs, ours, theirs, source_locale, locale)
    left = set(extra)
    foreign = [each for each in got if each.foreign and each not in left]
    if foreign:
        yield from foreign_signs(foreign, ours, theirs, locale)


def _said(
    missing: Sequence[Quantity],
    extra: Sequence[Quantity],
    pairs: Sequence[tuple[Quantity, Quantity]],
    ours: Side,
    theirs: Side,
    source_locale: str,
    locale: str,
) -> Iterator[Fault]:
    """What has no counterpart in digits, compared with what the texts say in words."""
    telling = _telling(source_locale)
    written = ours.text.written
    quiet = not missing and not extra
    if quiet and telling.isdisjoint(word for word, _, _ in words.parted(written)):
        return
    here, there = spoken(ours.text.written, source_locale), spoken(theirs.text.written, locale)
    our_words = _quantities(here, ours, source_locale)
    their_words = _quantities(there, theirs, locale)
    by_word = matching.pair([*missing, *our_words], [*extra, *their_words])
    yield from compared(by_word.pairs, ours, theirs)
    yield from stages_changed(here, there, ours, theirs)
    months = month_words(ours.text.written, source_locale), month_words(theirs.text.written, locale)
    lost, excused = _parted(missing, by_word.missing, there, months[1])
    over, _ = _parted(extra, by_word.extra, here, months[0])
    decades = {each.value for each in ours.quantities if each.decade}
    lost = [m for m in lost if not (m.decade and _decade(m.value) & there.maybe)]
    over = [e for e in over if not _period(e.value, here, decades)]
    ends = {value for pair in by_word.pairs + tuple(pairs) for value in (pair[1].value,)}
    mine, others = (*ours.quantities, *our_words), (*theirs.quantities, *their_words)
    lost = [m for m in lost if not _fraction(m, there) and not _partner(m, mine, ends)]
    over = [e for e in over if not _fraction(e, here) and not _partner(e, others, ends)]
    lost, over = _centuries(lost, over)
    ours_left = _unsaid(our_words, by_word.missing, pairs, there, 1)
    theirs_left = _unsaid(their_words, by_word.extra, pairs, here, 0)
    if ours_left and not theirs_left:
        theirs_left = _unmatched(their_words, by_word.pairs, 1)
    elif theirs_left and not ours_left:
        ours_left = _unmatched(our_words, by_word.pairs, 0)
    changed = list(became(lost, excused, over, ours_left, theirs_left, ours, theirs))
    yield from changed or parts_lost(here, there, ours, theirs)


def _parted(
    own: Sequence[Quantity], left: Sequence[Quantity], other: Spoken, months: Set[int]
) -> tuple[list[Quantity], list[Quantity]]:
    """What has no counterpart in words either, and what a word excuses that may be a number."""
    unanswered = set(left)
    kept = [each for each in own if each in unanswered]
    excused = [e for e in kept if e.value in other.maybe or (e.value in months and not e.unit)]
    taken = set(excused)
    return [each for each in kept if each not in taken], excused


def _quantities(said: Spoken, side: Side, locale: str) -> tuple[Quantity, ...]:
    """The sure numbers in words as quantities with their units."""
    return tuple(_quantity(each, side, locale) for each in said.sure)


def _quantity(said: Said, side: Side, locale: str) -> Quantity:
    found = words.WORD.search(side.text.lower, said.end, said.end + 30)
    unit, percent = said.unit, False
    if not unit and found and found.start() - said.end <= 1 and not side.own.endless:
        entry = beside(found[0], locale)
        unit = entry[0].unit if entry else ""
        percent = entry is not None and entry[0].kind == "percent"
    return Quantity(said.value, said.start, said.end, percent, unit=unit, word=True)


def _fraction(quantity: Quantity, other: Spoken) -> bool:
    """True for a percentage that the other text gives as a part: 25 % and a quarter."""
    part = quantity.value / 100 if quantity.percent else quantity.value
    if quantity.percent and part.numerator == 1 and part.denominator in other.maybe:
        return True
    return part in other.maybe or any(each.value == part for each in other.fractions)


def _decade(value: Fraction) -> set[Fraction]:
    """How else a decade or a century may be said: the seventies, the *Quattrocento*."""
    return {value % 100, value % 1000, Fraction(value // 100 + 1)}


def _period(value: Fraction, other: Spoken, decades: Set[Fraction]) -> bool:
    """True for a century or a decade that the source gives as the other, or in words."""
    if decades and value in CENTURIES:
        return True
    if value % 10 or not 1000 <= value < 2100:
        return False
    return value % 100 in other.maybe if value % 100 else value // 100 + 1 in other.maybe


def _partner(quantity: Quantity, side: Sequence[Quantity], kept: Set[Fraction]) -> bool:
    """True where the same amount stands beside it in another unit, and in both texts."""
    return any(each.value in kept for each in matching.partners(quantity, side))


def _centuries(
    lost: Sequence[Quantity], over: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Without the 19th century that became the 1800s."""
    first = {(m.value - 1) * 100 for m in lost if m.value in CENTURIES}
    both = first & {e.value for e in over}
    return (
        [m for m in lost if (m.value - 1) * 100 not in both],
        [e for e in over if e.value not in both],
    )


def _unsaid(
    own: Sequence[Quantity],
    left: Sequence[Quantity],
    pairs: Sequence[tuple[Quantity, Quantity]],
    other: Spoken,
    side: int,
) -> list[Quantity]:
    """The sure words of a text that the other has nothing like."""
    digits = {pair[side].value for pair in pairs}
    known = other.maybe | digits | {each.value for each in other.fractions}
    unanswered = set(left)
    return [each for each in own if each in unanswered and each.value not in known]


def _unmatched(
    own: Sequence[Quantity], pairs: Sequence[tuple[Quantity, Quantity]], side: int
) -> list[Quantity]:
    """Words whose value another word has already answered: *two* weeks, and *two* times."""
    taken = {pair[side] for pair in pairs}
    alike = {each.value for each in taken}
    return [each for each in own if each not in taken and each.value in alike]


__all__ = ["Fault", "faults"]
