"""A page as items in the order of its file: tags, comments and words, with place and scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mbc_i18n.formats.html import parser
from mbc_i18n.formats.html.parser import Attribute, Tag
from mbc_i18n.formats.html.prepared import Prepared, prepared
from mbc_i18n.formats.html.scope import OUTSIDE, UNSEEN, Scope
from mbc_i18n.formats.html.vocabulary import RAW_TEXT
from mbc_i18n.model import Span

SPACE = " \t\n\f\r"
"""HTML's white space."""
BLANK = SPACE + "\0"
"""What no browser shows."""
XML_ENDING = ".xhtml"
CDATA = "<![CDATA["


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a page; together they are the whole text but its byte order mark."""

    role: str
    """open, close, words, space, comment, data (CDATA of XML), or mark (an author's, once read)."""
    name: str
    """Of the element, as the parser spells it."""
    start: int
    end: int
    scope: Scope
    """What holds for the words; of a tag, inside its element."""
    outer: Scope = OUTSIDE
    """Of a tag: what holds around its element."""
    attributes: Mapping[str, Attribute] | None = None
    """Of a start tag that made an element."""


Cut = tuple[str, str, int, int, Scope, Tag | None]
"""An item before its words' scope is known: role, name, start, end, scope around it, tag."""


def items(text: str, file: str = "") -> list[Item]:
    """The items of a page, places counted in the file's text.

    `file` ending in `.xhtml` is read by XML's rules where HTML's differ. Raises FormatError for a
    page whose unclosed elements would cost too much.
    """
    xml = file.lower().endswith(XML_ENDING)
    steps = prepared(text, xml)
    source = steps[-1].text
    parser.refuse_costly(source, file)
    found = list(_cuts(source, parser.tags(source)))
    if xml:
        found = [_as_data(cut, source) for cut in found]
    scopes = _scopes(source, found)
    placed = (
        _item(cut, scopes.get(cut[2], cut[4]) if cut[0] == "words" else cut[4]) for cut in found
    )
    return list(placed) if len(steps) == 1 else [_placed(item, steps) for item in placed]


def start_tags(text: str, file: str = "") -> list[Item]:
    """The start tags alone, for who asks nothing of the words."""
    steps = prepared(text, file.lower().endswith(XML_ENDING))
    found = (_item(_tag(tag), tag.outer) for tag in parser.tags(steps[-1].text) if not tag.closing)
    return [_placed(item, steps) for item in found]


def _item(cut: Cut, scope: Scope) -> Item:
    role, name, start, end, _, tag = cut
    if tag is None:
        return Item(role, name, start, end, scope, scope)
    return Item(role, name, start, end, tag.inner, tag.outer, tag.attributes)


def _tag(tag: Tag) -> Cut:
    return (
        "close" if tag.closing else "open",
        tag.name,
        tag.start,
        tag.end,
        tag.outer,
        tag,
    )


def _cuts(text: str, tags: Sequence[Tag]) -> Iterator[Cut]:
    """The tags, and what lies between them."""
    cursor, scope, raw = 0, OUTSIDE, ""
    for tag in tags:
        if cursor < tag.start:
            yield from _gap(text, cursor, tag.start, scope, raw)
        yield _tag(tag)
        cursor, scope = tag.end, tag.outer if tag.closing else tag.inner
        own = not tag.closing and tag.name in RAW_TEXT and not tag.outer.closed
        raw = tag.name if own else ""
    if cursor < len(text):
        yield from _gap(text, cursor, len(text), scope, raw)


def _gap(text: str, start: int, end: int, scope: Scope, raw: str) -> Iterator[Cut]:
    """What lies between two tags; `raw` is the element just begun that holds no tags, if any."""
    if raw:
        found = _raw(text, start, end, raw)
    elif text.find("<", start, end) < 0:
        found = iter([("words", "", start, end)])
    else:
        found = parser.strays(text, start, end)
    for role, name, first, last in found:
        blank = role == "words" and _is_blank(text[first:last])
        yield "space" if blank else role, name, first, last, scope, None


def _raw(text: str, start: int, end: int, name: str) -> Iterator[tuple[str, str, int, int]]:
    """Words without tags. An end tag that the end of the page cuts off is none of them."""
    tail = re.compile(rf"</{name}[\s/]", re.I).search(text, start) if end == len(text) else None
    last = tail.start() if tail else end
    if start < last:
        yield "words", "", start, last
    if tail:
        yield "comment", "", last, end


def _as_data(cut: Cut, text: str) -> Cut:
    """In XML a CDATA section is words that a reader sees, in HTML a comment."""
    data = cut[0] == "comment" and text.startswith(CDATA, cut[2])
    return ("data", *cut[1:]) if data else cut


def _is_blank(words: str) -> bool:
    """True for what the parser takes for white space, or drops."""
    ink = words.strip(BLANK)
    return not ink or (ink[0] == "&" and not parser.read_references(ink).strip(BLANK))


def _scopes(text: str, found: Sequence[Cut]) -> dict[int, Scope]:
    """The scope of words by their start, as the parsed page has it.

    A drawing may end without an end tag, so words behind its start tag may be none of its own.
    """
    spans = [(cut[2], cut[3]) for cut in found if cut[0] == "words"]
    sign = parser.sign(text)
    known = parser.scopes(parser.numbered(text, spans, sign), sign)
    return {start: known.get(number, UNSEEN) for number, (start, _) in enumerate(spans)}


def _placed(item: Item, steps: Sequence[Prepared]) -> Item:
    if len(steps) == 1:
        return item
    start, end = _place(item.start, steps), _place(item.end, steps)
    attributes = item.attributes and {
        name: Attribute(each.value, _span(each.span, steps), _span(each.whole, steps))
        for name, each in item.attributes.items()
    }
    return Item(item.role, item.name, start, end, item.scope, item.outer, attributes)


def _place(offset: int, steps: Sequence[Prepared]) -> int:
    for step in reversed(steps):
        offset = step.place(offset)
    return offset


def _span(span: Span, steps: Sequence[Prepared]) -> Span:
    return _place(span[0], steps), _place(span[1], steps)
