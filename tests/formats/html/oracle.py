"""What html5lib, a second parser, or turbohtml makes of a page, and a page with accented words."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import html5lib
import turbohtml
from html5lib.treewalkers import getTreeWalker

from mbc_i18n import inline
from mbc_i18n.model import Document, Translation, Unit

WHITE = re.compile(r"[ \t\n\f\r]+")
PLAIN = "aceilnorsuyzACEILNORSUYZ"
ACCENTS = "áćéíłñóřšúýžÁĆÉÍŁÑÓŘŠÚÝŽ"
ACCENTED = str.maketrans(PLAIN, ACCENTS)
BARE = str.maketrans(ACCENTS, PLAIN)
NONCHARACTERS = "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
FORBIDDEN = re.compile(f"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{NONCHARACTERS}]")
"""Control characters and noncharacters: a reference to one reads as nothing in a unit."""
LETTERS = re.compile(f"[{PLAIN}]")

SHOWN_BY = {
    "alt": ("area", "img", "input"),
    "placeholder": ("input", "textarea"),
}
"""Attributes that hold words in some elements only."""
TEXTS = {"abbr", "alt", "content", "label", "placeholder", "title", "value"}
"""Attributes that a translation may change, with those whose name begins so:"""
SPOKEN = "aria-"
SHOWN = ("alt", "aria-label", "placeholder", "title")
"""Attributes that every page's translation must change where they hold letters."""
KEPT = {
    *("code", "kbd", "listing", "pre", "samp", "textarea", "tt", "var"),
    *("iframe", "math", "noembed", "noframes", "plaintext", "script", "style", "svg", "xmp"),
}
UNLABELLED = {"link", "math", "meta", "noembed", "noframes", "plaintext", "script", "style", "xmp"}
LATE = {"body", "html"}
"""Elements that may have their labels from a second start tag, which makes no element."""
LEAVES = UNLABELLED | {"iframe", "svg", "textarea"}
"""Elements whose content holds no elements with words."""
DROPPED = {"frameset"}


def pseudo(unit: Unit) -> str:
    """A unit's words accented, its tags untouched."""
    tokens = inline.tokens(unit.source, unit.elements)
    return "".join(t.text if t.element else t.text.translate(ACCENTED) for t in tokens)


def pseudo_translation(document: Document, locale: str = "") -> Translation:
    """Every unit accented."""
    return Translation(locale, {unit.id: pseudo(unit) for unit in document.units})


def own_words(document: Document, locale: str = "es") -> Translation:
    """Every unit translated by its own words."""
    return Translation(locale, {unit.id: unit.source for unit in document.units})


def bare(words: str) -> str:
    """Words without our accents, and without characters that no page may hold."""
    return FORBIDDEN.sub("", words.translate(BARE))


def by_html5lib(page: str) -> Any:
    """The page's tree as a parser that is not the tool's makes it; `<template>` it knows not."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)


def by_turbohtml(page: str) -> Any:
    """The page's tree as the tool's own parser makes it."""
    root = ElementTree.Element("page")
    pending: list[tuple[Any, Any]] = [(turbohtml.parse(page), root)]
    while pending:
        node, parent = pending.pop()
        for child in node.children:
            if isinstance(child, turbohtml.Text):
                _add_words(parent, child.data)
            elif isinstance(child, turbohtml.Comment):
                parent.append(ElementTree.Comment(child.data))
            elif isinstance(child, turbohtml.DocumentFragment):
                pending.append((child, ElementTree.SubElement(parent, "content")))
            elif isinstance(child, turbohtml.Element):
                pending.append((child, ElementTree.SubElement(parent, child.tag, _plain(child))))
    return root


def _add_words(parent: Any, words: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _plain(element: turbohtml.Element) -> dict[str, str]:
    """The attributes; a class is a list of names there."""
    return {
        name: " ".join(value) if isinstance(value, list) else value or ""
        for name, value in element.attrs.items()
    }


def nodes(
    page: str, fold: Callable[[str], str] = bare, parsed: Callable[[str], Any] = by_html5lib
) -> list[Any]:
    """The page's nodes in order; words folded and without white space, attributes as they are.

    White space is HTML's to collapse, and no element's own but of those that nobody translates.
    """
    found: list[Any] = []
    for token in getTreeWalker("etree")(parsed(page)):
        kind = token["type"]
        if kind in ("StartTag", "EmptyTag"):
            found.append((token["name"], *sorted(_attributes(token["data"], fold))))
        elif kind in ("Characters", "SpaceCharacters"):
            words = WHITE.sub("", fold(token["data"]))
            if found and isinstance(found[-1], str):
                found[-1] += words
            elif words:
                found.append(words)
        else:
            found.append((kind, token.get("name"), token.get("data")))
    return found


def _attributes(data: Any, fold: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for (_, name), value in data.items():
        if name in TEXTS or name.startswith(SPOKEN):
            value = WHITE.sub(" ", fold(value)).strip()
        yield name, value


def untouched(page: str, parsed: Callable[[str], Any] = by_html5lib) -> list[str]:
    """The words and attributes of an accented page that a reader meets without an accent.

    An element that a parser opens again in another block is one in the file: where it stands first
    in a place that is not translated, its attributes stay.
    """
    found = list(_met(parsed(page), True))
    kept = {words for words, translate in found if not translate}
    return [words for words, _ in found if words not in kept and LETTERS.search(words)]


def _met(element: Any, translate: bool) -> Iterator[tuple[str, bool]]:
    """Words and attributes, and whether they are translated; of words only those that are."""
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return
    name = element.tag.rpartition("}")[2]
    if name not in UNLABELLED | LATE:
        told = _told(element)
        labels = translate if told is None else told
        yield from ((element.get(each, ""), labels) for each in SHOWN if _shows(name, each))
    inner = _state(element, name, translate)
    yield (element.text or "") if inner else "", True
    for child in element:
        # html5lib opens formatting elements again in a text area, which holds no elements.
        yield from _met(child, inner) if name not in LEAVES else _inside(child)
        yield (child.tail or "") if inner else "", True


def _inside(leaf: Any) -> Iterator[tuple[str, bool]]:
    """The attributes in what holds no words, which may stand once more outside."""
    return ((each.get(name, ""), False) for each in leaf.iter() for name in SHOWN)


def _shows(name: str, attribute: str) -> bool:
    return name in SHOWN_BY.get(attribute, (name,))


def _told(element: Any) -> bool | None:
    said = element.get("translate", "inherit").lower()
    if said in ("", "yes", "no"):
        return bool(said != "no")
    return False if "notranslate" in element.get("class", "").split() else None


def _state(element: Any, name: str, translate: bool) -> bool:
    if name in LEAVES - {"textarea"}:
        return False
    told = _told(element)
    return told if told is not None else translate and name not in KEPT
