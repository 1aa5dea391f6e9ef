"""What others make of Markdown and HTML: markdown-it's words, html5lib's elements."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from mbc_i18n import inline
from mbc_i18n.formats import markdown
from mbc_i18n.model import Document, Translation, Unit

WHITE = re.compile(r"[ \t\r\n\f\v]+")
ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àḅçðéƒĝĥîĵķļṁñöþɋŕšţûṽŵẋýžÀḄÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ",
)
TAGGED = re.compile(r"<(?:!--\s*mbc:\s*)?(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
KEPT = ("code", "kbd", "pre", "script", "style", "svg", "textarea", "tt", "var", "skip")

PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
PARSER.use(footnote_plugin, inline=False).use(tasklists_plugin)


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


def elements(page: str) -> list[tuple[Any, ...]]:
    """Elements, their attributes but for words, and comments, in order and as they nest."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = html5lib.parseFragment(page, treebuilder="etree", namespaceHTMLElements=False)
    return list(_elements(tree, 0))


def _elements(node: Any, depth: int) -> Iterator[tuple[Any, ...]]:
    for child in node:
        if not isinstance(child.tag, str):
            yield depth, "comment", child.text
            continue
        attributes = {k: v for k, v in child.attrib.items() if k not in ("alt", "title")}
        yield depth, child.tag, tuple(sorted(attributes.items()))
        yield from _elements(child, depth + 1)


def folded(words: str) -> str:
    """The words without white space: where it stands is not compared."""
    return WHITE.sub("", words)


@dataclass
class Shown:
    """What markdown-it shows of a text's body, but for code, raw HTML, addresses and skips."""

    words: list[str] = field(default_factory=list)
    """Text, and images' alternative text."""
    titles: list[str] = field(default_factory=list)
    """Titles of links and images, each as often as it is shown."""
    kept: list[str] = field(default_factory=list)
    """Elements of code, and skips, that are open."""


def shown(text: str) -> Shown:
    """The words and titles that markdown-it shows."""
    result = Shown()
    for token in PARSER.parse(text):
        _show(result, token)
    return result


def _show(result: Shown, token: Token) -> None:
    if token.type == "html_inline" or (token.type == "html_block" and "mbc:" in token.content):
        _track(result.kept, token.content)
    address = token.info == "auto"
    if token.type == "link_open" and address:
        result.kept.append("address")
    if token.type == "link_close" and address:
        result.kept.pop()
    if result.kept:
        return
    title = token.attrGet("title")
    result.titles += [str(title)] if title else []
    result.words += [token.content] if token.type == "text" else []
    for child in token.children or ():
        _show(result, child)


def _track(kept: list[str], html: str) -> None:
    """Which raw HTML elements of code, and which skip, are open."""
    found = TAGGED.match(html)
    if found is None or found["name"].lower() not in KEPT:
        return
    if not found["close"]:
        kept.append(found["name"])
    elif kept:
        kept.pop()


def words_of(document: Document, kind: str = "") -> str:
    """The words of a document's units in the body, without tags; or those of one kind of attribute."""
    units = (
        unit
        for block in document.blocks
        for unit in block.units
        if block.marker not in ("yaml", "toml") and (block.marker == "title") == (kind == "title")
    )
    return "".join(inline.words(unit.source, unit.elements) for unit in units)
