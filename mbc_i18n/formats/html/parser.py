"""The tags of a page as a browser's parser finds them, with their places. turbohtml's one door.

Its offsets count code points (a CRLF as one: it is given none). The tree says which tags are tags
and what holds in them; what lies between them is cut by the tokenizer. Words have no place in the
tree, so the page is parsed once more with numbers for words, to see where in the tree they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import turbohtml
from turbohtml import saxparse

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.html.scope import OUTSIDE, Scope, entered
from mbc_i18n.formats.html.vocabulary import RAW_TEXT, READ
from mbc_i18n.model import Span

FORMATTING = re.compile(
    r"<(?P<end>/?)(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])[^>]*", re.I
)
"""Tags of the elements that a parser opens again in each block after one left them open."""
ALIKE = 3
"""How many of them that are alike it opens again."""
DEEPEST = 512
"""How deep the parser nests elements."""
MOST_NODES = 5_000_000
"""Elements opened again that a page may cost; real pages cost some hundreds."""
SWITCHING = re.compile(rf"<(?=(?:{'|'.join(sorted(RAW_TEXT))}|noscript)[\s/>])[a-z]", re.I)
"""Start tags that change how a tokenizer reads what follows them."""
DROPPED = "</>"
"""What a tokenizer drops without a word, so that its places would be lost."""
VALUE = re.compile(r"=?[^\s=/>]*\s*=\s*")
"""What stands before an attribute's value."""
EQUALS = re.compile(r"\s*=")
"""Of an attribute whose value was left out, which the parser does not count to it."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a start tag."""

    value: str
    """Its value, character references read."""
    span: Span
    """The value's characters, quotes left out; where it has no value, the end of its name."""
    whole: Span
    """All its characters."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag that made or ended an element; of its attributes, those of `READ`."""

    name: str
    start: int
    end: int
    closing: bool
    inner: Scope
    """What holds inside the element."""
    outer: Scope
    """What holds around it."""
    attributes: Mapping[str, Attribute]


def refuse_costly(text: str, file: str = "") -> None:
    """Raises FormatError for a page whose elements left open would make others without end."""
    alike: Counter[str] = Counter()
    left = 0
    for found in FORMATTING.finditer(text):
        left += -1 if found["end"] else 1
        alike[found[0]] += not found["end"]
    again = sum(min(count, ALIKE) for count in alike.values())
    if min(left, again, DEEPEST) * text.count("<") > MOST_NODES:
        problem = "too many elements such as <b> or <font> are never closed"
        raise FormatError(problem, file, 1, "close them with their end tags")


def document(text: str) -> turbohtml.Document:
    """The tree of a text, as a browser makes it, with the place of each node."""
    return turbohtml.parse(text, source_locations=True)


def tags(text: str) -> list[Tag]:
    """The tags of a text in order, none overlapping another."""
    found: list[Tag] = []
    document: turbohtml.Node = turbohtml.parse(text, source_locations=True)
    pending = [(document, OUTSIDE)]
    while pending:
        node, scope = pending.pop()
        for child in node.children:
            if isinstance(child, turbohtml.Element):
                attributes = {name: _joined(value) for name, value in child.attrs.items()}
                inner = entered(scope, child.tag, attributes)
                found += _located(child, scope, inner, attributes, text)
                pending.append((child, inner))
            elif isinstance(child, turbohtml.DocumentFragment):
                pending.append((child, scope))
    found.sort(key=_place)
    return list(_apart(found))


def _joined(value: str | list[str] | None) -> str:
    return " ".join(value) if isinstance(value, list) else value or ""


