"""The list of languages in which a page can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mbc_i18n.publish.verify import kinds, tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page

LISTS = frozenset(("nav", "ul", "ol"))
FLAGS = range(0x1F1E6, 0x1F200)
"""Regional indicators, two of which make a flag."""


def _others(page: Page, site: Site) -> dict[str, Page]:
    """The other languages of a page's article."""
    return {
        site.language(mate): mate
        for mate in site.mates(page)
        if not kinds.is_parallel(mate)
        and not kinds.is_redirect(mate)
        and not tongues.agree(site.language(mate), site.language(page))
    }


@lru_cache(maxsize=4)
def _switcher(page: Page, site: Site) -> tuple[Node | None, tuple[tuple[Node, str], ...]]:
    """The list, and its links with the language that each is for."""
    links = [(node, _meant(node, page, site)) for node in page.all("a")]
    named = [(node, tag) for node, tag in links if tag and node.index not in page.article]
    counts = Counter(
        around.index
        for node, _ in named
        for around in page.above(node)
        if around.tag in LISTS and around.index not in page.article
    )
    if not counts:
        return None, ()
    index = max(counts, key=lambda each: (counts[each], -each))
    around = page.nodes[index]
    return around, tuple(each for each in named if index < each[0].index < around.end)


def _meant(node: Node, page: Page, site: Site) -> str:
    """The language that a link is for: what it says, else that of the page's other forms."""
    tag = node.says("hreflang").strip()
    if tag or not node.says("href"):
        return tag
    target = site.page_at(node.says("href"), page)
    same = target is not None and target is not page and target in site.mates(page)
    return site.language(target) if same and target is not None else ""


def _applies(page: Page, site: Site) -> bool:
    return not kinds.is_parallel(page) and not kinds.is_redirect(page)


@of_page("switcher")
def switcher(page: Page, site: Site) -> Iterator[Problem]:
    """A page in several languages without a list of them, or with one that leaves some out."""
    others = _others(page, site) if _applies(page, site) else {}
    around, links = _switcher(page, site)
    if not others or (_is_index(page, site) and around is None):
        return
    if around is None:
        told = f"no list of the page's languages ({', '.join(sorted(others))})"
        yield Problem(told, "add a <nav> with a link to each", page.html.line)
        return
    for tag, mate in others.items():
        if not any(tongues.agree(each, tag) for _, each in links):
            told = f"the list of languages leaves out {tag}"
            yield at(around, told, f"link to {mate.file}")


def _is_index(page: Page, site: Site) -> bool:
    """True for a page that links to all its other languages in its text."""
    links = {site.places[each.file].locale for each in _linked(page, site)}
    return site.places[page.file].locale == "" and len(links) > 1


def _linked(page: Page, site: Site) -> Iterator[Page]:
    found = (site.page_at(node.says("href"), page) for node in page.all("a"))
    return (each for each in found if each is not None)


@of_page("switcher-link")
def switcher_link(page: Page, site: Site) -> Iterator[Problem]:
    """A link of the list that leads to another page than it says, or does not say where."""
    others = _others(page, site) if _applies(page, site) else {}
    for node, tag in _switcher(page, site)[1]:
        mate = next((mate for each, mate in others.items() if tongues.agree(each, tag)), None)
        target = site.page_at(node.says("href"), page)
        if mate is not None and target is not None and target not in site.mates(page):
            told = f"the link for {tag} leads to {target.file}"
            yield at(node, told, f"link to {mate.file}")
        if not node.says("hreflang"):
            told = f"the link for {tag} has no hreflang"
            yield at(node, told, f'write hreflang="{tag}"')


@of_page("switcher-name")
def switcher_name(page: Page, site: Site) -> Iterator[Problem]:
    """A language of the list that is not named as its readers call it, or not marked as theirs."""
    if not _applies(page, site):
        return
    for node, tag in (*_switcher(page, site)[1], *_current(page, site)):
        name = page.text(node)
        if name and not _is_name(name, tag):
            right = tongues.own_name(tag)
            told = f"“{name[:40]}” is not the name of {tag} in itself"
            yield at(node, told, f"write {right}")
        elif name and not _marked(node, page, tag):
            told = f"“{name[:40]}” is not marked as words in {tag}"
            yield at(node, told, f'write lang="{tag}" on the name')


def _is_name(name: str, tag: str) -> bool:
    own, bare = (tongues.own_name(each).casefold() for each in (tag, tongues.language(tag)))
    plain = name.casefold()
    return not own or own in plain or (bool(bare) and plain.startswith(bare))


def _marked(node: Node, page: Page, tag: str) -> bool:
    inside = (each for each in page.inside(node) if each.texts == node.texts)
    return any(tongues.agree(each.lang or "und", tag) for each in (node, *inside))


def _current(page: Page, site: Site) -> list[tuple[Node, str]]:
    """What the list shows for the page itself."""
    around = _switcher(page, site)[0]
    if around is None:
        return []
    return [
        (node, site.language(page))
        for node in page.inside(around)
        if node.says("aria-current").lower() not in ("", "false")
    ]


@of_page("switcher-current")
def switcher_current(page: Page, site: Site) -> Iterator[Problem]:
    """A list of languages that does not show which one the page is in, or shows a wrong one."""
    around, links = _switcher(page, site)
    others = _others(page, site) if _applies(page, site) else {}
    if around is None or not others or _is_chooser(page, site):
        return
    current = _current(page, site)
    lists_itself = any(tongues.agree(tag, site.language(page)) for _, tag in links)
    if not current and (len(links) > 1 or lists_itself):
        told = "the list of languages does not mark the page's own"
        yield at(around, told, 'write aria-current="page" on it')
    for node, _ in current:
        wrong = [tag for each, tag in links if each.index == node.index]
        if any(not tongues.agree(tag, site.language(page)) for tag in wrong):
            yield at(
                node, f"{wrong[0]} is marked as the page's own language", "mark the page's own"
            )


def _is_chooser(page: Page, site: Site) -> bool:
    """True for the page above all languages, which has its own language's page beside it."""
    own = site.language(page)
    mates = (mate for mate in site.mates(page) if mate is not page)
    beside = any(tongues.agree(site.language(mate), own) for mate in mates)
    return not site.places[page.file].locale and beside


@of_page("switcher-flag", "warning")
def switcher_flag(page: Page, site: Site) -> Iterator[Problem]:
    """A flag for a language: languages have no flags, countries do."""
    around = _switcher(page, site)[0]
    if around is None:
        return
    flags = any(ord(sign) in FLAGS for sign in page.text(around))
    pictures = [node for node in page.inside(around) if node.tag in ("img", "svg")]
    if flags or pictures:
        yield at(pictures[0] if pictures else around, "a flag stands for a language", "name it")
