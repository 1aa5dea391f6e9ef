"""robots.txt lets search engines in."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import addresses, kinds
from mbc_i18n.publish.verify.registry import Problem, of_site
from mbc_i18n.publish.verify.site import Site

FILE = "robots.txt"


def _lines(site: Site) -> Iterator[tuple[int, str, str]]:
    """Number, field and value of each line."""
    text = site.documents.get(FILE, b"").decode(errors="replace").removeprefix("\ufeff")
    for number, line in enumerate(text.splitlines(), 1):
        name, _, value = line.partition("#")[0].partition(":")
        if name.strip():
            yield number, name.strip().lower(), value.strip()


@of_site("robots")
def robots(site: Site) -> Iterator[Problem]:
    """A robots.txt that shuts out everybody, or pages that are to be found."""
    everybody = False
    begun = False
    for number, name, value in _lines(site):
        if name == "user-agent":
            everybody = value == "*" or (everybody and not begun)
            begun = False
        elif name in ("allow", "disallow"):
            begun = True
            if name == "disallow" and everybody and value in ("/", "/*", "*"):
                yield Problem("search engines are shut out", "take the line out", number, FILE)
            elif name == "disallow" and everybody and value:
                yield from _shut(number, value, site)


def _shut(number: int, value: str, site: Site) -> Iterator[Problem]:
    """The first page that a line shuts out and that does not ask for it."""
    path = value.rstrip("*$").lstrip("/")
    shut = (page for file, page in site.pages.items() if file.startswith(path))
    page = next((each for each in shut if not kinds.is_hidden(each)), None)
    if path and page is not None:
        told = f"search engines are shut out from {page.file}"
        yield Problem(told, "take the line out, or give the page noindex", number, FILE)


@of_site("robots-sitemap")
def names_sitemap(site: Site) -> Iterator[Problem]:
    """A robots.txt that names a sitemap which is not there."""
    for number, name, value in _lines(site):
        if name == "sitemap":
            target = addresses.resolved(value, "", site.address)
            if addresses.scheme(value) not in ("http", "https"):
                told = f"“{value[:80]}” is no whole address"
                yield Problem(told, "write it with https:// and the host", number, FILE)
            elif not target.scheme and target.file not in site.files:
                told = f"the sitemap {value[:80]} is not there"
                yield Problem(told, "mend the address", number, FILE)
