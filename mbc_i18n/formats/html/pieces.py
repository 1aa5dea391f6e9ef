"""The words and inline elements of a run as the pieces that sentences are cut from.

White space is collapsed as HTML shows it, and stays in the file. `&nbsp;` and `&shy;` are the
characters that they stand for. `<br>` and `<wbr>` are void elements, ruby's parts are elements
like others; so are pairs without content. Comments, and tags whose partner stands in another
block, are void elements too. What nobody translates is one void element, the words in its note; so
is a CDATA section of XHTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from os.path import commonprefix

from mbc_i18n import locales
from mbc_i18n.formats.html.items import CDATA, SPACE, Item
from mbc_i18n.formats.html.parser import read_references
from mbc_i18n.formats.html.runs import Run
from mbc_i18n.formats.html.vocabulary import CLOSED, VOID, WRAPPERS
from mbc_i18n.formats.piece import Piece

PART = re.compile(
    r"(?P<space>[ \t\n\f\r]{2,}|[\t\n\f\r])|(?P<reference>&(?:#\d+|#[xX][\dA-Fa-f]+|[A-Za-z]\w*);?)"
)
LONGEST = 2
"""Characters that a reference stands for, at most."""
LINE_END = re.compile("[\n\r]")
ADDRESSES = {"a": "href", "img": "src"}
OBJECT = "\ufffc"
"""What a segmenter sees of a picture or a formula."""
SEEN = frozenset(("embed", "img", "input"))
"""Void elements that a reader sees."""
UNSEEN = frozenset(("link", "meta", "script", "style", "template"))
"""Elements without words that no reader sees; others may be drawn by a style sheet."""
UNNAMED = re.compile("[^a-z0-9-]+")
MOST_NOTED = 200
"""Characters of an address, a tag or kept words that a translator is shown."""


@dataclass(slots=True)
class _Reading:
    """The pieces so far, and what the last of them leaves to the next."""

    text: str
    pieces: list[Piece] = field(default_factory=list)
    before: str = ""
    """The last character with ink."""
    spaced: bool = True
    """True where HTML shows no more white space."""


def pieces(run: Run, text: str) -> list[Piece]:
    """The pieces of a run, which tile it but for elements that hold all its words."""
    reading = _Reading(text)
    starts = {last: first for first, last in run.ends.items()}
    index = 0
    while index < len(run.items):
        item = run.items[index]
        empty = index + 1 if run.ends.get(index) == index + 1 else index
        last = run.kept.get(index, empty)
        if last > index:
            whole = run.items[index : last + 1]
            _add(reading, _whole(whole, text), item.name not in UNSEEN)
        elif item.role in ("words", "space"):
            _words(reading, item)
        elif index in run.ends or index in starts:
            reading.pieces.append(_end(item, -1 - starts.get(index, index), text))
        else:
            seen = item.role == "data" or (item.name in SEEN and item.role == "open")
            _add(reading, _alone(item, text), seen)
        index = last + 1
    return _unwrapped(reading.pieces)


def _end(item: Item, key: int, text: str) -> Piece:
    """One of the two ends of an element."""
    note = _note(item, text) if item.role == "open" else ""
    return Piece(item.role, "", item.start, item.end, _name(item), key, note)


def _add(reading: _Reading, piece: Piece, seen: bool) -> None:
    """Add what stays as it is; after what a reader may see white space shows again."""
    reading.pieces.append(piece)
    if piece.name == "br":
        reading.spaced = True
    elif seen:
        reading.spaced, reading.before = False, piece.text[-1:] or OBJECT


def _words(reading: _Reading, item: Item) -> None:
    cursor = item.start
    for found in PART.finditer(reading.text, item.start, item.end):
        if cursor < found.start():
            _text(reading, cursor, found.start())
        if found["space"]:
            _space(reading, *found.span())
        else:
            _reference(reading, *found.span())
        cursor = found.end()
    if cursor < item.end:
        _text(reading, cursor, item.end)


def _reference(reading: _Reading, start: int, end: int) -> None:
    """A character reference and, as in `&copyright`, words that its name runs into.

    One to a character that no page may hold reads as nothing.
    """
    raw = reading.text[start:end]
    read = read_references(raw)
    words = _words_behind(raw, read)
    read, last = read[: len(read) - words], end - words
    if read and not read.strip(SPACE):
        _space(reading, start, last)
    elif read or not words:
        reading.pieces.append(Piece("text", read, start, last))
        if read:
            reading.spaced, reading.before = False, read[-1]
    if words:
        _text(reading, last, end)


def _words_behind(raw: str, read: str) -> int:
    """How many characters behind a reference that has no semicolon are words."""
    whole = raw[-1] == ";" and len(read) <= LONGEST
    return 0 if whole else len(commonprefix([raw[::-1], read[::-1]]))


def _text(reading: _Reading, start: int, end: int) -> None:
    if reading.spaced and reading.text[start] == " ":
        _space(reading, start, start + 1)
        start += 1
    if start < end:
        words = reading.text[start:end]
        reading.pieces.append(Piece("text", words, start, end))
        reading.spaced = words[-1] == " "
        reading.before = words.rstrip()[-1:] or reading.before


def _space(reading: _Reading, start: int, end: int) -> None:
    """White space as one space; as nothing after another, or between two wide characters."""
    shown = "" if reading.spaced else " "
    if shown and LINE_END.search(reading.text, start, end):
        shown = locales.soft_join(reading.before, reading.text[end : end + 1] or " ")
    reading.pieces.append(Piece("text", shown, start, end, kind="soft"))
    reading.spaced = True


def _alone(item: Item, text: str) -> Piece:
    """A tag that no other belongs to, a comment, or an author's mark."""
    start, end = item.start, item.end
    if item.role == "mark":
        return Piece("mark", "", start, end, note=text[start:end], kind="html")
    if item.role == "comment":
        return Piece("void", "", start, end, "html", note=_short(text[start:end]), kind="html")
    if item.role == "data":
        words = text[start + len(CDATA) : end].removesuffix("]]>")
        return Piece("void", words, start, end, "cdata", note=_short(words), kind="html")
    name = _name(item) if item.role == "open" else f"end-{_name(item)}"
    shown = {"br": " ", "img": OBJECT}.get(item.name, "") if item.role == "open" else ""
    return Piece("void", shown, start, end, name, note=_note(item, text), kind="html")


