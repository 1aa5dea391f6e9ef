"""What a row of a returned sheet comes to, and why it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mbc_i18n import reviewing, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.handout import answering
from mbc_i18n.handout.answering import Outcome
from mbc_i18n.handout.sheet import Answer
from mbc_i18n.model import Message
from mbc_i18n.review import Act
from mbc_i18n.reviewing import Desk
from mbc_i18n.workspace import Workspace
from tests.handout.papers import desk
from tests.review.people import PEOPLE, ledger, reviewer, signed
from tests.review.spaces import staffed, states

REST = ("Rest well.", "Descanse bien.")
ANA = reviewer("ana", "linguistic")


def answer(found: Desk, **changes: str) -> Answer:
    """The row of the first message, as it was exported, with changes."""
    message = next(found.catalog.current)
    own = found.standing(message).fingerprint
    row = Answer(2, message.id, own, message.source, message.target, "", "")
    return replace(row, **changes)  # type: ignore[arg-type]


def planned(found: Desk, *answers: Answer, role: str = "") -> list[Outcome]:
    return answering.plan(found, ANA, answers, role)


def only(found: Desk, **changes: str) -> Outcome:
    (outcome,) = planned(found, answer(found, **changes))
    return outcome


def test_a_row_that_says_nothing_comes_to_nothing() -> None:
    assert planned(desk(REST), answer(desk(REST))) == []


@pytest.mark.parametrize("verdict", ["approve", "reject"])
def test_a_verdict_is_an_act_on_the_words_that_were_seen(verdict: str) -> None:
    found = desk(REST)
    row = answer(found, verdict=verdict, remark="because")
    act = Act(row.unit, verdict, "linguistic", "because", seen=row.fingerprint)
    assert planned(found, row) == [Outcome(2, row.unit, act)]


@pytest.mark.parametrize("verdict", ["", "approve", "reject"])
def test_other_words_are_an_edit_and_never_judged_by_who_wrote_them(verdict: str) -> None:
    outcome = only(desk(REST), target="Descanse.", verdict=verdict, remark="shorter")
    assert outcome.act is not None
    assert (outcome.act.verdict, outcome.act.target) == ("translate", "Descanse.")
    assert (outcome.act.role, outcome.act.note) == ("", "shorter")
    assert ("another person must judge" in outcome.note) == bool(verdict)


def test_a_remark_without_a_verdict_is_a_comment_and_said_once() -> None:
    found = desk(REST)
    row = answer(found, remark="odd, but right")
    (outcome,) = planned(found, row)
    assert outcome.act == Act(row.unit, "comment", note="odd, but right", seen=row.fingerprint)
    assert str(outcome).endswith(": comment recorded")
    said = replace(signed("ana", "", "comment"), note="odd, but right")
    (again,) = planned(replace(found, ledger=ledger(said)), row)
    assert str(again).endswith(": nothing new")


def test_words_are_taken_as_text_whatever_they_begin_with() -> None:
    outcome = only(desk(REST), target="=HYPERLINK(1)\n ")
    assert outcome.act
    assert outcome.act.target == "=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"unit": "f" * 16}, "no such unit"),
        ({"fingerprint": "0" * 64, "verdict": "approve"}, "has changed since the export"),
        ({"fingerprint": "", "target": "x"}, "has changed since the export"),
        ({"source": "Rest.", "verdict": "approve"}, "its source was changed"),
        ({"verdict": "aprobar"}, "neither approve nor reject"),
        ({"target": " "}, "the translation was removed"),
        ({"target": "a_x0041_b"}, "signs that a spreadsheet can change"),
        ({"verdict": "reject"}, "a reason must be given"),
    ],
)
def test_why_a_row_is_refused(changes: dict[str, str], problem: str) -> None:
    outcome = only(desk(REST), **changes)
    assert outcome.act is None
    assert problem in outcome.problem
    assert str(outcome).startswith("row 2: ")


def test_a_formula_is_refused() -> None:
    found = desk(REST)
    (outcome,) = planned(found, replace(answer(found), strange=("Translation",)))
    assert "a formula, a number or a date stands under Translation" in outcome.problem


def test_words_that_a_sheet_cannot_hold_are_not_edited_there() -> None:
    outcome = only(desk(("Rest.", "Descan\0se.")), target="Descanse.")
    assert "signs that a spreadsheet can change" in outcome.problem


def test_a_unit_that_stands_twice_counts_once() -> None:
    found = desk(REST)
    row = answer(found, verdict="approve")
    first, second = planned(found, row, replace(row, number=3, verdict="reject", remark="no"))
    assert first.act
    assert second.problem == "row 2 is of the same unit"
    silent = replace(answer(found), number=1)
    assert planned(found, silent, row) == [first]
    assert planned(found, row, replace(silent, number=3)) == [first]


def test_an_own_translation_is_not_approved() -> None:
    found = desk(REST, ledger=ledger(signed("ana", "", "translate")))
    assert "another person must approve" in only(found, verdict="approve").problem


def test_what_was_said_already_is_not_said_again() -> None:
    found = desk(REST, ledger=ledger(signed("ana", "linguistic")))
    outcome = only(found, verdict="approve")
    assert (outcome.act, outcome.problem) == (None, "")
    assert "nothing new" in str(outcome)


def test_a_role_is_asked_for_only_where_it_is_needed() -> None:
    found = desk(REST)
    eva = PEOPLE["eva"]
    assert answering.plan(found, eva, [answer(found)], "") == []
    row = answer(found, verdict="approve")
    with pytest.raises(UserError, match="in which role"):
        answering.plan(found, eva, [row], "")
    (outcome,) = answering.plan(found, eva, [row], "clinical")
    assert outcome.act
    assert outcome.act.role == "clinical"
    (outcome,) = planned(found, row, role="clinical")
    assert "has not the role 'clinical'" in outcome.problem


@pytest.fixture
def staff(translated: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr("os.fsync", lambda handle: None)
    return workspace.find(staffed(translated))


def spread(space: Workspace) -> Desk:
    (document,) = workspace.documents(space)
    return reviewing.desk(space, document, "es")


def acts(found: Desk, *verdicts: str) -> list[Outcome]:
    """A verdict for each of the first messages."""

    def act(message: Message, verdict: str) -> Act:
        own = found.standing(message).fingerprint
        role = "" if verdict == "translate" else "linguistic"
        return Act(message.id, verdict, role, "odd", "Otra cosa.", seen=own)

    pairs = zip(found.catalog.current, verdicts, strict=False)
    return [Outcome(n, m.id, act(m, verdict)) for n, (m, verdict) in enumerate(pairs, 2)]


def test_all_that_was_planned_is_done(staff: Workspace) -> None:
    found = spread(staff)
    person = next(each for each in staff.settings.reviewers if each.id == "ana")
    planned = acts(found, "reject", "approve", "translate", "approve")
    assert answering.perform(staff, found, person, planned) == planned
    assert states(staff.root)["needs work"] == 1
    assert states(staff.root)["revised"] == 2


def test_what_changed_meanwhile_refuses_its_kind_and_no_other(staff: Workspace) -> None:
    found = spread(staff)
    person = next(each for each in staff.settings.reviewers if each.id == "ana")
    planned = acts(found, "approve", "approve", "translate")
    assert planned[0].act
    planned[0] = replace(planned[0], act=replace(planned[0].act, seen="0" * 64))
    done = answering.perform(staff, found, person, planned)
    assert [bool(each.problem) for each in done] == [True, True, False]
    assert "changed by somebody else meanwhile" in done[0].problem
    assert "revised" not in states(staff.root)
