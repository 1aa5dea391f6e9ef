"""Reviewers, a message and records that the tests of the review share."""

from __future__ import annotations

from mbc_i18n.model import Catalog, Message, SignOff, fingerprint
from mbc_i18n.review import Ledger, Policy
from mbc_i18n.reviewers import Reviewer

ROLES = ("linguistic", "clinical")
CARE = Catalog("care", "es")
REST = Message("Rest well.", "Descanse bien.")


def reviewer(name: str, *roles: str, locales: tuple[str, ...] = ("es",)) -> Reviewer:
    """A reviewer whose e-mail address is of the same name."""
    return Reviewer(name, name.title(), roles or ROLES, locales, email=(f"{name}@example.org",))


PEOPLE = {name: reviewer(name, *ROLES, "layout") for name in ("ana", "ben", "eva", "eve")}


def policy(*roles: str) -> Policy:
    """The policy of some roles with everybody of PEOPLE."""
    return Policy(roles, PEOPLE)


BOTH_ROLES = policy(*ROLES)


def signed(
    by: str = "ana",
    role: str = "linguistic",
    verdict: str = "approve",
    message: Message = REST,
    catalog: Catalog = CARE,
    minute: int = 0,
) -> SignOff:
    words = (message.context, message.source, message.target)
    return SignOff(
        unit=message.id,
        locale=catalog.locale,
        fingerprint=fingerprint(catalog.name, catalog.locale, *words),
        role=role,
        verdict=verdict,
        by=by,
        at=f"2026-01-01T10:{minute:02}:00Z",
    )


def ledger(*records: SignOff) -> Ledger:
    units: dict[str, tuple[SignOff, ...]] = {}
    for record in records:
        units[record.unit] = (*units.get(record.unit, ()), record)
    return Ledger(units)
