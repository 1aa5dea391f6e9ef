"""The glossary as tables of cells: what is read from every exchange format and written to it.

`mbc_i18n.glossary` knows the columns that checking needs. An exchange must lose none, so it works
on the cells as they stand in `concepts.csv` and `terms/<locale>.csv`.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from mbc_i18n import locales, storage
from mbc_i18n.errors import UserError
from mbc_i18n.glossary import Glossary, reading
from mbc_i18n.glossary.reading import CONCEPT_COLUMNS, TERM_COLUMNS

Row = Mapping[str, str]
"""The cells of a line by column; every column is there, an empty one is ""."""


class ExchangeError(UserError):
    """A file of an exchange format that cannot be read, or a glossary that cannot be written."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A glossary's tables; `made` gives them in their order, which files follow."""

    concepts: tuple[Row, ...] = ()
    """By id."""
    terms: Mapping[str, tuple[Row, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By locale in the gettext spelling; the rows by concept, those of a concept in their order."""

    def of(self, locale: str) -> Mapping[str, tuple[Row, ...]]:
        """The rows of a locale by concept."""
        found: dict[str, list[Row]] = {}
        for row in self.terms.get(locale, ()):
            found.setdefault(row["id"], []).append(row)
        return {name: tuple(rows) for name, rows in found.items()}


@dataclass(frozen=True, slots=True)
class Import:
    """What a file gave, and in plain words what of it has no place in a glossary."""

    tables: Tables
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """The text of a file, and in plain words what of the glossary it cannot hold."""

    text: str
    losses: tuple[str, ...] = ()


def made(concepts: Iterable[Row], terms: Mapping[str, Iterable[Row]], file: str = "") -> Tables:
    """Tables with every column and in order; a locale without rows is left out.

    Raises ExchangeError for an id that stands twice, for a term without a concept, and for an
    unknown locale.
    """
    rows = sorted((whole(row, CONCEPT_COLUMNS) for row in concepts), key=_id)
    known = Counter(row["id"] for row in rows)
    twice = [name for name, count in known.items() if count > 1]
    if twice:
        raise ExchangeError(f"the concept {twice[0]!r} stands twice", file)
    found = {_locale(name, file): _terms(each, known, file) for name, each in terms.items()}
    if len(found) < len(terms):
        raise ExchangeError("two tables are of one locale", file, step="join them")
    full = {name: found[name] for name in sorted(found) if found[name]}
    return Tables(tuple(rows), MappingProxyType(full))


def whole(row: Row, columns: Sequence[str]) -> dict[str, str]:
    """A row with all of the columns."""
    return {column: row.get(column, "") for column in columns}


def _id(row: Row) -> str:
    return row["id"]


def _terms(rows: Iterable[Row], known: Mapping[str, int], file: str) -> tuple[Row, ...]:
    found = tuple(sorted((whole(row, TERM_COLUMNS) for row in rows), key=_id))
    for row in found:
        if row["id"] not in known:
            raise ExchangeError(f"no concept {row['id']!r} for the term {row['term']!r}", file)
    return found


def _locale(name: str, file: str) -> str:
    try:
        return locales.canonical(name)
    except UserError as error:
        raise ExchangeError(error.problem, file, step=error.step) from None


def glossary_of(tables: Tables, file: str = "") -> Glossary:
    """What checking needs of the tables. Raises SettingsError for rows that cannot be right."""
    concepts = (reading.Row(file, 0, row) for row in tables.concepts)
    terms = {
        locale: [reading.Row(file, 0, row) for row in rows] for locale, rows in tables.terms.items()
    }
    return reading.made(concepts, terms)


def load(folder: Path, shown: str = "") -> Tables:
    """The tables of a glossary's folder. Raises UserError for what is no such table."""
    name = shown or str(folder)
    concepts = _file(folder / "concepts.csv", f"{name}/concepts.csv", CONCEPT_COLUMNS)
    paths = sorted((folder / "terms").glob("*.csv"))
    terms = {
        path.stem: _file(path, f"{name}/terms/{path.name}", TERM_COLUMNS)
        for path in paths
    }  # fmt: skip
    return made(concepts, terms, name)


def _file(path: Path, shown: str, columns: Sequence[str]) -> list[Row]:
    text = storage.decode(storage.read(path, shown), shown)
    return [row for _, row in rows_of(text, shown, columns, columns[:2])]


def texts(tables: Tables) -> Mapping[str, str]:
    """The CSV text of each file by its name inside the folder; lines end in LF."""
    files = {"concepts.csv": csv_text(tables.concepts, CONCEPT_COLUMNS)}
    for locale, rows in tables.terms.items():
        files[f"terms/{locale}.csv"] = csv_text(rows, TERM_COLUMNS)
    return files


def save(tables: Tables, folder: Path) -> tuple[str, ...]:
    """Write the files of a folder; the names of those that changed."""
    return tuple(name for name, text in texts(tables).items() if _written(folder / name, text))


def _written(path: Path, text: str) -> bool:
    return storage.write(path, text, storage.held(path))


def csv_text(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """A table as CSV: cells are quoted where they must be."""
    lines = [columns, *([row[column] for column in columns] for row in rows)]
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    # The standard writer leaves a lone carriage return unquoted and cannot read it back.
    if any(character in cell for character in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def rows_of(
    text: str, shown: str, columns: Sequence[str], required: Sequence[str]
) -> Iterator[tuple[int, Row]]:
    """The rows of a CSV text with their lines. Raises ExchangeError, with the line."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = next(reader, [])
        _refuse_header(header, columns, required, shown)
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                problem = f"a row with {len(cells)} cells under {len(header)} columns"
                raise ExchangeError(problem, shown, reader.line_num, "quote cells with commas")
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise ExchangeError(f"not valid CSV ({error})", shown, reader.line_num) from None


def _refuse_header(
    header: Sequence[str], columns: Sequence[str], required: Sequence[str], shown: str
) -> None:
    count = Counter(header)
    problems = [
        *(f"unknown column {name!r}" for name in header if name not in columns),
        *(f"no column {name!r}" for name in required if name not in count),
        *(f"column {name!r} stands twice" for name in header if count[name] > 1),
    ]
    if problems:
        raise ExchangeError(problems[0], shown, 1, f"the columns are {', '.join(columns)}")


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell that takes several, divided by `|`."""
    return tuple(part for piece in cell.split("|") if (part := piece.strip()))


def losses(rows: Iterable[Row], held: Sequence[str], of: str) -> tuple[str, ...]:
    """In plain words, what the filled columns beside those that a format holds come to."""
    count = Counter(name for row in rows for name, cell in row.items() if cell)
    return tuple(
        f"{name!r} of {number} {of}" for name, number in sorted(count.items()) if name not in held
    )
