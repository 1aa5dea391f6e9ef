"""Where the direction of words changes in a line, as the Unicode bidirectional algorithm says."""

from __future__ import annotations

from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.publish import directions

LETTERS = st.text(st.sampled_from("abc 12.%(-)\u0627\u0628\u05d0\u0661\u064b\u200e!"))


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("نص MedlinePlus نص", ["MedlinePlus"]),
        ("نص HER2 20% نص", ["HER2 20%"]),
        ("نص 5 mg نص", ["mg"]),
        ("نص (BMC Cancer!)", ["BMC Cancer"]),
        ("نص 20% نص", []),
        ("Words", ["Words"]),
    ],
)
def test_latin_words_in_a_line_from_right_to_left(text: str, against: list[str]) -> None:
    assert [each for each, rtl in directions.parts(text, True) if not rtl] == against


@pytest.mark.parametrize(
    ("text", "against"),
    [("See نص عربي.", ["نص عربي"]), ("نص 20 and", ["نص 20"]), ("Words 20%", [])],
)
def test_arabic_words_in_a_line_from_left_to_right(text: str, against: list[str]) -> None:
    assert [each for each, rtl in directions.parts(text, False) if rtl] == against


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("نص 20–30% نص", ["20", "30%"]),
        ("نص 1,000.5 نص", ["1,000.5"]),
        ("نص 5mg نص", ["5mg"]),
        ("نص ٢٠٪ نص", ["٢٠٪"]),
    ],
)
def test_figures_are_stretches_of_a_line_from_right_to_left(text: str, against: list[str]) -> None:
    found = [text[start:end] for start, end in directions.stretches(text, True)]
    assert found == against


@given(LETTERS, st.booleans())
def test_parts_are_the_text(text: str, rtl: bool) -> None:
    parts = list(directions.parts(text, rtl))
    assert "".join(each for each, _ in parts) == text
    assert all(each for each, _ in parts)
    assert all(one[1] != other[1] for one, other in zip(parts, parts[1:], strict=False))


@given(LETTERS, st.booleans())
def test_letters_stand_in_parts_of_their_own_direction(text: str, rtl: bool) -> None:
    for part, turned in directions.parts(text, rtl):
        for letter in part:
            kind = bidirectional(letter)
            assert directions.STRONG.get(kind, turned) is turned


@given(LETTERS, st.booleans())
def test_stretches_are_apart_and_in_order(text: str, rtl: bool) -> None:
    places = [place for stretch in directions.stretches(text, rtl) for place in stretch]
    assert places == sorted(set(places))
    assert not places or 0 <= places[0] < places[-1] <= len(text)


@pytest.mark.parametrize(
    ("text", "rtl"), [("12 نص x", True), ("(x نص)", False), ("12 %", None), ("", None)]
)
def test_direction_of_words_is_that_of_their_first_letter(text: str, rtl: bool | None) -> None:
    assert directions.first(text) is rtl
