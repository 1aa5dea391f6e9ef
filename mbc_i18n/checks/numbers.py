"""Figures: every value of the source stands in the translation, by the locale's own writing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from mbc_i18n import locales
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.figures import Figure, Writing, figures, parse, values
from mbc_i18n.checks.numerals import numerals, plain, spelled
from mbc_i18n.model import Message

SIGN = re.compile("[%٪％]")
LONGEST_FACTOR = 20
"""Digits of a factor from which on nobody counts them."""

MOST_COMPARED = 50
"""Figures of a message that are compared each with each."""

SPELLED_UP_TO = 12
"""Values up to which a text may well write a word where the table knows none of its words."""


@check("numbers", severity="error", its_type="numbers")
def numbers(message: Message, context: Context) -> Iterator[Problem]:
    """Every figure of the source stands in the translation with the same value, and no other.

    Bad: es | About 0.02% of cells | Cerca del 0,2 % de las células
    Bad: de | more than 150,000 cases | mehr als 150,000 Fälle
    Bad: ru | About 6% of cases | Около 6 случаев
    Good: es | About 0.02% of cells | Cerca del 0,02 % de las células
    Good: de | more than 150,000 cases | mehr als 150.000 Fälle
    Good: zh_Hans | more than 150,000 cases in May 2017 | 2017年5月超过15万例
    Good: fr | stages 1 to 3 | les stades I à III
    """
    source, target = context.source_words(message), context.target_words(message)
    for problem in _problems(source.text, target.text, context):
        yield replace(
            problem,
            source_spans=tuple(source.span(span) for span in problem.source_spans),
            target_spans=tuple(target.span(span) for span in problem.target_spans),
        )


def _problems(source: str, target: str, context: Context) -> list[Problem]:
    """What is wrong between two texts without tags."""
    ours, theirs = context.source_locale, context.locale
    both = bool(numerals(ours).factors and numerals(theirs).factors)
    writing = Writing(theirs, factors=both)
    wanted = figures(source, Writing(ours, False, both), values(target, writing))
    got = figures(target, writing, {figure.value for figure in wanted})
    extra = _unspelled(_left(got, wanted), source, ours)
    found = list(_compared(_left(wanted, got), extra, target, theirs))
    found = found or list(_percents(wanted, got, source, target, context))
    added = set(extra)
    return [*found, *_foreign((figure for figure in got if figure not in added), theirs)]


def _unspelled(left: Sequence[Figure], other: str, locale: str) -> list[Figure]:
    """The figures whose values the other text does not give in words either."""
    in_words = spelled(other, locale) if left else frozenset()
    return [figure for figure in left if figure.value not in in_words]


def _left(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """What has no counterpart; digits of a name count once, however often the name stands."""
    counts = Counter(figure.value for figure in others)
    seen: set[tuple[str, Fraction]] = set()
    left = []
    for figure in figures:
        again = figure.name and (figure.text, figure.value) in seen
        seen.add((figure.text, figure.value))
        if counts[figure.value]:
            counts[figure.value] -= 1
        elif not again:
            left.append(figure)
    return left


def _compared(
    left: Sequence[Figure], extra: Sequence[Figure], target: str, locale: str
) -> Iterator[Problem]:
    """Figures that became others, those that are missing, and those that nobody asked for.

    Words of the target excuse what is left of the source only where no figure took its place.
    """
    missing = dict.fromkeys(_unspelled(left, target, locale))
    pairs = _pairs([*missing, *(figure for figure in left if figure not in missing)], extra)
    for wanted, got in pairs.items():
        change = f"{_shown(wanted)} became {_shown(got)}{_factor(wanted.value, got.value)}"
        yield Problem(change, (wanted.span,), (got.span,))
    for figure in missing:
        if figure not in pairs:
            severity = "warning" if _may_be_spelled(figure, locale) else ""
            yield Problem(f"{_shown(figure)} is missing", (figure.span,), severity=severity)
    taken = set(pairs.values())
    for figure in extra:
        if figure not in taken:
            severity = "" if figure.percent else "warning"
            problem = f"{_shown(figure)} is not in the source"
            yield Problem(problem, (), (figure.span,), severity=severity)


def _pairs(missing: Sequence[Figure], extra: Sequence[Figure]) -> dict[Figure, Figure]:
    """What became what: a slip by a power of ten first, then as they stand."""
    free = dict.fromkeys(extra)
    pairs: dict[Figure, Figure] = {}
    for figure in missing[:MOST_COMPARED]:
        slips = (f for f in islice(free, MOST_COMPARED) if _factor(figure.value, f.value))
        found = next(slips, None)
        if found is not None:
            pairs[figure] = found
            del free[found]
    pairs |= zip((figure for figure in missing if figure not in pairs), free, strict=False)
    return {figure: pairs[figure] for figure in missing if figure in pairs}


def _factor(before: Fraction, after: Fraction) -> str:
    """`: 10×` where one value is a power of ten times the other: the slip that kills."""
    if not before or not after:
        return ""
    times = max(before / after, after / before)
    whole = times.denominator == 1 and times.numerator < 10**LONGEST_FACTOR
    return f": {times}×" if whole and re.fullmatch(r"10+", str(times)) else ""


def _may_be_spelled(figure: Figure, locale: str) -> bool:
    small = figure.value <= SPELLED_UP_TO and figure.value.denominator == 1
    return small and not figure.percent and not numerals(locale).values


def _shown(figure: Figure) -> str:
    return figure.text + ("\u00a0%" if figure.percent else "")


def _foreign(got: Iterable[Figure], locale: str) -> Iterator[Problem]:
    """A figure that has the right value only by another locale's signs."""
    language = locales.english_name(locale)
    for figure in got:
        if figure.foreign:
            own = parse(figure.text, *locales.number_symbols(locale))
            right = locales.format_number(_decimal(figure.value), locale)
            reads = f"reads as {_decimal(own):f}" if own else "is not written so"
            factor = _factor(figure.value, own) if own else ""
            yield Problem(
                f"{figure.text} {reads} in {language}{factor}; write {right}",
                target_spans=(figure.span,),
                suggestion=right,
                severity="error" if own else "warning",
            )


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _percents(
    wanted: Sequence[Figure],
    got: Sequence[Figure],
    source: str,
    target: str,
    context: Context,
) -> Iterator[Problem]:
    """A percentage that is none any more, or a plain figure that became one."""
    lost = [figure for figure in wanted if figure.percent]
    gained = [figure for figure in got if figure.percent]
    if lost and not _has_percent(target, context.locale):
        spans = tuple(figure.span for figure in lost)
        yield Problem(f"{_shown(lost[0])} is no percentage any more", spans)
    if gained and not _has_percent(source, context.source_locale):
        spans = tuple(figure.span for figure in gained)
        yield Problem(f"{_shown(gained[0])} is no percentage in the source", (), spans)


def _has_percent(text: str, locale: str) -> bool:
    """True where a sign or a word says so, and where no word of the language is known."""
    known = numerals(locale).percent
    return known is None or bool(SIGN.search(text) or known.search(plain(text)))
