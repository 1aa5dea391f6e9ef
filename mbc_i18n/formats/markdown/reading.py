"""Markdown text to a Document: blocks from the parser's events, units from their contents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.markdown import front_matter, pieces, sentences
from mbc_i18n.formats.markdown.events import Definition, Event, definitions, events
from mbc_i18n.formats.marks import NAMES, Mark, mark_in
from mbc_i18n.formats.places import placed, plain
from mbc_i18n.formats.terms import term_of
from mbc_i18n.model import Block, Document, Unit

LEAVES = frozenset({"Paragraph", "Heading", "TableCell"})
SCOPES = frozenset({"List", "Table", "BlockQuote"})
INLINE_TAGS = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
BULLET = re.compile(r"[-*+]|\d{1,9}[.)]")
KINDS = {
    "TableCell": "cell",
    "Item": "item",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
}


@dataclass(slots=True)
class _Walk:
    """What the walk over the events knows of where it stands."""

    text: str
    file: str
    cut: sentences.Cut
    body: int
    stack: list[Event] = field(default_factory=list)
    run: list[Event] = field(default_factory=list)
    run_start: int = 0
    leaf: Event | None = None
    blocks: list[Block] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    marks: list[Mark] = field(default_factory=list)
    scopes: list[tuple[int, list[Mark]]] = field(default_factory=list)
    """Marks before a list or table speak of all of it: the stack's depth there, and the marks."""
    skipping: int = -1


def read(
    text: str, name: str = "", *, file: str = "", locale: str = "en", segmentation: str = "sentence"
) -> Document:
    """A Markdown article as a Document. `text` keeps its byte order mark and line ends.

    Raises FormatError, with the line, for front matter or authors' marks that cannot be read.
    """
    start = 1 if text.startswith("\ufeff") else 0
    matter = front_matter.read(text, start, file)
    walk = _Walk(text, file, sentences.Cut(locale, segmentation), matter.end)
    for event in events(text[matter.end :], matter.end):
        _step(walk, event)
    _refuse_open_skip(walk)
    found = definitions(text[matter.end :], matter.end) if walk.labels else {}
    blocks = [*_matter_blocks(matter), *walk.blocks, *_definition_blocks(walk, found)]
    return Document(name, "markdown", text, placed(_numbered(_titled(blocks), text)), locale, file)


def _step(walk: _Walk, event: Event) -> None:
    if event.name == "Start" and event.tag not in INLINE_TAGS:
        _flush(walk)
        _begin(walk, event)
    elif event.name == "End" and event.tag not in INLINE_TAGS:
        _flush(walk)
        _end(walk, event)
    elif event.name == "Rule":
        walk.blocks.append(Block("break", start=event.start, end=event.end))
    elif not walk.stack or walk.stack[-1].tag not in ("CodeBlock", "HtmlBlock"):
        walk.run.append(event)


def _begin(walk: _Walk, event: Event) -> None:
    walk.stack.append(event)
    if event.tag in SCOPES and walk.marks:
        walk.scopes.append((len(walk.stack), walk.marks))
        walk.marks = []
    if event.tag in LEAVES:
        walk.leaf, walk.run_start = event, event.start
    elif event.tag == "Item":
        walk.run_start = event.start
    elif event.tag == "List":
        depth = sum(opened.tag == "List" for opened in walk.stack)
        marker = "-" if event.data is None else "1."
        walk.blocks.append(Block("list", depth, event.start, event.end, marker=marker))


def _end(walk: _Walk, event: Event) -> None:
    if walk.scopes and walk.scopes[-1][0] == len(walk.stack):
        walk.scopes.pop()
    walk.stack.pop()
    if event.tag in LEAVES and walk.leaf is not None:
        if event.tag == "Heading" and not _is_flushed(walk, walk.leaf):
            walk.blocks.append(_block(walk, walk.leaf, ()))
        walk.leaf = None
    elif event.tag == "HtmlBlock":
        _html(walk, event)
    elif event.tag == "CodeBlock":
        walk.blocks.append(Block("code", start=event.start, end=event.end))


def _is_flushed(walk: _Walk, leaf: Event) -> bool:
    return any(block.kind == "heading" and block.start == leaf.start for block in walk.blocks[-3:])


