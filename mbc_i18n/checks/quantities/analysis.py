"""What is wrong with the numbers of a translation, all of it from one look at the two texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mbc_i18n.checks.quantities import cardinals, glance, matching, naming
from mbc_i18n.checks.quantities.comparing import Side, compared
from mbc_i18n.checks.quantities.dates import date_faults, month_words
from mbc_i18n.checks.quantities.lexicon import lexicon
from mbc_i18n.checks.quantities.naming import Fault
from mbc_i18n.checks.quantities.normal import FIGURES, normal
from mbc_i18n.checks.quantities.reading import Quantity, tokens
from mbc_i18n.checks.quantities.saying import said_faults
from mbc_i18n.checks.quantities.telling import foreign_signs


@lru_cache(maxsize=1 << 12)
def faults(source: str, target: str, source_locale: str, locale: str) -> tuple[Fault, ...]:
    """The faults in the numbers of a translation, by places of the texts as they are written."""
    look = glance.seen(source, source_locale)
    if look.figures is glance.NONE and not FIGURES.search(target):
        if not look.telling or _is_clear(look, target, locale):
            return ()
        return tuple(_glanced((), look, source, target, source_locale, locale))
    pairs = glance.pairs(look, source, target, locale)
    if pairs is None:
        return tuple(analysed(source, target, source_locale, locale))
    if (not look.telling and not look.bounded) or _is_clear(look, target, locale):
        return ()
    return tuple(_glanced(pairs, look, source, target, source_locale, locale))


def _is_clear(look: glance.Look, target: str, locale: str) -> bool:
    """True where nothing but the same number words stands beside the figures."""
    return not look.bounded and not look.dated and _said_alike(look, target, locale)


def _said_alike(look: glance.Look, target: str, locale: str) -> bool:
    """True where the number words of a source are plain, and the target's are the same."""
    return look.cardinals is not None and cardinals.same(look.cardinals, target, locale)


def _glanced(
    pairs: Sequence[tuple[Quantity, Quantity]],
    look: glance.Look,
    source: str,
    target: str,
    source_locale: str,
    locale: str,
) -> Iterator[Fault]:
    """Two texts whose figures are the same: their months, bounds and words."""
    wanted, got = tuple(one for one, _ in pairs), tuple(other for _, other in pairs)
    ours = Side(normal(source), lexicon(source_locale), wanted, source_locale)
    theirs = Side(normal(target), lexicon(locale), got, locale)
    if look.bounded:
        yield from compared(pairs, ours, theirs)
    dated = tuple(date_faults(ours, theirs, (), ())) if look.telling else ()
    yield from dated
    alone = not look.dated or look.bounded
    if look.telling and not dated and (alone or not _said_alike(look, target, locale)):
        yield from said_faults((), (), pairs, ours, theirs)


def analysed(source: str, target: str, source_locale: str, locale: str) -> Iterator[Fault]:
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
