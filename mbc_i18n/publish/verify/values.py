"""What is known of a page once it has been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter

from mbc_i18n.model import Span


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a page."""

    index: int
    """Its place among the page's elements, in document order."""
    tag: str
    attributes: Mapping[str, str]
    """By name in lower case, character references read."""
    line: int
    """Line of its start tag, from 1; that of the element around one without a tag of its own."""
    offset: int
    """Where its start tag ends, in code points; -1 for one without a tag."""
    parent: int
    """-1 for the outermost one."""
    end: int
    """The place after the last element inside it."""
    lang: str
    """The language that holds in it, as the page writes it; "" where none is said."""
    translate: bool
    """False in code, in scripts and where `translate="no"` says so."""
    texts: Span
    """Which of the page's texts stand in it."""

    def says(self, name: str) -> str:
        """The value of an attribute, "" where it is missing."""
        return self.attributes.get(name, "")

    def words_of(self, name: str) -> list[str]:
        """The words of an attribute that is a list of them, in small letters."""
        return self.attributes.get(name, "").lower().split()


@dataclass(frozen=True, slots=True)
class Text:
    """Characters directly inside an element."""

    words: str
    parent: int
    run: int
    """Texts of one number stand in the same stretch: no block begins or ends between them."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words inside a stretch that are marked as another language's."""

    words: str
    node: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a block, or of an attribute, as a reader meets them."""

    words: str
    """All of them, white space as one blank."""
    own: str
    """Those in the language of the stretch that are to be translated."""
    lang: str
    node: int
    """The block, or the element of the attribute."""
    line: int
    attribute: str = ""
    """The attribute's name, "" for words on the page."""
    foreign: tuple[Foreign, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page as it was read."""

    file: str
    """Below the folder, `/` between folders."""
    nodes: tuple[Node, ...]
    texts: tuple[Text, ...]
    stretches: tuple[Stretch, ...]
    article: frozenset[int]
    """The elements of the article, without navigation, headers, footers and notes."""
    root: int
    """The element that holds the article, -1 where there is none."""
    content: Mapping[int, str]
    """What scripts and style sheets hold, by element."""
    ids: Mapping[str, int]
    """The first element of each id or anchor's name."""
    unreadable: tuple[tuple[int, str, str], ...] = ()
    """Line, problem and step of what is wrong with its bytes."""
    charset: str = ""
    """The encoding that it declares in its first 1,024 bytes; "" where it does not."""
    doctype: bool = True
    tags: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)
    """The elements of each name in order."""

    @property
    def html(self) -> Node:
        """The outermost element, which every parser makes."""
        return self.nodes[0]

    def all(self, *tags: str) -> Iterator[Node]:
        """The elements of these names in order."""
        found = [self.tags.get(tag, ()) for tag in tags]
        if len(found) == 1:
            return iter(found[0])
        return iter(sorted(chain(*found), key=attrgetter("index")))

    def inside(self, node: Node) -> Iterator[Node]:
        """The elements inside one."""
        return iter(self.nodes[node.index + 1 : node.end])

    def above(self, node: Node) -> Iterator[Node]:
        """The elements around one, the nearest first."""
        while node.parent >= 0:
            node = self.nodes[node.parent]
            yield node

    def of_article(self) -> Iterator[Node]:
        """The elements of the article in order."""
        return (node for node in self.nodes if node.index in self.article)

    def text(self, node: Node) -> str:
        """The words of an element, white space as one blank."""
        pieces = self.texts[slice(*node.texts)]
        return " ".join("".join(each.words for each in pieces).split())
