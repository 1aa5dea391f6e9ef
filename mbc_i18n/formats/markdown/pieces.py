"""The inline content of one block as pieces that tile its source span."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mbc_i18n import locales
from mbc_i18n.formats.markdown.events import Event, folded
from mbc_i18n.formats.marks import Mark, mark_in
from mbc_i18n.model import Span

NAMES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del", "Link": "a", "Image": "img"}
OPENING_LENGTHS = {"Link": 1, "Image": 2}
VOID_HTML = frozenset({"area", "br", "embed", "hr", "img", "input", "source", "track", "wbr"})
HTML_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)[^>]*?(?P<void>/?)>\Z", re.S)
TITLE = re.compile(
    r"""[\s>]("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))[\s>]*\)?\s*\Z""", re.S
)
AUTOLINKS = ("Autolink", "Email")
OWN_LABEL = ("Shortcut", "Collapsed")
"""Kinds of link whose words are their label."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, a void element, or one end of an element."""

    role: str
    """text, void, open, close, or mark (an author's mark, which no unit shows)."""
    text: str
    """What a segmenter sees of it."""
    start: int
    end: int
    name: str = ""
    key: int = 0
    """The same for the two ends of an element."""
    note: str = ""
    suffix: str = ""
    raw: Span | None = None
    """What an element's end is written with, where that is less than what it spans."""
    kind: str = ""
    """html for raw HTML, soft and hard for line breaks."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute with words of its own: alternative text, or a title."""

    name: str
    words: str
    span: Span
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of a block, the attributes and the author's marks inside it."""

    pieces: tuple[Piece, ...]
    attributes: tuple[Attribute, ...] = ()
    labels: tuple[str, ...] = ()
    """Folded labels of the references used, whose definitions may hold a title."""
    marks: tuple[Mark, ...] = ()


def content(events: Sequence[Event], text: str, start: int) -> Content:
    """The content of a block with these inline events; its words begin at `start` or later."""
    reader = _Reader(events, text, start)
    found = tuple(_extended(_paired(reader.read()), text))
    return Content(
        tuple(_skipped(found, text)),
        tuple(reader.attributes),
        tuple(reader.labels),
        tuple(mark for piece in found if piece.role == "mark" and (mark := mark_in(piece.note))),
    )


class _Reader:
    """Walks the events of one block; `cursor` is the end of what was read."""

    def __init__(self, events: Sequence[Event], text: str, start: int) -> None:
        self.events = events
        self.text = text
        self.cursor = start
        self.attributes: list[Attribute] = []
        self.labels: list[str] = []
        self.key = 0

    def read(self) -> list[Piece]:
        pieces: list[Piece] = []
        opened: list[tuple[int, Event]] = []
        position = 0
        while position < len(self.events):
            event = self.events[position]
            end = position
            if event.name == "Start" and self._is_void(event):
                end = _matching_end(self.events, position)
                pieces.append(self._void(event, self.events[position + 1 : end]))
            elif event.name == "Start":
                pieces.append(self._open(event, opened, self.events[position + 1]))
            elif event.name == "End":
                pieces.append(self._close(event, opened))
            elif (leaf := self._leaf(event)) is not None:
                pieces.append(leaf)
            self.cursor = max(self.cursor, pieces[-1].end if pieces else event.end)
            position = end + 1
        return pieces

    @staticmethod
    def _is_void(event: Event) -> bool:
        return event.tag == "Image" or (
            event.tag == "Link" and event.data["link_type"] in AUTOLINKS
        )

    def _escaped_start(self, start: int) -> int:
        """A backslash before an event that no other event has taken escapes its first character."""
        escaped = start - 1 >= self.cursor and self.text[start - 1] == "\\"
        return start - 1 if escaped else start

    def _leaf(self, event: Event) -> Piece | None:
        start, end = self._escaped_start(event.start), event.end
        match event.name:
            case "Text":
                return Piece("text", event.data, start, end)
            case "SoftBreak":
                return Piece("text", " ", start, end, kind="soft")
            case "HardBreak":
                return Piece("void", " ", event.start, end, "br", note="line break", kind="hard")
            case "Code":
                return Piece("void", event.data, event.start, end, "code", note=event.data)
            case "FootnoteReference":
                label = self.text[event.start : end]
                return Piece("void", label, event.start, end, "fn", note=f"footnote {label}")
            case "InlineHtml":
                return _html(event)
        self.cursor = end
        return None

    def _open(self, event: Event, opened: list[tuple[int, Event]], child: Event) -> Piece:
        self.key += 1
        first = child.start if child.name != "End" else event.start + 1
        end = event.start + OPENING_LENGTHS.get(event.tag, 0)
        if event.tag not in OPENING_LENGTHS:
            self.cursor = event.start + 1
            end = self._escaped_start(first)
        opened.append((self.key, event))
        note = event.data["dest_url"] if event.tag == "Link" else ""
        return Piece("open", "", event.start, end, NAMES[event.tag], self.key, note)

    def _close(self, event: Event, opened: list[tuple[int, Event]]) -> Piece:
        key, start = opened.pop()
        piece = Piece("close", "", self.cursor, event.end, NAMES[start.tag], key)
        return self._link_end(start, piece) if start.tag == "Link" else piece

    def _link_end(self, event: Event, piece: Piece) -> Piece:
        """A label that is the link's own words must be written apart once the words change."""
        kind, label = event.data["link_type"], event.data["id"]
        if kind == "Inline":
            self._title(event.data["title"], piece.start, piece.end)
            return piece
        self.labels.append(folded(label))
        if kind in OWN_LABEL:
            bracket = (piece.start, piece.start + 1)
            end = _label_end(self.text, event)
            return replace(piece, end=end, raw=bracket, suffix=f"[{label}]")
        return piece

    def _title(self, title: str, start: int, end: int) -> None:
        found = title_span(self.text[start:end], title)
        if found:
            span = (start + found[0], start + found[1])
            self.attributes.append(Attribute("title", title, span))

    def _void(self, event: Event, inner: Sequence[Event]) -> Piece:
        words = "".join(_words(inner))
        if event.tag == "Link":
            note = event.data["dest_url"]
            return Piece("void", words, event.start, event.end, "a", note=note)
        self._image(event, inner, words)
        note, end = event.data["dest_url"], _label_end(self.text, event)
        return Piece("void", "\ufffc", event.start, end, "img", note=note)

    def _image(self, event: Event, inner: Sequence[Event], words: str) -> None:
        kind = event.data["link_type"]
        first, last = event.start + 2, max((e.end for e in inner), default=event.start + 2)
        suffix = ""
        if kind == "Inline":
            self._title(event.data["title"], last, event.end)
        else:
            self.labels.append(folded(event.data["id"]))
            last = _label_end(self.text, event) - 1 if kind in OWN_LABEL else last
            suffix = f"][{event.data['id']}" if kind in OWN_LABEL else ""
        if words.strip():
            self.attributes.append(Attribute("alt", words, (first, last), suffix))


