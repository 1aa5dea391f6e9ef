"""Whose approval counts: a known person's, in a role and a locale of the person, of others' words.

ISO 17100 asks that the reviser is not the translator; here nobody who wrote the words approves
them, in whichever role.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from mbc_i18n.model import SignOff
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.settings import Settings

TRANSLATOR = "Last-Translator"
NOBODY: Mapping[str, Reviewer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Policy:
    """What approval means in one locale."""

    roles: tuple[str, ...] = ()
    """Roles that must approve, each by a person of its own; where there are none, nothing is
    approved."""
    people: Mapping[str, Reviewer] = field(default_factory=lambda: NOBODY)
    """The locale's reviewers by id."""

    @property
    def unfilled(self) -> tuple[str, ...]:
        """Required roles for which the locale has too few reviewers: it can never be approved."""
        able = [{each.id for each in self.people.values() if r in each.roles} for r in self.roles]
        return missing(self.roles, able)


def policy_of(settings: Settings, locale: str) -> Policy:
    """The policy of a locale, named in the gettext spelling."""
    roles = settings.roles_locales.get(locale, settings.roles)
    own = (each for each in settings.reviewers if locale in each.locales)
    return Policy(roles, {each.id: each for each in own})


def authors(records: Iterable[SignOff], last_translator: str, policy: Policy) -> frozenset[str]:
    """The ids of those who wrote some words.

    `records` are the records on these words; where none says who translated them, the one whom the
    PO file names did.
    """
    told = {record.by for record in records if record.verdict == "translate"}
    names = told or ({last_translator} if last_translator.strip() else set())
    known = {
        each.id for each in policy.people.values() if any(each.is_named(name) for name in names)
    }
    return frozenset(told | known)


def counts(record: SignOff, policy: Policy) -> bool:
    """True for an approval by somebody who may give it, whoever wrote the words."""
    person = policy.people.get(record.by)
    return record.verdict == "approve" and person is not None and record.role in person.roles


def missing(roles: Sequence[str], people: Sequence[Collection[str]]) -> tuple[str, ...]:
    """The roles that stay open when as many as can be are given to a person of their own each.

    `people` are those who can have each role, in the order of the roles.
    """
    taken: dict[str, int] = {}
    seated = [_seat(place, people, taken, set()) for place in range(len(roles))]
    return tuple(role for role, found in zip(roles, seated, strict=True) if not found)


def _seat(
    place: int, people: Sequence[Collection[str]], taken: dict[str, int], tried: set[str]
) -> bool:
    """Give a place to a person, moving others as needed; it never empties a place."""
    for person in sorted(people[place]):
        if person not in tried:
            tried.add(person)
            if person not in taken or _seat(taken[person], people, taken, tried):
                taken[person] = place
                return True
    return False
