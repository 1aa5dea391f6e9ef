"""Sentences of a block of text, as spans.

A candidate is a stop followed by white space, or a stop of a script that needs none (`stops`). It
is a boundary when the text after it can open a sentence (`onset`) and the word before it can
close one (`word`); `decision` puts the two together and says why. The abbreviations, sentence
starters and head words of a language are data, in `data/segment`, read by `language`.
Where the rules are in doubt they keep the text together: a missed boundary gives a translator
a long unit, a false one half a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mbc_i18n.model import Span
from mbc_i18n.segment.decision import decisions
from mbc_i18n.segment.language import CLASSES, OwnRules, own_rules, rules_of, subtag
from mbc_i18n.segment.stops import UNMARKED

__all__ = ["CLASSES", "Candidate", "OwnRules", "Rules", "Span", "explain", "own_rules", "spans"]

Rules = OwnRules
"""A user's own rules."""


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
    stays whole. `rules` are a user's abbreviations (see `own_rules`); they go before ours. No
    text is refused, and time is linear in its length. Rules and lists are this project's own.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end:
        return []
    language = subtag(locale)
    if language in UNMARKED:
        return [(start, end)]
    sentences = []
    for decision in decisions(text, (start, end), rules_of(language, rules), masked):
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

    The boundaries are those of `spans`, for the same arguments. A Thai or Lao block has none.
    """
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    language = subtag(locale)
    if start >= end or language in UNMARKED:
        return []
    found = decisions(text, (start, end), rules_of(language, rules), masked)
    return [
        Candidate((one.stop, one.onset), one.verdict.reason, one.verdict.boundary) for one in found
    ]
