"""`ignore.csv`: what a row means, which ones are refused, how one is added."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.errors import UserError
from mbc_i18n.glossary.ignores import IGNORE_COLUMNS, Ignore, added, parse, source_hash

HASH = source_hash("", "A biopsy")
HEADER = "locale,concept,hash,reason,who,date\n"
ROW = f"es,biopsy,{HASH},a quotation,Ana,2026-05-04\n"


class TestSourceHash:
    def test_is_of_the_key_that_gettext_uses(self) -> None:
        assert source_hash("", "One") == hashlib.sha256(b"One").hexdigest()
        assert source_hash("menu", "One") == hashlib.sha256(b"menu\x04One").hexdigest()

    def test_does_not_depend_on_how_accents_are_encoded(self) -> None:
        assert source_hash("", "caf\u00e9") == source_hash("", "cafe\u0301")

    def test_depends_on_white_space_for_gettext_does(self) -> None:
        assert source_hash("", "One ") != source_hash("", "One")


class TestRead:
    def test_a_row_with_its_place(self) -> None:
        assert parse(HEADER + "\n" + ROW, "glossary/ignore.csv") == (
            Ignore(
                "es", "biopsy", HASH, "a quotation", "Ana", "2026-05-04", "glossary/ignore.csv", 3
            ),
        )

    def test_columns_in_any_order_a_bom_and_windows_line_ends(self) -> None:
        header, cells = "concept,locale,who,date,reason,hash", "*,pt-br,Ana,2026-05-04,x,"
        (row,) = parse(f"\ufeff{header}\r\n{cells}{HASH.upper()}\r\n")
        assert (row.locale, row.concept, row.hash, row.line) == ("pt_BR", "*", HASH, 2)

    def test_the_line_is_the_first_of_a_row(self) -> None:
        text = HEADER + ROW.replace("a quotation", '"two\nlines"') + ROW.replace("biopsy", "*")
        assert [row.line for row in parse(text)] == [2, 4]

    @pytest.mark.parametrize("text", ["", "\ufeff", "\n", HEADER])
    def test_an_empty_table_has_no_rows(self, text: str) -> None:
        assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEADER.replace("who", "by") + ROW, "1: unknown column 'by'; the columns are locale, con"),
        (HEADER.replace(",who", ""), "1: no column 'who'; "),
        (HEADER.replace("date", "date,date"), "1: a column stands twice; "),
        (HEADER + "es,biopsy\n", "2: a row with 2 cells under 6 columns; quote"),
        (HEADER + ROW.replace("es", "xx", 1), "2: unknown locale 'xx'; use a CLDR name"),
        (HEADER + ROW.replace("biopsy", ""), "2: no concept; name one by its id, or write *"),
        (HEADER + ROW.replace(HASH, HASH[:6]), "2: the hash is not 64 hexadecimal digits; make"),
        (HEADER + ROW.replace(HASH, "g" * 64), "2: the hash is not 64 hexadecimal digits; make"),
        (HEADER + ROW.replace("a quotation", " "), "2: no reason; say why"),
        (HEADER + ROW.replace("a quotation", "--"), "2: no reason; say why"),
        (HEADER + ROW.replace("Ana", ""), "2: nobody named; say who"),
        (HEADER + ROW.replace("2026-05-04", "4.5.2026"), "2: the date is not like 2026-05-04; "),
        (HEADER + ROW.replace("2026-05-04", "20260504"), "2: the date is not like 2026-05-04; "),
        (HEADER + ROW.replace("2026-05-04", "2026-02-30"), "2: the date is not like 2026-05-04; "),
        (HEADER + ROW + ROW.replace("Ana", "Eva"), "3: line 2 says the same; remove one"),
        (HEADER + 'es,"biop', "2: not valid CSV ("),
    ],
)
def test_a_table_that_cannot_be_right_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(text, "glossary/ignore.csv")
    assert str(caught.value).startswith(f"glossary/ignore.csv:{told}")


class TestAdd:
    NEW = Ignore("fr", "*", HASH, 'so "they" say, here', "Eva", "2026-05-05")

    def test_an_empty_table_gets_its_header(self) -> None:
        text = added("", self.NEW)
        assert text == HEADER + f'fr,*,{HASH},"so ""they"" say, here",Eva,2026-05-05\n'

    def test_the_table_keeps_its_columns_its_line_ends_and_every_character(self) -> None:
        old = f'\ufeffwho,date,locale,concept,hash,reason\r\n"Ana",2026-05-04,es,a,{HASH},x'
        text = added(old, self.NEW)
        assert text.startswith(f"{old}\r\nEva,2026-05-05,fr,*,")
        assert text.endswith("\r\n")
        assert len(parse(text)) == 2

    @given(st.text(st.characters(codec="utf-8")), st.sampled_from(["", HEADER, HEADER + ROW]))
    def test_what_is_added_is_read_back(self, words: str, table: str) -> None:
        row = Ignore("fr", "*", HASH, f"because {words}", "Eva", "2026-05-05")
        *others, last = parse(added(table, row))
        assert others == list(parse(table))
        values = {column: getattr(row, column) for column in IGNORE_COLUMNS}
        values["reason"] = " ".join(row.reason.split())
        assert {column: getattr(last, column) for column in IGNORE_COLUMNS} == values


@given(st.text(alphabet='es,"\n\r*|a\ufeff\0', max_size=40), st.booleans())
def test_any_text_is_read_or_refused_with_its_file(text: str, headed: bool) -> None:
    try:
        parse(HEADER * headed + text, "ignore.csv")
    except UserError as error:
        told = str(error)
    else:
        told = "ignore.csv: fine"
    assert told.startswith("ignore.csv:")
