"""TBX version 2 (`martif`), one file a locale, as Weblate and OmegaT read it.

They know pairs: each term of a concept has an entry of its own with the source term, and so has
each source variant with the concept's first accepted term. The entries after the first name their
concept by a hint and are joined to it again when read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mbc_i18n import locales
from mbc_i18n.exchange import collect, entries, hints, xmltree
from mbc_i18n.exchange.entries import Dialect
from mbc_i18n.exchange.tables import ExchangeError, Export, Import, Row, Tables, listed
from mbc_i18n.exchange.xmltree import Element, element
from mbc_i18n.glossary.reading import ACCEPTED

DIALECT = Dialect("termEntry", "langSet", "tig", "forbidden", martif=True)


def write(tables: Tables, source: str = "en", locale: str = "") -> Export:
    """The text of the file of one locale; only the other locales are not in it."""
    main, other = locales.canonical(source), locales.canonical(locale)
    terms = tables.of(other)
    body = element(
        "body",
        *(
            entry
            for row in tables.concepts
            for entry in _entries(row, terms.get(row["id"], ()), main, other)
        ),
    )
    header = element("fileDesc", element("sourceDesc", element("p", collect.TITLE)))
    root = element(
        "martif",
        element("martifHeader", header),
        element("text", body),
        type="TBX",
        xml_lang=locales.bcp47(main),
    )
    return Export(xmltree.render(root))


def _entries(row: Row, terms: Sequence[Row], main: str, other: str) -> Iterator[Element]:
    first = [_language(each, main, other) for each in terms[:1]]
    yield entries.add(entries.concept(row, main, DIALECT), *first)
    for each in terms[1:]:
        yield _follower("concept", row["id"], row["source"], main, _language(each, main, other))
    for term in [each["term"] for each in terms if each["usage"] in ACCEPTED][:1]:
        for words in listed(row["source_variants"]):
            target = element("langSet", _pair(term), xml_lang=locales.bcp47(other))
            yield _follower("variant", row["id"], words, main, target)


def _language(row: Row, main: str, other: str) -> Element:
    held = entries.term(row, DIALECT, main == other)
    return element("langSet", held, xml_lang=locales.bcp47(other))


def _follower(kind: str, concept: str, words: str, main: str, target: Element) -> Element:
    note = element("note", hints.written(kind, concept))
    source = element("langSet", _pair(words), xml_lang=locales.bcp47(main))
    return element("termEntry", note, source, target)


def _pair(words: str) -> Element:
    return element("tig", element("term", words))


def read(data: bytes, file: str, source: str = "en", locale: str = "") -> Import:
    """The tables of a file, which names its locales itself.

    Raises ExchangeError, with the line, for what cannot be right.
    """
    root = xmltree.parse(data, file)
    if root.name not in ("martif", "TBX"):
        raise ExchangeError(f"<{root.name}> is no TBX version 2", file, root.line)
    return collect.tables(root, source, file)
