"""markdown-it's tokens of a masked text, with what other processors read as it is written.

No page runs those processors. Their lines are left out, the words of an admonition stand as
paragraphs and its title above them; what they read inside a line is shown as it is written, but
for attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mbc_i18n.formats.markdown.foreign import ATTRIBUTES
from mbc_i18n.formats.markdown.masking import MASK, Masked

if TYPE_CHECKING:
    from markdown_it.token import Token

LINE_END = re.compile("\r\n|\n|\r")
ENCODED = re.compile(r"(?:%[0-9A-F]{2})+")
ADDRESSES = ("href", "src")


def lines(shown: Masked) -> dict[int, str]:
    """What stands on the lines of other processors, by their number from 0."""
    result = {}
    number = 0
    ends = [found.end() for found in LINE_END.finditer(shown.text)] if shown.sites else []
    for site in sorted(shown.sites):
        while number < len(ends) and ends[number] <= site.start:
            number += 1
        result[number] = site.tag
    return result


def restored(tokens: Sequence[Token], shown: Masked) -> list[Token]:
    """The tokens as a page shows them."""
    result = list(_plain(tokens, lines(shown))) if shown.sites else list(tokens)
    if shown.hidden:
        _unmask(result, shown)
    return result


def _plain(tokens: Sequence[Token], places: Mapping[int, str]) -> Iterator[Token]:
    opened: list[Token] = []
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "hr" and _tag(token, places) == "Fence":
            continue
        if token.nesting > 0:
            _disguise(token, after, opened, places)
            opened.append(token)
        elif token.nesting < 0:
            begun = opened.pop()
            token.hidden, token.tag = begun.hidden, begun.tag
        yield token


def _tag(token: Token | None, places: Mapping[int, str]) -> str:
    return places.get(token.map[0], "") if token and token.map else ""


def _disguise(
    token: Token, after: Token | None, opened: Sequence[Token], places: Mapping[int, str]
) -> None:
    """Show a block as what it stands for: only the words of an admonition are its own."""
    tag = _tag(token, places)
    if token.type == "heading_open" and tag in ("Admonition", "Caption"):
        token.tag = "p"
        token.hidden = after is None or not after.content
        token.attrSet("class", "admonition-title")
    elif token.type == "list_item_open":
        token.hidden = tag == "Admonition"
    elif token.type == "bullet_list_open":
        token.hidden = after is not None and _tag(after, places) == "Admonition"
    elif token.type == "paragraph_open" and opened:
        token.hidden &= not (opened[-1].hidden and opened[-1].type == "list_item_open")


def _unmask(tokens: Iterable[Token], shown: Masked) -> None:
    for token in tokens:
        if token.type == "text":
            token.content = MASK.sub(lambda mask: _shown(mask, shown), token.content)
        else:
            token.content = shown.unmasked(token.content)
        token.info = shown.unmasked(token.info)
        token.attrs = {
            name: _address(value, shown) if name in ADDRESSES else shown.unmasked(str(value))
            for name, value in token.attrs.items()
        }
        _unmask(token.children or (), shown)


def _shown(mask: re.Match[str], shown: Masked) -> str:
    kind = shown.hidden.get(mask[0][0], ("", None))[1]
    return "" if kind is ATTRIBUTES else shown.unmasked(mask[0])


def _address(value: str | int | float, shown: Masked) -> str:
    return ENCODED.sub(lambda part: _decoded(part[0], shown), str(value))


def _decoded(part: str, shown: Masked) -> str:
    words = unquote(part)
    return quote(shown.unmasked(words)) if shown.holds(words) else part
