"""Where a person finds a unit: `Risk factors, item 3, sentence 2 of 2`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from mbc_i18n import inline
from mbc_i18n.model import Block, Unit

COUNTED = ("paragraph", "item", "quote", "cell", "footnote", "caption")
"""Kinds that are numbered within their section."""

ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {
        "alt": "alternative text of an image",
        "title": "title of a link or image",
        "placeholder": "hint in an empty field",
        "aria-label": "label for screen readers",
        "aria-description": "description for screen readers",
        "aria-placeholder": "hint for screen readers",
        "aria-roledescription": "role for screen readers",
        "aria-valuetext": "value for screen readers",
        "description": "description for search engines",
        "keywords": "keywords for search engines",
        "og:title": "title where the page is shared",
        "og:description": "description where the page is shared",
        "og:image:alt": "alternative text where the page is shared",
        "twitter:title": "title where the page is shared",
        "twitter:description": "description where the page is shared",
        "twitter:image:alt": "alternative text where the page is shared",
    }
)
"""What a translator is told of the words of an attribute, by its name."""


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
    if block.kind == "attribute":
        own = ATTRIBUTES.get(block.marker, f"{block.kind} {block.marker}".rstrip())
    return ", ".join(part for part in (section, own) if part)


def _placed(block: Block, place: str) -> Block:
    if not block.units:
        return block
    if len(block.units) == 1:
        return replace(block, units=(_at(block.units[0], place),))
    total = len(block.units)
    units = (
        _at(unit, f"{place}, sentence {index} of {total}")
        for index, unit in enumerate(block.units, 1)
    )
    return replace(block, units=tuple(units))


def _at(unit: Unit, path: str) -> Unit:
    """A unit that stands in a place; `replace` takes four times as long."""
    return Unit(
        unit.source, unit.context, unit.kind, path, unit.note, unit.start, unit.end,
        unit.line, unit.elements, unit.suffix,
    )  # fmt: skip
