"""What the inline content of a block is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mbc_i18n.model import Span


class Piece(NamedTuple):
    """Words, a void element, or one end of an element; a tuple, since a text has so many."""

    role: str
    """text, void, open, close, or mark (an author's mark, which no unit shows)."""
    text: str
    """What a segmenter sees of it."""
    start: int
    end: int
    name: str = ""
    key: int = 0
    """The same for the two ends of an element."""
    note: str = ""
    suffix: str = ""
    raw: Span | None = None
    """What an element's end is written with, where that is less than what it spans."""
    kind: str = ""
    """html for raw HTML, soft and hard for line breaks."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute with words of its own: alternative text, or a title."""

    name: str
    words: str
    span: Span
    suffix: str = ""
