"""Ids of headings, made from the source's words and the same in every locale."""

from __future__ import annotations

import unicodedata
from collections import Counter

from mbc_i18n.formats.places import plain
from mbc_i18n.model import Block, Document

KEPT = ("L", "M", "N", "Pc", "Pd")
"""General categories of the characters that a heading gives to its id."""


def slug(words: str) -> str:
    """Lower case, spaces as hyphens, no punctuation: the form that links on GitHub have."""
    kept = (c for c in words.strip().lower() if c == " " or _is_kept(c))
    return "".join(kept).replace(" ", "-") or "section"


def _is_kept(character: str) -> bool:
    return unicodedata.category(character).startswith(KEPT)


def anchors(document: Document) -> tuple[str, ...]:
    """The id of each heading (and title in the body) in order, each once.

    An id that the author gave is kept; of equal ones all but the first are numbered.
    """
    headings = [block for block in document.blocks if _is_heading(block)]
    taken = {block.marker for block in headings if block.marker}
    given: set[str] = set()
    seen: Counter[str] = Counter()
    result = []
    for block in headings:
        own = block.marker if block.marker not in given else ""
        name = own or _free(block.marker or slug(plain(block)), taken, seen)
        given.add(name)
        taken.add(name)
        result.append(name)
    return tuple(result)


def _is_heading(block: Block) -> bool:
    return block.kind in ("title", "heading") and bool(block.level)


def _free(base: str, taken: set[str], seen: Counter[str]) -> str:
    name = base
    while name in taken:
        seen[base] += 1
        name = f"{base}-{seen[base]}"
    return name
