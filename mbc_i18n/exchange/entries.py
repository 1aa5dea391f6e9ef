"""A concept's entry in a TBX file, and the rows of the tables that it stands for.

Writing reads its own element back and notes each cell that came back otherwise as a hint, so that
no cell is lost whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mbc_i18n import locales
from mbc_i18n.errors import UserError
from mbc_i18n.exchange import categories, hints
from mbc_i18n.exchange.categories import Cells, Field
from mbc_i18n.exchange.tables import ExchangeError, Row, listed
from mbc_i18n.exchange.xmltree import Element, element, flat
from mbc_i18n.glossary.reading import CONCEPT_COLUMNS, TERM_COLUMNS

NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
"""Ids that may stand in XML as they are."""
LINKS = ("concept", "variant")
"""Hints of an entry that only adds to another concept's: its id; for a source variant too."""
TABLE = "table"
"""A hint of terms in the source's language that are no source terms: `table=terms`."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Element names and what else tells the two editions of TBX apart."""

    entry: str
    language: str
    term: str
    forbidden: str
    martif: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry gave: the cells of a concept and of its terms."""

    concept: dict[str, str]
    terms: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Locale and cells; `usage` is missing where the file says nothing of it."""
    of: str = ""
    """The concept that the entry only adds to, "" for a concept's own."""
    line: int = 0
    told: str = ""
    """What had to be taken for granted, in words for the person who imports."""


def read(entry: Element, source: str, file: str) -> Entry:
    """The rows of an entry.

    A term of another language stands for the source's where it has none, and that is told. Raises
    ExchangeError, with the line, for an unknown language and an entry without a term.
    """
    sections = [
        (_locale(section, file), section)
        for section in entry.elements
        if section.name in ("langSec", "langSet")
    ]
    main = _source_locale([name for name, _ in sections], source)
    found = list(_terms(sections))
    if not found:
        raise ExchangeError("an entry without a term", file, entry.line)
    ours = [each for each in found if _is_source(each, main)]
    cells = _concept_cells(entry, ours, [(n, s) for n, s in sections if n == main])
    terms = [(each.locale, each.row) for each in found if not _is_source(each, main)]
    cells.kept += _of_languages([(n, s) for n, s in sections if n != main])
    linked = next((cells.hints[name] for name in LINKS if name in cells.hints), "")
    row = cells.row(CONCEPT_COLUMNS)
    told = "" if ours else _stand_in(row, found[0], source, entry.line)
    return Entry(row, terms, linked, entry.line, told)


def _is_source(term: _Term, main: str | None) -> bool:
    return term.locale == main and not term.foreign


def _stand_in(row: dict[str, str], term: _Term, source: str, line: int) -> str:
    row["source"] = term.row["term"]
    return f"line {line}: no term in {source}, {row['source']!r} ({term.locale}) stands for it"


@dataclass(frozen=True, slots=True)
class _Term:
    locale: str
    section: Element
    row: dict[str, str]
    foreign: bool
    """True where it is a row of the terms' table though in the source's language."""


def _locale(section: Element, file: str) -> str:
    name = section.attributes.get("xml:lang") or section.attributes.get("lang", "")
    try:
        return locales.canonical(name)
    except UserError as error:
        raise ExchangeError(error.problem, file, section.line, error.step) from None


def _source_locale(names: Sequence[str], source: str) -> str | None:
    language = locales.language(source)
    near = (name for name in names if locales.language(name) == language)
    return source if source in names else next(near, None)


def _terms(sections: Sequence[tuple[str, Element]]) -> Iterator[_Term]:
    for locale, section in sections:
        for each in _term_sections(section):
            found = [*categories.fields(each), *_only_term(section)]
            cells = categories.read(found, categories.TERM, (*TERM_COLUMNS, TABLE))
            cells.columns["term"] = _words(each)
            yield _Term(locale, each, cells.row(TERM_COLUMNS), TABLE in cells.hints)


def _term_sections(section: Element) -> list[Element]:
    return [each for each in section.elements if each.name in ("termSec", "tig", "ntig")]


def _only_term(section: Element) -> Iterator[Field]:
    """What is said of a language is said of its term where it has but one."""
    if len(_term_sections(section)) == 1:
        yield from (each for each in categories.fields(section) if each.category == "note")


def _words(section: Element) -> str:
    term = section.first("term") or (section.first("termGrp") or section).first("term")
    return term.text if term else ""


def _concept_cells(
    entry: Element, ours: Sequence[_Term], sections: Sequence[tuple[str, Element]]
) -> Cells:
    ordered = sorted(ours, key=lambda each: each.row.get("usage") != "preferred")
    said = [*categories.fields(entry), *_of_source(sections), *_of_terms(ordered)]
    cells = categories.read(said, categories.CONCEPT, (*CONCEPT_COLUMNS, *LINKS))
    cells.columns["id"] = entry.attributes.get("id", "")
    for each in ordered[:1]:
        cells.columns["source"] = _words(each.section)
        cells.columns["pos"] = each.row.get("pos", "")
        if Field("termType", "acronym") in categories.fields(each.section):
            cells.columns["case"] = "acronym"
    cells.columns["source_variants"] = "|".join(_words(each.section) for each in ordered[1:])
    return cells


def _of_source(sections: Sequence[tuple[str, Element]]) -> Iterator[Field]:
    for _, section in sections:
        only = len(_term_sections(section)) == 1
        for each in categories.fields(section):
            if not (only and each.category == "note" and hints.read(each.text)):
                yield each


