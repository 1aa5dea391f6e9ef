"""The lines of a plain-text article that hold words, with the authors' marks read and left out.

A mark is a line of its own: `[mbc: note WORDS]` and `[mbc: context WORDS]` speak of the next block
that holds words, `[mbc: skip]` … `[mbc: /skip]` enclose a stretch that is not translated. Marks are
part of the text and disturb nothing around them: blank lines above and below one count once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.marks import LINE, NAMES, Mark, mark_in
from mbc_i18n.locales import join, soft_join
from mbc_i18n.model import Span

BYTE_ORDER_MARK = "\ufeff"
MARK_START = "[mbc:"
TAB_STOP = 4
"""Columns between two tab stops, for comparing indentations only."""

# A no-break or an ideographic space is the author's choice and stays; these only lay out a file.
_LAYOUT = r" \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029"
_LAYOUT_RUN = re.compile(f"[{_LAYOUT}]+")
_TOKEN = re.compile(f"(?P<layout>[{_LAYOUT}]+)|[^{_LAYOUT}]+")
LINE_BREAK = re.compile(r"[\n\v\f\r\x85\u2028\u2029]")
"""What breaks a line on a screen; LF, CRLF and CR alone end one in a file."""

_ROW = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds words of the article."""

    number: int
    """Counted from 1; lines end with LF, CRLF or CR."""
    start: int
    """First code point of its words, indentation left out."""
    end: int
    """Code point after its last word."""
    column: int = 0
    """Width of the indentation in columns."""
    blank: int = 0
    """Blank lines above it, 0 directly under words; a mark above counts as one at least."""
    blanks: Span = (0, 0)
    """The blank lines above it (beside marks, their longest run)."""
    note: str = ""
    context: str = ""
    skipped: bool = False
    """True inside a stretch that is not translated."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the file as it stands, with its line end from `first` to `last`."""

    number: int
    start: int
    end: int
    column: int
    first: int
    last: int
    mark: Mark | None = None


def content_lines(text: str, file: str = "") -> tuple[Line, ...]:
    """The lines with words, each with what the marks and blank lines above it say.

    Raises FormatError for a mark that is unknown, empty, not alone on its line, without its
    counterpart or with nothing to speak of.
    """
    lines: list[Line] = []
    above: list[_Row] = []
    opened = 0
    for row in _rows(text, file):
        if row.start < row.end and row.mark is None:
            lines.append(_line(row, above, opened > 0, file))
            above = []
        else:
            above.append(row)
            opened = _open_skip(opened, row, file)
    _refuse_unfinished(above, opened, file)
    return tuple(lines)


def line_starts(text: str) -> list[int]:
    """The place of each line's first code point."""
    return [row.start() for row in _ROW.finditer(text)]


def folded(text: str) -> str:
    """The text with each run of spaces, tabs and line ends as one space."""
    return _LAYOUT_RUN.sub(" ", text).strip()


def one_line(text: str) -> str:
    """The text without outer white space and line ends; spaces inside it stay as they are."""
    text = text.strip()
    return _LAYOUT_RUN.sub(lambda run: _without_break(run, text), text)


def _without_break(run: re.Match[str], text: str) -> str:
    if not LINE_BREAK.search(run[0]):
        return run[0]
    return soft_join(text[run.start() - 1], text[run.end()])


def unbroken(left: str, gap: str, right: str) -> str:
    """The white space between two sentences where they stand on one line."""
    return soft_join(left, right) if LINE_BREAK.search(gap) else gap


def between(left: str, gap: str, right: str, locale: str) -> str:
    """The white space between two sentences of a translation, which is one line."""
    return join(left, unbroken(left, gap, right), right, locale)


def joined(text: str, spans: Iterable[Span]) -> tuple[str, tuple[int, ...]]:
    """The words of some lines as one line, and for each character its place in the text.

    Lines join with a space, Chinese and Japanese characters with nothing, so that wrapping a
    paragraph anew changes none of its words.
    """
    characters: list[str] = []
    places: list[int] = []
    for start, end in spans:
        between = soft_join(characters[-1], text[start]) if characters else ""
        characters += between
        places += [start] * len(between)
        for token in _TOKEN.finditer(text, start, end):
            words = " " if token["layout"] else token[0]
            characters += words
            places += range(token.start(), token.start() + len(words))
    return "".join(characters), tuple(places)