def _flush(walk: _Walk) -> None:
    """Make a block of the inline events gathered, and of the attributes inside it."""
    if not walk.run:
        return
    content = pieces.content(walk.run, walk.text, walk.run_start)
    span = (walk.run[0].start, walk.run[-1].end)
    owner = walk.leaf or Event("Start", "Paragraph", None, *span)
    walk.run, walk.run_start = [], walk.run[-1].end
    walk.labels.update(content.labels)
    if walk.skipping >= 0:
        walk.blocks.append(_block(walk, owner, ()))
        return
    scoped = [mark for _, marks in walk.scopes for mark in marks]
    marks = [*scoped, *walk.marks, *content.marks]
    units = tuple(
        _marked(unit, marks) for unit in sentences.units(content.pieces, walk.cut, walk.text)
    )
    walk.marks = [] if units else walk.marks
    walk.blocks.append(_block(walk, owner, units))
    walk.blocks.extend(_attribute(attribute, marks) for attribute in content.attributes)


def _block(walk: _Walk, owner: Event, units: tuple[Unit, ...]) -> Block:
    if owner.tag == "Heading":
        level, anchor = int(owner.data["level"][1:]), owner.data["id"] or ""
        return Block("heading", level, owner.start, owner.end, units, marker=anchor)
    kind = KINDS.get(owner.tag) or _container_kind(walk, owner.start)
    depth = sum(opened.tag == "List" for opened in walk.stack) if kind == "item" else 0
    block = Block(kind, depth, owner.start, owner.end, units)
    if kind != "item":
        return block
    item = next(opened for opened in reversed(walk.stack) if opened.tag == "Item")
    bullet = BULLET.match(walk.text, item.start)
    return replace(block, term=term_of(plain(block)), marker=bullet[0] if bullet else "")


def _container_kind(walk: _Walk, start: int) -> str:
    """item for the first words of a list item; else the kind of what it stands in."""
    for opened in reversed(walk.stack):
        if opened.tag == "Item":
            first = not any(
                block.start >= opened.start and block.kind == "item" for block in walk.blocks[-8:]
            )
            return "item" if first else "paragraph"
        if opened.tag in KINDS:
            return KINDS[opened.tag]
    return "paragraph"


def _marked(unit: Unit, marks: Sequence[Mark]) -> Unit:
    note = " ".join(mark.words for mark in marks if mark.name == "note")
    context = " ".join(mark.words for mark in marks if mark.name == "context")
    return replace(unit, note=note, context=context)


def _attribute(attribute: pieces.Attribute, marks: Sequence[Mark]) -> Block:
    start, end = attribute.span
    words = " ".join(attribute.words.split())
    unit = _marked(Unit(words, start=start, end=end, suffix=attribute.suffix), marks)
    return Block("attribute", 0, start, end, (unit,), marker=attribute.name)


def _html(walk: _Walk, event: Event) -> None:
    raw = walk.text[event.start : event.end]
    mark = mark_in(raw)
    if mark is None:
        walk.blocks.append(Block("html", start=event.start, end=event.end))
        return
    line = walk.text.count("\n", 0, event.start) + 1
    if mark.name not in NAMES:
        raise FormatError(
            f"unknown mark `mbc: {mark.name}`", walk.file, line, f"use one of {', '.join(NAMES)}"
        )
    if mark.name == "skip":
        walk.skipping = event.start
    elif mark.name == "/skip":
        walk.skipping = -1
    else:
        walk.marks.append(mark)


def _refuse_open_skip(walk: _Walk) -> None:
    if walk.skipping >= 0:
        line = walk.text.count("\n", 0, walk.skipping) + 1
        raise FormatError(
            "`mbc: skip` is never closed", walk.file, line, "add <!-- mbc: /skip --> after it"
        )


def _matter_blocks(matter: front_matter.FrontMatter) -> Iterator[Block]:
    for value in matter.values:
        unit = Unit(" ".join(value.words.split()), start=value.span[0], end=value.span[1])
        yield Block(value.key, 0, *value.span, (unit,), marker=value.language)


def _definition_blocks(walk: _Walk, found: dict[str, Definition]) -> Iterator[Block]:
    for label, definition in found.items():
        start, end = definition.span
        span = pieces.title_span(walk.text[start:end], definition.title)
        if label in walk.labels and span:
            words = pieces.Attribute("title", definition.title, (start + span[0], start + span[1]))
            yield _attribute(words, ())


def _titled(blocks: Sequence[Block]) -> list[Block]:
    """The first heading of level 1 is the title where the front matter gives none."""
    result = list(blocks)
    if not any(block.kind == "title" for block in blocks):
        for index, block in enumerate(blocks):
            if block.kind == "heading" and block.level == 1 and block.units:
                result[index] = replace(block, kind="title")
                break
    return result


def _numbered(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """The blocks, their units told their kind and line."""
    starts = [0, *(found.end() for found in re.finditer("\r\n|\n|\r", text))]
    for block in blocks:
        units = tuple(
            replace(unit, kind=block.kind, line=bisect_right(starts, unit.start))
            for unit in block.units
        )
        yield replace(block, units=units)
