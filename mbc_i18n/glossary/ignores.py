"""`ignore.csv`: findings that a person answered, each bound to the words of one message.

It does what a directive in a PO file does (`checks.suppression`), for teams whose editors drop
comments. One row an answer: locale, concept (`*` for every one), hash, reason, who, date.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError

MADE_BY = "make the row with `mbc-i18n terms ignore`"
IGNORE_COLUMNS = ("locale", "concept", "hash", "reason", "who", "date")
EVERY_CONCEPT = "*"
HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One row."""

    locale: str
    """In the gettext spelling."""
    concept: str
    """Id of the concept, or `*` for every one."""
    hash: str
    """`source_hash` of the message."""
    reason: str
    who: str
    date: str
    """ISO 8601: `2026-05-04`."""
    file: str = ""
    line: int = 0
    """First line of the row, from 1."""


@lru_cache(maxsize=64)
def source_hash(context: str, source: str) -> str:
    """SHA-256, in hexadecimal, of the key that gettext gives a message.

    That is context, U+0004 and source, or the source alone where there is no context; in NFC, with
    its outer white space.
    """
    key = f"{context}\4{source}" if context else source
    return hashlib.sha256(unicodedata.normalize("NFC", key).encode()).hexdigest()


def is_reason(text: str) -> bool:
    """True for words; a dash or a full stop is no reason."""
    return any(character.isalnum() for character in text)


def parse(text: str, shown: str = "ignore.csv") -> tuple[Ignore, ...]:
    """The rows of a table, in its order; none for an empty text.

    Raises SettingsError, with file and line, for a table that cannot be right.
    """
    found: dict[tuple[str, str, str], Ignore] = {}
    for line, values in _rows(text, shown):
        row = _ignore(values, shown, line)
        other = found.setdefault((row.locale, row.concept, row.hash), row)
        if other is not row:
            raise SettingsError(f"line {other.line} says the same", shown, line, "remove one")
    return tuple(found.values())


def _is_blank(text: str) -> bool:
    return not text.removeprefix("\ufeff").strip()


def _rows(text: str, shown: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The cells of each row by column, with the row's first line."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    header = None if not _is_blank(text) else list(IGNORE_COLUMNS)
    try:
        last = 0
        for cells in reader:
            first, last = last + 1, reader.line_num
            if header is None:
                header = _header(cells, shown)
            elif cells:
                yield first, _named(header, cells, shown, first)
    except csv.Error as error:
        raise SettingsError(f"not valid CSV ({error})", shown, reader.line_num) from None


def _header(names: list[str], shown: str) -> list[str]:
    if sorted(names) != sorted(IGNORE_COLUMNS):
        unknown = [name for name in names if name not in IGNORE_COLUMNS]
        missing = [name for name in IGNORE_COLUMNS if name not in names]
        problem = (
            f"unknown column {unknown[0]!r:.60}" if unknown
            else f"no column {missing[0]!r}" if missing
            else "a column stands twice"
        )  # fmt: skip
        raise SettingsError(problem, shown, 1, f"the columns are {', '.join(IGNORE_COLUMNS)}")
    return names


def _named(header: list[str], cells: list[str], shown: str, line: int) -> Mapping[str, str]:
    if len(cells) != len(header):
        problem = f"a row with {len(cells)} cells under {len(header)} columns"
        raise SettingsError(problem, shown, line, "quote cells that hold commas")
    return {name: cell.strip() for name, cell in zip(header, cells, strict=True)}


def _ignore(values: Mapping[str, str], shown: str, line: int) -> Ignore:
    digits = values["hash"].lower()
    for wrong, problem, step in (
        (not values["concept"], "no concept", "name one by its id, or write *"),
        (not HASH.fullmatch(digits), "the hash is not 64 hexadecimal digits", MADE_BY),
        (not is_reason(values["reason"]), "no reason", "say why the finding is wrong"),
        (not values["who"], "nobody named", "say who answers for it"),
        (not _is_date(values["date"]), "the date is not like 2026-05-04", "write it so"),
    ):
        if wrong:
            raise SettingsError(problem, shown, line, step)
    locale = _locale(values["locale"], shown, line)
    return Ignore(
        locale, values["concept"], digits, values["reason"], values["who"], values["date"],
        shown, line,
    )  # fmt: skip


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _locale(name: str, shown: str, line: int) -> str:
    try:
        return locales.canonical(name)
    except SettingsError as error:
        raise SettingsError(error.problem, shown, line, error.step) from None


def added(text: str, row: Ignore) -> str:
    """The table's text with one more row at its end; every other character stays.

    An empty text gets its header first. The order of columns and the line ends are the table's.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    head = ",".join(IGNORE_COLUMNS) if _is_blank(text) else text
    closed = head if head.endswith(("\n", "\r")) else head + newline
    header = next(csv.reader(io.StringIO(closed.removeprefix("\ufeff"), newline="")))
    cells = [" ".join(str(getattr(row, column)).split()) for column in header]
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator=newline).writerow(cells)
    return closed + line.getvalue()
