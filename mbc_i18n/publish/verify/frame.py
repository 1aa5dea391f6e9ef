"""What stands round an article: nothing of it may be lost."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import kinds
from mbc_i18n.publish.verify.registry import Problem, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page

ENOUGH = 2
"""Other translations that make a pattern."""


def _told(page: Page) -> int:
    """How many paragraphs the page's own footers have."""
    feet = [node for node in page.all("footer") if node.index not in page.article]
    inside = {inner for node in feet for inner in range(node.index, node.end)}
    return sum(node.index in inside for node in page.all("p"))


@of_pair("footer")
def footer(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A footer that says less than the source's, or than that of every other translation."""
    own = _told(page)
    others = [mate for mate in site.mates(page) if mate not in (page, source)]
    alike = [each for each in others if kinds.is_hidden(each) == kinds.is_hidden(page)]
    same = [each for each in alike if site.source_of(each) is source]
    least = min(map(_told, same)) if len(same) >= ENOUGH else 0
    wanted = max(least, 0 if kinds.is_hidden(page) else _told(source))
    if own < wanted:
        line = next((node.line for node in page.all("footer")), page.html.line)
        told = f"the footer has {own} paragraphs, in other languages {wanted}"
        yield Problem(told, f"see {source.file}", line)
