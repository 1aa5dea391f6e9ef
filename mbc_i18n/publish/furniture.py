"""What belongs to no single edition: indexes, feeds, the site map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mbc_i18n.publish import feed, pages, sitemap
from mbc_i18n.publish.edition import Listed
from mbc_i18n.publish.frame import Site


def files(listed: Sequence[Listed], source: str, site: Site) -> dict[str, str]:
    """The files of the site by path; `source` is the locale of the articles."""
    return dict(_files(listed, source, site))


def _files(listed: Sequence[Listed], source: str, site: Site) -> Iterator[tuple[str, str]]:
    yield pages.INDEX, pages.index(listed, site, source)
    for locale in dict.fromkeys(each.locale for each in listed):
        yield pages.index_path(locale), pages.locale_index(locale, listed, site)
        if site.settings.address and feed.dated(locale, listed):
            yield feed.path(locale), feed.feed(locale, listed, site)
    if site.settings.address:
        yield from sitemap.files(listed, site)
    yield "robots.txt", sitemap.robots(site)
