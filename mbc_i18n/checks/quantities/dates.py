"""Months by name and dates in figures, as far as they may turn into one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mbc_i18n.checks.quantities.comparing import Side
from mbc_i18n.checks.quantities.lexicon import Lexicon, lexicon
from mbc_i18n.checks.quantities.naming import Fault
from mbc_i18n.checks.quantities.normal import Normal, normal
from mbc_i18n.checks.quantities.reading import Token
from mbc_i18n.checks.quantities.words import WORD, parted
from mbc_i18n.locales import date_order
from mbc_i18n.model import Span

MONTH_FIGURE = re.compile(r"(?<![\d.,])(1[0-2]|[1-9])[ \u00a0]?(?:月(?![间間龄齢])|월)")
VIETNAMESE = re.compile(r"tháng (1[0-2]|[1-9])(?!\d)")
UNSURE = frozenset({"may", "march", "mar", "sun", "dec", "jan"})
"""English words that are months only with a capital and beside a number or a preposition."""

DATED = re.compile(
    r"(?:\b(?:in|of|since|until|by|late|early|mid|last|next|from|to|on|between|and|before|after"
    r"|through|during)[ -]|\d{1,2}(?:st|nd|rd|th)?(?: of)? )$"
)
DAY_AFTER = re.compile(r"\.? \d{1,4}\b")
NUMBER = re.compile(r"\d")
POSSESSIVE = ("'s", "’s")
SHORTEST = 3
"""Letters of a name that is a month without a figure beside it."""

SHORT = re.compile(r"(?<![\d.,])(\d{1,2})\. ?(\d{1,2})\.(?! ?\d)")
"""A day and a month in figures: `6.5.`"""

DAY = re.compile(r"\d{1,2}")

Named = tuple[int, Span]
"""A month and where its name stands in the plain text."""


@lru_cache(maxsize=1024)
def months(written: str, locale: str) -> tuple[Named, ...]:
    """The months that a text names, `5月` too."""
    return tuple(_months(written, normal(written), lexicon(locale)))


def _months(written: str, text: Normal, own: Lexicon) -> Iterable[Named]:
    lower = text.lower
    if own.language in ("zh", "ja", "ko"):
        return [(int(m[1]), m.span()) for m in MONTH_FIGURE.finditer(lower)]
    if own.language == "vi":
        return [(int(m[1]), m.span()) for m in VIETNAMESE.finditer(lower)]
    found = [
        (own.months[name], (start, end))
        for word, start, end in parted(written)
        if (name := word[:-2] if word.endswith(POSSESSIVE) and own.language == "en" else word)
        in own.months
        and _is_month(name, start, text, own)
    ]
    return found if found or own.affix is None else list(_affixed(written, own))


def _affixed(written: str, own: Lexicon) -> Iterator[Named]:
    """Months with a particle written at their head, as in Arabic."""
    for word, start, end in parted(written):
        head = own.affix.match(word) if own.affix is not None else None
        rest = word[head.end() :] if head else ""
        if rest in own.months and len(rest) >= SHORTEST:
            yield own.months[rest], (start, end)


def _is_month(word: str, start: int, plain: Normal, own: Lexicon) -> bool:
    text = plain.text
    if own.language != "en":
        end = start + len(word)
        dated = NUMBER.search(text[max(0, start - 4) : start] + "|" + text[end : end + 4])
        return dated is not None or (word not in own.short_months and len(word) >= SHORTEST)
    if not text[start].isupper():
        return False
    if word not in UNSURE:
        return True
    before = text[max(0, start - 12) : start].lower()
    return bool(DAY_AFTER.match(text, start + len(word)) or DATED.search(before))


def month_words(written: str, locale: str) -> frozenset[int]:
    """The numbers of the months that a text names."""
    return frozenset(month for month, _ in months(written, locale))


def date_faults(
    ours: Side, theirs: Side, wanted: Sequence[Token], got: Sequence[Token]
) -> Iterator[Fault]:
    """Months that became others, and dates in figures that mean another day."""
    here = months(ours.text.written, ours.locale)
    figures = [token for token in got if token.date]
    dates = [token for token in wanted if token.date]
    if not here and not dates:
        return
    if here and _names_others(theirs, frozenset(month for month, _ in here)):
        there = months(theirs.text.written, theirs.locale)
        yield from _months_changed(here, there, ours, theirs, dates, figures)
    yield from _figures_changed(here, dates, figures, ours, theirs)


def _names_others(side: Side, known: frozenset[int]) -> bool:
    """True where a text may name other months than these: a quick look before a thorough one."""
    names = _others(side.locale, known)
    return names is None or not names.isdisjoint(WORD.findall(side.text.lower))


@lru_cache(maxsize=1024)
def _others(locale: str, known: frozenset[int]) -> frozenset[str] | None:
    """The names of all other months, None where they may be parts of a word."""
    own = lexicon(locale)
    if own.endless or own.affix is not None or own.language in ("en", "vi"):
        return None
    return frozenset(name for name, month in own.months.items() if month not in known)


def _months_changed(
    here: Sequence[Named],
    there: Sequence[Named],
    ours: Side,
    theirs: Side,
    dates: Sequence[Token],
    figures: Sequence[Token],
) -> Iterator[Fault]:
    known = Counter(month for month, _ in here) | Counter(t.date[1] for t in dates if t.date)
    theirs_known = Counter(m for m, _ in there) | Counter(t.date[1] for t in figures if t.date)
    lost = [each for each in here if not theirs_known[each[0]]]
    new = [each for each in there if not known[each[0]]]
    for (_, span), (_, other) in zip(lost, new, strict=False):
        shown, told = ours.text.shown(*span), theirs.text.shown(*other)
        yield Fault(
            "dates", f"{shown} became {told}", (ours.text.span(*span),), (theirs.text.span(*other),)
        )


def _figures_changed(
    here: Sequence[Named],
    dates: Sequence[Token],
    figures: Sequence[Token],
    ours: Side,
    theirs: Side,
) -> Iterator[Fault]:
    """Dates in figures whose parts are there, in another order than the target's readers read."""
    order = date_order(theirs.locale)
    may_be_short = here and order.startswith("d") and theirs.text.text.count(".") > 1
    short = [
        ((int(m[2]), int(m[1])), m.span())
        for m in (SHORT.finditer(theirs.text.text) if may_be_short else ())
    ]
    dated = [(token.date[1:], (token.start, token.end)) for token in figures if token.date]
    if not dated and not short:
        return
    known = {token.date[1:] for token in dates if token.date}
    for month, (first, last) in here:
        text = ours.text.text[max(0, first - 9) : first] + " " + ours.text.text[last : last + 6]
        known |= {(month, int(day)) for day in DAY.findall(text)}
    parts = {frozenset(each) for each in known}
    for month_day, (start, end) in [*dated, *short]:
        if month_day not in known and frozenset(month_day) in parts:
            span = theirs.text.span(start, end)
            shown = theirs.text.shown(start, end)
            yield Fault("dates", f"{shown} is another day in this locale", (), (span,))
