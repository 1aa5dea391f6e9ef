"""Ids of headings, made from the source's words and the same in every locale."""

from __future__ import annotations

import re
from collections import Counter

from mbc_i18n.formats.places import plain
from mbc_i18n.model import Document

OTHER = re.compile(r"[^\w\- ]+")


def slug(words: str) -> str:
    """Lower case, spaces as hyphens, no punctuation: the form that links on GitHub have."""
    return OTHER.sub("", words.lower()).strip().replace(" ", "-") or "section"


def anchors(document: Document) -> tuple[str, ...]:
    """The id of each heading (and title in the body) in order; equal ones are numbered."""
    seen: Counter[str] = Counter()
    result = []
    for block in document.blocks:
        if block.kind in ("title", "heading") and block.level:
            base = block.marker or slug(plain(block))
            result.append(f"{base}-{seen[base]}" if seen[base] else base)
            seen[base] += 1
    return tuple(result)
