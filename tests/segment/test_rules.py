"""A user's own abbreviations."""

from __future__ import annotations

import pytest

from mbc_i18n import segment
from mbc_i18n.errors import SettingsError


def cut(text: str, own: str, locale: str = "en") -> list[str]:
    rules = segment.own_rules(own)
    return [text[start:end] for start, end in segment.spans(text, locale, rules=rules)]


def test_a_word_without_a_class_never_ends_a_sentence() -> None:
    assert len(cut("Give Fol. Acid now.", "")) == 2
    assert cut("Give Fol. Acid now.", "Fol.") == ["Give Fol. Acid now."]


@pytest.mark.parametrize(
    ("own", "text", "sentences"),
    [
        ("Nurse title", "Ask Nurse. Osei.", 1),
        ("lot numeric", "It is lot. 5 of it.", 1),
        ("lot numeric", "It is a lot. Nobody knows.", 2),
        ("susp may-end", "Take the susp. Amoxil.", 1),
        ("susp may-end", "Take the susp. Then rest.", 2),
        ("puff unit", "Take 2 puff. 3 times.", 1),
        ("puff unit", "Take 2 puff. Rest.", 2),
        ("n.m\ttime", "Come at 5 n.m. Tuesday.", 1),
        ("k.A inline", "Das ist k. A. Der Rest fehlt.", 1),
    ],
)
def test_each_class_can_be_given(own: str, text: str, sentences: int) -> None:
    assert len(cut(text, own)) == sentences


def test_an_abbreviation_of_ours_can_be_taken_out() -> None:
    assert len(cut("It happened in Mt. Then rest.", "mt word")) == 2
    assert len(cut("The rate is approx. Trees grow.", "")) == 1
    assert len(cut("The rate is approx. Trees grow.", "approx. word")) == 2


def test_comments_and_blank_lines_say_nothing() -> None:
    assert segment.own_rules("# ours\n\n  # more\nFol.\n").abbreviations == {"Fol": "inline"}


def test_own_rules_are_told_from_one_another() -> None:
    text = "Give Fol. Acid now."
    assert (len(cut(text, "Fol")), len(cut(text, "Vit")), len(cut(text, "Fol"))) == (1, 2, 1)


def test_explain_takes_them_too() -> None:
    rules = segment.own_rules("Fol")
    (candidate,) = segment.explain("Give Fol. Acid", rules=rules)
    assert not candidate.boundary


@pytest.mark.parametrize("line", ["Fol never", "Fol title now"])
def test_an_unknown_class_is_refused_with_its_place(line: str) -> None:
    with pytest.raises(SettingsError) as caught:
        segment.own_rules(f"# ours\n{line}", "abbreviations.txt")
    assert str(caught.value).startswith("abbreviations.txt:2: ")
    assert "inline" in str(caught.value)
