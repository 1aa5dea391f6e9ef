"""What happened to a quantity beside its value: percent, unit, sign, bound, range, clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n.checks.quantities import bounds
from mbc_i18n.checks.quantities.lexicon import Lexicon, beside, units
from mbc_i18n.checks.quantities.matching import MOST_COMPARED, about_equal, same_amount
from mbc_i18n.checks.quantities.naming import Fault
from mbc_i18n.checks.quantities.normal import Normal
from mbc_i18n.checks.quantities.reading import Quantity, is_range
from mbc_i18n.checks.quantities.words import WORD

Pair = tuple[Quantity, Quantity]

CALENDAR = ("time", "calendar")
PHYSICAL = frozenset({"ug", "mg", "g", "kg", "ml", "l", "dl", "mm", "cm", "IU", "mmol", "C", "F"})
"""Units that a dose or a measurement cannot do without."""

DAY = 21
"""Hours from which on no text of a doctor means the morning."""

WINDOW = 30
SAID_NIGHT = 5
"""Hour before which *in the night* is before noon."""


FIGURES = re.compile(r"[\d.,'’·/ \u00a0\u202f\u066b\u066c\u060c]*\d")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts."""

    text: Normal
    own: Lexicon
    quantities: tuple[Quantity, ...]
    """By their places."""
    locale: str

    def span(self, quantity: Quantity) -> tuple[int, int]:
        """Where its figures stand in the text as it is written, or its words."""
        found = FIGURES.match(self.text.text, quantity.start, quantity.end)
        return self.text.span(quantity.start, found.end() if found else quantity.end)

    def shown(self, quantity: Quantity) -> str:
        """As it is written, with the percent sign at the end."""
        written = self.text.shown(quantity.start, quantity.end).strip()
        number = re.sub(r"\s*[%٪％‰]$", "", written)
        return (
            f"{number}\u00a0%"
            if number != written or (quantity.percent and not quantity.own)
            else written
        )

    def room(self, quantity: Quantity) -> tuple[int, int]:
        """Where the numbers before and behind it end and start."""
        ends = [q.end for q in self.quantities if q.end <= quantity.start]
        starts = [q.start for q in self.quantities if q.start >= quantity.end]
        return max(ends, default=0), min(starts, default=len(self.text.lower))


def compared(
    pairs: Sequence[Pair], ours: Side, theirs: Side, bounded: bool = True
) -> Iterator[Fault]:
    """The faults of quantities whose values are the same; `bounded` where words may bound them."""
    signed = any(sign in ours.text.text or sign in theirs.text.text for sign in "<>≤≥")
    for one, other in pairs[:MOST_COMPARED]:
        fault = (
            _percent(one, other, ours, theirs)
            or _unit(one, other, ours, theirs)
            or _sign(one, other, ours, theirs)
            or _clock(one, other, ours, theirs)
            or (_bound(one, other, ours, theirs) if bounded or signed else None)
        )
        if fault:
            yield fault
    if len(pairs) > 1:
        yield from _turned(pairs[:MOST_COMPARED], ours, theirs)


def bounded(pairs: Sequence[Pair], ours: Side, theirs: Side) -> Iterator[Fault]:
    """The bounds that changed around quantities that are otherwise the same."""
    for one, other in pairs[:MOST_COMPARED]:
        fault = _bound(one, other, ours, theirs)
        if fault:
            yield fault


def _fault(
    check: str, message: str, pair: Pair, ours: Side, theirs: Side, severity: str = "error"
) -> Fault:
    one, other = pair
    return Fault(check, message, (ours.span(one),), (theirs.span(other),), severity)


def _percent(one: Quantity, other: Quantity, ours: Side, theirs: Side) -> Fault | None:
    if one.percent == other.percent or one.word or other.word:
        return None
    if one.percent and one.own and not _percent_near(other, theirs):
        message = f"{ours.shown(one)} is no percentage any more"
        return _fault("numbers", message, (one, other), ours, theirs)
    points = POINTS.match(ours.text.lower, one.end)
    if other.percent and other.own and not points:
        message = f"{theirs.shown(other)} is no percentage in the source"
        return _fault("numbers", message, (one, other), ours, theirs)
    return None


POINTS = re.compile(r"[\s-](?:percentage[\s-])?points?\b")


def _percent_near(quantity: Quantity, side: Side) -> bool:
    """True where a word for percent stands a few words behind: `16 …, 34 procent`."""
    behind = side.text.lower[quantity.end : quantity.end + WINDOW]
    if "%" in behind:
        return False
    found = (beside(word, side.locale) for word in WORD.findall(behind)[:3])
    return any(each is not None and each[0].kind == "percent" for each in found)


def _unit(one: Quantity, other: Quantity, ours: Side, theirs: Side) -> Fault | None:
    if one.unit == other.unit or not one.unit or not one.own:
        return None
    if not other.unit:
        return _lost_unit(one, other, ours, theirs)
    if _same_unit(one, other):
        return None
    message = f"{ours.shown(one)} became {theirs.shown(other)}"
    return _fault("units", message, (one, other), ours, theirs)


