"""Markdown as HTML by markdown-it, with the source's heading ids. markdown-it's one door."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mbc_i18n import locales
from mbc_i18n.formats.anchors import anchors
from mbc_i18n.formats.markdown import front_matter
from mbc_i18n.formats.markdown.writing import marked, write
from mbc_i18n.formats.marks import mark_in
from mbc_i18n.model import Document, Translation

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

ANCHOR = re.compile(r"[ \t]*\{#[^{}\s]+\}[ \t]*\Z")
UNTRANSLATED = Translation()


def to_html(document: Document, translation: Translation = UNTRANSLATED) -> str:
    """The article's body as HTML in a translation's words; heading ids are the source's.

    Raises FormatError as `write` does. Raw HTML of the source is passed through: whoever shows it
    to readers must clean it.
    """
    text = marked(document, translation) if translation.mark else write(document, translation)
    tokens = _tokens(text)
    for token, anchor in zip(_headings(tokens), anchors(document), strict=False):
        token.attrSet("id", anchor)
    for token in tokens:
        _without_marks(token, document.locale)
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(tasklists_plugin)
    parser.core.ruler.after("block", "anchor", _drop_anchors)
    return parser


def _drop_anchors(state: StateCore) -> None:
    for opening, content in pairwise(state.tokens):
        if opening.type == "heading_open":
            content.content = ANCHOR.sub("", content.content)


def _tokens(text: str) -> list[Token]:
    start = 1 if text.startswith("\ufeff") else 0
    return _parser().parse(text[front_matter.read(text, start, "").end :])


def _headings(tokens: Iterable[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.type == "heading_open")


def _without_marks(token: Token, locale: str) -> None:
    """Authors' marks never reach a page; a skipped stretch says that it is not translated."""
    for child in token.children or ():
        _without_marks(child, locale)
    if token.type in ("html_block", "html_inline"):
        mark = mark_in(token.content)
        if mark is not None:
            name = "div" if token.type == "html_block" else "span"
            token.content = _skip_tag(mark.name, name, locale)


def _skip_tag(mark: str, name: str, locale: str) -> str:
    if mark == "skip":
        language, side = locales.bcp47(locale), locales.direction(locale)
        return f'<{name} lang="{language}" dir="{side}" translate="no">'
    return f"</{name}>" if mark == "/skip" else ""
