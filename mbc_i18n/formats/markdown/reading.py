"""Markdown text to a Document: blocks from the parser's events, units from their contents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import sentences
from mbc_i18n.formats.markdown import front_matter, pieces, raw_html
from mbc_i18n.formats.markdown.events import Definition, Event
from mbc_i18n.formats.markdown.html_blocks import HtmlBlocks, html_blocks
from mbc_i18n.formats.markdown.marking import Marking
from mbc_i18n.formats.markdown.walking import Run, Walk, walk
from mbc_i18n.formats.piece import Attribute
from mbc_i18n.formats.places import placed, plain
from mbc_i18n.formats.terms import term_of
from mbc_i18n.model import Block, Document, Unit
from mbc_i18n.segment import Rules

BULLET = re.compile(r"[ \t]*([-*+]|\d{1,9}[.)])")
LINE = re.compile("\r\n|\n|\r")
KINDS = {"Item": "item", "BlockQuote": "quote", "FootnoteDefinition": "footnote"}
"""Containers that say what the words in them are."""
LEAF_KINDS = {"TableCell": "cell", "Caption": "caption", "Heading": "heading"}
"""Blocks that say it themselves."""


@dataclass(slots=True)
class _Reading:
    """What the reader knows of where it stands."""

    text: str
    cut: sentences.Cut
    walk: Walk
    html: HtmlBlocks
    marking: Marking
    lines: Sequence[int]
    """Where each line starts."""
    blocks: list[Block] = field(default_factory=list)
    opened: list[Event] = field(default_factory=list)
    lists: int = 0
    """How many lists are open."""
    begun: list[bool] = field(default_factory=list)
    """For each open list item, whether its first words were read."""
    labels: set[str] = field(default_factory=set)


def read(
    text: str,
    name: str = "",
    *,
    file: str = "",
    locale: str = "en",
    segmentation: str = "sentence",
    rules: Rules | None = None,
) -> Document:
    """A Markdown article as a Document. `text` keeps its byte order mark and line ends.

    Raises FormatError, with the line, for front matter or authors' marks that cannot be read, and
    for half a character (a lone surrogate).
    """
    _refuse_surrogates(text, file or name)
    matter = front_matter.read(text, file)
    walked = walk(text, matter.end)
    cut = sentences.Cut(locale, segmentation, rules)
    lines = (0, *(found.end() for found in LINE.finditer(text)))
    html = html_blocks(walked, text, cut, file or name)
    reading = _Reading(text, cut, walked, html, Marking(text, file or name), lines)
    for step in walked.steps:
        _step(reading, step)
    reading.marking.finish()
    blocks = [*_matter_blocks(matter, lines), *reading.blocks, *_definition_blocks(reading)]
    blocks.sort(key=lambda block: block.start)
    return Document(name, "markdown", text, placed(_titled(blocks)), locale, file)


def _refuse_surrogates(text: str, file: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line = len(LINE.findall(text, 0, error.start)) + 1
        raise FormatError("half a character", file, line, "save the file as UTF-8") from None


def _step(reading: _Reading, step: Event | Run) -> None:
    if isinstance(step, Run):
        _words(reading, step)
    elif step.name == "Start":
        _begin(reading, step)
    elif step.name == "End":
        _end(reading, step)
    elif step.name == "Rule":
        _plain_block(reading, "break", step)
    elif step.name == "Html":
        reading.marking.html.append(step.data)


def _begin(reading: _Reading, event: Event) -> None:
    reading.opened.append(event)
    reading.marking.begin(event)
    if event.tag == "Item":
        reading.begun.append(False)
    elif event.tag == "Heading":
        level, anchor = int(event.data["level"][1:]), reading.walk.ids.get(event.start, "")
        reading.blocks.append(Block("heading", level, event.start, event.end, marker=anchor))
    elif event.tag == "List":
        reading.lists += 1
        marker = "-" if event.data is None else "1."
        reading.blocks.append(Block("list", reading.lists, event.start, event.end, marker=marker))


def _end(reading: _Reading, event: Event) -> None:
    if event.tag == "HtmlBlock" and not reading.marking.takes_html(event.start):
        _html_block(reading, event)
    elif event.tag == "CodeBlock":
        _plain_block(reading, "code", event)
    elif event.tag == "Item":
        reading.begun.pop()
    elif event.tag == "List":
        reading.lists -= 1
    reading.opened.pop()
    reading.marking.end()


def _plain_block(reading: _Reading, kind: str, event: Event) -> None:
    reading.blocks.append(Block(kind, start=event.start, end=event.end))


def _html_block(reading: _Reading, event: Event) -> None:
    """The blocks in an HTML block, told what the marks above it say."""
    _plain_block(reading, "html", event)
    own = reading.html.within(event.start, event.end)
    if not own or reading.marking.skip is not None:
        return
    note, context = reading.marking.of_block(pieces.Content(()))
    reading.marking.pending = []
    reading.blocks.extend(
        replace(block, units=tuple(_told(unit, note, context, reading) for unit in block.units))
        for block in own
    )


def _told(unit: Unit, note: str, context: str, reading: _Reading) -> Unit:
    line = bisect_right(reading.lines, unit.start)
    return replace(unit, note=note, context=context, line=line)


def _words(reading: _Reading, run: Run) -> None:
    """Make a block of the words of a run, and one of each attribute inside it."""
    content = pieces.content(run, reading.text)
    note, context = reading.marking.of_block(content)
    if reading.marking.skip is not None or run.start in reading.html.kept:
        _append(reading, run, _kind(reading, run), ())
        return
    reading.labels.update(content.labels)
    kind = _kind(reading, run)
    told = sentences.Told(kind, context, note, reading.lines)
    units = tuple(sentences.units(content.pieces, reading.cut, reading.text, told))
    _append(reading, run, kind, units)
    reading.blocks.extend(
        _attribute(each, replace(told, kind="attribute"))
        for each in content.attributes
        if sentences.WORD.search(each.words) or not raw_html.is_value(reading.text, each.span[0])
    )
    if units or content.attributes:
        reading.marking.pending = []


def _kind(reading: _Reading, run: Run) -> str:
    own = LEAF_KINDS.get(run.leaf.tag) if run.leaf else None
    return own or _container_kind(reading)


def _append(reading: _Reading, run: Run, kind: str, units: tuple[Unit, ...]) -> None:
    if kind == "heading":
        reading.blocks[-1] = replace(reading.blocks[-1], units=units)
        return
    block = Block(kind, 0, run.start, run.end, units)
    reading.blocks.append(_item(reading, block) if kind == "item" else block)


def _container_kind(reading: _Reading) -> str:
    """item for the first words of a list item; else the kind of what it stands in."""
    container = next((o for o in reversed(reading.opened) if o.tag in KINDS), None)
    if container is None or (container.tag == "Item" and reading.begun[-1]):
        return "paragraph"
    if container.tag == "Item":
        reading.begun[-1] = True
    return KINDS[container.tag]


def _item(reading: _Reading, block: Block) -> Block:
    start = next(opened.start for opened in reversed(reading.opened) if opened.tag == "Item")
    bullet = BULLET.match(reading.text, start)
    marker = bullet[1] if bullet else ""
    return replace(block, level=reading.lists, term=term_of(plain(block)), marker=marker)


def _attribute(attribute: Attribute, told: sentences.Told) -> Block:
    start, end = attribute.span
    words, line = sentences.one_line(attribute.words), bisect_right(told.lines, start)
    unit = Unit(
        *(words, told.context, "attribute", "", told.note, start, end, line),
        suffix=attribute.suffix,
    )
    return Block("attribute", 0, start, end, (unit,), marker=attribute.name)


def _matter_blocks(matter: front_matter.FrontMatter, lines: Sequence[int]) -> Iterator[Block]:
    for value in matter.values:
        start, end = value.span
        line = bisect_right(lines, start)
        words = sentences.one_line(value.words)
        unit = Unit(words, kind=value.key, start=start, end=end, line=line)
        yield Block(value.key, 0, *value.span, (unit,), marker=value.language)


def _definition_blocks(reading: _Reading) -> Iterator[Block]:
    """The titles of the link reference definitions that translated words refer to."""
    found = reading.walk.definitions() if reading.labels else {}
    for label, definition in found.items():
        attribute = title_of(definition, reading.text)
        if attribute and label in reading.labels:
            yield _attribute(attribute, sentences.Told(lines=reading.lines))


def title_of(definition: Definition, text: str) -> Attribute | None:
    """The title of a link reference definition."""
    start, end = definition.span
    span = pieces.title_span(text[start:end], definition.title)
    place = (start + span[0], start + span[1]) if span else None
    return Attribute("title", definition.title, place) if place else None


def _titled(blocks: Sequence[Block]) -> list[Block]:
    """The first heading of level 1 is the title where the front matter gives none."""
    result = list(blocks)
    if not any(block.kind == "title" for block in blocks):
        for index, block in enumerate(blocks):
            if block.kind == "heading" and block.level == 1 and block.units:
                units = tuple(replace(unit, kind="title") for unit in block.units)
                result[index] = replace(block, kind="title", units=units)
                break
    return result
