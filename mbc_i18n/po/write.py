"""Write a PO file: what did not change keeps its lines, what did is written as gettext does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

from mbc_i18n.model import Catalog, Message
from mbc_i18n.po.read import Fields, Layout, header_fields, scan
from mbc_i18n.po.syntax import BOM, string
from mbc_i18n.po.wrap import WIDTH, comment_lines, field_lines, flag_lines, ref_lines, string_lines

ORDER = "cnrfpxit"
"""The parts of an entry, by the letters of their lines, in the order in which they are written."""
VALUES: dict[str, Callable[[Message], Any]] = {
    "c": attrgetter("comment"),
    "n": attrgetter("note"),
    "r": attrgetter("refs"),
    "f": attrgetter("fuzzy", "flags"),
    "p": attrgetter("previous"),
    "t": attrgetter("target"),
}
"""What each part says; context and source are what an entry is known by."""

HeaderRows = dict[tuple[str, str], tuple[Fields, list[str]]]
"""Fields that stand on one row of a header and the strings of that row, by the first field."""


class Base(NamedTuple):
    """The file as it stands."""

    layout: Layout
    raw: list[str]
    """Its lines without the line feed."""
    carriage: str
    """What new lines end with before the line feed."""


def write(catalog: Catalog, base: str = "") -> str:
    """The text of the catalog: the header, then the messages in their order.

    `base` is the text of the file as it stands. A message that it holds, by context and source,
    keeps its lines; of one that changed only the parts that changed are written anew. Byte order
    mark, line ends and the comments at the end stay. Raises CatalogError for a base that `read`
    refuses, ValueError for a message that is there twice or has neither source nor context.
    """
    known = _base(base, catalog.file)
    header = known.layout.header
    places = {message.key: index for index, message in enumerate(known.layout.messages)}
    lines = _header_entry(catalog, known)
    keys = {("", "")} if header or lines else set()
    for message in catalog.messages:
        if message.key in keys or not (any(message.key) or message.obsolete):
            raise ValueError(f"a second message or a second header: {message.key}")
        keys.add(message.key)
        lines += _entry(message, places.get(message.key), known, bool(lines))
    lines += known.raw[known.layout.starts[-1] :]
    text = "\n".join(lines)
    if not base.endswith("\n") and base:
        text = text.removesuffix("\n").removesuffix(known.carriage)
    return BOM + text if base.startswith(BOM) else text


def _base(text: str, file: str) -> Base:
    """The file with a line end at its end, unless it is empty."""
    carriage = "\r" if text[: text.find("\n") + 1].endswith("\r\n") else ""
    closed = text if text.endswith("\n") or not text else f"{text}{carriage}\n"
    return Base(scan(closed, file), closed.removeprefix(BOM).split("\n"), carriage)


def _header_entry(catalog: Catalog, base: Base) -> list[str]:
    """The lines of the header; none where neither the catalog nor the file has one."""
    old = base.layout.header
    comment = comment_lines("#", catalog.comment)
    if old is None:
        lines = [*comment, 'msgid ""', *_header_lines(catalog.header, {})]
        return [line + base.carriage for line in lines if catalog.header or comment]
    new = {}
    if catalog.comment != old.comment:
        new["c"] = comment
    if catalog.header != header_fields(old.target):
        new["t"] = _header_lines(catalog.header, _header_rows(base.layout))
    return _replaced(new, 0, base, obsolete=False)


def _header_rows(layout: Layout) -> HeaderRows:
    """The header's strings, a row of text at a time, and what they say, by the first field."""
    rows: HeaderRows = {}
    text, strings = "", []
    for index in range(*layout.form(0).t):
        line = layout.lines[index]
        text += string(line, index + 1, "")
        strings.append(line[line.find('"') :])
        if text.endswith("\n") and (fields := header_fields(text)):
            rows.setdefault(fields[0], (fields, strings))
        if text.endswith("\n") or not text:
            text, strings = "", []
    return rows


