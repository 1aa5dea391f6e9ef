"""Workbooks of spreadsheet programs (.xlsx): openpyxl's one door.

What is written holds no formula: every cell is text, whatever it begins with. What is read gives
texts only; a cell that holds anything else is told as such.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from mbc_i18n.errors import UserError
from mbc_i18n.handout import archive
from mbc_i18n.handout.archive import SheetError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 20_000
MOST_COLUMNS = 40
LEFT_TO_RIGHT, RIGHT_TO_LEFT = 1, 2
"""The reading order of a cell (ECMA-376, `readingOrder`)."""

AS_TEXT = "@"
"""The number format under which a program takes what is typed for text, `=` before it or not."""

HEAD_FILL, FREE_FILL = "FFD9E5E7", "FFFFF8E1"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet."""

    name: str
    width: float
    """In characters of the standard font."""
    direction: str = "ltr"
    free: bool = False
    """True where people write."""
    hidden: bool = False
    choices: tuple[str, ...] = ()
    """What may stand there, beside nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of texts under a header."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Line:
    """A row that was read."""

    number: int
    """As the program shows it."""
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The texts by the names of their columns."""
    strange: tuple[str, ...] = ()
    """Names of columns in which there is a formula, a number or a date."""


def write(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a workbook. Raises SheetError where openpyxl is not installed."""
    refuse_missing()
    from openpyxl import Workbook
    from openpyxl.workbook.protection import WorkbookProtection

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "mbc-i18n"
    # Without a password: it keeps from slips, not from people.
    book.security = WorkbookProtection(lockStructure=True)
    for sheet in sheets:
        _add(book, sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def refuse_missing() -> None:
    """Raise SheetError where openpyxl is not installed."""
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        step = "run `pip install 'mbc-i18n[xlsx]'`"
        raise SheetError("spreadsheets need openpyxl", step=step) from None


def _add(book: Workbook, sheet: Sheet) -> None:
    made = book.create_sheet(sheet.title)
    _fill(made, sheet)
    _frame(made, sheet)
    _protect(made)
    for place, column in enumerate(sheet.columns, 1):
        if column.choices and sheet.rows:
            _offer(made, place, column, len(sheet.rows) + 1)


def _fill(made: Worksheet, sheet: Sheet) -> None:
    """Every cell as text, in the style of its column."""
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    head = PatternFill("solid", fgColor=HEAD_FILL), Font(bold=True), Alignment(vertical="top")
    free = PatternFill("solid", fgColor=FREE_FILL)
    for place, column in enumerate(sheet.columns, 1):
        rtl = column.direction == "rtl"
        order = RIGHT_TO_LEFT if rtl else LEFT_TO_RIGHT
        side = "right" if rtl else "left"
        aligned = Alignment(side, "top", wrap_text=True, readingOrder=order)
        locked = Protection(locked=not column.free)
        title = made.cell(1, place, column.name)
        title.fill, title.font, title.alignment = head
        for number, row in enumerate(sheet.rows, 2):
            cell = made.cell(number, place, row[place - 1] or None)
            cell.data_type = "s" if row[place - 1] else "n"
            cell.number_format, cell.alignment, cell.protection = AS_TEXT, aligned, locked
            if column.free:
                cell.fill = free


def _frame(made: Worksheet, sheet: Sheet) -> None:
    """Widths, what stays in sight, and how it is printed."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for place, column in enumerate(sheet.columns, 1):
        dimension = made.column_dimensions[get_column_letter(place)]
        dimension.width, dimension.hidden = column.width, column.hidden
    made.sheet_view.rightToLeft = sheet.direction == "rtl"
    made.freeze_panes = "A2"
    made.print_title_rows = "1:1"
    made.page_setup.orientation = "landscape"
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _protect(made: Worksheet) -> None:
    """Locked cells stay as they are; widths and heights may be changed."""
    made.protection.sheet = True
    made.protection.formatColumns = made.protection.formatRows = False


def _offer(made: Worksheet, place: int, column: Column, last: int) -> None:
    """A list to choose from in every row of a column."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    offer = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
    offer.showErrorMessage = True
    offer.error = f"Choose {' or '.join(column.choices)}, or leave it empty."
    letter = get_column_letter(place)
    offer.add(f"{letter}2:{letter}{last}")
    made.add_data_validation(offer)


def read(data: bytes, titles: Sequence[str], file: str) -> Mapping[str, tuple[Line, ...]]:
    """The rows of sheets of an untrusted workbook, by title; one that is not there has none.

    Raises SheetError for what is no workbook, is too large, or has two columns of one name.
    """
    refuse_missing()
    archive.refuse_unfit(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, titles, file)
    except UserError:
        raise
    except Exception as error:
        # What a hostile file brings openpyxl to raise is not known; it read from memory alone.
        told = f"cannot be read as a workbook ({type(error).__name__})"
        raise SheetError(told, file, step="save it again as .xlsx") from None


def _read(data: bytes, titles: Sequence[str], file: str) -> Mapping[str, tuple[Line, ...]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    known = [title for title in titles if title in book.sheetnames]
    found = {}
    for title in known:
        sheet = book[title]
        # Rows and columns are numbers that the file names: they are never counted up to freely.
        rows = sheet.iter_rows(1, MOST_ROWS + 2, 1, MOST_COLUMNS)
        found[title] = tuple(_lines(rows, title, file))
    return found


def _lines(rows: Iterator[Sequence[object]], title: str, file: str) -> Iterator[Line]:
    names = [_text(cell) or "" for cell in next(rows, ())]
    own = [name for name in names if name]
    if len(set(own)) < len(own):
        raise SheetError(f"two columns of one name in {title!r}", file)
    for number, row in enumerate(rows, 2):
        cells = {name: _text(cell) for name, cell in zip(names, row, strict=True) if name}
        if any(text != "" for text in cells.values()):
            if number > MOST_ROWS + 1:
                raise SheetError(f"more than {MOST_ROWS} rows in {title!r}", file)
            strange = tuple(name for name, text in cells.items() if text is None)
            yield Line(number, {name: text or "" for name, text in cells.items()}, strange)


def _text(cell: object) -> str | None:
    """The text of a cell, "" of an empty one; None for a formula, a number or a date."""
    value, kind = getattr(cell, "value", None), getattr(cell, "data_type", "")
    if value is None:
        return ""
    return value if isinstance(value, str) and kind == "s" else None
