"""`explain` says of every candidate why it is a boundary or none."""

from __future__ import annotations

import pytest
from hypothesis import given

from mbc_i18n import segment
from tests.segment.test_laws import LOCALES, RANGES, TEXTS


def reason(text: str, locale: str = "en") -> tuple[bool, str]:
    (candidate,) = segment.explain(text, locale)
    return candidate.boundary, candidate.reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It hurts. Call us.", "ordinary word"),
        ("It hurts! Call us.", "mark that ends sentences"),
        ("Weigh 5 kg. Patients rest.", "a unit before a capital"),
        ("Rest, food, etc. These help.", "before a word that begins sentences"),
        ("She lives in the U.S. Her son does too.", "acronym"),
        ("We close at 6 p.m. Please ring.", "time of day"),
        ("See No. Nobody knows.", "takes a number, and none follows"),
    ],
)
def test_a_boundary_has_a_reason(text: str, words: str) -> None:
    boundary, why = reason(text)
    assert boundary
    assert words in why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ask Dr. Osei now", "a title"),
        ("Rest, e.g. Sundays", "ends no sentence"),
        ("See No. 5 below", "before its number"),
        ("Give 5 mg. 3 times", "no capital letter"),
        ("J. Osei knows", "label"),
        ("Ask J. Osei now", "an initial"),
        ("It hurts. and then", "lower case"),
        ("It is (she said. Then) done", "brackets"),
        ("It hurts. , so", "can begin no sentence"),
        ("Step 2. Rinse", "label"),
        ("The drug . . . Next", "left out"),
        ("BA.2. Cat", "ordinary word"),
    ],
)
def test_a_candidate_that_is_no_boundary_has_a_reason(text: str, words: str) -> None:
    assert words in segment.explain(text)[-1].reason


def test_a_stop_of_another_script_and_a_quotation_that_goes_on() -> None:
    boundary, why = reason("痛い。はい", "ja")
    assert boundary
    assert "no white space" in why
    boundary, why = reason("「痛い。」と言う", "ja")
    assert not boundary
    assert "quotation" in why


def test_the_next_item_of_a_list_is_a_boundary_before_its_label() -> None:
    text = "1) Wash 2) Dry"
    (candidate,) = segment.explain(text)
    assert candidate.boundary
    assert text[candidate.span[1] :] == "2) Dry"


def test_a_masked_candidate_says_so() -> None:
    (candidate,) = segment.explain("Read Stop. Go now", masked=[(5, 13)])
    assert "stays whole" in candidate.reason


def test_the_span_goes_from_the_stop_to_the_next_sentence() -> None:
    text = "It hurts.” [5]  Call us."
    (candidate,) = segment.explain(text)
    assert text[slice(*candidate.span)] == ".” [5]  "


@pytest.mark.parametrize("text", ["", "  ", "No stop"])
def test_nothing_is_said_of_a_text_without_candidates(text: str) -> None:
    assert segment.explain(text) == []


def test_a_thai_block_has_no_candidates() -> None:
    assert segment.explain("มะเร็ง. ขอบคุณ", "th") == []


@given(TEXTS, LOCALES, RANGES)
def test_the_boundaries_are_those_of_spans(
    text: str, locale: str, masked: list[tuple[int, int]]
) -> None:
    onsets = [start for start, _ in segment.spans(text, locale, masked)][1:]
    found = segment.explain(text, locale, masked)
    assert [candidate.span[1] for candidate in found if candidate.boundary] == onsets
    assert all(candidate.reason for candidate in found)
