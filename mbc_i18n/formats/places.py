"""Where a person finds a unit: `Risk factors, item 3, sentence 2 of 2`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from mbc_i18n import inline
from mbc_i18n.model import Block

COUNTED = ("paragraph", "item", "quote", "cell", "footnote", "caption")
"""Kinds that are numbered within their section."""


def placed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, their units told where they stand. Identity never depends on it."""
    section, number = "", 1
    counts: Counter[str] = Counter()
    result = []
    for block in blocks:
        if block.kind == "break":
            number += 1
            section, counts = f"section {number}", Counter()
        if block.kind == "heading" and block.units:
            section, counts = plain(block), Counter()
        counts[block.kind] += bool(block.units)
        result.append(_placed(block, _name(block, section, counts[block.kind])))
    return tuple(result)


def plain(block: Block) -> str:
    """The words of a block without inline markup."""
    return " ".join(inline.words(unit.source, unit.elements).strip() for unit in block.units)


def _name(block: Block, section: str, count: int) -> str:
    if block.kind in COUNTED:
        own = f"{block.kind} {count}"
    else:
        own = "" if block.kind == "heading" else block.kind
    marker = {"alt": "alternative text of an image", "title": "title of a link or image"}
    own = marker.get(block.marker, own) if block.kind == "attribute" else own
    return ", ".join(part for part in (section, own) if part)


def _placed(block: Block, place: str) -> Block:
    if not block.units:
        return block
    total = len(block.units)
    return replace(
        block,
        units=tuple(
            replace(unit, path=place + (f", sentence {index} of {total}" if total > 1 else ""))
            for index, unit in enumerate(block.units, 1)
        ),
    )
