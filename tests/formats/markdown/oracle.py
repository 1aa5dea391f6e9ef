"""What others make of Markdown and HTML: markdown-it's words, html5lib's elements."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

import html5lib
from markdown_it.token import Token

from mbc_i18n import inline
from mbc_i18n.formats import markdown
from mbc_i18n.formats.markdown import front_matter, parser
from mbc_i18n.formats.markdown.masking import MASK
from mbc_i18n.formats.markdown.restoring import lines
from mbc_i18n.formats.markdown.walking import shown_body
from mbc_i18n.formats.marks import MARK
from mbc_i18n.model import Document, Translation, Unit

WHITE = re.compile(r"[ \t\r\n\f\v]+")
ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àḅçðéƒĝĥîĵķļṁñöþɋŕšţûṽŵẋýžÀḄÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ",
)
TAGGED = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
NOBODYS = re.compile(r"\s*<(?:\?|![A-Za-z\[])")
"""How processing instructions, declarations and CDATA sections begin."""
TEXTS = ("alt", "aria-label", "placeholder", "title")
SOURCE_LANGUAGE = {"lang": "en", "dir": "ltr"}
"""The attributes of an element around words that nobody translated."""
CLOSED = ("iframe", "math", "script", "style", "svg")
KEPT = (*CLOSED, "code", "kbd", "listing", "pre", "samp", "textarea", "tt", "var", "xmp")


def accented(words: str) -> str:
    """Each letter of English accented."""
    return words.translate(ACCENTED)


def pseudo(unit: Unit) -> str:
    """A unit's words accented, its tags untouched."""
    tokens = inline.tokens(unit.source, unit.elements)
    return "".join(t.text if t.element else accented(t.text) for t in tokens)


def pseudo_translation(document: Document) -> Translation:
    """Every unit accented."""
    return Translation("es", {unit.id: pseudo(unit) for unit in document.units})


def html(text: str) -> str:
    """A text as a page shows it."""
    return markdown.to_html(markdown.read(text))


def elements(page: str, unmarked: bool = False) -> list[tuple[Any, ...]]:
    """Elements, their attributes but for words, and comments, in order and as they nest.

    `unmarked` looks through the elements that mark words as the source's language.
    """
    return list(_elements(_tree(page), 0, unmarked))


def _tree(page: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return html5lib.parseFragment(page, treebuilder="etree", namespaceHTMLElements=False)


def _elements(node: Any, depth: int, unmarked: bool) -> Iterator[tuple[Any, ...]]:
    for child in node:
        if not isinstance(child.tag, str):
            yield depth, "comment"
        elif unmarked and child.tag == "span" and child.attrib == SOURCE_LANGUAGE:
            yield from _elements(child, depth, unmarked)
        else:
            attributes = {k: v for k, v in child.attrib.items() if k not in TEXTS}
            yield depth, child.tag, tuple(sorted(attributes.items()))
            yield from _elements(child, depth + 1, unmarked)


def folded(words: str) -> str:
    """The words without white space: where it stands is not compared."""
    return WHITE.sub("", words)


def alphanumeric(words: str) -> str:
    """Letters and digits, sorted: what a unit must hold, in whatever order a page shows it."""
    return "".join(sorted(filter(str.isalnum, words)))


class Shown(NamedTuple):
    """What a page shows of a text, but for code, addresses, skips and what is not translated."""

    words: str
    """Text, and attributes that stand for it."""
    titles: str
    """Titles of links, images and others, each as often as it is shown."""


def shown(text: str) -> Shown:
    """The words and titles on the page that markdown-it makes and html5lib reads."""
    body = shown_body(text, front_matter.read(text).end)
    tokens = parser.parsed(body.text, (), lines(body))
    for token in tokens:
        _without_strangers(token)
    page = MARK.sub(_skipping, parser.rendered(tokens))
    pairs = list(_shown(_tree(page), True))
    sides = (" ".join(pair[side] for pair in pairs if pair[side]) for side in (0, 1))
    return Shown(*(MASK.sub("", side) for side in sides))


def _skipping(mark: re.Match[str]) -> str:
    return {"skip": '<div translate="no">', "/skip": "</div>"}.get(mark["name"], "")


def _without_strangers(token: Token) -> None:
    """Addresses that are shown become code; numbers of footnotes are nobody's words.

    What is no HTML, and code left open, is left out.
    """
    if token.type in ("footnote_ref", "footnote_anchor"):
        token.type = "text"
    if token.info == "auto" and token.nesting:
        token.tag = "code"
    if token.type == "html_block" and NOBODYS.match(token.content):
        token.content = ""
    tags = [child.content for child in token.children or () if child.type == "html_inline"]
    for child in token.children or ():
        if child.type == "html_inline":
            tags = tags[1:]
            child.content = child.content if _is_closed(child.content, tags) else ""
        _without_strangers(child)


def _is_closed(tag: str, following: list[str]) -> bool:
    """False for the start of code whose end is missing: nobody can say what belongs to it."""
    found = TAGGED.match(tag)
    if found is None or found["close"] or found["name"].lower() not in KEPT:
        return True
    return any(after.startswith(f"</{found['name']}") for after in following)


def _shown(element: Any, translate: bool) -> Iterator[tuple[str, str]]:
    """Words and titles of an element, and of what stands in it."""
    if not isinstance(element.tag, str):
        return
    told = {"no": False, "yes": True, "": True}.get(element.get("translate", "-").lower())
    if told is None and "notranslate" in element.get("class", "").split():
        told = False
    if translate if told is None else told:
        words = (element.get(name, "") for name in _words_of(element))
        yield from ((value, "") for value in words if not MASK.search(value))
        title = element.get("title", "")
        yield "", "" if MASK.search(title) else title
    name = element.tag.rpartition("}")[2]
    inner = name not in CLOSED and (told if told is not None else translate and name not in KEPT)
    yield (element.text or "") * inner, ""
    for child in element:
        yield from _shown(child, inner) if name not in CLOSED else ()
        yield (child.tail or "") * inner, ""


def _words_of(element: Any) -> Iterator[str]:
    yield from ("aria-label", "placeholder")
    if element.tag in ("area", "img", "input"):
        yield "alt"


def words_of(document: Document, titles: bool = False) -> str:
    """The words of a document's units in the body, without tags; or those of its titles."""
    units = (
        unit
        for block in document.blocks
        for unit in block.units
        if block.marker not in ("yaml", "toml") and (block.marker == "title") == titles
    )
    return " ".join(inline.words(unit.source, unit.elements) for unit in units)
