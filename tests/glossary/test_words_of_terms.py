"""Which words of a text are a term, without a dictionary: for certain, and near enough."""

from __future__ import annotations

import pytest

from mbc_i18n.glossary.layers import CERTAIN
from mbc_i18n.glossary.recognition import prepare
from mbc_i18n.model import Term


def term(text: str, *forms: str) -> Term:
    return Term("concept", text, "xx", forms=forms)


def found(text: str, terms: list[Term], locale: str) -> list[str]:
    hits = prepare(terms, locale).find(text)
    return [text[slice(*hit.span)] for hit in hits if hit.layer in CERTAIN]


def holds(text: str, terms: list[Term], locale: str) -> bool:
    return prepare(terms, locale).holds(text, terms) is not None


class TestListed:
    @pytest.mark.parametrize(
        ("locale", "text", "words", "expected"),
        [
            ("es", "Una erupción y dos erupciones.", "erupción|erupciones",
             ["erupción", "erupciones"]),
            ("es", "ERUPCIÓN", "erupción", ["ERUPCIÓN"]),
            ("es", "Una interrupción, erupciónes.", "erupción", []),
            ("es", "erupcio\u0301n", "erupción", ["erupcio\u0301n"]),
            ("fr", "l’éruption, d'éruption", "éruption", ["éruption", "éruption"]),
            ("fr", "d’une éruption", "d'une éruption", ["d’une éruption"]),
            ("fr", "cancer\u00a0du\nsein", "cancer du sein", ["cancer\u00a0du\nsein"]),
            ("de", "ein Haut\u00adausschlag", "Hautausschlag", ["Haut\u00adausschlag"]),
            ("de", "Ausschläge", "Ausschlag", []),
            ("ru", "ещё лёгкая сыпь", "легкая сыпь", ["лёгкая сыпь"]),
            ("tr", "AĞRI ve IŞIK", "ağrı|ışık", ["AĞRI", "IŞIK"]),
            ("zh_Hans", "皮疹和大片皮疹", "皮疹", ["皮疹", "皮疹"]),
            ("zh_Hans", "做 X 光检查", "X光检查", ["X 光检查"]),
            ("ja", "湿疹がある", "湿疹", ["湿疹"]),
            ("hi", "दर्दी और दर्द", "दर्द", ["दर्द"]),
        ],
    )  # fmt: skip
    def test_a_term_or_a_listed_form_stands_as_a_word(
        self, locale: str, text: str, words: str, expected: list[str]
    ) -> None:
        assert found(text, [term(*words.split("|"))], locale) == expected

    @pytest.mark.parametrize(
        "attached", ["طفح", "الطفح", "والطفح", "بالطفح", "للطفح", "وطفح", "فطفح", "ولطفح", "كطفح"]
    )
    def test_arabic_writes_small_words_at_the_head_of_the_next(self, attached: str) -> None:
        assert found(f"هذا {attached} جلدي", [term("طفح")], "ar") == [attached]

    def test_arabic_without_vowel_marks_and_with_any_alef(self) -> None:
        assert found("أَلَمٌ شديد", [term("الم شديد")], "ar") == ["أَلَمٌ شديد"]

    def test_another_word_that_ends_alike_is_none(self) -> None:
        assert found("مسطفح", [term("طفح")], "ar") == []


class TestHolds:
    @pytest.mark.parametrize(
        ("locale", "text", "words"),
        [
            ("es", "Necesita otras biopsias.", "biopsia"),
            ("fr", "des tumeurs cancéreuses", "tumeur cancéreuse"),
            ("fr", "à cause d’immunothérapies", "immunothérapie"),
            ("de", "bei Leberbiopsien", "Biopsie"),
            ("de", "eine gezielte und schonende Therapie", "gezielte Therapie"),
            ("ru", "после лучевой терапии", "лучевая терапия"),
            ("ru", "с метастазами", "метастаз"),
            ("ar", "للخزعات", "خزعات"),
            ("de", "beim Hautarzt", "Arzt"),
            ("de", "bei Brustkrebs", "Krebs"),
            ("de", "Nach langer Zeit wurde eine gezielte Therapie begonnen.", "gezielte Therapie"),
        ],
    )
    def test_an_inflection_is_near_enough(self, locale: str, text: str, words: str) -> None:
        assert holds(text, [term(words)], locale)

    @pytest.mark.parametrize(
        ("locale", "text", "words"),
        [
            ("es", "Necesita una autopsia.", "biopsia"),
            ("es", "Necesita una prueba.", "biopsia"),
            ("es", "un cáncer que está en la mama", "mama cáncer"),
            ("de", "das Biotop", "Biopsie"),
            ("ru", "после операции", "лучевая терапия"),
            ("es", "", "biopsia"),
            ("zh_Hans", "活体", "活检"),
            ("de", "eine gezielte und sehr schonende Therapie", "gezielte Therapie"),
            ("de", "Therapie, gezielt", "gezielte Therapie"),
            ("de", "metabolisch", "Metastase"),
            ("es", "en la sala", "sal"),
            ("es", "un cáncer", "cancelar"),
        ],
    )
    def test_another_word_is_not(self, locale: str, text: str, words: str) -> None:
        assert not holds(text, [term(words)], locale)

    def test_one_of_several_terms_is_enough(self) -> None:
        terms = [term("erupción"), term("sarpullido")]
        assert holds("Tiene un sarpullido.", terms, "es")
        assert not holds("Tiene fiebre.", terms, "es")
        assert not holds("Tiene fiebre.", [], "es")
