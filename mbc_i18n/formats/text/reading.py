"""Plain text: the structure of a flattened article, read from its form.

The title is the first line where it stands alone, a short stand-alone line in title case is a
heading, two or more blank lines are a section break, bullets make lists. `lines` reads lines
and authors' marks, `lists` and `structure` the blocks, `html` writes pages. All of
it is read from the source alone, shows as `inferred` in `Block.origin`, changes no unit's words,
and can be overruled by an outline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mbc_i18n import segment
from mbc_i18n.formats.places import placed
from mbc_i18n.formats.sentences import Cut
from mbc_i18n.formats.text.lines import content_lines, line_starts
from mbc_i18n.formats.text.lists import COLONS, Shape
from mbc_i18n.formats.text.outline import Outline
from mbc_i18n.formats.text.structure import shapes
from mbc_i18n.model import Block, Document, Span, Unit
from mbc_i18n.segment import Rules

# White space after the colon, or `10:30` and `3:1` would be terms; a full-width one needs none.
TERM = re.compile(r"([^:：.!?;(]{2,60}?)\s?(?::\s+|：\s*)\S")


def read(
    text: str,
    name: str = "",
    *,
    file: str = "",
    locale: str = "en",
    segmentation: str = "sentence",
    rules: Rules | None = None,
    outline: Outline | None = None,
) -> Document:
    """The document that a plain text is.

    `segmentation` "block" keeps each block one unit. Raises FormatError, with the line, for an
    author's mark that is not understood and for an outline that does not fit the text.
    """
    found = shapes(text, content_lines(text, file), outline or Outline())
    starts = line_starts(text)
    cut = Cut(locale, segmentation, rules)
    blocks = placed(_block(shape, starts, cut) for shape in found)
    return Document(name, "text", text, _introducing(blocks), locale, file)


def _block(shape: Shape, starts: Sequence[int], cut: Cut) -> Block:
    term = TERM.match(shape.words) if shape.kind == "item" else None
    units = (replace(unit, line=bisect_right(starts, unit.start)) for unit in _units(shape, cut))
    return Block(
        shape.kind,
        shape.level,
        shape.start,
        shape.end,
        tuple(units),
        term[1] if term else "",
        shape.origin,
        shape.marker,
    )


def _units(shape: Shape, cut: Cut) -> Iterator[Unit]:
    """The sentences of a block; none where nothing is to be translated."""
    if shape.first.skipped or not any(map(str.isalnum, shape.words)):
        return
    for start, end in _sentences(shape, cut):
        yield Unit(
            shape.words[start:end],
            shape.context,
            shape.kind,
            note=shape.first.note,
            start=shape.places[start] if shape.places else shape.start,
            end=shape.places[end - 1] + 1 if shape.places else shape.end,
        )


def _sentences(shape: Shape, cut: Cut) -> list[Span]:
    """The spans of the sentences; a title that the outline gives has no place and stays whole."""
    if cut.segmentation == "block" or not shape.places:
        return [(0, len(shape.words))]
    return segment.spans(shape.words, cut.locale, rules=cut.rules)


def _introducing(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; the sentence that leads into a list is told so, for it goes on there."""
    kinds = [*(block.kind for block in blocks[1:]), ""]
    return tuple(
        _told(block) if after == "list" and _is_lead_in(block) else block
        for block, after in zip(blocks, kinds, strict=False)
    )


def _is_lead_in(block: Block) -> bool:
    return block.kind == "paragraph" and any(u.source.endswith(COLONS) for u in block.units[-1:])


def _told(block: Block) -> Block:
    *others, last = block.units
    told = replace(last, path=f"{last.path}, introduces the list")
    return replace(block, units=(*others, told))
