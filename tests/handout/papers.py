"""Handouts and workbooks that the tests of the handout share."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mbc_i18n import reviewing
from mbc_i18n.handout.gathering import Handout, Passage, Section
from mbc_i18n.handout.sheet import REVIEW
from mbc_i18n.model import Block, Catalog, Document, Message, Unit
from mbc_i18n.review import Ledger
from mbc_i18n.reviewing import Desk
from tests.review.people import BOTH_ROLES


def desk(*pairs: tuple[str, str], locale: str = "es", ledger: Ledger | None = None) -> Desk:
    """A desk with a unit for each source and target."""
    catalog = Catalog("care", locale, messages=tuple(Message(*pair) for pair in pairs))
    units = tuple(Unit(source, path=f"sentence {n}") for n, (source, _) in enumerate(pairs, 1))
    document = Document("care", "text", "", (Block("paragraph", units=units),))
    return Desk(document, document, catalog, ledger or Ledger({}), BOTH_ROLES, catalog, {})


def handout(*pairs: tuple[str, str], locale: str = "es") -> Handout:
    found = desk(*pairs, locale=locale)
    passages = (
        Passage(number, entry, (), ()) for number, entry in enumerate(reviewing.entries(found), 1)
    )
    return Handout(found, (Section("", 1, tuple(passages)),))


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def review_of(book: Workbook) -> Worksheet:
    sheet = book[REVIEW]
    assert isinstance(sheet, Worksheet)
    return sheet


def filled(data: bytes, rows: Mapping[int, Mapping[str, object]]) -> bytes:
    """A workbook with cells of some rows filled in, by the names of their columns."""
    book = opened(data)
    sheet = review_of(book)
    names = header(sheet)
    for number, row in rows.items():
        for name, value in row.items():
            cell = sheet.cell(number, names.index(name) + 1)
            cell.value = value  # type: ignore[assignment]
    return saved(book)


def header(sheet: Worksheet) -> Sequence[str]:
    return [str(cell.value) for cell in sheet[1]]


INLINE = re.compile(rb't="inlineStr"><is>(<t[^>]*/>|<t.*?</t>)</is>', re.DOTALL)
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def shared(data: bytes) -> bytes:
    """A workbook as spreadsheet programs save it: its texts in a part of their own."""
    found: list[bytes] = []

    def moved(match: re.Match[bytes]) -> bytes:
        found.append(match[1])
        return b't="s"><v>%d</v>' % (len(found) - 1)

    other = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(other, "w") as made:
        for name in parts.namelist():
            content = parts.read(name)
            if name.startswith("xl/worksheets/"):
                content = INLINE.sub(moved, content)
            if name == "[Content_Types].xml":
                own = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS}"/>'
                content = re.sub(rb"<Override[^>]*sharedStrings.*?/>", b"", content)
                content = content.replace(b"</Types>", own.encode() + b"</Types>")
            if name != "xl/sharedStrings.xml":
                made.writestr(name, content)
        texts = b"".join(b"<si>%s</si>" % text for text in found)
        made.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (MAIN, texts))
    return other.getvalue()
