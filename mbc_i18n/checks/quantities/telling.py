"""What became of quantities that have no equal on the other side, told as faults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mbc_i18n import locales
from mbc_i18n.checks.quantities import matching, writing
from mbc_i18n.checks.quantities.comparing import PHYSICAL, Side, replaced_unit
from mbc_i18n.checks.quantities.excuses import part_compounded
from mbc_i18n.checks.quantities.naming import Fault
from mbc_i18n.checks.quantities.reading import Quantity
from mbc_i18n.checks.quantities.values import Number, quotient
from mbc_i18n.checks.quantities.words import Spoken

SMALL = 12
"""Values up to which a text may well write a word that no table knows."""

TIMED = re.compile(r"(?:-| of an | an | a | of a )?(?:hours?|years?|minutes?|dozen|century)\b")
NUMBERED = re.compile(
    r".*?(?:(?:section|chapter|figure|fig\.|table|version|step|item|part|paragraph|appendix|annex)s?"
    r" (\d+(?:\.\d+)+)|$)", re.DOTALL,
)  # fmt: skip
"""Numbers of sections and figures, which keep their points everywhere."""

LONGEST_FACTOR = 20
"""Digits of a factor from which on nobody counts them."""


def became(
    lost: Sequence[Quantity],
    excused: Sequence[Quantity],
    over: Sequence[Quantity],
    ours_left: Sequence[Quantity],
    theirs_left: Sequence[Quantity],
    ours: Side,
    theirs: Side,
) -> Iterator[Fault]:
    """Figures and words that became others, those that are missing, those nobody asked for."""
    changed = _changes([*lost, *excused], over)
    for one, other in changed.items():
        yield _change(one, other, ours, theirs)
    taken = set(changed.values())
    rest = [each for each in lost if each not in changed]
    free = [each for each in over if each not in taken]
    spoken_free = list(theirs_left)[: matching.MOST_COMPARED]
    for one in rest:
        if spoken_free:
            yield _change(one, spoken_free.pop(0), ours, theirs)
        elif one.value != 1 or one.percent or one.unit in PHYSICAL:
            yield _missing(one, ours)
    spoken_lost = list(ours_left)[: matching.MOST_COMPARED]
    for other in free:
        if spoken_lost:
            yield _change(spoken_lost.pop(0), other, ours, theirs)
        else:
            yield from _extra(other, theirs)
    for one, other in zip(spoken_lost, spoken_free, strict=False):
        yield _change(one, other, ours, theirs, "warning")


def _changes(lost: Sequence[Quantity], over: Sequence[Quantity]) -> dict[Quantity, Quantity]:
    """What became what: a slip by a power of ten first, then the same kind, then as they stand."""
    free = list(over)[: matching.MOST_COMPARED]
    found: dict[Quantity, Quantity] = {}
    for like in (replaced_unit, _is_slip, _alike, _any):
        for one in lost[: matching.MOST_COMPARED]:
            other = next((o for o in free if one not in found and like(one, o)), None)
            if other is not None:
                found[one] = other
                free.remove(other)
    return {one: found[one] for one in lost if one in found}


def _is_slip(one: Quantity, other: Quantity) -> bool:
    return bool(factor(one.value, other.value))


def _alike(one: Quantity, other: Quantity) -> bool:
    return (one.unit, one.percent) == (other.unit, other.percent)


def _any(one: Quantity, other: Quantity) -> bool:
    return True


def _change(
    one: Quantity, other: Quantity, ours: Side, theirs: Side, severity: str = "error"
) -> Fault:
    spans = (ours.span(one),), (theirs.span(other),)
    message = f"{ours.shown(one)} became {theirs.shown(other)}{factor(one.value, other.value)}"
    if replaced_unit(one, other):
        return Fault("units", f"{message}: converted, please look", *spans, "info")
    return Fault("numbers", message, *spans, severity)


def factor(before: Number, after: Number) -> str:
    """`: 10×` where one value is a power of ten times the other: the slip that kills."""
    if not before or not after:
        return ""
    times = max(quotient(before, after), quotient(after, before))
    whole = times.denominator == 1 and times.numerator < 10**LONGEST_FACTOR
    return f": {times}×" if whole and re.fullmatch(r"10+", str(times)) else ""


def _missing(one: Quantity, ours: Side) -> Fault:
    small = one.value <= SMALL and one.value.denominator == 1 and not one.percent and not one.unit
    severity = "warning" if small or one.value == 1 else "error"
    return Fault("numbers", f"{ours.shown(one)} is missing", (ours.span(one),), (), severity)


def _extra(other: Quantity, theirs: Side) -> Iterator[Fault]:
    if other.value == 1 and not other.percent and other.unit not in PHYSICAL:
        return
    severity = "error" if other.percent or other.unit in PHYSICAL else "warning"
    message = f"{theirs.shown(other)} is not in the source"
    yield Fault("numbers", message, (), (theirs.span(other),), severity)


def parts_lost(here: Spoken, there: Spoken, ours: Side, theirs: Side) -> Iterator[Fault]:
    """Parts of a whole that the target gives neither in words nor in digits."""
    known = there.maybe | {each.value for each in theirs.quantities}
    for part in here.fractions[: matching.MOST_COMPARED]:
        timed = TIMED.match(ours.text.lower, part.end)
        sizes = (1, 12, 60, 100) if timed else (1, 100)
        named = any(part.value * size in known for size in sizes)
        pieces = {part.value.numerator, part.value.denominator}
        if not named and not pieces - {1} <= known and not part_compounded(part.value, theirs):
            span = ours.text.span(part.start, part.end)
            shown = ours.text.shown(part.start, part.end)
            yield Fault(
                "numbers", f"“{shown}” is another part in the target", (span,), (), "warning"
            )


def stages_changed(here: Spoken, there: Spoken, ours: Side, theirs: Side) -> Iterator[Fault]:
    """Roman numerals that became others."""
    first = [each for each in here.sure if each.roman]
    second = [each for each in there.sure if each.roman]
    known, told = {each.value for each in first}, {each.value for each in second}
    plain = {each.value for each in ours.quantities} | {e.value for e in here.sure if not e.roman}
    lost = [each for each in first if each.value not in told]
    known |= plain
    new = [each for each in second if each.value not in known]
    for one, other in zip(lost, new, strict=False):
        shown, became = (
            ours.text.shown(one.start, one.end),
            theirs.text.shown(other.start, other.end),
        )
        spans = (ours.text.span(one.start, one.end),), (theirs.text.span(other.start, other.end),)
        yield Fault("numbers", f"{shown} became {became}", *spans)


def foreign_signs(
    got: Sequence[Quantity], ours: Side, theirs: Side, locale: str
) -> Iterator[Fault]:
    """A number that has the right value only by another locale's signs."""
    language = locales.english_name(locale)
    for each in got:
        written = re.match(r"[\d.,'’ \u00a0\u202f]*\d", theirs.text.text[each.start : each.end])
        digits = written[0] if written else ""
        if f"{digits} " in NUMBERED.sub(r"\1 ", ours.text.lower):
            continue
        own = writing.own_value(digits, locale)
        value = next(writing.foreign_values(digits, own), each.value)
        right = locales.format_number(_decimal(value), locale)
        reads = f"reads as {_decimal(own):f}" if own is not None else "is not written so"
        times = factor(value, own) if own else ""
        span = (
            theirs.text.span(each.start, each.start + len(digits)) if digits else theirs.span(each)
        )
        yield Fault(
            "number-format", f"{digits} {reads} in {language}{times}; write {right}", (), (span,),
            "error" if own is not None else "warning", right,
        )  # fmt: skip


def _decimal(value: Number) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
