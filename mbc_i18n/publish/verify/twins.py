"""Which page was translated from which."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mbc_i18n.publish.verify import tongues
from mbc_i18n.publish.verify.values import Node, Page

if TYPE_CHECKING:
    from mbc_i18n.publish.verify.site import Site

JSON_LD = "application/ld+json"


def alternates(page: Page) -> list[Node]:
    """The links of a page's head to the same page in other languages."""
    return [
        node
        for node in page.all("link")
        if "alternate" in node.words_of("rel") and node.says("hreflang").strip()
    ]


def sources(site: Site) -> dict[str, str]:
    """The source's page of each translated page that has one.

    By alternates that lead both ways, else by file name, else by any alternate, by the links of
    the page's own text to the original, and by what its JSON-LD says.
    """
    found = {}
    for page in site.pages.values():
        source = None if site.is_source(page) else _source(page, site)
        if source is not None:
            found[page.file] = source.file
    return found


def _source(page: Page, site: Site) -> Page | None:
    ways = (_mutual, _named, _alternate, _told)
    return next((source for way in ways for source in way(page, site)), None)


def _mutual(page: Page, site: Site) -> Iterator[Page]:
    for source in _alternate(page, site):
        back = (site.page_at(node.says("href"), source) for node in alternates(source))
        if any(each is page for each in back):
            yield source


def _named(page: Page, site: Site) -> Iterator[Page]:
    """Pages of the same name below the source's folder, or in none."""
    mates = [each for each in site.mates(page) if site.is_source(each) and each is not page]
    yield from sorted(mates, key=lambda each: not site.places[each.file].locale)


def _alternate(page: Page, site: Site) -> Iterator[Page]:
    for node in alternates(page):
        if tongues.agree(node.says("hreflang").strip(), site.source_locale):
            source = site.page_at(node.says("href"), page)
            if source is not None and source is not page and site.is_source(source):
                yield source


def _told(page: Page, site: Site) -> Iterator[Page]:
    """What JSON-LD names as the work that was translated, and a canonical link elsewhere."""
    told = [_address(value.get("translationOfWork")) for value in objects(page)]
    told += [node.says("href") for node in page.all("link") if "canonical" in node.words_of("rel")]
    for address in filter(None, told):
        source = site.page_at(address, page)
        if source is not None and source is not page and site.is_source(source):
            yield source


def _address(work: Any) -> str:
    if isinstance(work, dict):
        work = work.get("url") or work.get("@id")
    return work if isinstance(work, str) else ""


@lru_cache(maxsize=256)
def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def objects(page: Page) -> list[dict[str, Any]]:
    """The outermost objects of a page's JSON-LD."""
    values = [
        _parsed(page.content.get(node.index, ""))
        for node in page.all("script")
        if node.says("type").lower() == JSON_LD
    ]
    graphs = [value.get("@graph", value) if isinstance(value, dict) else value for value in values]
    flat = [each for graph in graphs for each in (graph if isinstance(graph, list) else [graph])]
    return [each for each in flat if isinstance(each, dict)]
