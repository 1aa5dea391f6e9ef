"""Sitemaps: readable, complete, and of one mind with the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.errors import UserError
from mbc_i18n.exchange import xmltree
from mbc_i18n.publish.verify import addresses, kinds
from mbc_i18n.publish.verify.registry import Problem, of_site
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.twins import alternates
from mbc_i18n.publish.verify.values import Page

DEFAULT = "x-default"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as a sitemap lists it."""

    address: str
    line: int
    alternates: tuple[tuple[str, str], ...]
    """Language and address."""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap, or an index of sitemaps."""

    file: str
    entries: tuple[Entry, ...] = ()
    children: tuple[Entry, ...] = ()
    trouble: tuple[int, str] | None = None


def _is_sitemap(file: str) -> bool:
    name = file.rpartition("/")[2].lower()
    return name.startswith("sitemap") and name.endswith(".xml")


@lru_cache(maxsize=1)
def sitemaps(site: Site) -> tuple[Sitemap, ...]:
    """The sitemaps of the folder."""
    return tuple(
        _read(file, data) for file, data in sorted(site.documents.items()) if _is_sitemap(file)
    )


def _read(file: str, data: bytes) -> Sitemap:
    try:
        root = xmltree.parse(data, file)
    except UserError as error:
        return Sitemap(file, trouble=(error.line or 1, error.problem))
    entries = tuple(map(_entry, (each for each in root.elements if each.name == "url")))
    children = tuple(map(_entry, (each for each in root.elements if each.name == "sitemap")))
    if root.name not in ("urlset", "sitemapindex"):
        return Sitemap(file, trouble=(root.line, f"<{root.name}> is no sitemap"))
    return Sitemap(file, entries, children)


def _entry(element: xmltree.Element) -> Entry:
    place, changed = element.first("loc"), element.first("lastmod")
    links = (each for each in element.elements if each.name == "link")
    others = tuple(
        (each.attributes.get("hreflang", "").lower(), each.attributes.get("href", ""))
        for each in links
        if each.attributes.get("rel") == "alternate"
    )
    address = place.text if place else ""
    return Entry(address, element.line, others, changed.text if changed else "")


@of_site("sitemap")
def readable(site: Site) -> Iterator[Problem]:
    """A sitemap that cannot be read, or that is missing where pages have whole addresses."""
    for each in sitemaps(site):
        if each.trouble:
            line, told = each.trouble
            yield Problem(f"cannot be read: {told}", "write it anew", line, each.file)
    absolute = any(
        "canonical" in n.words_of("rel") for p in site.pages.values() for n in p.all("link")
    )
    if not sitemaps(site) and absolute and len(site.pages) > 1:
        told = "no sitemap.xml, though pages have canonical addresses"
        yield Problem(told, "add one that lists them", 1, "sitemap.xml")


def page_of(address: str, site: Site) -> Page | None:
    """The page that a sitemap's address means."""
    target = addresses.resolved(address, "", site.address)
    if target.scheme or target.host:
        return None
    return site.pages.get(addresses.found(target.file, site.files))


@of_site("sitemap-entry")
def listed(site: Site) -> Iterator[Problem]:
    """A sitemap that lists what is not there, what asks to be left out, or something twice."""
    seen: set[str] = set()
    for each in sitemaps(site):
        for entry in each.entries:
            page = page_of(entry.address, site)
            told, step = _wrong(entry, page, site)
            if entry.address in seen:
                told, step = f"{entry.address[:80]} is listed twice", "keep one"
            seen.add(entry.address)
            if told:
                yield Problem(told, step, entry.line, each.file)
        for child in each.children:
            target = addresses.resolved(child.address, "", site.address)
            if not target.scheme and target.file not in site.files:
                told = f"{child.address[:80]}: there is no {target.file[:80]}"
                yield Problem(told, "mend the address", child.line, each.file)


def _wrong(entry: Entry, page: Page | None, site: Site) -> tuple[str, str]:
    """What is wrong with an entry, and what to do."""
    if addresses.scheme(entry.address) not in ("http", "https"):
        return f"“{entry.address[:80]}” is no whole address", "write it with https:// and the host"
    if page is None:
        file = addresses.resolved(entry.address, "", site.address).file
        if file and addresses.found(file, site.files):
            return "", ""
        return f"{entry.address[:80]} is not there", "leave it out, or mend the address"
    if kinds.is_hidden(page):
        return f"{page.file} is listed, but says noindex", "leave it out, or take noindex away"
    return "", ""


@of_site("sitemap-lost")
def omitted(site: Site) -> Iterator[Problem]:
    """A page that search engines may list, and that no sitemap does."""
    known = sitemaps(site)
    if not known or any(each.trouble for each in known):
        return
    pages = {id(page_of(entry.address, site)) for each in known for entry in each.entries}
    lists = any(kinds.is_list(page) for page in site.pages.values() if id(page) in pages)
    for page in site.pages.values():
        if id(page) not in pages and _is_for_search(page, lists):
            told = f"{page.file} is not listed"
            yield Problem(told, "list it, or give it noindex", 1, known[0].file)


def _is_for_search(page: Page, lists: bool) -> bool:
    """True for a page that is to be found; `lists` where lists of articles are."""
    if kinds.is_hidden(page) or kinds.is_redirect(page) or kinds.is_parallel(page):
        return False
    return (lists or not kinds.is_list(page)) and page.file.rpartition("/")[2] != "404.html"


@of_site("sitemap-alternates")
def same_alternates(site: Site) -> Iterator[Problem]:
    """A sitemap whose alternates are not those of the page, not there, or not mutual."""
    for each in sitemaps(site):
        entries = {id(page_of(entry.address, site)): entry for entry in each.entries}
        for entry in each.entries:
            page = page_of(entry.address, site)
            for told in _differing(entry, page, entries, site):
                yield Problem(told, "give page and sitemap the same set", entry.line, each.file)


def _differing(
    entry: Entry, page: Page | None, entries: Mapping[int, Entry], site: Site
) -> Iterator[str]:
    if page is None:
        return
    theirs = {node.says("hreflang").strip().lower(): node.says("href") for node in alternates(page)}
    ours = dict(entry.alternates)
    if len(ours) != len(entry.alternates):
        yield f"two alternates of {page.file} for one language"
    if ours and theirs:
        for tag in sorted(ours.keys() ^ theirs.keys()):
            where = "here" if tag in ours else "on the page"
            yield f"hreflang {tag} of {page.file} is only {where}"
        for tag in sorted(ours.keys() & theirs.keys()):
            if page_of(ours[tag], site) is not site.page_at(theirs[tag], page):
                yield f"hreflang {tag} of {page.file} is {ours[tag][:80]} here"
    for tag, address in ours.items():
        other = page_of(address, site)
        if other is None:
            yield f"hreflang {tag} of {page.file}: {address[:80]} is not there"
        elif tag != DEFAULT and id(other) in entries and other is not page:
            back = {id(page_of(each, site)) for _, each in entries[id(other)].alternates}
            if id(page) not in back:
                yield f"{other.file} has no alternate back to {page.file}"
    if ours and not any(page_of(address, site) is page for address in ours.values()):
        yield f"the alternates of {page.file} leave out the page itself"
    if ours and DEFAULT not in ours:
        yield f"the alternates of {page.file} have no x-default"
    if theirs and not ours and any(other.alternates for other in entries.values()):
        yield f"no alternates for {page.file}, which has some"
