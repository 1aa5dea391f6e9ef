"""The quantities of two texts side by side: which became which, free of order.

Each token is read as the other text has it, else as its own locale writes it. Equal values pair
first, of these the ones with the same unit; then what is the same in another unit of the decimal
system. What is left has no counterpart in digits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from mbc_i18n.checks.quantities.lexicon import units
from mbc_i18n.checks.quantities.reading import Quantity, Token
from mbc_i18n.checks.quantities.values import Number

DEGREES = frozenset({"C", "F", "deg"})
MOST_COMPARED = 50
"""Quantities of a message that are compared each with each."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The quantities of a source and a target."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    missing: tuple[Quantity, ...]
    """Quantities of the source without a counterpart."""
    extra: tuple[Quantity, ...]
    """Quantities of the target that the source has none of."""


def chosen(tokens: Sequence[Token], expected: Set[Number], foreign: bool) -> list[Quantity]:
    """Every token in the reading that has expected values, else in its first."""
    found: list[Quantity] = []
    for token in tokens:
        allowed = [each for each in token.readings if foreign or not each[0].foreign]
        allowed = allowed or list(token.readings)
        fits = (each for each in allowed if all(part.value in expected for part in each))
        found += next(fits, allowed[0])
    return found


def values(tokens: Sequence[Token], foreign: bool = False) -> frozenset[Number]:
    """Every value that the tokens may have, none by the signs of others unless asked for."""
    return frozenset(
        part.value
        for token in tokens
        for reading in token.readings
        for part in reading
        if foreign or not part.foreign
    )


def pair(wanted: Sequence[Quantity], got: Sequence[Quantity]) -> Pairing:
    """The counterparts of the quantities, and what has none."""
    pairs, missing, extra = _equal(wanted, got)
    missing, extra, more = _converted(missing, extra)
    pairs += more
    return Pairing(tuple(pairs), *_repeated(pairs, missing, extra))


Pairs = list[tuple[Quantity, Quantity]]


def _equal(
    wanted: Sequence[Quantity], got: Sequence[Quantity]
) -> tuple[Pairs, list[Quantity], list[Quantity]]:
    free: dict[Number, deque[Quantity]] = {}
    for each in got:
        free.setdefault(each.value, deque()).append(each)
    pairs: Pairs = []
    missing = []
    for like in (_same_side, _same_kind, _any):
        left = []
        for one in wanted:
            near = islice(free.get(one.value, ()), MOST_COMPARED)
            other = next((each for each in near if like(one, each)), None)
            if other is None:
                left.append(one)
            else:
                free[one.value].remove(other)
                pairs.append((one, other))
        wanted = left
    missing = list(wanted)
    extra = sorted((o for others in free.values() for o in others), key=lambda o: o.start)
    return pairs, missing, extra


def _same_side(one: Quantity, other: Quantity) -> bool:
    return (one.unit, one.percent, one.negative) == (other.unit, other.percent, other.negative)


def _same_kind(one: Quantity, other: Quantity) -> bool:
    return one.percent == other.percent and (
        one.unit == other.unit or not one.unit or not other.unit
    )


def _any(one: Quantity, other: Quantity) -> bool:
    return True


def _converted(
    missing: list[Quantity], extra: list[Quantity]
) -> tuple[list[Quantity], list[Quantity], Pairs]:
    """What is the same amount in another unit of the decimal system: 1.5 g and 1500 mg."""
    pairs: Pairs = []
    for one in missing[:MOST_COMPARED] if extra else ():
        other = next((o for o in extra[:MOST_COMPARED] if same_amount(one, o)), None)
        if other is not None:
            pairs.append((one, other._replace(unit=one.unit)))
            extra.remove(other)
    taken = {id(one) for one, _ in pairs}
    return [one for one in missing if id(one) not in taken], extra, pairs


def same_amount(one: Quantity, other: Quantity) -> bool:
    """True for equal amounts in units that turn into each other without rounding."""
    a, b = units().get(one.unit), units().get(other.unit)
    if a is None or b is None or not (a.exact and b.exact):
        return False
    return a.dimension == b.dimension and one.value * a.size == other.value * b.size


def about_equal(one: Quantity, other: Quantity) -> bool:
    """True for two amounts of one dimension in different units, rounded as people round them."""
    a, b = units().get(one.unit), units().get(other.unit)
    if a is None or b is None or a.dimension != b.dimension:
        return False
    if one.unit in DEGREES or other.unit in DEGREES:
        return _same_warmth(one, other) or _same_warmth(other, one)
    if one.unit == other.unit:
        return False
    first, second = (_amount(one, a.size, a.offset), _amount(other, b.size, b.offset))
    return abs(first - second) <= max(abs(first), abs(second)) * Fraction(12, 100)


def _same_warmth(one: Quantity, other: Quantity) -> bool:
    """True for degrees Fahrenheit and the same in Celsius, as temperatures or as differences.

    Degrees that are of no named scale may be of either.
    """
    if one.unit not in ("F", "deg") or other.unit not in ("C", "deg"):
        return False
    if one.unit == other.unit and one.value == other.value:
        return False
    fahrenheit, celsius = (-q.value if q.negative else q.value for q in (one, other))
    scale = Fraction(5, 9)
    return min(abs((fahrenheit - 32) * scale - celsius), abs(fahrenheit * scale - celsius)) <= 1


def _amount(one: Quantity, size: Fraction, offset: Fraction) -> Fraction:
    return ((-one.value if one.negative else one.value) + offset) * size


def _repeated(
    pairs: Pairs, missing: list[Quantity], extra: list[Quantity]
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """A number said once more or once less than before is no slip while its like stands there."""
    ours = {(one.value, unit) for one, _ in pairs for unit in (one.unit, "")}
    theirs = {(other.value, unit) for _, other in pairs for unit in (other.unit, "")}
    left = tuple(m for m in missing if (m.value, m.unit) not in ours)
    over = tuple(e for e in extra if (e.value, e.unit) not in theirs)
    return left, over


def partners(quantity: Quantity, others: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities that say the same in another unit: `5 feet (1.5 m)`."""
    return (each for each in others[:MOST_COMPARED] if about_equal(quantity, each))
