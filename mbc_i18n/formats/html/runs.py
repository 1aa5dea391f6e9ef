"""The stretches of words and inline tags between the tags of blocks, and what of them is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from mbc_i18n.formats.html.items import Item
from mbc_i18n.formats.html.vocabulary import BLOCKS, VOID

LINES = re.compile(r"(?P<words>[^\r\n]+)|[\r\n]+")
LINE_END = "line"
"""The role of an item that ends a line of words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Items that stand on one line of thought, and which of them belong together."""

    items: tuple[Item, ...]
    ends: dict[int, int]
    """Index of a start tag to that of the end tag of its element, where the run holds both."""
    kept: dict[int, int]
    """Index of the first to that of the last item of each stretch that nobody translates."""


def runs(items: Iterable[Item], text: str) -> Iterator[Run | Item]:
    """The runs of a page and, in their order, the tags of blocks between them.

    One line break stands in a sentence, two part paragraphs.
    """
    for one in _stretches(items, text):
        if isinstance(one, Item):
            yield one
        else:
            yield from _parted(one)


def _stretches(items: Iterable[Item], text: str) -> Iterator[list[Item] | Item]:
    stretch: list[Item] = []
    broken = False
    for item in _in_lines(items, text):
        line_break = item.role == "open" and item.name == "br"
        if _is_border(item) or (line_break and broken):
            if any(each.role != "space" for each in stretch):
                yield stretch
            yield item
            stretch, broken = [], False
            continue
        broken = line_break or (broken and item.role == "space")
        stretch.append(item)
    yield stretch


def _is_border(item: Item) -> bool:
    """A drawing's elements are none, whatever they are called: `<title>` in `<svg>`."""
    if item.role in ("open", "close"):
        return item.name in BLOCKS and not item.outer.closed
    return item.role == LINE_END


def _in_lines(items: Iterable[Item], text: str) -> Iterator[Item]:
    """The items; where line breaks show, each line of words by itself."""
    for item in items:
        if item.role != "words" or not (item.scope.lined and item.scope.translate):
            yield item
            continue
        for found in LINES.finditer(text, item.start, item.end):
            role = "words" if found["words"] else LINE_END
            yield replace(item, role=role, start=found.start(), end=found.end())


def _parted(items: Sequence[Item]) -> Iterator[Run | Item]:
    """A stretch, in runs between those untranslated items that cannot be kept inside one."""
    ends = _paired(items)
    words = [
        0,
        *accumulate(item.role == "words" and item.scope.translate for item in items),
    ]
    first = index = 0
    kept: dict[int, int] = {}
    while index < len(items):
        if _is_untranslated(items[index]):
            end = ends.get(index, -1)
            if end < 0 or words[end + 1] > words[index]:
                yield _run(items, first, index, ends, kept)
                yield items[index]
                first, kept, end = index + 1, {}, index
            else:
                kept[index] = end
            index = end
        index += 1
    yield _run(items, first, len(items), ends, kept)


def _is_untranslated(item: Item) -> bool:
    tag = item.role in ("open", "close") and item.name not in VOID
    return (tag or item.role == "words") and not item.scope.translate


def _run(
    items: Sequence[Item],
    first: int,
    last: int,
    ends: dict[int, int],
    kept: dict[int, int],
) -> Run:
    own = {i - first: ends[i] - first for i in range(first, last) if ends.get(i, last) < last}
    return Run(
        tuple(items[first:last]),
        own,
        {start - first: end - first for start, end in kept.items()},
    )


def _paired(items: Sequence[Item]) -> dict[int, int]:
    """The start and end tags that belong together; an element that another cuts stays alone."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    counts: dict[str, int] = {}
    for index, item in enumerate(items):
        if item.role == "open" and item.name not in VOID:
            opened.append(index)
            counts[item.name] = counts.get(item.name, 0) + 1
        elif item.role == "close" and counts.get(item.name):
            while (start := opened.pop()) >= 0:
                counts[items[start].name] -= 1
                if items[start].name == item.name:
                    ends[start] = index
                    break
    return ends
