"""Reading grades by the formulas as they were published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.source.reading import Grade, grade
from tests.checks.source.articles import findings

EASY = "Rest well. Drink water. Call us if you feel ill. We can help you."
HARD = (
    "Metastatic dissemination necessitates multidisciplinary interventions immediately. "
    "Immunohistochemical characterization facilitates individualized therapy. "
    "Radiological investigations corroborate histopathological interpretation. "
    "Psychosocial rehabilitation encompasses occupational opportunities."
)


def test_flesch_kincaid_is_the_published_formula() -> None:
    assert Grade(100, 150, 10, 5).flesch_kincaid == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)


def test_smog_is_the_published_formula() -> None:
    assert Grade(600, 900, 100, 30).smog == pytest.approx(1.0430 * 10 + 3.1291)


def test_no_text_has_no_grade() -> None:
    assert grade([]).flesch_kincaid == grade([]).smog == 0.0


def test_words_syllables_and_sentences_are_counted() -> None:
    assert grade(["The biopsy was safe.", "Call 6 doctors."]) == Grade(6, 9, 1, 2)


@given(st.lists(st.sampled_from(["Rest well.", "Call the doctor today.", "A biopsy is safe."])))
def test_harder_words_never_make_a_text_easier(texts: list[str]) -> None:
    harder = [text.replace("Rest", "Recuperate") for text in texts]
    assert grade(harder).flesch_kincaid >= grade(texts).flesch_kincaid
    assert grade(harder).smog >= grade(texts).smog


def test_an_easy_article_is_not_told() -> None:
    assert findings(EASY, "reading-grade") == []


def test_a_hard_article_is_told_with_its_grade() -> None:
    (whole, section) = findings(HARD, "reading-grade")
    assert whole.severity == "info"
    assert whole.message.startswith("reads at grade ")
    assert "aim at grade 8" in whole.message
    assert section.message.startswith("this section reads at grade ")


def test_at_most_three_sections_are_told_where_they_begin() -> None:
    text = f"# Care ¶ {EASY}" + "".join(f" ¶ ## Part {part} ¶ {HARD}" for part in range(5))
    sections = [each for each in findings(text, "reading-grade") if "section" in each.message]
    assert len(sections) == 3
    assert all(each.source.startswith("Part") for each in sections)


def test_smog_needs_thirty_sentences() -> None:
    assert "SMOG" not in findings(HARD, "reading-grade")[0].message
    assert "SMOG" in findings(" ¶ ".join([HARD] * 8), "reading-grade")[0].message


def test_fragments_are_no_sentences() -> None:
    assert findings(HARD.replace(".", ""), "reading-grade") == []
