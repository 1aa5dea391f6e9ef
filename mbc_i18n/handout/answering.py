"""What the rows of a returned sheet come to: acts of one person, or why not.

A row counts only for the words that stood in it when it was exported. Whoever changes the words
becomes an author of them and cannot approve them, so such a row is an edit and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mbc_i18n import review, reviewing
from mbc_i18n.errors import UserError
from mbc_i18n.handout import cells
from mbc_i18n.handout.sheet import VERDICTS, Answer
from mbc_i18n.model import Message
from mbc_i18n.review import Act, Standing
from mbc_i18n.review.signing import one_line
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Desk
from mbc_i18n.workspace import Workspace

COMMENT = "comment"
ORDER = ("translate", *VERDICTS, COMMENT)
"""Words first, then what is said of words."""

DONE = {
    "translate": "translation changed", "approve": "approved", "reject": "rejected",
    COMMENT: "comment recorded",
}  # fmt: skip
ALONE = (
    "the verdict is left out: you wrote these words, and another person must judge them",
    "the remark is in the record",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row."""

    number: int
    """Of the row in the sheet."""
    unit: str
    act: Act | None = None
    """None where nothing is to be done, or nothing may be."""
    problem: str = ""
    """Why the row is refused."""
    note: str = ""
    """What there is to say of a row that is not refused."""

    def __str__(self) -> str:
        if self.problem:
            told = f"refused: {self.problem}"
        else:
            told = DONE[self.act.verdict] if self.act else "nothing new"
            told += f" as {self.act.role}" if self.act and self.act.role else ""
        note = f"; {self.note}" if self.note else ""
        return f"row {self.number}: {self.unit[:8] or 'no unit'}: {told}{note}"


def plan(desk: Desk, person: Reviewer, answers: Sequence[Answer], role: str) -> list[Outcome]:
    """What each row that says something comes to; rows that say nothing are left out.

    `role` is that in which the person judges; "" where the person's own is plain. Raises UserError
    where it is not and a row needs it.
    """
    known = {message.id: message for message in desk.catalog.current}
    said: dict[str, int] = {}
    found: list[Outcome] = []
    for answer in answers:
        own = list(_outcome(desk, person, known, answer, role))
        first = said.setdefault(answer.unit, answer.number) if own else answer.number
        again = first != answer.number
        found += [_refused(answer, f"row {first} is of the same unit")] if again else own
    return found


def _refused(answer: Answer, problem: str) -> Outcome:
    return Outcome(answer.number, cells.written(answer.unit)[:16], problem=problem)


def _outcome(
    desk: Desk, person: Reviewer, known: Mapping[str, Message], answer: Answer, role: str
) -> Iterator[Outcome]:
    message = known.get(answer.unit)
    if message is None:
        yield _refused(answer, "the article has no such unit, or has it no longer")
        return
    standing = desk.standing(message)
    problem = _unfit(answer, message, standing)
    act = None if problem else _act(desk, person, message, answer, role)
    if act and not _stands(act, message, standing, desk, person):
        problem = review.refusal(act, message, standing, person, desk.ledger, desk.policy)
        edit = act.verdict == "translate"
        note = "; ".join(_notes(answer)) if edit and not problem else ""
        yield Outcome(answer.number, answer.unit, None if problem else act, problem, note)
    elif problem or act:
        yield Outcome(answer.number, answer.unit, problem=problem)


def _notes(answer: Answer) -> Iterator[str]:
    """What an edit leaves unsaid."""
    if answer.verdict:
        yield ALONE[0]
    if answer.remark:
        yield ALONE[1]


def _unfit(answer: Answer, message: Message, standing: Standing) -> str:
    """Why a row says nothing of the words as they stand; "" where it may."""
    if answer.strange:
        return f"a formula, a number or a date stands under {', '.join(answer.strange)}"
    if answer.fingerprint != standing.fingerprint:
        return "source or translation has changed since the export"
    if not cells.same(answer.source, message.source):
        return "its source was changed in the sheet"
    if answer.verdict not in ("", *VERDICTS):
        return f"the verdict is neither {' nor '.join(VERDICTS)}"
    if cells.same(answer.target, message.target):
        return ""
    return _unfit_words(answer, message)


def _unfit_words(answer: Answer, message: Message) -> str:
    """Why a changed translation cannot be taken from a sheet."""
    if not answer.target.strip():
        return "the translation was removed; reject it instead"
    if not (cells.holds_all(answer.target) and cells.holds_all(message.target)):
        return "it holds signs that a spreadsheet can change; edit it in the PO file"
    return ""


def _act(desk: Desk, person: Reviewer, message: Message, answer: Answer, role: str) -> Act | None:
    """What a row asks for; None where it asks for nothing."""
    act = Act(message.id, answer.verdict, note=answer.remark, seen=answer.fingerprint)
    if not cells.same(answer.target, message.target):
        return replace(act, verdict="translate", target=cells.words(answer.target))
    if not answer.verdict:
        return replace(act, verdict=COMMENT) if one_line(answer.remark) else None
    return replace(act, role=role or reviewing.role_of(person, desk.policy))


def _stands(act: Act, message: Message, standing: Standing, desk: Desk, person: Reviewer) -> bool:
    """True for what the person has said of these words already."""
    remarks = review.comments(message, standing.fingerprint, desk.ledger)
    said = (*standing.approvals, *standing.void, *standing.rejections, *remarks)
    mine = (each for each in said if each.by == person.id and each.role == act.role)
    return any(
        each.verdict == act.verdict
        and (act.verdict == "approve" or each.note == one_line(act.note))
        for each in mine
    )


def perform(
    space: Workspace, desk: Desk, person: Reviewer, outcomes: Sequence[Outcome]
) -> list[Outcome]:
    """Do what was planned, edits first; the outcomes as they then are.

    What somebody else changed meanwhile refuses all rows of the same kind, since they are written
    as one; the others stand.
    """
    done = list(outcomes)
    for verdict in ORDER:
        acts = [each.act for each in done if each.act and each.act.verdict == verdict]
        if acts:
            try:
                reviewing.perform(space, desk.article, desk.catalog.locale, person, acts)
            except UserError as error:
                done = [_failed(each, verdict, str(error)) for each in done]
    return done


def _failed(outcome: Outcome, verdict: str, problem: str) -> Outcome:
    if outcome.act is None or outcome.act.verdict != verdict:
        return outcome
    return replace(outcome, act=None, problem=f"{problem} (no row of this kind was written)")
