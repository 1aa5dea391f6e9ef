"""A comment says something of a unit's words, and changes nothing that they count as."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from mbc_i18n import resegmentation, review
from mbc_i18n.model import Catalog, Message, SignOff
from mbc_i18n.review import Act, Ledger
from tests.review.people import BOTH_ROLES, CARE, PEOPLE, REST, ROLES, ledger, signed

ANA = PEOPLE["ana"]
OTHER = replace(REST, target="Descanse mucho.")
WHOLE = Message("Rest well. Sleep well.", "Descanse bien. Duerma bien.")
SLEEP = Message("Sleep well.", "Duerma bien.")
MESSAGES = (REST, OTHER, replace(REST, fuzzy=True), replace(REST, target=""), WHOLE, SLEEP)
NAMES = st.sampled_from(["ana", "ben", "eva", "zed"])

records = st.builds(
    signed,
    NAMES,
    st.sampled_from([*ROLES, ""]),
    st.sampled_from(["translate", "approve", "approve", "approve", "reject", "revoke"]),
    st.sampled_from(MESSAGES),
    minute=st.integers(0, 59),
)
comments = st.builds(
    signed,
    NAMES,
    st.sampled_from(["", *ROLES]),
    st.just("comment"),
    st.sampled_from(MESSAGES),
    minute=st.integers(0, 59),
).map(lambda record: replace(record, note="a question"))


def told(own: Ledger, message: Message, catalog: Catalog) -> tuple[object, ...]:
    """All that follows from a ledger for a message but its log."""
    proved = resegmentation.derived(own, catalog)
    found = review.standing(message, catalog, proved, BOTH_ROLES)
    helps = [review.would_help(found, name, role, BOTH_ROLES) for name in PEOPLE for role in ROLES]
    changes = [review.change(message, catalog, own, by) for by in ("", "ana")]
    return found, helps, changes, review.formers(catalog, own)


@given(
    st.lists(records, max_size=8),
    st.lists(comments, min_size=1, max_size=4),
    st.sampled_from(MESSAGES),
    st.randoms(use_true_random=False),
)
def test_no_comment_changes_a_state_or_an_approval(
    said: list[SignOff], remarks: list[SignOff], message: Message, dice: random.Random
) -> None:
    beside = (SLEEP, WHOLE) if message in (REST, OTHER) else (REST, SLEEP)
    messages = {each.key: each for each in (*beside, message)}
    catalog = replace(CARE, messages=tuple(messages.values()))
    together = [*said, *remarks]
    dice.shuffle(together)
    together.sort(key=lambda record: record.at)
    without = [record for record in together if record.verdict != "comment"]
    before = told(ledger(*without), message, catalog)
    assert told(ledger(*together), message, catalog) == before
    event(str(getattr(before[0], "state", "")))


@pytest.mark.parametrize("message", MESSAGES, ids=lambda each: f"{each.target!r} {each.fuzzy}")
def test_any_words_can_be_commented_even_one_s_own(message: Message) -> None:
    own = ledger(signed("ana", "", "translate", message))
    found = review.standing(message, CARE, own, BOTH_ROLES)
    act = Act(message.id, "comment", note="Is this the usual word?")
    assert review.refusal(act, message, found, ANA, own, BOTH_ROLES) == ""
    commented = replace(message, comment="mbc: needs work: stiff (Ben)")
    assert review.changed(commented, act, ANA) is commented


@pytest.mark.parametrize("note", ["", " ", "\n\t", "\x00"])
def test_an_empty_comment_is_none(note: str) -> None:
    found = review.standing(REST, CARE, ledger(), BOTH_ROLES)
    act = Act(REST.id, "comment", note=note)
    told = review.refusal(act, REST, found, ANA, ledger(), BOTH_ROLES)
    assert told == "the comment is empty"


def test_it_is_bound_to_the_words() -> None:
    remark = replace(signed("ana", "", "comment"), note="odd")
    own = ledger(remark, signed("ben", "", "comment", OTHER), signed("ana"))
    for message, expected in ((REST, ["odd"]), (OTHER, [""]), (SLEEP, [])):
        now = review.fingerprint_of(message, CARE)
        assert [each.note for each in review.comments(message, now, own)] == expected
    assert len(review.log(REST, own)) == 3
