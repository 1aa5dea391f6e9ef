"""The links of an article lead where the source's do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mbc_i18n.publish.verify import addresses, kinds, tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page


def _links(page: Page) -> list[Node]:
    """The links of the article in order."""
    return [node for node in page.of_article() if node.tag in ("a", "area") and node.says("href")]


@of_pair("links", whole=True)
def links(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A link of the article that the source has not, or one that it has and the page lost."""
    own = [(_meaning(node, page, site), node) for node in _links(page)]
    wanted = [(_expected(node, page, source, site), node) for node in _links(source)]
    missing = Counter(each for each, _ in wanted) - Counter(each for each, _ in own)
    extra = Counter(each for each, _ in own) - Counter(each for each, _ in wanted)
    lost = [node.says("href") for each, node in wanted if each in missing]
    for each, node in own:
        if extra[each] > 0:
            extra[each] -= 1
            was = f"; the source's {lost[0][:80]} is missing" if lost else ""
            told = f"the link leads to {node.says('href')[:80]}, the source has none there{was}"
            yield at(node, told, "use the source's address")
    if len(own) < len(wanted) and missing:
        line = page.nodes[page.root].line if page.root >= 0 else 1
        for each in missing:
            told = f"no link to {_told(each)}, which the source has"
            yield Problem(told, "keep the source's links", line)


def _expected(node: Node, page: Page, source: Page, site: Site) -> tuple[str, str]:
    """Where a link of the source is to lead on a page."""
    address = node.says("href").strip()
    own = site.expected(address, page)
    return _leads(own, page, site) if own != address else _leads(address, source, site)


def _told(meaning: tuple[str, str]) -> str:
    address, fragment = meaning
    return f"{address}{'#' + fragment if fragment else ''}"[:80]


def _meaning(node: Node, page: Page, site: Site) -> tuple[str, str]:
    """Where a link leads: the same for one page in several languages."""
    return _leads(node.says("href").strip(), page, site)


def _leads(address: str, page: Page, site: Site) -> tuple[str, str]:
    target = site.target(address, page)
    if target.scheme or target.host:
        return address, ""
    file = addresses.found(target.file, site.files)
    if file in site.places:
        return site.places[file].article, target.fragment
    parts = target.file.split("/")
    return "/".join(part for part in parts if not tongues.known(part)), target.fragment


@of_page("link-language")
def link_language(page: Page, site: Site) -> Iterator[Problem]:
    """A link whose `hreflang` is not the language of the page that it leads to."""
    for node in page.all("a", "area"):
        tag = node.says("hreflang").strip()
        target = site.page_at(node.says("href"), page) if tag else None
        if target is None or kinds.is_parallel(target):
            continue
        if not tongues.agree(tag, site.language(target)):
            told = f'hreflang="{tag}", but {target.file} is in {site.language(target)}'
            yield at(node, told, "make the two the same")
