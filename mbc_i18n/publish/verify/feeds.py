"""Feeds: readable, in the language that they say, with links that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.errors import UserError
from mbc_i18n.exchange import xmltree
from mbc_i18n.publish.verify import addresses, kinds, tongues
from mbc_i18n.publish.verify.registry import Problem, of_site
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.sitemaps import page_of

ROOTS = ("feed", "rss", "RDF")
ATOM = "http://www.w3.org/2005/Atom"


def _feeds(site: Site) -> Iterator[tuple[str, xmltree.Element | None, int, str]]:
    """The file of each feed, its root, and line and problem of one that cannot be read."""
    for file, data in sorted(site.documents.items()):
        name = file.rpartition("/")[2].lower()
        if not name.endswith((".xml", ".atom", ".rss")) or name.startswith("sitemap"):
            continue
        try:
            root = xmltree.parse(data, file)
        except UserError as error:
            yield file, None, error.line or 1, error.problem
        else:
            if root.name in ROOTS:
                yield file, root, root.line, ""


@of_site("feed")
def feeds(site: Site) -> Iterator[Problem]:
    """A feed that cannot be read, or that leads to pages which are not there or hidden."""
    for file, root, line, told in _feeds(site):
        if root is None:
            yield Problem(f"cannot be read: {told}", "write it anew", line, file)
            continue
        for entry, address in _addresses(root):
            target = addresses.resolved(address, file, site.address)
            page = page_of(address, site)
            if not target.scheme and not addresses.found(target.file, site.files):
                told = f"{address[:80]} is not there"
                yield Problem(told, "mend the address", entry.line, file)
            elif page is not None and kinds.is_hidden(page):
                told = f"{page.file} is listed, but says noindex"
                yield Problem(told, "leave it out", entry.line, file)


def _addresses(root: xmltree.Element) -> Iterator[tuple[xmltree.Element, str]]:
    """The links of a feed's entries."""
    channel = root.first("channel") or root
    for entry in (each for each in channel.elements if each.name in ("entry", "item")):
        for link in (each for each in entry.elements if each.name == "link"):
            address = link.attributes.get("href", "") or link.text
            if address:
                yield link, address


@of_site("feed-language")
def language(site: Site) -> Iterator[Problem]:
    """A feed whose language is not that of its folder, or that links to pages in another one."""
    for file, root, _, _ in _feeds(site):
        if root is None:
            continue
        channel = root.first("channel") or root
        said = channel.first("language")
        tag = root.attributes.get("xml:lang", "") or (said.text if said else "")
        wanted = _place(file, site)
        if wanted and not tag:
            yield Problem("says no language", f'write xml:lang="{wanted}"', root.line, file)
        elif wanted and not tongues.agree(tag, wanted):
            told = f"says {tag}, but lies under {wanted}"
            yield Problem(told, "make the two the same", root.line, file)


def _place(file: str, site: Site) -> str:
    """The language of the pages that lie beside a feed."""
    folder = file.rpartition("/")[0]
    beside = (
        place.locale for page, place in site.places.items() if page.rpartition("/")[0] == folder
    )
    return next((each for each in beside if each and tongues.known(each)), "")
