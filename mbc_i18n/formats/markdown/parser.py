"""markdown-it, set to see what the reader's parser sees. markdown-it's one door.

The reader has pulldown-cmark's source offsets, pages have markdown-it's HTML; where the two part,
markdown-it gives way, so that what is shown is what was translated.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline.state_inline import Delimiter
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def
from mdit_py_plugins.tasklists import tasklists_plugin

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

INTERRUPTED = ("paragraph", "reference")
"""What tables and footnotes may follow without a blank line; footnotes may follow tables, too."""
TILDE = ord("~")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:")
DEEPEST = 100
"""How many lists, items and quotations may stand in one another: markdown-it recurses."""


def parsed(body: str, anchors: Sequence[str], others: Container[int] = ()) -> list[Token]:
    """The tokens of a text without front matter; its headings get these ids in order.

    `others` are the lines, from 0, whose headings are none of the article.
    """
    return _parser().parse(body, {"anchors": anchors, "others": others})


def rendered(tokens: Sequence[Token]) -> str:
    """The HTML of tokens."""
    return str(_parser().renderer.render(tokens, _parser().options, {}))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(tasklists_plugin)
    parser.block.ruler.at("table", _table, {"alt": list(INTERRUPTED)})
    parser.block.ruler.at("footnote_def", _footnote, {"alt": [*INTERRUPTED, "blockquote"]})
    parser.inline.ruler.before("strikethrough", "tildes", _tildes)
    parser.core.ruler.after("block", "anchors", _set_anchors)
    return parser


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The second line of a table has a pipe; one that ends a paragraph begins with a pipe too."""
    starts_with_pipe = state.src.startswith("|", state.bMarks[start] + state.tShift[start])
    if silent and not starts_with_pipe:
        return False
    if start + 1 >= end or "|" not in state.getLines(start + 1, start + 2, 0, False):
        return False
    return table(state, start, end, silent)


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A footnote's label holds no bracket and no white space."""
    place = state.bMarks[start] + state.tShift[start]
    found = FOOTNOTE.match(state.src, place, state.eMarks[start])
    return found is not None and footnote_def(state, start, end, silent)


def _tildes(state: StateInline, silent: bool) -> bool:
    """Two tildes strike through wherever no white space stands inside them; more are words."""
    start = state.pos
    if silent or not state.src.startswith("~~", start):
        return False
    while state.pos < state.posMax and state.src[state.pos] == "~":
        state.pos += 1
    token = state.push("text", "", 0)
    token.content = state.src[start : state.pos]
    if state.pos - start == 2:
        opens, closes = _is_ink(state.src, state.pos), start > 0 and _is_ink(state.src, start - 1)
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(TILDE, 0, place, -1, opens, closes))
    return True


def _is_ink(text: str, place: int) -> bool:
    return not text[place : place + 1].isspace() and place < len(text)


def _set_anchors(state: StateCore) -> None:
    """While footnotes stand where they stand in the source; later they move to the end."""
    others = state.env["others"]
    headings = (
        token
        for token in state.tokens
        if token.type == "heading_open" and not (token.map and token.map[0] in others)
    )
    for token, anchor in zip(headings, state.env["anchors"], strict=False):
        token.attrSet("id", anchor)
