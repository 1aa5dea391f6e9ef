"""Workbooks: every cell is text, people write only where they may, hostile files are refused."""

from __future__ import annotations

import builtins
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import openpyxl
import pytest

from mbc_i18n.handout import workbook
from mbc_i18n.handout.archive import SheetError
from mbc_i18n.handout.workbook import Column, Sheet
from tests.handout.papers import opened, saved

COLUMNS = (
    Column("Source", 40),
    Column("Said", 20, "rtl", free=True, choices=("yes", "no")),
    Column("Key", 10, hidden=True),
)
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.org")', "#N/A", "5", "\t=1")


def sheet(*rows: tuple[str, ...], direction: str = "ltr") -> Sheet:
    return Sheet("Review", COLUMNS, rows, direction)


def texts(data: bytes) -> list[Mapping[str, str]]:
    return [line.cells for line in workbook.read(data, ("Review",), "x.xlsx")["Review"]]


def made(fill: Any) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Review"  # type: ignore[union-attr]
    fill(book.active)
    return saved(book)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_cell_begins_with_it_is_text(text: str) -> None:
    data = workbook.write([sheet((text, text, text))])
    cells = opened(data)["Review"][2]
    assert [cell.data_type for cell in cells] == ["s"] * 3
    assert {cell.number_format for cell in cells} == {"@"}
    assert texts(data) == [dict.fromkeys(("Source", "Said", "Key"), text)]


def test_there_is_no_formula_in_the_file() -> None:
    data = workbook.write([sheet(*((text,) * 3 for text in HOSTILE))])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_only_free_columns_can_be_written_to_without_a_password() -> None:
    book = opened(workbook.write([sheet(("a", "b", "c"))]))
    found = book["Review"]
    assert [cell.protection.locked for cell in found[2]] == [True, False, True]
    assert all(cell.protection.locked for cell in found[1])
    assert found.protection.sheet
    assert not found.protection.password
    assert book.security.lockStructure


def test_the_header_stays_and_keys_are_hidden() -> None:
    found = opened(workbook.write([sheet(("a", "b", "c"))]))["Review"]
    assert found.freeze_panes == "A2"
    assert found.print_title_rows == "$1:$1"
    assert [found.column_dimensions[name].hidden for name in "ABC"] == [False, False, True]
    assert found.column_dimensions["A"].width == 40


def test_directions_and_wrapping() -> None:
    found = opened(workbook.write([sheet(("a", "b", "c"), direction="rtl")]))["Review"]
    assert found.sheet_view.rightToLeft
    assert [cell.alignment.readingOrder for cell in found[2]] == [1, 2, 1]
    assert all(cell.alignment.wrap_text for cell in found[2])
    assert not opened(workbook.write([sheet()]))["Review"].sheet_view.rightToLeft


def test_choices_are_offered_in_every_row() -> None:
    found = opened(workbook.write([sheet(*[("a", "b", "c")] * 3)]))["Review"]
    (offer,) = found.data_validations.dataValidation
    assert (str(offer.sqref), offer.formula1) == ("B2:B4", '"yes,no"')


def test_what_is_no_text_is_told() -> None:
    def fill(page: Any) -> None:
        page.append(["Source", "Said", "Key"])
        page.append(["=1+1", 5, "c"])
        page.append([True, "b", None])

    lines = workbook.read(made(fill), ("Review",), "x.xlsx")["Review"]
    assert [(line.number, line.strange) for line in lines] == [
        (2, ("Source", "Said")),
        (3, ("Source",)),
    ]
    assert lines[0].cells["Key"] == "c"


def test_empty_rows_are_passed_over_and_numbers_kept() -> None:
    def fill(page: Any) -> None:
        page["A1"], page["A9"] = "Source", "late"

    (line,) = workbook.read(made(fill), ("Review",), "x.xlsx")["Review"]
    assert (line.number, line.cells["Source"]) == (9, "late")


def test_rows_are_not_counted_up_to_whatever_the_file_says() -> None:
    data = workbook.write([sheet(("a", "b", "c"))])
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        rows = parts.read(name)
    hostile = rows.replace(b'r="2"', b'r="99999999999"').replace(b'"A2"', b'"A99999999"')
    assert hostile != rows
    assert texts(with_part(data, name, hostile)) == []


def test_two_columns_of_one_name() -> None:
    data = made(lambda page: page.append(["Source", "Source"]))
    with pytest.raises(SheetError, match="two columns of one name"):
        texts(data)


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(SheetError, match="more than 2 rows"):
        texts(workbook.write([sheet(*[("a", "b", "c")] * 3)]))


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    """A workbook in which a part holds something else."""
    other = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(other, "w") as made:
        for each in parts.namelist():
            made.writestr(each, content if each == part else parts.read(each))
    return other.getvalue()


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("content", [b"", b"<", b"\xff", b"<a/><b/>"])
def test_a_part_that_is_no_xml(part: str, content: bytes) -> None:
    data = with_part(workbook.write([sheet(("a", "b", "c"))]), part, content)
    with pytest.raises(SheetError, match="x.xlsx: cannot be read as a workbook"):
        texts(data)


def test_a_sheet_without_rows_has_none() -> None:
    data = workbook.write([sheet(("a", "b", "c"))])
    assert texts(with_part(data, "xl/worksheets/sheet1.xml", b"<a/>")) == []


def test_without_openpyxl_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "openpyxl":
            raise ImportError(name)
        return usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SheetError, match=r"pip install 'mbc-i18n\[xlsx\]'"):
        workbook.write([sheet()])
