"""The gate: what goes out is what the right people approved and no check refuses.

Nothing is remembered here. Each time a page is made its words are judged anew, from the catalog,
the ledger, the policy and the checks as they now are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from mbc_i18n import joining
from mbc_i18n.findings.excerpt import isolated
from mbc_i18n.model import Document, Finding, Message, SignOff, Unit, digest
from mbc_i18n.publish.edition import Provenance, Reviewer
from mbc_i18n.review import Policy, Standing
from mbc_i18n.review.ledger import time
from mbc_i18n.reviewing import Desk

BLOCKING = {"error": ("error",), "warning": ("error", "warning")}
"""Severities that keep a page back, by the setting `publish.blocking`."""

Key = tuple[str, str]
Findings = Callable[[], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that keeps an edition from its release."""

    file: str
    line: int
    unit: str
    """Its unit's id."""
    problem: str
    step: str
    """What to do about it."""
    missing: bool = False
    """True where there are no words at all that could be approved."""
    check: str = ""
    """The check that found it; "" for words that are not approved."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {isolated(self.problem)}; {self.step}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the gate says of an edition."""

    obstacles: tuple[Obstacle, ...]
    """None of them: it may go out."""
    begun: bool
    """True where somebody has approved a part of the words."""
    provenance: Provenance | None = None
    """Where the words come from, when they may go out."""

    @property
    def released(self) -> bool:
        """True where nothing is in the way."""
        return not self.obstacles


def decided(
    desk: Desk, findings: Findings, blocking: str = "error", thorough: bool = True
) -> Decision:
    """Whether the words on a desk may go out.

    `findings` are the checks' for the whole article; they are asked for where nothing else is in
    the way, or where a `thorough` list is wanted. Else one obstacle is as good as many where
    nobody has signed anything.
    """
    if not (thorough or desk.ledger.by_unit):
        return Decision(tuple(islice(_unapproved(desk, {}), 1)), begun=False)
    standings = dict(_standings(desk))
    obstacles = [*_unapproved(desk, standings)]
    if thorough or not obstacles:
        obstacles += _refused(findings(), BLOCKING[blocking], desk)
    begun = any(found.state in ("revised", "approved") for found in standings.values())
    made = None if obstacles else _provenance(standings.values(), desk.policy)
    return Decision(tuple(obstacles), begun, made)


def _standings(desk: Desk) -> Iterator[tuple[Key, Standing]]:
    """What the ledger says of each message of the article, in the article's order."""
    known = {message.key: message for message in desk.catalog.current}
    for key in dict.fromkeys(_key(unit) for unit in desk.document.units):
        if key in known:
            yield key, desk.standing(known[key])


def _key(unit: Unit) -> Key:
    return (unit.context, unit.source)


def _unapproved(desk: Desk, standings: Mapping[Key, Standing]) -> Iterator[Obstacle]:
    if not any(desk.document.units):
        yield Obstacle(desk.document.file, 0, "", "no words that could be approved", "write some")
    known = {message.key: message for message in desk.catalog.current}
    units = {_key(unit): unit for unit in reversed([*desk.document.units])}
    for key in dict.fromkeys(_key(unit) for unit in desk.document.units):
        if key not in known:
            yield _unknown(units[key], desk.document)
            continue
        standing = standings.get(key) or desk.standing(known[key])
        if standing.state != "approved":
            yield _waiting(known[key], standing, desk)


def _unknown(unit: Unit, document: Document) -> Obstacle:
    problem = f"“{joining.short(unit.source)}” is not in the catalog"
    step = "run `mbc-i18n extract`, then `update`"
    return Obstacle(document.file, unit.line, unit.id, problem, step, missing=True)


def _waiting(message: Message, standing: Standing, desk: Desk) -> Obstacle:
    """Why a message is not approved, and who can do something about it."""
    place = (desk.catalog.file, message.line, message.id)
    named = f"“{joining.short(message.source)}”"
    if not message.translated:
        problem = f"{named} is {joining.state(message)} in {desk.catalog.locale}"
        return Obstacle(*place, problem, "translate it", missing=True)
    if standing.rejections:
        last = standing.rejections[-1]
        because = f" ({last.note})" if last.note else ""
        return Obstacle(*place, f"{named} was rejected by {last.by}{because}", "mend it")
    if not desk.policy.roles:
        return Obstacle(*place, f"{named} is not approved", "name the `roles` in the settings")
    changed = ", which changed since its approval," if standing.state == "stale" else ""
    wanted = " and ".join(standing.missing)
    problem = f"{named}{changed} lacks the approval of {wanted}"
    return Obstacle(*place, problem, "run `mbc-i18n review`")


def _refused(
    findings: Iterable[Finding], severities: Iterable[str], desk: Desk
) -> Iterator[Obstacle]:
    """The findings that keep a page back, but for what the units already say themselves."""
    known = {message.id for message in desk.catalog.current if message.translated}
    for each in findings:
        if each.severity in severities and (each.unit in known or each.check == "joined"):
            step = "mend it" if each.severity == "error" else "mend it, or waive it in the review"
            problem = f"{each.check}: {each.message}"
            yield Obstacle(each.file, each.line, each.unit, problem, step, check=each.check)


def _provenance(standings: Iterable[Standing], policy: Policy) -> Provenance:
    found = list(standings)
    approvals = [record for each in found for record in each.approvals]
    wanted = [record for record in approvals if record.role in policy.roles]
    day = max(time(record).astimezone(datetime.UTC).date() for record in wanted)
    words = digest(*sorted(each.fingerprint for each in found))
    return Provenance(tuple(_reviewers(wanted, policy)), day, words)


def _reviewers(approvals: Iterable[SignOff], policy: Policy) -> Iterator[Reviewer]:
    """Who approved in which role: roles in the policy's order, then names."""
    order = {role: at for at, role in reversed([*enumerate(policy.roles)])}
    told = {(record.role, record.by) for record in approvals}
    for role, by in sorted(told, key=lambda each: (order[each[0]], policy.people[each[1]].name)):
        person = policy.people[by]
        yield Reviewer(person.name, role, person.credentials)
