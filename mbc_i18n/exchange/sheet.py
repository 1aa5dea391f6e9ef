"""One CSV file for a whole glossary: a row a concept, or a row a concept and locale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mbc_i18n import locales, storage
from mbc_i18n.errors import UserError
from mbc_i18n.exchange import tables
from mbc_i18n.exchange.tables import ExchangeError, Export, Import, Row, Tables, listed, made

COLUMNS = (
    "id", "source", "source_variants", "pos", "locale", "preferred", "admitted", "forbidden",
    "translate", "case",
)  # fmt: skip
REQUIRED = ("id", "source", "preferred")
USAGES = ("preferred", "admitted", "forbidden")
CONCEPT_HELD = ("id", "source", "source_variants", "pos", "translate", "case")
TERM_HELD = ("id", "term", "usage")


def write(held: Tables, source: str = "en", locale: str = "") -> Export:
    """The text of a file with a row for each concept and locale; with a locale that one alone."""
    names = [locales.canonical(locale)] if locale else list(held.terms)
    rows = [row for name in names for row in _rows(held, name)]
    rows += [_cells(row, "", ()) for row in held.concepts if not names]
    terms = [row for name in names for row in held.terms.get(name, ())]
    lost = [*_unheld(terms), *tables.losses(held.concepts, CONCEPT_HELD, "concepts")]
    lost += tables.losses(terms, TERM_HELD, "terms")
    return Export(tables.csv_text(rows, COLUMNS), tuple(lost))


def _rows(held: Tables, locale: str) -> Iterator[Row]:
    terms = held.of(locale)
    for row in held.concepts:
        yield _cells(row, locale, terms.get(row["id"], ()))


def _cells(row: Row, locale: str, terms: Sequence[Row]) -> Row:
    by_usage = {
        usage: "|".join(each["term"] for each in terms if (each["usage"] or "preferred") == usage)
        for usage in USAGES
    }
    held = {column: row[column] for column in CONCEPT_HELD}
    return held | by_usage | {"locale": locale}


def _unheld(terms: Sequence[Row]) -> Iterator[str]:
    deprecated = sum(row["usage"] == "deprecated" for row in terms)
    if deprecated:
        yield f"{deprecated} deprecated terms"
    divided = sum("|" in row["term"] for row in terms)
    if divided:
        yield f"{divided} terms that hold the sign | and come back as several"


def read(data: bytes, file: str, source: str = "en", locale: str = "") -> Import:
    """The tables of a file; `locale` is that of rows which name none.

    Raises UserError, with the line, for what is no such file, and where two rows of one concept
    say different things of it.
    """
    text = storage.decode(data, file)
    concepts: dict[str, dict[str, str]] = {}
    terms: defaultdict[str, list[Row]] = defaultdict(list)
    for line, row in tables.rows_of(text, file, COLUMNS, REQUIRED):
        _concept(concepts, row, file, line)
        found = list(_terms(row))
        name = row.get("locale", "") or locale
        if found and not name:
            step = "name the file's locale with --locale"
            raise ExchangeError("terms without a locale", file, line, step)
        if found:
            terms[_locale(name, file, line)] += found
    return Import(made(concepts.values(), terms, file))


def _locale(name: str, file: str, line: int) -> str:
    try:
        return locales.canonical(name)
    except UserError as error:
        raise ExchangeError(error.problem, file, line, error.step) from None


def _concept(concepts: dict[str, dict[str, str]], row: Row, file: str, line: int) -> None:
    held = {column: row.get(column, "") for column in CONCEPT_HELD}
    if not held["id"] or not held["source"]:
        raise ExchangeError("a concept needs an id and a source", file, line)
    if concepts.setdefault(held["id"], held) != held:
        problem = f"says other things of {held['id']!r} than a row above"
        raise ExchangeError(problem, file, line, "make the rows agree, or give it an id of its own")


def _terms(row: Row) -> Iterator[Row]:
    for usage in USAGES:
        for place, words in enumerate(listed(row.get(usage, ""))):
            # A second word in the cell is right too, and a glossary has one preferred term.
            held = "admitted" if usage == "preferred" and place else usage
            yield {"id": row["id"], "term": words, "usage": held}
