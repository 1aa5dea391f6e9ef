"""The language that words are in, by the small words that every sentence of it has.

`function-words.csv` lists them: frequent articles, prepositions and conjunctions, chosen by us.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from mbc_i18n.publish.verify import kinds, tongues
from mbc_i18n.publish.verify.compared import is_own
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page

FEWEST = 6
"""Words of a text whose language can be told."""

SURE = 3
"""Different small words of a language that make it sure."""


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """The small words of each language; a single letter may be anything."""
    file = resources.files(__package__).joinpath("function-words.csv")
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    return {
        row["language"]: frozenset(word for word in row["words"].split() if len(word) > 1)
        for row in rows
    }


@cache
def _others(language: str) -> Mapping[str, tuple[str, ...]]:
    """The small words of languages that are not taken for this one, and whose they are."""
    known = _known()
    found: dict[str, tuple[str, ...]] = {}
    for name, words in known.items() if language in known else ():
        for word in words - known[language] if not tongues.may_share(name, language) else ():
            found[word] = (*found.get(word, ()), name)
    return found


@of_page("language")
def language(page: Page, site: Site) -> Iterator[Problem]:
    """Sentences in a third language that are not marked as its."""
    own = tongues.language(site.language(page))
    others = _others(own)
    for stretch in page.stretches if others and not kinds.is_parallel(page) else ():
        found = _told(stretch.own, own) if is_own(stretch, page) else ""
        if found:
            told = f"the words look like {found}, not {own}: “{stretch.own[:60]}”"
            yield at(stretch, told, "translate them, or mark them with their lang")


def _told(words: str, own: str) -> str:
    """The other language that a text is in, "" where it may be in its own."""
    found = words.lower().split()
    if len(found) < FEWEST:
        return ""
    held, others = frozenset(found), _others(own)
    counts = Counter(name for word in held if word in others for name in others[word])
    name, most = max(counts.items(), key=lambda each: (each[1], each[0]), default=("", 0))
    mine = len(held & _known()[own]) if most >= SURE else 0
    return name if most >= max(SURE, 2 * mine + 1) and most * 6 >= len(found) else ""
