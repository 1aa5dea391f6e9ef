"""The registry, the runner, and what a finding says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mbc_i18n import checks, inline
from mbc_i18n.checks import REGISTRY, Context
from mbc_i18n.checks.base import (
    BLOCK,
    USUAL,
    Check,
    Choice,
    Problem,
    chosen_checks,
    found,
    words,
)
from mbc_i18n.checks.context import MOST_KEPT
from mbc_i18n.glossary import matcher
from mbc_i18n.model import Catalog, Element, Finding, Message
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


def yielding(name: str, problem: Problem, **kinds: Any) -> Check:
    """A check that finds the same in every message."""

    def function(message: Message, context: Context) -> Iterator[Problem]:
        yield problem

    return Check(name, "warning", "other", function, **kinds)


def told(registry: list[Check], choice: Choice = USUAL, enforce: str = "proposed") -> list[str]:
    """`name severity` of what checks find in one message."""
    catalog = Catalog("care", "es", messages=(Message("Rest", "Descanso"),))
    context = Context("es", enforce=enforce)
    with mock.patch.object(checks.base, "REGISTRY", {each.name: each for each in registry}):
        pairs = found(catalog, context, lambda message: (), choice)
    return [f"{each.check} {each.severity}" for each, _ in pairs]


class TestOneCause:
    CAUSE = yielding("unchanged", Problem("the same"))
    EFFECT = yielding("end-mark", Problem("no full stop"))

    def test_makes_one_finding(self) -> None:
        assert told([self.EFFECT, self.CAUSE]) == ["unchanged warning"]

    def test_is_as_bad_as_the_worst_that_follows_from_it(self) -> None:
        grave = yielding("numbers", Problem("wrong", severity="error"))
        assert told([self.CAUSE, self.EFFECT, grave]) == ["unchanged error"]

    def test_is_looked_for_only_where_its_check_runs(self) -> None:
        both = [self.CAUSE, self.EFFECT]
        assert told(both, Choice(selected=("end-mark",))) == ["end-mark warning"]
        assert told(both, Choice(ignored=("unchanged",))) == ["end-mark warning"]

    def test_may_be_named_by_the_check_that_follows(self) -> None:
        own = yielding("numbers", Problem("wrong"), unless=("end-mark",))
        assert told([own, self.EFFECT]) == ["end-mark warning"]
        alone = yielding("numbers", Problem("wrong"), unless=())
        assert told([alone, self.CAUSE]) == ["numbers warning", "unchanged warning"]

    def test_of_one_message_says_nothing_of_another(self) -> None:
        messages = (Message("Rest a while", "Rest a while"), Message("In 5 days", "En 9 días"))
        catalog = Catalog("care", "es", messages=messages)
        run = checks.run(catalog, Context("es"), lambda message: ())
        assert [finding.check for finding in run] == ["unchanged", "numbers"]

    def test_of_many_findings_is_found_in_one_pass(self) -> None:
        """A worst severity that is looked for again for each finding would take minutes."""

        def twice(name: str) -> Check:
            def function(message: Message, context: Context) -> Iterator[Problem]:
                yield from (Problem(f"{number}") for number in range(20_000))

            return Check(name, "warning", "other", function)

        assert len(told([twice("unchanged"), twice("end-mark")])) == 20_000


class TestLook:
    """Checks of a group may share a look at a message, which says whether to ask them."""

    def test_is_taken_once_for_the_checks_that_share_it(self) -> None:
        looks: list[str] = []

        def look(message: Message, context: Context) -> bool:
            looks.append(message.target)
            return message.target == "Descanso"

        own = [yielding(name, Problem("x"), look=look) for name in ("first", "second")]
        assert told(own) == ["first warning", "second warning"]
        assert looks == ["Descanso"]

    def test_without_a_yes_calls_none_of_them(self) -> None:
        own = yielding("own", Problem("x"), look=lambda message, context: False)
        assert told([own, yielding("other", Problem("y"))]) == ["other warning"]


class TestBlocks:
    """A group of checks goes through many messages before the next one."""

    def run(self, messages: tuple[Message, ...]) -> list[tuple[str, str]]:
        own = [yielding("early", Problem("x"), untranslated=True), yielding("usual", Problem("y"))]
        catalog = Catalog("care", "es", messages=messages)
        with mock.patch.object(checks.base, "REGISTRY", {each.name: each for each in own}):
            pairs = found(catalog, Context("es"), lambda message: ())
        return [(each.source, each.check) for each, _ in pairs]

    def test_leave_the_findings_in_the_order_of_the_file(self) -> None:
        several = range(2 * BLOCK + 3)
        messages = tuple(Message(f"{at}", "x" if at % 3 else "") for at in several)
        checks = [("early", "usual") if at % 3 else ("early",) for at in several]
        assert self.run(messages) == [(f"{at}", name) for at in several for name in checks[at]]

    def test_take_equal_messages_for_two(self) -> None:
        assert len(self.run((Message("a", "b"), Message("a", "b")))) == 4


class TestChoice:
    CHECK = yielding("length", Problem("too long"))

    def test_a_check_that_is_ignored_does_not_run_whatever_was_selected(self) -> None:
        choice = Choice(selected=("length",), ignored=("length",))
        assert told([self.CHECK], choice) == []

    def test_a_group_is_ignored_as_a_whole(self) -> None:
        assert told([self.CHECK], Choice(ignored=(self.CHECK.group,))) == []
        assert told([self.CHECK], Choice(ignored=("numbers",))) == ["length warning"]

    def test_a_severity_that_was_chosen_comes_before_every_other(self) -> None:
        grave = yielding("length", Problem("too long", severity="error"))
        assert told([grave], Choice(severities={"length": "info"})) == ["length info"]
        assert told([grave], Choice(severities={grave.group: "info"})) == ["length info"]
        both = Choice(severities={"length": "warning", grave.group: "info"})
        assert told([grave], both) == ["length warning"]

    def test_a_row_that_nobody_vouched_for_makes_no_error(self) -> None:
        row = yielding("term", Problem("wrong", severity="error", status="proposed"))
        assert told([row]) == ["term error"]
        assert told([row], enforce="reviewed") == ["term warning"]

    def test_advice_runs_only_by_its_name(self) -> None:
        advice = yielding("length", Problem("too long"), advice=True)
        assert told([advice]) == told([advice], Choice(selected=(advice.group,))) == []
        assert told([advice], Choice(selected=("length",))) == ["length warning"]

    def test_without_names_every_check_runs_that_is_no_advice(self) -> None:
        usual = {each.name for each in REGISTRY.values() if not each.advice}
        assert {each.name for each in chosen_checks()} == usual


def test_a_fix_goes_with_its_finding() -> None:
    catalog = Catalog("care", "es", messages=(Message("Rest", "Descanso", line=3),))
    own = yielding("spacing", Problem("two spaces", fix="Descanso."))
    with mock.patch.object(checks.base, "REGISTRY", {"spacing": own}):
        ((finding, fix),) = found(catalog, Context("es"), lambda message: ())
    assert (finding.line, fix) == (3, "Descanso.")


class TestWords:
    def test_are_kept_for_the_next_check(self) -> None:
        message, context = Message("Rest", "Descanso"), Context("es")
        assert context.source_words(message) is context.source_words(message)
        assert context.target_words(message).text == "Descanso"

    def test_are_those_of_the_elements_at_hand(self) -> None:
        message = Message("<em>Rest</em>", "")
        tagged = Context("es", elements=inline.tags_in(message.source))
        assert Context("es").source_words(message).text == "<em>Rest</em>"
        assert tagged.source_words(message).text == "Rest"
        plain = tagged.tagged(())
        assert plain.source_words(message).text == "<em>Rest</em>"

    def test_of_many_texts_are_not_all_kept(self) -> None:
        context = Context("es")
        for number in range(3 * MOST_KEPT):
            assert context.source_words(Message(f"{number}")).text == f"{number}"
        assert len(context.shown) <= MOST_KEPT

    def test_are_the_text_without_tags_and_know_where_they_stand(self) -> None:
        text = "<a>See</a> the <em>clinic</em><br/>."
        found = words(text, inline.tags_in(text))
        assert found.text == "See the clinic."
        start = found.text.index("clinic")
        assert text[slice(*found.span((start, start + 6)))] == "clinic"
        assert text[slice(*found.span((2, 5)))] == "e</a> t"

    @pytest.mark.parametrize("elements", [(), inline.tags_in("<em></em>")])
    def test_a_context_for_other_elements_is_else_the_same(
        self, elements: tuple[Element, ...]
    ) -> None:
        usual = glossary("biopsy=biopsia", "es")
        context = Context("es", "fr", usual, matcher(usual.concepts), (), (WRONG,), "approved", {})
        assert context.tagged(elements) == replace(context, elements=elements)

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
        ["6", "0,02", "1.500", "%", " ", "–", "<em>", "</em>", "<br/>", "?", "(",
         "biopsy", "biopsia", "HER2", "万", "٣", "½", "p.m.", "@", "https://a.b/1", "\u00a0", "I",
         "十", "<", "İ", "e\u0301"]
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=10,
).map("".join)  # fmt: skip


@given(TEXTS, TEXTS, st.sampled_from(["es", "ru", "ar", "zh_Hans", "tr", "de_CH", "pl"]))
@example("<em></em>", "<em>", "es")
@example("<em></em>?", "<em>.", "es")
def test_no_text_whatever_breaks_a_check(source: str, target: str, locale: str) -> None:
    known = glossary("biopsy=biopsia/autopsia;HER2!", locale)
    for finding in findings(Message(source, target), locale, glossary=known):
        assert finding.message
        for text, spans in ((source, finding.source_spans), (target, finding.target_spans)):
            assert all(0 <= start < end <= len(text) for start, end in spans)


@given(TEXTS)
def test_a_text_has_all_of_its_own_figures_and_tags(text: str) -> None:
    for check in ("numbers", "terms", "labels", "links", "contacts"):
        assert findings(Message(text, text), "en", check) == []
