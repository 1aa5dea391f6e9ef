"""Letters and digits of two scripts."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Message
from tests.checks.messages import findings


def mixed(locale: str, target: str, source: str = "x") -> list[tuple[str, str]]:
    found = findings(Message(source, target), locale, "mixed-script")
    return [(finding.severity, target[a:b]) for finding in found for a, b in finding.target_spans]


@pytest.mark.parametrize(
    ("locale", "target", "word"),
    [
        ("ru", "Лечениe рака", "Лечениe"),
        ("ru", "Cтадия 4", "Cтадия"),
        ("uk", "Лiкування", "Лiкування"),
        ("es", "el cánсer avanza", "cánсer"),
        ("el", "Kαρκίνος", "Kαρκίνος"),
        ("en", "a Νew drug", "Νew"),
    ],
)
def test_a_lookalike_in_a_word_is_a_warning(locale: str, target: str, word: str) -> None:
    assert mixed(locale, target) == [("warning", word)]


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("ru", "HER2-положительный, ПЭТ-КТ, IT-отдел, COVIDом, β-блокатор, C50.9, В12"),
        ("el", "TNFα, IL-1β, NFκB, µg και μg, β-blocker, DNA"),
        ("es", "TGFβ, γδ, µg, Ω"),
        ("sr", "PD-L1-инхибитор"),
        ("de", "α-Strahler und γ-GT"),
        ("zh_Hans", "TNFα和HER2"),
    ],
)
def test_names_units_and_endings_are_right(locale: str, target: str) -> None:
    assert mixed(locale, target) == []


def test_a_word_of_the_source_is_the_source_s() -> None:
    assert mixed("ru", "Слово Pак", "The word Pак") == []


@pytest.mark.parametrize(
    ("locale", "target", "severity"),
    [
        ("fa", "پزشك", "info"),
        ("fa", "كلیک", "warning"),
        ("ur", "علي", "info"),
        ("ar", "کبد", "info"),
        ("fa", "۴ و ٥", "warning"),
        ("fa", "٤ و ٥", "info"),
        ("ar", "۴ أو ٥", "warning"),
    ],
)
def test_arabic_and_persian_letters_and_digits(locale: str, target: str, severity: str) -> None:
    assert {found for found, _ in mixed(locale, target)} == {severity}


@pytest.mark.parametrize(
    ("locale", "target"),
    [("fa", "۴ پزشک، HER2 و 4"), ("ar", "٤ أطباء، HER2 و 4"), ("ar", "على المستشفى"), ("ckb", "٤")],
)
def test_own_letters_with_latin_names_and_digits(locale: str, target: str) -> None:
    assert mixed(locale, target) == []
