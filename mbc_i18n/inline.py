"""Inline markup of a unit: elements by name, the same for every format.

A unit shows `See <a>MedlinePlus</a> for <strong>more</strong>.` Only the names that the unit's own
elements carry are markup; every other `<` is text (`<5 mg`), so a translator can add no tag.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from mbc_i18n.model import Element

TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*/?>")
"""What may be a tag; it is one where an element of the unit has its name."""


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
    tags: dict[str, tuple[Element, bool]] = {}
    for element in elements:
        tags[opening_tag(element)] = (element, False)
        if not element.void:
            tags[closing_tag(element)] = (element, True)
    return list(_tokens(target, tags))


def _tokens(target: str, tags: Mapping[str, tuple[Element, bool]]) -> Iterator[Token]:
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

    Every element stands once, is closed after it is opened, and nests. Order is free.
    """
    found = tokens(target, elements)
    counts = Counter(token.text for token in found if token.element)
    wanted = [tag for element in elements for tag in tags_of(element)]
    wrong = [f"{tag} is missing" for tag in wanted if not counts[tag]]
    wrong += [f"{tag} stands {counts[tag]} times" for tag in wanted if counts[tag] > 1]
    return wrong or _nesting_problems(found)


def tags_of(element: Element) -> tuple[str, ...]:
    """The tags that a translation must hold once each."""
    return (opening_tag(element),) if element.void else (opening_tag(element), closing_tag(element))


def _nesting_problems(found: Iterable[Token]) -> list[str]:
    stack: list[str] = []
    for token in found:
        if token.element is None or token.element.void:
            continue
        if not token.closing:
            stack.append(token.element.name)
        elif not stack or stack.pop() != token.element.name:
            return [f"{token.text} closes nothing that is open, or not the innermost element"]
    return []


def words(target: str, elements: Sequence[Element]) -> str:
    """The text without its tags."""
    if not elements:
        return target
    return "".join(token.text for token in tokens(target, elements) if token.element is None)


def tags_in(source: str) -> tuple[Element, ...]:
    """The elements that a message's source shows, for one read from a PO file without a document.

    Only a pair, or a void tag, counts: anything else is text.
    """
    found = dict.fromkeys(TAG.findall(source))
    voids = [tag[1:-2] for tag in found if tag.endswith("/>") and not tag.startswith("</")]
    pairs = [tag[1:-1] for tag in found if _is_pair(tag, found)]
    return tuple(
        [Element(name, True, (0, 0)) for name in voids]
        + [Element(name, False, (0, 0)) for name in pairs]
    )


def _is_pair(tag: str, found: Container[str]) -> bool:
    return not tag.startswith("</") and not tag.endswith("/>") and f"</{tag[1:]}" in found
