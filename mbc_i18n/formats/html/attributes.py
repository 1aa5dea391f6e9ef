"""Attributes that hold words, and the values that say what a `<meta>` is."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.formats.html.items import Item
from mbc_i18n.formats.html.parser import Attribute
from mbc_i18n.formats.html.scope import says
from mbc_i18n.formats.html.vocabulary import (
    ATTRIBUTES,
    BUTTONS,
    CLOSED,
    EVERYWHERE,
    META,
    UNTRANSLATED,
)

NAMES = ("name", "property", "itemprop")
SEEN = frozenset(("iframe", "svg"))
"""Elements without prose that a reader meets, by their own label: `<svg aria-label="Lungs">`."""


def value(item: Item, name: str) -> str:
    """The value of an attribute without outer white space, "" where there is none."""
    attribute = (item.attributes or {}).get(name)
    return attribute.value.strip() if attribute else ""


def named(item: Item) -> str:
    """What a `<meta>` is called, in lower case."""
    return next((value(item, name).lower() for name in NAMES if value(item, name)), "")


def texts(item: Item) -> Iterator[tuple[str, Attribute]]:
    """The attributes of a start tag that are translated, by what they are called."""
    if not item.attributes or not _is_translated(item):
        return
    if item.name == "meta":
        if named(item) in META and "content" in item.attributes:
            yield named(item), item.attributes["content"]
        return
    for name, attribute in item.attributes.items():
        if _is_text(item, name):
            yield name, attribute


def _is_text(item: Item, name: str) -> bool:
    if item.name == "link" and "stylesheet" in value(item, "rel").lower().split():
        return False
    if item.name == "input" and name == "value":
        return value(item, "type").lower() in BUTTONS
    return name in EVERYWHERE or name in ATTRIBUTES.get(item.name, ())


def _is_translated(item: Item) -> bool:
    """An element without prose, such as `<textarea>`, may have attributes with words."""
    if item.scope.translate:
        return True
    if item.name in CLOSED - SEEN or item.name not in UNTRANSLATED or item.outer.closed:
        return False
    own = {name: each.value for name, each in (item.attributes or {}).items()}
    return says(own) is None and item.outer.translate
