"""A sign-off is bound to the words; the state of a message is computed from what stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import review
from mbc_i18n.model import Catalog, Message, SignOff
from mbc_i18n.review import Policy
from tests.review.people import BOTH_ROLES, CARE, REST, ledger, policy, signed


def state(
    message: Message,
    *records: SignOff,
    catalog: Catalog = CARE,
    policy: Policy = BOTH_ROLES,
) -> str:
    return review.state(message, catalog, ledger(*records), policy)


BOTH = (signed("ana", "linguistic"), signed("ben", "clinical", minute=1))


class TestWithoutSignOffs:
    @pytest.mark.parametrize(
        ("message", "expected"),
        [
            (Message("Rest well."), "untranslated"),
            (Message("Rest well.", " \n"), "untranslated"),
            (replace(REST, fuzzy=True), "needs work"),
            (Message("Rest well.", fuzzy=True), "needs work"),
            (REST, "translated"),
        ],
    )
    def test_the_state_is_the_file_s(self, message: Message, expected: str) -> None:
        assert state(message) == expected
        assert expected in review.STATES


class TestApproval:
    def test_needs_every_role(self) -> None:
        assert state(REST, BOTH[0]) == "revised"
        assert state(REST, BOTH[1]) == "revised"
        assert state(REST, *BOTH) == "approved"

    def test_needs_distinct_persons(self) -> None:
        assert state(REST, signed("ana", "linguistic"), signed("ana", "clinical")) == "revised"

    def test_finds_a_person_of_its_own_for_each_role(self) -> None:
        twice = [
            signed("ana", "linguistic"),
            signed("ana", "clinical"),
            signed("ben", "linguistic"),
        ]
        for order in permutations(twice):
            assert state(REST, *order) == "approved"

    def test_a_role_named_twice_needs_two_persons(self) -> None:
        twice = policy("linguistic", "linguistic")
        assert state(REST, signed("ana"), policy=twice) == "revised"
        assert state(REST, signed("ana"), signed("ben"), policy=twice) == "approved"

    def test_in_a_role_that_nobody_asked_for_is_a_revision(self) -> None:
        assert state(REST, signed("ana", "layout")) == "revised"

    def test_is_never_given_without_a_policy(self) -> None:
        assert state(REST, *BOTH, policy=policy()) == "revised"

    def test_of_another_locale_or_article_counts_nothing(self) -> None:
        for other in (replace(CARE, locale="fr"), replace(CARE, name="cure")):
            elsewhere = [replace(record, locale="es") for record in (
                signed("ana", "linguistic", catalog=other), signed("ben", "clinical", catalog=other)
            )]  # fmt: skip
            assert state(REST, *elsewhere) != "approved"

    def test_other_verdicts_approve_nothing(self) -> None:
        for verdict in ("translate", "waive"):
            assert state(REST, signed("ana", verdict=verdict)) == "translated"


WORDS = st.text("aé .", max_size=6)


class TestLawThree:
    """It counts while the words are what was signed, and lapses by itself."""

    @given(st.builds(Message, WORDS, WORDS, WORDS, st.booleans()))
    def test_nothing_but_these_very_words_is_approved(self, other: Message) -> None:
        same = (other.context, other.source, other.target.strip(), other.fuzzy) == (
            "", REST.source, REST.target, False,
        )  # fmt: skip
        moved = [replace(record, unit=other.id) for record in BOTH]
        assert (state(other, *moved) == "approved") == same

    @given(st.text(max_size=8))
    def test_a_changed_target_lapses_and_changing_back_restores(self, target: str) -> None:
        changed = replace(REST, target=target)
        if changed.target.strip() != REST.target:
            assert state(changed, *BOTH) == "stale"
        assert state(replace(changed, target=REST.target), *BOTH) == "approved"

    @pytest.mark.parametrize(
        "edited",
        [
            replace(REST, target="Descanse mucho."),
            replace(REST, target=""),
            replace(REST, fuzzy=True, target="Descanse mucho."),
        ],
    )
    def test_what_was_approved_in_other_words_is_stale(self, edited: Message) -> None:
        assert state(edited, *BOTH) == "stale"

    def test_the_very_words_marked_fuzzy_need_work(self) -> None:
        assert state(replace(REST, fuzzy=True), *BOTH) == "needs work"

    def test_a_changed_source_is_another_unit(self) -> None:
        assert state(replace(REST, source="Rest a lot."), *BOTH) == "translated"

    def test_what_an_editor_does_to_layout_does_not_matter(self) -> None:
        written = replace(REST, target=f" {REST.target}\n", refs=(("x", 3),), note="n", comment="c")
        assert state(written, *BOTH) == "approved"

    def test_words_approved_anew_are_approved(self) -> None:
        changed = replace(REST, target="Descanse mucho.")
        anew = [signed(r.by, r.role, message=changed, minute=9) for r in BOTH]
        assert state(changed, *BOTH, *anew) == "approved"
        assert state(changed, *BOTH, anew[0]) == "revised"


class TestSecondThoughts:
    def test_a_rejection_needs_work_whatever_others_said(self) -> None:
        assert state(REST, *BOTH, signed("eve", "clinical", "reject", minute=5)) == "needs work"

    def test_a_rejection_is_bound_to_the_words_too(self) -> None:
        rejected = signed("eve", "clinical", "reject", replace(REST, target="Descansa."))
        assert state(REST, rejected) == "translated"

    def test_the_last_word_of_a_person_in_a_role_counts(self) -> None:
        no, yes = signed(verdict="reject"), signed(minute=1)
        assert state(REST, no, yes) == "revised"
        assert state(REST, yes, no) == "needs work"

    def test_what_is_revoked_is_gone(self) -> None:
        back = signed("ben", "clinical", "revoke", minute=5)
        assert state(REST, *BOTH, back) == "revised"
        assert state(REST, signed(), signed(verdict="revoke", minute=1)) == "translated"
        assert state(REST, signed(verdict="reject"), signed(verdict="revoke")) == "translated"

    def test_nobody_revokes_for_another(self) -> None:
        assert state(REST, *BOTH, signed("eve", "clinical", "revoke", minute=5)) == "approved"

    def test_a_revoked_approval_leaves_nothing_stale(self) -> None:
        old = replace(REST, target="Descansa.")
        records = (signed(message=old), signed(message=old, verdict="revoke", minute=1))
        assert state(REST, *records) == "translated"


def test_a_newer_sign_off_never_wakes_other_words() -> None:
    """Approve, change, revoke the change, change back: the first approval still stands."""
    changed = replace(REST, target="Descansa.")
    records = (*BOTH, signed("ana", "linguistic", "revoke", changed, minute=7))
    assert state(REST, *records) == "approved"
