"""Where a finding stands in its PO file: the line and column of the words that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.model import Finding, Span
from mbc_i18n.po.read import scan
from mbc_i18n.po.syntax import BOM, ESCAPE, STRING, string


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file; lines and columns count from 1, columns are code points."""

    file: str
    line: int = 0
    """0 for the whole file."""
    column: int = 0
    """0 for the whole line."""
    end_line: int = 0
    end_column: int = 0
    """Column after the last one."""


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a PO file, and which of them hold the translation of each message."""

    file: str
    lines: tuple[str, ...]
    targets: Mapping[int, Span]
    """First line of msgstr and the line after its last string, by the line of the msgid; from 1."""
    words: Mapping[int, tuple[int, ...]]
    """The lines that a translator writes: comment, flags, msgctxt, msgid and msgstr."""


def source(text: str, file: str) -> Source:
    """The layout of a PO file. Raises CatalogError for a text that is none."""
    layout = scan(text, file)
    targets: dict[int, Span] = {}
    words: dict[int, tuple[int, ...]] = {}
    for index, message in enumerate(layout.messages):
        if not any(message.key):
            continue
        form, first = layout.form(index), layout.starts[index] + 1
        targets[message.line] = (first + form.t[0], first + form.t[1])
        spans = [range(*span) for span in (form.x, form.i, form.t) if span[0] >= 0]
        own = [*form.c, *form.f, *(line for span in spans for line in span)]
        words[message.line] = tuple(sorted(first + line for line in own))
    lines = tuple(text.removeprefix(BOM).split("\n"))
    return Source(file, lines, targets, words)


def place(finding: Finding, known: Source | None) -> Place:
    """The first words of the translation that a finding is about, else the line of its msgstr.

    A finding of another file stands where it says.
    """
    if known is None or finding.file != known.file or finding.line not in known.targets:
        return Place(finding.file, finding.line)
    first, end = known.targets[finding.line]
    spans = [span for span in finding.target_spans if span[0] < span[1]]
    letters = _letters(known.lines[first - 1 : end - 1], first) if spans else []
    if not spans or min(spans)[1] > len(letters):
        return Place(finding.file, first)
    start, stop = min(spans)
    line, column, _ = letters[start]
    end_line, _, end_column = letters[stop - 1]
    return Place(finding.file, line, column, end_line, end_column)


@lru_cache(maxsize=1)
def _letters(lines: tuple[str, ...], first: int) -> list[tuple[int, int, int]]:
    """Line, column and the column after it of each character that the strings of lines hold.

    They are kept for the next finding, which is often one of the same message.
    """
    return [
        (number, start + 1, end + 1)
        for number, line in enumerate(lines, first)
        for piece in STRING.finditer(line)
        for start, end in _written(piece[1], piece.start(1))
    ]


def _written(piece: str, start: int) -> Iterator[Span]:
    """Where each character of a string's value is written; those of one escape share its place."""
    cursor = 0
    for escape in ESCAPE.finditer(piece):
        yield from ((start + i, start + i + 1) for i in range(cursor, escape.start()))
        many = len(string(f'"{escape[0]}"', 1, ""))
        yield from [(start + escape.start(), start + escape.end())] * many
        cursor = escape.end()
    yield from ((start + i, start + i + 1) for i in range(cursor, len(piece)))
