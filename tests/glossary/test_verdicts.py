"""What is said of a concept in a message: one verdict for one cause."""

from __future__ import annotations

import pytest

from mbc_i18n.glossary import Glossary, matcher
from mbc_i18n.glossary.verdicts import Verdict, verdicts
from mbc_i18n.model import Concept, Term
from tests.checks.messages import glossary

BIOPSY = "biopsy=biopsia+toma de muestra/autopsia/punción"


def judged(source: str, target: str, known: Glossary | str, locale: str = "es") -> list[Verdict]:
    table = glossary(known, locale) if isinstance(known, str) else known
    return list(verdicts(source, target, table, locale, matcher(table.concepts)))


def kinds(source: str, target: str, known: Glossary | str, locale: str = "es") -> list[str]:
    return [verdict.kind for verdict in judged(source, target, known, locale)]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Una biopsia.", []),
        ("Una toma de muestra.", []),
        ("Las biopsias.", ["weak"]),
        ("Una prueba.", ["missing"]),
        ("Una biopsy.", ["untranslated"]),
        ("Unas biopsies.", ["untranslated"]),
        ("Una biopsia (biopsy).", []),
        ("Una autopsia.", ["forbidden"]),
        ("Una punción.", ["deprecated"]),
        ("Una biopsia, no una autopsia.", ["forbidden"]),
        ("Una autopsia o punción.", ["forbidden", "deprecated"]),
    ],
)
def test_one_cause_gives_one_verdict(target: str, expected: list[str]) -> None:
    assert kinds("A biopsy.", target, BIOPSY) == expected


def test_what_is_to_be_avoided_is_told_where_the_concept_is_not_meant() -> None:
    (verdict,) = judged("A test.", "Una autopsia.", BIOPSY)
    assert (verdict.kind, verdict.source, verdict.target) == ("forbidden", None, (4, 12))


def test_both_spans_and_the_preferred_term_are_given() -> None:
    (verdict,) = judged("You need a biopsy.", "Hace falta una autopsia.", BIOPSY)
    assert (verdict.source, verdict.target) == ((11, 17), (15, 23))
    assert verdict.wanted is not None
    assert verdict.wanted.text == "biopsia"


def test_a_concept_that_stands_twice_has_one_verdict() -> None:
    assert kinds("A biopsy is a biopsy.", "Una prueba.", BIOPSY) == ["missing"]


def test_fewer_terms_than_occurrences_are_counted() -> None:
    (verdict,) = judged("A biopsy is a biopsy.", "Una biopsia es eso.", BIOPSY)
    assert (verdict.kind, verdict.counts) == ("count", (2, 1))


class TestHyphens:
    @pytest.mark.parametrize(
        "source", ["A counter-biopsy.", "biopsy-free", "out-of-biopsy tests", "pre\u2011biopsy"]
    )
    def test_a_word_tied_to_another_asks_for_nothing(self, source: str) -> None:
        assert kinds(source, "Otra cosa.", BIOPSY) == []

    def test_a_dash_between_spaces_ties_nothing(self) -> None:
        assert kinds("The test - biopsy - is done.", "Hecho.", BIOPSY) == ["missing"]

    def test_acronyms_and_names_stay_what_they_are(self) -> None:
        assert kinds("HER2-positive", "positivo", "HER2!") == ["changed"]


class TestNames:
    def test_stay_as_they_are(self) -> None:
        assert kinds("Ask HER2.", "Pregunte a HER2.", "HER2!") == []
        assert kinds("Ask HER2.", "Pregunte.", "HER2!") == ["changed"]

    def test_in_other_capitals_are_a_matter_of_capitals(self) -> None:
        (verdict,) = judged("Ask HER2.", "Pregunte a Her2.", "HER2!")
        assert (verdict.kind, verdict.target) == ("case", (11, 15))

    def test_in_the_spelling_of_a_locale_are_right(self) -> None:
        assert kinds("Ask HER2.", "اسأل هير٢", "HER2!=هير٢", "ar") == []


class TestCapitals:
    KNOWN = Glossary(
        (Concept("who", "WHO", case="acronym", match="exact"),),
        {"es": {"who": (Term("who", "OMS", "es"),)}},
    )

    def test_of_an_acronym_belong_to_it(self) -> None:
        assert kinds("The WHO says so.", "Lo dice la OMS.", self.KNOWN) == []
        assert kinds("The WHO says so.", "Lo dice la oms.", self.KNOWN) == ["case"]

    def test_of_the_source_tell_an_acronym_from_a_word(self) -> None:
        assert kinds("Those who say so.", "Quienes lo dicen.", self.KNOWN) == []

    def test_of_a_plain_term_are_free(self) -> None:
        assert kinds("A biopsy.", "BIOPSIA", BIOPSY) == []


def test_a_word_with_two_meanings_is_right_with_the_term_of_either() -> None:
    concepts = (Concept("cold", "cold"), Concept("chill", "cold"))
    terms = {"cold": (Term("cold", "resfriado", "es"),), "chill": (Term("chill", "frío", "es"),)}
    known = Glossary(concepts, {"es": terms})
    assert kinds("A cold.", "Un resfriado.", known) == []
    assert kinds("A cold.", "Un frío.", known) == []
    assert kinds("A cold.", "Una fiebre.", known) == ["missing"]


def test_a_word_forbidden_for_one_concept_is_right_for_the_other_that_is_meant() -> None:
    known = "rash=erupción/sarpullido;hives=sarpullido"
    assert kinds("Hives.", "Un sarpullido.", known) == []
    assert kinds("A rash.", "Un sarpullido.", known) == ["forbidden"]
    assert kinds("A rash and hives.", "Una erupción y un sarpullido.", known) == []
    assert kinds("A rash and hives.", "Un sarpullido.", known) == ["missing"]


def test_a_near_word_is_pointed_at() -> None:
    (verdict,) = judged("A biopsy.", "Una bopsia.", BIOPSY)
    assert (verdict.kind, verdict.target) == ("missing", (4, 10))


def test_a_concept_without_terms_is_not_judged() -> None:
    assert kinds("A biopsy.", "Una prueba.", "biopsy") == []
    assert kinds("A biopsy.", "Una prueba.", "biopsy=/autopsia") == []
