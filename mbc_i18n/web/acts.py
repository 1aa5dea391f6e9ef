"""A form that somebody sent, and what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mbc_i18n.errors import UserError
from mbc_i18n.review import Act
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Desk, Entry

REASONS = (
    "Meaning: it says something else",
    "Figure, dose or unit",
    "Term of the glossary",
    "Something is missing or added",
    "Grammar or spelling",
    "Hard to understand",
    "Tone or form of address",
    "Not right for this country or culture",
)
"""What reviewers say most; the list spares them the typing."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What no text of a PO file should hold; a tab and a line end may stand there."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a reviewer sent about one unit."""

    do: str = ""
    """approve, reject, edit, comment, revoke, waive or unwaive."""
    seen: str = ""
    """Fingerprint of the words that the page showed."""
    was: str = ""
    """The target that the page showed."""
    role: str = ""
    target: str = ""
    reason: str = ""
    note: str = ""
    check: tuple[str, ...] = ()


def form(values: Mapping[str, str]) -> Form:
    """A form as it was sent; line ends are those of PO files again."""
    own = {key: values.get(key, "").replace("\r\n", "\n") for key in ("was", "target")}
    plain = {key: values.get(key, "").strip() for key in ("do", "seen", "role", "reason", "note")}
    checks = tuple(values.get("check", "").split())
    return Form(**own, **plain, check=checks)


def acts(sent: Form, entry: Entry, desk: Desk, person: Reviewer) -> list[Act]:
    """What is to be done. Raises UserError for what is no act, or does not say what it needs."""
    if not sent.seen:
        raise UserError("the form does not say which words you saw", step="load the page again")
    return list(_acts(sent, entry, desk, person))


def _acts(sent: Form, entry: Entry, desk: Desk, person: Reviewer) -> Iterator[Act]:
    unit, reason = entry.message.id, ". ".join(filter(None, (sent.reason, sent.note)))
    match sent.do:
        case "approve":
            yield Act(unit, "approve", sent.role, sent.note, seen=sent.seen)
        case "reject":
            yield Act(unit, "reject", sent.role, reason, seen=sent.seen)
        case "edit":
            refuse_unfit(sent.target, entry)
            yield Act(unit, "translate", target=sent.target, note=sent.note, seen=sent.seen)
        case "comment":
            yield Act(unit, "comment", note=sent.note, seen=sent.seen)
        case "revoke":
            yield from _taken_back(sent, entry, person)
        case "waive":
            yield Act(unit, "waive", "", reason, waives=sent.check, seen=sent.seen)
        case "unwaive":
            yield Act(unit, "revoke", "", reason, waives=sent.check, seen=sent.seen)
        case _:
            raise UserError("the form asks for nothing that can be done", step="load it again")


def refuse_unfit(target: str, entry: Entry) -> None:
    """Raise UserError for words that cannot be saved, or that stand there already."""
    if bad := CONTROL.search(target):
        problem = f"the words hold a control character (U+{ord(bad[0]):04X})"
        raise UserError(problem, step="take it out")
    if target == entry.message.target and not entry.message.fuzzy:
        raise UserError("these words stand there already; nothing was saved")


def _taken_back(sent: Form, entry: Entry, person: Reviewer) -> Iterator[Act]:
    found = entry.standing
    said = [*found.approvals, *found.void, *found.rejections]
    roles = dict.fromkeys(each.role for each in said if each.by == person.id)
    if not roles:
        raise UserError("nothing that you said stands of these words")
    for role in roles:
        yield Act(entry.message.id, "revoke", role, sent.note, seen=sent.seen)
