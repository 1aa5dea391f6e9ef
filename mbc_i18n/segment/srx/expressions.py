"""Regular expressions of ICU and Java, as SRX files hold them, in the syntax of Python's `re`.

Everything means the same wherever Python can say it. `\\b` and `\\w` are Python's: they take a
combining mark for the end of a word. `^` and `$` are the edges of the block. Groups capture
nothing; an expression that refers back to one is refused, as is what Python has no match for.
The syntax is that of ICU's regular expressions, which SRX 2.0 prescribes, and of Java's
`java.util.regex.Pattern`, which most tools use.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mbc_i18n.segment.srx.classes import ExpressionError, class_at, escaped, rendered
from mbc_i18n.segment.srx.pieces import (
    ENDLESS,
    FEW_FORMS,
    MANY_FORMS,
    Piece,
    choice,
    fixed,
    grouped,
    look_behind,
    repeated,
    sequence,
)

__all__ = ["ENDLESS", "ExpressionError", "Piece", "translated"]

_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d{1,9})(?:(,)(\d{0,9}))?\})([?+]?)")
_FLAGS = re.compile(r"\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])")
_NAMED = re.compile(r"\(\?<[A-Za-z]\w*>")
_COMMENT = re.compile(r"\(\?#[^)]*\)")
_QUOTED = re.compile(r"\\(?:Q(.*?)(?:\\E|\Z)|.)", re.DOTALL)
_ANCHORS = {"^": r"\A", "A": r"\A", "$": r"\Z", "Z": r"\Z", "z": r"\Z", "b": r"\b", "B": r"\B"}
_LINE = r"[^\n\r\x85\u2028\u2029]"
_LINE_BREAK = choice((fixed(r"\r\n", 2), fixed(r"[\n-\r\x85\u2028\u2029]", 1)))
# Letters of flags that change nothing here: blocks have no lines, and Unicode is always meant.
_IDLE_FLAGS = frozenset("muUdw")
_DEEPEST = 50


@lru_cache(maxsize=4096)
def translated(source: str) -> Piece:
    """An expression in Python's syntax. Raises ExpressionError for one that cannot be used."""
    parser = _Parser(_QUOTED.sub(_unquoted, source))
    found = parser.choice(frozenset(), 0)
    if parser.at < len(parser.source):
        raise ExpressionError("a “)” has no “(”", r"write “\)”")
    return found


def _unquoted(found: re.Match[str]) -> str:
    """`\\Q…\\E` with a backslash before each sign; another escape stays as it is."""
    if found[1] is None:
        return found[0]
    return "".join(one if one.isalnum() else f"\\{one}" for one in found[1])


