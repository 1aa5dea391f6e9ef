"""How long sentences are, and how far it is from one heading to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mbc_i18n import locales, segment
from mbc_i18n.checks.context import Context
from mbc_i18n.checks.source.frame import APART, UNSPACED, Remark, plain, rule, sections
from mbc_i18n.model import Block, Document, Span

WORD = re.compile(r"\w[\w'’.,/%-]*")
LONG = 25
"""Words from which on a sentence is worth a look."""
TOO_LONG = 35
"""Words from which on it should be divided. Both are customary limits of plain-language guides
(Plain English Campaign: 15 to 20 on average; US Federal Plain Language Guidelines: short)."""

MOST_PARAGRAPHS = 7
MOST_WORDS = 400
"""More paragraphs, and more words in them, without any heading are hard to find one's way in."""


@rule("long-sentence", severity="info")
def long_sentence(document: Document, context: Context) -> Iterator[Remark]:
    """A sentence of more than 25 words; a warning above 35.

    Every clause that a sentence holds has to find its place in another word order. Cells of tables
    and headings are left out, and languages that write no spaces.

    Bad: en | If you feel ill or hot, or do not eat or go out, call us so that we can see you and do all that is best.
    Good: en | Do you feel ill, or not eat? Call us so that we can see you.
    """  # noqa: E501
    if locales.language(document.locale) in UNSPACED:
        return
    for block in (block for block in document.blocks if block.kind not in APART):
        for unit in block.units:
            text = plain(unit)
            for span in _sentences(text, document.locale):
                words = len(WORD.findall(text[slice(*span)]))
                if words > LONG:
                    severity = "warning" if words > TOO_LONG else ""
                    told = f"{words} words in one sentence: divide it"
                    yield Remark(unit, told, (span,), severity=severity)


def _sentences(text: str, locale: str) -> Sequence[Span]:
    """The sentences of a text; a short one is not looked at."""
    return segment.spans(text, locale) if text.count(" ") >= LONG else ()


@rule("missing-heading", severity="info")
def missing_heading(document: Document, context: Context) -> Iterator[Remark]:
    """A long run of paragraphs without any heading.

    Headings tell readers, and translators, what the text below is about.

    Good: en | # Care ¶ Rest well. ¶ Drink water.
    """
    for run in sections(document):
        words = sum(len(plain(unit).split()) for block in run for unit in block.units)
        paragraphs = [block for block in run if block.kind == "paragraph" and block.units]
        if len(paragraphs) > MOST_PARAGRAPHS and words > MOST_WORDS:
            told = f"{len(paragraphs)} paragraphs, {words} words, and no heading: give them some"
            yield Remark(_middle(paragraphs).units[0], told)


def _middle(paragraphs: Sequence[Block]) -> Block:
    return paragraphs[len(paragraphs) // 2]
