"""A folder of pages, read once: which page is which, and how they belong together."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from mbc_i18n import storage
from mbc_i18n.errors import UserError
from mbc_i18n.publish.verify import addresses, places, reading, tongues, twins
from mbc_i18n.publish.verify.places import Place
from mbc_i18n.publish.verify.values import Node, Page

PAGES = (".html", ".htm", ".xhtml")
NONE: Mapping[str, Mapping[str, str]] = MappingProxyType({})
DOCUMENTS = ("robots.txt", ".xml", ".atom", ".rss")
KNOWN = (*PAGES, *DOCUMENTS)
"""Ends of the names of files that are read; of all others it is enough that they are there."""


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A folder of pages."""

    pages: Mapping[str, Page]
    """By file."""
    files: frozenset[str]
    """Every file below the folder."""
    documents: Mapping[str, bytes] = field(default_factory=dict)
    """Sitemaps, feeds and robots.txt."""
    address: str = ""
    """Where the folder is published, with a `/` at its end; "" where nobody knows."""
    source_locale: str = "en"
    places: Mapping[str, Place] = field(default_factory=dict)
    """Locale and article of each page, from where it lies."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The pages of each article, by the name that they share."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The source's page of each translated one."""

    replaced: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Addresses that a locale has in the place of the source's, by locale and source's address."""

    def expected(self, address: str, page: Page) -> str:
        """The address that a page is to have for one of its source."""
        own = self.replaced.get(tongues.known(self.language(page)), {})
        return own.get(address, address)

    def source_of(self, page: Page) -> Page | None:
        """The page that a page was translated from."""
        return self.pages.get(self.sources.get(page.file, ""))

    def language(self, page: Page) -> str:
        """The language that a page is in: that of its place, else what it says itself."""
        place = self.places[page.file]
        return place.locale or page.html.says("lang").strip() or self.source_locale

    def is_source(self, page: Page) -> bool:
        """True for a page in the source's language."""
        return tongues.agree(self.language(page), self.source_locale)

    def target(self, address: str, page: Page) -> addresses.Target:
        """What an address on a page means."""
        return addresses.resolved(address, page.file, self.address)

    def page_at(self, address: str, page: Page) -> Page | None:
        """The page of the folder that an address on a page leads to."""
        target = self.target(address, page)
        if target.scheme or target.host:
            return None
        return self.pages.get(addresses.found(target.file, self.files))

    def mates(self, page: Page) -> list[Page]:
        """The pages of the same article, itself among them."""
        return [self.pages[each] for each in self.groups[self.places[page.file].article]]


def read(
    folder: Path,
    source_locale: str = "en",
    address: str = "",
    replaced: Mapping[str, Mapping[str, str]] = NONE,
) -> Site:
    """The site of a folder.

    Raises UserError for a folder that is not there, cannot be read or holds no page.
    """
    if not folder.is_dir():
        raise UserError("no such folder", str(folder), step="name the folder of the pages")
    files = sorted(_files(folder))
    held = {
        file: storage.read(folder / file) if file.lower().endswith(KNOWN) else b"" for file in files
    }
    if not any(file.lower().endswith(PAGES) for file in files):
        raise UserError("holds no page", str(folder), step="name the folder of the pages")
    return of(held, source_locale, address, replaced)


def _files(folder: Path) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(path).relative_to(folder)
        yield from ((below / name).as_posix() for name in names)


def of(
    held: Mapping[str, bytes],
    source_locale: str = "en",
    address: str = "",
    replaced: Mapping[str, Mapping[str, str]] = NONE,
) -> Site:
    """The site of some files: each page read once, its place, and which belong together."""
    files = frozenset(held)
    pages = {
        file: reading.page(data, file)
        for file, data in held.items()
        if file.lower().endswith(PAGES)
    }
    documents = {file: data for file, data in held.items() if file.lower().endswith(DOCUMENTS)}
    address = f"{address.rstrip('/')}/" if address else addresses.sites(_own_addresses(pages))
    where = places.placed(pages)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for file, place in where.items():
        groups[place.article].append(file)
    alike = {name: tuple(each) for name, each in groups.items()}
    site = Site(pages, files, documents, address, source_locale, where, alike)
    sources = twins.sources(site)
    merged = {file: where[sources.get(file, file)].article for file in pages}
    grouped = {file: Place(place.locale, merged[file]) for file, place in where.items()}
    final: defaultdict[str, list[str]] = defaultdict(list)
    for file, name in merged.items():
        final[name].append(file)
    together = {name: tuple(each) for name, each in final.items()}
    return Site(
        pages, files, documents, address, source_locale, grouped, together, sources, replaced
    )


def _own_addresses(pages: Mapping[str, Page]) -> list[tuple[str, str]]:
    """The addresses that pages give themselves, and the files of the pages."""
    return [
        (node.says("href"), page.file)
        for page in pages.values()
        for node in page.all("link")
        if names_itself(node, page)
    ]


def names_itself(node: Node, page: Page) -> bool:
    """True for a canonical link, and for an alternate of the page's own language."""
    rels = node.words_of("rel")
    own = node.says("hreflang").lower() == page.html.says("lang").lower() != ""
    return "canonical" in rels or ("alternate" in rels and own)
