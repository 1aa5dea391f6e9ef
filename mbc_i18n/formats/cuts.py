"""Why a block was cut into the units that it has: each place where a sentence might end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mbc_i18n import inline, segment
from mbc_i18n.model import Block, Document, Unit
from mbc_i18n.segment import Rules

SHOWN = 24
"""Characters on either side of a place."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place in a block where a sentence might end."""

    line: int
    """Line of the document on which the sentence before begins."""
    before: str
    after: str
    boundary: bool
    """True where the document is cut here."""
    reason: str


def cuts(document: Document, rules: Rules | None = None) -> Iterator[Cut]:
    """The places of every block of a document, in order, with the reason for each.

    `rules` are those that it was read with.
    """
    for block in document.blocks:
        if block.units:
            yield from _of_block(block, document, rules)


def _of_block(block: Block, document: Document, rules: Rules | None) -> Iterator[Cut]:
    sentences = [inline.words(unit.source, unit.elements) for unit in block.units]
    gaps = [_gap(*pair, document.text) for pair in pairwise(block.units)]
    words, starts = "", []
    for sentence, gap in zip(sentences, [*gaps, ""], strict=True):
        starts.append(len(words))
        words += sentence + gap
    for each in segment.explain(words, document.locale, rules=rules):
        _, onset = each.span
        at = max(i for i, start in enumerate(starts) if start <= max(0, onset - 1))
        cut = onset in starts[1:]
        reason = each.reason if cut == each.boundary else KEPT
        before, after = words[max(0, onset - SHOWN) : onset], words[onset : onset + SHOWN]
        yield Cut(block.units[at].line, before.strip(), after.strip(), cut, reason)


KEPT = "no sentence ends inside an element, or the block is kept whole"


def _gap(left: Unit, right: Unit, text: str) -> str:
    return " " if any(c.isspace() for c in text[left.end : right.start]) else ""
