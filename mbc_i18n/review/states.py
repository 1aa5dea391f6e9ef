"""The state of a message, which is computed each time and never stored.

A record of the ledger counts only while its fingerprint is that of the words as they now stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mbc_i18n.model import Catalog, Message, SignOff, fingerprint, unit_id
from mbc_i18n.review.ledger import Ledger
from mbc_i18n.review.policy import TRANSLATOR, Policy, authors, counts, missing

STATES = ("untranslated", "needs work", "translated", "revised", "approved", "stale")
LAST_WORDS = ("approve", "reject", "revoke")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ledger says of a message's words as they now stand."""

    state: str
    """One of `STATES`."""
    fingerprint: str
    approvals: tuple[SignOff, ...] = ()
    """Those that count."""
    void: tuple[SignOff, ...] = ()
    """Approvals by an author of the words, or by nobody who may give them."""
    rejections: tuple[SignOff, ...] = ()
    missing: tuple[str, ...] = ()
    """Roles that have yet to approve."""
    authors: frozenset[str] = frozenset()
    """Ids of those who wrote the words, as far as that is known."""


def state(message: Message, catalog: Catalog, ledger: Ledger, policy: Policy) -> str:
    """The state of a current message.

    Approved needs an approval of these very words for each role of the policy, by distinct persons
    who may give it and did not write the words; revised, at least one; stale means that other
    words were approved for it once.
    """
    return standing(message, catalog, ledger, policy).state


def standing(message: Message, catalog: Catalog, ledger: Ledger, policy: Policy) -> Standing:
    """The state of a current message, and what it follows from."""
    now = fingerprint_of(message, catalog)
    records = ledger.by_unit.get(identity(message), ())
    here = [record for record in records if record.fingerprint == now]
    wrote = authors(here, last_translator(catalog), policy)
    last = last_words(here)
    able = [record for record in last if counts(record, policy)]
    approvals = tuple(record for record in able if record.by not in wrote)
    people = [{r.by for r in approvals if r.role == role} for role in policy.roles]
    found = Standing(
        "",
        now,
        approvals,
        tuple(r for r in last if r.verdict == "approve" and r not in approvals),
        tuple(r for r in last if r.verdict == "reject" and r.by in policy.people),
        missing(policy.roles, people),
        wrote,
    )
    return replace(found, state=_state(message, found, records, policy))


def _state(message: Message, found: Standing, records: Sequence[SignOff], policy: Policy) -> str:
    if message.fuzzy or not message.target.strip():
        waiting = "needs work" if message.fuzzy else "untranslated"
        return "stale" if was_approved(records, found.fingerprint, policy) else waiting
    if found.rejections:
        return "needs work"
    if found.approvals:
        return "approved" if policy.roles and not found.missing else "revised"
    return "stale" if was_approved(records, found.fingerprint, policy) else "translated"


def was_approved(records: Iterable[SignOff], now: str, policy: Policy) -> bool:
    """True where somebody who may approved other words, and did not take it back."""
    past = [record for record in records if record.fingerprint != now]
    return any(counts(record, policy) for record in last_words(past))


def last_words(records: Iterable[SignOff]) -> list[SignOff]:
    """Each person's last word in each role on the same words; what was revoked is gone."""
    last: dict[tuple[str, str, str], SignOff] = {}
    for record in records:
        if judges(record):
            last[(record.by, record.role, record.fingerprint)] = record
    return [record for record in last.values() if record.verdict != "revoke"]


def judges(record: SignOff) -> bool:
    """True for a record that says something of the words, or takes it back."""
    waiver = record.verdict == "revoke" and record.waives
    return record.verdict in LAST_WORDS and not waiver


def fingerprint_of(message: Message, catalog: Catalog) -> str:
    """What a sign-off on a message, as it stands, is bound to."""
    return _fingerprint(
        catalog.name, catalog.locale, message.context, message.source, message.target
    )


def identity(message: Message) -> str:
    """A message's id."""
    return unit_id(message.context, message.source)


_fingerprint = lru_cache(maxsize=1 << 14)(fingerprint)
"""A review asks for the same ones again and again."""


def last_translator(catalog: Catalog) -> str:
    """Whom the PO file's header names; "" for nobody."""
    return next((value for name, value in catalog.header if name == TRANSLATOR), "")


def would_help(found: Standing, person: str, role: str, policy: Policy) -> bool:
    """True where an approval by a person in a role would bring the words nearer to approval."""
    able = policy.people.get(person)
    if able is None or role not in able.roles or person in found.authors or found.rejections:
        return False
    mine = SignOff("", "", found.fingerprint, role, "approve", person, "")
    offers = [*found.approvals, mine]
    people = [{r.by for r in offers if r.role == each} for each in policy.roles]
    return len(missing(policy.roles, people)) < len(found.missing)
