"""Markdown as HTML in a translation's words, with the source's heading ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mbc_i18n import locales
from mbc_i18n.errors import FormatError
from mbc_i18n.formats.anchors import anchors
from mbc_i18n.formats.markdown import front_matter
from mbc_i18n.formats.markdown.restoring import lines, restored
from mbc_i18n.formats.markdown.walking import shown_body
from mbc_i18n.formats.markdown.writing import write
from mbc_i18n.formats.marks import MARK
from mbc_i18n.model import Document, Translation

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from markdown_it.token import Token

UNTRANSLATED = Translation()


def to_html(
    document: Document, translation: Translation = UNTRANSLATED, *, run_in_terms: str = ""
) -> str:
    """The article's body as HTML in a translation's words; heading ids are the source's.

    Raises FormatError as `write` does, and where blocks are nested too deep to be shown. Raw HTML
    of the source is passed through: whoever shows it to readers must clean it. `run_in_terms` says
    nothing here: authors mark their terms up.
    """
    from mbc_i18n.formats.markdown import parser

    text = write(document, translation)
    body = shown_body(text, front_matter.read(text).end)
    tokens = restored(parser.parsed(body.text, _anchors(document), lines(body)), body)
    _refuse_deep(tokens, document, parser.DEEPEST)
    for token in tokens:
        _without_marks(token, document.locale)
    return parser.rendered(tokens)


def _anchors(document: Document) -> tuple[str, ...]:
    """The ids of Markdown's headings; those of HTML blocks have what their author gave them."""
    html, own = -1, []
    for block in document.blocks:
        html = block.end if block.kind == "html" else html
        if block.start >= html:
            own.append(block)
    return anchors(replace(document, blocks=tuple(own)))


def _refuse_deep(tokens: Iterable[Token], document: Document, deepest: int) -> None:
    """markdown-it leaves out what is nested deeper than it goes."""
    if any(token.nesting > 0 and token.level >= deepest - 1 for token in tokens):
        raise FormatError(
            "blocks are nested too deep to be shown on a page",
            document.file or document.name,
            step=f"nest at most {deepest // 2 - 1} lists in one another",
        )


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
