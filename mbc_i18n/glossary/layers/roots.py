"""Plurals that change the word inside, found by the letters of the root that they keep."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mbc_i18n.glossary.layers import templates


@dataclass(frozen=True, slots=True)
class Plurals:
    """The plurals of the words of terms, worked out for one root when it is first met."""

    added: Mapping[int, None]
    """The letters that a template may add: what is left of a word without them is its root."""
    roots: Mapping[str, Sequence[str]]
    at: Callable[[str], Mapping[str, Sequence[str]]]
    """The plurals of the words with a root, to the words."""


def plurals(words: Iterable[str], language: str) -> Plurals | None:
    """An index of the words of terms by root, or None for a language without templates."""
    added = _added(language)
    if not added:
        return None
    roots: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        roots[_root(word, added)].append(word)

    @cache
    def at(root: str) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in roots[root]:
            for plural in templates.plurals(word, language):
                found[plural].append(word)
        return dict(found)

    return Plurals(added, dict(roots), at)


def singulars(word: str, known: Plurals) -> Sequence[str]:
    """The words of terms that a word may be the plural of."""
    root = _root(word, known.added)
    return known.at(root).get(word, ()) if root in known.roots else ()


def _root(word: str, added: Mapping[int, None]) -> str:
    """The other letters, each once: a template may write one of them twice."""
    return "".join(dict.fromkeys(word.translate(added)))


@cache
def _added(language: str) -> Mapping[int, None]:
    """Every letter that a template writes itself, for `str.translate`."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "templates.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    own = (row for row in rows if row.pop("language") == language)
    return {ord(sign): None for row in own for cell in row.values() for sign in cell}
