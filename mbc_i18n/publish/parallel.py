"""Source and translation side by side: for reviewers, and for staff who speak one of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from mbc_i18n import locales
from mbc_i18n.publish import pages
from mbc_i18n.publish.edition import SOURCE, Content, Edition, Listed, content
from mbc_i18n.publish.frame import PLAIN, Site
from mbc_i18n.publish.heads import Head
from mbc_i18n.publish.interface import Phrase
from mbc_i18n.publish.markup import INSIDE, with_attributes
from mbc_i18n.publish.rendering import render, sheet

TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*){INSIDE}>")
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
WRAPPERS = frozenset({"article", "div", "section"})
"""What holds blocks without being one, where it stands outermost."""

BLOCKS = WRAPPERS | {
    *("blockquote", "details", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("ol", "p", "pre", "table", "ul"),
}
SCROLL = '<div class="scroll"'
HEADING = re.compile(rf"<(/?)h[1-6]\b({INSIDE})>")
ID = re.compile(r'\sid="[^"]*"')
POINTERS = ("aria-describedby", "aria-labelledby", "for", "headers", "id")
"""Attributes that name elements of the page."""

OF_SOURCE = "source:"
"""Before the ids of the source's column, which are the same as the other's."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A block in both languages, as safe HTML."""

    source: str
    target: str


def page(
    edition: Edition,
    siblings: Sequence[Listed],
    site: Site = PLAIN,
    found: Content | None = None,
) -> str:
    """The page of a translation beside its source, block by block.

    The arguments and errors are those of `pages.page`; the edition must be a translation.
    """
    found = found or content(edition, site)
    own = replace(edition, catalog=None, status=SOURCE)
    values = pages.values(edition, siblings, site, found)
    languages = f"{locales.own_name(own.locale)} · {locales.own_name(edition.locale)}"
    return render(
        "parallel.html",
        edition.locale,
        site,
        sheet("parallel.css"),
        **{
            **values,
            "title": replace(found.title, text=f"{found.title} ({languages})"),
            "head": Head(),
            "data": "",
            "pairs": list(pairs(content(own, site), found)),
            "own": pages.link(_itself(siblings, edition), "../"),
            "source_language": pages.named(own.locale),
        },
    )


def _itself(siblings: Sequence[Listed], edition: Edition) -> Listed:
    return next(each for each in siblings if each.locale == edition.locale)


def pairs(source: Content, target: Content) -> Iterator[Pair]:
    """The blocks of both in order; all in one pair where they are not as many.

    Breaks between sections are left out: the pairs are parted anyway.
    """
    if not target.has_heading:
        yield Pair(
            _line(source.title), f"<h1{_marks(target.title)}>{escape(target.title.text)}</h1>"
        )
    columns = list(blocks(source.body)), list(blocks(target.body))
    if len(columns[0]) != len(columns[1]):
        columns = [source.body], [target.body]
    for left, right in zip(*columns, strict=True):
        if not (left.startswith("<hr") and right.startswith("<hr")):
            yield Pair(_second(left), right)


def _line(words: Phrase) -> str:
    return f'<span class="heading">{escape(words.text)}</span>'


def _marks(words: Phrase) -> str:
    return f' lang="{words.lang}" dir="{words.dir}"' if words.lang else ""


def blocks(html: str) -> Iterator[str]:
    """The outermost blocks of a body in order, those in sections one by one."""
    start = depth = 0
    for tag in TAG.finditer(html):
        name, closes = tag[2].lower(), bool(tag[1])
        opens = not closes and name not in VOID
        wraps = name in WRAPPERS and not tag[0].startswith(SCROLL)
        if depth == 0 and (closes or name in BLOCKS):
            yield from _filled(html[start : tag.start()])
            start = tag.end() if closes or wraps else tag.start()
        if depth == 0 and (closes or (wraps and opens)):
            continue
        depth += opens - closes
        if depth == 0 and name in BLOCKS:
            yield html[start : tag.end()]
            start = tag.end()
    yield from _filled(html[start:])


def _filled(html: str) -> Iterator[str]:
    if html.strip():
        yield html


def _second(html: str) -> str:
    """A block for the source's column: the page's headings and ids are the translation's."""

    def own(name: str, value: str) -> str:
        if name in POINTERS:
            return " ".join(OF_SOURCE + each for each in value.split())
        return f"#{OF_SOURCE}{value[1:]}" if name == "href" and value[:1] == "#" else value

    return with_attributes(HEADING.sub(_unranked, html), own)


def _unranked(found: re.Match[str]) -> str:
    """A heading's tag as that of a line which looks like one."""
    if found[1]:
        return "</span>"
    name = ID.search(found[2])
    return f'<span class="heading"{name[0] if name else ""}>'
