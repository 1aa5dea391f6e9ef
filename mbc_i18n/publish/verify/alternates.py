"""Canonical addresses and hreflang sets: whole, absolute, and the same on every page of a set."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import addresses, kinds, tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.twins import alternates
from mbc_i18n.publish.verify.values import Node, Page

DEFAULT = "x-default"
ABSOLUTE = ("http", "https")


def _tag(node: Node) -> str:
    return node.says("hreflang").strip().lower()


def in_use(page: Page, site: Site) -> bool:
    """True where the page should have a set: it has some of it, or its other languages have."""
    if _set_apart(page, site) and not alternates(page):
        return False
    return any(alternates(mate) for mate in site.mates(page))


@of_page("alternates")
def complete(page: Page, site: Site) -> Iterator[Problem]:
    """A set without the page itself, without x-default, or without one of its languages."""
    if not in_use(page, site):
        return
    links = alternates(page)
    if not links:
        step = "add a link for each language, the page's own and x-default"
        yield Problem("no hreflang alternates, which its other languages have", step, _line(page))
        return
    targets = [site.page_at(node.says("href"), page) for node in links]
    if not any(each is page for each in targets):
        told = "the hreflang alternates leave out the page itself"
        yield at(links[0], told, f'add hreflang="{site.language(page)}" with its own address')
    if DEFAULT not in map(_tag, links):
        told = "the hreflang alternates have no x-default"
        yield at(links[0], told, 'add hreflang="x-default" for readers of other languages')
    for mate in site.mates(page):
        listed = mate is page or any(each is mate for each in targets)
        same = tongues.agree(site.language(mate), site.language(page))
        if not listed and not same and not _set_apart(mate, site):
            told = f"the hreflang alternates leave out {mate.file}"
            yield at(links[0], told, f'add hreflang="{site.language(mate)}" with its address')


def _set_apart(page: Page, site: Site) -> bool:
    """True for a page that need not be in a set."""
    return kinds.is_hidden(page) or kinds.is_parallel(page) or kinds.is_redirect(page)


def _line(page: Page) -> int:
    return next((node.line for node in page.all("head")), 1)


@of_page("alternate")
def each_alternate(page: Page, site: Site) -> Iterator[Problem]:
    """An alternate that is not absolute, not there, in another language, or named twice."""
    seen: set[str] = set()
    for node in alternates(page):
        tag, address = _tag(node), node.says("href").strip()
        if tag in seen:
            yield at(node, f'a second alternate for hreflang="{tag}"', "keep one")
        seen.add(tag)
        if addresses.scheme(address) not in ABSOLUTE:
            told = f"the alternate for {tag} is no whole address: {address[:80]}"
            yield at(node, told, "write it with https:// and the host")
        yield from _led(page, node, site)


def _led(page: Page, node: Node, site: Site) -> Iterator[Problem]:
    """Where an alternate leads."""
    tag, address = _tag(node), node.says("href").strip()
    target = site.target(address, page)
    if target.scheme or target.host:
        if site.address and target.scheme in ABSOLUTE:
            told = f"the alternate for {tag} leads elsewhere: {address[:80]}"
            yield at(node, told, f"write an address below {site.address}")
        return
    other = site.page_at(address, page)
    if other is None:
        told = f"the alternate for {tag} leads to {target.file[:80]}, which is not there"
        yield at(node, told, "mend the address, or leave it out")
    elif kinds.is_hidden(other) and not kinds.is_hidden(page):
        told = f"the alternate for {tag} leads to {other.file}, which says noindex"
        yield at(node, told, "leave it out, or take noindex away there")
    elif tag != DEFAULT and not tongues.agree(tag, site.language(other)):
        told = f"the alternate for {tag} leads to {other.file}, in {site.language(other)}"
        yield at(node, told, "make the two the same")


@of_page("reciprocity")
def reciprocal(page: Page, site: Site) -> Iterator[Problem]:
    """An alternate whose page has no alternate back: search engines then pass over the set."""
    for node in alternates(page):
        other = site.page_at(node.says("href"), page)
        if other is None or other is page or _tag(node) == DEFAULT:
            continue
        back = (site.page_at(each.says("href"), other) for each in alternates(other))
        if not any(each is page for each in back):
            told = f"{other.file} has no alternate back to this page"
            yield at(node, told, f"add it in {other.file}")


@of_page("canonical")
def canonical(page: Page, site: Site) -> Iterator[Problem]:
    """A canonical address that is missing, given twice, not absolute, or another page's."""
    found = [node for node in page.all("link") if "canonical" in node.words_of("rel")]
    for node in found[1:]:
        yield at(node, "a second canonical address", "keep one")
    if not found:
        used = any(
            "canonical" in n.words_of("rel") for m in site.mates(page) for n in m.all("link")
        )
        if used and not _set_apart(page, site):
            yield Problem("no canonical address", "add <link rel=canonical>", _line(page))
        return
    address = found[0].says("href").strip()
    if addresses.scheme(address) not in ABSOLUTE:
        told = f"the canonical address is no whole one: {address[:80]}"
        yield at(found[0], told, "write it with https:// and the host")
    if site.page_at(address, page) is not page and not kinds.is_redirect(page):
        told = f"the canonical address is another page's: {address[:80]}"
        yield at(found[0], told, "write the page's own")


@of_page("own-address")
def own_address(page: Page, site: Site) -> Iterator[Problem]:
    """An `og:url` that is not the page's own address."""
    for node in page.all("meta"):
        if node.says("property").strip().lower() == "og:url":
            address = node.says("content")
            if site.page_at(address, page) is not page:
                yield at(node, f"og:url is not this page: {address[:80]}", "write the page's own")
