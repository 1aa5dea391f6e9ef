"""Which known text is suggested for a new one, and which never is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import leverage

KNOWN = [
    "Ask your pharmacist before you take any other medicine with this one.",
    "Call your doctor right away if the rash spreads to your face.",
    "Most people feel better after the third week of treatment.",
    "The nurse will show you how to clean the wound at home.",
    "Children under the age of six should not use this spray.",
    "Older age",
    "服用本药期间，请勿饮酒。",
    "手术后的第一周不要提重物。",
]
WORDS = [f"{head}{tail}" for head in ("mor", "lan", "tis", "vek", "pua") for tail in range(200)]


def closest(text: str) -> str | None:
    match = leverage.closest(text, leverage.index(KNOWN))
    return match.text if match else None


@pytest.mark.parametrize(
    ("edited", "known"),
    [
        ("Ask your pharmacist before you take any other tablets with this one.", KNOWN[0]),
        ("Ask your doctor or pharmacist before you take other medicine with this one.", KNOWN[0]),
        ("Call your doctor if the rash spreads to your face.", KNOWN[1]),
        ("Many people feel better after the second week of treatment.", KNOWN[2]),
        ("服用本药期间，请勿吸烟。", KNOWN[6]),
        ("手术后的第一个月不要提重物。", KNOWN[7]),
    ],
)
def test_a_text_with_a_few_words_changed_is_found(edited: str, known: str) -> None:
    assert closest(edited) == known


@pytest.mark.parametrize(
    ("longer", "known"),
    [
        (f"{KNOWN[1]} Do so even at night or at the weekend, whatever else you may have planned.",
         KNOWN[1]),
        ("The nurse will show you how to clean the wound", KNOWN[3]),
    ],
)  # fmt: skip
def test_a_text_that_holds_the_other_is_found(longer: str, known: str) -> None:
    assert closest(longer) == known


@pytest.mark.parametrize(
    "unrelated",
    [
        "Being older than 55",
        "Your surgeon decides which stitches are best for you.",
        "Take the tablets with water.",
        "",
        "…",
        "怀孕的妇女需要更多的铁。",
    ],
)
def test_an_unrelated_text_is_not(unrelated: str) -> None:
    assert closest(unrelated) is None


def test_nothing_is_close_in_an_empty_index() -> None:
    assert leverage.closest(KNOWN[0], leverage.index([])) is None


def test_a_text_that_is_known_is_closest_to_itself() -> None:
    found = leverage.closest(KNOWN[0], leverage.index(KNOWN))
    assert found == leverage.Match(KNOWN[0], 1.0)


def test_of_two_close_texts_the_closer_one_is_taken() -> None:
    known = leverage.index([f"{KNOWN[0]} Do so every time.", KNOWN[0], f"Always {KNOWN[0]}"])
    found = leverage.closest(KNOWN[0].replace("any", "some"), known)
    assert found is not None
    assert found.text == KNOWN[0]


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=30))
def test_what_is_found_is_known_and_like_enough(known: list[str], text: str) -> None:
    found = leverage.closest(text, leverage.index(known))
    if found is not None:
        assert found.text in known
        assert 0 <= found.similarity <= 1
        assert found.similarity >= leverage.THRESHOLD or min(len(text), len(found.text)) >= 25


def edited(words: list[str], changes: int, choice: random.Random) -> list[str]:
    result = list(words)
    for place in choice.sample(range(len(words)), changes):
        result[place] = choice.choice(["", f"{result[place]} added", "changed"])
    return [word for word in result if word]


def test_edits_of_one_to_three_words_are_found_among_thousands() -> None:
    """Sentences of 8 to 20 words from a small vocabulary: every word stands in many of them."""
    choice = random.Random(1)
    texts = [choice.choices(WORDS, k=choice.randint(8, 20)) for _ in range(3000)]
    known = leverage.index(" ".join(words) for words in texts)
    found = 0
    for words in texts[:300]:
        match = leverage.closest(" ".join(edited(words, choice.randint(1, 3), choice)), known)
        found += match is not None and match.text == " ".join(words)
    assert found >= 290


def test_few_new_texts_get_a_suggestion_among_thousands() -> None:
    choice = random.Random(2)
    texts = [" ".join(choice.choices(WORDS, k=choice.randint(8, 20))) for _ in range(3300)]
    known = leverage.index(texts[300:])
    assert sum(leverage.closest(text, known) is not None for text in texts[:300]) <= 3


def test_only_a_few_texts_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes the cost of a query hardly grow with the texts."""
    from rapidfuzz.distance import Indel

    compared: list[str] = []
    measure = Indel.normalized_similarity

    def counted(text: str, other: str) -> float:
        compared.append(other)
        return float(measure(text, other))

    monkeypatch.setattr(Indel, "normalized_similarity", counted)
    known = leverage.index(f"The same words in every sentence, number {n}." for n in range(5000))
    leverage.closest("The same words in every sentence, number none.", known)
    assert 0 < len(compared) <= leverage.CANDIDATES
