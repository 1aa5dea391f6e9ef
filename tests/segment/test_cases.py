"""Texts of ours in many languages, and medical English, with their boundaries marked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_i18n import segment

HERE = Path(__file__).parent


def cases(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def check(marked: str, locale: str) -> None:
    text = marked.replace("|", "")
    cut = [text[start:end] for start, end in segment.spans(text, locale)]
    assert cut == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", cases("medical.en.txt"))
def test_medical_english(marked: str) -> None:
    check(marked, "en")


@pytest.mark.parametrize("case", cases("languages.txt"))
def test_other_languages(case: str) -> None:
    locale, _, marked = case.partition("\t")
    check(marked, locale)


def test_there_are_enough_cases() -> None:
    assert len(cases("medical.en.txt")) >= 200
    assert len({case.partition("\t")[0] for case in cases("languages.txt")}) >= 30


@pytest.mark.parametrize(
    ("locale", "text", "sentences"),
    [
        ("hi", "दर्द है | दवा लें | ठीक", ["दर्द है |", "दवा लें |", "ठीक"]),
        ("en", "Yes | No", ["Yes | No"]),
        ("hy", "Ցավ կա: Ասեք բժշկին:", ["Ցավ կա:", "Ասեք բժշկին:"]),
        ("am", "ህመም አለ:: ይንገሩ: አሁን", ["ህመም አለ::", "ይንገሩ: አሁን"]),
        ("en", "Symptoms: Cough:: Fever", ["Symptoms: Cough:: Fever"]),
    ],
)
def test_stops_typed_with_another_character(locale: str, text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in segment.spans(text, locale)] == sentences


def test_a_writer_who_uses_no_capitals_is_cut_too() -> None:
    check("it hurts.| what can i do?| no idea, e.g. the pain.| please help", "en")
    check("It hurts.| i need help.| It hurts. a lot", "en")
