"""A table's text with more rows or changed ones: every other byte of it stays.

A new row goes where the order of the ids wants it, in the columns and with the line ends that the
text has.
"""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from mbc_i18n.exchange.tables import ExchangeError, Row, csv_text, rows_of

MARK = "\ufeff"
"""The byte order mark that a spreadsheet may put first."""
USAGES = ("preferred", "admitted", "deprecated", "forbidden")
"""The order of a concept's terms; an empty usage is the first."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is to become of a table."""

    added: tuple[Row, ...] = ()
    changed: tuple[tuple[Row, Row], ...] = ()
    """Rows as they stand and as they are going to be."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The new text, and the line on which each row that was added or changed begins."""

    text: str
    places: tuple[tuple[Row, int], ...] = ()
    """In the text's order."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A table's text in pieces."""

    header: tuple[str, ...]
    head: str
    """The header's line and what stands above it."""
    rows: tuple[Row, ...]
    written: tuple[str, ...]
    """Each row as it is written, with its line end and empty lines behind it."""
    ending: str


def amended(text: str, amendment: Amendment, shown: str, columns: Sequence[str]) -> Amended:
    """A table's text after an amendment; "" becomes a table with all of the columns.

    Raises ExchangeError for what is no table, and for a cell that it has no column for.
    """
    table = _pieces(text or ",".join(columns) + "\n", shown, columns)
    places = _places(table.rows, amendment.added)
    changed = {_filled(old): new for old, new in amendment.changed}
    pieces: list[tuple[str, Row | None]] = [(table.head, None)]
    for place in range(len(table.rows) + 1):
        pieces += [(_written(row, table, shown) + table.ending, row) for row in places[place]]
        if place < len(table.rows):
            new = changed.get(_filled(table.rows[place]))
            pieces.append(_kept(table.written[place], table, new, shown))
    return _joined(pieces, table.ending, bool(text) and not text.endswith(("\n", "\r")))


def _pieces(text: str, shown: str, columns: Sequence[str]) -> _Text:
    rows = tuple(row for _, row in rows_of(text, shown, columns, columns[:2]))
    body = text.removeprefix(MARK)
    records = list(_records(body))
    filled = [place for place, (_, cells) in enumerate(records) if cells]
    bounds = [*filled[1:], len(records)]
    pieces = [
        "".join(written for written, _ in records[start:end])
        for start, end in zip(bounds, bounds[1:], strict=False)
    ]
    head = text[: len(text) - len(body)] + "".join(written for written, _ in records[: bounds[0]])
    first, header = records[filled[0]]
    return _Text(tuple(header), head, rows, tuple(pieces), _line_end(first) or "\n")


def _records(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each record as it is written, and its cells; an empty line has none."""
    physical = io.StringIO(text, newline="").readlines()
    reader = csv.reader(physical, strict=True)
    before = 0
    for cells in reader:
        yield "".join(physical[before : reader.line_num]), cells
        before = reader.line_num


def _line_end(written: str) -> str:
    return written[len(written.rstrip("\r\n")) :]


def _places(rows: Sequence[Row], added: Sequence[Row]) -> Mapping[int, list[Row]]:
    """The new rows by the place of the row that they stand before."""
    highest = list(accumulate(map(_key, rows), max))
    same: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        same[row["id"]].append(place)
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in sorted(added, key=_key):
        lesser = [place for place in same.get(row["id"], ()) if _key(rows[place]) > _key(row)]
        beside = same[row["id"]][-1] + 1 if row["id"] in same else bisect_right(highest, _key(row))
        found[lesser[0] if lesser else beside].append(row)
    return found


def _key(row: Row) -> tuple[str, int]:
    usage = row.get("usage") or USAGES[0]
    return row["id"], USAGES.index(usage) if usage in USAGES else 0


def _filled(row: Row) -> frozenset[tuple[str, str]]:
    return frozenset((name, cell) for name, cell in row.items() if cell)


def _kept(written: str, table: _Text, changed: Row | None, shown: str) -> tuple[str, Row | None]:
    if changed is None:
        return written, None
    return _written(changed, table, shown) + _line_end(written), changed


def _written(row: Row, table: _Text, shown: str) -> str:
    lacking = [name for name, cell in row.items() if cell and name not in table.header]
    if row.get("status") == "proposed":
        lacking = [name for name in lacking if name != "status"]
    if lacking:
        step = "add it to the header, and a comma to each row"
        raise ExchangeError(f"no column {lacking[0]!r}", shown, 1, step)
    cells = {name: row.get(name, "") for name in table.header}
    return csv_text([cells], table.header).partition("\n")[2].removesuffix("\n")


def _joined(pieces: Sequence[tuple[str, Row | None]], ending: str, bare: bool) -> Amended:
    """The pieces as one text; `bare` where its last line has no end, and shall have none."""
    texts = [written for written, _ in pieces]
    if bare:
        texts = [each if _line_end(each) else each + ending for each in texts]
        texts[-1] = texts[-1].removesuffix(ending)
    line, places = 1, []
    for written, (_, row) in zip(texts, pieces, strict=True):
        if row is not None:
            places.append((row, line))
        line += len(io.StringIO(written, newline="").readlines())
    return Amended("".join(texts), tuple(places))
