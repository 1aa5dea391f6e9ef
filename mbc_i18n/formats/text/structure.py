"""What the blocks of a plain-text article are: title, headings, paragraphs, section breaks.

Inference reads the source only, goes by form and position, and gives way to the author's outline.
Where form is not clear a block is a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.text.lines import Line
from mbc_i18n.formats.text.lists import Shape, pieces, with_lists
from mbc_i18n.formats.text.outline import LEVELS, LostHeading, Outline, Pin
from mbc_i18n.model import normal

TITLE_LENGTH = 120
HEADING_LENGTH = 80
HEADING_WORDS = 12
"""The longest title and heading, in code points and words (measured on flattened articles)."""

BREAK_LINES = 2
"""Blank lines that divide sections."""

# English title case; other languages write headings as sentences, and there none is inferred.
_SMALL_WORD = re.compile(
    "a|an|and|as|at|but|by|for|from|in|into|nor|of|on|or|per|the|to|up|via|vs|with"
)
_NO_HEADING_END = (".", ":", ";", ",", "。", "：", "；", "，", "、", "؛", "،")
_LETTERS = re.compile(r"[^\W\d_]")


def shapes(text: str, lines: Sequence[Line], outline: Outline) -> list[Shape]:
    """The blocks in document order: a list before its items, a lost heading at its place.

    Raises FormatError for a pin that matches nothing and for a section that is not there.
    """
    pins = {normal(pin.text): pin for pin in outline.pins}
    found = pieces(text, lines, pins)
    _refuse_unmatched(pins, found, outline.file)
    return _with_lost(with_lists(_divided(_classified(found, pins))), outline)


def _refuse_unmatched(pins: Mapping[str, Pin], found: Iterable[Shape], file: str) -> None:
    words = {normal(shape.words) for shape in found if shape.kind != "item"}
    for key, pin in pins.items():
        if key not in words:
            step = "give the block's exact words, with the bullet of a line that begins with one"
            raise FormatError(f"the pin {pin.text!r} matches no block", file, pin.line, step)


def _classified(found: Sequence[Shape], pins: Mapping[str, Pin]) -> Iterator[Shape]:
    pinned = [pins.get(normal(s.words)) if s.kind == "paragraph" else None for s in found]
    title = _title(found, pinned)
    able = [pin is None and _may_be_heading(found, index) for index, pin in enumerate(pinned)]
    for index, (shape, pin) in enumerate(zip(found, pinned, strict=True)):
        if index == title:
            yield replace(shape, kind="title", level=1, origin="outline" if pin else "inferred")
        elif pin and pin.kind != "title":
            yield replace(shape, kind=pin.kind, level=pin.level, origin="outline")
        elif able[index] and not able[index + 1] and _is_body(index + 1, pinned, title):
            yield replace(shape, kind="heading", level=LEVELS[0], origin="inferred")
        else:
            yield shape


def _title(found: Sequence[Shape], pinned: Sequence[Pin | None]) -> int | None:
    """The index of the title: the pinned one, or the first line where it stands alone."""
    for index, pin in enumerate(pinned):
        if pin and pin.kind == "title":
            return index
    inferred = found and pinned[0] is None and _stands_alone(found, 0)
    return 0 if inferred and _is_title_form(found[0].words) else None


def _is_title_form(line: str) -> bool:
    return len(line) <= TITLE_LENGTH and any(map(str.isalnum, line))


def _stands_alone(found: Sequence[Shape], index: int) -> bool:
    """True for a paragraph of one line between blank lines or ends of the text."""
    shape = found[index]
    apart_above = index == 0 or shape.first.blank > 0
    apart_below = index + 1 == len(found) or found[index + 1].first.blank > 0
    return shape.kind == "paragraph" and shape.lines == 1 and apart_above and apart_below


def _may_be_heading(found: Sequence[Shape], index: int) -> bool:
    """True for a line in the form of a heading that something follows in its section."""
    followed = index + 1 < len(found) and found[index + 1].first.blank < BREAK_LINES
    return followed and _stands_alone(found, index) and is_heading_form(found[index].words)


def _is_body(index: int, pinned: Sequence[Pin | None], title: int | None) -> bool:
    pin = pinned[index]
    return index != title and (pin is None or pin.kind == "paragraph")


def is_heading_form(line: str) -> bool:
    """True for a short line in title case or capitals without a final stop, colon or comma.

    Scripts without case never have that form.
    """
    words = line.split()
    short = len(line) <= HEADING_LENGTH and len(words) <= HEADING_WORDS
    if not short or line.endswith(_NO_HEADING_END) or not _LETTERS.search(line):
        return False
    return _is_cased(line) and all(_is_capital(word, not at) for at, word in enumerate(words))


def _is_cased(line: str) -> bool:
    caseless = (char for char in line if unicodedata.category(char) == "Lo" and char not in "ªº")
    return not any(caseless)


def _is_capital(word: str, first: bool) -> bool:
    """True for a word that title case allows: `Risk`, `of`, `mRNA`, `2012-2018`, `(Stage`."""
    letters = [char for char in word if char.isalpha()]
    if not letters or not letters[0].islower():
        return True
    name = any(char.isupper() or char.isdigit() for char in word)
    return name or (not first and _SMALL_WORD.fullmatch(word) is not None)


def _divided(found: Iterable[Shape]) -> Iterator[Shape]:
    previous = ""
    for shape in found:
        if shape.first.blank >= BREAK_LINES and previous not in ("", "title"):
            yield Shape("break", *shape.first.blanks, shape.first, origin="inferred")
        yield shape
        previous = shape.kind


def _with_lost(found: list[Shape], outline: Outline) -> list[Shape]:
    starts = _section_starts(found)
    by_start: dict[int, list[Shape]] = {}
    for heading in outline.headings:
        if not 1 <= heading.section <= len(starts):
            problem = f"there is no section {heading.section}"
            step = f"the text has {len(starts)}"
            raise FormatError(problem, outline.file, heading.line, step)
        start = starts[heading.section - 1]
        by_start.setdefault(start, []).append(_lost(heading, found, start))
    pieces_of = ([*by_start.get(index, ()), shape] for index, shape in enumerate(found))
    return [*chain.from_iterable(pieces_of), *by_start.get(len(found), ())]


def _section_starts(found: Sequence[Shape]) -> list[int]:
    """The index of the first block of each section; the title precedes its section's."""
    breaks = [index + 1 for index, shape in enumerate(found) if shape.kind == "break"]
    starts = [0, *breaks]
    for index, shape in enumerate(found):
        if shape.kind == "title":
            section = sum(start <= index for start in starts) - 1
            starts[section] = index + 1
    return starts


def _lost(heading: LostHeading, found: Sequence[Shape], index: int) -> Shape:
    ends = [0, *(shape.end for shape in found[-1:])]
    place = found[index].start if index < len(found) else ends[-1]
    nowhere = Line(0, place, place)
    shape = Shape("heading", place, place, nowhere, heading.text, level=heading.level)
    return replace(shape, origin="outline", context=heading.context)
