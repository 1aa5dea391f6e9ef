"""OmegaT's glossary: source, target and comment divided by tabs, UTF-8; one file a locale."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n import locales, storage
from mbc_i18n.exchange import pairs, tables
from mbc_i18n.exchange.pairs import Pair, cell
from mbc_i18n.exchange.tables import ExchangeError, Export, Import, Row, Tables, listed
from mbc_i18n.glossary.reading import ACCEPTED

CONCEPT_HELD = ("id", "source", "source_variants", "definition", "translate")
TERM_HELD = ("id", "term", "note")


def write(held: Tables, source: str = "en", locale: str = "") -> Export:
    """The text of the file of a locale: what a translator may use, never a forbidden term."""
    name = locales.canonical(locale)
    terms = held.of(name)
    lines = [line for row in held.concepts for line in _lines(row, terms.get(row["id"], ()))]
    rows = [row for each in terms.values() for row in each]
    refused = [row for row in rows if row["usage"] not in (*ACCEPTED, "")]
    lost = [f"{len(refused)} deprecated or forbidden terms"] if refused else []
    lost += tables.losses(held.concepts, CONCEPT_HELD, "concepts")
    lost += tables.losses(rows, TERM_HELD, "terms")
    return Export("".join(lines), ("the ids of the concepts", *lost))


def _lines(row: Row, terms: tuple[Row, ...]) -> Iterator[str]:
    accepted = [each for each in terms if each["usage"] in (*ACCEPTED, "")]
    kept = not accepted and row["translate"] == "no"
    for words in (row["source"], *listed(row["source_variants"])):
        if kept:
            yield _line(words, words, row["definition"])
        for each in accepted:
            comment = "; ".join(filter(None, (row["definition"], each["note"])))
            yield _line(words, each["term"], comment)


def _line(source: str, target: str, comment: str) -> str:
    return "\t".join(cell(part) for part in (source, target, comment)).rstrip("\t") + "\n"


def read(data: bytes, file: str, source: str = "en", locale: str = "") -> Import:
    """The tables of a file: lines of one source word are one concept.

    Raises UserError, with the line, for a line without a target or with too many cells.
    """
    text = storage.decode(data, file).removeprefix("\ufeff")
    found = list(_pairs(text, file))
    return Import(pairs.tables(found, locales.canonical(locale), file))


def _pairs(text: str, file: str) -> Iterator[Pair]:
    for number, line in enumerate(text.split("\n"), 1):
        cells = [part.strip() for part in line.split("\t")]
        if not line.strip() or line.startswith("#"):
            continue
        if not 2 <= len(cells) <= 3 or not cells[0] or not cells[1]:
            problem = "is not source, target and comment divided by tabs"
            raise ExchangeError(f"the line {problem}", file, number)
        yield Pair(cells[0], cells[1], note=cells[2] if len(cells) == 3 else "")
