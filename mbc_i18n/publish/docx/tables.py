"""Tables: cells that span others, header rows that are repeated on each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mbc_i18n.publish.docx.layout import Block, Place, Whole, in_cell
from mbc_i18n.publish.docx.markup import tag
from mbc_i18n.publish.docx.parts import Parts
from mbc_i18n.publish.docx.tree import Element

MOST_COLUMNS = 63
"""So many columns a word processor knows; the cells beyond them go into the last."""

TEXT_WIDTH = 9638
"""A page of A4 within its margins, in twentieths of a point."""

ALIGNED = {"align-center": "center", "align-end": "right"}
"""`right` is where lines end, whatever their direction."""

GROUPS = ("thead", "tbody", "tfoot")
Flow = Callable[[Sequence[Element | str], Place, Parts], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid."""

    span: int
    elements: tuple[Element, ...] = ()
    """What stands in it; none for one that goes on from the row above or is not there."""
    merge: str = ""
    """`restart` for one that goes on below, `continue` for one that goes on from above."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid."""

    cells: tuple[Cell, ...]
    header: bool

    @property
    def width(self) -> int:
        """Its columns."""
        return sum(cell.span for cell in self.cells)


def table(element: Element, place: Place, parts: Parts, flow: Flow) -> Iterator[Block]:
    """A table; nothing for one without a cell."""
    rows = [row for group in _groups(element) for row in _rows(*group)]
    columns = max((row.width for row in rows), default=0)
    if not columns:
        return
    heads = next((count for count, row in enumerate(rows) if not row.header), len(rows))
    width = max(TEXT_WIDTH - place.indent, TEXT_WIDTH // 2) // columns
    yield Whole(
        tag(
            "w:tbl",
            _properties(place),
            tag("w:tblGrid", tag("w:gridCol", w_w=width) * columns),
            *(
                _row(row, number < heads, columns, width, place, parts, flow)
                for number, row in enumerate(rows)
            ),
        )
    )


def _properties(place: Place) -> str:
    return tag(
        "w:tblPr",
        tag("w:tblStyle", w_val="Grid"),
        tag("w:bidiVisual") if place.manner.rtl else "",
        tag("w:tblW", w_w=0, w_type="auto"),
        tag("w:tblInd", w_w=place.indent, w_type="dxa") if place.indent else "",
        tag("w:tblLook", w_val="0020", w_firstRow=1, w_lastRow=0, w_firstColumn=0, w_lastColumn=0,
            w_noHBand=1, w_noVBand=1),
    )  # fmt: skip


def _groups(element: Element) -> Iterator[tuple[list[Element], bool]]:
    """The rows of each group, and whether they are a header."""
    loose: list[Element] = []
    for each in element.elements():
        if each.name == "tr":
            loose.append(each)
        elif each.name in GROUPS:
            if loose:
                yield loose, False
                loose = []
            yield [row for row in each.elements() if row.name == "tr"], each.name == "thead"
    if loose:
        yield loose, False


def _rows(elements: Sequence[Element], header: bool) -> Iterator[Row]:
    """The rows of a group in the grid; a cell spans no row beyond it."""
    pending: dict[int, tuple[int, int]] = {}
    for number, element in enumerate(elements):
        own = [each for each in element.elements() if each.name in ("td", "th")]
        cells = tuple(_placed(own, pending, len(elements) - number))
        all_heads = bool(own) and all(each.name == "th" for each in own)
        if cells:
            yield Row(cells, header or all_heads)


def _placed(
    elements: Sequence[Element], pending: dict[int, tuple[int, int]], left: int
) -> Iterator[Cell]:
    """The cells of a row; `pending` says by column how many rows go on below, and how wide."""
    column, last = 0, Cell(1)
    waiting = list(reversed(elements))
    while waiting or any(place >= column for place in pending):
        if column in pending:
            rows, span = pending.pop(column)
            if rows > 1:
                pending[column] = rows - 1, span
            going_on = Cell(span, merge="continue")
            column += span
            yield going_on
        elif not waiting or column >= MOST_COLUMNS:
            free = min([place for place in pending if place > column], default=column) - column
            if not free:
                break
            yield Cell(free)
            column += free
        else:
            last = _spanning(waiting, pending, column, left)
            yield last
            column += last.span


def _spanning(
    waiting: list[Element], pending: dict[int, tuple[int, int]], column: int, left: int
) -> Cell:
    element = waiting.pop()
    free = min([place for place in pending if place > column], default=MOST_COLUMNS) - column
    span = max(1, min(_number(element, "colspan"), free))
    if column + span >= MOST_COLUMNS:
        crowd = tuple(reversed(waiting))
        waiting.clear()
    else:
        crowd = ()
    rows = min(_number(element, "rowspan") or left, left)
    if rows > 1:
        pending[column] = rows - 1, span
    return Cell(span, (element, *crowd), "restart" if rows > 1 else "")


def _number(element: Element, name: str) -> int:
    value = element.attributes.get(name, "1").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _row(
    row: Row, header: bool, columns: int, width: int, place: Place, parts: Parts, flow: Flow
) -> str:
    missing = columns - row.width
    cells = (*row.cells, Cell(missing)) if missing else row.cells
    properties = tag("w:cantSplit") + (tag("w:tblHeader") if header else "")
    written = (_cell(cell, width, place, parts, flow) for cell in cells)
    return tag("w:tr", tag("w:trPr", properties), *written)


def _cell(cell: Cell, width: int, place: Place, parts: Parts, flow: Flow) -> str:
    head = any(element.name == "th" for element in cell.elements)
    properties = tag(
        "w:tcPr",
        tag("w:tcW", w_w=width * cell.span, w_type="dxa"),
        tag("w:gridSpan", w_val=cell.span) if cell.span > 1 else "",
        tag("w:vMerge", w_val=cell.merge) if cell.merge else "",
        tag("w:shd", w_val="clear", w_color="auto", w_fill="EEF4F4") if head else "",
    )
    inner = Place(place.manner, style="Cell")
    blocks = [block for element in cell.elements for block in _content(element, inner, parts, flow)]
    return tag("w:tc", properties, in_cell(blocks, inner))


def _content(element: Element, place: Place, parts: Parts, flow: Flow) -> Iterator[Block]:
    align = next((ALIGNED[name] for name in ALIGNED if name in element.classes), "")
    manner = place.manner.within(element)
    return flow(element.children, replace(place, manner=manner, align=align), parts)
