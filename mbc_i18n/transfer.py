"""An already translated document of the same structure into a catalog, for review."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from unicodedata import digit

from mbc_i18n import inline, locales
from mbc_i18n.model import Block, Catalog, Document, Element, Message, Unit

Ranges = tuple[int, int, int, int]
"""First and end of a range of the source's blocks, then of the translation's."""

MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Parting:
    """A place where the two documents differ in structure; what stands there is not taken."""

    source_line: int
    translated_line: int
    problem: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """The targets found by message key, and where the structures part."""

    targets: dict[tuple[str, str], str]
    partings: tuple[Parting, ...]


def transfer(source: Document, translated: Document) -> Transfer:
    """Pair the units of two documents of the same structure.

    Blocks of the same kind and level pair in order. Where one side has more of them, only those
    pair that stand between blocks which can be nothing but each other; the rest is a parting.
    Inside a block the sentences pair when they are as many, and a single unit takes all of them.
    A unit whose inline elements differ is not taken.
    """
    ours, theirs = _worded(source), _worded(translated)
    targets: dict[tuple[str, str], str] = {}
    partings: list[Parting] = []
    for ranges in _stretches(ours, theirs):
        a, b, c, d = ranges
        if not _same_kinds(ours[a:b], theirs[c:d]):
            partings.append(_parting(ours, theirs, ranges))
            continue
        for left, right in zip(ours[a:b], theirs[c:d], strict=True):
            for unit, target, problem in _pairs(left, right, translated):
                if problem:
                    partings.append(Parting(unit.line, _line(right), problem))
                else:
                    targets.setdefault((unit.context, unit.source), target)
    return Transfer(targets, tuple(partings))


def _same_kinds(left: Sequence[Block], right: Sequence[Block]) -> bool:
    return [_kind(block) for block in left] == [_kind(block) for block in right]


def _stretches(ours: Sequence[Block], theirs: Sequence[Block]) -> Iterator[Ranges]:
    """Ranges of both documents that belong together, in order; their kinds may yet differ."""
    if _same_kinds(ours, theirs):
        yield (0, len(ours), 0, len(theirs))
        return
    a = c = 0
    for left, right in [*_anchors(ours, theirs), (len(ours), len(theirs))]:
        yield from _runs(ours, theirs, (a, left, c, right))
        yield (left, min(left + 1, len(ours)), right, min(right + 1, len(theirs)))
        a, c = left + 1, right + 1


def _anchors(ours: Sequence[Block], theirs: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Places of blocks with figures or addresses that stand once in each document."""
    mine, other = _once(ours), _once(theirs)
    left = [mark for mark in mine if mark in other]
    right = [mark for mark in other if mark in mine]
    matcher = SequenceMatcher(None, left, right, False)
    for a, c, size in matcher.get_matching_blocks():
        for step in range(size):
            yield mine[left[a + step]], other[right[c + step]]


def _once(blocks: Sequence[Block]) -> dict[object, int]:
    marks = [(_kind(block), _evidence(block)) for block in blocks]
    counts = Counter(marks)
    return {m: place for place, m in enumerate(marks) if any(m[1]) and counts[m] == 1}


