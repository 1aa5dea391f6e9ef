"""Sentences of a block of text, as spans.

A candidate is a stop followed by white space, or a stop of a script that needs none (`stops`). It
is a boundary when the text after it can open a sentence (`onset`) and the word before it can
close one (`word`); `decision` puts the two together and says why. The abbreviations, sentence
starters and head words of a language are data, in `data/segment`, read by `language`.
Where the rules are in doubt they keep the text together: a missed boundary gives a translator
a long unit, a false one half a sentence. A user's SRX file (`srx`) stands for all of these rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mbc_i18n.model import Span
from mbc_i18n.segment import srx
from mbc_i18n.segment.decision import Decision, decisions
from mbc_i18n.segment.language import CLASSES, OwnRules, own_rules, rules_of, subtag
from mbc_i18n.segment.stops import UNMARKED

__all__ = [
    "CLASSES",
    "Candidate",
    "OwnRules",
    "Rules",
    "Span",
    "explain",
    "own_rules",
    "spans",
    "srx",
]

Rules = OwnRules | srx.Srx
"""A user's own rules: abbreviations that go before ours, or an SRX file that stands for ours."""


class Candidate(NamedTuple):
    """A place where a sentence might end."""

    span: Span
    """From the stop to the first character of what follows."""
    reason: str
    """Why it is a boundary, or why it is none."""
    boundary: bool


def spans(
    text: str,
    locale: str = "en",
    masked: Sequence[Span] = (),
    rules: Rules | None = None,
) -> list[Span]:
    """The sentences of one block of text, as spans of code points.

    The spans are in order and have no outer white space; between two of them stands white
    space or nothing. A newline counts as a space. `masked` are ranges of code points, such as
    links, in which no boundary may fall; one may fall on their edges. `locale` is written
    `pt_BR` or `pt-BR`; a language without data gets the general rules, and a Thai or Lao block
    stays whole. `rules` are a user's abbreviations (see `own_rules`), which go before ours, or
    an SRX file (see `srx.read`), whose rules stand for all of ours: SettingsError is raised where
    it has none for the locale. No text is refused, and time is linear in its length. Rules and
    lists are this project's own.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end:
        return []
    sentences = []
    for decision in _decisions(text, (start, end), locale, masked, rules):
        if decision.verdict.boundary:
            sentences.append((start, decision.end))
            start = decision.onset
    sentences.append((start, end))
    return sentences


def explain(
    text: str,
    locale: str = "en",
    masked: Sequence[Span] = (),
    rules: Rules | None = None,
) -> list[Candidate]:
    """Every place where a sentence of the block might end, and why it does or does not.

    The boundaries are those of `spans`, for the same arguments. A Thai or Lao block has none. Of
    an SRX file each place is told where one of its rules breaks, or would if no other forbade it.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end:
        return []
    found = _decisions(text, (start, end), locale, masked, rules)
    return [
        Candidate((one.stop, one.onset), one.verdict.reason, one.verdict.boundary) for one in found
    ]


def _decisions(
    text: str, block: Span, locale: str, masked: Sequence[Span], rules: Rules | None
) -> Iterator[Decision]:
    """The places of a block at which the rules that hold for it decided."""
    if isinstance(rules, srx.Srx):
        return srx.decisions(text, block, rules, locale, masked)
    language = subtag(locale)
    if language in UNMARKED:
        return iter(())
    return decisions(text, block, rules_of(language, rules), masked)
