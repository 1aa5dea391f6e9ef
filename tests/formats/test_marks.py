"""Authors' marks as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.formats.marks import LINE, NAMES, Mark, mark_in, marks_in, problem_of, without_marks


@pytest.mark.parametrize(
    ("comment", "wanted"),
    [
        ("<!-- mbc: note Be brief. -->", Mark("note", "Be brief.")),
        ("<!--mbc:note Be\n  brief.-->\n", Mark("note", "Be brief.")),
        ("  <!-- mbc: context menu item --> ", Mark("context", "menu item")),
        ("<!-- mbc: skip -->", Mark("skip")),
        ("<!-- mbc: /skip -->", Mark("/skip")),
        ("<!-- mbc: nota x -->", Mark("nota", "x")),
        ("<!-- mbc: note a - b -- c -->", Mark("note", "a - b -- c")),
        ("<!-- mbc: note a --> <!-- mbc: note b -->", None),
        ("<!-- mbc: note a --> b", None),
        ("<!-- note a -->", None),
        ("<!-- mbc note a -->", None),
        ("mbc: note a", None),
    ],
)
def test_a_mark_is_a_comment_and_nothing_else(comment: str, wanted: Mark | None) -> None:
    assert mark_in(comment) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("[mbc: note Be brief.]", Mark("note", "Be brief.")),
        (" [mbc: /skip ] ", Mark("/skip")),
        ("[mbc: note a] b", None),
        ("<!-- mbc: note a -->", None),
    ],
)
def test_in_plain_text_a_mark_is_a_line(line: str, wanted: Mark | None) -> None:
    assert mark_in(line, LINE) == wanted


def test_several_marks_in_html() -> None:
    html = "a <!-- mbc: note b --><!-- c --> <!-- mbc: skip -->\n"
    assert marks_in(html) == (Mark("note", "b"), Mark("skip"))
    assert without_marks(html) == "a <!-- c --> \n"
    assert marks_in("<!-- mbc: note <!-- mbc: skip -->") == (Mark("skip"),)


@given(st.text(st.sampled_from("<!->mbc: notekip/\n"), max_size=60))
def test_what_is_left_holds_no_mark(html: str) -> None:
    assert len(without_marks(html)) == len(html) or marks_in(html)
    assert not marks_in(html) or without_marks(html) != html


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_has_a_right_form(name: str) -> None:
    assert problem_of(Mark(name, "words")) is None


@pytest.mark.parametrize(
    ("mark", "problem", "step"),
    [
        (Mark("nota"), "unknown mark `mbc: nota`", "use one of note, context, skip, /skip"),
        (Mark("note"), "the note has no words", "write <!-- mbc: note WORDS -->"),
        (Mark("context"), "the context has no words", "write <!-- mbc: context WORDS -->"),
    ],
)
def test_wrong_marks_say_what_to_do(mark: Mark, problem: str, step: str) -> None:
    assert problem_of(mark) == (problem, step)
