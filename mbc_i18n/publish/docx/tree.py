"""The tree of an article's body, which is safe HTML that a serializer wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
"""Elements without content, which have no end tag."""

HIDDEN = frozenset({"script", "style", "template", "title", "noscript", "iframe", "svg", "math"})
"""What raw HTML of a trusted source may hold and a document does not."""

BLOCKS = frozenset(
    {
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "hr", "ul", "ol", "li", "dl", "dt", "dd"),
        *("blockquote", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "div"),
        *("section", "article", "aside", "header", "footer", "main", "nav", "address", "form"),
        *("details", "summary", "figure", "figcaption"),
    }
)
"""Elements that begin a line of their own."""

DEEPEST = 60
"""So deep elements are nested; deeper ones give their content to the one that holds them."""

SPACES = re.compile(r"[ \t\n\r\f]+")
"""What HTML takes for one space."""


class Element(NamedTuple):
    """An element with what stands in it; `children` grows while the tree is made."""

    name: str
    attributes: Mapping[str, str]
    children: list[Element | str]

    @property
    def classes(self) -> frozenset[str]:
        """The names of its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def elements(self) -> Iterator[Element]:
        """The elements right in it, but for hidden ones."""
        return (each for each in self.children if isinstance(each, Element))

    def every(self) -> Iterator[Element]:
        """It and the elements in it, in order."""
        yield self
        for each in self.elements():
            yield from each.every()

    def text(self) -> str:
        """The words in it."""
        return "".join(each if isinstance(each, str) else each.text() for each in self.children)

    @property
    def is_block(self) -> bool:
        """True where it, or an element in it, begins a line of its own."""
        return any(each.name in BLOCKS for each in self.every())


def parse(html: str) -> Element:
    """The tree of a body, in linear time; the root has no name."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    """Makes the tree while the tags go by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, [])
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        top = self.stack[-1]
        children: list[Element | str] = [] if len(self.stack) < DEEPEST else top.children
        made = Element(tag, {name: value or "" for name, value in attrs}, children)
        if made.children is not top.children and tag not in HIDDEN:
            top.children.append(made)
        if tag not in VOID:
            self.stack.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.stack) - 1, 0, -1):
            if self.stack[place].name == tag:
                del self.stack[place:]
                return

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)
