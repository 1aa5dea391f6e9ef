"""Headings: in number, order, level and id as in the source."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import kinds
from mbc_i18n.publish.verify.outline import HEADINGS, outline
from mbc_i18n.publish.verify.registry import Problem, at, of_page, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page


def _headings(page: Page) -> list[Node]:
    return [block.node for block in outline(page) if block.node.tag in HEADINGS]


@of_pair("headings", whole=True)
def headings(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """Headings that are more, fewer or of other levels than the source's."""
    own, wanted = _headings(page), _headings(source)
    for ours, theirs in zip(own, wanted, strict=False):
        if ours.tag != theirs.tag:
            told = f"<{ours.tag}> where the source has <{theirs.tag}> (“{page.text(ours)[:40]}”)"
            yield at(ours, told, "use the source's levels and order")
            return
    if len(own) != len(wanted):
        told = f"{len(own)} headings, the source has {len(wanted)}"
        line = own[-1].line if own else 1
        yield Problem(told, f"compare with {source.file}", line)


@of_pair("heading-ids", whole=True)
def heading_ids(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A heading whose id is not the source's: links to it from other languages break."""
    own, wanted = _headings(page), _headings(source)
    if [node.tag for node in own] != [node.tag for node in wanted]:
        return
    for ours, theirs in zip(own, wanted, strict=True):
        if ours.says("id") != theirs.says("id"):
            told = f'id="{ours.says("id")}", in the source "{theirs.says("id")}"'
            yield at(ours, f"{told} (“{page.text(ours)[:40]}”)", "keep the source's id")


@of_page("one-heading")
def one_heading(page: Page, site: Site) -> Iterator[Problem]:
    """A page without a heading of the first level, or with more than one."""
    found = [node for node in page.all("h1") if page.text(node)]
    if not found and not kinds.is_redirect(page):
        yield Problem("no <h1>", "make the page's title its heading", page.html.line)
    for node in found[1:] if not kinds.is_parallel(page) else ():
        yield at(node, f"a second <h1>: “{page.text(node)[:40]}”", "make it an <h2>")


@of_page("empty-heading")
def empty_heading(page: Page, site: Site) -> Iterator[Problem]:
    """A heading or link without words."""
    named = {
        each.node for each in page.stretches if each.attribute in ("alt", "aria-label", "title")
    }
    for node in page.nodes:
        if node.tag in HEADINGS or (node.tag == "a" and node.says("href")):
            shown = page.text(node) or node.says("aria-labelledby")
            if not shown and named.isdisjoint(range(node.index, node.end)):
                yield at(node, f"<{node.tag}> has no words", "write them, or take it out")
