"""What is known of a language's words: function words, how often they stand, base forms."""

from __future__ import annotations

import pytest

from mbc_i18n.glossary.general import UNKNOWN, Usage, words

ENGLISH = words("en")


def nowhere(word: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("form", "base"),
    [("diagnosed", "diagnose"), ("spreading", "spread"), ("harder", "hard"), ("came", "came")],
)
def test_a_form_leads_to_the_listed_word(form: str, base: str) -> None:
    assert ENGLISH.base(form) == base
    assert ENGLISH.usage[base].total > 0


@pytest.mark.parametrize("word", ["mastectomy", "provider", "xyzzy"])
def test_a_word_that_is_not_listed_is_its_own_base(word: str) -> None:
    assert ENGLISH.base(word) == word


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("nodes", "node"), ("headaches", "headache"), ("biopsies", "biopsy"), ("women", "woman"),
        ("glasses", "glass"), ("abdomen", "abdomen"), ("diagnosis", "diagnosis"), ("us", "us"),
        ("weakness", "weakness"), ("uterus", "uterus"),
    ],
)  # fmt: skip
def test_the_singular_of_a_noun(plural: str, singular: str) -> None:
    assert ENGLISH.singular(plural, nowhere) == singular


def test_an_attested_singular_decides() -> None:
    assert ENGLISH.singular("metastases", nowhere) == "metastase"
    assert ENGLISH.singular("metastases", {"metastasis"}.__contains__) == "metastasis"


def test_shares_are_of_all_uses() -> None:
    usage = Usage(noun=6, verb=2, adjective=1, adverb=1)
    assert usage.share("verb", "adverb") == 0.3
    assert UNKNOWN.share("noun") == 0


def test_function_words_that_may_stand_inside_a_term_are_function_words() -> None:
    assert "of" in ENGLISH.inside <= ENGLISH.function
    assert "cancer" not in ENGLISH.function


def test_a_language_without_lists_has_none() -> None:
    unknown = words("tlh")
    assert (unknown.function, unknown.usage, unknown.endings) == (frozenset(), {}, ())
    assert unknown.singular("cells", nowhere) == "cells"
