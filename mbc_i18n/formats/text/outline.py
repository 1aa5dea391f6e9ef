"""The author's outline of a plain-text article: what its form does not say.

A TOML file beside the article. `[[pin]]` fixes what a block is, by its exact words; `[[heading]]`
gives back a heading that was lost, by the section at whose beginning it belongs:

    [[pin]]
    text = "Jane Doe Clinic"
    kind = "paragraph"          # title, heading or paragraph

    [[heading]]
    section = 2                 # from 1, as the section breaks divide the text
    text = "Causes"
    level = 2                   # 2 to 6; 2 where it is left out
    context = "cancer"          # optional: the context of its unit
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.text.lines import BYTE_ORDER_MARK, folded
from mbc_i18n.model import normal

KINDS = ("title", "heading", "paragraph")
LEVELS = range(2, 7)
"""Levels of a heading; the first is the title's."""

KEYS: Mapping[str, Mapping[str, type]] = {
    "pin": {"text": str, "kind": str, "level": int},
    "heading": {"section": int, "text": str, "level": int, "context": str},
}
REQUIRED = {"pin": ("text", "kind"), "heading": ("section", "text")}
TYPE_NAMES = {str: "a string", int: "a whole number"}

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]")
_ERROR_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Pin:
    """What the block of exactly these words is."""

    text: str
    kind: str
    """One of `KINDS`."""
    level: int = 0
    """Level of a heading, 0 for other kinds."""
    line: int = 0
    """Line of the outline on which its table starts, 0 where that is unknown."""


@dataclass(frozen=True, slots=True)
class LostHeading:
    """A heading that the article had once: shown on pages, never written into the text."""

    section: int
    text: str
    level: int = 2
    context: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """One table of the file and where it stands."""

    name: str
    values: Mapping[str, Any]
    file: str
    line: int
    source: str
    """The lines of the table."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything that an author pinned or gave back."""

    pins: tuple[Pin, ...] = ()
    headings: tuple[LostHeading, ...] = ()
    file: str = ""

    @classmethod
    def parse(cls, text: str, file: str = "") -> Outline:
        """The outline that a TOML text describes.

        Raises FormatError with the line for anything that is not understood: nothing in the file
        is passed over.
        """
        text = text.removeprefix(BYTE_ORDER_MARK)
        entries = list(_entries(_load(text, file), text, file))
        pins = tuple(_pin(entry) for entry in entries if entry.name == "pin")
        _refuse_repeated(pins, file)
        headings = tuple(_heading(entry) for entry in entries if entry.name == "heading")
        return cls(pins, headings, file)


def _load(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError, or a number too long for int()
        found = _ERROR_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise FormatError(f"not TOML: {error}", file, line, "mend the outline") from None
    except RecursionError:
        raise FormatError("nested too deeply", file, step="mend the outline") from None


def _entries(tables: Mapping[str, Any], text: str, file: str) -> Iterator[_Entry]:
    for name, values in tables.items():
        if name not in KEYS:
            step = "use [[pin]] and [[heading]]"
            raise FormatError(f"unknown table {name!r}", file, _line_of_key(text, name), step)
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            step = f"write [[{name}]] above each one"
            raise FormatError(f"{name!r} is no list", file, _line_of_key(text, name), step)
        places = _places(text, name, len(values))
        for value, (line, source) in zip(values, places, strict=True):
            yield _checked(_Entry(name, value, file, line, source))


def _places(text: str, name: str, count: int) -> list[tuple[int, str]]:
    """Line and lines of each table of a name; (0, "") where the file writes them another way."""
    rows = text.split("\n")
    headers = [(index, found[1]) for index, row in enumerate(rows) if (found := _HEADER.match(row))]
    places = [
        (index + 1, "\n".join(rows[index:end]))
        for (index, header), (end, _) in pairwise([*headers, (len(rows), "")])
        if header == name
    ]
    return places if len(places) == count else [(0, "")] * count


def _line_of_key(text: str, key: str) -> int:
    """The line on which a key or a table's header stands, 0 where it is written another way."""
    pattern = re.compile(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[\]=.]", re.M)
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _checked(entry: _Entry) -> _Entry:
    keys = KEYS[entry.name]
    for key, value in entry.values.items():
        if key not in keys:
            raise _error(entry, f"unknown key {key!r}", "use " + ", ".join(keys), key)
        if type(value) is not keys[key]:
            problem = f"{key} is not {TYPE_NAMES[keys[key]]}"
            raise _error(entry, problem, f"write {key} as {TYPE_NAMES[keys[key]]}", key)
    for key in REQUIRED[entry.name]:
        if not str(entry.values.get(key, "")).strip():
            raise _error(entry, f"a {entry.name} without {key}", f"give its {key}", key)
    return entry


def _error(entry: _Entry, problem: str, step: str, key: str = "") -> FormatError:
    inner = _line_of_key(entry.source, key) if key else 0
    line = entry.line + inner - 1 if inner else entry.line
    return FormatError(problem, entry.file, line, step)


def _pin(entry: _Entry) -> Pin:
    text, kind = folded(entry.values["text"]), entry.values["kind"]
    if kind not in KINDS:
        raise _error(entry, f"unknown kind {kind!r}", "use " + ", ".join(KINDS), "kind")
    if kind != "heading" and "level" in entry.values:
        raise _error(entry, f"a {kind} has no level", "leave the level out", "level")
    return Pin(text, kind, _level(entry) if kind == "heading" else 0, entry.line)


def _heading(entry: _Entry) -> LostHeading:
    values = entry.values
    text, context = folded(values["text"]), folded(values.get("context", ""))
    return LostHeading(values["section"], text, _level(entry), context, entry.line)


def _level(entry: _Entry) -> int:
    level: int = entry.values.get("level", LEVELS[0])
    if level not in LEVELS:
        raise _error(entry, f"level {level} is none of a heading", "use 2 to 6", "level")
    return level


def _refuse_repeated(pins: tuple[Pin, ...], file: str) -> None:
    seen: set[str] = set()
    for pin in pins:
        if normal(pin.text) in seen:
            step = "keep one of the two"
            raise FormatError(f"{pin.text!r} is pinned twice", file, pin.line, step)
        seen.add(normal(pin.text))
    titles = [pin for pin in pins if pin.kind == "title"]
    if len(titles) > 1:
        raise FormatError("a second title is pinned", file, titles[1].line, "keep one title")
