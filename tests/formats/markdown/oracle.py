"""What others make of Markdown and HTML: markdown-it's words, html5lib's elements."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import html5lib
from markdown_it.token import Token

from mbc_i18n import inline
from mbc_i18n.formats import markdown
from mbc_i18n.formats.markdown import front_matter, parser
from mbc_i18n.formats.markdown.masking import MASK
from mbc_i18n.formats.markdown.restoring import lines
from mbc_i18n.formats.markdown.walking import shown_body
from mbc_i18n.model import Document, Translation, Unit

WHITE = re.compile(r"[ \t\r\n\f\v]+")
ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àḅçðéƒĝĥîĵķļṁñöþɋŕšţûṽŵẋýžÀḄÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ",
)
TAGGED = re.compile(r"<(?:!--\s*mbc:\s*)?(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
MARK = "mbc:"
SOURCE_LANGUAGE = {"lang": "en", "dir": "ltr"}
"""The attributes of an element around words that nobody translated."""
KEPT = ("code", "kbd", "pre", "script", "style", "svg", "textarea", "tt", "var", "skip")


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
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = html5lib.parseFragment(page, treebuilder="etree", namespaceHTMLElements=False)
    return list(_elements(tree, 0, unmarked))


def _elements(node: Any, depth: int, unmarked: bool) -> Iterator[tuple[Any, ...]]:
    for child in node:
        if not isinstance(child.tag, str):
            yield depth, "comment"
        elif unmarked and child.tag == "span" and child.attrib == SOURCE_LANGUAGE:
            yield from _elements(child, depth, unmarked)
        else:
            attributes = {k: v for k, v in child.attrib.items() if k not in ("alt", "title")}
            yield depth, child.tag, tuple(sorted(attributes.items()))
            yield from _elements(child, depth + 1, unmarked)


def folded(words: str) -> str:
    """The words without white space: where it stands is not compared."""
    return WHITE.sub("", words)


def alphanumeric(words: str) -> str:
    """Letters and digits, sorted: what a unit must hold, in whatever order a page shows it."""
    return "".join(sorted(filter(str.isalnum, words)))


class Shown(NamedTuple):
    """What markdown-it shows of a text, but for code, raw HTML, addresses and skips."""

    words: str
    """Text, and images' alternative text."""
    titles: str
    """Titles of links and images, each as often as it is shown."""


def shown(text: str) -> Shown:
    """The words and titles that markdown-it shows."""
    body = shown_body(text, front_matter.read(text).end)
    pairs = list(_shown(parser.parsed(body.text, (), lines(body)), []))
    sides = (" ".join(pair[side] for pair in pairs if pair[side]) for side in (0, 1))
    return Shown(*(MASK.sub("", side) for side in sides))


def _shown(tokens: Sequence[Token], kept: list[str]) -> Iterator[tuple[str, str]]:
    """Words and titles; `kept` holds the elements of code, and the skips, that are open."""
    tags = [token.content for token in tokens if token.type == "html_inline"]
    for token in tokens:
        tags = tags[1:] if token.type == "html_inline" else tags
        if token.type == "html_inline" and not _is_closed(token.content, tags):
            continue
        if token.type == "html_inline" or (token.type == "html_block" and MARK in token.content):
            _track(kept, token.content)
        if token.info == "auto" and token.nesting:
            _track(kept, "<code>" if token.nesting > 0 else "</code>")
        if not kept:
            yield token.content * (token.type == "text"), str(token.attrGet("title") or "")
        yield from _shown(token.children or (), kept)


def _is_closed(tag: str, following: list[str]) -> bool:
    """False for the start of code whose end is missing: nobody can say what belongs to it."""
    found = TAGGED.match(tag)
    if found is None or found["close"] or found["name"] == "skip":
        return True
    return any(after.startswith(f"</{found['name']}") for after in following)


def _track(kept: list[str], html: str) -> None:
    """Which raw HTML elements of code, and which skip, are open."""
    found = TAGGED.match(html.lstrip())
    if found is None or found["name"].lower() not in KEPT:
        return
    if not found["close"]:
        kept.append(found["name"])
    elif kept:
        kept.pop()


def words_of(document: Document, titles: bool = False) -> str:
    """The words of a document's units in the body, without tags; or those of its titles."""
    units = (
        unit
        for block in document.blocks
        for unit in block.units
        if block.marker not in ("yaml", "toml") and (block.marker == "title") == titles
    )
    return " ".join(inline.words(unit.source, unit.elements) for unit in units)
