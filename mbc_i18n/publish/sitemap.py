"""The site map and what else search engines ask for (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from mbc_i18n.publish.edition import Listed
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.heads import Alternate, alternates, public

NAME = "sitemap.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
LINKS = 200_000
"""Lines of one file: it may have 50,000 addresses and 50 MB, and a line has some 150 bytes."""

ADDRESSES = 45_000
"""Addresses of one file, with room for one more article in every language."""


def sitemap(entries: Iterable[Listed], site: Site) -> str:
    """The site map of some editions: every page but drafts, with all its languages.

    The languages are those that the pages name. Raises no error; it names nothing where the site
    has no address.
    """
    lines = [line for group in _articles(entries) for line in _article(group, site)]
    xhtml = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return "\n".join((f'{HEAD}<urlset xmlns="{SCHEMA}" {xhtml}>', *lines, "</urlset>\n"))


def files(entries: Iterable[Listed], site: Site) -> Iterator[tuple[str, str]]:
    """The site map by name below the public folder: one, or an index and its parts.

    None where the site has no address.
    """
    if not site.settings.address:
        return
    parts = list(_parts(_articles(entries)))
    if len(parts) < 2:
        yield NAME, sitemap((each for part in parts for each in part), site)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, sitemap(part, site)
    lines = (f"<sitemap><loc>{escape(site.absolute(name))}</loc></sitemap>" for name in names)
    yield NAME, "\n".join((f'{HEAD}<sitemapindex xmlns="{SCHEMA}">', *lines, "</sitemapindex>\n"))


def robots(site: Site) -> str:
    """`robots.txt`: everything may be read, drafts too, or nobody would see that they are not to be
    listed."""
    address = site.absolute(NAME)
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}\n" if address else "")


def _articles(entries: Iterable[Listed]) -> Iterator[list[Listed]]:
    """The pages to be found, by article, whatever their order was."""
    ordered = sorted(public(entries), key=lambda each: each.article)
    return (list(group) for _, group in groupby(ordered, lambda each: each.article))


def _parts(groups: Iterable[Sequence[Listed]]) -> Iterator[list[Listed]]:
    """Articles together as far as one file holds them."""
    part: list[Listed] = []
    links = 0
    for group in groups:
        if part and (links > LINKS or len(part) > ADDRESSES):
            yield part
            part, links = [], 0
        part.extend(group)
        links += len(group) * (len(group) + 3)
    if part:
        yield part


def _article(group: Sequence[Listed], site: Site) -> Iterator[str]:
    links = [_link(each) for each in alternates(group, site)]
    for each in group:
        yield f"<url><loc>{escape(site.absolute(each.path))}</loc>"
        if each.reviewed:
            yield f"<lastmod>{each.reviewed.isoformat()}</lastmod>"
        yield from links
        yield "</url>"


def _link(to: Alternate) -> str:
    lang, href = quoteattr(to.lang), quoteattr(to.href)
    return f'<xhtml:link rel="alternate" hreflang={lang} href={href}/>'