class _Parser:
    """An expression and how far it has been read."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.many = FEW_FORMS

    def ahead(self, text: str) -> bool:
        return self.source.startswith(text, self.at)

    def take(self, text: str) -> bool:
        taken = self.ahead(text)
        self.at += len(text) if taken else 0
        return taken

    def choice(self, outer: frozenset[str], depth: int) -> Piece:
        """Everything up to the bracket that closes the group."""
        if depth > _DEEPEST:
            raise ExpressionError("groups nested too deep", "write it more simply")
        flags, branches = outer, []
        while True:
            before = flags
            piece, flags = self.branch(before, depth)
            branches.append(_scoped(piece, outer, before))
            if not self.take("|"):
                return choice(branches, self.many)

    def branch(self, flags: frozenset[str], depth: int) -> tuple[Piece, frozenset[str]]:
        """One alternative, and the flags that hold after it."""
        pieces: list[Piece] = []
        while self.at < len(self.source) and not self.ahead("|") and not self.ahead(")"):
            found = _FLAGS.match(self.source, self.at)
            if found and found[3] == ")":
                self.at = found.end()
                changed = _changed(flags, found)
                rest, after = self.branch(changed, depth)
                return sequence([*pieces, _scoped(rest, flags, changed)], self.many), after
            if not self.skipped(flags):
                pieces.append(self.quantified(self.atom(flags, depth)))
        return sequence(pieces, self.many), flags

    def skipped(self, flags: frozenset[str]) -> bool:
        """Whether a comment, or white space where it says nothing, was passed over."""
        start = self.at
        if found := _COMMENT.match(self.source, self.at):
            self.at = found.end()
        elif "x" in flags and self.source[self.at] == "#":
            end = self.source.find("\n", self.at)
            self.at = len(self.source) if end < 0 else end
        elif "x" in flags and self.source[self.at].isspace():
            self.at += 1
        return self.at > start

    def quantified(self, piece: Piece) -> Piece:
        found = _QUANTIFIER.match(self.source, self.at)
        if not found:
            return piece
        self.at = found.end()
        sign, low, comma, high, manner = found.groups()
        least = int(low) if low else int(sign == "+")
        most = int(high) if high else ENDLESS if comma or sign in ("*", "+") else least
        most = 1 if sign == "?" else most
        if most < least or (most < ENDLESS and most > 9999) or least > 9999:
            raise ExpressionError(f"cannot repeat “{found[0]}”", "correct the numbers")
        return self.quantified(repeated(_alone(piece), least, most, manner, self.many))

    def atom(self, flags: frozenset[str], depth: int) -> Piece:
        letter = self.source[self.at]
        if letter == "(":
            return self.group(flags, depth)
        if letter == "[":
            source, self.at = class_at(self.source, self.at)
            return fixed(source, 1)
        if letter in "*+?":
            raise ExpressionError(f"“{letter}” repeats nothing", rf"write “\{letter}”")
        self.at += 1
        if letter == "\\":
            return self.escape()
        if letter in "^$":
            return _anchor(letter)
        if letter == ".":
            return fixed(r"[\s\S]" if "s" in flags else _LINE, 1)
        return fixed(re.escape(letter), 1)

    def escape(self) -> Piece:
        """What stands after a backslash."""
        letter = self.source[self.at : self.at + 1]
        if letter == "R":
            self.at += 1
            return grouped(_LINE_BREAK)
        if letter.isalpha() and letter in _ANCHORS:
            self.at += 1
            return _anchor(letter)
        if letter in tuple("kGX123456789"):
            step = "write out what it stands for"
            raise ExpressionError(f"“\\{letter}” is not supported", step)
        if letter in ("d", "w", "s", "D", "W", "S"):
            self.at += 1
            return fixed(f"\\{letter}", 1)
        characters, self.at = escaped(self.source, self.at)
        return fixed(rendered(characters), 1)

    def group(self, flags: frozenset[str], depth: int) -> Piece:
        for opening, negative in (("(?<=", False), ("(?<!", True)):
            if self.take(opening):
                return self.behind(flags, depth, negative)
        for opening in ("(?=", "(?!"):
            if self.take(opening):
                inner = self.inside(flags, depth)
                source = f"{opening}{inner.source})"
                beyond = min(ENDLESS, inner.most + inner.beyond)
                return Piece(source, 0, 0, (source,), (source,), beyond)
        if self.take("(?>"):
            return grouped(self.inside(flags, depth), "(?>")
        return self.plain_group(flags, depth)

    def behind(self, flags: frozenset[str], depth: int, negative: bool) -> Piece:
        many, self.many = self.many, MANY_FORMS
        found = look_behind(self.inside(flags, depth), negative)
        self.many = many
        if found is None:
            step = "give it one length, or a least and a greatest one"
            raise ExpressionError("a look-behind of no fixed length", step)
        return found

    def plain_group(self, flags: frozenset[str], depth: int) -> Piece:
        """A group that captures or not, with flags of its own or not."""
        found = _FLAGS.match(self.source, self.at) or _NAMED.match(self.source, self.at)
        if not found and self.ahead("(?"):
            shown = self.source[self.at : self.at + 4]
            raise ExpressionError(f"unknown group “{shown}”", "write it another way")
        self.at = found.end() if found else self.at + 1
        inner = _changed(flags, found) if found and found.re is _FLAGS else flags
        return grouped(_scoped(self.inside(inner, depth), flags, inner))

    def inside(self, flags: frozenset[str], depth: int) -> Piece:
        piece = self.choice(flags, depth + 1)
        if not self.take(")"):
            raise ExpressionError("a group is not closed", "add the “)”")
        return piece


def _anchor(letter: str) -> Piece:
    source = _ANCHORS[letter]
    return Piece(source, 0, 0, (source,), (source,), int(source != r"\A"))


def _changed(flags: frozenset[str], found: re.Match[str]) -> frozenset[str]:
    """The flags after `(?on-off)`."""
    on, off = set(found[1]), set(found[2] or "")
    if unknown := (on | off) - _IDLE_FLAGS - set("isx"):
        raise ExpressionError(f"unknown flag “{min(unknown)}”", "leave it out")
    return frozenset((flags | on) - off - _IDLE_FLAGS)


def _scoped(piece: Piece, outer: frozenset[str], inner: frozenset[str]) -> Piece:
    """A piece in which case matters, or does not, unlike around it."""
    if ("i" in outer) == ("i" in inner):
        return piece
    return grouped(piece, "(?i:" if "i" in inner else "(?-i:")


def _alone(piece: Piece) -> Piece:
    """A piece that can be repeated: a quantifier or several characters need a group first."""
    source = piece.source
    single = piece.most > 0 and (len(source) == 1 or (len(source) == 2 and source[0] == "\\"))
    is_class = source[:1] == "[" and piece.least == piece.most == 1
    is_group = source[:1] == "(" and source[-1:] == ")" and source[:2] == "(?"
    return piece if single or is_class or is_group else grouped(piece)
