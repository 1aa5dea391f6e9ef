"""Patterns made of the words of a table."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.quantities.tables import branches, longest_words

WORDS = st.lists(st.text("abc (.", min_size=1, max_size=6), min_size=1, max_size=8)


@given(WORDS, st.text("abc (.", max_size=6))
def test_a_pattern_matches_its_words_and_no_others(words: list[str], other: str) -> None:
    pattern = re.compile(branches(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert bool(pattern.fullmatch(other)) is (other in words)


@given(WORDS)
def test_the_longest_word_wins(words: list[str]) -> None:
    match = re.match(branches(words), max(words, key=len))
    assert match is not None
    assert match[0] == max(words, key=len)


@pytest.mark.parametrize(("text", "found"), [("negativa", "negativa"), ("no", None)])
def test_a_star_is_any_ending(text: str, found: str | None) -> None:
    match = re.match(branches(["negativ*", "menos"]), text)
    assert (match[0] if match else None) == found


def test_every_text_with_a_phrase_has_its_longest_word() -> None:
    assert longest_words(["at least", "and up", "up to"]) >= {"least", "up"}
    assert "and" not in longest_words(["and up"])
