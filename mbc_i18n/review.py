"""Sign-offs and the state of a message, which is computed each time and never stored.

A record of the ledger counts only while its fingerprint is that of the words as they now stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from mbc_i18n import storage
from mbc_i18n.errors import SettingsError
from mbc_i18n.model import Catalog, Message, SignOff, fingerprint

VERDICTS = ("translate", "approve", "reject", "revoke", "waive")
STATES = ("untranslated", "needs work", "translated", "revised", "approved", "stale")
_FIELDS = {field.name for field in fields(SignOff)}
_REQUIRED = ("unit", "locale", "fingerprint", "role", "verdict", "by", "at")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The records of one locale, by unit."""

    by_unit: dict[str, tuple[SignOff, ...]]


def load(folder: Path, shown: str) -> Ledger:
    """Every record of a locale's `signoffs/*.jsonl`; an empty ledger where there is none.

    Raises SettingsError, with file and line, for a line that is no record.
    """
    records: dict[str, list[SignOff]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for record in _records(path, f"{shown}/{path.name}"):
            records.setdefault(record.unit, []).append(record)
    return Ledger({unit: tuple(sorted(found, key=_time)) for unit, found in records.items()})


def _time(record: SignOff) -> datetime:
    at = datetime.fromisoformat(record.at)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _records(path: Path, shown: str) -> Iterator[SignOff]:
    """The records of a file. Only a newline ends one: a text may hold other line separators."""
    text = storage.decode(storage.read(path, shown), shown).removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _record(line, shown, number)


def _record(line: str, shown: str, number: int) -> SignOff:
    try:
        values = json.loads(line)
        kept = {key: value for key, value in values.items() if key in _FIELDS}
        waives = kept.pop("waives", ())
        _refuse_malformed(kept, waives)
        return SignOff(**kept, waives=tuple(waives))
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise SettingsError(
            "not a sign-off record", shown, number, "restore the line from version control"
        ) from None


def _refuse_malformed(values: dict[str, object], waives: object) -> None:
    """Raises ValueError, or TypeError, for values that no record of ours can have."""
    words = isinstance(waives, (list, tuple)) and all(isinstance(each, str) for each in waives)
    complete = all(key in values for key in _REQUIRED)
    if not words or not complete or not all(isinstance(each, str) for each in values.values()):
        raise TypeError
    if values["verdict"] not in VERDICTS:
        raise ValueError
    datetime.fromisoformat(str(values["at"]))


def state(message: Message, catalog: Catalog, ledger: Ledger, roles: Sequence[str]) -> str:
    """The state of a current message under a policy: the roles that must approve.

    Approved needs an approval of these very words for each role, by distinct persons; revised, at
    least one; stale means that other words were approved for it once.
    """
    records = ledger.by_unit.get(message.id, ())
    now = fingerprint(catalog.name, catalog.locale, message.context, message.source, message.target)
    was_approved = any(r.verdict == "approve" and r.fingerprint != now for r in _standing(records))
    if not message.target.strip() or message.fuzzy:
        waiting = "needs work" if message.fuzzy else "untranslated"
        return "stale" if was_approved else waiting
    standing = [record for record in _standing(records) if record.fingerprint == now]
    if any(record.verdict == "reject" for record in standing):
        return "needs work"
    return _approval(standing, roles) or ("stale" if was_approved else "translated")


def _standing(records: Iterable[SignOff]) -> list[SignOff]:
    """Each person's last word in each role on the same words; what was revoked is gone."""
    last: dict[tuple[str, str, str], SignOff] = {}
    for record in records:
        if record.verdict in ("approve", "reject", "revoke"):
            last[(record.by, record.role, record.fingerprint)] = record
    return [record for record in last.values() if record.verdict != "revoke"]


def _approval(standing: Sequence[SignOff], roles: Sequence[str]) -> str:
    people = [{record.by for record in standing if record.role == role} for role in roles]
    if roles and _distinct(people):
        return "approved"
    return "revised" if standing else ""


def _distinct(people: Sequence[set[str]], taken: frozenset[str] = frozenset()) -> bool:
    """True where each role can be given to a person of its own."""
    if not people:
        return True
    free = sorted(people[0] - taken)
    return any(_distinct(people[1:], taken | {person}) for person in free)
