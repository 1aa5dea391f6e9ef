"""A Markdown text as its blocks' events and, between them, the inline events of each block.

Reading and proving a translation both walk like this, so that they see the same blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mbc_i18n.formats.markdown.events import (
    INLINE_TAGS,
    LEAVES,
    Definition,
    Event,
    definitions,
    events,
    folded,
)
from mbc_i18n.formats.markdown.heading_ids import START, HeadingId, heading_ids
from mbc_i18n.formats.markdown.masking import Masked, masked, replaced
from mbc_i18n.formats.markdown.revealing import RAW, lines, revealed

REMEMBERED = 1 << 18
"""Characters of a text above which what was read of it takes too much room to be remembered."""


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
    masked: Masked
    """The text from its base on, as the parser was shown it."""
    base: int

    def definitions(self) -> dict[str, Definition]:
        """The link reference definitions by label; a title that holds others' syntax is none."""
        return {
            folded(self.masked.unmasked(label)): (
                replace(found, title="") if self.masked.holds(found.title) else found
            )
            for label, found in definitions(self.masked.text, self.base).items()
        }


Reading = tuple[Masked, tuple[Event, ...], Mapping[int, HeadingId]]


def walk(text: str, base: int) -> Walk:
    """The blocks of a text from `base` on, where its front matter ends."""
    shown, found, ids = _read(text, base)
    steps = tuple(_grouped(found, text))
    return Walk(steps, {start: own.name for start, own in ids.items()}, shown, base)


def shown_body(text: str, base: int) -> Masked:
    """A text from `base` on as both parsers are shown it: without ids of headings, masked."""
    return _read(text, base)[0]


def _read(text: str, base: int) -> Reading:
    """What the parser is shown and what it sees; the last two texts are remembered.

    A page is made of its source, of what is written of it, and of the same once more.
    """
    return (_remembered if len(text) <= REMEMBERED else _seen)(text, base)


def _seen(text: str, base: int) -> Reading:
    shown, raw = masked(text[base:], base)
    found = revealed(shown, raw, base)
    ids = heading_ids(text, found) if START in text else {}
    if ids:
        blanks = [(a - base, " " * (b - a)) for a, b in (own.span for own in ids.values())]
        shown = replace(shown, text=replaced(shown.text, blanks))
        found = revealed(shown, events(shown.text, base), base)
    return shown, tuple(found), ids


_remembered = lru_cache(maxsize=2)(_seen)


def _grouped(found: Iterable[Event], text: str) -> Iterator[Event | Run]:
    run: list[Event] = []
    leaf: Event | None = None
    start, raw = 0, False
    for event in found:
        if not raw and _is_inline(event):
            run.append(event)
            continue
        if run:
            yield from _runs(run, start, leaf, text)
        yield event
        run, start = [], event.start if event.name == "Start" else event.end
        raw = raw if event.name not in ("Start", "End") else _opens_raw(event)
        leaf = event if event.name == "Start" and event.tag in LEAVES else None


def _runs(run: Sequence[Event], after: int, leaf: Event | None, text: str) -> Iterator[Run]:
    """The run of a block; of a paragraph more than one where others' lines stand in it."""
    whole = _run(run, after, leaf, text)
    parts = list(lines(run)) if leaf is None or leaf.tag == "Paragraph" else [run]
    if len(parts) == 1:
        yield whole
        return
    for part in parts:
        own = _run(part, after, None, text)
        yield replace(own, leaf=leaf)
        after = own.end


def _run(events: Sequence[Event], after: int, leaf: Event | None, text: str) -> Run:
    if leaf is not None:
        return Run(tuple(events), after, leaf, leaf.start, leaf.end)
    first = events[0].start
    start = first - 1 if first > after and text[first - 1] == "\\" else first
    return Run(tuple(events), after, leaf, start, max(event.end for event in events))


def _is_inline(event: Event) -> bool:
    if event.name in ("Start", "End"):
        return event.tag in INLINE_TAGS
    return event.name not in ("Rule", "Fence")


def _opens_raw(event: Event) -> bool:
    return event.name == "Start" and event.tag in RAW
