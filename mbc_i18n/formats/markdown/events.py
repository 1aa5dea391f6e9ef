"""Pulldown-cmark's events with spans in code points. pyromark's one door.

The parser counts UTF-8 bytes; everything above this module counts code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyromark

from mbc_i18n.model import Span

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
"""CommonMark with GFM's tables and task lists, strikethrough, and footnotes."""

LONE_RETURN = re.compile(r"\r(?!\n)")
INLINE_TAGS = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
LEAVES = frozenset({"Paragraph", "Heading", "TableCell", "Caption"})
"""Blocks that hold words and no other block."""


class Event(NamedTuple):
    """One event of the parser: `Start` or `End` of a tag, or a leaf (`Text`, `SoftBreak`, …)."""

    name: str
    """Start, End, or the leaf's name."""
    tag: str
    """What starts or ends: Paragraph, Heading, Link, …; "" for a leaf."""
    data: Any
    """The tag's attributes, or the leaf's text."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A link reference definition (`[label]: address "title"`)."""

    title: str
    span: Span


def events(text: str, base: int = 0) -> list[Event]:
    """The events of a Markdown text; `base` is added to every offset."""
    text = _with_known_ends(text)
    raw = list(_joined(pyromark.events_with_range(text, options=OPTIONS, merge_text=False)))
    if text.isascii():
        return [_event(value, start + base, end + base) for value, start, end in raw]
    offsets = code_points(text, base, (place for _, *span in raw for place in span))
    return [_event(value, offsets[start], offsets[end]) for value, start, end in raw]


def _joined(raw: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, int, int]]:
    """Words that follow each other and are written as they read are one event.

    The parser cuts them at every sign that might have been markup.
    """
    words: list[str] = []
    start = end = 0
    for value, span in raw:
        first, last = span["start"], span["end"]
        text: str | None = value.get("Text") if isinstance(value, dict) else None
        plain = text if text is not None and _width(text) == last - first else ""
        if words and not (plain and first == end):
            yield {"Text": "".join(words)}, start, end
            words = []
        if plain:
            start, end = first if not words else start, last
            words.append(plain)
        else:
            yield value, first, last
    if words:
        yield {"Text": "".join(words)}, start, end


def _width(words: str) -> int:
    """The length in bytes of UTF-8."""
    return len(words) if words.isascii() else len(words.encode())


def definitions(text: str, base: int = 0) -> dict[str, Definition]:
    """The link reference definitions by label, folded as CommonMark compares labels."""
    text = _with_known_ends(text)
    raw = pyromark.reference_definitions(text, options=OPTIONS)
    spans = [definition["span"] for definition in raw.values()]
    ends = (place for span in spans for place in (span["start"], span["end"]))
    offsets = code_points(text, base, ends)
    return {
        folded(label): Definition(
            value["title"] or "", (offsets[value["span"]["start"]], offsets[value["span"]["end"]])
        )
        for label, value in raw.items()
    }


def _with_known_ends(text: str) -> str:
    """pulldown-cmark overlooks a carriage return without a line feed that ends raw HTML."""
    return LONE_RETURN.sub("\n", text)


def folded(label: str) -> str:
    """A label as CommonMark compares it: white space collapsed, case folded."""
    return " ".join(label.split()).casefold()


def _event(value: Any, start: int, end: int) -> Event:
    if isinstance(value, str):
        return Event(value, "", None, start, end)
    (name, data), *_ = value.items()
    if name not in ("Start", "End"):
        return Event(name, "", data, start, end)
    if isinstance(data, str):
        return Event(name, data, None, start, end)
    (tag, attributes), *_ = data.items()
    return Event(name, tag, attributes, start, end)


def code_points(text: str, base: int, offsets: Iterable[int]) -> Mapping[int, int]:
    """Byte offsets of the UTF-8 form as code point offsets, plus `base`."""
    wanted = sorted(set(offsets))
    if text.isascii():
        return {offset: offset + base for offset in wanted}
    data, found, cursor, points = text.encode(), {}, 0, base
    for offset in wanted:
        points += len(data[cursor:offset].decode())
        found[offset], cursor = points, offset
    return found
