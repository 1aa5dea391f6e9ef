"""A Markdown text as its blocks' events and, between them, the inline events of each block.

Reading and proving a translation both walk like this, so that they see the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n.formats.markdown.events import INLINE_TAGS, LEAVES, Event, events
from mbc_i18n.formats.markdown.heading_ids import START, blanked, heading_ids

RAW = ("CodeBlock", "HtmlBlock")


@dataclass(frozen=True, slots=True)
class Run:
    """The inline events of one block, or of the words that stand in a list item directly."""

    events: tuple[Event, ...]
    after: int
    """The words begin here or later: a backslash before this place belongs to somebody else."""
    leaf: Event | None
    """The start of the paragraph, heading or cell; None for words directly in an item."""
    start: int
    """Where the block starts."""
    end: int
    """Where the block ends."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What stands in a text, in order, and the authors' ids of headings by their place."""

    steps: tuple[Event | Run, ...]
    ids: dict[int, str]


def walk(text: str, base: int) -> Walk:
    """The blocks of a text from `base` on, where its front matter ends."""
    found = events(text[base:], base)
    ids = heading_ids(text, found) if START in text else {}
    if ids:
        found = events(blanked(text, ids)[base:], base)
    steps = tuple(_grouped(found, text))
    return Walk(steps, {start: own.name for start, own in ids.items()})


def without_ids(text: str) -> str:
    """A text without front matter, blanks where the authors' ids of headings stand."""
    return blanked(text, heading_ids(text, events(text))) if START in text else text


def _grouped(found: Iterable[Event], text: str) -> Iterator[Event | Run]:
    run: list[Event] = []
    leaf: Event | None = None
    start, raw = 0, False
    for event in found:
        if not raw and _is_inline(event):
            run.append(event)
            continue
        if run:
            yield _run(run, start, leaf, text)
        yield event
        run, start = [], event.start if event.name == "Start" else event.end
        raw = raw if event.name not in ("Start", "End") else _opens_raw(event)
        leaf = event if event.name == "Start" and event.tag in LEAVES else None


def _run(events: Sequence[Event], after: int, leaf: Event | None, text: str) -> Run:
    if leaf is not None:
        return Run(tuple(events), after, leaf, leaf.start, leaf.end)
    first = events[0].start
    start = first - 1 if first > after and text[first - 1] == "\\" else first
    return Run(tuple(events), after, leaf, start, max(event.end for event in events))


def _is_inline(event: Event) -> bool:
    if event.name in ("Start", "End"):
        return event.tag in INLINE_TAGS
    return event.name != "Rule"


def _opens_raw(event: Event) -> bool:
    return event.name == "Start" and event.tag in RAW
