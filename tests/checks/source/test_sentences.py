"""Long sentences, and stretches without a heading."""

from __future__ import annotations

import pytest

from tests.checks.source.articles import findings


class TestLongSentence:
    @pytest.mark.parametrize(
        ("words", "severity"), [(25, None), (26, "info"), (35, "info"), (36, "warning")]
    )
    def test_counts_words(self, words: int, severity: str | None) -> None:
        found = findings("Word" + " word" * (words - 1) + ".", "long-sentence")
        assert [each.severity for each in found] == ([severity] if severity else [])

    def test_names_the_count_and_points_at_the_sentence(self) -> None:
        (found,) = findings("Rest.\nWord" + " word" * 29 + ".", "long-sentence")
        assert found.message.startswith("30 words")
        assert found.line == 2

    def test_holds_in_any_language_that_writes_spaces(self) -> None:
        assert findings("Wort" + " wort" * 29 + ".", "long-sentence", locale="de")
        assert findings("字 " * 60 + "。", "long-sentence", locale="zh_Hans") == []

    def test_tags_and_addresses_are_no_words(self) -> None:
        text = "Word" + " *word*" * 20 + " <br> <br> <br> <br> <br> word."
        assert findings(text, "long-sentence") == []

    def test_headings_and_cells_need_not_be_sentences(self) -> None:
        long = "word " * 30
        assert findings(f"# {long}", "long-sentence") == []
        table = f"| a | b |\n| --- | --- |\n| {long} | b |"
        assert findings(table, "long-sentence") == []


PARAGRAPH = "Rest well and drink enough water each day. " * 8


class TestMissingHeading:
    def test_a_long_run_of_paragraphs_is_told_in_its_middle(self) -> None:
        (found,) = findings(" ¶ ".join(["# Care", *[PARAGRAPH] * 8]), "missing-heading")
        assert found.severity == "info"
        assert "8 paragraphs, 513 words" in found.message
        assert found.line == 11

    def test_a_heading_in_between_is_enough(self) -> None:
        half = [PARAGRAPH] * 4
        assert findings(" ¶ ".join(["# Care", *half, "## Rest", *half]), "missing-heading") == []

    def test_short_paragraphs_need_none(self) -> None:
        assert findings(" ¶ ".join(["Rest well."] * 30), "missing-heading") == []
