"""Doubled words."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Message
from tests.checks.messages import findings


def doubled(locale: str, target: str, source: str = "x") -> list[str]:
    found = findings(Message(source, target), locale, "doubled-words")
    return [target[a:b] for finding in found for a, b in finding.target_spans]


@pytest.mark.parametrize(
    ("locale", "target", "found"),
    [
        ("es", "Beba agua agua.", "agua agua"),
        ("es", "La la sala", "La la"),
        ("fr", "Buvez de de l’eau", "de de"),
        ("de", "Der Krebs Krebs wächst", "Krebs Krebs"),
        ("ru", "Пейте воду воду", "воду воду"),
        ("pl", "na na przykład", "na na"),
        ("ar", "اشرب الماء الماء", "الماء الماء"),
    ],
)
def test_a_word_twice_in_a_row(locale: str, target: str, found: str) -> None:
    assert doubled(locale, target) == [found]


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("fr", "Vous vous reposez, nous nous lavons"),
        ("de", "Alle, die die Behandlung kennen, und was wird, wird gut"),
        ("pt_BR", "Se se sentir mal"),
        ("id", "pelan pelan, kadang kadang"),
        ("hi", "धीरे धीरे चलें"),
        ("bn", "ধীরে ধীরে"),
        ("tr", "yavaş yavaş yürüyün"),
        ("vi", "luôn luôn uống nước"),
        ("sw", "polepole polepole"),
        ("ar", "قناة بي بي سي"),
        ("es", "10 10 mg"),
        ("es", "Dee Dee Myers"),
        ("es", "agua, agua"),
        ("es", "agua agua-viva"),
    ],
)
def test_what_may_stand_twice(locale: str, target: str) -> None:
    assert doubled(locale, target) == []


def test_tags_are_looked_through() -> None:
    target = "Beba <em>agua</em> agua."
    assert doubled("es", target, "Drink <em>water</em>.") == ["agua</em> agua"]


def test_a_source_that_doubles_a_word_excuses_it() -> None:
    assert doubled("es", "Muchas muchas gracias", "Thank you very very much") == []
