"""The inline content of one block as pieces that tile its source span."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n import locales
from mbc_i18n.formats.markdown import raw_html, stretches
from mbc_i18n.formats.markdown.events import Event, folded
from mbc_i18n.formats.markdown.walking import Run
from mbc_i18n.formats.marks import Mark, mark_in
from mbc_i18n.formats.piece import Attribute, Piece
from mbc_i18n.model import Span

NAMES = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "s", "Link": "a", "Image": "img"}
OPENING_LENGTHS = {"Link": 1, "Image": 2}
TITLE = re.compile(
    r"""[\s>]("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))[\s>]*\)?\s*\Z""", re.S
)
BREAKS = ("soft", "hard")
AUTOLINKS = ("Autolink", "Email")
OWN_LABEL = ("Shortcut", "Collapsed")
"""Kinds of link whose words are their label."""


@dataclass(frozen=True, slots=True)
class Content:
    """The pieces of a block, the attributes and the author's marks inside it."""

    pieces: tuple[Piece, ...]
    attributes: tuple[Attribute, ...] = ()
    labels: tuple[str, ...] = ()
    """Folded labels of the references used, whose definitions may hold a title."""
    marks: tuple[tuple[Mark, int], ...] = ()
    """Each mark and its place."""
    cut: int = -1
    """Where a stretch that is not translated cuts through an element; -1 where none does."""


def content(run: Run, text: str) -> Content:
    """The content of one block."""
    reader = _Reader(run.events, text, run.after)
    read = reader.read()
    if all(piece.kind != "html" for piece in read):
        attributes, labels = tuple(reader.attributes), tuple(reader.labels)
        return Content(tuple(_extended(read)), attributes, labels)
    found = list(_extended(raw_html.paired(read)))
    kept = stretches.stretches(found)
    pieces = tuple(stretches.kept_whole(found, kept))
    spans = [(found[first].end, found[last].end) for first, last in kept]
    return Content(
        pieces,
        tuple(stretches.outside(reader.attributes, [a.span for a in reader.attributes], spans)),
        tuple(stretches.outside(reader.labels, reader.label_spans, spans)),
        tuple(
            (mark, piece.start)
            for piece in found
            if piece.role == "mark" and (mark := mark_in(piece.note))
        ),
        stretches.cut(pieces),
    )


class _Reader:
    """Walks the events of one block; `cursor` is the end of what was read."""

    def __init__(self, events: Sequence[Event], text: str, start: int) -> None:
        self.events = events
        self.text = text
        self.cursor = start
        self.attributes: list[Attribute] = []
        self.labels: list[str] = []
        self.label_spans: list[Span] = []
        self.key = 0

    def read(self) -> list[Piece]:
        pieces: list[Piece] = []
        opened: list[tuple[int, Event]] = []
        position = 0
        while position < len(self.events):
            event = self.events[position]
            end = position
            if event.name in ("Start", "End") and self._is_single_tilde(event):
                pieces.append(_tilde(event))
            elif event.name == "Start" and _is_void(event):
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

    def _is_single_tilde(self, event: Event) -> bool:
        """Only `~~` strikes through: markdown-it shows a single tilde as it stands."""
        return event.tag == "Strikethrough" and not self.text.startswith("~~", event.start)

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
                self.attributes += raw_html.attributes(event, self.text)
                return raw_html.tag(event, self.text)
            case "Foreign":
                kind, raw = event.data
                markup = "" if kind.role == "void" else "html"
                return Piece(kind.role, kind.shown, start, end, kind.name, note=raw, kind=markup)
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
        kind = event.data["link_type"]
        if kind == "Inline":
            self._title(event.data["title"], piece.start, piece.end)
            return piece
        self._label(event)
        if kind in OWN_LABEL:
            bracket = (piece.start, piece.start + 1)
            end = _label_end(self.text, event)
            return piece._replace(end=end, raw=bracket, suffix=f"[{_label(self.text, event)}]")
        return piece

    def _label(self, event: Event) -> None:
        self.labels.append(folded(event.data["id"]))
        self.label_spans.append((event.start, event.end))

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
            self._label(event)
            last = _label_end(self.text, event) - 1 if kind in OWN_LABEL else last
            suffix = f"][{_label(self.text, event)}" if kind in OWN_LABEL else ""
        if words.strip() and not any(event.name == "Foreign" for event in inner):
            self.attributes.append(Attribute("alt", words, (first, last), suffix))


def _is_void(event: Event) -> bool:
    return event.tag == "Image" or (event.tag == "Link" and event.data["link_type"] in AUTOLINKS)


def _tilde(event: Event) -> Piece:
    start = event.start if event.name == "Start" else event.end - 1
    return Piece("text", "~", start, start + 1)


def _label(text: str, event: Event) -> str:
    """A link's label as it must be written; in a table the parser has unescaped its pipes."""
    label = str(event.data["id"])
    in_table = "\\|" in text[event.start : event.end] and "\\|" not in label
    return label.replace("|", "\\|") if in_table else label


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


def _extended(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Line breaks reach to the next piece: the line's prefix (`> `, an indent) belongs to them."""
    return _reaching(pieces) if any(piece.kind in BREAKS for piece in pieces) else pieces


def _reaching(pieces: Sequence[Piece]) -> Iterator[Piece]:
    following = _following_words(pieces)
    before = ""
    for index, piece in enumerate(pieces):
        if piece.kind in BREAKS and index + 1 < len(pieces):
            end = pieces[index + 1].start
            if piece.kind == "soft":
                words = locales.soft_join(before, following[index])
                piece = Piece("text", words, piece.start, end, kind="soft")
            else:
                piece = piece._replace(end=end)
        before = piece.text or before
        yield piece


def _following_words(pieces: Sequence[Piece]) -> list[str]:
    """For each piece the text of the next one that has any."""
    result, after = [], ""
    for piece in reversed(pieces):
        result.append(after)
        after = piece.text or after
    return result[::-1]
