"""Lines with words, what stands above them, and the authors' marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.text.lines import content_lines, folded, joined, line_starts, one_line


def words(text: str) -> list[str]:
    return [text[line.start : line.end] for line in content_lines(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_with_lf_crlf_or_cr(end: str) -> None:
    lines = content_lines(f"one{end}two{end}{end}three")
    assert [(line.number, line.blank) for line in lines] == [(1, 0), (2, 0), (4, 1)]


def test_other_separators_of_unicode_end_no_line() -> None:
    assert words("one\u2028two\u2029three\x85four\x0bfive\x0csix") == [
        "one\u2028two\u2029three\x85four\x0bfive\x0csix"
    ]


def test_a_line_of_white_space_is_blank() -> None:
    assert [line.blank for line in content_lines("one\n \t\u00a0\n\x0c\ntwo")] == [0, 2]


def test_a_byte_order_mark_is_no_word() -> None:
    assert words("\ufeffone") == ["one"]


def test_white_space_around_the_words_of_a_line_is_left_out() -> None:
    assert words("  one two\t\n\u3000three ") == ["one two", "three"]


@pytest.mark.parametrize(("indent", "column"), [("", 0), ("  ", 2), ("\t", 4), ("  \t", 4)])
def test_indentation_is_measured_in_columns(indent: str, column: int) -> None:
    assert content_lines(f"{indent}one")[0].column == column


def test_the_blank_lines_above_are_known_by_place() -> None:
    text = "one\n\n \ntwo"
    (start, end) = content_lines(text)[1].blanks
    assert text[start:end] == "\n \n"


# Joining lines


def test_lines_join_with_one_space() -> None:
    assert joined("one \t two\n   three", [(0, 9), (13, 18)])[0] == "one two three"


def test_chinese_and_japanese_lines_join_with_nothing() -> None:
    assert joined("乳腺\n癌", [(0, 2), (3, 4)])[0] == "乳腺癌"


def test_a_chinese_and_a_latin_line_join_with_a_space() -> None:
    assert joined("乳腺\nMRI", [(0, 2), (3, 6)])[0] == "乳腺 MRI"


def test_each_character_knows_its_place() -> None:
    text = "one \t two\n   three"
    line, places = joined(text, [(0, 9), (13, 18)])
    assert len(line) == len(places)
    pairs = zip(line, places, strict=True)
    assert all(text[place] == character for character, place in pairs if character != " ")


def test_a_no_break_space_is_content() -> None:
    assert folded("5\u00a0mg  a\nday") == "5\u00a0mg a day"


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("one\ntwo", "one two"),
        ("one \r\n two ", "one two"),
        ("乳腺\n癌", "乳腺癌"),
        ("a  b", "a  b"),
    ],
)
def test_a_target_becomes_one_line_and_else_stays(target: str, written: str) -> None:
    assert one_line(target) == written


@given(st.text())
def test_one_line_has_no_line_break_and_keeps_every_word(text: str) -> None:
    line = one_line(text)
    assert "".join(line.split()) == "".join(text.split())
    assert not set(line) & set("\n\r\v\f\x85\u2028\u2029")


def test_line_starts_are_counted_as_lines_are() -> None:
    assert line_starts("a\r\nb\rc\nd") == [0, 3, 5, 7, 8]


# Authors' marks


def test_a_note_and_a_context_speak_of_the_next_line() -> None:
    first, second = content_lines("[mbc: note a drug]\n[mbc: context noun]\none\n\ntwo")
    assert (first.note, first.context) == ("a drug", "noun")
    assert (second.note, second.context) == ("", "")


def test_notes_add_up() -> None:
    assert content_lines("[mbc: note a]\n\n[mbc: note b]\none")[0].note == "a\nb"


def test_a_mark_may_be_indented_and_is_no_line() -> None:
    assert words("one\n  [mbc:note x]  \ntwo") == ["one", "two"]


def test_blank_lines_around_a_mark_count_once() -> None:
    alone = content_lines("one\n\ntwo")[1].blank
    assert content_lines("one\n\n[mbc: note x]\n\ntwo")[1].blank == alone == 1
    assert content_lines("one\n\n\n[mbc: note x]\n\n\ntwo")[1].blank == 2
    assert content_lines("one\n\n\n[mbc: note x]\n\ntwo")[1].blank == 2


def test_a_mark_directly_between_two_lines_parts_them() -> None:
    assert content_lines("one\n[mbc: note x]\ntwo")[1].blank == 1


def test_a_skip_reaches_to_its_end() -> None:
    lines = content_lines("one\n[mbc: skip]\ntwo\n\nthree\n[mbc: /skip]\nfour")
    assert [line.skipped for line in lines] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("one\n\n[mbc: nots x]\ntwo", 3, "unknown author's mark 'nots'"),
        ("[mbc: skip]\none", 1, "never closed"),
        ("one\n[mbc: /skip]", 2, "no skip is open"),
        ("[mbc: skip]\none\n[mbc: skip]\n[mbc: /skip]", 3, "open since line 1"),
        ("[mbc: note ]\none", 1, "no words"),
        ("[mbc: note x]\n", 1, "no block follows"),
        ("[mbc: context a]\n[mbc: context b]\none", 2, "second context"),
        ("one [mbc: note x]", 1, "alone on its line"),
        ("[mbc: note x\none", 1, "alone on its line"),
        ("[mbc: note x] [mbc: skip]", 1, "alone on its line"),
        ("  • [mbc: skip]", 1, "alone on its line"),
        ("one\r[mbc:]\r", 2, "alone on its line"),
    ],
)
def test_a_mark_that_is_not_understood_is_refused(text: str, line: int, problem: str) -> None:
    with pytest.raises(FormatError, match=problem) as caught:
        content_lines(text, "article.txt")
    assert (caught.value.file, caught.value.line) == ("article.txt", line)
    assert caught.value.step
