"""XML as a small tree that remembers its lines, read so that no input can do harm.

No entity is declared or expanded, nothing is fetched, nesting is bounded. The parser is the
standard library's expat, which reports each of these before it acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from mbc_i18n.exchange.tables import ExchangeError

DEEPEST = 64
"""Levels of nesting; ISO 30042 needs about a dozen."""

XML = "http://www.w3.org/XML/1998/namespace"
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold."""
SPACE = re.compile("[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name without a prefix, and what it holds."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    children: tuple[Element | str, ...] = ()
    namespace: str = ""
    line: int = field(default=0, compare=False)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements inside it, in order."""
        return (child for child in self.children if isinstance(child, Element))

    @property
    def text(self) -> str:
        """All of its text, white space collapsed as XML's own is of no meaning here."""
        return flat("".join(_pieces(self)))

    def first(self, name: str) -> Element | None:
        """The first element of a name inside it."""
        return next((child for child in self.elements if child.name == name), None)


def _pieces(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _pieces(child)


def element(name: str, *children: Element | str, **attributes: str) -> Element:
    """An element to be written; characters that XML cannot hold are replaced.

    In the name of an attribute `_` stands for `:`.
    """
    held = {key.replace("_", ":"): _held(value) for key, value in attributes.items()}
    inner = tuple(_held(child) if isinstance(child, str) else child for child in children)
    return Element(name, held, inner)


def flat(text: str) -> str:
    """A text as it comes back from an element: white space collapsed, the impossible replaced."""
    return SPACE.sub(" ", _held(text)).strip(" ")


def _held(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)


def parse(data: bytes, file: str) -> Element:
    """The root of a document.

    Raises ExchangeError, with the line, for what is not well-formed, in another encoding than it
    says, nested too deep, or declares an entity.
    """
    building = _Building(file)
    try:
        building.parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = f"not well-formed XML ({expat.ErrorString(error.code)})"
        raise ExchangeError(problem, file, error.lineno) from None
    except (LookupError, ValueError) as error:
        line = building.parser.CurrentLineNumber
        raise ExchangeError(f"cannot be decoded ({error})", file, line, "use UTF-8") from None
    return building.root


class _Building:
    """The callbacks of expat, and the tree as far as it has been read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.open: list[tuple[str, dict[str, str], list[Element | str], int]] = []
        self.root = Element("")
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.refuse_entity
        self.parser.SkippedEntityHandler = self.refuse_entity
        self.parser.ExternalEntityRefHandler = self.refuse_entity

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= DEEPEST:
            self.refuse(f"nested deeper than {DEEPEST} levels")
        held = {_attribute(key): value for key, value in attributes.items()}
        self.open.append((name, held, [], self.parser.CurrentLineNumber))

    def end(self, _name: str) -> None:
        name, attributes, children, line = self.open.pop()
        namespace, _, local = name.rpartition(" ")
        built = Element(local, attributes, tuple(children), namespace, line)
        if self.open:
            self.open[-1][2].append(built)
        else:
            self.root = built

    def characters(self, text: str) -> None:
        self.open[-1][2].append(text)

    def refuse_entity(self, *_: object) -> int:
        self.refuse("declares or uses an entity of its own")
        return 0

    def refuse(self, problem: str) -> None:
        line = self.parser.CurrentLineNumber
        raise ExchangeError(problem, self.file, line, "take the file from where you trust")


def _attribute(key: str) -> str:
    namespace, _, local = key.rpartition(" ")
    return f"xml:{local}" if namespace == XML else local


def render(root: Element, prolog: str = "") -> str:
    """The document's text: two spaces a level, lines end in LF."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + prolog + "".join(_lines(root, ""))


def _lines(node: Element, indent: str) -> Iterator[str]:
    tag = node.name + "".join(f" {key}={_value(value)}" for key, value in node.attributes.items())
    inner = list(node.elements)
    if inner:
        yield f"{indent}<{tag}>\n"
        for child in inner:
            yield from _lines(child, indent + "  ")
        yield f"{indent}</{node.name}>\n"
    elif node.children:
        text = "".join(child for child in node.children if isinstance(child, str))
        yield f"{indent}<{tag}>{escape(text, {chr(13): '&#13;'})}</{node.name}>\n"
    else:
        yield f"{indent}<{tag}/>\n"


def _value(text: str) -> str:
    return quoteattr(text, {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
