"""Names of substances: the language's form, and never another substance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks import drugs
from mbc_i18n.model import Finding, Message
from tests.checks.messages import findings, glossary

ROWS = sorted({each.name: each for each in drugs.substances().values()}.items())
LANGUAGES = ("es", "fr", "de", "it", "pt", "ru", "ar", "zh", "ja", "ko", "hi")
ARABIC_ARTICLE = "ال"


def drug(source: str, target: str, locale: str) -> list[Finding]:
    return findings(Message(source, target), locale, "drug-name")


class TestTable:
    def test_is_large(self) -> None:
        assert len(ROWS) >= 150

    @pytest.mark.parametrize("language", LANGUAGES[:-1])
    def test_most_languages_have_most_names(self, language: str) -> None:
        assert sum(language in each.names for _, each in ROWS) > 150

    def test_no_name_is_that_of_two_substances(self) -> None:
        for language in LANGUAGES:
            seen: dict[str, str] = {}
            for name, each in ROWS:
                for written in each.names.get(language, ()):
                    assert seen.setdefault(written.casefold(), name) == name

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_name_of_the_table_is_accepted(self, language: str) -> None:
        for _, each in ROWS:
            for written in each.names.get(language, ()):
                for word in each.words:
                    source = f"Take {word} daily."
                    assert drug(source, f"x {written} x", language) == [], written

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_name_of_the_table_is_taken_for_another_one(self, language: str) -> None:
        """Each substance's name under another's source is an error, or that other's own name."""
        named = [each for _, each in ROWS if language in each.names]
        for each, other in zip(named, named[1:], strict=False):
            (found,) = drug(f"Take {each.words[0]}.", f"x {other.names[language][0]} x", language)
            assert found.severity == "error"
            assert found.message.endswith(f"in {_english(language)}")


def _english(language: str) -> str:
    from mbc_i18n import locales

    return locales.english_name(language)


class TestMissing:
    def test_names_the_form_of_the_language(self) -> None:
        (found,) = drug("Take tamoxifen daily.", "Принимайте лекарство.", "ru")
        assert found.message == "tamoxifen is missing; тамоксифен in Russian"
        assert (found.severity, found.suggestion) == ("warning", "тамоксифен")
        assert [found.source[a:b] for a, b in found.source_spans] == ["tamoxifen"]

    @pytest.mark.parametrize(
        ("locale", "target"),
        [
            ("ru", "Лечение тамоксифеном."),
            ("ru", "Лечение tamoxifen."),
            ("es_MX", "Tratamiento con TAMOXIFENO."),
            ("de", "Die Tamoxifentherapie hilft."),
            ("de", "Eine Anti-Tamoxifen-Therapie."),
            ("fr", "Le tamoxifene (sans accent)."),
            ("ar", "العلاج بالتاموكسيفين."),
            ("zh_Hans", "他莫昔芬治疗。"),
            ("pl", "Leczenie tamoksyfenem."),
            ("tr", "Tamoksifen tedavisi."),
            ("fi", "Tamoksifeenihoito."),
            ("uk", "Лікування тамоксифеном."),
            ("el", "Θεραπεία με ταμοξιφένη."),
            ("he", "טיפול בטמוקסיפן."),
            ("fa", "درمان با تاموکسیفن."),
            ("bn", "ট্যামোক্সিফেন দিয়ে চিকিৎসা।"),
        ],
    )
    def test_any_form_of_it_will_do(self, locale: str, target: str) -> None:
        assert drug("Treatment with tamoxifen.", target, locale) == []

    @pytest.mark.parametrize(
        ("locale", "source", "target"),
        [
            ("fa", "hydroxychloroquine", "هیدروکسی کلروکین"),
            ("uk", "hydroxychloroquine", "гідроксихлорохіном"),
            ("fi", "cisplatin", "sisplatiinia"),
            ("el", "cyclophosphamide", "κυκλοφωσφαμίδη"),
            ("he", "doxorubicin", "דוקסורוביצין"),
            ("ta", "metformin", "மெட்ஃபார்மின்"),
            ("sv", "aspirin", "acetylsalicylsyra"),
            ("pl", "epinephrine", "adrenaliny"),
        ],
    )
    def test_a_name_in_other_letters_is_known_by_its_sound(
        self, locale: str, source: str, target: str
    ) -> None:
        assert drug(f"Take {source}.", f"x {target} x", locale) == []

    @pytest.mark.parametrize("locale", ["pl", "uk", "el", "tr"])
    def test_a_language_without_names_is_judged_by_sound(self, locale: str) -> None:
        (found,) = drug("Treatment with tamoxifen.", "Lek, лікування, θεραπεία.", locale)
        assert found.message == "tamoxifen is missing"

    @pytest.mark.parametrize(("locale", "target"), [("th", "รักษา"), ("zh_Hant", "治療")])
    def test_a_script_that_cannot_be_read_is_not_accused(self, locale: str, target: str) -> None:
        assert drug("Treatment with tamoxifen.", target, locale) == []

    def test_other_english_names_are_the_same_substance(self) -> None:
        assert drug("Take acetaminophen.", "Tome paracetamol.", "es") == []
        assert drug("Take aspirin.", "Tome ácido acetilsalicílico.", "es") == []
        assert drug("Take zoledronic acid.", "Примите золедроновую кислоту.", "ru") == []

    def test_is_told_once_a_message(self) -> None:
        assert len(drug("Aspirin is acetylsalicylic acid; aspirin helps.", "Ayuda.", "es")) == 1

    def test_words_are_whole(self) -> None:
        assert drug("Insulinlike, insulin-like, pro-morphine words", "Palabras", "es") == []

    def test_what_the_glossary_has_is_left_to_it(self) -> None:
        message = Message("Take tamoxifen.", "Tome algo.")
        assert findings(message, "es", "drug-name", glossary("tamoxifen=tamoxifeno", "es")) == []

    def test_another_source_language_is_passed_over(self) -> None:
        assert drug("Take tamoxifen.", "Take something.", "en_GB") == []


