"""UTX 1.20, the glossary format of the Asia-Pacific Association for Machine Translation.

Tab-separated, UTF-8, CRLF; two header lines that begin with `#`; `-` stands for an empty cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mbc_i18n import locales, storage
from mbc_i18n.exchange import pairs, tables
from mbc_i18n.exchange.pairs import Pair, cell
from mbc_i18n.exchange.tables import ExchangeError, Export, Import, Row, Tables, listed

COLUMNS = (
    "src", "tgt", "src:pos", "tgt:pos", "term status", "src:comment", "tgt:comment", "concept ID",
    "x-usage",
)  # fmt: skip
STATUS = {
    "preferred": "approved",
    "admitted": "approved",
    "deprecated": "non-standard",
    "forbidden": "forbidden",
}
USAGE = {"approved": "", "provisional": "", "non-standard": "deprecated", "forbidden": "forbidden"}
CONCEPT_HELD = ("id", "source", "source_variants", "pos", "definition")
TERM_HELD = ("id", "term", "usage", "pos", "note")


def write(held: Tables, source: str = "en", locale: str = "") -> Export:
    """The text of the file of a locale: concepts that have terms in it."""
    name = locales.canonical(locale)
    terms = held.of(name)
    codes = f"{locales.bcp47(source)}/{locales.bcp47(name)}"
    head = [f"#UTX 1.20; {codes}; license: see the glossary;", "#" + "\t".join(COLUMNS)]
    lines = [line for row in held.concepts for line in _lines(row, terms.get(row["id"], ()))]
    rows = [row for each in terms.values() for row in each]
    bare = len(held.concepts) - len(terms)
    lost = [f"{bare} concepts without a term in {name}"] if bare else []
    lost += tables.losses(held.concepts, CONCEPT_HELD, "concepts")
    lost += tables.losses(rows, TERM_HELD, "terms")
    return Export("".join(f"{line}\r\n" for line in (*head, *lines)), tuple(lost))


def _lines(row: Row, terms: Sequence[Row]) -> Iterator[str]:
    for words in (row["source"], *listed(row["source_variants"])):
        for each in terms:
            cells = (
                words, each["term"], row["pos"], each["pos"], STATUS.get(each["usage"], ""),
                row["definition"], each["note"], row["id"], each["usage"],
            )  # fmt: skip
            yield "\t".join(cell(part) or "-" for part in cells)


def read(data: bytes, file: str, source: str = "en", locale: str = "") -> Import:
    """The tables of a file; columns beside ours are named as losses.

    Raises UserError, with the line, for a header or a line that is not UTX's, and for a file of
    another pair of languages than was asked for.
    """
    text = storage.decode(data, file).removeprefix("\ufeff")
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if not lines[0].startswith("#UTX"):
        raise ExchangeError("does not begin with #UTX", file, 1)
    name = _target(lines[0], file, source, locale)
    column_line, columns = _columns(lines, file)
    found = list(_pairs(lines, column_line, columns, file))
    lost = tuple(f"the column {each!r}" for each in columns if each.lower() not in _known())
    return Import(pairs.tables(found, name, file), (lines[0].lstrip("#"), *lost))


def _known() -> set[str]:
    return {name.lower() for name in COLUMNS}


def _target(header: str, file: str, source: str, locale: str) -> str:
    codes = [part.strip() for part in header.split(";")][1:2]
    first, _, second = (codes or [""])[0].partition("/")
    if not second:
        raise ExchangeError("names no pair of languages, such as en/es", file, 1)
    if locales.language(first) != locales.language(source):
        raise ExchangeError(f"is from {first}, not from {source}", file, 1)
    if locale and locales.canonical(second) != locales.canonical(locale):
        raise ExchangeError(f"is in {second}, not in {locale}", file, 1)
    return locales.canonical(second)


def _columns(lines: Sequence[str], file: str) -> tuple[int, list[str]]:
    for number, line in enumerate(lines, 1):
        names = [name.strip() for name in line.lstrip("#").split("\t")]
        if line.startswith("#") and names[:2] == ["src", "tgt"]:
            return number, names
    raise ExchangeError("no line of columns that begins with #src and tgt", file, 2)


def _pairs(lines: Sequence[str], start: int, columns: Sequence[str], file: str) -> Iterator[Pair]:
    names = [name.lower() for name in columns]
    for number, line in enumerate(lines[start:], start + 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = ["" if part.strip() == "-" else part.strip() for part in line.split("\t")]
        if len(cells) > len(names) or len(cells) < 2 or not cells[0]:
            raise ExchangeError(f"{len(cells)} cells under {len(names)} columns", file, number)
        yield _pair(dict(zip(names, cells, strict=False)), file, number)


def _pair(held: dict[str, str], file: str, number: int) -> Pair:
    status = held.get("term status", "")
    if status and status not in USAGE:
        step = f"use one of {', '.join(USAGE)}"
        raise ExchangeError(f"term status {status!r} is none of UTX's", file, number, step)
    return Pair(
        held["src"],
        held["tgt"],
        held.get("x-usage") or USAGE.get(status, ""),
        held.get("concept id", ""),
        held.get("src:pos", ""),
        held.get("tgt:pos", ""),
        held.get("src:comment", ""),
        held.get("tgt:comment", ""),
    )
