"""What is wrong with the numbers of a translation, all of it from one look at the two texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mbc_i18n.checks.quantities import cardinals, glance, matching, naming
from mbc_i18n.checks.quantities.alike import Alike
from mbc_i18n.checks.quantities.comparing import Side, bounded, compared
from mbc_i18n.checks.quantities.dates import date_faults, month_words
from mbc_i18n.checks.quantities.figures import Figure
from mbc_i18n.checks.quantities.lexicon import lexicon
from mbc_i18n.checks.quantities.naming import Fault
from mbc_i18n.checks.quantities.normal import FIGURES, normal
from mbc_i18n.checks.quantities.reading import Quantity, tokens
from mbc_i18n.checks.quantities.saying import said_faults
from mbc_i18n.checks.quantities.telling import foreign_signs

MOST_KEPT = 512
"""Pairs of texts whose faults are kept: each check of numbers asks for those of the same two."""

Pairs = Sequence[tuple[Quantity, Quantity]]


def faults(source: str, target: str, source_locale: str, locale: str) -> tuple[Fault, ...]:
    """The faults in the numbers of a translation, by places of the texts as they are written."""
    look = glance.seen(source, source_locale)
    if look.figures is glance.NONE and not look.telling and not FIGURES.search(target):
        return ()
    return _found(source, target, source_locale, locale)


@lru_cache(maxsize=MOST_KEPT)
def _found(source: str, target: str, source_locale: str, locale: str) -> tuple[Fault, ...]:
    """The faults of two texts that surely or perhaps have numbers."""
    look = glance.seen(source, source_locale)
    same: Alike | None = ()
    if look.figures is not glance.NONE or FIGURES.search(target):
        same = glance.same_figures(look, target, locale)
    if same is not None:
        if not look.telling and not (look.bounded and same):
            return ()
        if not any(_glanced(look, same, source, target, source_locale, locale)):
            return ()
    return tuple(analysed(source, target, source_locale, locale))


def _glanced(
    look: glance.Look, same: Alike, source: str, target: str, source_locale: str, locale: str
) -> Iterator[Fault]:
    """What may be wrong with two texts whose figures are the same: their months, bounds, words."""
    if not look.bounded and not look.dated and _said_alike(look, target, locale):
        return
    pairs = _quantities(same) if look.bounded or not look.wordless else ()
    wanted, got = tuple(one for one, _ in pairs), tuple(other for _, other in pairs)
    ours = Side(normal(source), lexicon(source_locale), wanted, source_locale)
    theirs = Side(normal(target), lexicon(locale), got, locale)
    if look.bounded:
        yield from bounded(pairs, ours, theirs)
    if look.telling:
        yield from date_faults(ours, theirs, (), ())
    if look.wordless or not look.telling:
        return
    if not look.dated or look.bounded or not _said_alike(look, target, locale):
        yield from said_faults((), (), pairs, ours, theirs)


def _quantities(figures: Alike) -> Pairs:
    return tuple((_quantity(one), _quantity(other)) for one, other in figures)


def _quantity(figure: Figure) -> Quantity:
    return Quantity(figure.value, figure.start, figure.end, figure.percent, unit=figure.unit)


def _said_alike(look: glance.Look, target: str, locale: str) -> bool:
    """True where the number words of a source are plain, and the target's are the same."""
    return look.cardinals is not None and cardinals.same(look.cardinals, target, locale)


def analysed(source: str, target: str, source_locale: str, locale: str) -> Iterator[Fault]:
    """The faults by the thorough look; the first one says nothing else."""
    own, other = lexicon(source_locale), lexicon(locale)
    look = glance.seen(source, source_locale)
    phones = naming.phones(source, target)
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
    expected |= month_words(source, source_locale)
    got = matching.chosen(plain, expected, foreign=True)
    ours = Side(normal(source), own, tuple(wanted), source_locale)
    theirs = Side(normal(target), other, tuple(got), locale)
    dated = tuple(date_faults(ours, theirs, wanted_tokens, got_tokens))
    yield from dated
    found = matching.pair([*wanted, *named.wanted], [*got, *named.spare])
    parts = set(named.wanted)
    pairs = [pair for pair in found.pairs if pair[0] not in parts]
    yield from compared(pairs, ours, theirs, look.bounded)
    spare = set(named.spare)
    extra = tuple(each for each in found.extra if each not in spare)
    missing = tuple(each for each in found.missing if each not in parts)
    if not dated:
        yield from said_faults(missing, extra, found.pairs, ours, theirs)
    left = set(extra)
    foreign = [each for each in got if each.foreign and each not in left]
    if foreign:
        yield from foreign_signs(foreign, ours, theirs, locale)


__all__ = ["Fault", "faults"]
