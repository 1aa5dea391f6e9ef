"""What html5lib, a second parser, makes of a page, and a page with its words accented."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import html5lib
from html5lib.treewalkers import getTreeWalker

from mbc_i18n import inline
from mbc_i18n.model import Document, Translation, Unit

WHITE = re.compile(r"[ \t\n\f\r]+")
PLAIN = "aceilnorsuyzACEILNORSUYZ"
ACCENTS = "áćéíłñóřšúýžÁĆÉÍŁÑÓŘŠÚÝŽ"
ACCENTED = str.maketrans(PLAIN, ACCENTS)
BARE = str.maketrans(ACCENTS, PLAIN)
LETTERS = re.compile(f"[{PLAIN}]")

TEXTS = {"abbr", "alt", "content", "label", "placeholder", "title", "value"}
"""Attributes that a translation may change, with those whose name begins so:"""
SPOKEN = "aria-"
SHOWN = ("alt", "aria-label", "placeholder", "title")
"""Attributes that every page's translation must change where they hold letters."""
KEPT = {
    *("code", "kbd", "listing", "pre", "samp", "textarea", "tt", "var"),
    *("iframe", "math", "noembed", "noframes", "plaintext", "script", "style", "svg", "xmp"),
}
UNLABELLED = {"iframe", "link", "math", "noembed", "noframes", "script", "style", "svg", "xmp"}
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
    """Words without our accents."""
    return words.translate(BARE)


def _parsed(page: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)


def nodes(page: str, fold: Callable[[str], str] = bare) -> list[Any]:
    """The page's nodes in order; words folded and without white space, attributes as they are.

    White space is HTML's to collapse, and no element's own but of those that nobody translates.
    """
    found: list[Any] = []
    for token in getTreeWalker("etree")(_parsed(page)):
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


def untouched(page: str) -> list[str]:
    """The words and attributes of an accented page that a reader meets without an accent.

    An element that a parser opens again in another block is one in the file: where it stands first
    in a place that is not translated, its attributes stay.
    """
    found = list(_met(_parsed(page), True))
    kept = {words for words, translate in found if not translate}
    return [words for words, _ in found if words not in kept and LETTERS.search(words)]


def _met(element: Any, translate: bool) -> Iterator[tuple[str, bool]]:
    """Words and attributes, and whether they are translated; of words only those that are."""
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return
    name = element.tag.rpartition("}")[2]
    if name not in UNLABELLED:
        told = _told(element)
        labels = translate if told is None else told
        yield from ((element.get(each, ""), labels) for each in SHOWN)
    inner = _state(element, name, translate)
    yield (element.text or "") if inner else "", True
    for child in element:
        # html5lib opens formatting elements again in a text area, which holds no elements.
        yield from _met(child, inner) if name not in UNLABELLED | {"textarea"} else ()
        yield (child.tail or "") if inner else "", True


def _told(element: Any) -> bool | None:
    said = element.get("translate", "inherit").lower()
    if said in ("", "yes", "no"):
        return bool(said != "no")
    return False if "notranslate" in element.get("class", "").split() else None


def _state(element: Any, name: str, translate: bool) -> bool:
    if name in UNLABELLED | {"plaintext"}:
        return False
    told = _told(element)
    return told if told is not None else translate and name not in KEPT
