"""Nothing that a page refers to inside the folder is missing."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import addresses
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page

HREFS = frozenset(("a", "area", "link", "base"))
SOURCES = frozenset(
    ("audio", "embed", "iframe", "img", "input", "script", "source", "track", "video")
)
LABELS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")
TOP = frozenset(("", "top"))


def named(node: Node) -> Iterator[tuple[str, str]]:
    """The attributes of an element that name files or pages, and the addresses in them."""
    attributes = node.attributes
    if not attributes:
        return
    if node.tag in HREFS and "href" in attributes:
        yield "href", attributes["href"]
    if node.tag in SOURCES and "src" in attributes:
        yield "src", attributes["src"]
    if node.tag == "object" and "data" in attributes:
        yield "data", attributes["data"]
    if node.tag == "video" and "poster" in attributes:
        yield "poster", attributes["poster"]
    for each in attributes.get("srcset", "").split(",") if "srcset" in attributes else ():
        if each.strip():
            yield "srcset", each.split()[0]


@of_page("broken-link")
def broken_link(page: Page, site: Site) -> Iterator[Problem]:
    """A link, picture or file inside the folder that is not there."""
    for node in page.nodes:
        for name, address in named(node):
            target = site.target(address, page)
            told_elsewhere = node.tag == "base" or (node.tag == "link" and node.says("hreflang"))
            if told_elsewhere or target.scheme or target.host:
                continue
            if target.file.startswith("../"):
                told = f"{name}={address[:80]} leads out of the folder"
                yield at(node, told, "link to a page of the folder, or write the whole address")
            elif not addresses.found(target.file, site.files):
                told = f"{name}={address[:80]}: there is no {target.file[:80]}"
                yield at(node, told, "mend the address, or add the file")


@of_page("fragment")
def fragment(page: Page, site: Site) -> Iterator[Problem]:
    """A link to a place of a page that has no such place."""
    for node in page.all("a", "area"):
        if "#" not in node.says("href"):
            continue
        name = site.target(node.says("href"), page).fragment
        other = site.page_at(node.says("href"), page)
        if other is None or name.lower() in TOP or name.startswith(":~:"):
            continue
        if name not in other.ids:
            told = f"{node.says('href')[:80]}: nothing in {other.file} has the id “{name[:40]}”"
            yield at(node, told, "mend the address, or give the place its id")


@of_page("id-twice")
def id_twice(page: Page, site: Site) -> Iterator[Problem]:
    """An id that two elements have."""
    seen: set[str] = set()
    for node in page.nodes:
        name = node.attributes.get("id")
        if name is None:
            continue
        if name in seen:
            yield at(node, f"a second id “{name[:40]}”", "give each place its own")
        elif not name or not set(" \t\n").isdisjoint(name):
            yield at(node, f"the id “{name[:40]}” is empty or has a blank", "write one word")
        else:
            seen.add(name)


@of_page("label")
def label(page: Page, site: Site) -> Iterator[Problem]:
    """A name or description that is said to stand elsewhere on the page, and does not."""
    for node in page.nodes:
        for attribute in LABELS if node.attributes else ():
            for name in node.says(attribute).split():
                if name not in page.ids:
                    told = f"{attribute}: nothing has the id “{name[:40]}”"
                    yield at(node, told, "mend the name, or give the place its id")
