"""The HTML blocks of a Markdown text as the one page that a reader's browser makes of them.

Each stands in the lists and quotations around it, with a paragraph for the Markdown between two of
them. Line prefixes (`> `, an indent) are no part of the page. A tag that is written as closing
itself (`<Code />`) is an empty element, as in XML and JSX. Authors' marks, processing instructions,
declarations and CDATA sections are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from mbc_i18n.formats.html.vocabulary import VOID
from mbc_i18n.formats.markdown import foreign
from mbc_i18n.formats.markdown.events import Event
from mbc_i18n.formats.markdown.masking import MASK, Masked
from mbc_i18n.formats.markdown.walking import Run, Walk
from mbc_i18n.formats.marks import marks_in
from mbc_i18n.model import Span

CONTAINERS = {"BlockQuote": "blockquote", "Item": "li", "List": "ul"}
HEAD = "<!DOCTYPE html><body><p>x</p>"
"""What a page has before an article."""
PARAGRAPH = "<p>x</p>"
"""What stands for Markdown: its letter is asked what holds there."""
LETTER = PARAGRAPH.index("x")
KINDS = (foreign.VARIABLE, foreign.TAG, foreign.MATH, foreign.DISPLAY)
"""Finds that are elements of their own among HTML's words; others are words there."""
NOBODYS = re.compile(r"\s*<(?:\?|![A-Za-z\[])")
SELF_CLOSED = re.compile(
    r"""<(?P<name>[A-Za-z][\w.:-]*+)(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*+)?(?<=/)>
    | <(?P<bare>[A-Za-z][\w.:-]*+)/>""",
    re.VERBOSE,
)


@dataclass(slots=True)
class _Reading:
    """The page so far."""

    masked: Masked
    base: int
    parts: list[str] = field(default_factory=lambda: [HEAD])
    length: int = len(HEAD)
    sources: list[Span] = field(default_factory=list)
    """Where a stretch of the text begins in the page, and how much further on it is in the text."""
    borders: list[int] = field(default_factory=list)
    """Where HTML blocks begin in the page."""
    opened: list[Event] = field(default_factory=list)
    """The containers that are open in the text."""
    entered: list[Event] = field(default_factory=list)
    """Those that are open in the page."""
    letters: list[int] = field(default_factory=list)
    runs: list[Span] = field(default_factory=list)
    """The start of each run of Markdown, and the place of its letter."""
    stale: bool = True
    """True where the last letter says nothing of what follows."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML blocks."""

    text: str
    sources: Sequence[Span]
    borders: Sequence[int]
    """Where the HTML blocks begin in it."""
    letters: frozenset[int]
    """The places of the letters that stand for Markdown."""
    runs: Sequence[Span]
    """The start in the text of each run of Markdown after HTML, and the place of its letter."""

    def span(self, span: Span) -> Span:
        """The place in the text of a place in the page."""
        start, end = span
        return (self._place(start), self._place(end - 1) + 1) if start < end else span

    def _place(self, offset: int) -> int:
        at = bisect_right(self.sources, offset, key=itemgetter(0)) - 1
        return offset + self.sources[at][1]


def page(walk: Walk, text: str) -> Page | None:
    """The page of the HTML blocks of a walk; None where there are none that may hold words."""
    if not any(isinstance(step, Event) and step.tag == "HtmlBlock" for step in walk.steps):
        return None
    reading = _Reading(walk.masked, walk.base)
    for block in _html_blocks(walk, text, reading):
        _enter(reading, len(reading.opened))
        reading.borders.append(reading.length)
        for line in block:
            _add_line(reading, line)
        reading.stale = True
    if not reading.borders:
        return None
    written = "".join(reading.parts)
    letters = frozenset([HEAD.index("x"), *reading.letters])
    return Page(written, reading.sources, reading.borders, letters, reading.runs)


def _html_blocks(walk: Walk, text: str, reading: _Reading) -> Iterator[list[Event]]:
    """The lines of each HTML block that may hold words, the page told what stands between."""
    block: list[Event] = []
    for step in walk.steps:
        if isinstance(step, Run):
            _ask(reading, step)
        elif step.name == "Html":
            block.append(step)
        elif step.tag == "HtmlBlock":
            if _may_hold_words(block, text):
                yield block
            block = []
        elif step.tag in CONTAINERS and step.name == "Start":
            reading.opened.append(step)
        elif step.tag in CONTAINERS:
            reading.opened.pop()


def _may_hold_words(block: Sequence[Event], text: str) -> bool:
    raw = text[block[0].start : block[-1].end] if block else ""
    return bool(raw) and not NOBODYS.match(raw) and not marks_in(raw)


def _enter(reading: _Reading, depth: int) -> None:
    """Leave the page's containers that are no longer open, enter those open down to a depth."""
    alike = 0
    for one, other in zip(reading.entered, reading.opened[:depth], strict=False):
        if one is not other:
            break
        alike += 1
    for event in reversed(reading.entered[alike:]):
        _add(reading, f"</{CONTAINERS[event.tag]}>")
        reading.stale = True
    for event in reading.opened[alike:depth]:
        _add(reading, f"<{CONTAINERS[event.tag]}>")
    reading.entered[alike:] = reading.opened[alike:depth]


def _ask(reading: _Reading, run: Run) -> None:
    if not reading.borders:
        return
    _enter(reading, len(reading.entered))
    if reading.stale:
        reading.letters.append(reading.length + LETTER)
        _add(reading, PARAGRAPH)
        reading.stale = False
    reading.runs.append((run.start, reading.letters[-1]))


def _add(reading: _Reading, words: str) -> None:
    reading.parts.append(words)
    reading.length += len(words)


def _add_line(reading: _Reading, line: Event) -> None:
    """A line of an HTML block, with end tags for those of its elements that close themselves."""
    shown = reading.masked.text[line.start - reading.base : line.end - reading.base]
    shown = MASK.sub(lambda mask: _shown(mask, reading.masked), shown)
    cursor = 0
    for found in SELF_CLOSED.finditer(shown):
        name = found["name"] or found["bare"]
        if name.lower() not in VOID:
            _add_source(reading, shown[cursor : found.end()], line.start + cursor)
            _add(reading, f"</{name}>")
            cursor = found.end()
    _add_source(reading, shown[cursor:], line.start + cursor)


def _add_source(reading: _Reading, words: str, place: int) -> None:
    if words:
        reading.sources.append((reading.length, place - reading.length))
        _add(reading, words)


def _shown(mask: re.Match[str], masked: Masked) -> str:
    """A mask of what stays an element, and else what it hides."""
    found = masked.hidden.get(mask[0][0])
    return mask[0] if found is None or found[1] in KINDS else masked.unmasked(mask[0])


def elements(masked: Masked, start: int, end: int) -> list[str]:
    """Others' syntax that stands in a stretch of a masked text as elements, sorted."""
    found = (masked.hidden.get(mask[0][0]) for mask in MASK.finditer(masked.text, start, end))
    return sorted(one[0] for one in found if one and one[1] in KINDS)
