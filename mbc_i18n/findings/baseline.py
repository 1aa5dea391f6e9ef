"""A baseline: findings that a team has decided to live with for now, by their ids.

An id holds the words, so a translation that changes is checked again. What is listed and no longer
found is reported. A baseline says nothing to `mbc-i18n publish`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mbc_i18n.errors import UserError
from mbc_i18n.findings.entries import ID_LENGTH, Entry
from mbc_i18n.findings.places import Place
from mbc_i18n.model import Finding

VERSION = 1
UNUSED = "baseline-unused"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a baseline; all but its id is for people, and to know what was looked at."""

    id: str
    check: str = ""
    file: str = ""
    locale: str = ""
    unit: str = ""
    message: str = ""
    line: int = 0
    """Of the baseline."""


def read(text: str, file: str) -> tuple[Listed, ...]:
    """The entries of a baseline. Raises UserError for a text that is none."""
    step = "write it anew with --write-baseline"
    try:
        held = json.loads(text)
        if held["version"] != VERSION:
            raise UserError(f"a baseline of version {held['version']!r}", file, 1, step)
        found = tuple(_listed(each) for each in held["findings"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UserError("not a baseline", file, 1, step) from None
    lines = _lines(text, {each.id for each in found})
    return tuple(replace(each, line=lines.get(each.id, 1)) for each in found)


def _listed(held: dict[str, Any]) -> Listed:
    values = {name: held.get(name, "") for name in ("check", "file", "locale", "unit", "message")}
    if not all(isinstance(value, str) for value in (held["id"], *values.values())):
        raise TypeError
    return Listed(held["id"], **values)


def _lines(text: str, ids: Iterable[str]) -> dict[str, int]:
    wanted = {f'"id": "{each}"': each for each in ids}
    lines = enumerate((line.strip().rstrip(",") for line in text.split("\n")), 1)
    return {wanted[line]: number for number, line in lines if line in wanted}


def applied(
    entries: Sequence[Entry],
    baseline: Sequence[Listed],
    file: str,
    judged: Callable[[Listed], bool],
) -> tuple[Entry, ...]:
    """The entries, those that the baseline lists as answered, and one for each that it lists idly.

    `judged` tells whether all was looked at that an entry could be about.
    """
    ids = {each.id for each in baseline}
    reason = f"listed in {file}"
    own = [
        replace(each, reason=reason, kind="external")
        if each.id in ids and not each.answered
        else each
        for each in entries
    ]
    found = {each.id for each in entries}
    idle = (each for each in baseline if each.id not in found and judged(each))
    return (*own, *_unused(idle, file))


def _unused(listed: Iterable[Listed], file: str) -> Iterator[Entry]:
    for each in listed:
        told = f"{each.check} of {each.file} ({each.message}) is no longer found; write it anew"
        finding = Finding(UNUSED, "warning", each.unit, each.locale, told, file, each.line)
        yield Entry(finding, each.id[:ID_LENGTH], Place(file, each.line))


def written(
    entries: Iterable[Entry], former: Iterable[Listed], judged: Callable[[Listed], bool]
) -> str:
    """A baseline of the entries that nobody has answered.

    Of a former one it keeps what was not looked at now.
    """
    kept = [_object(each) for each in former if not judged(each)]
    known = {each["id"] for each in kept}
    own = [_told(each) for each in entries if not each.answered and each.id not in known]
    rows = sorted((*kept, *own), key=lambda row: (row["file"], row["check"], row["id"]))
    return json.dumps({"version": VERSION, "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def _told(entry: Entry) -> dict[str, str]:
    found = entry.finding
    listed = Listed(
        entry.id, found.check, found.file, found.locale, found.unit, found.message
    )  # fmt: skip
    return _object(listed)


def _object(listed: Listed) -> dict[str, str]:
    names = ("id", "check", "file", "locale", "unit", "message")
    return {name: getattr(listed, name) for name in names}
