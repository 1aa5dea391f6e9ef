"""Whose approval counts."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import review
from mbc_i18n.model import Message
from mbc_i18n.review import Policy
from mbc_i18n.review.policy import missing
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.settings import Settings
from tests.review.people import BOTH_ROLES, CARE, PEOPLE, REST, ROLES, ledger, reviewer, signed

BOTH = (signed("ana", "linguistic"), signed("ben", "clinical", minute=1))
WROTE = replace(CARE, header=(("Last-Translator", "Ana <ANA@example.org>"),))


class TestPolicy:
    def test_is_of_a_locale(self) -> None:
        people = (reviewer("ana", "linguistic"), reviewer("fay", "linguistic", locales=("fr",)))
        own = Settings(roles_locales={"ar": ("layout",)}, reviewers=people)
        assert review.policy_of(own, "es").roles == ("linguistic", "clinical")
        assert review.policy_of(own, "ar").roles == ("layout",)
        assert list(review.policy_of(own, "fr").people) == ["fay"]

    def test_tells_the_roles_that_nobody_can_take(self) -> None:
        ana, ben = reviewer("ana", "linguistic", "clinical"), reviewer("ben", "clinical")
        assert Policy(ROLES, {"ana": ana, "ben": ben}).unfilled == ()
        assert Policy(ROLES, {"ana": ana}).unfilled == ("clinical",)
        assert Policy(ROLES).unfilled == ROLES


class TestApproval:
    @pytest.mark.parametrize(
        "people",
        [
            {},
            {"ana": PEOPLE["ana"]},
            {"ana": reviewer("ana", "clinical"), "ben": reviewer("ben", "linguistic")},
        ],
        ids=["nobody", "one unknown", "other roles"],
    )
    def test_needs_people_whom_the_settings_know_in_their_roles(
        self, people: dict[str, Reviewer]
    ) -> None:
        found = review.standing(REST, CARE, ledger(*BOTH), Policy(ROLES, people))
        assert found.state != "approved"
        assert len(found.approvals) + len(found.void) == 2

    def test_by_nobody_whom_the_settings_know_leaves_words_as_they_are(self) -> None:
        assert review.state(REST, CARE, ledger(*BOTH), Policy(ROLES)) == "translated"
        old = replace(REST, target="Descansa.")
        assert review.state(old, CARE, ledger(*BOTH), Policy(ROLES)) == "translated"

    def test_is_not_an_author_s(self) -> None:
        wrote = signed("ana", "", "translate")
        found = review.standing(REST, CARE, ledger(wrote, *BOTH), BOTH_ROLES)
        assert found.state == "revised"
        assert found.authors == {"ana"}
        assert found.void == (BOTH[0],)

    def test_is_void_too_where_the_author_approved_before_writing_it_down(self) -> None:
        wrote = signed("ana", "", "translate", minute=30)
        assert review.state(REST, CARE, ledger(*BOTH, wrote), BOTH_ROLES) == "revised"

    def test_is_not_an_author_s_in_any_role(self) -> None:
        wrote = signed("eva", "", "translate")
        both = [signed("eva", role, minute=n) for n, role in enumerate(ROLES)]
        assert review.state(REST, CARE, ledger(wrote, *both), BOTH_ROLES) == "translated"

    def test_is_the_author_s_of_other_words(self) -> None:
        wrote = signed("ana", "", "translate", replace(REST, target="Descansa."))
        assert review.state(REST, CARE, ledger(wrote, *BOTH), BOTH_ROLES) == "approved"

    def test_is_not_that_of_the_one_whom_the_file_names(self) -> None:
        assert review.state(REST, WROTE, ledger(*BOTH), BOTH_ROLES) == "revised"

    def test_is_so_only_where_no_record_names_another(self) -> None:
        wrote = signed("eva", "", "translate")
        assert review.state(REST, WROTE, ledger(wrote, *BOTH), BOTH_ROLES) == "approved"

    def test_tells_an_author_whom_the_settings_do_not_know_too(self) -> None:
        wrote = signed("zed", "", "translate")
        found = review.standing(REST, CARE, ledger(wrote, *BOTH), BOTH_ROLES)
        assert found.state == "approved"
        assert found.authors == {"zed"}

    def test_waits_for_the_roles_that_are_missing(self) -> None:
        found = review.standing(REST, CARE, ledger(BOTH[0]), BOTH_ROLES)
        assert found.missing == ("clinical",)
        assert review.would_help(found, "ben", "clinical", BOTH_ROLES)
        assert not review.would_help(found, "ana", "clinical", BOTH_ROLES)
        assert not review.would_help(found, "ben", "linguistic", BOTH_ROLES)
        assert not review.would_help(found, "zed", "clinical", BOTH_ROLES)

    def test_of_a_rejection_only_that_of_a_reviewer_counts(self) -> None:
        for by, state in (("eve", "needs work"), ("zed", "approved")):
            said = (*BOTH, signed(by, "clinical", "reject", minute=5))
            assert review.state(REST, CARE, ledger(*said), BOTH_ROLES) == state

    def test_a_waiver_taken_back_takes_back_no_approval(self) -> None:
        back = replace(signed("ben", "clinical", "revoke", minute=9), waives=("numbers",))
        assert review.state(REST, CARE, ledger(*BOTH, back), BOTH_ROLES) == "approved"

    def test_of_a_long_policy_is_found_in_no_time(self) -> None:
        """Every way to give thirty roles to thirty persons would take for ever."""
        people = [{f"p{n}" for n in range(29)}] * 30
        assert missing(["r"] * 30, people) == ("r",)


ABLE = st.lists(st.sets(st.sampled_from("abc")), max_size=4)


@given(ABLE)
def test_as_many_roles_are_filled_as_can_be(people: list[set[str]]) -> None:
    best = max(
        sum(person in able for person, able in zip(order, people, strict=True))
        for order in permutations(["a", "b", "c", "", "", "", ""], len(people))
    )
    assert len(missing(["r"] * len(people), people)) == len(people) - best


def test_an_untranslated_message_has_nobody_to_wait_for() -> None:
    found = review.standing(Message("Rest well."), CARE, ledger(), BOTH_ROLES)
    assert found.state == "untranslated"
