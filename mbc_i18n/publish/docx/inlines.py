"""The words of a paragraph, as runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from mbc_i18n.publish import directions
from mbc_i18n.publish.docx.manner import Link, Manner, properties
from mbc_i18n.publish.docx.markup import tag, text
from mbc_i18n.publish.docx.parts import Parts
from mbc_i18n.publish.docx.pictures import drawing
from mbc_i18n.publish.docx.tree import SPACES, Element

CHECKED, UNCHECKED = "\u2611", "\u2610"
BREAK = tag("w:br")
WHITE = " \t\n\r\f"
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or one thing among them."""

    manner: Manner
    words: str = ""
    content: str = ""
    """WordprocessingML of a run that holds no words."""
    mark: str = ""
    """WordprocessingML between runs."""


def runs(nodes: Sequence[Element | str], manner: Manner, parts: Parts) -> str:
    """The runs of a paragraph's content; "" where there is nothing to be seen in it."""
    pieces = list(_collapsed(_pieces(nodes, manner, parts)))
    while pieces and pieces[-1].content == BREAK:
        pieces.pop()
    if not any(piece.words or piece.content for piece in pieces):
        return ""
    groups = groupby(pieces, key=lambda piece: piece.manner.link)
    return "".join(
        _linked("".join(_run(each, parts.usual) for each in group), link, parts)
        for link, group in groups
    )


def said(words: str, manner: Manner, usual: str) -> str:
    """The runs of plain words, in a document of a locale."""
    return _run(Piece(manner, words), usual)


def _pieces(nodes: Iterable[Element | str], manner: Manner, parts: Parts) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, str):
            yield from _spaced(node, manner) if manner.spaced else (Piece(manner, node),)
            continue
        inner = manner.within(node)
        if mark := parts.bookmark(node.attributes.get("id", "")):
            yield Piece(inner, mark=mark)
        special = SPECIAL.get(node.name)
        inside = special(node, inner, parts) if special else _pieces(node.children, inner, parts)
        yield from inside if inner.rtl == manner.rtl else _fenced(node, inner, inside)


def _fenced(element: Element, manner: Manner, inside: Iterable[Piece]) -> Iterator[Piece]:
    """Words of the other direction, their outermost signs kept with them.

    There is no isolation in WordprocessingML that every word processor knows; the marks that
    Unicode has for it (LRM, RLM) show nothing, and are only put where a sign stands at the edge.
    """
    words = element.text().strip(WHITE)
    mark = Piece(manner, RIGHT_TO_LEFT if manner.rtl else LEFT_TO_RIGHT)
    yield from [mark] if words and directions.first(words[0]) is not manner.rtl else []
    yield from inside
    yield from [mark] if words and directions.first(words[-1]) is not manner.rtl else []


def _spaced(words: str, manner: Manner) -> Iterator[Piece]:
    """Lines of code, each a run."""
    for number, line in enumerate(words.replace("\r\n", "\n").split("\n")):
        if number:
            yield Piece(manner, content=BREAK)
        for place, stretch in enumerate(line.split("\t")):
            if place:
                yield Piece(manner, content=tag("w:tab"))
            if stretch:
                yield Piece(manner, stretch)


def _break(element: Element, manner: Manner, parts: Parts) -> Iterator[Piece]:
    yield Piece(manner, content=BREAK)


def _picture(element: Element, manner: Manner, parts: Parts) -> Iterator[Piece]:
    """A picture, or its alternative text, which leads to it, where it cannot be shown."""
    drawn = drawing(element, parts)
    alternative = element.attributes.get("alt", "")
    if drawn:
        yield Piece(manner, content=drawn)
    elif alternative.strip():
        source = Element("a", {"href": element.attributes.get("src", "")}, [])
        away = source.attributes["href"].startswith(("http:", "https:"))
        inner = manner.within(source) if away and manner.link is None else manner
        yield Piece(inner, f"[{alternative}]")


def _field(element: Element, manner: Manner, parts: Parts) -> Iterator[Piece]:
    yield Piece(manner, CHECKED if "checked" in element.attributes else UNCHECKED)


def _around(before: str, after: str) -> Callable[[Element, Manner, Parts], Iterator[Piece]]:
    def made(element: Element, manner: Manner, parts: Parts) -> Iterator[Piece]:
        yield Piece(manner, before)
        yield from _pieces(element.children, manner, parts)
        yield Piece(manner, after)

    return made


def _nothing(element: Element, manner: Manner, parts: Parts) -> Iterator[Piece]:
    return iter(())


SPECIAL: Mapping[str, Callable[[Element, Manner, Parts], Iterator[Piece]]] = {
    "br": _break,
    "img": _picture,
    "input": _field,
    "q": _around("\u201c", "\u201d"),
    "rp": _nothing,
    "rt": _around("(", ")"),
    "wbr": lambda element, manner, parts: iter([Piece(manner, "\u200b")]),
}
"""Elements that are more than their words in a manner."""


def _collapsed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with their spaces as HTML shows them: one for many, none at either end."""
    space: Piece | None = None
    begun = False
    for piece in pieces:
        if piece.mark or piece.manner.spaced or piece.content:
            if space and piece.content != BREAK and not piece.mark:
                yield space
                space = None
            if piece.content == BREAK:
                space = None
            begun = (begun or not piece.mark) and piece.content != BREAK
            yield piece
            continue
        words = SPACES.sub(" ", piece.words)
        if begun and space is None and words.startswith(" "):
            space = replace(piece, words=" ")
        if words.strip(" "):
            if space:
                yield space
            yield replace(piece, words=words.strip(" "))
            begun = True
            space = replace(piece, words=" ") if words.endswith(" ") else None


def _run(piece: Piece, usual: str) -> str:
    if piece.mark:
        return piece.mark
    if piece.content:
        return tag("w:r", properties(piece.manner, piece.manner.rtl, usual), piece.content)
    return "".join(
        tag("w:r", properties(piece.manner, rtl, usual), text(stretch))
        for stretch, rtl in directions.parts(piece.words, piece.manner.rtl)
    )


def _linked(inner: str, link: Link | None, parts: Parts) -> str:
    """Runs that lead somewhere; those whose place is not in the document lead nowhere."""
    if link is None:
        return inner
    tip = {"w_tooltip": link.title} if link.title else {}
    if not link.address.startswith("#"):
        return tag("w:hyperlink", inner, r_id=parts.link(link.address), w_history=1, **tip)
    name = parts.anchor(link.address[1:])
    return tag("w:hyperlink", inner, w_anchor=name, w_history=1, **tip) if name else inner
