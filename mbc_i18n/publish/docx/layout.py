"""Paragraphs as they are laid out, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mbc_i18n.publish.docx.manner import Manner, language
from mbc_i18n.publish.docx.markup import tag

STEP = 425
"""How far a list, a quote or a definition is set in: 0.75 cm in twentieths of a point."""

AFTER_TABLE = 200
DEEPEST_LIST = 8
"""The last level that a numbering has, counted from 0."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand."""

    manner: Manner
    style: str = ""
    """Of plain paragraphs; "" for the document's own."""
    align: str = ""
    """`center` or `right`, which is where lines end; "" for where they begin."""
    indent: int = 0
    level: int = -1
    """Of the list around, counted from 0; -1 for none."""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    place: Place
    runs: str
    """WordprocessingML of its words."""
    number: int = 0
    """The list that it is an item of; 0 for none."""


@dataclass(frozen=True, slots=True)
class Whole:
    """WordprocessingML of something that stands between paragraphs."""

    markup: str
    table: bool = True


Block = Paragraph | Whole


def written(blocks: Iterable[Block]) -> str:
    """Blocks one below the other, tables kept apart."""
    return "".join(_spaced(blocks))


def _spaced(blocks: Iterable[Block]) -> Iterator[str]:
    below = False
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block, AFTER_TABLE if below else 0)
            below = False
            continue
        if below and block.table:
            yield tag("w:p")
        yield block.markup
        below = block.table or below


def in_cell(blocks: Iterable[Block], place: Place) -> str:
    """The content of a cell, which must end with a paragraph."""
    found = list(blocks)
    if not found or not isinstance(found[-1], Paragraph):
        found.append(Paragraph(place, ""))
    return written(found)


def _paragraph(block: Paragraph, before: int) -> str:
    """A paragraph with its properties in the order of the schema."""
    place = block.place
    level = min(place.level, DEEPEST_LIST)
    listed = tag("w:ilvl", w_val=level) + tag("w:numId", w_val=block.number)
    set_in = {"w_left": place.indent} | ({"w_hanging": STEP} if block.number else {})
    properties = "".join(
        (
            tag("w:pStyle", w_val=place.style) if place.style else "",
            tag("w:numPr", listed) if block.number else "",
            _edge(place.manner.rtl) if place.quoted else "",
            tag("w:bidi") if place.manner.rtl else "",
            tag("w:spacing", w_before=before) if before else "",
            tag("w:ind", **set_in) if place.indent else "",
            tag("w:jc", w_val=place.align) if place.align else "",
            tag("w:rPr", tag("w:rtl") if place.manner.rtl else "", language(place.manner.locale)),
        )
    )
    return tag("w:p", tag("w:pPr", properties), block.runs)


def _edge(rtl: bool) -> str:
    """The line beside a quotation, where its lines begin."""
    side = "w:right" if rtl else "w:left"
    return tag("w:pBdr", tag(side, w_val="single", w_sz=18, w_space=10, w_color="0B5C6B"))


def styled(place: Place, style: str) -> Place:
    """A place for paragraphs of a style."""
    return replace(place, style=style)
