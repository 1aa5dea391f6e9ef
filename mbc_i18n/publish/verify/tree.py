"""A page's tree as a browser makes it, flat and in document order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from mbc_i18n.formats.html import parser
from mbc_i18n.formats.html.vocabulary import BLOCKS, UNTRANSLATED
from mbc_i18n.model import Span
from mbc_i18n.publish.verify.values import Node, Text

if TYPE_CHECKING:
    import turbohtml

NONE: Mapping[str, str] = MappingProxyType({})
HELD = frozenset(("script", "style"))
"""Elements whose text is no words."""

SWITCHES = {"no": False, "yes": True, "": True}

Opened = tuple[str, Mapping[str, str], int, int, int, str, bool]
"""Name, attributes, line, end of the start tag, parent, language, and whether it is translated."""


@dataclass(slots=True)
class _Reading:
    """What has been read of a page so far."""

    nodes: list[Opened] = field(default_factory=list)
    ends: list[tuple[int, Span]] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    content: dict[int, str] = field(default_factory=dict)
    run: int = 0
    doctype: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements and the texts of a page."""

    nodes: tuple[Node, ...]
    texts: tuple[Text, ...]
    content: Mapping[int, str]
    doctype: bool


def tree(text: str, file: str = "") -> Tree:
    """The tree of a text whose lines end in LF.

    Raises FormatError for one whose elements left open would make others without end.
    """
    parser.refuse_costly(text, file)
    document = parser.document(text)
    reading = _Reading()
    _walk(document, reading)
    nodes = tuple(
        Node(index, *values[:5], end, *values[5:], texts)
        for index, (values, (end, texts)) in enumerate(
            zip(reading.nodes, reading.ends, strict=True)
        )
    )
    return Tree(nodes, tuple(reading.texts), reading.content, reading.doctype)


def _walk(document: turbohtml.Document, reading: _Reading) -> None:
    open_ones: list[tuple[Iterator[turbohtml.Node], int, bool]] = [
        (iter(document.children), -1, False)
    ]
    while open_ones:
        children, own, block = open_ones[-1]
        child = next(children, None)
        if child is None:
            open_ones.pop()
            _close(own, block, reading)
            continue
        kind = type(child).__name__
        if kind == "Element":
            index, is_block = _opened(child, own, reading)  # type: ignore[arg-type]
            open_ones.append((iter(child.children), index, is_block))
        elif kind == "DocumentFragment":
            open_ones.append((iter(child.children), own, False))
        elif kind == "Text":
            _add(child.data, own, reading)  # type: ignore[attr-defined]
        elif kind == "Doctype":
            reading.doctype = True


def _close(own: int, block: bool, reading: _Reading) -> None:
    reading.run += block
    if own >= 0:
        first = reading.ends[own][1][0]
        reading.ends[own] = (len(reading.nodes), (first, len(reading.texts)))


def _opened(element: turbohtml.Element, parent: int, reading: _Reading) -> tuple[int, bool]:
    above = reading.nodes[parent] if parent >= 0 else ("", NONE, 1, -1, -1, "", True)
    attributes = {name: _joined(value) for name, value in element.attrs.items()} or NONE
    location = element.source_location
    line = location.start_tag.start_line if location else above[2]
    offset = location.start_tag.end_offset if location else -1
    lang = attributes.get("lang", attributes.get("xml:lang", above[5]))
    tag = element.tag
    reading.nodes.append(
        (tag, attributes, line, offset, parent, lang.strip(), _translated(tag, attributes, above))
    )
    reading.ends.append((0, (len(reading.texts), 0)))
    block = tag in BLOCKS
    reading.run += block
    return len(reading.nodes) - 1, block


def _joined(value: str | list[str] | None) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""


def _translated(tag: str, attributes: Mapping[str, str], above: Opened) -> bool:
    said = attributes.get("translate")
    if said is not None:
        return SWITCHES.get(said.lower(), above[6])
    return above[6] and tag not in UNTRANSLATED


def _add(words: str, parent: int, reading: _Reading) -> None:
    if reading.nodes[parent][0] in HELD:
        reading.content[parent] = reading.content.get(parent, "") + words
    else:
        reading.texts.append(Text(words, parent, reading.run))
