"""The ledger: a file for each person, one JSON object a line, nothing ever taken away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from mbc_i18n import storage
from mbc_i18n.errors import SettingsError
from mbc_i18n.model import FINGERPRINT_VERSION, SignOff
from mbc_i18n.review.locking import locked
from mbc_i18n.reviewers import ID

VERDICTS = ("translate", "approve", "reject", "revoke", "waive", "comment")
CAUTION = ("comment", "translate", "waive", "approve", "revoke", "reject")
"""Which of two records of the same moment comes later, so that no order of lines decides."""

TICK = timedelta(microseconds=1)
FIRST_YEAR, LAST_YEAR = 1970, 2999
"""No record is of another time; nothing later than the last one could be written."""
KEPT = 1 << 14
"""Lines whose records are remembered."""
KEPT_FILES = 8
"""Files, and ledgers of several, that are: of a save all but one stay as they were read."""
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:[ \r]|$)")
SURROGATE = re.compile("[\ud800-\udfff]")

_FIELDS = {field.name for field in fields(SignOff)}
_REQUIRED = ("unit", "locale", "fingerprint", "role", "verdict", "by", "at")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The records of one locale, by unit, in the order of time."""

    by_unit: dict[str, tuple[SignOff, ...]]


def load(folder: Path, shown: str) -> Ledger:
    """Every record of a locale's `signoffs/*.jsonl`; an empty ledger where there is none.

    Raises SettingsError, with file and line, for a line that is no record or stands in the file of
    another person.
    """
    named = [(path, f"{shown}/{path.name}") for path in sorted(folder.glob("*.jsonl"))]
    return _ledger(
        tuple((storage.decode(storage.read(path, name), name), name, path.stem)
              for path, name in named)
    )  # fmt: skip


@lru_cache(maxsize=KEPT_FILES)
def _ledger(files: tuple[tuple[str, str, str], ...]) -> Ledger:
    """The ledger of some files: text, name and person of each. Nobody changes it: it is shared."""
    records: dict[str, list[SignOff]] = {}
    for file in files:
        for record in _records(*file):
            records.setdefault(record.unit, []).append(record)
    return Ledger({unit: _in_order(found) for unit, found in records.items()})


def _in_order(records: list[SignOff]) -> tuple[SignOff, ...]:
    return tuple(sorted(records, key=_order) if len(records) > 1 else records)


def time(record: SignOff) -> datetime:
    """When a record was written; a time without a zone is in UTC."""
    at = datetime.fromisoformat(record.at)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _order(record: SignOff) -> tuple[datetime, int, str, str]:
    return time(record), CAUTION.index(record.verdict), record.by, record.role


@lru_cache(maxsize=KEPT_FILES)
def _records(text: str, shown: str, person: str) -> tuple[SignOff, ...]:
    return tuple(parsed(text, shown, person))


def parsed(text: str, shown: str, person: str) -> Iterator[SignOff]:
    """The records of a person's file. Raises SettingsError as `load` does.

    Only a newline ends a record: a text may hold other line separators.
    """
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            yield _record(line, shown, number, person)


def _record(line: str, shown: str, number: int, person: str) -> SignOff:
    if CONFLICT.match(line):
        step = "keep the records of both sides and take the marks out"
        raise SettingsError("an unfinished merge", shown, number, step)
    try:
        record = _read(line)
    except _Unknown as unknown:
        step = "update mbc-i18n, or restore the line from version control"
        told = f"{unknown} is not known to this version"
        raise SettingsError(told, shown, number, step) from None
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise SettingsError(
            "not a sign-off record", shown, number, "restore the line from version control"
        ) from None
    if record.by != person:
        problem = f"a record of {record.by!r} in the file of {person!r}"
        raise SettingsError(problem, shown, number, "each person writes only the own file")
    return record


class _Unknown(ValueError):
    """A record that a later version of this program may have written: never passed over."""