def _of_terms(ordered: Sequence[_Term]) -> Iterator[Field]:
    for place, each in enumerate(ordered):
        for said in categories.fields(each.section):
            if said.category in ("note", "translationNote"):
                yield said
            elif not _is_expected(said, place):
                yield Field(f"{_words(each.section)} {said.category}", said.text, said.target)


def _is_expected(said: Field, place: int) -> bool:
    if said.category == "administrativeStatus":
        return said.text == categories.STATUS_WRITTEN["admitted" if place else "preferred"]
    if said.category == "partOfSpeech":
        return not place
    return said == Field("termType", "variant" if place else "acronym")


def _of_languages(sections: Sequence[tuple[str, Element]]) -> Iterator[str]:
    for locale, section in sections:
        for each in categories.fields(section):
            if each.category != "note" or len(_term_sections(section)) != 1:
                yield f"{locale} {Field(each.category, each.text, each.target).words}"


def concept(row: Row, source: str, dialect: Dialect) -> Element:
    """The entry of a concept with its source terms, before its other languages are added."""
    plain = _concept(row, source, dialect)
    notes = _differences(row, read(plain, source, "").concept, CONCEPT_COLUMNS)
    return add(plain, *notes, before=dialect.language)


def _concept(row: Row, source: str, dialect: Dialect) -> Element:
    said = [
        *_native("descrip", "subjectField", row["domain"]),
        *_native("descrip", "definition", row["definition"]),
        *_untranslated(row, dialect),
        *_address(row["source_url"]),
        *_note(row["note"]),
    ]
    sources = _source_terms(row, dialect)
    language = element(dialect.language, *sources, xml_lang=locales.bcp47(source))
    # Followers of a concept's first entry name it by a hint; an id stands once in a file.
    name = {"id": row["id"] if NAME.fullmatch(row["id"]) else f"_x{row['id'].encode().hex()}"}
    return element(dialect.entry, *said, language, **name)


def _untranslated(row: Row, dialect: Dialect) -> list[Element]:
    kept = dialect.martif and row["translate"] == "no"
    return [element("descrip", "No", type="Translation needed")] if kept else []


def _source_terms(row: Row, dialect: Dialect) -> Iterator[Element]:
    yield element(
        dialect.term,
        element("term", row["source"]),
        *_allowed("partOfSpeech", row["pos"], categories.PARTS_OF_SPEECH),
        *_native("termNote", "administrativeStatus", categories.STATUS_WRITTEN["preferred"]),
        *_native("termNote", "termType", "acronym" if row["case"] == "acronym" else ""),
        *_native("termNote", "translationNote", "no" if _untranslated(row, dialect) else ""),
    )
    for words in () if dialect.martif else listed(row["source_variants"]):
        status = _native("termNote", "administrativeStatus", categories.STATUS_WRITTEN["admitted"])
        kind = _native("termNote", "termType", "variant")
        yield element(dialect.term, element("term", words), *status, *kind)


def term(row: Row, dialect: Dialect, foreign: bool = False) -> Element:
    """The element of a term; `foreign` marks one in the source's language."""
    plain = _term(row, dialect)
    section = element(dialect.language, plain)
    back = next(_terms([("", section)])).row
    notes = _differences(row, back, TERM_COLUMNS[1:])
    mark = [element("note", hints.written(TABLE, "terms"))] if foreign else []
    return add(plain, *mark, *notes)


def _term(row: Row, dialect: Dialect) -> Element:
    statuses = categories.STATUS_WRITTEN | {"forbidden": dialect.forbidden}
    author = {"from": "translator"} if dialect.martif else {}
    return element(
        dialect.term,
        element("term", row["term"]),
        *_allowed("partOfSpeech", row["pos"], categories.PARTS_OF_SPEECH),
        *_allowed("grammaticalGender", row["gender"], categories.GENDERS),
        *_native("termNote", "administrativeStatus", statuses.get(row["usage"], "")),
        *_address(row["source_url"]),
        *_note(row["note"], **author),
    )


def _differences(row: Row, back: Mapping[str, str], columns: Sequence[str]) -> list[Element]:
    return [
        element("note", hints.written(name, row[name]))
        for name in columns
        if back.get(name, "" if name != "usage" else None) != row[name]
    ]


def add(entry: Element, *children: Element, before: str = "") -> Element:
    """An element with more children, at its end or before the first of a name."""
    names = [child.name if isinstance(child, Element) else "" for child in entry.children]
    place = names.index(before) if before in names else len(names)
    held = (*entry.children[:place], *children, *entry.children[place:])
    return Element(entry.name, entry.attributes, held, entry.namespace, entry.line)


def _native(name: str, category: str, text: str) -> list[Element]:
    return [element(name, text, type=category)] if text and _is_plain(text) else []


def _allowed(category: str, text: str, values: frozenset[str]) -> list[Element]:
    return _native("termNote", category, text if text in values else "")


def _note(text: str, **attributes: str) -> list[Element]:
    return [element("note", text, **attributes)] if text and _is_plain(text) else []


def _address(url: str) -> list[Element]:
    if not re.match("https?://.", url) or not _is_plain(url):
        return []
    return [element("xref", url, type="externalCrossReference", target=url)]


def _is_plain(text: str) -> bool:
    return flat(text) == text and not text.startswith("mbc:")
