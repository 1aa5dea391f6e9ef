"""Ways into a page for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import kinds
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page


def _mains(page: Page) -> list[Node]:
    return [node for node in page.nodes if node.tag == "main" or node.says("role") == "main"]


@of_page("main")
def main(page: Page, site: Site) -> Iterator[Problem]:
    """A page without a main part, or with two."""
    found = [node for node in _mains(page) if "hidden" not in node.attributes]
    if not found and not kinds.is_redirect(page):
        yield Problem("no <main>", "put the page's own content into one", page.html.line)
    inside = {inner for node in found for inner in range(node.index + 1, node.end)}
    for node in found[1:]:
        if node.index not in inside:
            yield at(node, "a second <main>", "keep one")


@of_page("skip-link")
def skip_link(page: Page, site: Site) -> Iterator[Problem]:
    """Links before the main part, and none that leads past them."""
    mains = _mains(page)
    before = [
        node
        for node in page.all("a")
        if mains and node.says("href") and node.index < mains[0].index
    ]
    skips = any(_leads_in(node, page, mains[0]) for node in before[:3])
    if len(before) > 1 and not skips:
        told = f"{len(before)} links stand before the main part, and none leads past them"
        yield at(before[0], told, "begin the page with a link to its main part")


def _leads_in(node: Node, page: Page, main: Node) -> bool:
    """True for a link to the main part, or into it."""
    address = node.says("href").strip()
    place = page.ids.get(address[1:]) if address.startswith("#") else None
    return place is not None and (
        main.index <= place < main.end or page.nodes[place].end > main.index >= place
    )


@of_page("unlabelled", "warning")
def unlabelled(page: Page, site: Site) -> Iterator[Problem]:
    """Two navigations of a page that cannot be told apart by their names."""
    found = [node for node in page.nodes if node.tag == "nav" or node.says("role") == "navigation"]
    for node in found if len(found) > 1 else []:
        if not node.says("aria-label").strip() and not node.says("aria-labelledby").strip():
            yield at(node, "one of several navigations has no name", "give it an aria-label")
