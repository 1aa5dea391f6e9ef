"""Raw HTML tags inside a block, as pieces: paired where they nest, void where they do not.

Their attributes with words, and what is translated, are those of HTML pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mbc_i18n.formats.html import attributes as html
from mbc_i18n.formats.html import parser, writing
from mbc_i18n.formats.html.items import Item
from mbc_i18n.formats.html.scope import OUTSIDE, entered
from mbc_i18n.formats.html.vocabulary import VOID
from mbc_i18n.formats.markdown.escaping import PUNCTUATION
from mbc_i18n.formats.markdown.events import Event
from mbc_i18n.formats.marks import mark_in
from mbc_i18n.formats.piece import Attribute, Piece

TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)", re.S)
ATTRIBUTE = re.compile(
    r"""(?<=[\s"'])(?P<name>[A-Za-z_:][\w.:-]*+)
    (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?""",
    re.VERBOSE,
)
TEMPLATE = re.compile(r"\{[{%]")
"""Other processors' words in a value, which is then left alone."""
VALUE = re.compile(r"=\s*[\"']?\Z")
"""What stands before the value of an attribute, and before no words of Markdown."""
REACH = 40
"""How far before a value its sign is looked for, in code points."""


def tag(event: Event, text: str) -> Piece:
    """The piece of one tag, comment, declaration or author's mark."""
    raw = event.data
    if mark_in(raw):
        return Piece("mark", "", event.start, event.end, note=raw, kind="html")
    found = TAG.match(raw)
    if found is None:
        return Piece("void", "", event.start, event.end, "html", note=raw, kind="html")
    name, note = found["name"].lower(), _note(event, text)
    if name in VOID or raw.endswith("/>"):
        space = " " if name == "br" else ""
        return Piece("void", space, event.start, event.end, name, note=note, kind="html")
    role = "close" if found["close"] else "open"
    return Piece(role, "", event.start, event.end, name, note=note, kind="html")


def attributes(event: Event, text: str) -> list[Attribute]:
    """The attributes of a tag that hold words."""
    return [
        Attribute(name, each.value, each.span) for name, each in _texts(event, text)
    ]  # fmt: skip


def _texts(event: Event, text: str) -> Iterator[tuple[str, parser.Attribute]]:
    """As in a page; a value with a template in it, or with a line's prefix, is left alone."""
    item = _item(text[event.start : event.end], event.start)
    if item is None or not item.attributes:
        return
    whole = len(event.data) == event.end - event.start
    for name, each in html.texts(item):
        raw = text[slice(*each.span)]
        folded = whole or not re.search(r"[\r\n]", raw)
        if folded and each.value.strip() and not TEMPLATE.search(raw):
            yield name, each


def _item(raw: str, start: int = 0) -> Item | None:
    """A start tag as the code for pages has it."""
    found = TAG.match(raw)
    if found is None or found["close"]:
        return None
    name = found["name"].lower()
    given = {
        one["name"].lower(): _attribute(one, start)
        for one in reversed(list(ATTRIBUTE.finditer(raw, found.end())))
    }
    inner = entered(OUTSIDE, name, {name: each.value for name, each in given.items()})
    return Item("open", name, start, start + len(raw), inner, OUTSIDE, given)


def _attribute(found: re.Match[str], base: int) -> parser.Attribute:
    kind = next((kind for kind in ("double", "single", "bare") if found[kind] is not None), "")
    start, end = found.span(kind) if kind else (found.end(), found.end())
    words = parser.read_references(found[kind]) if kind else ""
    whole = (base + found.start(), base + found.end())
    return parser.Attribute(words, (base + start, base + end), whole)


def _note(event: Event, text: str) -> str:
    """A tag for the translator, without the words that are units of their own."""
    shown, cursor = "", event.start
    for name, each in sorted(_texts(event, text), key=lambda pair: pair[1].span):
        shown += f'{text[cursor : each.whole[0]]}{name}="…"'
        cursor = each.whole[1]
    return shown + text[cursor : event.end] if shown else str(event.data)


def is_kept(raw: str) -> bool:
    """True for the start tag of an element whose words are not translated."""
    item = _item(raw)
    return item is not None and not item.scope.translate


def is_value(text: str, place: int) -> bool:
    """True where words begin that are the value of a tag's attribute."""
    return VALUE.search(text[max(0, place - REACH) : place]) is not None


def value(words: str, before: str, safe: bool) -> str:
    """The words of an attribute after the character `before`; in quotes, which it may lack."""
    shown = escaped(words, safe)
    if before == "'":
        return shown.replace("'", "&#39;")
    shown = shown.replace('"', "&quot;")
    return shown if before == '"' else f'"{shown}"'


def escaped(words: str, safe: bool) -> str:
    """Words in HTML. `safe` writes all punctuation by number, not only what is known to need it."""
    if safe:
        return PUNCTUATION.sub(_by_number, words)
    return TEMPLATE.sub(lambda sign: f"{{{_by_number(sign[0][1])}", writing.escaped(words))


def _by_number(sign: re.Match[str] | str) -> str:
    return f"&#{ord(sign if isinstance(sign, str) else sign[0])};"


def paired(pieces: Sequence[Piece]) -> list[Piece]:
    """Raw HTML tags paired where they nest with everything else; the others become void."""
    result = list(pieces)
    stack: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.role == "open":
            stack.append(index)
        elif piece.role == "close" and piece.kind != "html":
            while stack and pieces[stack[-1]].kind == "html":
                _make_void(result, stack.pop())
            stack.pop()
        elif piece.role == "close":
            _pair(result, stack, index)
    for index in stack:
        _make_void(result, index)
    return result


def _pair(result: list[Piece], stack: list[int], index: int) -> None:
    if stack and result[stack[-1]].kind == "html" and result[stack[-1]].name == result[index].name:
        opened = stack.pop()
        result[opened] = result[opened]._replace(key=-index)
        result[index] = result[index]._replace(key=-index)
    else:
        _make_void(result, index)


def _make_void(result: list[Piece], index: int) -> None:
    piece = result[index]
    name = piece.name if piece.role == "open" else f"end-{piece.name}"
    result[index] = piece._replace(role="void", name=name)
