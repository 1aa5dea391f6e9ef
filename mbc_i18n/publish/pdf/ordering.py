"""Words and figures in the order of reading where elements stand among them.

WeasyPrint orders letters within an element by the Unicode bidirectional algorithm, and elements by
the direction of what holds them: in an Arabic line, `10<sup>6</sup>` would be read 6 10, and the
figures of `H<sub>2</sub>O` would change places. A stretch that runs against the line, and goes over
the edge of an element, is put into an element of its own direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from mbc_i18n.publish import directions

INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"),
        *("label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u"),
        "var",
    }
)
"""Elements that stand in a line."""

Item = Element | str


def order(element: Element, rtl: bool) -> None:
    """Put stretches of the other direction into elements of their own, in all that is within."""
    rtl = {"rtl": True, "ltr": False}.get(element.get("dir", "").lower(), rtl)
    for each in element:
        if isinstance(each.tag, str):
            order(each, rtl)
    if any(each.tag in INLINE for each in element):
        _fill(element, list(_ordered(_items(element), rtl)))


def _items(element: Element) -> list[Item]:
    """What stands in an element, words and elements in turn."""
    found: list[Item] = [element.text] if element.text else []
    for each in element:
        found += [each, each.tail] if each.tail else [each]
    return found


def _fill(element: Element, items: Sequence[Item]) -> None:
    """Let an element hold these items and nothing else."""
    element[:] = []
    element.text = None
    for item in items:
        if isinstance(item, Element):
            item.tail = None
            element.append(item)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + item
        else:
            element.text = (element.text or "") + item


def _ordered(items: Sequence[Item], rtl: bool) -> Iterator[Item]:
    """Items of a line, those of a stretch in one element."""
    for in_line, line in groupby(items, key=_is_inline):
        here = list(line)
        yield from _line(here, rtl) if in_line else here


def _line(items: Sequence[Item], rtl: bool) -> Iterator[Item]:
    for number, group in groupby(_parts(items, rtl), key=lambda part: part[0]):
        found = [item for _, item in group]
        if number < 0 or len(found) == 1:
            yield from found
        else:
            span = Element("span", {"dir": "ltr" if rtl else "rtl"})
            _fill(span, found)
            yield span


def _is_inline(item: Item) -> bool:
    return isinstance(item, str) or item.tag in INLINE


def _words(item: Item) -> str:
    return item if isinstance(item, str) else "".join(item.itertext())


def _parts(items: Sequence[Item], rtl: bool) -> Iterator[tuple[int, Item]]:
    """Items with the number of the stretch that each is in, -1 for none; words are cut for it."""
    texts = [_words(item) for item in items]
    stretches = list(directions.stretches("".join(texts), rtl))
    number = start = 0
    for item, words in zip(items, texts, strict=True):
        end = start + len(words)
        while number < len(stretches) and stretches[number][1] <= start:
            number += 1
        if isinstance(item, str):
            yield from _cut(item, start, stretches, number)
        else:
            inside = number < len(stretches) and _holds(stretches[number], start, end)
            yield number if inside else -1, item
        start = end


def _holds(stretch: tuple[int, int], start: int, end: int) -> bool:
    return stretch[0] <= start < end <= stretch[1]


def _cut(
    words: str, start: int, stretches: Sequence[tuple[int, int]], number: int
) -> Iterator[tuple[int, str]]:
    place, end = start, start + len(words)
    for own in range(number, len(stretches)):
        begin, last = stretches[own]
        if begin >= end:
            break
        if place < begin:
            yield -1, words[place - start : begin - start]
        place = min(last, end)
        yield own, words[max(begin, start) - start : place - start]
    if place < end:
        yield -1, words[place - start :]
