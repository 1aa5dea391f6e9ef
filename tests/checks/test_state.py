"""Whether a message is ready: untranslated, fuzzy, unchanged."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Message
from tests.checks.messages import findings, glossary


class TestUntranslated:
    @pytest.mark.parametrize("target", ["", " ", "\n\t", "\u00a0"])
    def test_nothing_and_white_space_are_no_translation(self, target: str) -> None:
        (finding,) = findings(Message("Rest well.", target), "es")
        assert (finding.check, finding.severity) == ("untranslated", "error")

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
        ],
    )
    def test_two_words_left_in_the_source_s_language(self, text: str) -> None:
        (finding,) = findings(Message(text, text.strip()), "es", "unchanged")
        assert finding.severity == "warning"

    @pytest.mark.parametrize(
        "text",
        [
            "Virus",
            "MedlinePlus",
            "https://example.org/some/page",
            "write@example.org",
            "HER2, CDK4/6, BRCA1",
            "1–3",
            "<em>BMC Cancer</em>",
            "National Library",
            "…",
        ],
    )
    def test_names_addresses_figures_and_single_words_may_stay(self, text: str) -> None:
        known = glossary("BMC Cancer!;National Library!", "es")
        assert findings(Message(text, text), "es", "unchanged", known) == []

    def test_a_variety_of_the_source_s_language_may_change_nothing(self) -> None:
        assert findings(Message("Blood tests", "Blood tests"), "en_GB", "unchanged") == []