def _label_end(text: str, event: Event) -> int:
    """The end of a link; the parser leaves the empty label of `[words][]` out of its span."""
    empty = event.data["link_type"] == "Collapsed" and text.startswith("[]", event.end)
    return event.end + 2 if empty else event.end


def _words(events: Sequence[Event]) -> Iterator[str]:
    for event in events:
        if event.name in ("Text", "Code"):
            yield event.data
        elif event.name in ("SoftBreak", "HardBreak"):
            yield " "


def _matching_end(events: Sequence[Event], start: int) -> int:
    depth = 0
    for position in range(start, len(events)):
        depth += {"Start": 1, "End": -1}.get(events[position].name, 0)
        if not depth:
            return position
    return len(events) - 1


def title_span(raw: str, title: str) -> Span | None:
    """Where the words of a link title stand in the raw end of a link, quotes left out.

    None where there is no title or it is not written as it is read (the title stays as it is).
    """
    found = TITLE.search(raw) if title.strip() else None
    return (found.start(1) + 1, found.end(1) - 1) if found else None


def _html(event: Event) -> Piece:
    raw = event.data
    if mark_in(raw):
        return Piece("mark", "", event.start, event.end, note=raw, kind="html")
    tag = HTML_TAG.match(raw)
    if tag is None:
        return Piece("void", "", event.start, event.end, "html", note=raw, kind="html")
    name = tag["name"].lower()
    if tag["void"] or name in VOID_HTML:
        space = " " if name == "br" else ""
        return Piece("void", space, event.start, event.end, name, note=raw, kind="html")
    role = "close" if tag["close"] else "open"
    return Piece(role, "", event.start, event.end, name, note=raw, kind="html")


def _paired(pieces: Sequence[Piece]) -> list[Piece]:
    """Raw HTML tags paired where they nest with everything else; the others become void."""
    result = list(pieces)
    stack: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.role == "open":
            stack.append(index)
        elif piece.role == "close" and piece.kind != "html":
            while stack and pieces[stack[-1]].kind == "html":
                _make_void(result, stack.pop())
            stack.pop()
        elif piece.role == "close":
            _pair_html(result, stack, index)
    for index in stack:
        _make_void(result, index)
    return result


def _pair_html(result: list[Piece], stack: list[int], index: int) -> None:
    if stack and result[stack[-1]].kind == "html" and result[stack[-1]].name == result[index].name:
        opened = stack.pop()
        result[opened] = replace(result[opened], key=-index)
        result[index] = replace(result[index], key=-index)
    else:
        _make_void(result, index)


def _make_void(result: list[Piece], index: int) -> None:
    piece = result[index]
    name = piece.name if piece.role == "open" else f"end-{piece.name}"
    result[index] = replace(piece, role="void", name=name)


def _extended(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Line breaks reach to the next piece: the line's prefix (`> `, an indent) belongs to them."""
    for index, piece in enumerate(pieces):
        if piece.kind not in ("soft", "hard") or index + 1 == len(pieces):
            yield piece
            continue
        wider = replace(piece, end=pieces[index + 1].start)
        if piece.kind == "soft":
            after = next((p.text for p in pieces[index + 1 :] if p.text), "")
            before = next((p.text for p in reversed(pieces[:index]) if p.text), "")
            wider = replace(wider, text=locales.soft_join(before, after))
        yield wider


def _skipped(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """A stretch between the marks `skip` and `/skip` is one void element."""
    begun: Piece | None = None
    words = ""
    for piece in pieces:
        mark = mark_in(piece.note) if piece.role == "mark" else None
        if begun is None and mark and mark.name == "skip":
            begun, words = piece, ""
        elif begun is None:
            yield piece
        elif mark and mark.name == "/skip":
            yield Piece("void", words, begun.start, piece.end, "keep", note=words)
            begun = None
        else:
            words += piece.text
    if begun is not None:
        yield Piece("void", words, begun.start, pieces[-1].end, "keep", note=words)
