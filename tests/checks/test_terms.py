"""The glossary, enforced."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_i18n import glossary as glossaries
from mbc_i18n.glossary import Glossary
from mbc_i18n.model import Concept, Finding, Message, Term
from tests.checks.messages import findings, glossary

SHIPPED = glossaries.load(Path(__file__).parents[2] / "glossary")
BIOPSY = "biopsy=biopsia/autopsia"


def check(name: str, source: str, target: str, cell: str, locale: str = "es") -> list[Finding]:
    return findings(Message(source, target), locale, name, glossary(cell, locale))


class TestMissing:
    def test_names_the_concept_the_term_and_how_far_it_is_vouched_for(self) -> None:
        (finding,) = check("term-missing", "You need biopsies.", "Necesita pruebas.", BIOPSY)
        assert finding.message == "“biopsy” should be “biopsia” (proposed)"
        assert (finding.severity, finding.suggestion, finding.concept) == (
            "error", "biopsia", "biopsy",
        )  # fmt: skip
        assert [finding.source[a:b] for a, b in finding.source_spans] == ["biopsies"]

    def test_a_concept_that_stands_twice_is_told_once(self) -> None:
        assert len(check("term-missing", "A biopsy is a biopsy.", "Una prueba.", BIOPSY)) == 1

    def test_a_tag_inside_a_term_changes_nothing(self) -> None:
        cell = "blood test=análisis de sangre"
        source, target = "A <em>blood</em> test", "Un análisis de <em>sangre</em>"
        assert check("term-missing", source, target, cell) == []
        assert len(check("term-missing", source, "Un <em>examen</em>", cell)) == 1

    def test_an_admitted_term_and_any_listed_form_will_do(self) -> None:
        terms = (
            Term("rash", "erupción", "es"),
            Term("rash", "sarpullido", "es", "admitted", ("ronchas",)),
            Term("rash", "sarna", "es", "deprecated"),
        )
        known = Glossary((Concept("rash", "rash"),), {"es": {"rash": terms}})
        for target in ("Una erupción.", "Un sarpullido.", "Unas ronchas."):
            assert findings(Message("A rash.", target), "es", "term-missing", known) == []
        assert findings(Message("A rash.", "La sarna."), "es", "term-missing", known) == []
        assert len(findings(Message("A rash.", "Fiebre."), "es", "term-missing", known)) == 1

    def test_the_preferred_one_is_suggested_wherever_it_stands_in_the_table(self) -> None:
        terms = (Term("rash", "sarpullido", "es", "admitted"), Term("rash", "erupción", "es"))
        known = Glossary((Concept("rash", "rash"),), {"es": {"rash": terms}})
        (finding,) = findings(Message("A rash.", "La sarna."), "es", "term-missing", known)
        assert finding.suggestion == "erupción"

    def test_a_concept_without_terms_asks_for_nothing(self) -> None:
        assert check("term-missing", "A biopsy.", "Una prueba.", "biopsy") == []
        assert check("term-missing", "A biopsy.", "Una prueba.", "biopsy=/autopsia") == []


class TestForbidden:
    def test_is_an_error_where_its_concept_is_meant(self) -> None:
        (finding,) = check("term-forbidden", "A biopsy.", "Una <b>autopsia</b>.", BIOPSY)
        assert finding.message == (
            "“autopsia” is forbidden for biopsy (proposed); write “biopsia” (proposed)"
        )
        assert (finding.severity, finding.suggestion) == ("error", "biopsia")
        assert [finding.target[a:b] for a, b in finding.target_spans] == ["autopsia"]

    def test_is_a_warning_elsewhere(self) -> None:
        (finding,) = check("term-forbidden", "An autopsy.", "Una autopsia.", BIOPSY)
        assert finding.severity == "warning"

    def test_an_outdated_one_is_a_warning_and_the_note_says_why(self) -> None:
        terms = (Term("rash", "sarna", "es", "deprecated", note="that is scabies"),)
        known = Glossary((Concept("rash", "rash"),), {"es": {"rash": terms}})
        (finding,) = findings(Message("A rash.", "La sarna."), "es", "term-deprecated", known)
        assert finding.severity == "warning"
        assert finding.message == "“sarna” is outdated for rash (proposed): that is scabies"

    def test_part_of_a_longer_accepted_term_is_no_finding(self) -> None:
        cell = "pain=dolor/molestia;chest pain=molestia torácica"
        assert check("term-forbidden", "Chest pain.", "Molestia torácica.", cell) == []
        found = check("term-forbidden", "Pain in the chest", "Molestia y molestia torácica", cell)
        assert [finding.target_spans for finding in found] == [((0, 8),)]

    def test_the_longest_one_at_a_place_is_told(self) -> None:
        cell = "rash=erupción/roncha;hives=urticaria/roncha grande"
        (finding,) = check("term-forbidden", "Hives", "Una roncha grande", cell)
        assert finding.concept == "hives"

    def test_one_that_stands_twice_is_told_once(self) -> None:
        (finding,) = check("term-forbidden", "A biopsy.", "Autopsia, autopsia.", BIOPSY)
        assert finding.target_spans == ((0, 8),)

    def test_two_that_only_touch_are_both_told(self) -> None:
        cell = "rash=erupción/roncha mala;hives=urticaria/mala cosa"
        found = check("term-forbidden", "Rash, hives", "Una roncha mala cosa", cell)
        assert {finding.concept for finding in found} == {"rash", "hives"}

    @pytest.mark.parametrize(
        "target", ["Una biopsia.", "Una necroautopsia.", "Las autopsias.", "Una biopsía."]
    )
    def test_another_word_is_no_finding(self, target: str) -> None:
        assert check("term-forbidden", "A biopsy.", target, BIOPSY) == []

    def test_a_locale_that_others_stand_in_for_is_checked_too(self) -> None:
        known = glossary(BIOPSY, "es")
        found = findings(Message("A biopsy.", "Una autopsia."), "es_MX", "term-forbidden", known)
        assert len(found) == 1


class TestDntChanged:
    def test_the_name_stands_as_it_is(self) -> None:
        (finding,) = check("dnt-changed", "Ask MedlinePlus.", "Pregunte.", "MedlinePlus!")
        assert finding.message == "“MedlinePlus” stays as it is"
        assert finding.severity == "error"

    @pytest.mark.parametrize(
        ("locale", "target"),
        [
            ("es", "Según <a>MedlinePlus</a>."),
            ("es", "Según Medline Plus."),
            ("ru", "По данным MedlinePlus:"),
            ("zh_Hans", "根据MedlinePlus的资料"),
            ("ar", "بحسب ميدلاين بلس"),
        ],
    )
    def test_or_in_a_way_that_the_locale_accepts(self, locale: str, target: str) -> None:
        terms = {"ar": {"m": (Term("m", "ميدلاين بلس", "ar"),)}}
        concept = Concept("m", "MedlinePlus", ("Medline Plus",), case="yes", translate=False)
        known = Glossary((concept,), terms)
        assert (
            findings(Message("Ask <a>MedlinePlus</a>.", target), locale, "dnt-changed", known) == []
        )

    def test_another_spelling_is_a_change(self) -> None:
        assert len(check("dnt-changed", "Ask MedlinePlus.", "Medline-Plus", "MedlinePlus!")) == 1

    def test_other_capitals_are_one_of_capitals_alone(self) -> None:
        source, target = "Ask MedlinePlus.", "Pregunte a Medlineplus."
        assert check("dnt-changed", source, target, "MedlinePlus!") == []
        (finding,) = check("term-case", source, target, "MedlinePlus!")
        assert finding.message == "is written “MedlinePlus”"
        assert (finding.severity, finding.target[11:22]) == ("warning", "Medlineplus")


CORRECT = [
    ("es", "A biopsy found metastases in two lymph nodes.",
     "Una biopsia detectó metástasis en dos ganglios linfáticos."),
    ("es", "Immunotherapy has fewer side effects.",
     "La inmunoterapia tiene menos efectos secundarios."),
    ("fr", "The risk factors include obesity.", "L’obésité fait partie des facteurs de risque."),
    ("fr", "Your mammogram shows dense breast tissue.",
     "Votre mammographie montre un tissu mammaire dense."),
    ("de", "Chemotherapy can cause nausea.", "Eine Chemotherapie kann Übelkeit auslösen."),
    ("de", "Metastases in the lymph nodes", "Metastasen in den Lymphknoten"),
    ("ru", "Before surgery you need blood tests.", "Перед операцией нужно сдать анализы крови."),
    ("ru", "Palliative care improves quality of life.",
     "Паллиативная помощь улучшает качество жизни."),
    ("ar", "The biopsy confirmed the diagnosis.", "أكدت الخزعة التشخيص."),
    ("zh_Hans", "Chemotherapy can cause nausea.", "化疗可能引起恶心。"),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "source", "target"), CORRECT)
def test_correct_translations_pass_the_shipped_glossary(
    locale: str, source: str, target: str
) -> None:
    found = findings(Message(source, target), locale, glossary=SHIPPED)
    assert [finding.message for finding in found] == []
