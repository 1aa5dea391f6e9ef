"""The article's terms, held to the glossary."""

from __future__ import annotations

from mbc_i18n.model import Concept
from tests.checks.source.articles import concepts, findings

NODES = "A lymph node swells. ¶ The lymph node is soft. ¶ Show us the lymph node."


class TestUnlistedTerm:
    def test_is_told_with_its_count_where_it_stands_first(self) -> None:
        found = findings(NODES, "unlisted-term", concepts("biopsy"))
        assert found[0].message == "“lymph node” stands 3 times and is not in the glossary"
        assert found[0].line == 1
        assert [found[0].source[a:b] for a, b in found[0].source_spans] == ["lymph node"]

    def test_at_most_five(self) -> None:
        text = " ¶ ".join(f"A {word} helps." for word in "abcdefghij" for _ in range(3))
        text = text.replace("A ", "The blood test ")
        assert len(findings(text, "unlisted-term", concepts("biopsy"))) <= 5

    def test_the_words_of_a_listed_one_are_not_told(self) -> None:
        assert findings(NODES, "unlisted-term", concepts("lymph node")) == []

    def test_without_a_glossary_nothing_is_missing_from_it(self) -> None:
        assert findings(NODES, "unlisted-term") == []

    def test_a_language_without_spaces_is_passed_over(self) -> None:
        known = concepts("活检")
        assert findings("淋巴结。淋巴结。淋巴结。", "unlisted-term", known, "zh_Hans") == []


class TestMixedTerms:
    def test_the_rarer_name_is_told_once(self) -> None:
        text = "A growth. ¶ The tumor hurts. ¶ Tumors hurt. ¶ A neoplasm. ¶ Neoplasms."
        found = findings(text, "mixed-terms", concepts("tumor,neoplasm"))
        assert [(each.line, each.suggestion) for each in found] == [(7, "tumor")]
        assert found[0].message == "“neoplasm” is called “tumor” elsewhere in the article"

    def test_the_commoner_variant_wins(self) -> None:
        text = "A neoplasm. ¶ The neoplasm. ¶ The tumor."
        (found,) = findings(text, "mixed-terms", concepts("tumor,neoplasm"))
        assert found.suggestion == "neoplasm"

    def test_of_equals_the_glossary_s_own_wins(self) -> None:
        (found,) = findings("A neoplasm. ¶ The tumor.", "mixed-terms", concepts("tumor,neoplasm"))
        assert found.suggestion == "tumor"

    def test_spellings_and_plurals_are_one_name(self) -> None:
        text = "A tumor. ¶ The tumour. ¶ Tumours. ¶ X-rays. ¶ An X ray."
        known = concepts("tumor,tumour;X-ray,Xray")
        assert findings(text, "mixed-terms", known) == []

    def test_an_abbreviation_is_no_other_name(self) -> None:
        known = (Concept("mri", "magnetic resonance imaging", ("MRI",)),)
        text = "Magnetic resonance imaging (MRI). ¶ An MRI."
        assert findings(text, "mixed-terms", known) == []