def _same_unit(one: Quantity, other: Quantity) -> bool:
    """True for equal amounts, degrees of either scale, and units of no common dimension in time."""
    a, b = units()[one.unit], units()[other.unit]
    degrees = a.dimension == b.dimension == "temperature" and "deg" in (one.unit, other.unit)
    return degrees or same_amount(one, other)


def _lost_unit(one: Quantity, other: Quantity, ours: Side, theirs: Side) -> Fault | None:
    if one.unit not in PHYSICAL or not one.own:
        return None
    if any(each.unit == one.unit for each in theirs.quantities):
        return None
    message = f"the unit of {ours.shown(one)} is missing"
    return _fault("units", message, (one, other), ours, theirs, "warning")


def _sign(one: Quantity, other: Quantity, ours: Side, theirs: Side) -> Fault | None:
    if one.negative == other.negative:
        return None
    side, quantity = (theirs, one) if one.negative else (ours, other)
    if side.own.minus is not None and side.own.minus.search(side.text.lower):
        return None
    shown = (ours if one.negative else theirs).shown(quantity)
    message = f"the minus sign of {shown} is {'missing' if one.negative else 'not in the source'}"
    return _fault("numbers", message, (one, other), ours, theirs)


def _clock(one: Quantity, other: Quantity, ours: Side, theirs: Side) -> Fault | None:
    """An hour before or after noon that became the other one."""
    if not one.clock or theirs.own.evening is None or theirs.own.morning is None:
        return None
    if other.value > 12 or other.value == 0:
        wrong = one.clock == "a"
    else:
        words = theirs.text.lower[max(0, other.start - WINDOW) : other.end + WINDOW]
        late = theirs.own.evening.search(words) is not None
        early = theirs.own.morning.search(words) is not None
        noon = other.value == 12
        if one.clock == "p":
            wrong = not late and not noon
        else:
            wrong = late and not early and SAID_NIGHT <= other.value < 12
    if not wrong:
        return None
    message = f"{ours.shown(one)} {one.clock}.m. became {theirs.shown(other)}"
    return _fault("dates", message, (one, other), ours, theirs)


def _bound(one: Quantity, other: Quantity, ours: Side, theirs: Side) -> Fault | None:
    sign = bounds.symbol(ours.text, one.start)
    their_sign = bounds.symbol(theirs.text, other.start)
    way = bounds.direction(ours.text, (one.start, one.end), ours.room(one), ours.own)
    if not way and not their_sign:
        return None
    place = (other.start, other.end), theirs.room(other)
    other_way = bounds.direction(theirs.text, *place, theirs.own)
    if way and other_way and way != other_way:
        if _lasting(one, ours) and not sign:
            return None
        message = f"the bound of {ours.shown(one)} is turned round"
    elif sign and not other_way and not _has_bound(theirs):
        message = f"the sign {sign} of {ours.shown(one)} is missing"
    elif sign and their_sign and ("=" in _wide(sign)) != ("=" in _wide(their_sign)):
        message = f"{sign} {ours.shown(one)} became {their_sign} {theirs.shown(other)}"
    elif their_sign and not way and not _has_bound(ours):
        message = f"the sign {their_sign} of {theirs.shown(other)} is not in the source"
    else:
        return None
    return _fault("bounds", message, (one, other), ours, theirs)


def _wide(sign: str) -> str:
    return sign.replace("≤", "<=").replace("≥", ">=")


def _has_bound(side: Side) -> bool:
    return side.own.bound is None or side.own.bound.search(side.text.lower) is not None


def _lasting(one: Quantity, ours: Side) -> bool:
    """True for *over 5 years*, which may be a time that something takes."""
    unit = units().get(one.unit)
    before = ours.text.lower[max(0, one.start - 12) : one.start].split()[-1:]
    return bool(unit and unit.dimension in CALENDAR and before in (["over"], ["within"]))


def _turned(pairs: Sequence[Pair], ours: Side, theirs: Side) -> Iterator[Fault]:
    """Ranges and ratios whose ends changed places."""
    by_place = sorted(pairs, key=lambda pair: pair[0].start)
    for (one, first), (two, second) in zip(by_place, by_place[1:], strict=False):
        if not second.end <= first.start or one.end > two.start or one.value == two.value:
            continue
        gap, turned = (
            ours.text.lower[one.end : two.start],
            theirs.text.lower[second.end : first.start],
        )
        if len(gap) > WINDOW or len(turned) > WINDOW:
            continue
        ratio = gap.strip() == turned.strip() and gap.strip() in (":", "/")
        if ratio or (one.value < two.value and _ranged(gap, ours) and _ranged(turned, theirs)):
            shown = f"{ours.shown(one)} and {ours.shown(two)} changed places"
            yield Fault(
                "ranges", shown, (ours.span(one), ours.span(two)),
                (theirs.span(second), theirs.span(first)),
            )  # fmt: skip


LISTED = frozenset(
    {"and", "or", "y", "o", "e", "et", "ou", "und", "oder", "en", "of", "och", "eller"}
)


def _ranged(gap: str, side: Side) -> bool:
    return is_range(gap, side.own) and gap.strip() not in LISTED


def replaced_unit(one: Quantity, other: Quantity) -> bool:
    """True where the same amount stands in a unit that the source does not give."""
    return bool(one.unit and other.unit) and about_equal(one, other)
