"""Words as Markdown in which every character reads as itself."""

from __future__ import annotations

import re

SPECIAL = re.compile(r"[\\`*_\[\]~|]|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|(?<=\{)[{%]")
"""The second sign of a template's opening is escaped too: templates know no escapes."""
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
LINE_START = re.compile(r"(#{1,6}(?=\s|\Z)|[>=+:-]|(?P<number>\d{1,9})(?=[.)]))")
TOUCHY = ("$", ":")
"""How formulas and shortcodes begin and end."""
PREFIX = re.compile(r"[ \t>*+\-#.)|0-9]*\Z")
"""What a line may hold before its block's words."""
REACH = 200
"""How far before a unit the start of its line is looked for, in code points."""
BREAKS = re.compile(r"[\r\n]")


def escaped(words: str, safe: bool = False) -> str:
    """Words in running text. `safe` escapes all punctuation, not only what is known to need it."""
    return PUNCTUATION.sub(_safely, words) if safe else SPECIAL.sub(_backslash, words)


def between(words: str, before: str, after: str, in_line: bool = False) -> str:
    """Words between two tags, all punctuation escaped, letters that a tag must not touch by number.

    `$x$` beside a letter or a digit is no formula, `:x:` no shortcode. `in_line` writes all
    punctuation by number, for words in a line whose own signs know no escapes.
    """
    if in_line:
        return PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", words)
    head = words[:1] if before[-1:] in TOUCHY else ""
    rest = words[len(head) :]
    tail = rest[-1:] if after[:1] in TOUCHY else ""
    inner = rest[: len(rest) - len(tail)]
    return _by_number(head) + escaped(inner, safe=True) + _by_number(tail)


def _by_number(sign: str) -> str:
    known = sign.isalnum() or sign in ("_", *TOUCHY)
    return f"&#{ord(sign)};" if known else escaped(sign, safe=True)


def _backslash(found: re.Match[str]) -> str:
    """An underscore inside a word needs none."""
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() :][:1]
    if found[0] == "_" and len(around) == 2 and around.isalnum():
        return "_"
    return "\\" + found[0]


def _safely(found: re.Match[str]) -> str:
    """An opening bracket after a backslash may begin a formula."""
    return f"&#{ord(found[0])};" if found[0] in "([" else _backslash(found)


def at_line_start(shown: str) -> str:
    """Escaped words that begin a line: what would begin a block there is escaped too."""
    found = LINE_START.match(shown)
    if found is None:
        return shown
    number = found["number"]
    return f"{number}\\{shown[len(number) :]}" if number else f"\\{shown}"


def begins_line(text: str, place: int) -> bool:
    """True where nothing but the line's prefix stands before a place of the source."""
    line = BREAKS.split(text[max(0, place - REACH) : place])[-1]
    return PREFIX.match(line) is not None


def at_heading_end(shown: str) -> str:
    """Escaped words that end a heading: `#` would close it and `}` might give it an id."""
    return re.sub(r"(#+|\})\Z", r"\\\1", shown)


def in_title(words: str, quote: str, safe: bool = False) -> str:
    """The words of a link title before this closing quote."""
    if safe:
        return escaped(words, safe)
    special = r"[\\()|]" if quote == ")" else rf"[\\{quote}|]"
    return re.sub(rf"{special}|&(?=#?\w{{1,32}};)|(?<=\{{)[{{%]", r"\\\g<0>", words)