class TestWrong:
    @pytest.mark.parametrize(
        ("locale", "source", "target", "wrong"),
        [
            ("es", "prednisone", "prednisolona", "prednisolone"),
            ("ru", "vincristine", "винбластин", "vinblastine"),
            ("zh_Hans", "ifosfamide", "环磷酰胺", "cyclophosphamide"),
            ("zh_Hans", "paclitaxel", "多西他赛", "docetaxel"),
            ("ar", "morphine", "والكوديين", "codeine"),
            ("pl", "hydroxychloroquine", "chloroquine", "chloroquine"),
            ("ja", "docetaxel", "パクリタキセル", "paclitaxel"),
        ],
    )
    def test_another_substance_is_an_error(
        self, locale: str, source: str, target: str, wrong: str
    ) -> None:
        (found,) = drug(f"Take {source}.", f"x {target} x", locale)
        assert found.severity == "error"
        assert found.message.startswith(f"the source says {source}, the translation {wrong}")

    def test_one_that_the_source_has_too_is_not_the_wrong_one(self) -> None:
        (found,) = drug("Take codeine, not morphine.", "Tome codeína.", "es")
        assert (found.severity, found.suggestion) == ("warning", "morfina")

    def test_beside_the_right_one_it_is_an_addition_at_worst(self) -> None:
        assert drug("Take morphine.", "Tome morfina, no codeína.", "es") == []

    def test_a_short_name_inside_a_word_accuses_nobody(self) -> None:
        (found,) = drug("Take morphine.", "Ein Assistent kommt.", "de")
        assert found.severity == "warning"


@given(
    st.lists(st.sampled_from([word for _, each in ROWS for word in each.words]), max_size=3),
    st.text(max_size=20),
    st.sampled_from(["es", "ru", "zh_Hans", "pl", "th", "he"]),
)
def test_a_source_kept_in_english_has_all_of_its_substances(
    words: list[str], more: str, locale: str
) -> None:
    source = " ".join(words)
    assert drug(source, f"{more} {source}", locale) == []


@pytest.mark.parametrize("unit", ["a", "tam ", "т", "ab ", "字", "ا", "é "])
def test_a_hostile_translation_is_read_in_one_pass(unit: str) -> None:
    assert isinstance(drug("Take tamoxifen.", unit * 30_000, "pl"), list)