def one_line_of(text: str, start: int, end: int) -> str:
    """The words between two places of the text, as one line."""
    rows = (row for row in _ROW.finditer(text, start, end) if row[1].strip())
    return joined(text, [_stripped(text, *row.span(1)) for row in rows])[0]


def _stripped(text: str, start: int, end: int) -> Span:
    raw = text[start:end]
    words = raw.strip()
    first = start + raw.index(words)
    return first, first + len(words)


def _rows(text: str, file: str) -> Iterator[_Row]:
    for number, found in enumerate(_ROW.finditer(text), 1):
        first, last = found.span(1)
        first += text.startswith(BYTE_ORDER_MARK) and number == 1
        start, end = _stripped(text, first, last)
        column = len(text[first:start].expandtabs(TAB_STOP))
        mark = _mark(text[start:end], number, file)
        yield _Row(number, start, end, column, first, found.end(), mark)


def _mark(words: str, number: int, file: str) -> Mark | None:
    if MARK_START not in words:
        return None
    mark = mark_in(" ".join(words.split()), LINE)
    if mark is None or words.count(MARK_START) > 1:
        step = "write one mark to a line, from [mbc: to its closing ]"
        raise FormatError("an author's mark does not stand alone on its line", file, number, step)
    if mark.name not in NAMES:
        step = "use " + ", ".join(NAMES)
        raise FormatError(f"unknown author's mark {mark.name!r}", file, number, step)
    if mark.name in ("note", "context") and not mark.words:
        step = f"write [mbc: {mark.name} WORDS]"
        raise FormatError(f"the {mark.name} has no words", file, number, step)
    return mark


def _open_skip(opened: int, row: _Row, file: str) -> int:
    """The line of the skip that is open after a row, 0 where none is."""
    name = row.mark.name if row.mark else ""
    if name == "skip" and opened:
        step = "close it with [mbc: /skip] first"
        raise FormatError(f"a skip is open since line {opened}", file, row.number, step)
    if name == "/skip" and not opened:
        raise FormatError("no skip is open here", file, row.number, "open one with [mbc: skip]")
    return {"skip": row.number, "/skip": 0}.get(name, opened)


def _refuse_unfinished(rows: Sequence[_Row], opened: int, file: str) -> None:
    if opened:
        raise FormatError("the skip is never closed", file, opened, "close it with [mbc: /skip]")
    for row in rows:
        if row.mark and row.mark.name in ("note", "context"):
            step = "put it above the block that it speaks of"
            raise FormatError(f"no block follows the {row.mark.name}", file, row.number, step)


def _line(row: _Row, above: Sequence[_Row], skipped: bool, file: str) -> Line:
    blank, blanks = _blank_lines(above)
    note, context = _remarks(above, file)
    place = (row.number, row.start, row.end, row.column)
    return Line(*place, blank, blanks, note, context, skipped)


def _blank_lines(above: Sequence[_Row]) -> tuple[int, Span]:
    longest: Sequence[_Row] = ()
    for marked, rows in groupby(above, key=lambda row: row.mark is not None):
        run = () if marked else tuple(rows)
        longest = max(longest, run, key=len)
    span = (longest[0].first, longest[-1].last) if longest else (0, 0)
    return max(len(longest), min(len(above), 1)), span


def _remarks(above: Sequence[_Row], file: str) -> tuple[str, str]:
    """The note and the context that the marks above a line give its block."""
    said = [(row.mark, row.number) for row in above if row.mark]
    notes = [mark.words for mark, _ in said if mark.name == "note"]
    contexts = [(mark.words, number) for mark, number in said if mark.name == "context"]
    if len(contexts) > 1:
        step = "give a block one context"
        raise FormatError("a second context for the same block", file, contexts[1][1], step)
    return "\n".join(notes), contexts[0][0] if contexts else ""
