"""Lines and columns of the words that findings are about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import po
from mbc_i18n.findings.places import Place, place, source
from mbc_i18n.model import Catalog, Finding, Message
from tests.findings.examples import ADVICE, FILE, NUMBER, PO, QUOTED, finding

KNOWN = source(PO, FILE)
LINES = PO.split("\n")


def test_the_line_is_that_of_the_words_in_the_translation() -> None:
    found = place(NUMBER, KNOWN)
    assert found == Place(FILE, 8, 14, 8, 16)
    assert LINES[7][found.column - 1 : found.end_column - 1] == "20"


def test_escapes_are_counted_as_they_are_written() -> None:
    found = place(QUOTED, KNOWN)
    assert (found.line, found.end_line) == (18, 18)
    assert LINES[17][found.column - 1 : found.end_column - 1] == '\\"beba\\"'


def test_words_may_stand_on_two_lines() -> None:
    found = place(finding("Rest and drink.", "Descanse\ny"), KNOWN)
    assert (found.line, found.column, found.end_line, found.end_column) == (17, 2, 18, 3)


def test_without_words_it_is_the_line_of_the_msgstr() -> None:
    assert place(ADVICE, KNOWN) == Place(FILE, 21)
    assert place(finding("Rest and drink."), KNOWN) == Place(FILE, 16)


def test_the_first_of_several_words_is_the_place() -> None:
    both = replace(QUOTED, target_spans=((20, 21), *QUOTED.target_spans))
    assert place(both, KNOWN) == place(replace(both, target_spans=QUOTED.target_spans), KNOWN)


@pytest.mark.parametrize(
    "other",
    [replace(NUMBER, file="ignore.csv", line=3), replace(NUMBER, line=1), replace(NUMBER, line=99)],
)
def test_a_finding_of_no_message_of_the_file_stands_where_it_says(other: Finding) -> None:
    assert place(other, KNOWN) == Place(other.file, other.line)
    assert place(other, None) == Place(other.file, other.line)


def test_words_that_the_file_does_not_hold_are_no_column() -> None:
    assert place(replace(NUMBER, target_spans=((5, 500),)), KNOWN) == Place(FILE, 8)


def test_a_translator_s_lines_are_those_of_the_words_not_of_the_notes() -> None:
    assert KNOWN.words[7] == (7, 8)
    assert KNOWN.words[13] == (10, 11, 12, 13, 14, 15, 16, 17, 18)
    assert 1 not in KNOWN.words, "the header is no message"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_every_character_is_found_in_the_file(text: str) -> None:
    own = Message("Rest.", text, line=2)
    written = po.write(Catalog("care", "es", (("Language", "es"),), (own,)))
    (read,) = po.read(written).messages
    known = source(written, FILE)
    for index, character in enumerate(read.target):
        found = Finding(
            "x", "error", read.id, "es", "", FILE, read.line, target=read.target,
            target_spans=((index, index + 1),),
        )  # fmt: skip
        where = place(found, known)
        line = written.split("\n")[where.line - 1]
        raw = line[where.column - 1 : where.end_column - 1]
        assert raw == character or raw.startswith("\\")