def _whole(items: Sequence[Item], text: str) -> Piece:
    """An element that stays as it is."""
    first, last = items[0], items[-1]
    words = "".join(text[item.start : item.end] for item in items if item.role == "words")
    read = " ".join(read_references(words).split())
    if first.name in CLOSED:
        read, shown = "", OBJECT if first.name == "math" else ""
    else:
        shown = read
    note = _short(read) or _note(first, text)
    return Piece("void", shown, first.start, last.end, _name(first), note=note, kind="html")


def _name(item: Item) -> str:
    """A name that may stand in a unit: `o:p` is `o-p` there, and a digit at its end is its own."""
    name = UNNAMED.sub("-", item.name.lower()).strip("-")
    return name if name[:1].isalpha() and name.isascii() else "html"


def _note(item: Item, text: str) -> str:
    """What an element is, for the translator: an address, or its tag where that says more."""
    if item.role == "close":
        return text[item.start : item.end]
    asked = ADDRESSES.get(item.name, "")
    attribute = (item.attributes or {}).get(asked)
    if attribute:
        return _short(attribute.value)
    raw = text[item.start : item.end]
    return "" if item.name not in VOID and " " not in raw.strip() else _short(raw)


def _short(words: str) -> str:
    flat = " ".join(words[: 4 * MOST_NOTED].split())
    return flat if len(flat) <= MOST_NOTED else flat[: MOST_NOTED - 1] + "…"


def _unwrapped(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the wrappers that hold all that there is to see."""
    first, last = 0, len(pieces) - 1
    dropped: set[int] = set()
    while True:
        while first < last and _is_nothing(pieces[first]):
            first += 1
        while first < last and _is_nothing(pieces[last]):
            last -= 1
        if first >= last or not _is_wrapper(pieces[first], pieces[last]):
            break
        dropped |= {first, last}
        first, last = first + 1, last - 1
    return [piece for index, piece in enumerate(pieces) if index not in dropped]


def _is_nothing(piece: Piece) -> bool:
    return piece.role in ("text", "void") and not piece.text.strip()


def _is_wrapper(first: Piece, last: Piece) -> bool:
    return first.role == "open" and first.name in WRAPPERS and first.key == last.key
