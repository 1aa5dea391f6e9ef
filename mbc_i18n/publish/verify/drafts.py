"""Drafts say that they are drafts, to readers and to search engines."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import kinds
from mbc_i18n.publish.verify.registry import Problem, at, of_page, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page

DRAFT = "draft"


def _banner(page: Page) -> Node | None:
    """What tells readers that the page is a draft."""
    return next(
        (
            node
            for node in page.nodes
            if node.attributes
            and (DRAFT in node.words_of("class") or "data-draft" in node.attributes)
            and node.index not in page.article
        ),
        None,
    )


@of_pair("draft-banner")
def draft_banner(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A page that search engines are to leave out, and that does not tell readers why."""
    hidden = kinds.is_hidden(page) and not kinds.is_hidden(source)
    if not hidden or kinds.is_parallel(page) or kinds.is_redirect(page):
        return
    notes = [n for n in page.nodes if n.says("role") == "note" or DRAFT in n.words_of("class")]
    if not any(page.text(node) for node in notes):
        told = "noindex, but nothing tells readers that the page is a draft"
        yield Problem(told, 'add a banner (role="note") in the page\'s language', page.html.line)


@of_page("draft-noindex")
def draft_noindex(page: Page, site: Site) -> Iterator[Problem]:
    """A draft that search engines may list."""
    banner = _banner(page)
    if banner is not None and not kinds.is_hidden(page) and not kinds.is_list(page):
        told = "the page says that it is a draft, but not noindex"
        yield at(banner, told, 'add <meta name="robots" content="noindex">')


@of_page("source-hidden", "warning")
def source_hidden(page: Page, site: Site) -> Iterator[Problem]:
    """A source page that search engines are to leave out while its translations are listed."""
    if kinds.is_hidden(page) and site.is_source(page) and not kinds.is_parallel(page):
        open_ones = [m for m in site.mates(page) if m is not page and not kinds.is_hidden(m)]
        if open_ones and _banner(page) is None:
            told = f"noindex, though {open_ones[0].file} may be listed"
            yield Problem(told, "take noindex away, or give it to all", page.html.line)