def _located(
    element: turbohtml.Element,
    outer: Scope,
    inner: Scope,
    values: Mapping[str, str],
    text: str,
) -> list[Tag]:
    """The tags of an element; none for one that the parser made up."""
    location = element.source_location
    if location is None:
        return []
    start, end, spans = location
    attributes = {
        name: _attribute(values.get(name, ""), span.start_offset, span.end_offset, text)
        for name, span in spans.items()
        if name in READ
    }
    name = element.tag
    opening = Tag(name, start.start_offset, start.end_offset, False, inner, outer, attributes)
    if end is None:
        return [opening]
    return [
        opening,
        Tag(name, end.start_offset, end.end_offset, True, inner, outer, {}),
    ]


def _attribute(value: str, start: int, end: int, text: str) -> Attribute:
    found = VALUE.match(text, start, end)
    if found is None:
        bare = EQUALS.match(text, end)
        end = bare.end() if bare else end
        return Attribute(value, (end, end), (start, end))
    first = found.end()
    quoted = text[first : first + 1] in ("'", '"')
    return Attribute(value, (first + quoted, end - quoted), (start, end))


def _place(tag: Tag) -> tuple[int, bool]:
    return tag.start, tag.closing


def _apart(tags: Iterable[Tag]) -> Iterator[Tag]:
    cursor = 0
    for tag in tags:
        if tag.start >= cursor:
            yield tag
            cursor = tag.end


def strays(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """What stands between two tags: role (words, open, close, comment), name, start and end.

    A tag here is one that made no element of its own, such as an end tag without a start.
    """
    stretch = SWITCHING.sub("<x", text[start:end]).replace(DROPPED, "<!>")
    words = cursor = start
    for token in turbohtml.tokenize(stretch, resolve_references=False, capture_source=True):
        length = len(token.source if token.source is not None else token.data or "")
        if token.type not in (
            turbohtml.TokenType.TEXT,
            turbohtml.TokenType.CHARACTER_REFERENCE,
        ):
            if words < cursor:
                yield "words", "", words, cursor
            words = cursor + length
            yield _role(token.type), _name(text, cursor), cursor, words
        cursor += length
    if words < cursor:
        yield "words", "", words, cursor
    if cursor < end:
        yield "comment", "", cursor, end


def _role(kind: turbohtml.TokenType) -> str:
    roles = {
        turbohtml.TokenType.START_TAG: "open",
        turbohtml.TokenType.END_TAG: "close",
    }
    return roles.get(kind, "comment")


NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")


def _name(text: str, start: int) -> str:
    found = NAME.match(text, start)
    return found[1].lower() if found else ""


def read_references(words: str) -> str:
    """Words with their character references read as a browser reads them."""
    return turbohtml.unescape(words) if "&" in words else words


def sign(text: str) -> str:
    """A character that stands nowhere in a text, and that HTML gives no meaning."""
    return next(sign for sign in map(chr, range(0xF0000, 0xFFFFE)) if sign not in text)


def numbered(text: str, words: Sequence[Span], sign: str) -> str:
    """The text with numbers between two of the signs in place of words."""
    pieces, cursor = [], 0
    for number, (start, end) in enumerate(words):
        pieces += [text[cursor:start], f"{sign}{number}{sign}"]
        cursor = end
    return "".join([*pieces, text[cursor:]])


def scopes(text: str, sign: str) -> dict[int, Scope]:
    """The scope of each number that a browser shows."""
    seen = _Seen(sign)
    saxparse.sax_parse(text, seen)
    return seen.scopes


class _Seen(saxparse.SaxHandler):
    """The numbers met on a walk through the tree, and the scopes of the elements around them."""

    def __init__(self, sign: str) -> None:
        self.sign = sign
        self.number = re.compile(rf"{sign}(\d+){sign}")
        self.stack = [OUTSIDE]
        self.scopes: dict[int, Scope] = {}

    def start_element(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.stack.append(entered(self.stack[-1], tag, attributes))

    def end_element(self, tag: str) -> None:
        self.stack.pop()

    def characters(self, data: str) -> None:
        if self.sign in data:
            for number in self.number.findall(data):
                self.scopes[int(number)] = self.stack[-1]
