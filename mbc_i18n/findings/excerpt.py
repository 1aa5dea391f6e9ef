"""A text on a terminal, with the words that a finding is about underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mbc_i18n.model import Span

WIDTH = 100
"""Columns that an excerpt may take."""

LEAD = 20
"""Columns of what stands before the words, in a text that has to be cut."""

MOST_CHARACTERS = 4 * WIDTH
"""Characters that are shown, however little room they take."""

KNOWN = 1 << 12
"""Characters that are remembered."""

RIGHT_TO_LEFT = ("R", "AL", "RLE", "RLO", "RLI")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
JOINERS = "\u200c\u200d"
"""Characters of format that scripts need: shown as they are."""


def isolated(text: str) -> str:
    """A text that cannot change the order of what stands around it on its line."""
    return _isolated(named(text))


def named(text: str) -> str:
    """A text in which what would act on a terminal or on its reader is named, on one line."""
    return "".join(map(_shown, text))


def _isolated(shown: str) -> str:
    if any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in shown):
        return f"{FIRST_STRONG_ISOLATE}{shown}{POP_ISOLATE}"
    return shown


@lru_cache(maxsize=KNOWN)
def _shown(character: str) -> str:
    """A character as a terminal may have it: what would act on the terminal is named."""
    kind = unicodedata.category(character)
    if character in "\n\t\r\u2028\u2029":
        return " "
    if kind in ("Cc", "Cf", "Cs") and character not in JOINERS:
        return f"<U+{ord(character):04X}>"
    return character


def width(shown: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(_columns(character) for character in shown)


@lru_cache(maxsize=KNOWN)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def excerpt(text: str, spans: Iterable[Span], indent: str = "    ", wide: int = WIDTH) -> list[str]:
    """The text, cut round its first span where it is wide, and a line that underlines the spans.

    In a text that runs from right to left, where nobody knows on which column the terminal puts a
    word, the words are named instead.
    """
    inside = sorted(span for span in spans if span[0] < span[1] <= len(text))
    start, end = _window(text, inside[0] if inside else (0, 0), wide - len(indent))
    ours = [(max(a, start), min(b, end)) for a, b in inside if a < end and b > start]
    pieces = [_shown(character) for character in text[start:end]]
    before, after = "…" * (start > 0), "…" * (end < len(text))
    line = _isolated(before + "".join(pieces) + after)
    if not ours:
        return [indent + line]
    if line.startswith(FIRST_STRONG_ISOLATE):
        words = ", ".join(isolated(text[a:b]) for a, b in ours)
        return [indent + line, f"{indent}here: {words}"]
    carets = _carets(pieces, start, ours)
    return [indent + line, *([indent + " " * len(before) + carets] if carets else [])]


def _window(text: str, span: Span, wide: int) -> Span:
    """First and end of what is shown: all, or what stands round a span."""
    if len(text) <= wide and sum(map(_columns_shown, text)) <= wide:
        return 0, len(text)
    start = _back(text, span[0])
    used = 2
    for end in range(start, len(text)):
        used += _columns_shown(text[end])
        if used > wide or end - start > MOST_CHARACTERS:
            return start, max(end, start + 1)
    return start, len(text)


def _back(text: str, start: int) -> int:
    """Where to begin so that a few words stand before a place; never within a character."""
    used = 0
    while start > 0 and used < LEAD:
        start -= 1
        used += max(_columns_shown(text[start]), 1)
    while start > 0 and not _columns_shown(text[start]):
        start -= 1
        used += 1
        if used > 2 * LEAD:
            break
    return start


def _columns_shown(character: str) -> int:
    return width(_shown(character))


def _carets(pieces: Sequence[str], start: int, spans: Sequence[Span]) -> str:
    """Carets under the spans; what takes no column of its own has one all the same.

    Nothing where all would be underlined.
    """
    marks = "".join(_marks(pieces, start, spans)).rstrip()
    return marks if len(marks) < width("".join(pieces)) or " " in marks else ""


def _marks(pieces: Sequence[str], start: int, spans: Sequence[Span]) -> Iterator[str]:
    marked = [False] * len(pieces)
    for first, end in spans:
        marked[first - start : end - start] = [True] * (end - first)
        if not any(width(piece) for piece in pieces[first - start : end - start]):
            marked[max(first - start - 1, 0)] = True
    for piece, own in zip(pieces, marked, strict=True):
        yield ("^" if own else " ") * width(piece)
