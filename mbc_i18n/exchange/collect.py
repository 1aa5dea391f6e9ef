"""The entries of a TBX file into tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mbc_i18n import locales
from mbc_i18n.exchange import entries
from mbc_i18n.exchange.entries import Entry
from mbc_i18n.exchange.pairs import free_name
from mbc_i18n.exchange.tables import ExchangeError, Import, Row, listed, made
from mbc_i18n.exchange.xmltree import Element, flat

TITLE = "Glossary"
"""What the header of a file that we write says of it."""

Terms = dict[str, list[dict[str, str]]]
"""Rows of one concept by locale."""


def tables(root: Element, source: str, file: str) -> Import:
    """The tables of a document, and what of it stands outside its entries.

    Raises ExchangeError, with the line, for an id that stands twice and for an entry that is none.
    """
    main = locales.canonical(source)
    body = _body(root, file)
    found = [entries.read(each, main, file) for each in _entries(body, file)]
    concepts = _concepts(found, file)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for name, (_, terms) in concepts.items():
        for locale, each in terms.items():
            rows[locale] += _with_usage(each, name)
    kept = [row for row, _ in concepts.values()]
    told = [each.told for each in found if each.told]
    return Import(made(kept, rows, file), (*told, *_outside(root, body)))


def _body(root: Element, file: str) -> Element:
    text = root.first("text")
    body = text.first("body") if text else None
    if body is None:
        raise ExchangeError("no <text> with a <body>", file, root.line, "is it a TBX file?")
    return body


def _entries(body: Element, file: str) -> Iterator[Element]:
    seen: dict[str, int] = {}
    for each in body.elements:
        if each.name not in ("conceptEntry", "termEntry"):
            problem = f"<{each.name}> stands where an entry should"
            raise ExchangeError(problem, file, each.line)
        name = each.attributes.get("id", "")
        if name and name in seen:
            problem = f"the id {name!r} stands on line {seen[name]} already"
            raise ExchangeError(problem, file, each.line)
        seen[name] = each.line
        yield each


def _concepts(found: Iterable[Entry], file: str) -> dict[str, tuple[dict[str, str], Terms]]:
    """The concepts by id: first those of their own entries, then what others add."""
    concepts: dict[str, tuple[dict[str, str], Terms]] = {}
    unnamed: dict[str, str] = {}
    numbers: dict[str, int] = {}
    added: list[tuple[str, Entry]] = []
    for each in found:
        row = each.concept
        name = each.of or row["id"] or unnamed.get(row["source"], "")
        if each.of or (not row["id"] and name):
            added.append((name, each))
            continue
        name = name or free_name(row["source"], concepts, numbers)
        if name in concepts:
            raise ExchangeError(f"the concept {name!r} stands twice", file, each.line)
        unnamed.setdefault(row["source"], name)
        concepts[name] = (row | {"id": name}, _by_locale(each))
    for name, each in added:
        _add(concepts, name, each)
    return concepts


def _by_locale(entry: Entry) -> Terms:
    terms: Terms = {}
    for locale, row in entry.terms:
        terms.setdefault(locale, []).append(row)
    return terms


def _add(concepts: dict[str, tuple[dict[str, str], Terms]], name: str, entry: Entry) -> None:
    if name not in concepts:
        concepts[name] = (entry.concept | {"id": name}, _by_locale(entry))
        return
    row, terms = concepts[name]
    _join(row, entry.concept)
    for locale, each in entry.terms:
        rows = terms.setdefault(locale, [])
        # An entry for a source variant repeats a term; one that somebody changed is a new term.
        known = (flat(other["term"]) == flat(each["term"]) for other in rows)
        if "usage" in each or not any(known):
            rows.append(each)


def _join(row: dict[str, str], other: dict[str, str]) -> None:
    words = [row["source"], *listed(row.get("source_variants", ""))]
    if flat(other["source"]) not in map(flat, words):
        row["source_variants"] = "|".join([*words[1:], other["source"]])
    for column in ("domain", "definition", "note"):
        said = other.get(column, "")
        if said and not row.get(column):
            row[column] = said
        elif said and said != row[column]:
            row["note"] = "; ".join(filter(None, (row.get("note", ""), said)))


def _with_usage(rows: list[dict[str, str]], name: str) -> Iterator[dict[str, str]]:
    """The rows of a concept in a locale; the first one that nothing is said of is preferred."""
    preferred = any(row.get("usage") == "preferred" for row in rows)
    for row in rows:
        usage = row.get("usage", "admitted" if preferred else "preferred")
        preferred = preferred or usage == "preferred"
        yield row | {"id": name, "usage": usage}


def _outside(root: Element, body: Element) -> Iterator[str]:
    for part in root.elements:
        if part.name != "text":
            yield from _told(part)
            continue
        for each in part.elements:
            if each is not body:
                yield from _told(each)


def _told(part: Element) -> Iterator[str]:
    if part.text not in ("", TITLE):
        yield f"<{part.name}>: {part.text:.200}"
