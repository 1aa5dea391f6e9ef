"""The source lint: who runs, and what a finding says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.source import RULES
from tests.checks.source.articles import article, concepts, findings

TEXT = "# Care ¶ Rest well. ¶ <em>Please</em> touch base before 03/04/2025."


def test_a_finding_says_where_and_how_bad() -> None:
    date, idiom = sorted(findings(TEXT), key=lambda finding: finding.check)
    assert (date.check, date.severity) == ("ambiguous-date", "warning")
    assert (idiom.check, idiom.severity) == ("idiom", "info")
    assert (idiom.file, idiom.line, idiom.locale) == ("source/care.md", 5, "en")
    assert [idiom.source[a:b] for a, b in idiom.source_spans] == ["touch base"]
    assert idiom.suggestion == "talk"
    assert (idiom.unit, idiom.target) == (list(article(TEXT).units)[-1].id, "")


def test_rules_of_english_pass_over_other_languages() -> None:
    assert {each.check for each in findings(TEXT, locale="de")} == {"ambiguous-date"}


def test_a_selected_rule_runs_alone() -> None:
    assert {each.check for each in findings(TEXT, "idiom")} == {"idiom"}


def test_findings_come_by_line() -> None:
    found = findings("Keep an eye on it. ¶ Call before 03/04/2025. ¶ Touch base.")
    assert [each.line for each in found] == [1, 3, 5]


TEXTS = st.lists(
    st.sampled_from(
        ["NCI", "(NCI)", " ", ". ", "\n\n", "# ", "- ", "keep an eye on", "03/04/2025", "tumour",
         "tumor", "neoplasm", "<em>", "</em>", "word " * 30, "İ", "e\u0301", "|", "*", "_"]
    )
    | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=12,
).map("".join)  # fmt: skip


@given(TEXTS, st.sampled_from(["en", "de", "zh_Hans", "th", "ar"]))
def test_no_article_whatever_breaks_a_rule(text: str, locale: str) -> None:
    for each in findings(text, known=concepts("tumor,neoplasm"), locale=locale):
        assert each.message
        assert each.check in RULES
        assert all(0 <= start < end <= len(each.source) for start, end in each.source_spans)


@pytest.mark.parametrize(
    "piece", ["NCI ", "(", "keep a ", "1/2/", "A ", "e", "word ", "<em>", "ee "]
)
def test_a_hostile_article_is_read_in_one_pass(piece: str) -> None:
    assert isinstance(findings(piece * 20_000, known=concepts("tumor")), list)
