"""What in a text is no running words: addresses, placeholders, code, tags.

It is overwritten by a sign of its own for each character, so that every place stays where it was.
Each pattern is linear in the text: a run that it could begin in again is looked at once.
"""

from __future__ import annotations

import re

JOINS, PARTS = "\0", "\1"
"""What stands for a character that words may be joined across, and for one that parts them."""

TAG = re.compile(r"</?([A-Za-z][A-Za-z-]*+)[^<>]*+>")
PARTING = frozenset((
    "address", "article", "aside", "audio", "blockquote", "button", "canvas", "caption", "code",
    "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h", "header",
    "hr", "iframe", "img", "input", "kbd", "legend", "li", "main", "math", "nav", "object", "ol",
    "option", "p", "picture", "pre", "samp", "section", "select", "svg", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "tr", "ul", "var", "video",
))  # fmt: skip
"""Tags that words are not read across: blocks, and what stands for something of its own."""

ADDRESS = re.compile(
    r"\b(?:https?|ftp)://[^\s\0]+|\bmailto:[^\s\0]+|\bwww\.[^\s\0]+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+"
)
CODE = re.compile(r"`[^`\n]++`")
ENTITY = re.compile(r"&(?:#?[A-Za-z0-9]{1,10});")
ENTITIES = {"&amp;": "&", "&nbsp;": " ", "&#160;": " ", "&rsquo;": "'", "&#39;": "'"}

NAMED = r"\$?\{\{? ?[\w.:!$-]* ?\}?\}|%\([\w.-]+\)[\d.#0+-]*[A-Za-z]|%\w+%|\$[A-Za-z_]\w*"
NUMBERED = r"%(?:\d+\$)?[sdifgxu@](?!\w)"
JOINED = r"(?<!\w)\w*[^\W_]_+[^\W_]\w*"
DOTTED = r"(?<![\w.-])\w[\w-]*+(?:\.[a-z][\w-]*+)+(?:\(\)|[/?#:]\S*)?"
PATH = r"(?<!\S)(?:~|\.{1,2}|[A-Za-z]:)?[/\\][\w~]\S*|(?<!\S)--[a-z][\w-]*"
MENTION = r"(?<!\w)[@#]\w+"
IDENTIFIER = re.compile("|".join((NAMED, NUMBERED, DOTTED, PATH, MENTION, JOINED)))
"""Placeholders of the common formats, file names, paths, options, mentions, `snake_case`."""

IDENTIFYING = b"{}%$_@#\\/"
"""Signs of Latin-1 that an identifier has; others have two hyphens, or a point before a letter."""

HARMLESS = bytes(set(range(256)) - set(IDENTIFYING))
UNMARKED = bytes(set(HARMLESS) - set(b"<`&"))
"""Signs that stand in nothing to mask."""

ENDED = re.compile(r"\.\w")
ADDRESSING = ("://", "@", "www.", "mailto:")
"""One of these stands in every address."""


def masked(text: str) -> str:
    """The text, of the same length, with only its running words left."""
    if not _holds(text, UNMARKED):
        return text
    plain = CODE.sub(_parts, text) if "`" in text else text
    plain = TAG.sub(_tag, plain) if "<" in plain else plain
    plain = ENTITY.sub(_entity, plain) if "&" in plain else plain
    if any(sign in plain for sign in ADDRESSING):
        plain = ADDRESS.sub(_parts, plain)
    return IDENTIFIER.sub(_parts, plain) if _holds(plain, HARMLESS) else plain


def _holds(text: str, harmless: bytes) -> bool:
    """True where more than harmless signs stand in a text, or what an identifier has."""
    signs = text.encode("latin-1", "replace").translate(None, harmless)
    return bool(signs) or "--" in text or ENDED.search(text) is not None


def _parts(found: re.Match[str]) -> str:
    return PARTS * len(found[0])


def _tag(found: re.Match[str]) -> str:
    sign = PARTS if found[1].lower() in PARTING else JOINS
    return sign * len(found[0])


def _entity(found: re.Match[str]) -> str:
    known = ENTITIES.get(found[0], PARTS)
    return known + JOINS * (len(found[0]) - 1)
