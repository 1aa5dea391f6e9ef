"""Words that were left in the source's language and do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mbc_i18n.glossary import general
from mbc_i18n.publish.verify import compared, kinds, tongues
from mbc_i18n.publish.verify.compared import is_own
from mbc_i18n.publish.verify.registry import Problem, at, of_page, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page, Stretch

STEP = 'translate it, or mark it with lang="{}"'
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ENGLISH = frozenset(
    ("the", "and", "with", "your", "you", "that", "this", "from", "which", "their", "they", "are",
     "about", "who", "these", "than", "when", "have", "has", "had", "will", "can", "been", "should",
     "could", "would", "how", "what", "each", "other", "into", "through", "not", "for", "our", "is",
     "or", "of", "to", "if", "it", "was", "were", "by", "be", "as", "on", "in", "at", "an", "we")
)  # fmt: skip
"""Words that make a sentence English."""

SURE = frozenset(
    ("the", "with", "your", "you", "that", "this", "from", "which", "their", "they", "about",
     "these", "than", "when", "have", "should", "could", "would", "what", "other", "through")
)  # fmt: skip
"""Those of them that hardly any other language has."""

LONGEST_NAME = 3


@of_pair("untranslated")
def untranslated(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """Words that are the source's, or a run of the source's words, and are not marked so."""
    step = STEP.format(site.source_locale)
    for found in compared.findings(page, source, site):
        if found.check in compared.WORDS:
            told = f"left in the source's language: “{found.target[:60]}”"
            if found.check != "unchanged":
                told = f"left in the source's language: {found.message}"
            yield Problem(told, step, found.line)
    known = compared.texts(source)
    for each in page.stretches:
        same = each.own.casefold() in known and is_own(each, page)
        if same and each.own and _is_word(each, page, site):
            yield at(each, f"left in the source's language: “{each.own[:60]}”", step)


def _is_word(stretch: Stretch, page: Page, site: Site) -> bool:
    """True for a word that is no name, in the letters of the source on a page in others."""
    scripts = tongues.script(site.language(page)), tongues.script(site.source_locale)
    words = WORD.findall(stretch.own)
    if scripts[0] == scripts[1] or not words or len(words) > LONGEST_NAME:
        return False
    listed = general.words(tongues.language(site.source_locale))
    plain = [w for w in words if listed.base(w.lower()) in listed.usage and not w.isupper()]
    return len(plain) == len(words) and tongues.script_of(words[0][0]) == scripts[1]


@of_pair("title-untranslated")
def title_untranslated(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A title, a heading or a description that is the source's, names in it or not."""
    if tongues.may_share(site.language(page), site.source_locale):
        return
    known = {each.own for each in _titles(source)}
    for each in _titles(page):
        long = each.own in known and len(WORD.findall(each.own)) > LONGEST_NAME
        if long and is_own(each, page):
            told = f"left in the source's language: “{each.own[:60]}”"
            yield at(each, told, STEP.format(site.source_locale))


@lru_cache(maxsize=64)
def _titles(page: Page) -> tuple[Stretch, ...]:
    return tuple(each for each in page.stretches if _is_title(each, page))


def _is_title(stretch: Stretch, page: Page) -> bool:
    tag = page.nodes[stretch.node].tag
    return tag in ("title", "h1") if not stretch.attribute else tag == "meta"


@of_page("english")
def english(page: Page, site: Site) -> Iterator[Problem]:
    """Sentences in English on a page in another language, not marked so."""
    if tongues.language(site.language(page)) == "en" or kinds.is_parallel(page):
        return
    for each in page.stretches:
        if is_own(each, page) and _is_english(each.own):
            yield at(each, f"English words: “{each.own[:60]}”", STEP.format("en"))


def _is_english(words: str) -> bool:
    if SURE.isdisjoint(words.lower().split()):
        return False
    found = WORD.findall(words.lower())
    if len(found) < 4:
        return False
    small = [word for word in found if word in ENGLISH]
    sure = SURE.intersection(small)
    return bool(sure) and len(set(small)) >= 2 and len(small) * 4 >= len(found)


MANY_OF_FRAME = 2
"""Sentences around the article that say that it is in the wrong language: near ones share one."""


@of_pair("other-language", whole=True)
def other_language(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """Sentences that stand in the same words on a page in a third language."""
    tag, own = site.language(page), compared.long_texts(page)
    for mate in site.mates(page):
        if mate in (page, source) or mate.file < page.file or kinds.is_parallel(mate):
            continue
        same = own.keys() & compared.long_texts(mate).keys() - compared.texts(source).keys()
        few = len(same) < MANY_OF_FRAME and not any(own[w].node in page.article for w in same)
        if same and not few and not tongues.may_share(site.language(mate), tag):
            for words in sorted(same):
                told = f"the same words as in {mate.file}: “{own[words].own[:60]}”"
                yield at(own[words], told, "one of the two pages is in the wrong language")
