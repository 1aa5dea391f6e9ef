"""What was said of a unit, and how its words changed since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import review
from mbc_i18n.model import Message, SignOff
from tests.review.people import CARE, REST, ledger, signed


def told(record: SignOff, message: Message) -> SignOff:
    return replace(record, article="care", source=message.source, target=message.target)


OLD = replace(REST, target="Descanse mucho.")
FIRST = told(signed("ana", message=OLD), OLD)
SECOND = told(signed("ben", "clinical", message=REST, minute=5), REST)


def marked(pieces: tuple[tuple[str, str], ...]) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[kind].format(words) for kind, words in pieces)


class TestDifferences:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("Rest well.", "Rest well.", "Rest well."),
            ("Rest well.", "Rest a lot.", "Rest [-well-]{+a lot+}."),
            ("", "Rest", "{+Rest+}"),
            ("Rest", "", "[-Rest-]"),
            ("a b c d", "a c b d", "a {+c +}b[- c-] d"),
            ("花粉が飛ぶ。", "花粉は飛ぶ。", "花粉[-が-]{+は+}飛ぶ。"),
            ("आराम करें।", "आराम कीजिए।", "आराम [-करें-]{+कीजिए+}।"),
            ("استرح جيدا؟", "استرح كثيرا؟", "استرح [-جيدا-]{+كثيرا+}؟"),
            ("0.02 mg", "0.2 mg", "[-0.02-]{+0.2+} mg"),
        ],
    )
    def test_are_told_word_by_word(self, old: str, new: str, expected: str) -> None:
        assert marked(review.differences(old, new)) == expected

    @given(st.text("ab .字", max_size=20), st.text("ab .字", max_size=20))
    def test_hold_both_texts_whole(self, old: str, new: str) -> None:
        pieces = review.differences(old, new)
        assert "".join(words for kind, words in pieces if kind != "new") == old
        assert "".join(words for kind, words in pieces if kind != "gone") == new

    @given(st.text(max_size=30))
    def test_of_the_same_text_are_none(self, text: str) -> None:
        assert review.differences(text, text) == ((("same", text),) if text else ())

    def test_of_a_text_without_end_are_not_looked_for(self) -> None:
        old, new = "a b " * 50_000, "b a " * 50_000
        assert [kind for kind, _ in review.differences(old, new)] == ["gone", "new", "same"]


class TestChange:
    def test_is_since_the_last_approval(self) -> None:
        found = review.change(REST, CARE, ledger(FIRST, SECOND))
        assert found
        assert found.since == SECOND
        assert marked(found.target) == "Descanse bien."

    def test_is_since_a_person_s_own(self) -> None:
        found = review.change(REST, CARE, ledger(FIRST, SECOND), "ana")
        assert found
        assert marked(found.target) == "Descanse [-mucho-]{+bien+}."

    def test_is_none_where_nothing_was_approved(self) -> None:
        back = replace(FIRST, verdict="revoke", at="2026-02-01T00:00:00Z")
        for records in ([], [FIRST, back], [replace(FIRST, verdict="reject")]):
            assert review.change(REST, CARE, ledger(*records)) is None

    def test_goes_back_to_the_source_that_a_fuzzy_message_names(self) -> None:
        now = replace(REST, source="Rest a lot.", previous=REST.source, fuzzy=True)
        found = review.change(now, CARE, ledger(SECOND))
        assert found
        assert marked(found.source) == "Rest [-well-]{+a lot+}."

    def test_goes_back_to_the_closest_unit_that_is_gone(self) -> None:
        now = Message("About 2% of people need a hospital.", "x")
        past = Message("About 0.02% of people need a hospital.", "y")
        near = told(signed(message=past), past)
        catalog = replace(CARE, messages=(now, REST))
        records = ledger(near, SECOND)
        formers = review.formers(catalog, records)
        assert formers == {now.key: past.id}
        found = review.change(now, catalog, records, former=formers[now.key])
        assert found
        assert marked(found.source) == "About [-0.02-]{+2+}% of people need a hospital."

    def test_never_goes_to_a_unit_that_is_still_there(self) -> None:
        now = replace(REST, source="Rest well!")
        assert review.formers(replace(CARE, messages=(now, REST)), ledger(SECOND)) == {}


def test_log_is_every_record_of_the_unit() -> None:
    assert review.log(REST, ledger(FIRST, SECOND)) == (FIRST, SECOND)
    assert review.log(replace(REST, context="other"), ledger(FIRST)) == ()
