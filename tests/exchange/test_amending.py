"""Rows added to a table's text and changed in it: every other byte stays."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.exchange.amending import Amendment, amended
from mbc_i18n.exchange.tables import ExchangeError, Row, csv_text
from mbc_i18n.glossary.reading import CONCEPT_COLUMNS, TERM_COLUMNS

CONCEPTS = 'id,source,definition\nb,bone,\n\nd,drug,"one\ntwo"\n'
TERMS = "id,term,usage\nb,hueso,preferred\nb,osamenta,forbidden\nd,fármaco,preferred\n"


def concept(name: str, **cells: str) -> Row:
    return {"id": name, "source": name, **cells}


def term(name: str, words: str, usage: str = "preferred") -> Row:
    return {"id": name, "term": words, "usage": usage}


def with_rows(text: str, *rows: Row) -> str:
    columns = TERM_COLUMNS if "term" in rows[0] else CONCEPT_COLUMNS
    return amended(text, Amendment(rows), "t.csv", columns).text


class TestPlace:
    @pytest.mark.parametrize(
        ("name", "before"), [("a", "b,bone"), ("c", "d,drug"), ("e", "")]
    )  # fmt: skip
    def test_a_concept_goes_where_its_id_belongs(self, name: str, before: str) -> None:
        at = CONCEPTS.index(before) if before else len(CONCEPTS)
        expected = f"{CONCEPTS[:at]}{name},{name},\n{CONCEPTS[at:]}"
        assert with_rows(CONCEPTS, concept(name)) == expected

    @pytest.mark.parametrize(
        ("usage", "before"),
        [("admitted", "b,osamenta"), ("forbidden", "d,fármaco"), ("preferred", "b,osamenta")],
    )
    def test_a_term_goes_behind_those_of_its_concept_and_use(self, usage: str, before: str) -> None:
        at = TERMS.index(before)
        expected = f"{TERMS[:at]}b,x,{usage}\n{TERMS[at:]}"
        assert with_rows(TERMS, term("b", "x", usage)) == expected

    def test_a_table_that_is_not_in_order_stays_so(self) -> None:
        text = "id,term\nd,1\nb,2\nd,3\n"
        assert with_rows(text, term("b", "x", "")) == "id,term\nd,1\nb,2\nb,x\nd,3\n"

    def test_several_rows_keep_their_order_among_themselves(self) -> None:
        rows = [concept("z"), concept("a"), concept("c")]
        made = with_rows(CONCEPTS, *rows)
        assert [row["id"] for row in csv.DictReader(io.StringIO(made))] == ["a", "b", "c", "d", "z"]


class TestBytes:
    @pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
    def test_line_ends_are_those_of_the_text(self, ending: str) -> None:
        text = ending.join(["id,source", "b,bone", ""])
        made = ending.join(["id,source", "a,a", "b,bone", "c,c", ""])
        assert with_rows(text, concept("a"), concept("c")) == made

    def test_a_last_line_without_an_end_stays_so(self) -> None:
        assert with_rows("id,source\nb,b", concept("c")) == "id,source\nb,b\nc,c"
        assert with_rows("id,source\nb,b", concept("a")) == "id,source\na,a\nb,b"
        assert with_rows("id,source", concept("a")) == "id,source\na,a"

    def test_a_byte_order_mark_and_odd_quotes_stay(self) -> None:
        text = '\ufeff"id",source\n"b","bone"\n'
        assert with_rows(text, concept("c")) == text + "c,c\n"

    def test_columns_keep_their_order(self) -> None:
        assert with_rows("source,id\n", {"id": "a", "source": "b,c"}) == 'source,id\n"b,c",a\n'

    def test_no_text_becomes_a_table_with_all_columns(self) -> None:
        assert with_rows("", concept("a")) == csv_text(
            [dict.fromkeys(CONCEPT_COLUMNS, "") | concept("a")], CONCEPT_COLUMNS
        )


class TestChange:
    def test_only_the_row_changes(self) -> None:
        old = {"id": "b", "source": "bone", "definition": ""}
        change = Amendment(changed=((old, {**old, "definition": "Hard, white."}),))
        made = amended(CONCEPTS, change, "t.csv", CONCEPT_COLUMNS)
        assert made.text == CONCEPTS.replace("b,bone,", 'b,bone,"Hard, white."')
        assert [line for _, line in made.places] == [2]


class TestPlaces:
    def test_lines_are_those_of_the_new_text(self) -> None:
        rows = [concept("a"), concept("c"), concept("e")]
        made = amended(CONCEPTS, Amendment(tuple(rows)), "t.csv", CONCEPT_COLUMNS)
        lines = made.text.split("\n")
        assert [lines[line - 1].split(",")[0] for _, line in made.places] == ["a", "c", "e"]


class TestRefusal:
    def test_a_cell_without_a_column(self) -> None:
        with pytest.raises(ExchangeError, match=r"t\.csv:1: no column 'domain'; add it"):
            with_rows(CONCEPTS, concept("c", domain="anatomy"))

    def test_proposed_needs_no_column_since_no_status_means_that(self) -> None:
        assert "c,c," in with_rows(CONCEPTS, concept("c", status="proposed"))
        with pytest.raises(ExchangeError, match="no column 'status'"):
            with_rows(CONCEPTS, concept("c", status="approved"))

    def test_what_is_no_table(self) -> None:
        with pytest.raises(ExchangeError, match=r"t\.csv:2: a row with 1 cells"):
            with_rows("id,source\nx\n", concept("c"))


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
rows = st.lists(st.tuples(cells, cells), max_size=6)


@given(rows, rows, st.sampled_from(["\n", "\r\n"]))
def test_nothing_but_the_new_rows_is_new(
    held: list[tuple[str, str]], new: list[tuple[str, str]], ending: str
) -> None:
    columns = ("id", "source")
    text = csv_text([dict(zip(columns, each, strict=True)) for each in held], columns)
    text = text if ending == "\n" else text.replace("\n", ending)
    added = tuple(dict(zip(columns, each, strict=True)) for each in new)
    made = amended(text, Amendment(added), "t.csv", CONCEPT_COLUMNS)
    read = list(csv.reader(io.StringIO(made.text, newline=""), strict=True))[1:]
    before = list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]
    assert sorted(read) == sorted(before + [list(each) for each in new])
    for row, _ in made.places:
        written = csv_text([row], columns).partition("\n")[2].removesuffix("\n") + ending
        assert written in made.text
    if not new:
        assert made.text == text
