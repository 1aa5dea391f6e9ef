"""TBX-Basic, ISO 30042:2019: version 3 in the DCA style is written; DCT is read too."""

from __future__ import annotations

from collections.abc import Mapping

from mbc_i18n import locales
from mbc_i18n.exchange import collect, entries, xmltree
from mbc_i18n.exchange.entries import Dialect
from mbc_i18n.exchange.tables import ExchangeError, Export, Import, Row, Tables
from mbc_i18n.exchange.xmltree import Element, element

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
DIALECT = Dialect("conceptEntry", "langSec", "termSec", "supersededTerm-admn-sts")


def write(tables: Tables, source: str = "en", locale: str = "") -> Export:
    """The text of a file, which holds all of the tables; with a locale no other one's terms."""
    main = locales.canonical(source)
    wanted = [locales.canonical(locale)] if locale else tables.terms
    by_locale = {name: tables.of(name) for name in wanted}
    body = element("body", *(_entry(row, by_locale, main) for row in tables.concepts))
    head = element("sourceDesc", element("p", collect.TITLE))
    root = element(
        "tbx",
        element("tbxHeader", element("fileDesc", head)),
        element("text", body),
        type="TBX-Basic",
        style="dca",
        xml_lang=locales.bcp47(main),
        xmlns=NAMESPACE,
    )
    return Export(xmltree.render(root))


def _entry(row: Row, terms: Mapping[str, Mapping[str, tuple[Row, ...]]], main: str) -> Element:
    own = [entries.term(each, DIALECT, True) for each in terms.get(main, {}).get(row["id"], ())]
    entry = entries.concept(row, main, DIALECT)
    *rest, sources = entry.children
    assert isinstance(sources, Element)
    others = [
        element(
            "langSec",
            *(entries.term(each, DIALECT) for each in found[row["id"]]),
            xml_lang=locales.bcp47(locale),
        )
        for locale, found in terms.items()
        if locale != main and row["id"] in found
    ]
    children = (*rest, entries.add(sources, *own), *others)
    return Element(entry.name, entry.attributes, children)


def read(data: bytes, file: str, source: str = "en", locale: str = "") -> Import:
    """The tables of a file, which names its locales itself.

    Raises ExchangeError, with the line, for what cannot be right.
    """
    root = xmltree.parse(data, file)
    if root.name != "tbx":
        raise ExchangeError(f"<{root.name}> is no TBX version 3", file, root.line)
    return collect.tables(root, source, file)
