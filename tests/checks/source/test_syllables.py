"""Syllables of English words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.source.syllables import syllables

KNOWN = {
    1: "aches aged bones breathes called can't cats cured cures filled nurse pain rules tired",
    2: "being boxes cancer careful changes couldn't doses fluid handled headache isn't jaundice "
    "liver muscle needed patient people quiet safely science special tables tissue trial useless",
    3: "appetite area biopsy decision diagnosed example family idea medicine nausea "
    "official period serious surgery therapy vegetables video vomiting",
    4: "activity anemia bacteria diabetes diagnosis diarrhea evaluate insomnia january "
    "medication metastasis operation palliative pneumonia radiation usually",
    5: "associated chemotherapy metabolism radiology",
    6: "immunotherapy osteoporosis radiotherapy",
}
CASES = [(word, count) for count, words in KNOWN.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), CASES)
def test_words_have_the_syllables_that_are_heard(word: str, count: int) -> None:
    assert syllables(word) == count


def test_capitals_and_the_kind_of_apostrophe_do_not_matter() -> None:
    assert syllables("CANCER") == 2
    assert syllables("isn’t") == syllables("isn't") == 2


@given(st.text(max_size=80))
def test_any_word_has_one_at_least_and_no_more_than_letters(word: str) -> None:
    assert 1 <= syllables(word) <= max(1, len(word) + 1)
