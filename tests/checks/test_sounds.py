"""Roughly how a name sounds, in any alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.sounds import alike, consonants, is_readable

TAMOXIFEN = (
    "tamoxifen", "TAMOXIFENO", "tamoxifène", "tamoksyfen", "тамоксифен", "ταμοξιφένη", "טמוקסיפן",
    "تاموكسيفين", "टैमोक्सीफेन", "ট্যামোক্সিফেন", "타목시펜",
)  # fmt: skip


@pytest.mark.parametrize("word", TAMOXIFEN)
def test_a_name_keeps_its_consonants(word: str) -> None:
    assert consonants(word) == "tmksbn"


@pytest.mark.parametrize("word", [*TAMOXIFEN, "タモキシフェン", "tamoksyfenem", "тамоксифеном"])
def test_endings_and_a_letter_may_differ(word: str) -> None:
    assert alike("tamoxifen", word)


@pytest.mark.parametrize("word", ["morphine", "лекарство", "Medikament", "דם", "", "tam", "痛"])
def test_other_words_do_not_sound_so(word: str) -> None:
    assert not alike("tamoxifen", word)


@pytest.mark.parametrize(("text", "readable"), [("лекарство", True), ("", True), ("治疗", False),
                                                ("การรักษา", False), ("약", True)])  # fmt: skip
def test_scripts_without_letters_or_spaces_are_not_read(text: str, readable: bool) -> None:
    assert is_readable(text) is readable


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=6, max_size=20))
def test_a_name_that_has_two_consonants_sounds_like_itself(name: str) -> None:
    assert alike(name, name) == (len(consonants(name)) > 1)


@given(st.text(max_size=20))
def test_any_word_is_read(word: str) -> None:
    assert consonants(word).isascii()
