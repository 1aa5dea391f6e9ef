"""Inline markup of a unit: elements by name, the same for every format.

A unit shows `See <a>MedlinePlus</a> for <strong>more</strong>.` Only the names that the unit's own
elements carry are markup; every other `<` is text (`<5 mg`), so a translator can add no tag.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from mbc_i18n.model import Element

TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*/?>")
"""What may be a tag; it is one where an element of the unit has its name."""

PIECES = re.compile(f"({TAG.pattern})")

Tags = Mapping[str, tuple[Element, bool]]
"""What each tag opens or closes, and whether it closes it."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of words (`element` is None) or one tag of a translation."""

    text: str
    element: Element | None = None
    closing: bool = False


def opening_tag(element: Element) -> str:
    """`<a>`, or `<br/>` for a void element."""
    return f"<{element.name}/>" if element.void else f"<{element.name}>"


def closing_tag(element: Element) -> str:
    """`</a>`."""
    return f"</{element.name}>"


def named(elements: Sequence[Element], words: str) -> tuple[Element, ...]:
    """The elements with names unique in the unit: one link is `a`, two are `a1` and `a2`.

    A name that the unit's own `words` would contain as a tag is passed over, so that text that
    looks like markup stays text.
    """
    if "<" not in words and len({element.name for element in elements}) == len(elements):
        return tuple(elements)
    totals = Counter(element.name for element in elements)
    taken = {tag.strip("</>") for tag in TAG.findall(words)}
    seen: Counter[str] = Counter()
    result = []
    for element in elements:
        name = _next_name(element.name, totals[element.name] > 1, seen, taken)
        taken.add(name)
        result.append(replace(element, name=name))
    return tuple(result)


def _next_name(base: str, number: bool, seen: Counter[str], taken: Set[str]) -> str:
    while True:
        seen[base] += 1
        name = f"{base}{seen[base]}" if number else base
        if name not in taken:
            return name
        number = True


def tokens(target: str, elements: Sequence[Element]) -> list[Token]:
    """The words and tags of a translation, in order; nothing is judged (see `problems`)."""
    return list(_tokens(target, _tags(elements)))


def _tags(elements: Sequence[Element]) -> Tags:
    """The tags of a unit's elements."""
    tags: dict[str, tuple[Element, bool]] = {}
    for element in elements:
        tags[opening_tag(element)] = (element, False)
        if not element.void:
            tags[closing_tag(element)] = (element, True)
    return tags


def _tokens(target: str, tags: Tags) -> Iterator[Token]:
    cursor = 0
    for found in TAG.finditer(target):
        if found[0] in tags:
            yield from _words(target[cursor : found.start()])
            yield Token(found[0], *tags[found[0]])
            cursor = found.end()
    yield from _words(target[cursor:])


def _words(words: str) -> Iterator[Token]:
    if words:
        yield Token(words)


def problems(target: str, elements: Sequence[Element]) -> list[str]:
    """What is wrong with the tags of a translation, in words; empty where all is well.

    Every element stands once, is closed after it is opened, and nests. Order is free. An element
    is told once, however many of its tags are missing or too many.
    """
    return tag_problems(pieces(target, elements)[1::2], elements) if elements else []


def tag_problems(found: Sequence[str], elements: Sequence[Element]) -> list[str]:
    """As `problems`, for the tags of a translation in order."""
    if found == [tag for element in elements for tag in tags_of(element)]:
        return []
    return _count_problems(Counter(found), elements) or _nesting_problems(found, _tags(elements))


def tags_of(element: Element) -> tuple[str, ...]:
    """The tags that a translation must hold once each."""
    return (opening_tag(element),) if element.void else (opening_tag(element), closing_tag(element))


def _count_problems(counts: Counter[str], elements: Sequence[Element]) -> list[str]:
    """Elements with a tag that is missing, then those that stand too often."""
    wanted = [(tag, element.name) for element in elements for tag in tags_of(element)]
    told: dict[str, str] = {}
    for tag, name in wanted:
        if not counts[tag]:
            told.setdefault(name, f"{tag} is missing")
    for tag, name in wanted:
        if counts[tag] > 1:
            told.setdefault(name, f"{tag} stands {counts[tag]} times")
    return list(told.values())


def _nesting_problems(found: Iterable[str], tags: Tags) -> list[str]:
    stack: list[str] = []
    for tag in found:
        element, closing = tags[tag]
        if element.void:
            continue
        if not closing:
            stack.append(element.name)
        elif not stack or stack.pop() != element.name:
            return [f"{tag} closes nothing that is open, or not the innermost element"]
    return []


def words(target: str, elements: Sequence[Element]) -> str:
    """The text without its tags."""
    return "".join(pieces(target, elements)[::2]) if elements else target


def pieces(target: str, elements: Sequence[Element]) -> list[str]:
    """A translation cut at its tags: words and tags by turns, words first and last.

    Between two tags side by side the words are empty.
    """
    tags = {tag for element in elements for tag in tags_of(element)}
    found = PIECES.split(target)
    if tags.issuperset(found[1::2]):
        return found
    cut, cursor = list[str](), 0
    for start, end in (match.span() for match in TAG.finditer(target) if match[0] in tags):
        cut += [target[cursor:start], target[start:end]]
        cursor = end
    return [*cut, target[cursor:]]


def tags_in(source: str) -> tuple[Element, ...]:
    """The elements that a message's source shows, for one read from a PO file without a document.

    Only a pair, or a void tag, counts: anything else is text.
    """
    found = dict.fromkeys(TAG.findall(source))
    voids = [tag[1:-2] for tag in found if tag.endswith("/>") and tag[1] != "/"]
    pairs = [tag[1:-1] for tag in found if f"</{tag[1:]}" in found and tag[-2] != "/"]
    return tuple([_shown(name, True) for name in voids] + [_shown(name, False) for name in pairs])


@lru_cache(maxsize=256)
def _shown(name: str, void: bool) -> Element:
    """An element of which no more is known than its tags."""
    return Element(name, void, (0, 0))
