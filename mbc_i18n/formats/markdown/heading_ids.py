"""Ids that an author gives to headings: `## Risk factors {#risk}`.

No parser is asked for them: pulldown-cmark takes any `{…}` at the end of a heading out of its
words, and markdown-it none. Both get the text with the ids blanked, and so see the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mbc_i18n.formats.markdown.events import Event
from mbc_i18n.model import Span

START = "{#"
HEADING_ID = re.compile(r"\{#(?P<id>[\w.:-]+)(?:[ \t][^{}<>\\\r\n]*)?\}[ \t]*\Z")
"""The id, and other attributes after it, which no page shows. `{#id\\}` is words."""


@dataclass(frozen=True, slots=True)
class HeadingId:
    """An id, and the span of the braces around it."""

    name: str
    span: Span


def heading_ids(text: str, events: Sequence[Event]) -> dict[int, HeadingId]:
    """The ids by the place where their heading starts."""
    found = {}
    start, words = -1, list[Event]()
    for event in events:
        if event.name == "Start" and event.tag == "Heading":
            start, words = event.start, []
        elif event.name == "End" and event.tag == "Heading":
            own = _heading_id(text, words)
            found.update({start: own} if own else {})
            start = -1
        elif start >= 0:
            words.append(event)
    return found


def _heading_id(text: str, words: Sequence[Event]) -> HeadingId | None:
    """A heading of nothing but an id has none: blanked, it might be a heading no more."""
    if not words:
        return None
    line = _last_line(words)
    end = max(event.end for event in words)
    brace = text.rfind(START, line, end)
    found = HEADING_ID.match(text, brace, end) if brace > line else None
    if found is None or text[brace - 1] == "\\":
        return None
    return HeadingId(found["id"], (brace, found.end()))


def _last_line(words: Iterable[Event]) -> int:
    """Where the words of a heading's last line start, the line's prefix left out."""
    start, broken = -1, True
    for event in words:
        if broken:
            start, broken = event.start, False
        broken = broken or event.name in ("SoftBreak", "HardBreak")
    return start
