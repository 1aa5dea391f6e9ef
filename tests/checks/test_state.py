"""Whether a message is ready: untranslated, blank, fuzzy, unchanged."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Message
from tests.checks.messages import findings, glossary
from tests.checks.several import findings_in, pairs


class TestUntranslated:
    def test_nothing_is_no_translation(self) -> None:
        (finding,) = findings(Message("Rest well.", ""), "es", "untranslated")
        assert (finding.message, finding.severity) == ("not translated", "error")

    @pytest.mark.parametrize("target", [" ", "\n\t", "\u00a0", "\u200b", "\ufeff \u00ad"])
    def test_nor_are_white_space_and_what_nobody_sees(self, target: str) -> None:
        (finding,) = findings(Message("Rest well.", target), "es", "untranslated")
        assert finding.message.startswith("blank: ")

    @pytest.mark.parametrize("target", [".", "—", "6", "\u200bA", "😀", "٦", "痛"])
    def test_one_sign_is_one(self, target: str) -> None:
        assert findings(Message("Rest well.", target), "es", "untranslated") == []

    def test_a_fuzzy_one_is_told_once(self) -> None:
        found = findings(Message("Rest well.", "", fuzzy=True), "es")
        assert [finding.check for finding in found] == ["fuzzy"]


class TestFuzzy:
    def test_names_the_text_that_it_was_made_for(self) -> None:
        message = Message("Rest well.", "Descanse.", fuzzy=True, previous="Rest.")
        (finding,) = findings(message, "es")
        assert finding.message == "marked fuzzy; it was made for “Rest.”"
        assert finding.severity == "error"

    def test_without_one_it_says_no_more(self) -> None:
        (finding,) = findings(Message("Rest well.", "Descanse.", fuzzy=True), "es")
        assert finding.message == "marked fuzzy"


class TestUnchanged:
    @pytest.mark.parametrize(
        "text",
        [
            "Having little appetite",
            "Rest <em>well</em>.",
            "  Blood tests ",
            "See https://example.org for more",
            "About 6% of cases",
            "Ask Marie Curie about the test results.",
            "Take tamoxifen every day.",
        ],
    )
    def test_two_words_left_in_the_source_s_language(self, text: str) -> None:
        (finding,) = findings(Message(text, text.strip()), "es", "unchanged")
        assert finding.severity == "warning"

    @pytest.mark.parametrize(
        "target", ["BLOOD TESTS", "blood tests.", "Blood tests:", "Blood tests "]
    )
    def test_capitals_and_outer_signs_are_no_translation(self, target: str) -> None:
        assert findings(Message("Blood tests", target), "ru", "unchanged")

    @pytest.mark.parametrize(
        "text",
        [
            "Virus",
            "MedlinePlus",
            "https://example.org/some/page",
            "write@example.org",
            "www.example.org/care/rest",
            "HER2, CDK4/6, BRCA1",
            "5 mg/ml, 10 ml",
            "1–3",
            "<em>BMC Cancer</em>",
            "National Library",
            "Marie Curie",
            "The New England Journal of Medicine",
            "Cancer Epidemiology, Biomarkers & Prevention",
            "University of Texas MD Anderson Cancer Center, Houston",
            "Escherichia coli",
            "E. coli",
            "Staphylococcus aureus, Candida albicans",
            "tamoxifen, letrozole",
            "Tamoxifen and letrozole",
            "Smith J, Jones K, et al. Rest and water in the care of adults. Care. 2019;4:12.",
            "© 2024 Some house of care",
            "in vitro",
            "…",
        ],
    )
    def test_names_addresses_figures_and_single_words_may_stay(self, text: str) -> None:
        known = glossary("BMC Cancer!;National Library!", "es")
        assert findings(Message(text, text), "es", "unchanged", known) == []

    def test_a_variety_of_the_source_s_language_may_change_nothing(self) -> None:
        assert findings(Message("Blood tests", "Blood tests"), "en_GB", "unchanged") == []

    def test_words_that_the_other_translations_use_are_the_language_s_own(self) -> None:
        same = ("Contact person", "Contact person")
        others = [("Ask them", "Een contact person"), ("Call them", "De contact person")]
        assert findings_in(pairs(same), "nl", "unchanged")
        assert findings_in(pairs(same, *others), "nl", "unchanged") == []
        assert findings_in(pairs(same, *others[:1]), "nl", "unchanged")

    def test_a_catalog_that_nobody_translated_is_told_throughout(self) -> None:
        texts = ["Rest well at home.", "Drink some water.", "Ask for some water."]
        assert len(findings_in(pairs(*zip(texts, texts, strict=True)), "es", "unchanged")) == 3

    @pytest.mark.parametrize("unit", ["A", "a", "A ", "A of ", "a.", "A-", "Ab,", "https://", "é"])
    def test_a_hostile_text_is_read_in_one_pass(self, unit: str) -> None:
        text = unit * 50_000
        assert isinstance(findings(Message(text, text), "es", "unchanged"), list)
