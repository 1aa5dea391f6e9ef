"""An already translated document of the same structure into a catalog, for review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from mbc_i18n import inline
from mbc_i18n.model import Block, Catalog, Document, Element, Message, Unit


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

    Blocks are aligned by kind and level; inside a block the sentences pair when they are as many,
    and a single unit takes all of them. A unit whose inline elements differ is not taken.
    """
    ours, theirs = _worded(source), _worded(translated)
    matcher = SequenceMatcher(None, [_kind(b) for b in ours], [_kind(b) for b in theirs], False)
    targets: dict[tuple[str, str], str] = {}
    partings: list[Parting] = []
    for name, a, b, c, d in matcher.get_opcodes():
        if name != "equal":
            partings.append(_structure(ours[a:b], theirs[c:d], ours, a, theirs, c))
            continue
        for left, right in zip(ours[a:b], theirs[c:d], strict=True):
            for unit, target, problem in _pairs(left, right, translated):
                if problem:
                    partings.append(Parting(unit.line, _line(right), problem))
                else:
                    targets.setdefault((unit.context, unit.source), target)
    return Transfer(targets, tuple(partings))


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


def _structure(
    left: Sequence[Block],
    right: Sequence[Block],
    ours: Sequence[Block],
    a: int,
    theirs: Sequence[Block],
    c: int,
) -> Parting:
    def told(blocks: Sequence[Block]) -> str:
        return ", ".join(block.kind for block in blocks[:4]) or "nothing"

    at = [_line(blocks[min(place, len(blocks) - 1)]) if blocks else 0
          for blocks, place in ((ours, a), (theirs, c))]  # fmt: skip
    return Parting(at[0], at[1], f"the source has {told(left)}, the translation {told(right)}")


def _pairs(left: Block, right: Block, translated: Document) -> Iterator[tuple[Unit, str, str]]:
    if len(left.units) == len(right.units):
        for unit, other in zip(left.units, right.units, strict=True):
            yield unit, *_target(unit, other.source, other.elements)
    elif len(left.units) == 1:
        joined, elements = _joined(right.units)
        yield left.units[0], *_target(left.units[0], joined, elements)
    else:
        problem = (
            f"{len(left.units)} sentences in the source, {len(right.units)} in the translation"
        )
        yield left.units[0], "", problem


def _joined(units: Sequence[Unit]) -> tuple[str, tuple[Element, ...]]:
    """Several sentences as one target; their elements are told apart by new names."""
    words, elements = [], []
    for number, unit in enumerate(units):
        renamed = [replace(each, name=f"{each.name}-{number}") for each in unit.elements]
        words.append(_retagged(unit.source, dict(zip(unit.elements, renamed, strict=True))))
        elements += renamed
    return " ".join(words), tuple(elements)


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
