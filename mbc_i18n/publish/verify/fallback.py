"""Parts of a page that are marked as the source's words."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import kinds, tongues
from mbc_i18n.publish.verify.outline import NAMES
from mbc_i18n.publish.verify.registry import Problem, at, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page

FEWEST = 4
"""Words of a part that is no name."""

NOTICES = ("note", "status", "alert")


def _marked(page: Page, site: Site) -> Iterator[Node]:
    """The outermost parts of the article that say they are in the source's language."""
    own = tongues.language(site.language(page))
    wanted = tongues.language(site.source_locale)
    for node in page.of_article():
        around = page.nodes[node.parent].lang if node.parent >= 0 else ""
        changed = node.lang != around and tongues.language(node.lang) == wanted != own
        if changed and node.texts[0] < node.texts[1]:
            yield node


@of_pair("false-fallback", whole=True)
def false_fallback(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A part that says it is in the source's language, with words that the source has not."""
    marked = [] if kinds.is_parallel(page) else list(_marked(page, site))
    whole = _words(source) if marked else ""
    for node in marked:
        words = page.text(node)
        long = len(words.split()) >= FEWEST or node.tag in NAMES
        if long and words.casefold() not in whole:
            told = f"marked as {node.lang}, but not words of the source: “{words[:60]}”"
            yield at(node, told, "take the mark out, or use the source's words")


def _words(page: Page) -> str:
    """All words of a page, white space as one blank."""
    return " ".join("".join(each.words for each in page.texts).split()).casefold()


@of_pair("fallback-notice", whole=True)
def fallback_notice(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """Parts in the source's language without a notice that tells readers why."""
    if kinds.is_parallel(page):
        return
    whole = ""
    for node in _marked(page, site):
        words = page.text(node)
        whole = whole or _words(source)
        if len(words.split()) >= FEWEST and words.casefold() in whole:
            if _notices(page) <= kinds.is_hidden(page):
                told = f"“{words[:60]}” is shown in the source's language, and no notice says so"
                yield at(node, told, 'tell readers at the top, in an element with role="note"')
            return


def _notices(page: Page) -> int:
    """How many notices the page gives."""
    return sum(node.says("role") in NOTICES for node in page.nodes)