def _header_lines(fields: Fields, rows: HeaderRows) -> list[str]:
    """The header's msgstr; a row of the old one stays where its fields follow one another still."""
    lines = ['msgstr ""']
    index = 0
    while index < len(fields):
        own, strings = rows.get(fields[index], ((), []))
        if not own or fields[index : index + len(own)] != own:
            own, strings = fields[index : index + 1], field_lines(*fields[index])
        lines += strings
        index += len(own)
    return lines


def _entry(message: Message, index: int | None, base: Base, below: bool) -> list[str]:
    """The lines of a message; one that is new stands below a blank line."""
    if index is None:
        parts = [line + base.carriage for letter in ORDER for line in _part(letter, message)]
        return [base.carriage, *parts] if below else parts
    start, end = base.layout.starts[index : index + 2]
    old = base.layout.messages[index]
    lines = base.raw[start:end] if old == message else _rewritten(message, index, base)
    blank = not lines[0].strip()
    return [base.carriage, *lines] if below and index == 0 and not blank else lines


def _part(letter: str, message: Message) -> list[str]:
    """The new lines of one part of a message."""
    mark = "#~ " if message.obsolete else ""
    width = sys.maxsize if "no-wrap" in message.flags else WIDTH
    match letter:
        case "c":
            return comment_lines("#", message.comment)
        case "n":
            return comment_lines("#.", message.note)
        case "r":
            return ref_lines(message.refs)
        case "f":
            return flag_lines(("fuzzy",) * message.fuzzy + message.flags)
        case "p":
            mark = "#~| " if message.obsolete else "#| "
            return string_lines("msgid", message.previous, mark, width) if message.previous else []
        case "x":
            return string_lines("msgctxt", message.context, mark, width) if message.context else []
        case "i":
            return string_lines("msgid", message.source, mark, width)
        case _:
            return string_lines("msgstr", message.target, mark, width)


def _rewritten(message: Message, index: int, base: Base) -> list[str]:
    """The lines of an entry with the parts of it that changed in the places of the old ones."""
    old = base.layout.messages[index]
    changed = [letter for letter, value in VALUES.items() if value(old) != value(message)]
    new = {letter: _part(letter, message) for letter in changed}
    return _replaced(new, index, base, message.obsolete)


def _replaced(new: dict[str, list[str]], index: int, base: Base, obsolete: bool) -> list[str]:
    """The lines of an entry with some of its parts new; a part it did not have comes in order."""
    parts = _parts(index, base.layout)
    was = base.layout.messages[index].obsolete
    absent = [letter for letter in ORDER if letter in new and letter not in parts]
    lines: list[str] = []
    written: set[str] = set()
    for number, letter in enumerate(parts, base.layout.starts[index]):
        rank = ORDER.find(letter)
        for own in [*[own for own in absent if ORDER.index(own) < rank], letter]:
            if own in new and own not in written:
                lines += [line + base.carriage for line in new[own]]
                written.add(own)
        if letter not in new:
            lines.append(_kept(number, letter, base, obsolete, was))
    return lines


def _parts(index: int, layout: Layout) -> str:
    """For each line of an entry the letter of the part to which it belongs, b for none."""
    start, end = layout.starts[index : index + 2]
    letters = list(layout.letters[start:end].lower())
    form = layout.form(index)
    for letter, (first, last) in zip("xit", form[:3], strict=True):
        letters[first:last] = letter * (last - first)
    return "".join(letters)


def _kept(number: int, letter: str, base: Base, obsolete: bool, was: bool) -> str:
    """A line as it stands; `#~` comes or goes with the entry."""
    line = base.layout.lines[number]
    if obsolete == was:
        return base.raw[number]
    if obsolete and line and letter in "pxit":
        line = "#~" + line[1:] if letter == "p" else "#~ " + line
    return line + base.carriage
