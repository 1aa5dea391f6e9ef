"""The spreadsheet of an article: what stands in it, and what comes back."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_i18n.handout import answering, cells, sheet, workbook
from mbc_i18n.handout.archive import SheetError
from mbc_i18n.handout.sheet import NEEDED, Answer
from mbc_i18n.model import normal
from tests.handout.papers import filled, handout, header, opened, review_of, saved, shared
from tests.review.people import PEOPLE

REST, SLEEP = ("Rest well.", "Descanse bien."), ("Sleep.", "")
SIGNS = st.sampled_from(
    ["=1+1", "-", "@a", "_x0041_", "x005F_", "\0", "\ufffe", "\r\n", "<b>", "💊"]
)
TEXTS = st.lists(SIGNS | st.text(max_size=6), max_size=6).map("".join)


def test_the_review_sheet_row_by_row() -> None:
    page = review_of(opened(sheet.workbook_of(handout(REST, SLEEP))))
    assert [[cell.value or "" for cell in row][:7] for row in page] == [
        ["No.", "Where", "Source", "Translation", "Verdict", "Remark", "State"],
        ["1", "sentence 1", "Rest well.", "Descanse bien.", "", "", "translated"],
        ["2", "sentence 2", "Sleep.", "", "", "", "untranslated"],
    ]
    found = handout(REST).desk
    (message,) = found.catalog.messages
    names = header(page)
    assert names[7:] == ["Findings", "Terms", "Unit", "Fingerprint"]
    assert page.cell(2, names.index("Unit") + 1).value == message.id
    own = found.standing(message).fingerprint
    assert page.cell(2, names.index("Fingerprint") + 1).value == own


def test_a_reviewer_writes_under_three_columns_and_sees_no_keys() -> None:
    page = review_of(opened(sheet.workbook_of(handout(REST))))
    names = header(page)
    free = {name for name, cell in zip(names, page[2], strict=True) if not cell.protection.locked}
    assert free == {"Translation", "Verdict", "Remark"}
    hidden = {
        name
        for name, cell in zip(names, page[1], strict=True)
        if page.column_dimensions[cell.coordinate[:-1]].hidden
    }
    assert hidden == {"Unit", "Fingerprint"}
    (offer,) = page.data_validations.dataValidation
    assert offer.formula1 == '"approve,reject"'


def test_a_right_to_left_locale_turns_the_sheet_and_its_words() -> None:
    page = review_of(opened(sheet.workbook_of(handout(("Rest.", "استرح."), locale="ar"))))
    assert page.sheet_view.rightToLeft
    assert [page.cell(2, n).alignment.readingOrder for n in (3, 4)] == [1, 2]


def test_it_says_what_to_do_and_which_words_these_are() -> None:
    about = opened(sheet.workbook_of(handout(REST)))["About"]
    told = {row[0]: row[1] for row in about.iter_rows(2, values_only=True)}
    assert "choose approve or reject" in str(told["3"])
    assert (told["Article"], told["Locale"]) == ("care", "es")
    assert told["Languages"] == "English to Spanish"


def test_answers_come_back_by_column_and_row() -> None:
    data = sheet.workbook_of(handout(REST, SLEEP))
    data = filled(data, {3: {"Translation": "Duerma.", "Verdict": " Reject ", "Remark": "odd"}})
    came = sheet.returned(data, "x.xlsx")
    assert (came.article, came.locale) == ("care", "es")
    answer = came.answers[1]
    unit = handout(REST, SLEEP).desk.catalog.messages[1].id
    assert answer == Answer(
        3, unit, answer.fingerprint, "Sleep.", "Duerma.", "reject", "odd"
    )  # fmt: skip


PAIRS = st.lists(
    st.tuples(TEXTS.filter(lambda text: text.strip()), TEXTS),
    min_size=1,
    max_size=5,
    unique_by=lambda pair: normal(pair[0]),
)
"""Units, each with an id of its own."""


@pytest.mark.parametrize("program", [bytes, shared], ids=["ours", "another"])
@settings(max_examples=40, deadline=None)
@given(pairs=PAIRS)
def test_an_export_that_comes_back_unchanged_asks_for_nothing(
    program: Callable[[bytes], bytes], pairs: list[tuple[str, str]]
) -> None:
    given = handout(*pairs)
    came = sheet.returned(program(sheet.workbook_of(given)), "x.xlsx")
    assert [answer.unit for answer in came.answers] == [
        passage.entry.message.id for passage in given.passages
    ]
    assert answering.plan(given.desk, PEOPLE["ana"], came.answers, "") == []


def test_another_program_keeps_its_texts_in_a_part_of_their_own() -> None:
    data = shared(sheet.workbook_of(handout(REST)))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"Descanse bien." in parts.read("xl/sharedStrings.xml")
        assert b"inlineStr" not in parts.read("xl/worksheets/sheet1.xml")


def test_what_would_act_on_a_terminal_is_not_taken_from_the_names() -> None:
    book = opened(sheet.workbook_of(handout(REST)))
    for row in book["About"].iter_rows(2):
        if row[0].value in ("Article", "Locale"):
            row[1].value = "care\x9b31m\u202e"
    came = sheet.returned(saved(book), "x.xlsx")
    assert (came.article, came.locale) == ("care 31m", "care 31m")


def test_a_text_too_long_for_a_cell_is_refused_with_its_unit() -> None:
    long = handout(("a " * cells.LONGEST, "b"))
    with pytest.raises(SheetError, match=f"{long.desk.catalog.messages[0].id} is too long"):
        sheet.workbook_of(long)


def test_more_units_than_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    with pytest.raises(SheetError, match="more than 1 units; split the article"):
        sheet.workbook_of(handout(REST, SLEEP))


@pytest.mark.parametrize("gone", ["Review", "About"])
def test_a_workbook_without_a_sheet_of_ours(gone: str) -> None:
    book = opened(sheet.workbook_of(handout(REST)))
    del book[gone]
    with pytest.raises(SheetError, match=r"review sheet export"):
        sheet.returned(saved(book), "x.xlsx")


@pytest.mark.parametrize("name", NEEDED)
def test_a_workbook_without_a_column_of_ours(name: str) -> None:
    book = opened(sheet.workbook_of(handout(REST)))
    page = review_of(book)
    page.delete_cols(header(page).index(name) + 1)
    with pytest.raises(SheetError, match=f"no column '{name}'"):
        sheet.returned(saved(book), "x.xlsx")


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LOUD: no LibreOffice here; its round trip is untested"
)
def test_what_libreoffice_saves_anew_asks_for_nothing(tmp_path: Path) -> None:
    given = handout(REST, SLEEP, ("=1+1", "-5 °C"), ("_x0041_", "«5 mg»"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in/x.xlsx").write_bytes(sheet.workbook_of(given))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path),
         str(tmp_path / "in/x.xlsx")], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    came = sheet.returned((tmp_path / "x.xlsx").read_bytes(), "x.xlsx")
    assert len(came.answers) == 4
    assert answering.plan(given.desk, PEOPLE["ana"], came.answers, "") == []
