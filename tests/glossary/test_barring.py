"""Patterns that tell words which only look like a compound from real ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary.barring import barred, is_barred


def parts(*words: str, form: str) -> dict[str, tuple[str, str]]:
    """Each word with what stands around the form in it."""
    return {word: (word.partition(form)[0], word.partition(form)[2]) for word in words}


def test_what_goes_on_behind_is_told_once_for_all_beginnings() -> None:
    wrong = parts("ainunkielinen", "alkukielinen", "kielinen", form="kieli")
    found = barred(wrong, parts("äidinkieli", "kielikurssi", form="kieli"))
    assert found.patterns == {"*kielinen"} or found.patterns == {"*kieline*"}
    assert is_barred("uudenkielinen", "uuden", found.patterns)
    assert not is_barred("kielikoulu", "", found.patterns)


def test_what_stands_before_is_read_from_the_word_outwards() -> None:
    wrong = parts("blande", "girlande", form="lande")
    found = barred(wrong, parts("auslande", "hinterlande", form="lande"))
    assert is_barred("blande", "b", found.patterns)
    assert not is_barred("inlande", "in", found.patterns)


def test_a_real_word_that_a_pattern_takes_in_is_excepted() -> None:
    wrong = parts(*(f"{first}ttest" for first in "abcdefghijklmnop"), form="test")
    found = barred(wrong, parts("bluttest", form="test"))
    assert found.patterns == {"*ttest"}
    assert found.excepted == {"bluttest"}


WORDS = st.dictionaries(
    st.text("abt", max_size=5).map(lambda before: before + "test"),
    st.text("abt", max_size=4),
    max_size=12,
).map(lambda found: {b + e: (b.removesuffix("test"), e) for b, e in found.items()})


@given(WORDS, WORDS)
def test_every_wrong_word_is_barred_and_every_real_one_free_or_excepted(
    wrong: dict[str, tuple[str, str]], real: dict[str, tuple[str, str]]
) -> None:
    wrong = {word: found for word, found in wrong.items() if word not in real}
    found = barred(wrong, real)
    for word, (before, _) in wrong.items():
        assert is_barred(word, before, found.patterns)
    for word, (before, _) in real.items():
        assert is_barred(word, before, found.patterns) == (word in found.excepted)


@pytest.mark.parametrize("words", [{}, {"test": ("", "")}])
def test_nothing_and_the_word_itself(words: dict[str, tuple[str, str]]) -> None:
    assert barred(words, {}).excepted == frozenset()
