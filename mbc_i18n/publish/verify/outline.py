"""The structure of an article, and its blocks beside those of its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.publish.verify.values import Node, Page, Stretch

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
NAMES = {
    **dict.fromkeys(HEADINGS, "heading"),
    "p": "paragraph", "ul": "bulleted list", "ol": "numbered list", "li": "list item",
    "dl": "definition list", "dt": "term of a definition", "dd": "definition", "table": "table",
    "caption": "table caption", "tr": "table row", "td": "table cell", "th": "table heading",
    "blockquote": "quotation", "pre": "block of code", "hr": "break", "figure": "figure",
    "figcaption": "figure caption", "details": "details", "summary": "summary", "img": "picture",
    "video": "video", "audio": "audio", "picture": "picture",
}  # fmt: skip
"""The elements that make a structure, as they are told."""

INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "strong", "sub", "sup", "time", "u", "var")
)  # fmt: skip
"""Inline elements that a translation keeps; languages may add `<bdi>`, `<span>` and `<wbr>`."""


@dataclass(frozen=True, slots=True)
class Block:
    """An element of the structure."""

    node: Node
    depth: int
    """How many others stand around it."""
    inline: Mapping[str, int]
    """The inline elements directly in it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The words of a block, and those of the source's block in its place."""

    own: Stretch
    source: Stretch


@lru_cache(maxsize=64)
def outline(page: Page) -> tuple[Block, ...]:
    """The structure of a page's article in order."""
    found: list[tuple[Node, int, Counter[str]]] = []
    around: dict[int, int] = {}
    for node in page.of_article():
        above = around.get(node.parent, -1)
        if node.tag in NAMES:
            around[node.index] = len(found)
            depth = found[above][1] + 1 if above >= 0 else 0
            found.append((node, depth, Counter()))
        else:
            around[node.index] = above
            if node.tag in INLINE and above >= 0:
                found[above][2][node.tag] += 1
    return tuple(Block(*each) for each in found)


def alike(page: Page, source: Page) -> bool:
    """True where two articles have the same structure."""
    own, other = outline(page), outline(source)
    return [(b.node.tag, b.depth) for b in own] == [(b.node.tag, b.depth) for b in other]


@lru_cache(maxsize=64)
def _by_node(page: Page) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    for each in page.stretches:
        if not each.attribute:
            found.setdefault(each.node, []).append(each)
    return found


@lru_cache(maxsize=4)
def pairs(page: Page, source: Page) -> tuple[Pair, ...]:
    """The words of each block beside the source's; none where the structures differ."""
    if not alike(page, source):
        return ()
    own, other = _by_node(page), _by_node(source)
    found = []
    for block, twin in zip(outline(page), outline(source), strict=True):
        left, right = own.get(block.node.index, []), other.get(twin.node.index, [])
        if len(left) == len(right):
            found += [Pair(*each) for each in zip(left, right, strict=True)]
    return tuple(found)
