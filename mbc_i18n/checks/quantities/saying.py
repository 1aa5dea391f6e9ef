"""What the two texts say in words, beside what they have in digits.

A word alone accuses nobody; it answers a figure of the other text, or another word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from mbc_i18n.checks.quantities import excuses, glance, matching, words
from mbc_i18n.checks.quantities.comparing import Side, compared
from mbc_i18n.checks.quantities.dates import month_words
from mbc_i18n.checks.quantities.lexicon import beside
from mbc_i18n.checks.quantities.naming import Fault
from mbc_i18n.checks.quantities.numerals import Said
from mbc_i18n.checks.quantities.reading import Quantity
from mbc_i18n.checks.quantities.telling import became, parts_lost, stages_changed
from mbc_i18n.checks.quantities.values import Number, quotient
from mbc_i18n.checks.quantities.words import Spoken, spoken

CENTURIES = range(15, 22)
Pairs = Sequence[tuple[Quantity, Quantity]]


def said_faults(
    missing: Sequence[Quantity],
    extra: Sequence[Quantity],
    pairs: Pairs,
    ours: Side,
    theirs: Side,
) -> Iterator[Fault]:
    """What has no counterpart in digits, compared with what the texts say in words."""
    look = glance.seen(ours.text.written, ours.locale)
    if not missing and not extra and not look.telling:
        return
    here, there = spoken(ours.text.written, ours.locale), spoken(theirs.text.written, theirs.locale)
    our_words = _quantities(here, ours)
    their_words = _quantities(there, theirs)
    quiet = not missing and not extra and not here.fractions and not look.bounded
    if quiet and _same(our_words, their_words):
        return
    by_word = matching.pair([*missing, *our_words], [*extra, *their_words])
    yield from compared(by_word.pairs, ours, theirs, look.bounded)
    yield from stages_changed(here, there, ours, theirs)
    if not by_word.missing and not by_word.extra and not here.fractions:
        return
    texts = _Texts(ours, theirs, here, there, our_words, their_words)
    yield from _unanswered(missing, extra, pairs, by_word, texts)


def _same(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """True for the same numbers in words, each with the same unit."""
    return {(one.value, one.unit) for one in ours} == {
        (other.value, other.unit) for other in theirs
    }


class _Texts(NamedTuple):
    """Two texts, and what they say in words."""

    ours: Side
    theirs: Side
    here: Spoken
    there: Spoken
    our_words: tuple[Quantity, ...]
    their_words: tuple[Quantity, ...]


def _unanswered(
    missing: Sequence[Quantity],
    extra: Sequence[Quantity],
    pairs: Pairs,
    by_word: matching.Pairing,
    texts: _Texts,
) -> Iterator[Fault]:
    """The faults of what has no counterpart in digits or words, but for what is excused."""
    ours, theirs, here, there, our_words, their_words = texts
    months = [month_words(side.text.written, side.locale) for side in (ours, theirs)]
    lost, excused = _parted(missing, by_word.missing, there, months[1])
    over, _ = _parted(extra, by_word.extra, here, months[0])
    ends = {other.value for _, other in (*by_word.pairs, *pairs)}
    lost, over = _centuries(_lost(lost, ends, texts), _over(over, ends, texts))
    ours_left = _unsaid(our_words, by_word.missing, pairs, there, 1)
    theirs_left = _unsaid(their_words, by_word.extra, pairs, here, 0)
    if ours_left and not theirs_left:
        theirs_left = _unmatched(their_words, by_word.pairs, 1)
    elif theirs_left and not ours_left:
        ours_left = _unmatched(our_words, by_word.pairs, 0)
    changed = list(became(lost, excused, over, ours_left, theirs_left, ours, theirs))
    yield from changed or parts_lost(here, there, ours, theirs)


def _lost(lost: Sequence[Quantity], ends: Set[Number], texts: _Texts) -> list[Quantity]:
    """What the target should have."""
    ours, theirs, there = texts.ours, texts.theirs, texts.there
    mine = (*ours.quantities, *texts.our_words)
    few = len(lost) <= matching.MOST_COMPARED
    return [
        each
        for each in lost
        if not (each.decade and _decade(each.value) & there.maybe)
        and not _fraction(each, there)
        and not _partner(each, mine, ends)
        and not excuses.aside(each, ours)
        and not (few and excuses.compounded(each.value, theirs))
    ]


def _over(over: Sequence[Quantity], ends: Set[Number], texts: _Texts) -> list[Quantity]:
    """What the target should not have."""
    decades = {each.value for each in texts.ours.quantities if each.decade}
    others = (*texts.theirs.quantities, *texts.their_words)
    timed = excuses.said_time(texts.ours)
    return [
        each
        for each in over
        if not _period(each.value, texts.here, decades)
        and not _fraction(each, texts.here)
        and not _partner(each, others, ends)
        and not (timed and not each.percent and each.unit in ("", "h", "min"))
    ]


def _parted(
    own: Sequence[Quantity], left: Sequence[Quantity], other: Spoken, months: Set[int]
) -> tuple[list[Quantity], list[Quantity]]:
    """What has no counterpart in words either, and what a word excuses that may be a number."""
    unanswered = set(left)
    kept = [each for each in own if each in unanswered]
    excused = [e for e in kept if e.value in other.maybe or (e.value in months and not e.unit)]
    taken = set(excused)
    return [each for each in kept if each not in taken], excused


def _quantities(said: Spoken, side: Side) -> tuple[Quantity, ...]:
    """The sure numbers in words as quantities with their units."""
    return tuple(_quantity(each, side) for each in said.sure)


def _quantity(said: Said, side: Side) -> Quantity:
    found = words.WORD.search(side.text.lower, said.end, said.end + 30)
    unit, percent = said.unit, False
    if not unit and found and found.start() - said.end <= 1 and not side.own.endless:
        entry = beside(found[0], side.locale)
        unit = entry[0].unit if entry else ""
        percent = entry is not None and entry[0].kind == "percent"
    return Quantity(said.value, said.start, said.end, percent, unit=unit, word=True)


def _fraction(quantity: Quantity, other: Spoken) -> bool:
    """True for a percentage that the other text gives as a part: 25 % and a quarter."""
    part = quotient(quantity.value, 100) if quantity.percent else quantity.value
    if quantity.percent and part.numerator == 1 and part.denominator in other.maybe:
        return True
    return part in other.maybe or any(each.value == part for each in other.fractions)


def _decade(value: Number) -> set[Number]:
    """How else a decade or a century may be said: the seventies, the *Quattrocento*."""
    return {value % 100, value % 1000, value // 100 + 1}


def _period(value: Number, other: Spoken, decades: Set[Number]) -> bool:
    """True for a century or a decade that the source gives as the other, or in words."""
    if decades and value in CENTURIES:
        return True
    if value % 10 or not 1000 <= value < 2100:
        return False
    return value % 100 in other.maybe if value % 100 else value // 100 + 1 in other.maybe


def _partner(quantity: Quantity, side: Sequence[Quantity], kept: Set[Number]) -> bool:
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
    pairs: Pairs,
    other: Spoken,
    side: int,
) -> list[Quantity]:
    """The sure words of a text that the other has nothing like."""
    digits = {pair[side].value for pair in pairs}
    known = other.maybe | digits | {each.value for each in other.fractions}
    unanswered = set(left)
    return [each for each in own if each in unanswered and each.value not in known]


def _unmatched(own: Sequence[Quantity], pairs: Pairs, side: int) -> list[Quantity]:
    """Words whose value another word has already answered: *two* weeks, and *two* times."""
    taken = {pair[side] for pair in pairs}
    alike = {each.value for each in taken}
    return [each for each in own if each not in taken and each.value in alike]
