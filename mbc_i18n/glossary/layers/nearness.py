"""Words that are nearly a term: a slip of the pen, for a question to the translator."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from mbc_i18n.glossary.layers import characters
from mbc_i18n.glossary.layers.phrases import BREAK, Analysed
from mbc_i18n.model import Span

LEAST = 0.75
"""Share of letters in common, in order, from which on words are worth a question (the ratio of
Ratcliff and Obershelp)."""

LOOKED_AT = 400
"""Words of a text, or characters, at most."""

LONGEST = 100
"""Letters of a run of words at most: what is longer is no slip of the pen."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words or characters of a text, folded, with their places."""

    text: str
    plain: Sequence[str]
    spans: Sequence[Span]
    between: str
    """What stands between two of them: a space, or nothing."""


def words(analysed: Analysed) -> Pieces:
    """The words of a text."""
    return Pieces(analysed.text, analysed.words, analysed.spans, " ")


def letters(text: str, language: str) -> Pieces:
    """The characters of a text that is searched by character."""
    plain, places = characters.letters(text, language)
    return Pieces(text, plain, [(p, q) for p, q in zip(places, places[1:], strict=False)], "")


def nearest(text: Pieces, term: Pieces, taken: Sequence[Span]) -> Span | None:
    """The run of about as many words that is most like a term, the first of several.

    None where none is alike by `LEAST`. A run that lies in what is `taken` does not count.
    """
    wanted = text.between.join(term.plain)
    if not wanted or len(wanted) > LONGEST:
        return None
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    covered, best, place = _joined(taken), LEAST, None
    for run, span in _runs(text, len(term.plain)):
        matcher.set_seq1(run)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= best:
            alike = matcher.ratio()
            first = alike == best and place is None
            if (alike > best or first) and not _lies_in(span, covered):
                best, place = alike, span
    return place


def _runs(text: Pieces, count: int) -> Iterator[tuple[str, Span]]:
    for first, start in islice(enumerate(text.spans), LOOKED_AT):
        for last in range(first + max(count - 2, 0), min(first + count + 1, len(text.spans))):
            run = text.between.join(text.plain[first : last + 1])
            span = (start[0], text.spans[last][1])
            if len(run) <= LONGEST and not BREAK.search(text.text, *span):
                yield run, span


def _joined(spans: Iterable[Span]) -> Sequence[Span]:
    """The spans in order, those that touch or have only a space between them made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            start, end = found[-1][0], max(found.pop()[1], end)
        found.append((start, end))
    return found


def _lies_in(span: Span, covered: Sequence[Span]) -> bool:
    """True where one of the spans, which do not overlap, holds all of another."""
    place = bisect_right(covered, span[0], key=lambda each: each[0]) - 1
    return place >= 0 and span[1] <= covered[place][1]
