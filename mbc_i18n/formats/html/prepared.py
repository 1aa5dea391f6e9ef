"""A page's text as the parser is to see it, and the way back to its places in the file.

A browser drops the byte order mark and reads CRLF and CR as LF. In XHTML `<a id="x"/>` is an
element without content, where HTML's rules would leave it open, and a CDATA section is no markup.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n.formats.html.vocabulary import VOID

BYTE_ORDER_MARK = "\ufeff"
CARRIAGE_RETURN = re.compile(r"\r\n?")
XML = re.compile(
    r"""<!--(?:[^-]|-(?!->))*+(?:-->|\Z)
    | <!\[CDATA\[(?P<data>(?:[^]]|](?!]>))*+)(?:]]>|\Z)
    | <(?P<name>[A-Za-z_][\w:.-]*)(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?/>""",
    re.X,
)
SIGNS = re.compile("[<>&]")

Change = tuple[int, int, str]
"""Start and end in a text, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text and, by its places, how far each stands from its place in the file."""

    text: str
    starts: Sequence[int] = (0,)
    shifts: Sequence[int] = (0,)

    def place(self, offset: int) -> int:
        """The place in the file of a place in the text."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def prepared(text: str, xml: bool = False) -> tuple[Prepared, ...]:
    """The steps from a file's text to the parser's, the parser's last."""
    steps = [Prepared(text)]
    if xml:
        steps.append(_changed(text, _for_xml(text)))
    changes = [] if "\r" not in text else _line_ends(steps[-1].text)
    mark = [(0, 1, "")] if text.startswith(BYTE_ORDER_MARK) else []
    if mark or changes:
        steps.append(_changed(steps[-1].text, [*mark, *changes]))
    return tuple(steps)


def _line_ends(text: str) -> list[Change]:
    return [(found.start(), found.end(), "\n") for found in CARRIAGE_RETURN.finditer(text)]


def _for_xml(text: str) -> Iterator[Change]:
    for found in XML.finditer(text):
        name = found["name"]
        if name and name.lower() not in VOID:
            yield found.end(), found.end(), f"</{name}>"
        elif found["data"]:
            yield *found.span("data"), SIGNS.sub("x", found["data"])


def _changed(text: str, changes: Iterable[Change]) -> Prepared:
    pieces, starts, shifts = [], [0], [0]
    cursor = length = 0
    for start, end, words in changes:
        pieces += [text[cursor:start], words]
        length += start - cursor + len(words)
        cursor = end
        starts.append(max(length, starts[-1]))
        shifts.append(end - length)
    return Prepared("".join([*pieces, text[cursor:]]), starts, shifts)