def _evidence(block: Block) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What no translator changes: addresses, code, and the digits however they are grouped."""
    notes = (element.note for unit in block.units for element in unit.elements)
    words = " ".join(unit.source for unit in block.units)
    figures = ("".join(str(digit(d)) for d in found) for found in re.findall(r"\d+", words))
    return tuple(filter(None, notes)), tuple(sorted(figures))


def _runs(ours: Sequence[Block], theirs: Sequence[Block], ranges: Ranges) -> Iterator[Ranges]:
    """A stretch cut where its runs of blocks of one kind are as long in both documents."""
    a, b, c, d = ranges
    left, right = _lengths(ours[a:b]), _lengths(theirs[c:d])
    for _, i, j, k, m in SequenceMatcher(None, left, right, False).get_opcodes():
        width, other = (sum(size for _, size in part) for part in (left[i:j], right[k:m]))
        yield (a, a + width, c, c + other)
        a, c = a + width, c + other


def _lengths(blocks: Sequence[Block]) -> list[tuple[object, int]]:
    return [(kind, len(list(run))) for kind, run in groupby(blocks, key=_kind)]


def filled(template: Catalog, targets: Mapping[tuple[str, str], str]) -> Catalog:
    """The catalog with targets in its empty messages, fuzzy: a person has yet to look at them."""
    return replace(
        template,
        messages=tuple(
            message if message.target or message.obsolete else _filled(message, targets)
            for message in template.messages
        ),
    )


def _filled(message: Message, targets: Mapping[tuple[str, str], str]) -> Message:
    target = targets.get(message.key, "")
    return replace(message, target=target, fuzzy=bool(target) or message.fuzzy)


def _worded(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.units]


def _kind(block: Block) -> tuple[str, int, str]:
    return block.kind, block.level, block.marker if block.kind == "attribute" else ""


def _line(block: Block) -> int:
    return block.units[0].line


def _parting(ours: Sequence[Block], theirs: Sequence[Block], ranges: Ranges) -> Parting:
    a, b, c, d = ranges
    problem = f"the source has {_told(ours[a:b])}, the translation {_told(theirs[c:d])}"
    return Parting(_line_at(ours, a), _line_at(theirs, c), problem)


def _told(blocks: Sequence[Block]) -> str:
    kinds = ", ".join(block.kind for block in blocks[:MOST_TOLD]) or "nothing"
    return f"{kinds} and {len(blocks) - MOST_TOLD} more" if len(blocks) > MOST_TOLD else kinds


def _line_at(blocks: Sequence[Block], place: int) -> int:
    return _line(blocks[min(place, len(blocks) - 1)]) if blocks else 0


def _pairs(left: Block, right: Block, translated: Document) -> Iterator[tuple[Unit, str, str]]:
    if len(left.units) == len(right.units):
        for unit, other in zip(left.units, right.units, strict=True):
            yield unit, *_target(unit, other.source, other.elements)
    elif len(left.units) == 1:
        joined, elements = _joined(right.units, translated.locale)
        yield left.units[0], *_target(left.units[0], joined, elements)
    else:
        problem = (
            f"{len(left.units)} sentences in the source, {len(right.units)} in the translation"
        )
        yield left.units[0], "", problem


def _joined(units: Sequence[Unit], locale: str) -> tuple[str, tuple[Element, ...]]:
    """Several sentences as one target; their elements are told apart by new names."""
    words, elements = "", []
    for number, unit in enumerate(units):
        renamed = [replace(each, name=f"{each.name}-{number}") for each in unit.elements]
        gap = locales.join(words, " ", unit.source, locale) if number else ""
        words += gap + _retagged(unit.source, dict(zip(unit.elements, renamed, strict=True)))
        elements += renamed
    return words, tuple(elements)


def _target(unit: Unit, words: str, elements: Sequence[Element]) -> tuple[str, str]:
    """The translated words with the source's element names, or what stands against it."""
    pairs = _paired(unit.elements, elements)
    if pairs is None:
        have = ", ".join(inline.opening_tag(e) for e in elements) or "none"
        want = ", ".join(inline.opening_tag(e) for e in unit.elements) or "none"
        return "", f"inline elements differ: {want} in the source, {have} in the translation"
    return _retagged(words, pairs), ""


def _paired(wanted: Sequence[Element], have: Sequence[Element]) -> dict[Element, Element] | None:
    """Each translated element with a source element of its kind: same address first, then order."""
    free = list(wanted)
    pairs: dict[Element, Element] = {}
    for exact in (True, False):
        for element in have:
            if element in pairs:
                continue
            match = next((each for each in free if _alike(each, element, exact)), None)
            if match is not None:
                pairs[element] = match
                free.remove(match)
    return None if free or len(pairs) != len(have) else pairs


def _alike(one: Element, other: Element, exact: bool) -> bool:
    same = _base(one) == _base(other) and one.void == other.void
    return same and (not exact or one.note == other.note)


def _base(element: Element) -> str:
    return element.name.split("-")[0].rstrip("0123456789")


def _retagged(words: str, names: dict[Element, Element]) -> str:
    result = []
    for token in inline.tokens(words, list(names)):
        if token.element is None:
            result.append(token.text)
        else:
            element = names[token.element]
            result.append(
                inline.closing_tag(element) if token.closing else inline.opening_tag(element)
            )
    return "".join(result)
