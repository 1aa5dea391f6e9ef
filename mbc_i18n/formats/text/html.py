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


STRONG, DESCRIBED, NONE = "strong", "dl", "none"
"""How the terms of `Term: text` items are shown: each in bold; as a description list, where every
item of a list has one; as any other words."""

TERMS = {
    STRONG: '<strong class="term">{0}</strong>{1}',
    DESCRIBED: "{0}</dt>\n<dd>{2}",
}
"""A term and the rest of its sentence: as it stands, and without white space before it."""


def to_html(
    document: Document, translation: Translation = UNTRANSLATED, *, run_in_terms: str = STRONG
) -> str:
    """The article's body as HTML, one element to a line; heading ids are the source's.

    A unit without a target stays in the source language; where the translation says `mark` it is
    marked as such. Stretches that are not translated are so in HTML too. Authors' marks are left
    out, and all words are escaped. `run_in_terms` is `strong`, `dl` or `none`.
    """
    return "".join(f"{line}\n" for line in _lines(document, translation, run_in_terms))


def _lines(document: Document, translation: Translation, terms: str) -> Iterator[str]:
    identities = _unique(anchors(document))
    described = _described(document, translation) if terms == DESCRIBED else frozenset()
    other = NONE if terms == NONE else STRONG
    lists = _Lists()
    for index, (block, after) in enumerate(pairwise([*document.blocks, Block("end")])):
        yield from lists.closing(block)
        match block.kind:
            case "list":
                yield lists.opening(block, index in described)
            case "item":
                nested = after.kind == "list" and after.level > block.level
                shown = DESCRIBED if lists.described[block.level] else other
                yield lists.item(block, _item(document, block, translation, shown), nested)
            case "break":
                yield from () if after.kind == "heading" else ("<hr>",)
            case "title" | "heading":
                identity = f' id="{escape(next(identities))}"'
                yield _element(f"h{block.level}", document, block, translation, identity)
            case _:
                yield _element("p", document, block, translation)
    yield from lists.closing(Block("end"))


def _described(document: Document, translation: Translation) -> frozenset[int]:
    """The places of lists, among the blocks, whose every item has a term in both languages."""
    items: dict[int, list[Block]] = {}
    at: dict[int, int] = {}
    for index, block in enumerate(document.blocks):
        if block.kind == "list":
            at[block.level] = index
            items[index] = [] if _number(block.marker) is None else [Block("item")]
        elif block.kind == "item":
            items[at[block.level]].append(block)
    return frozenset(
        index for index, own in items.items() if all(_has_term(each, translation) for each in own)
    )


def _has_term(item: Block, translation: Translation) -> bool:
    """True where the words shown are a term and what is said of it."""
    if not (item.term and item.units):
        return False
    target = translation.target(item.units[0])
    own = item.units[0].source if not translation.locale else ""
    words = own if target is None else one_line(target)
    found = _TARGET_TERM.match(words)
    return bool(found and words[found.end() :].strip())


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
        self.described: dict[int, bool] = {}
        """By level, whether the list is one of terms and what is said of each."""

    def closing(self, block: Block) -> Iterator[str]:
        """The tags to close before a block."""
        kept = {"list": 2 * block.level - 1, "item": 2 * block.level}.get(block.kind, 0)
        while self.open and self.open[-1][0] > kept:
            yield self.open.pop()[1]

    def opening(self, block: Block, described: bool) -> str:
        """The tag that opens a list; its numbers begin as in the source."""
        number = _number(block.marker)
        tag = "dl" if described else "ul" if number is None else "ol"
        self.described[block.level] = described
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
        end = "</dd>" if self.described[block.level] else "</li>"
        self.open.append((2 * block.level + 1, end))
        return element.removesuffix(end)


def _number(marker: str) -> int | None:
    return int(marker[:-1]) if len(marker) > 1 else None


def _item(document: Document, block: Block, translation: Translation, terms: str) -> str:
    """An item, with its term where it has one; in a description list the term and the words."""
    if not (block.term and block.units) or terms == NONE:
        return _element("li", document, block, translation)
    words = _words(document, block, translation, TERMS[terms])
    return f"<dt>{words}</dd>" if terms == DESCRIBED else f"<li>{words}</li>"


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


def _words(document: Document, block: Block, translation: Translation, term: str = "") -> str:
    """The sentences of a block, joined as the locale does it; `term` sets off that of the first."""
    first, *rest = block.units
    pieces = [_unit(document, first, translation, term)]
    for left, right in zip(block.units, rest, strict=False):
        pieces.append(_gap(document, left, right, translation))
        pieces.append(_unit(document, right, translation))
    return "".join(pieces)


def _gap(document: Document, left: Unit, right: Unit, translation: Translation) -> str:
    gap = document.text[left.end : right.start]
    before, after = translation.target(left), translation.target(right)
    if before is None and after is None:
        return unbroken(left.source, gap, right.source)
    locale = translation.locale or document.locale
    return between(before or left.source, gap, after or right.source, locale)


def _unit(document: Document, unit: Unit, translation: Translation, term: str = "") -> str:
    target = translation.target(unit)
    if target is not None:
        return _shown(one_line(target), term)
    shown = _shown(unit.source, term)
    return f"<span {_language(document)}>{shown}</span>" if translation.mark else shown


def _shown(words: str, term: str) -> str:
    found = _TARGET_TERM.match(words) if term else None
    if found is None:
        return _escaped(words)
    rest = words[found.end() :]
    return term.format(_escaped(found[0]), _escaped(rest), _escaped(rest.lstrip()))


def _escaped(words: str) -> str:
    return escape(words, quote=False)
