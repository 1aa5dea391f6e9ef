"""How long a translation is: in sentences, and against what is usual in its catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median

from mbc_i18n import inline, locales, segment
from mbc_i18n.checks.base import Context, Problem, check, comparison
from mbc_i18n.model import Message

STOP_SIGNS = ".?!…。？！؟।۔"
STOPS = re.compile(r"[.?!…](?=[”»“\"]?\s)(?<=[^\W\d_A-Z]{2}.)|[。？！؟।۔።](?=.)")
"""Where a sentence may end before the end of a text: a quick look before a thorough one."""

FEWEST_SENTENCES = 2
"""Sentences too many or too few that somebody should look at."""

FEWEST_MESSAGES = 36
"""Messages from which on the catalog's own ratio counts."""

FEWEST_CHARACTERS = 20
"""Characters of a source that says something about the ratio."""

DENSITY = (
    ("\u0250", 1.0), ("\u0590", 0.95), ("\u0900", 0.8), ("\u0e00", 0.9), ("\u0f00", 0.85),
    ("\u1100", 1.1), ("\u1200", 0.5), ("\u1780", 0.65), ("\u1800", 1.0), ("\u3100", 0.45),
    ("\uac00", 0.35), ("\ud7b0", 0.5),
)  # fmt: skip
"""Characters for one of English, by the first sign of a language's own name, up to a code point:
Latin, Cyrillic and Greek, Arabic, Indic, Thai, Burmese, Hangul, Ethiopic, Khmer, kana, Han."""

SLACK = 15
"""Characters that any text may have more or fewer."""

SHORT, VERY_SHORT, LONG, VERY_LONG = 0.45, 0.2, 2.2, 4.0
"""Shares of the usual length; the outer two are warnings."""


def _may_differ(message: Message, context: Context) -> bool:
    source, target = message.source, message.target
    if target[-1:] in ".?!" and _stops(source) == _stops(target):
        return False
    before, after = len(STOPS.findall(source)), len(STOPS.findall(target))
    return abs(before - after) >= FEWEST_SENTENCES


@check(
    "sentence-count",
    severity="info",
    its_type="omission",
    signs=STOP_SIGNS,
    source_signs=STOP_SIGNS,
    look=_may_differ,
)
def sentence_count(message: Message, context: Context) -> Iterator[Problem]:
    """The translation has two sentences more or fewer than the source.

    To join two sentences, or to part one, is a translator's craft.

    Bad: es | Rest. Sleep a lot. Drink water. | Descanse y duerma mucho.
    Good: es | Rest. Sleep a lot. Drink water. | Descanse. Duerma mucho y beba agua.
    Good: zh_Hans | Rest. Sleep a lot. Drink water. | 休息。多睡觉。喝水。
    """
    if not _may_differ(message, context):
        return
    ours = len(segment.spans(context.source_words(message).text, context.source_locale))
    theirs = len(segment.spans(context.target_words(message).text, context.locale))
    unmarked = locales.language(context.locale) in UNMARKED
    if not unmarked and abs(ours - theirs) >= FEWEST_SENTENCES:
        yield Problem(f"{ours} sentences became {theirs}")


UNMARKED = frozenset({"th", "lo", "my", "km", "bo", "dz"})


def _stops(text: str) -> int:
    """How many sentences end before the end of a text in Latin letters, roughly."""
    return text.count(". ") + text.count("? ") + text.count("! ")


@comparison("length", severity="info", its_type="length")
def length(messages: Sequence[Message], context: Context) -> Iterator[tuple[Message, Problem]]:
    """The translation is far shorter or longer than is usual in its catalog.

    The usual ratio is the median of the catalog's own messages; a small catalog goes by what is
    usual in the script. An extreme is a warning.

    Bad: es | Cancer cells can leave the place where they started and move through the blood. | Sí.
    Good: es | Cancer cells can leave the place. | Las células cancerosas pueden salir de allí.
    Good: zh_Hans | Cancer cells can leave the place where they started. | 癌细胞会离开原处。
    """
    sizes = [(_size(each.source), _size(each.target)) for each in messages]
    usual = _ratio(sizes, context)
    for message, (ours, theirs) in zip(messages, sizes, strict=True):
        expected = ours * usual
        if not SHORT * expected - SLACK <= theirs <= LONG * expected + SLACK:
            most = VERY_LONG * (expected + SLACK)
            extreme = not VERY_SHORT * expected - SLACK <= theirs <= most
            told = f"{theirs} characters, where about {round(expected)} are usual"
            yield message, Problem(told, severity="warning" if extreme else "")


def _size(text: str) -> int:
    """Characters of a text without its tags."""
    return len(text) - (sum(map(len, inline.TAG.findall(text))) if "<" in text else 0)


def _ratio(sizes: Sequence[tuple[int, int]], context: Context) -> float:
    """The median of target length by source length, or what is usual in the scripts."""
    known = [theirs / ours for ours, theirs in sizes if ours >= FEWEST_CHARACTERS]
    if len(known) >= FEWEST_MESSAGES:
        return median(known)
    return _density(context.locale) / _density(context.source_locale)


@cache
def _density(locale: str) -> float:
    sign = locales.own_name(locale)[:1].lower()
    return next((share for limit, share in DENSITY if sign < limit), 0.5)
