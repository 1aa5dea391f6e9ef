"""A small article in some languages, and ways to look at the pages made of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib

from mbc_i18n import catalog, formats
from mbc_i18n.model import Document
from mbc_i18n.publish import pages
from mbc_i18n.publish.edition import (
    DRAFT,
    RELEASED,
    SOURCE,
    Edition,
    Listed,
    Provenance,
    Reviewer,
    content,
    listed,
)
from mbc_i18n.publish.frame import PLAIN, Site

ARTICLE = """\
---
title: Breast pain & you
description: What “normal” means, and when to ask.
---

Most pain passes. Ask your [care team](https://example.org/team) if it does not.

## Signs to know

- **Lump:** It is new.
- Redness[^1] that *stays*.

[^1]: In any place.
"""


def document(
    text: str = ARTICLE, name: str = "breast-pain", form: str = "markdown", language: str = "en"
) -> Document:
    """A source text as a document."""
    return formats.FORMATS[form].read(text, name, file=f"source/{name}", locale=language)


def source(text: str = ARTICLE, **options: str) -> Edition:
    """The source's own edition."""
    return Edition(document(text, **options), None, SOURCE, "refuse")


def translated(
    locale: str,
    text: str = ARTICLE,
    target: Callable[[str], str] | None = None,
    missing: str = "refuse",
    approved: bool = False,
    **options: str,
) -> Edition:
    """An edition whose target for each unit is what `target` makes of its source."""
    article = document(text, **options)
    template = catalog.extract(article)
    say = target or (lambda words: f"{locale}: {words}")
    messages = tuple(replace(each, target=say(each.source)) for each in template.messages)
    words = replace(catalog.new(template, locale), messages=messages)
    return Edition(article, words, RELEASED if approved else DRAFT, missing)


def reviewed(edition: Edition, *people: Reviewer, day: str = "2026-11-02") -> Edition:
    """A released edition that somebody answers for."""
    named = people or (Reviewer("Ana Ruiz", "linguistic"), Reviewer("Li Wei", "clinical", "MD"))
    provenance = Provenance(named, datetime.date.fromisoformat(day), "0123456789abcdef" * 4)
    return replace(edition, provenance=provenance)


def nothing(words: str) -> str:
    """The target of a unit that nobody translated."""
    return ""


def shown(*editions: Edition, site: Site = PLAIN) -> list[Listed]:
    """Editions as lists show them."""
    return [listed(each, content(each, site), site) for each in editions]


def page(edition: Edition, *others: Edition, site: Site = PLAIN) -> str:
    """The page of an edition, beside its article's others."""
    return pages.page(edition, shown(edition, *others, site=site), site)


def parsed(html: str) -> Element:
    """The tree that a browser makes of a page; a mistake in its syntax fails the test."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(html)
    assert parser.errors == []
    return tree


def read(edition: Edition, *others: Edition, site: Site = PLAIN) -> Element:
    """The tree of an edition's page."""
    return parsed(page(edition, *others, site=site))


def one(tree: Element, where: str) -> Element:
    """The only element at an ElementPath."""
    found = tree.findall(where)
    assert len(found) == 1, f"{where}: {len(found)} found"
    return found[0]


def text(element: Element) -> str:
    """The words of an element."""
    return "".join(element.itertext())


def meta(tree: Element, name: str) -> str | None:
    """The content of a `<meta name>`."""
    found = tree.find(f".//meta[@name='{name}']")
    return None if found is None else found.get("content")


def attributes(tree: Element, name: str) -> Iterator[str]:
    """The values of an attribute wherever it stands."""
    return (each.attrib[name] for each in tree.iter() if name in each.attrib)
