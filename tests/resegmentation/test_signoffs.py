"""What the approval of sentences proves of the block that they make up, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import resegmentation, review
from mbc_i18n.model import Catalog, Message, SignOff, fingerprint
from mbc_i18n.review import Ledger
from tests.resegmentation.articles import article, catalog, recut, words
from tests.review.people import BOTH_ROLES as POLICY
from tests.review.people import ROLES

TWO = "Rest well. Drink water.\n"
REST, DRINK = Message("Rest well.", "Descanse."), Message("Drink water.", "Beba.")
SENTENCES = catalog(Message("Care", "Cuidado"), REST, DRINK)
WHOLE = "Rest well. Drink water."


def signed(
    message: Message, by: str, role: str, verdict: str = "approve", minute: int = 0
) -> SignOff:
    return SignOff(
        message.id, "es", fingerprint("care", "es", *message.key, message.target), role, verdict,
        by, f"2026-01-01T10:{minute:02}:00Z", "care", message.source, message.target,
    )  # fmt: skip


def ledger(*records: SignOff) -> Ledger:
    by_unit: dict[str, tuple[SignOff, ...]] = {}
    for record in records:
        by_unit[record.unit] = (*by_unit.get(record.unit, ()), record)
    return Ledger(by_unit)


def state(found: Catalog, records: Ledger, source: str = WHOLE) -> str:
    message = next(m for m in found.current if m.source == source)
    return review.state(message, found, resegmentation.derived(records, found), POLICY)


def approved(*messages: Message, by: str = "ana", role: str = "linguistic") -> list[SignOff]:
    return [signed(message, by, role) for message in messages]


BLOCKS, _ = recut(article(TWO, "block"), SENTENCES)
BOTH = [*approved(REST, DRINK), *approved(REST, DRINK, by="ben", role="clinical")]


class TestBlock:
    def test_whose_sentences_are_approved_is_approved(self) -> None:
        assert state(BLOCKS, ledger(*BOTH)) == "approved"

    def test_has_no_records_of_its_own_for_that(self) -> None:
        records = ledger(*BOTH)
        resegmentation.derived(records, BLOCKS)
        assert len(records.by_unit) == 2

    @pytest.mark.parametrize("left_out", range(4))
    def test_is_not_while_one_approval_is_missing(self, left_out: int) -> None:
        some = [record for number, record in enumerate(BOTH) if number != left_out]
        assert state(BLOCKS, ledger(*some)) == "revised"

    def test_is_not_where_the_sentences_were_approved_by_different_persons(self) -> None:
        some = [*approved(REST), *approved(DRINK, by="ben")]
        assert state(BLOCKS, ledger(*some)) == "translated"

    def test_is_not_where_other_words_were_approved(self) -> None:
        other = replace(DRINK, target="Tome.")
        some = [*approved(REST, other), *approved(REST, other, by="ben", role="clinical")]
        assert state(BLOCKS, ledger(*some)) == "translated"

    def test_is_not_once_its_own_words_changed(self) -> None:
        changed = [replace(m, target=m.target.replace("Beba", "Tome")) for m in BLOCKS.current]
        past = [m for m in BLOCKS.messages if m.obsolete]
        assert state(catalog(*changed, *past), ledger(*BOTH)) == "translated"

    def test_is_not_in_another_order(self) -> None:
        other = words({"Drink water. Rest well.": "Descanse. Beba."})
        found = catalog(*other.messages, *(m for m in BLOCKS.messages if m.obsolete))
        assert state(found, ledger(*BOTH), "Drink water. Rest well.") == "translated"

    def test_is_not_where_the_past_sentences_are_gone_from_the_file(self) -> None:
        assert state(catalog(*BLOCKS.current), ledger(*BOTH)) == "translated"

    def test_whose_sentence_was_rejected_needs_work(self) -> None:
        some = [*BOTH, signed(DRINK, "eva", "clinical", "reject")]
        assert state(BLOCKS, ledger(*some)) == "needs work"

    def test_whose_sentence_s_approval_was_revoked_is_not_approved(self) -> None:
        some = [*BOTH, signed(DRINK, "ana", "linguistic", "revoke", 5)]
        assert state(BLOCKS, ledger(*some)) == "revised"

    def test_is_what_a_person_said_of_the_whole_before_what_of_its_parts(self) -> None:
        whole = Message(WHOLE, "Descanse. Beba.")
        some = [*BOTH, signed(whole, "ana", "linguistic", "reject")]
        assert state(BLOCKS, ledger(*some)) == "needs work"


class TestAuthors:
    """Who translated a sentence wrote the block, and does not approve it."""

    def test_of_a_sentence_are_authors_of_the_block(self) -> None:
        some = [*BOTH, signed(DRINK, "ana", "", "translate")]
        assert state(BLOCKS, ledger(*some)) == "revised"
        assert state(BLOCKS, ledger(*BOTH, signed(DRINK, "eva", "", "translate"))) == "approved"

    def test_are_those_of_the_file_where_a_sentence_has_no_record(self) -> None:
        wrote = replace(BLOCKS, header=(("Last-Translator", "Ben <ben@example.org>"),))
        one = signed(DRINK, "eva", "", "translate")
        assert state(wrote, ledger(*BOTH)) == "revised"
        assert state(wrote, ledger(*BOTH, one)) == "revised"
        assert state(wrote, ledger(*BOTH, one, signed(REST, "eva", "", "translate"))) == "approved"


class TestSentences:
    def test_of_an_approved_block_are_not_approved(self) -> None:
        whole = Message(WHOLE, "Descanse. Beba.")
        records = ledger(signed(whole, "ana", "linguistic"), signed(whole, "ben", "clinical"))
        found, _ = recut(article(TWO), catalog(whole))
        assert state(found, records, "Rest well.") == "translated"

    def test_come_back_approved(self) -> None:
        again, _ = recut(article(TWO), BLOCKS)
        assert state(again, ledger(*BOTH), "Rest well.") == "approved"


def test_an_empty_ledger_proves_nothing() -> None:
    empty = Ledger({})
    assert resegmentation.derived(empty, BLOCKS) is empty


VERDICTS = st.sampled_from(["approve", "reject", "revoke"])
RECORDS = st.builds(
    signed, st.sampled_from([REST, DRINK]), st.sampled_from(["ana", "ben", "eva"]),
    st.sampled_from(ROLES), VERDICTS, st.integers(0, 59),
)  # fmt: skip


@given(st.lists(RECORDS, max_size=12))
def test_a_block_is_approved_only_if_each_of_its_sentences_is(records: list[SignOff]) -> None:
    own = ledger(*sorted(records, key=lambda record: record.at))
    if state(BLOCKS, own) == "approved":
        assert review.state(REST, SENTENCES, own, POLICY) == "approved"
        assert review.state(DRINK, SENTENCES, own, POLICY) == "approved"
