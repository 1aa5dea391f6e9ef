"""The registry, the runner, and what a finding says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import checks, inline
from mbc_i18n.checks import REGISTRY, Context
from mbc_i18n.checks.base import Problem, words
from mbc_i18n.model import Catalog, Finding, Message
from tests.checks.messages import findings, glossary

WRONG = Message(
    "About <strong>6</strong>% rest.", "Cerca del <strong>60</strong> %.", context="menu", line=7
)


class TestRun:
    def run(self, *messages: Message, selected: tuple[str, ...] = ()) -> list[Finding]:
        catalog = Catalog("care", "es", messages=messages, file="care.po")
        return checks.run(catalog, Context("es"), lambda m: inline.tags_in(m.source), selected)

    def test_a_finding_says_who_where_and_how_bad(self) -> None:
        (finding,) = self.run(WRONG)
        assert (finding.check, finding.severity, finding.locale) == ("numbers", "error", "es")
        assert (finding.file, finding.line, finding.unit) == ("care.po", 7, WRONG.id)
        assert (finding.context, finding.source, finding.target) == (
            "menu", WRONG.source, WRONG.target,
        )  # fmt: skip

    def test_spans_are_those_of_the_texts_with_their_tags(self) -> None:
        (finding,) = self.run(WRONG)
        assert [WRONG.source[a:b] for a, b in finding.source_spans] == ["6"]
        assert [WRONG.target[a:b] for a, b in finding.target_spans] == ["60"]

    def test_findings_come_in_the_order_of_the_file(self) -> None:
        texts = ["In 5 days", "In 6 days", "In 4 days"]
        found = self.run(*(Message(text, "En 99 días") for text in texts))
        assert [finding.source for finding in found] == texts

    def test_obsolete_messages_are_passed_over(self) -> None:
        assert self.run(Message("In 5 days", "En 9", obsolete=True)) == []

    def test_a_message_that_is_not_translated_is_nothing_more(self) -> None:
        assert {finding.check for finding in self.run(Message("In 5 days"))} == {"untranslated"}
        fuzzy = Message("In 5 days", "En 9 días", fuzzy=True)
        assert {finding.check for finding in self.run(fuzzy)} == {"fuzzy"}

    def test_selected_checks_run_alone(self) -> None:
        wrong = Message("In <em>5</em> days", "En 9 días")
        assert {f.check for f in self.run(wrong)} == {"numbers", "markup"}
        assert {f.check for f in self.run(wrong, selected=("markup",))} == {"markup"}

    def test_a_problem_s_own_severity_comes_before_the_check_s(self) -> None:
        (extra,) = self.run(Message("In days", "En 9 días"))
        assert REGISTRY["numbers"].severity == "error"
        assert extra.severity == "warning"

    def test_each_message_is_seen_with_its_own_elements(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[tuple[str, ...]] = []

        def look(message: Message, context: Context):  # type: ignore[no-untyped-def]
            seen.append(tuple(element.name for element in context.elements))
            yield Problem("seen")

        monkeypatch.setattr(
            "mbc_i18n.checks.base.REGISTRY", {"look": checks.base.Check("look", "info", "x", look)}
        )
        self.run(Message("<em>a</em>", "b"), Message("c", "d"), Message("<b>e</b>", "f"))
        assert seen == [("em",), (), ("b",)]


class TestWords:
    def test_are_the_text_without_tags_and_know_where_they_stand(self) -> None:
        text = "<a>See</a> the <em>clinic</em><br/>."
        found = words(text, inline.tags_in(text))
        assert found.text == "See the clinic."
        start = found.text.index("clinic")
        assert text[slice(*found.span((start, start + 6)))] == "clinic"
        assert text[slice(*found.span((2, 5)))] == "e</a> t"

    def test_a_span_of_nothing_is_nothing(self) -> None:
        assert words("", ()).span((0, 0)) == (0, 0)

    @given(st.lists(st.sampled_from(["<em>", "</em>", "<br/>", "a", "é", " ", "<5"]), max_size=9))
    def test_every_character_keeps_its_place(self, pieces: list[str]) -> None:
        text = "".join(pieces)
        found = words(text, inline.tags_in("<em></em><br/>"))
        for place, character in enumerate(found.text):
            assert text[slice(*found.span((place, place + 1)))] == character


TEXTS = st.lists(
    st.sampled_from(
        ["6", "0,02", "1.500", "%", " ", "–", "<em>", "</em>", "biopsy", "biopsia", "HER2", "万",
         "٣", "½", "p.m.", "@", "https://a.b/1", "\u00a0", "I", "十", "<", "İ", "e\u0301"]
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=10,
).map("".join)  # fmt: skip


@given(TEXTS, TEXTS, st.sampled_from(["es", "ru", "ar", "zh_Hans", "tr", "de_CH", "pl"]))
def test_no_text_whatever_breaks_a_check(source: str, target: str, locale: str) -> None:
    known = glossary("biopsy=biopsia/autopsia;HER2!", locale)
    for finding in findings(Message(source, target), locale, glossary=known):
        assert finding.message
        for text, spans in ((source, finding.source_spans), (target, finding.target_spans)):
            assert all(0 <= start < end <= len(text) for start, end in spans)


@given(TEXTS)
def test_a_text_has_all_of_its_own_figures_and_tags(text: str) -> None:
    found = findings(Message(text, text), "en")
    assert {f.check for f in found} <= {"untranslated", "unchanged", "markup"}
