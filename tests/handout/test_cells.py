"""Texts in the cells of a spreadsheet, and the form in which they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.handout import cells

CODES = st.text(st.sampled_from("_x05F0DA\r\n "), max_size=30)


@given(st.text() | CODES)
def test_a_cell_holds_what_xml_allows_and_is_the_same_as_its_text(text: str) -> None:
    shown = cells.written(text)
    assert not cells.FORBIDDEN.search(shown)
    assert "\r" not in shown
    assert cells.same(shown, text)


@given(st.text() | CODES)
def test_programs_that_undo_codes_and_those_that_do_not_give_the_same_text(text: str) -> None:
    shown = cells.written(text)
    assert cells.same(shown.replace("_x005F_", "_"), text)
    assert cells.same(shown.replace("x005F_", ""), text)
    assert cells.same(shown.replace("\n", "_x000D_\n"), text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("5 mg", "50 mg"), ("Rest", "rest"), ("a b", "a\u00a0b"), ("a", ""), ("a b", "a  b")],
)
def test_other_words_are_not_the_same(one: str, other: str) -> None:
    assert not cells.same(one, other)


def test_nothing_but_outer_white_space_and_normal_form_is_overlooked() -> None:
    assert cells.same(" Cafe\u0301\n", "Café")


@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "_x0041_", "x005F_", "a\ufffdb", "a\ufffe"])
def test_what_comes_back_otherwise_is_known(text: str) -> None:
    assert not cells.holds_all(text)


@pytest.mark.parametrize("text", ["", "=1+1", "Ruhe!", "راحة", "a\r\nb", "_x00_", "💊"])
def test_what_comes_back_as_it_is_is_known(text: str) -> None:
    assert cells.holds_all(text)


def test_lengths_are_counted_as_the_programs_count() -> None:
    assert cells.fits("a" * cells.LONGEST)
    assert not cells.fits("a" * (cells.LONGEST + 1))
    assert not cells.fits("💊" * (cells.LONGEST // 2 + 1))
    assert cells.fits(cells.cut("💊" * cells.LONGEST))
    assert cells.cut("short") == "short"


def test_new_words_stand_on_one_line() -> None:
    assert cells.words(" Descanse \r\n bien._x000D_\nHoy. ") == "Descanse bien. Hoy."
