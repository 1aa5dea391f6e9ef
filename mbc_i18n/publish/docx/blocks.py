"""The blocks of an article's body as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from mbc_i18n.publish.docx import tables
from mbc_i18n.publish.docx.inlines import runs
from mbc_i18n.publish.docx.layout import STEP, Block, Paragraph, Place, Whole, styled
from mbc_i18n.publish.docx.parts import Parts
from mbc_i18n.publish.docx.tree import Element

COUNTED = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""The formats of numbers by an `ol`'s type."""

INTEGER = re.compile(r"\s*\+?(\d{1,4})(?!\d)")
"""The beginnings that a word processor counts from: it knows no negative ones."""

Handler = Callable[[Element, Place, Parts], Iterator[Block]]


def flow(nodes: Sequence[Element | str], place: Place, parts: Parts) -> Iterator[Block]:
    """The blocks of some content; words beside blocks make paragraphs of their own."""
    for is_block, group in groupby(nodes, key=_is_block):
        if not is_block:
            yield from _words(list(group), place, parts)
            continue
        for element in group:
            if isinstance(element, Element):
                inner = replace(place, manner=place.manner.within(element))
                handler = HANDLERS.get(element.name, _container)
                yield from _marked(element, handler(element, inner, parts), parts)


def _is_block(node: Element | str) -> bool:
    return isinstance(node, Element) and node.is_block


def _words(nodes: Sequence[Element | str], place: Place, parts: Parts) -> Iterator[Block]:
    if made := runs(nodes, place.manner, parts):
        yield Paragraph(place, made)


def _marked(element: Element, blocks: Iterable[Block], parts: Parts) -> Iterator[Block]:
    """Blocks with the bookmark of the element that they were made of."""
    mark = parts.bookmark(element.attributes.get("id", ""))
    for block in blocks:
        if mark and isinstance(block, Paragraph):
            yield replace(block, runs=mark + block.runs)
        else:
            yield from (Whole(mark, table=False), block) if mark else (block,)
        mark = ""


def _container(element: Element, place: Place, parts: Parts) -> Iterator[Block]:
    note = element.attributes.get("role") == "note"
    return flow(element.children, styled(place, "Notice") if note else place, parts)


def _of_style(style: str) -> Handler:
    def made(element: Element, place: Place, parts: Parts) -> Iterator[Block]:
        return flow(element.children, styled(place, style), parts)

    return made


def _paragraph(element: Element, place: Place, parts: Parts) -> Iterator[Block]:
    title = "admonition-title" in element.classes
    return flow(element.children, styled(place, "Term") if title else place, parts)


def _set_in(element: Element, place: Place, parts: Parts) -> Iterator[Block]:
    return flow(element.children, replace(place, indent=place.indent + STEP), parts)


def _quote(element: Element, place: Place, parts: Parts) -> Iterator[Block]:
    inner = replace(place, indent=place.indent + STEP, quoted=True)
    return flow(element.children, inner, parts)


def _rule(element: Element, place: Place, parts: Parts) -> Iterator[Block]:
    yield Paragraph(styled(place, "Divider"), "")


def _table(element: Element, place: Place, parts: Parts) -> Iterator[Block]:
    for caption in element.elements():
        if caption.name == "caption":
            inner = replace(place, manner=place.manner.within(caption), style="Caption")
            yield from flow(caption.children, inner, parts)
    yield from tables.table(element, place, parts, flow)


def _list(element: Element, place: Place, parts: Parts) -> Iterator[Block]:
    """The items of a list, which counts from its own beginning."""
    inner = replace(place, level=place.level + 1, indent=place.indent + STEP)
    items = [each for each in element.elements() if each.name == "li"]
    number, was = 0, ""
    places = _places(element, len(items))
    for node in element.children:
        if not isinstance(node, Element) or node.name != "li":
            yield from flow([node], inner, parts)
            continue
        kind, due = _kind(element, node), next(places)
        begin = _number(node.attributes.get("value", ""))
        if begin is not None:
            places = iter(range(begin + 1, begin + 1 + len(items)))
        if kind != was or begin is not None or "reversed" in element.attributes:
            number = parts.numbering(kind, inner.level, due if begin is None else begin)
        was = kind
        yield from _marked(node, _item(node, inner, number, parts), parts)


def _places(element: Element, count: int) -> Iterator[int]:
    """The numbers of a list's items."""
    begin = _number(element.attributes.get("start", ""))
    if "reversed" in element.attributes:
        first = count if begin is None else begin
        return iter([max(first - step, 0) for step in range(count)])
    first = 1 if begin is None else begin
    return iter(range(first, first + count))


def _number(value: str) -> int | None:
    found = INTEGER.match(value)
    return int(found[1]) if found else None


def _kind(element: Element, item: Element) -> str:
    if "task-list-item" in item.classes:
        checked = any("checked" in box.attributes for box in item.every() if box.name == "input")
        return "checked" if checked else "unchecked"
    return COUNTED.get(element.attributes.get("type", ""), "decimal") if (
        element.name == "ol"
    ) else "bullet"  # fmt: skip


def _item(element: Element, place: Place, number: int, parts: Parts) -> Iterator[Block]:
    """An item, its first paragraph behind the bullet or number."""
    inner = replace(place, manner=place.manner.within(element))
    content = _without_box(element) if "task-list-item" in element.classes else element
    blocks = flow(content.children, inner, parts)
    first = next(blocks, None)
    if isinstance(first, Paragraph) and not first.number and first.place.level == place.level:
        yield replace(first, number=number)
    else:
        yield Paragraph(inner, "", number)
        yield from () if first is None else (first,)
    yield from blocks


def _without_box(element: Element) -> Element:
    """An item of a task list without its box, which stands for its bullet."""
    kept: list[Element | str] = []
    for place, each in enumerate(element.children):
        if isinstance(each, Element) and each.name == "input":
            return element._replace(children=kept + element.children[place + 1 :])
        if isinstance(each, Element) and each.name in ("label", "p"):
            return element._replace(
                children=[*kept, _without_box(each), *element.children[place + 1 :]]
            )
        kept.append(each)
    return element


HANDLERS: Mapping[str, Handler] = {
    **{f"h{level}": _of_style(f"Heading{level}") for level in range(1, 7)},
    "p": _paragraph,
    "pre": _of_style("Code"),
    "hr": _rule,
    "ul": _list,
    "ol": _list,
    "dt": _of_style("Term"),
    "summary": _of_style("Term"),
    "header": _of_style("Provenance"),
    "footer": _of_style("Provenance"),
    "dd": _set_in,
    "blockquote": _quote,
    "caption": _of_style("Caption"),
    "figcaption": _of_style("Caption"),
    "table": _table,
}
"""Elements that are more than what they hold."""
