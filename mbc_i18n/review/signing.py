"""What an act of a reviewer writes: a record of the ledger, and what changes in the PO file."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from mbc_i18n import checks
from mbc_i18n.model import Catalog, Finding, Message, SignOff, fingerprint
from mbc_i18n.review.ledger import Ledger
from mbc_i18n.review.policy import Policy
from mbc_i18n.review.states import Standing
from mbc_i18n.reviewers import Reviewer

NEEDS_WORK = "mbc: needs work"
DIRECTIVE = re.compile(r"[^\S\n]*+mbc[^\S\n]*+:[^\S\n]*+needs work\b.*+", re.IGNORECASE)
"""The line of a translator comment that says why words were rejected."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What ends a line or turns it round; what scripts need to join letters stays."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a reviewer does to one unit."""

    unit: str
    """Its id."""
    verdict: str
    """translate (new words), approve, reject, revoke, waive or comment."""
    role: str = ""
    note: str = ""
    """The reason of a rejection or a waiver, the words of a comment; a remark otherwise."""
    target: str = ""
    """The new words of a translation."""
    waives: tuple[str, ...] = ()
    """Checks whose findings are waived, or no longer; `check:concept` for one concept's."""
    seen: str = ""
    """Fingerprint of the words that the reviewer saw; "" where whatever stands is meant."""


def record(act: Act, message: Message, catalog: Catalog, reviewer: str, at: str) -> SignOff:
    """The record of an act, bound to the message's words; of a translation, to the new ones."""
    target = act.target if act.verdict == "translate" else message.target
    now = fingerprint(catalog.name, catalog.locale, *message.key, target)
    return SignOff(
        message.id, catalog.locale, now, act.role, act.verdict, reviewer, at,
        catalog.name, message.source, target, one_line(act.note), act.waives,
    )  # fmt: skip


def refusal(
    act: Act, message: Message, found: Standing, reviewer: Reviewer, ledger: Ledger, policy: Policy
) -> str:
    """Why a reviewer cannot do this to a message as it stands; "" where the reviewer can."""
    if reviewer.id not in policy.people:
        return f"{reviewer.name} is no reviewer of this locale"
    if act.verdict == "translate":
        return "" if act.target.strip() else "there are no words to save"
    if act.verdict == "comment":
        return "" if one_line(act.note) else "the comment is empty"
    if not message.target.strip():
        return "it is not translated"
    if act.verdict == "revoke":
        return _cannot_revoke(act, message, found, reviewer, ledger)
    if message.fuzzy and not (act.verdict == "reject" and needs_work(message.comment)):
        return "it is marked as needing work (fuzzy)"
    if act.verdict in ("reject", "waive") and not re.search(r"\w", act.note):
        return "a reason must be given"
    if act.verdict == "waive":
        return next((f"{name!r} is no check that can be waived" for name in act.waives
                     if name.partition(":")[0] not in waivable()), "")  # fmt: skip
    return _cannot_judge(act, found, reviewer)


def _cannot_judge(act: Act, found: Standing, reviewer: Reviewer) -> str:
    if act.role not in reviewer.roles:
        return f"{reviewer.name} has not the role {act.role!r}"
    if act.verdict == "approve" and reviewer.id in found.authors:
        return f"{reviewer.name} translated these words; another person must approve them"
    return ""


def _cannot_revoke(
    act: Act, message: Message, found: Standing, reviewer: Reviewer, ledger: Ledger
) -> str:
    if act.waives:
        standing = {each.waives for each in _waivers(message.id, found.fingerprint, ledger)
                    if each.by == reviewer.id}  # fmt: skip
        told = ", ".join(act.waives)
        return "" if act.waives in standing else f"{reviewer.name} has not waived {told} here"
    said = [*found.approvals, *found.void, *found.rejections]
    if any(each.by == reviewer.id and each.role == act.role for each in said):
        return ""
    role = f" as {act.role}" if act.role else ""
    return f"nothing that {reviewer.name} said{role} stands of these words"


def waivable() -> Collection[str]:
    """The checks whose findings can be waived: those of words, not of their absence."""
    return {each.name for each in checks.REGISTRY.values() if not each.untranslated}


def _waivers(unit: str, now: str, ledger: Ledger) -> list[SignOff]:
    """The waivers of words that stand: a later revocation of the same checks undoes one."""
    last: dict[tuple[str, tuple[str, ...]], SignOff] = {}
    for each in ledger.by_unit.get(unit, ()):
        if each.fingerprint == now and each.waives and each.verdict in ("waive", "revoke"):
            last[(each.by, each.waives)] = each
    return [each for each in last.values() if each.verdict == "waive"]


def waived(finding: Finding, ledger: Ledger, catalog: Catalog, policy: Policy) -> SignOff | None:
    """The record that waives a finding: a reviewer's of the locale, bound to these very words.

    `finding` is of a message of the catalog; what no check of words found cannot be waived.
    """
    if finding.unit not in ledger.by_unit or finding.check not in waivable():
        return None
    words = (finding.context, finding.source, finding.target)
    now = fingerprint(catalog.name, catalog.locale, *words)
    names = {finding.check, f"{finding.check}:{finding.concept}"}
    found = (
        each
        for each in _waivers(finding.unit, now, ledger)
        if each.by in policy.people and names.intersection(each.waives)
    )
    return next(found, None)


def changed(message: Message, act: Act, reviewer: Reviewer) -> Message:
    """The message of the PO file after an act; the same one where the act leaves it alone."""
    match act.verdict:
        case "translate":
            comment = without_reasons(message.comment)
            return replace(message, target=act.target, fuzzy=False, previous="", comment=comment)
        case "reject":
            line = f"{NEEDS_WORK}: {one_line(act.note)} ({reviewer.name})"
            lines = message.comment.split("\n") if message.comment else []
            kept = [each for each in lines if each != line]
            return replace(message, fuzzy=True, comment="\n".join([*kept, line]))
        case "comment":
            return message
        case "revoke" if not act.waives:
            return _restored(message, reviewer)
        case _:
            return tidied(message)


def _restored(message: Message, reviewer: Reviewer) -> Message:
    """A message without a reviewer's reason, and usable again where that was the last one."""
    lines = message.comment.split("\n")
    own = f"({reviewer.name})"
    kept = [each for each in lines if not (DIRECTIVE.fullmatch(each) and each.endswith(own))]
    comment = "\n".join(kept)
    done = len(kept) < len(lines) and not needs_work(comment)
    return tidied(replace(message, comment=comment, fuzzy=message.fuzzy and not done))


def needs_work(comment: str) -> bool:
    """True for a comment with the reason of a rejection."""
    return "mbc" in comment.lower() and any(map(DIRECTIVE.fullmatch, comment.split("\n")))


def without_reasons(comment: str) -> str:
    """A comment without the reasons of rejections."""
    if not needs_work(comment):
        return comment
    return "\n".join([each for each in comment.split("\n") if not DIRECTIVE.fullmatch(each)])


def tidied(message: Message) -> Message:
    """A message that is fuzzy no longer, without the reasons why it was."""
    if message.fuzzy or not needs_work(message.comment):
        return message
    return replace(message, comment=without_reasons(message.comment))


def tidy(catalog: Catalog) -> Catalog:
    """A catalog in which no message gives reasons that hold no longer."""
    return replace(catalog, messages=tuple(map(tidied, catalog.messages)))


def one_line(text: str) -> str:
    """A remark without line ends and control characters."""
    return " ".join(CONTROL.sub(" ", text).split())
