"""How hard an English article is to read, by two formulas of school grades.

Flesch–Kincaid: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid, Fishburne,
Rogers and Chissom, Derivation of new readability formulas, 1975). SMOG: 1.0430 times the root of
the words of three and more syllables in 30 sentences, + 3.1291 (McLaughlin, SMOG grading, Journal
of Reading 12, 1969); it needs 30 sentences. Patients' pages should stay at grade 8 or below
(US National Institutes of Health and American Medical Association: 6 to 8).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mbc_i18n.checks.context import Context
from mbc_i18n.checks.source.frame import APART, Remark, first, plain, rule, sections
from mbc_i18n.checks.source.syllables import syllables
from mbc_i18n.model import Block, Document

HIGHEST = 8.0
"""Grade above which an article is told."""
HIGHEST_SECTION = 10.0
MOST_SECTIONS = 3
FEWEST_SENTENCES = 4
"""Sentences of a section that is worth a grade."""
SMOG_SENTENCES = 30
POLYSYLLABLE = 3

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
LONGEST_END = 4
SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Grade:
    """The counts that the formulas need."""

    words: int = 0
    syllables: int = 0
    polysyllables: int = 0
    sentences: int = 0

    @property
    def flesch_kincaid(self) -> float:
        """School grade; 0 for no text."""
        if not self.words or not self.sentences:
            return 0.0
        length, syllables = self.words / self.sentences, self.syllables / self.words
        return 0.39 * length + 11.8 * syllables - 15.59

    @property
    def smog(self) -> float:
        """School grade; 0 for no text, and rough below 30 sentences."""
        if not self.sentences:
            return 0.0
        return 1.0430 * math.sqrt(self.polysyllables * 30 / self.sentences) + 3.1291


def grade(texts: Iterable[str]) -> Grade:
    """The counts of some sentences. Figures and signs are no words."""
    counts: list[int] = []
    sentences = 0
    for text in texts:
        counts += map(syllables, WORD.findall(text))
        sentences += 1
    hard = sum(count >= POLYSYLLABLE for count in counts)
    return Grade(len(counts), sum(counts), hard, sentences)


@rule("reading-grade", severity="info", language="en")
def reading_grade(document: Document, context: Context) -> Iterator[Remark]:
    """An article, and the hardest of its sections, that need more than eight years of school.

    Grades by Flesch–Kincaid and, from 30 sentences on, SMOG. Only whole sentences count; terms that
    cannot be avoided raise the grade too, so it is advice.

    Bad: en | Chemotherapy works. ¶ Immunotherapy works. ¶ Radiotherapy works. ¶ Mastectomy works.
    Good: en | Rest well. ¶ Drink water. ¶ Call us if you feel ill. ¶ We can help you.
    """
    place = first(document)
    whole = grade(_sentences(document.blocks))
    if place is None or whole.sentences < FEWEST_SENTENCES:
        return
    if whole.flesch_kincaid > HIGHEST:
        yield Remark(place, f"reads at {_told(whole)}; aim at grade {HIGHEST:.0f}")
    graded = [(grade(_sentences(run)), run) for run in sections(document)]
    hard = [each for each in graded if _is_hard(each[0])]
    for found, run in sorted(hard, key=lambda each: -each[0].flesch_kincaid)[:MOST_SECTIONS]:
        unit = next(unit for block in run for unit in block.units)
        yield Remark(unit, f"this section reads at {_told(found)}")


def _is_hard(found: Grade) -> bool:
    return found.sentences >= FEWEST_SENTENCES and found.flesch_kincaid > HIGHEST_SECTION


def _told(found: Grade) -> str:
    smog = f", SMOG {found.smog:.1f}" if found.sentences >= SMOG_SENTENCES else ""
    return f"grade {found.flesch_kincaid:.1f} (Flesch–Kincaid{smog}; {found.sentences} sentences)"


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    """What ends like a sentence, in blocks that hold such."""
    for block in blocks:
        if block.kind not in APART:
            texts = (plain(unit).strip() for unit in block.units)
            yield from (text for text in texts if SENTENCE_END.search(text[-LONGEST_END:]))
