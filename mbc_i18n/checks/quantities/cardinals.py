"""Lone number words: where both texts have the same ones, no other look at them is needed.

Only words are compared that stand alone and have no unit beside them: *two women*, *three times*.
"""

from __future__ import annotations

from collections.abc import Sequence

from mbc_i18n.checks.quantities.lexicon import Lexicon, beside, lexicon, value
from mbc_i18n.checks.quantities.normal import normal
from mbc_i18n.checks.quantities.values import Number
from mbc_i18n.checks.quantities.words import WORD

Cardinals = frozenset[Number]


def lone(words: Sequence[str], telling: frozenset[str], locale: str) -> Cardinals | None:
    """The values of the number words of a source, None where one is not plain or not alone."""
    found: set[Number] = set()
    months = lexicon(locale).months
    for place, word in enumerate(words):
        if word in telling and word not in months:
            entries = value(word, locale)
            values = {entry.value for entry in entries}
            sure = len(values) == 1 and entries[0].kind == "value"
            if not sure or not _is_alone(words, place, locale):
                return None
            found |= values
    return frozenset(found)


def _is_alone(words: Sequence[str], place: int, locale: str) -> bool:
    """True for a word that no number stands beside, and no unit or phrase behind."""
    if place and value(words[place - 1], locale):
        return False
    following = words[place + 1 : place + 2]
    return not any(
        value(word, locale) or beside(word, locale) or word in lexicon(locale).beside.heads
        for word in following
    )


def same(cardinals: Cardinals, target: str, locale: str) -> bool:
    """True where a target has these number words, each alone, and no other sure ones."""
    own = lexicon(locale)
    if own.endless:
        return False
    maybe: set[Number] = set()
    last, before = False, ""
    for word in WORD.findall(normal(target).lower):
        entries = value(word, locale)
        if entries:
            if last or not _agrees(entries[0].kind, entries[0].value, cardinals):
                return False
            maybe.update(entry.value for entry in entries)
        if _goes_on(before, word, own):
            return False
        last, before = bool(entries), word
    return cardinals <= maybe


def _agrees(kind: str, number: Number, cardinals: Cardinals) -> bool:
    return number in cardinals if kind != "maybe" else number.denominator == 1


def _goes_on(before: str, word: str, own: Lexicon) -> bool:
    """True for two words that begin an entry of the table together."""
    return before in own.values.heads and f"{before} {word}" in own.values.starts
