"""A plain-text article as HTML: the blocks of its source in the words of a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from mbc_i18n import locales
from mbc_i18n.formats.anchors import anchors
from mbc_i18n.formats.text.lines import between, one_line, one_line_of, unbroken
from mbc_i18n.model import Block, Document, Translation, Unit

UNTRANSLATED = Translation()

# In the target the term is what stands before the first colon, if no sentence ends before it.
_TARGET_TERM = re.compile(r"[^:：.!?。！？؟]{1,120}[:：]")


def to_html(document: Document, translation: Translation = UNTRANSLATED) -> str:
    """The article's body as HTML, one element to a line; heading ids are the source's.

    A unit without a target stays in the source language; where the translation says `mark` it is
    marked as such. Stretches that are not translated are so in HTML too. Authors' marks are left
    out, and all words are escaped.
    """
    return "".join(f"{line}\n" for line in _lines(document, translation))


def _lines(document: Document, translation: Translation) -> Iterator[str]:
    identities = _unique(anchors(document))
    lists = _Lists()
    for block, after in pairwise([*document.blocks, Block("end")]):
        yield from lists.closing(block)
        match block.kind:
            case "list":
                yield lists.opening(block)
            case "item":
                nested = after.kind == "list" and after.level > block.level
                yield lists.item(block, _element("li", document, block, translation), nested)
            case "break":
                yield from () if after.kind == "heading" else ("<hr>",)
            case "title" | "heading":
                identity = f' id="{escape(next(identities))}"'
                yield _element(f"h{block.level}", document, block, translation, identity)
            case _:
                yield _element("p", document, block, translation)
    yield from lists.closing(Block("end"))


def _unique(identities: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for identity in identities:
        while identity in seen:
            identity += "-1"
        seen.add(identity)
        yield identity


class _Lists:
    """The lists and items that are open, as the tags that will close them.

    A list of level n stands at depth 2n, an item that holds a list at 2n + 1.
    """

    def __init__(self) -> None:
        self.open: list[tuple[int, str]] = []
        self.number: dict[int, int] = {}

    def closing(self, block: Block) -> Iterator[str]:
        """The tags to close before a block."""
        kept = {"list": 2 * block.level - 1, "item": 2 * block.level}.get(block.kind, 0)
        while self.open and self.open[-1][0] > kept:
            yield self.open.pop()[1]

    def opening(self, block: Block) -> str:
        """The tag that opens a list; its numbers begin as in the source."""
        number = _number(block.marker)
        tag = "ul" if number is None else "ol"
        self.open.append((2 * block.level, f"</{tag}>"))
        self.number[block.level] = 1 if number is None else number
        return f"<{tag}>" if number in (None, 1) else f'<{tag} start="{number}">'

    def item(self, block: Block, element: str, nested: bool) -> str:
        """The element of an item, left open where a list follows inside it."""
        number = _number(block.marker)
        if number is not None:
            expected = self.number[block.level]
            if number != expected:
                element = element.replace("<li", f'<li value="{number}"', 1)
            self.number[block.level] = number + 1
        if not nested:
            return element
        self.open.append((2 * block.level + 1, "</li>"))
        return element.removesuffix("</li>")


def _number(marker: str) -> int | None:
    return int(marker[:-1]) if len(marker) > 1 else None


def _element(
    tag: str, document: Document, block: Block, translation: Translation, attributes: str = ""
) -> str:
    if block.units:
        return f"<{tag}{attributes}>{_words(document, block, translation)}</{tag}>"
    words = one_line_of(document.text, block.start, block.end)
    if any(map(str.isalnum, words)):
        attributes += f' {_language(document)} translate="no"'
    return f"<{tag}{attributes}>{_escaped(words)}</{tag}>"


def _language(document: Document) -> str:
    source = document.locale
    return f'lang="{locales.bcp47(source)}" dir="{locales.direction(source)}"'


def _words(document: Document, block: Block, translation: Translation) -> str:
    """The sentences of a block, joined as the locale does it."""
    first, *rest = block.units
    pieces = [_unit(document, block, first, translation)]
    for left, right in zip(block.units, rest, strict=False):
        pieces.append(_gap(document, left, right, translation))
        pieces.append(_unit(document, block, right, translation))
    return "".join(pieces)


def _gap(document: Document, left: Unit, right: Unit, translation: Translation) -> str:
    gap = document.text[left.end : right.start]
    before, after = translation.target(left), translation.target(right)
    if before is None and after is None:
        return unbroken(left.source, gap, right.source)
    locale = translation.locale or document.locale
    return between(before or left.source, gap, after or right.source, locale)


def _unit(document: Document, block: Block, unit: Unit, translation: Translation) -> str:
    target = translation.target(unit)
    with_term = bool(block.term) and unit is block.units[0]
    if target is not None:
        return _shown(one_line(target), with_term)
    shown = _shown(unit.source, with_term)
    return f"<span {_language(document)}>{shown}</span>" if translation.mark else shown


def _shown(words: str, with_term: bool) -> str:
    found = _TARGET_TERM.match(words) if with_term else None
    if found is None:
        return _escaped(words)
    term = f'<strong class="term">{_escaped(found[0])}</strong>'
    return term + _escaped(words[found.end() :])


def _escaped(words: str) -> str:
    return escape(words, quote=False)
