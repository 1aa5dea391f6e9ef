"""Character classes of ICU and Java, worked out to a set: nested, intersected, subtracted."""

from __future__ import annotations

import re
import string
from functools import lru_cache

from mbc_i18n.segment.srx.characters import (
    ALL,
    Characters,
    complement,
    intersection,
    named,
    single,
    union,
)


class ExpressionError(ValueError):
    """An expression that cannot be used: the problem, and what to write instead."""

    def __init__(self, problem: str, step: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.step = step


_CONTROLS = {"t": 9, "n": 10, "r": 13, "f": 12, "a": 7, "e": 27}
_SHORTHAND = {"d": "Nd", "w": "word", "s": "space", "h": "blank"}
_VERTICAL: Characters = ((0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029))
_CODE = re.compile(
    r"x\{\s*([0-9A-Fa-f]{1,6})\s*\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})"
)
_OCTAL = re.compile(r"0([0-3]?[0-7]{1,2})")
_PROPERTY = re.compile(r"([pP])(?:\{\s*(\^?)([^{}]{1,60})\}|([A-Za-z]))")
_MINUS = re.compile(r"--?(?=\[)")
_PLAIN_CLASS = re.compile(r"\[\^?(?:\\.|[^]\[\\&])+\]", re.DOTALL)
_POSIX = re.compile(r"\[:(\^?)([\w =-]{1,60}):\]")
# A set in a set may be as deep as anybody writes it, and no deeper.
_DEEPEST = 16


def escaped(source: str, at: int) -> tuple[Characters, int]:
    """The set that an escape stands for, `at` being after its backslash, and where it ends.

    Raises ExpressionError for one that is unknown or stands for no character.
    """
    letter = source[at : at + 1]
    if found := _CODE.match(source, at) or _OCTAL.match(source, at):
        digits = next(group for group in found.groups() if group)
        return _character(int(digits, 8 if found.re is _OCTAL else 16)), found.end()
    if found := _PROPERTY.match(source, at):
        return _property(found), found.end()
    if letter in _CONTROLS:
        return single(_CONTROLS[letter]), at + 1
    if letter == "c" and source[at + 1 : at + 2].isascii() and at + 1 < len(source):
        return single(ord(source[at + 1].upper()) ^ 64), at + 2
    if letter and letter.lower() in "dwshv":
        return _shorthand(letter), at + 1
    if letter == "" or letter in string.ascii_letters or letter.isdecimal():
        raise ExpressionError(f"unknown escape “\\{letter}”", "write the characters themselves")
    return single(ord(letter)), at + 1


def _character(code: int) -> Characters:
    if code > ALL[0][1]:
        raise ExpressionError(f"no character has the code {code:X}", "correct the code")
    return single(code)


def _shorthand(letter: str) -> Characters:
    small = letter.lower()
    found = _VERTICAL if small == "v" else named(_SHORTHAND[small]) or ()
    return found if letter == small else complement(found)


def _property(found: re.Match[str]) -> Characters:
    capital, caret, long, short = found.groups()
    return _of_name(long or short, (capital == "P") != bool(caret))


def _of_name(name: str, negated: bool) -> Characters:
    characters = named(name.strip())
    if characters is None:
        step = r"write the characters as a range, such as [\u0400-\u04FF]"
        raise ExpressionError(f"unknown character property “{name}”", step)
    return complement(characters) if negated else characters


def class_at(source: str, at: int) -> tuple[str, int]:
    """The class whose bracket stands at `at`, as Python writes it, and where it ends.

    Raises ExpressionError.
    """
    if found := _PLAIN_CLASS.match(source, at):
        return _plain_class(found[0]), found.end()
    characters, end = bracketed(source, at)
    return rendered(characters), end


@lru_cache(maxsize=1024)
def _plain_class(source: str) -> str:
    """A class without classes in it: it ends where it seems to, and stands in many rules."""
    return rendered(bracketed(source, 0)[0])


def bracketed(source: str, at: int, depth: int = 0) -> tuple[Characters, int]:
    """The set of a class, `at` being on its bracket, and where it ends.

    `&&` intersects; `-[…]`, `--[…]` subtract, as ICU and .NET read them. Raises ExpressionError.
    """
    if depth > _DEEPEST:
        raise ExpressionError("classes nested too deep", "write the class in one")
    if found := _POSIX.match(source, at):
        return _of_name(found[2], bool(found[1])), found.end()
    at += 1
    negated = source.startswith("^", at)
    characters, at = _operand(source, at + negated, depth)
    while source.startswith("&&", at):
        other, at = _operand(source, at + 2, depth)
        characters = intersection(characters, other)
    return (complement(characters) if negated else characters), at + 1


def _operand(source: str, at: int, depth: int) -> tuple[Characters, int]:
    """The union of what stands up to `&&` or the closing bracket, and where that is."""
    held: Characters = ()
    parts: list[Characters] = []
    start = at
    while not source.startswith("&&", at) and (source[at : at + 1] != "]" or at == start):
        if at >= len(source):
            raise ExpressionError("a class is not closed", "add the “]”")
        minus = _MINUS.match(source, at) if at > start else None
        part, at = _part(source, minus.end() if minus else at, depth)
        if minus:
            held = intersection(union(held, *parts), complement(part))
            parts = []
        else:
            parts.append(part)
    return union(held, *parts), at


def _part(source: str, at: int, depth: int) -> tuple[Characters, int]:
    """One part of a class: a class inside it, a range, an escape or a character."""
    if source[at] == "[":
        return bracketed(source, at, depth + 1)
    first, at = _one(source, at)
    following = source[at + 1 : at + 2]
    if source[at : at + 1] != "-" or following in ("", "[", "]", "-") or not _is_single(first):
        return first, at
    last, end = _one(source, at + 1)
    if not _is_single(last):
        return first, at
    if last[0][0] < first[0][0]:
        raise ExpressionError("a range runs backwards", "put the smaller character first")
    return ((first[0][0], last[0][0]),), end


def _one(source: str, at: int) -> tuple[Characters, int]:
    if source[at] == "\\":
        return escaped(source, at + 1)
    return single(ord(source[at])), at + 1


def _is_single(characters: Characters) -> bool:
    return len(characters) == 1 and characters[0][0] == characters[0][1]


@lru_cache(maxsize=1024)
def rendered(characters: Characters) -> str:
    """The set as Python writes it."""
    if characters == ALL:
        return r"[\s\S]"
    if not characters:
        return r"[^\s\S]"
    others = complement(characters)
    if len(others) < len(characters) or characters[-1][1] == ALL[0][1]:
        return f"[^{_ranges(others)}]"
    if _is_single(characters):
        return re.escape(chr(characters[0][0]))
    return f"[{_ranges(characters)}]"


def _ranges(characters: Characters) -> str:
    return "".join(
        _plain(first) + (f"-{_plain(last)}" if last > first else "") for first, last in characters
    )


def _plain(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x80 and not chr(code).isalnum() else chr(code)
