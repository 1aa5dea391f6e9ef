"""An HTML page as a Document: blocks and units from its items, in the order of the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mbc_i18n.formats.html import attributes
from mbc_i18n.formats.html.items import Item, items
from mbc_i18n.formats.html.marking import Marking, marked
from mbc_i18n.formats.html.parser import Attribute
from mbc_i18n.formats.html.pieces import pieces
from mbc_i18n.formats.html.runs import Run, runs
from mbc_i18n.formats.html.vocabulary import DESCRIPTION
from mbc_i18n.formats.piece import Piece
from mbc_i18n.formats.places import placed, plain
from mbc_i18n.formats.sentences import Cut, one_line, units
from mbc_i18n.formats.terms import term_of
from mbc_i18n.model import Block, Document, Unit
from mbc_i18n.segment import Rules

LINE = re.compile("\r\n|\n|\r")
LEVELLED = ("heading", "item")
Change = Callable[[list[Piece]], list[Piece]]


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    cut: Cut
    marking: Marking
    lines: Sequence[int]
    """Where each line starts."""
    change: Change
    """What becomes of a run's pieces before sentences are cut from them."""

    def line(self, place: int) -> int:
        """The number of the line of a place, from 1."""
        return bisect_right(self.lines, place)


def read(
    text: str,
    name: str = "",
    *,
    file: str = "",
    locale: str = "en",
    segmentation: str = "sentence",
    rules: Rules | None = None,
) -> Document:
    """An HTML page as a Document. `text` keeps its byte order mark and line ends.

    A `file` ending in `.xhtml` is read by XML's rules where they differ. Raises FormatError, with
    the line, for authors' marks that cannot be read and for a page that would cost too much.
    """
    cut = Cut(locale, segmentation, rules)
    found = marked(items(text, file or name), text, file or name)
    own = sorted(blocks(text, found, cut, file or name), key=lambda block: block.start)
    return Document(name, "html", text, placed(_titled(own)), locale, file)


def blocks(
    text: str, found: Iterable[Item], cut: Cut, file: str = "", change: Change = list
) -> list[Block]:
    """The blocks of a page's items; their units have no path, and nothing is sorted yet.

    `change` may make others of the pieces of a run. Raises FormatError, with the line, for authors'
    marks that are wrong.
    """
    lines = [0, *(line.end() for line in LINE.finditer(text))]
    page = _Page(text, cut, Marking(text, file), lines, change)
    result = [block for one in runs(found, text) for block in _blocks(page, one)]
    page.marking.finish()
    return result


def _blocks(page: _Page, one: Run | Item) -> Iterator[Block]:
    if isinstance(one, Run):
        yield from _words(page, one)
        return
    if one.name == "hr" and one.role == "open":
        yield Block("break", 0, one.start, one.end)
    for name, attribute in attributes.texts(one):
        yield from _attribute(page, name, attribute, _kind(name))


def _words(page: _Page, run: Run) -> Iterator[Block]:
    """The block of a run's words, and one of each attribute inside it."""
    found = _units(page, run)
    own = [each for item in run.items for each in attributes.texts(item)]
    marks = [item for item in run.items if item.role == "mark"]
    if not found and not own:
        page.marking.pending += marks
        return
    note, context = page.marking.of_block(marks)
    if found:
        yield _block(page, run, found, note, context)
    for name, attribute in own:
        kind = "attribute" if found else _kind(name)
        yield from _attribute(page, name, attribute, kind, note, context)


def _units(page: _Page, run: Run) -> list[Unit]:
    if not any(item.role == "words" for item in run.items):
        return []
    return list(units(page.change(pieces(run, page.text)), page.cut, page.text))


def _block(page: _Page, run: Run, units: Sequence[Unit], note: str, context: str) -> Block:
    words = (item for item in run.items if item.role == "words" and item.scope.translate)
    scope = next(words).scope
    kind = scope.kind
    level, marker = (scope.level, scope.marker) if kind in LEVELLED else (0, "")
    told = tuple(
        Unit(
            unit.source, context, kind, "", note, unit.start, unit.end,
            page.line(unit.start), unit.elements, unit.suffix,
        )
        for unit in units
    )  # fmt: skip
    block = Block(kind, level, run.items[0].start, run.items[-1].end, told, marker=marker)
    return replace(block, term=term_of(plain(block))) if kind == "item" else block


def _kind(name: str) -> str:
    """The kind of an attribute's words; in the middle of a sentence they are no description."""
    return DESCRIPTION if name == DESCRIPTION else "attribute"


def _attribute(
    page: _Page, name: str, attribute: Attribute, kind: str, note: str = "", context: str = ""
) -> Iterator[Block]:
    words = one_line(attribute.value)
    if not any(map(str.isalnum, words)):
        return
    start, end = attribute.span
    unit = Unit(words, context, kind, "", note, start, end, page.line(start))
    yield Block(kind, 0, start, end, (unit,), marker=name)


def _titled(blocks: Sequence[Block]) -> list[Block]:
    """The first heading of level 1 is the title of a page without a `<title>`."""
    result = list(blocks)
    if not any(block.kind == "title" for block in blocks):
        for index, block in enumerate(blocks):
            if block.kind == "heading" and block.level == 1:
                told = tuple(replace(unit, kind="title") for unit in block.units)
                result[index] = replace(block, kind="title", units=told)
                break
    return result
