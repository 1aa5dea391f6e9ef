"""Texts on a terminal, with what a finding is about underlined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.findings.excerpt import excerpt, isolated, width
from mbc_i18n.model import Span


def shown(text: str, *spans: Span, wide: int = 100) -> list[str]:
    return excerpt(text, spans, "", wide)


def test_carets_stand_under_the_words() -> None:
    assert shown("Take 20 pills.", (5, 7)) == ["Take 20 pills.", "     ^^"]


def test_several_words_are_underlined_on_one_line() -> None:
    assert shown("6 or 7", (5, 6), (0, 1)) == ["6 or 7", "^    ^"]


def test_without_words_there_is_no_line_of_carets() -> None:
    assert shown("Take 20 pills.") == ["Take 20 pills."]
    assert shown("Take 20 pills.", (3, 3), (90, 99)) == ["Take 20 pills."]


def test_words_that_are_the_whole_text_are_not_underlined() -> None:
    assert shown("Take 20 pills.", (0, 14)) == ["Take 20 pills."]
    assert shown("Take 20 pills.", (0, 13)) == ["Take 20 pills.", "^" * 13]
    assert shown("Take 20 pills.", (1, 14)) == ["Take 20 pills.", " " + "^" * 13]


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert shown("每天20片", (2, 4)) == ["每天20片", "    ^^"]
    assert shown("每天20片", (0, 1)) == ["每天20片", "^^"]
    assert shown("cafe\u0301 20", (6, 8)) == ["cafe\u0301 20", "     ^^"]


def test_what_takes_no_column_is_marked_at_the_character_before_it() -> None:
    assert shown("cafe\u0301", (4, 5)) == ["cafe\u0301", "   ^"]
    assert shown("\u200dx", (0, 1)) == ["\u200dx"]


def test_a_text_that_runs_from_right_to_left_names_the_words() -> None:
    first, second = shown("نحو ٢٠ حبة", (4, 6))
    assert (first, second) == ("\u2068نحو ٢٠ حبة\u2069", "here: ٢٠")
    assert shown("نحو", (0, 3))[1] == "here: \u2068نحو\u2069"


@pytest.mark.parametrize("text", ["a\u202eb", "a\x1b[31mb", "a\x00b", "a\u2066b", "a\u200bb"])
def test_what_would_act_on_the_terminal_is_named(text: str) -> None:
    (line,) = shown(text)
    assert line == text.replace(text[1], f"<U+{ord(text[1]):04X}>")
    first, second = shown(text, (1, 2))
    assert second.strip() == "^" * len("<U+0000>")
    assert isolated(text) == first


def test_line_breaks_are_spaces() -> None:
    assert shown("one\ntwo\tthree") == ["one two three"]


def test_a_wide_text_is_cut_round_the_words() -> None:
    text = "word " * 60 + "20 pills " + "word " * 60
    line, carets = shown(text, (300, 302), wide=50)
    assert line.startswith("…")
    assert line.endswith("…")
    assert width(line) <= 52
    assert line[carets.index("^") : carets.rindex("^") + 1] == "20"


def test_a_wide_text_without_words_shows_its_beginning() -> None:
    (line,) = shown("word " * 60, wide=50)
    assert line.startswith("word word")
    assert line.endswith("…")


def test_a_text_that_takes_no_room_is_cut_too() -> None:
    (line,) = shown("a" + "\u0301" * 100_000)
    assert len(line) < 1_000


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair)))


@given(st.text(max_size=60), SPANS, st.integers(10, 40))
def test_any_text_is_cut_to_its_width_and_says_nothing_to_the_terminal(
    text: str, span: Span, wide: int
) -> None:
    lines = shown(text, span, wide=wide)
    assert 1 <= len(lines) <= 2
    assert all(character not in line for line in lines for character in "\n\r\x1b\u202e\u2066")
    assert width(lines[0]) <= wide + 10
    if len(lines) == 2 and not lines[1].startswith("here:"):
        assert set(lines[1]) <= {" ", "^"}
        assert width(lines[1]) <= width(lines[0])