@lru_cache(maxsize=KEPT)
def _read(line: str) -> SignOff:
    """The record of a line. Raises what `_record` tells in better words.

    Ledgers only grow: whoever reads one again has read nearly all of it before.
    """
    values = json.loads(line, object_pairs_hook=_once)
    kept = {key: value for key, value in values.items() if key in _FIELDS}
    waives = kept.pop("waives", ())
    _refuse_malformed(kept, waives)
    if kept["verdict"] not in VERDICTS:
        raise _Unknown(f"the verdict {kept['verdict']!r:.40}")
    return SignOff(**kept, waives=tuple(waives))


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys stand once: of two values readers would choose differently."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _refuse_malformed(values: dict[str, object], waives: object) -> None:
    """Raises ValueError, or TypeError, for values that no record of ours can have."""
    words = isinstance(waives, (list, tuple)) and all(isinstance(each, str) for each in waives)
    complete = all(key in values for key in _REQUIRED)
    if not words or not complete or not all(isinstance(each, str) for each in values.values()):
        raise TypeError
    if any(SURROGATE.search(str(each)) for each in (*values.values(), *_listed(waives))):
        raise ValueError
    if not FIRST_YEAR <= datetime.fromisoformat(str(values["at"])).year <= LAST_YEAR:
        raise ValueError


def _listed(waives: object) -> Iterable[object]:
    return waives if isinstance(waives, (list, tuple)) else ()


def line(record: SignOff, context: str = "") -> str:
    """A record as it is written: one line, keys sorted.

    The unit's context goes with it, so that a record tells by itself what its fingerprint is of.
    """
    values = {**asdict(record), "waives": list(record.waives), "context": context}
    values["v"] = FINGERPRINT_VERSION
    return json.dumps(values, ensure_ascii=False, sort_keys=True) + "\n"


def append(folder: Path, records: Sequence[tuple[SignOff, str]], shown: str) -> tuple[SignOff, ...]:
    """Write records of one person, each with its unit's context, at the end of the person's file.

    The records as written: each is later than every one before it, whatever the clock says. The
    file is replaced as a whole, so that a reader, and whoever comes after a crash, finds all of
    the new lines or none; two processes take turns. Raises SettingsError for a file that is not
    whole lines of the person's own records: it is left alone.
    """
    people = {record.by for record, _ in records}
    if len(people) != 1:
        raise ValueError(f"records of one person, not of {sorted(people)}")
    person = people.pop()
    path = folder / f"{person}.jsonl"
    name = f"{shown}/{path.name}"
    _refuse_elsewhere(path, person, name)
    with locked(folder, shown):
        seen = storage.held(path, name)
        text = storage.decode(seen or b"", name)
        written = _stamped([record for record, _ in records], _last(text, name, person))
        contexts = [context for _, context in records]
        lines = map(line, written, contexts)
        storage.write(path, text + "".join(lines), seen, name)
    return written


def _refuse_elsewhere(path: Path, person: str, name: str) -> None:
    """Raise SettingsError for a person, or a link, that would lead out of the folder."""
    if not ID.fullmatch(person):
        raise SettingsError(f"{person!r} cannot name a file", step="give the reviewer another id")
    if path.is_symlink():
        raise SettingsError("a link to another place", name, step="put the file itself here")


def _last(text: str, name: str, person: str) -> datetime:
    """The time of the latest record of a person's file. Raises SettingsError as `append` does."""
    if text and not text.endswith("\n"):
        number = text.count("\n") + 1
        step = "see whether the line is whole, and end it"
        raise SettingsError("the last line has no end", name, number, step)
    past = datetime.min.replace(tzinfo=UTC)
    return max(map(time, parsed(text, name, person)), default=past)


def _stamped(records: Sequence[SignOff], last: datetime) -> tuple[SignOff, ...]:
    found = []
    for record in records:
        last = max(time(record), last + TICK)
        found.append(replace(record, at=stamp(last)))
    return tuple(found)


def stamp(moment: datetime) -> str:
    """A time as records have it: UTC, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
