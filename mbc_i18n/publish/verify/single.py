"""Single words and run-in terms that were left in the source's language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from mbc_i18n.glossary import general
from mbc_i18n.publish.verify import tongues
from mbc_i18n.publish.verify.compared import is_own, texts
from mbc_i18n.publish.verify.outline import alike, pairs
from mbc_i18n.publish.verify.registry import Problem, at, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.untranslated import STEP, WORD
from mbc_i18n.publish.verify.values import Node, Page, Stretch

MOST = 2
"""Words of a term."""

SHORTEST = 3
ENOUGH = 2
"""Places in which a page translates a word, so that it is not one of its own language too."""

Place = Node | Stretch


@of_pair("term-left", whole=True)
def term_left(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A heading or term of a word or two that is the source's, and is translated elsewhere."""
    if tongues.may_share(site.language(page), site.source_locale) or not alike(page, source):
        return
    found = [(place, words) for place, words in _same(page, source) if _is_plain(words, site)]
    other = tongues.script(site.language(page)) != tongues.script(site.source_locale)
    for place, words in found:
        plain = [word.lower() for word in WORD.findall(words)]
        english = tongues.language(site.source_locale) == "en"
        sure = english and not _english().isdisjoint(plain)
        if other or sure or any(_translated(word, page, source) for word in plain):
            told = f"left in the source's language: “{words[:60]}”"
            yield at(place, told, STEP.format(site.source_locale))


def _same(page: Page, source: Page) -> Iterator[tuple[Place, str]]:
    """Texts of blocks and of run-in terms that are those of the source."""
    for pair in pairs(page, source):
        if pair.own.own == pair.source.own and is_own(pair.own, page):
            yield pair.own, pair.own.own
    known = texts(source)
    for each in page.stretches:
        framed = each.attribute or each.node not in page.article
        if framed and is_own(each, page) and each.own.casefold() in known:
            yield each, each.own
    own, wanted = _terms(page), _terms(source)
    for ours, theirs in zip(own, wanted, strict=False) if len(own) == len(wanted) else ():
        same = page.text(ours) == source.text(theirs)
        if same and tongues.agree(ours.lang, page.html.lang):
            yield ours, page.text(ours)


def _terms(page: Page) -> list[Node]:
    return [node for node in page.of_article() if node.tag in ("strong", "b")]


def _is_plain(words: str, site: Site) -> bool:
    """True for one or two words of the source's language, none a name that is known as such."""
    found = WORD.findall(words)
    listed = general.words(tongues.language(site.source_locale))
    return 0 < len(found) <= MOST and all(
        len(word) >= SHORTEST
        and not word.isupper()
        and (listed.base(word.lower()) in listed.usage or word.lower() in _english())
        for word in found
    )


@cache
def _english() -> frozenset[str]:
    """English words that are those of no other language in Latin letters, chosen by us."""
    file = resources.files(__package__).joinpath("english-words.txt")
    return frozenset(file.read_text("utf-8").split())


@lru_cache(maxsize=4)
def _sets(page: Page, source: Page) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The words of each block and of its source."""
    return tuple(
        (
            frozenset(map(str.lower, WORD.findall(pair.own.words))),
            frozenset(map(str.lower, WORD.findall(pair.source.words))),
        )
        for pair in pairs(page, source)
    )


def _translated(word: str, page: Page, source: Page) -> bool:
    """True for a word of the source that the page has nowhere else, and has others for."""
    both = _sets(page, source)
    kept = sum(word in own for own, _ in both)
    again = sum(word in wanted and word not in own for own, wanted in both)
    return kept <= 1 and again >= ENOUGH
