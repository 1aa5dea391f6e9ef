"""Markdown as HTML by markdown-it, with the source's heading ids. markdown-it's one door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from mbc_i18n import locales
from mbc_i18n.errors import FormatError
from mbc_i18n.formats.anchors import anchors
from mbc_i18n.formats.markdown import front_matter
from mbc_i18n.formats.markdown.walking import without_ids
from mbc_i18n.formats.markdown.writing import write
from mbc_i18n.formats.marks import MARK
from mbc_i18n.model import Document, Translation

if TYPE_CHECKING:
    import re

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 100
"""How many lists, items and quotations may stand in one another: markdown-it recurses."""
UNTRANSLATED = Translation()


def to_html(document: Document, translation: Translation = UNTRANSLATED) -> str:
    """The article's body as HTML in a translation's words; heading ids are the source's.

    Raises FormatError as `write` does, and where blocks are nested too deep to be shown. Raw HTML
    of the source is passed through: whoever shows it to readers must clean it.
    """
    text = write(document, translation)
    body = without_ids(text[front_matter.read(text).end :])
    tokens = _parser().parse(body, {"anchors": anchors(document)})
    _refuse_deep(tokens, document)
    for token in tokens:
        _without_marks(token, document.locale)
    return str(_parser().renderer.render(tokens, _parser().options, {}))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(tasklists_plugin)
    parser.core.ruler.after("block", "anchors", _set_anchors)
    parser.inline.ruler.before("strikethrough", "tildes", _tildes)
    return parser


def _tildes(state: StateInline, silent: bool) -> bool:
    """GFM strikes through with two tildes; markdown-it with more, too, which the reader shows."""
    if silent or not state.src.startswith("~~~", state.pos):
        return False
    while state.pos < state.posMax and state.src[state.pos] == "~":
        state.pending += "~"
        state.pos += 1
    return True


def _set_anchors(state: StateCore) -> None:
    """While footnotes stand where they stand in the source; later they move to the end."""
    headings = (token for token in state.tokens if token.type == "heading_open")
    for token, anchor in zip(headings, state.env["anchors"], strict=False):
        token.attrSet("id", anchor)


def _refuse_deep(tokens: Iterable[Token], document: Document) -> None:
    """markdown-it leaves out what is nested deeper than it goes."""
    if any(token.level >= DEEPEST - 1 for token in _blocks(tokens)):
        raise FormatError(
            "blocks are nested too deep to be shown on a page",
            document.file or document.name,
            step=f"nest at most {DEEPEST // 2 - 1} lists or quotations in one another",
        )


def _blocks(tokens: Iterable[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.type.endswith("_open"))


def _without_marks(token: Token, locale: str) -> None:
    """Authors' marks never reach a page; a skipped stretch says that it is not translated."""
    for child in token.children or ():
        _without_marks(child, locale)
    if token.type in ("html_block", "html_inline"):
        name = "div" if token.type == "html_block" else "span"
        token.content = MARK.sub(lambda mark: _tag(mark, name, locale), token.content)


def _tag(mark: re.Match[str], name: str, locale: str) -> str:
    if mark["name"] == "skip":
        language, side = locales.bcp47(locale), locales.direction(locale)
        return f'<{name} lang="{language}" dir="{side}" translate="no">'
    return f"</{name}>" if mark["name"] == "/skip" else ""
