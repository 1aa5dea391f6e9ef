"""The parser's events of a masked text, told what other processors see in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mbc_i18n.formats.markdown.events import Event
from mbc_i18n.formats.markdown.foreign import ROLE, Kind
from mbc_i18n.formats.markdown.masking import MASK, Masked

RAW = ("CodeBlock", "HtmlBlock")
"""Blocks whose words are nobody's."""


def revealed(shown: Masked, found: Sequence[Event], base: int) -> list[Event]:
    """Events whose tags say what a line of others is, finds inside lines as `Foreign` events."""
    if shown.sites:
        found = list(_renamed(shown, found, base))
    if shown.hidden:
        found = list(_unmasked(shown, found))
    if any(kind is ROLE for _, kind in shown.hidden.values()):
        found = list(_joined_roles(found))
    return list(found)


def _renamed(shown: Masked, found: Sequence[Event], base: int) -> Iterator[Event]:
    """Bullets, headings and rules that stand for lines of others, under names of their own."""
    places = {site.start: site.tag for site in shown.sites if site.tag[0] in "AD"}
    items = {
        event.start: places[place]
        for event in found
        if event.name == "Start"
        and event.tag == "Item"
        and (place := shown.sign(event, base)) in places
    }
    headings = {base + site.start for site in shown.sites if site.tag == "Caption"}
    headings |= {base + site.caption for site in shown.sites if site.caption >= 0}
    rules = {base + site.start for site in shown.sites if site.tag == "Fence"}
    opened: list[str] = []
    for event, after in zip(found, [*found[1:], None], strict=True):
        tag = event.tag
        if event.name == "Start":
            if tag == "Item":
                tag = items.get(event.start, tag)
            elif tag == "Heading" and event.start in headings:
                tag = "Caption"
            elif tag == "List" and after and after.start in items:
                tag = "Directives"
            opened.append(tag)
        elif event.name == "End":
            tag = opened.pop()
        name = "Fence" if event.name == "Rule" and event.start in rules else event.name
        yield Event(name, tag, event.data, event.start, event.end)


def _unmasked(shown: Masked, found: Iterable[Event]) -> Iterator[Event]:
    raw = False
    for event in found:
        if event.name in ("Start", "End") and event.tag in RAW:
            raw = event.name == "Start"
        if event.name == "Text" and not raw and len(event.data) == event.end - event.start:
            yield from _cut(shown, event)
        elif event.data is None:
            yield event
        else:
            data = _written(shown, event.data)
            yield Event(event.name, event.tag, data, event.start, event.end)


def _written(shown: Masked, data: Any) -> Any:
    """Attributes as they are written; a title that holds a find is none of ours."""
    if isinstance(data, str):
        return shown.unmasked(data)
    if not isinstance(data, dict):
        return data
    result = {key: _written(shown, value) for key, value in data.items()}
    if isinstance(data.get("title"), str) and shown.holds(data["title"]):
        result["title"] = ""
    return result


def _cut(shown: Masked, event: Event) -> Iterator[Event]:
    """The words of an event and the finds between them."""
    words, cursor = event.data, 0
    for mask in MASK.finditer(words):
        raw, kind = shown.hidden.get(mask[0][0], ("", None))
        if kind is None:
            continue
        if cursor < mask.start():
            yield _text(event, cursor, mask.start())
        cursor = mask.start() + len(raw)
        yield Event("Foreign", "", (kind, raw), event.start + mask.start(), event.start + cursor)
    if cursor < len(words):
        yield _text(event, cursor, len(words))


def _text(event: Event, start: int, end: int) -> Event:
    return Event("Text", "", event.data[start:end], event.start + start, event.start + end)


def _joined_roles(found: Iterable[Event]) -> Iterator[Event]:
    """A role and its code are one; without code it is words."""
    role: Event | None = None
    for event in found:
        if role is not None:
            kind, raw = role.data
            if event.name == "Code" and event.start == role.end:
                yield _role(kind, f"{raw}`{event.data}`", role.start, event.end)
                role = None
                continue
            yield Event("Text", "", raw, role.start, role.end)
            role = None
        if event.name == "Foreign" and event.data[0] is ROLE:
            role = event
        else:
            yield event
    if role is not None:
        yield Event("Text", "", role.data[1], role.start, role.end)


def _role(kind: Kind, raw: str, start: int, end: int) -> Event:
    return Event("Foreign", "", (kind, raw), start, end)


def lines(run: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """A paragraph's events, lines of others apart from the words around them."""
    if not any(_is_own(event) for event in run):
        yield run
        return
    begun: list[Event] = []
    for line in _lines(run):
        if not _stands_apart(line):
            begun += line
            continue
        if begun:
            yield begun
        begun = []
        yield line
    if begun:
        yield begun


def _lines(run: Sequence[Event]) -> Iterator[list[Event]]:
    """Each line with the break that ends it; none ends inside an element."""
    line: list[Event] = []
    depth = 0
    for event in run:
        depth += {"Start": 1, "End": -1}.get(event.name, 0)
        line.append(event)
        if event.name in ("SoftBreak", "HardBreak") and not depth:
            yield line
            line = []
    if line:
        yield line


def _stands_apart(line: Sequence[Event]) -> bool:
    """A line that begins with a find that heads it, or that holds nothing but lone finds."""
    if line[0].name == "Foreign" and line[0].data[0].heads:
        return True
    return all(_is_own(event) or _is_blank(event) for event in line) and any(map(_is_own, line))


def _is_own(event: Event) -> bool:
    return event.name == "Foreign" and (event.data[0].lone or event.data[0].heads)


def _is_blank(event: Event) -> bool:
    if event.name == "Text":
        return not event.data.strip()
    return event.name in ("SoftBreak", "HardBreak")
