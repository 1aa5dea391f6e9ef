"""Inline syntax that Markdown leaves to others: templates, shortcodes, roles, math, attributes.

Site generators, MyST, Pandoc and editors of notes read it before Markdown or after it. Each find
is a span that stays as it is. The forms are those of the manuals of Hugo, Jekyll, MkDocs with
Python-Markdown's extensions, kramdown, Docusaurus (remark-directive), MyST, Pandoc and Obsidian.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

CHARACTER = "\ufffc"
"""What a segmenter sees of a thing that stands for words."""


class Kind(NamedTuple):
    """What a span is to a unit."""

    name: str
    """The element's name."""
    role: str = "void"
    """void, open or close."""
    shown: str = CHARACTER
    """"" for what is no part of a sentence when it stands at its edge."""
    lone: bool = False
    """Whether a line of nothing but such is no part of the words around it."""
    heads: bool = False
    """Whether a line that begins with it is a block of its own."""


class Find(NamedTuple):
    """A span of foreign syntax."""

    start: int
    end: int
    kind: Kind


VARIABLE = Kind("ph")
TAG = Kind("ph", lone=True)
ROLE = Kind("role")
MATH = Kind("math")
DISPLAY = Kind("math", lone=True)
EMBED = Kind("img", lone=True)
PAGE = Kind("a")
ATTRIBUTES = Kind("ph", shown="")
HEAD = Kind("ph", shown="", heads=True)
LEAF = Kind("span", "open", "", heads=True)
KINDS = {
    **{"variable": VARIABLE, "tag": TAG, "role": ROLE, "attributes": ATTRIBUTES, "math": MATH},
    **{"display": DISPLAY, "toc": TAG, "alert": HEAD, "abbreviation": HEAD, "emoji": VARIABLE},
    **{"leaf": TAG, "brackets": DISPLAY, "round": MATH},
}
PAIRED = {"span": "span", "directive": "span", "note": "note"}
"""Forms with words inside them, and the names of their elements."""

WRAP = r"(?:\r\n?|\n)(?![ \t]*(?:[\r\n*+\#|~]|-(?![}%])|>(?!\}\})|\d+[.)]))"
"""A line end inside a template that may be no end of a paragraph."""
ATTRIBUTE = r"""(?:[#.][\w:.-]+|[A-Za-z_][\w:.-]*=(?:"[^"\r\n{}]*+"|'[^'\r\n{}]*+'|[^\s"'{}]++))"""
LIST = (
    rf"(?::?[ \t]*+{ATTRIBUTE}(?:[ \t]++{ATTRIBUTE})*+[ \t]*+\}}"
    r"|:[ \t]*+[\w.:\#-][^{}\r\n]*+\})"
)
"""Attributes after their brace."""
NESTED = r"(?:\\.|[^\[\]\r\n\\]|\[[^\[\]\r\n]*+\])*+"
LABEL = r"(?:\\.|[^\[\]\r\n|`\\])++"
PAIRS = "|".join(r"(?<=(?<!\\)" + r"\\\\" * pairs + ".)" for pairs in range(1, 9))
"""An even number of backslashes before a sign: each of them is a backslash, and escapes nothing."""
FORMS = re.compile(
    rf"""[{{$!\[:*^\\](?:(?<!\\.)|{PAIRS})(?:
      (?P<variable>(?:(?<=\{{)\{{|(?<=\$)\{{\{{)
        (?:[^{{}}`\r\n]|\{{(?![{{%])|\}}(?!\}})|{WRAP})*+\}}\}})
    | (?P<tag>(?<=\{{)%(?:[^{{}}`\r\n%]|%(?!\}})|\{{(?![{{%])|\}}|{WRAP})*+%\}})
    | (?P<role>(?<=\{{)[A-Za-z][\w:.+-]*+\}}(?=`) | (?<=:)(?<![\w:].)[A-Za-z][\w+.-]*+:(?=`))
    | (?P<attributes>(?<=\{{)(?:(?!\#)|(?<=[)\]*_`>]\{{)){LIST})
    | (?P<display>(?<=\$)\$(?:[^$`\r\n]|\$(?!\$)|{WRAP})++\$\$)
    | (?P<math>(?<=\$)(?<![\w$].)(?![\s$])[^$`\r\n]*+(?<!\s)\$(?![\w$]))
    | (?P<brackets>(?<=\\)\[(?:[^`\r\n\\]|\\(?![\[\]])|{WRAP})++\\\])
    | (?P<round>(?<=\\)\((?:[^`\r\n\\]|\\(?![()]))++\\\))
    | (?P<toc>(?<=\[)(?:TOC\]|toc\]|\[_?TOC_?\]\]|\[toc\]\])(?=[ \t]*(?:[\r\n]|\Z)))
    | (?P<wiki>(?:(?<=\[)\[|(?<=!)\[\[)(?P<page>[^\[\]\r\n|`\\]++)
        (?P<words>\\?\|(?={LABEL}\]\]))?+(?(words)|\]\](?![(\[:])))
    | (?P<alert>(?<=\[)![A-Za-z]+\][+-]?+(?![(\[:]))
    | (?P<span>(?<=\[)(?={NESTED}\]\{{{LIST}))
    | (?P<abbreviation>(?<=\*)\[[^\[\]\r\n]++\]:[ \t]*+)
    | (?P<leaf>(?<=:):[A-Za-z][\w-]*+(?P<label>\[(?={NESTED}\]))?+
        (?(label)|(?:\{{[^{{}}\r\n]*+\}})?+(?=[ \t]*(?:[\r\n]|\Z))))
    | (?P<directive>(?<=:)(?<![\w:].)[A-Za-z][\w-]*+\[(?={NESTED}\](?!\()))
    | (?P<note>(?<=\^)\[(?={NESTED}\](?![(\[])))
    | (?P<emoji>(?<=:)(?<![\w:].)(?:[a-z][a-z0-9_+-]*+|[+-]1):(?![\w:]))
    )""",
    re.VERBOSE,
)
"""Each form begins after its first character, so that the search can skip to that."""
CLOSED = re.compile(rf"{NESTED}(\](?:\{{[^{{}}\r\n]*+\}})?)")
PAGE_END = re.compile(rf"{LABEL}(\]\])")
PREFIX = re.compile(r"[ \t>]*\Z")
REACH = 40
"""How far before a form its line's prefix is looked for, in code points."""
AT_LINE_START = ("abbreviation", "alert", "leaf", "toc")
CODE = re.compile(r"\{(?:%-?|\{[<%])\s*(highlight|comment|mermaid|katex)\b")
"""Tags whose words, up to their counterpart, are code or nobody's."""
SIGNS = re.compile(r"[\\^_=]")
TEX = re.compile(r"\\[A-Za-z]|[A-Za-z0-9)}][\^_][A-Za-z0-9({\\]")
LETTERS = re.compile(r"(?<!\\)(?<![^\W\d_])[^\W\d_]{2,}")
"""Words: a formula's names have one letter, or a backslash."""


def finds(text: str, code_end: Callable[[int], int], labels: Callable[[], set[str]]) -> list[Find]:
    """The finds in order; none overlaps another.

    `code_end` tells where the code ends that a place stands in; the place itself where it stands
    in none. `labels` are those of reference definitions, since `[[label]]` is a link in brackets.
    """
    found: list[Find] = []
    unclosed: set[str] = set()
    cursor = 0
    while match := FORMS.search(text, cursor):
        cursor = code_end(match.start())
        if cursor > match.start():
            continue
        cursor += 1
        for first, *rest in filter(None, [_read(match, labels)]):
            whole = _to_counterpart(text, first, unclosed)
            found += [whole, *rest]
            cursor = whole.end
    return _apart(sorted(found))


def _read(match: re.Match[str], labels: Callable[[], set[str]]) -> list[Find]:
    """What a match is; nothing where its form alone misleads."""
    form = match.lastgroup or ""
    if form in AT_LINE_START and not _begins_line(match, form == "alert"):
        return []
    if form in PAIRED or (form == "leaf" and match["label"]):
        return _pair(match, PAIRED.get(form, "span"))
    if form == "wiki":
        return _wiki(match, labels)
    if form in ("math", "display") and not _is_formula(match[0].strip("$")):
        return []
    if form in ("brackets", "round") and not _is_tex(match[0][2:-2], form):
        return []
    kind = KINDS[form]
    if form == "variable" and match[0].lstrip("$")[2] in "<%":
        kind = TAG
    return [Find(*match.span(), kind)]


def _pair(match: re.Match[str], name: str) -> list[Find]:
    """An opening, and the closing that its form looked ahead for."""
    closed = CLOSED.match(match.string, match.end())
    if closed is None:
        return []
    opening = LEAF if match.lastgroup == "leaf" else Kind(name, "open", "")
    return [Find(*match.span(), opening), Find(*closed.span(1), Kind(name, "close", ""))]


def _wiki(match: re.Match[str], labels: Callable[[], set[str]]) -> list[Find]:
    page = match["page"]
    if not any(map(str.isalpha, page)) or " ".join(page.split()).casefold() in labels():
        return []
    if not match["words"]:
        return [Find(*match.span(), EMBED if match[0][0] == "!" else PAGE)]
    closed = PAGE_END.match(match.string, match.end())
    if closed is None:
        return []
    opening, closing = Kind("a", "open", ""), Kind("a", "close", "")
    return [Find(*match.span(), opening), Find(*closed.span(1), closing)]


def _is_tex(inner: str, form: str) -> bool:
    """A formula in TeX's own brackets, and no words in escaped ones: `\\[1\\]`, `\\(see it\\)`.

    Converters escape brackets around a letter; round ones there are a formula.
    """
    if form == "brackets" and not SIGNS.search(inner):
        return False
    return bool(TEX.search(inner)) or (_is_formula(inner) and not LETTERS.search(inner))


def _is_formula(inner: str) -> bool:
    """No words, or a sign that prose does not use: `$5 to $` is money."""
    if not any(map(str.isalpha, inner)):
        return "\\" in inner
    return bool(SIGNS.search(inner)) or not LETTERS.search(inner)


def _begins_line(match: re.Match[str], in_quote: bool) -> bool:
    before = re.split(r"[\r\n]", match.string[max(0, match.start() - REACH) : match.start()])[-1]
    return PREFIX.match(before) is not None and (not in_quote or ">" in before)


def _to_counterpart(text: str, find: Find, unclosed: set[str]) -> Find:
    """Code between two tags belongs to them. A name that nothing closes is looked for once."""
    code = CODE.match(text, find.start)
    if code is None or code[1] in unclosed:
        return find
    closing = rf"\{{%-?\s*end{code[1]}\s*-?%\}}|\{{\{{[<%]\s*/\s*{code[1]}\s*[>%]\}}\}}"
    end = re.compile(closing).search(text, find.end)
    if end is None:
        unclosed.add(code[1])
        return find
    return Find(find.start, end.end(), find.kind)


def _apart(found: list[Find]) -> list[Find]:
    """Without those that begin inside another."""
    result: list[Find] = []
    for find in found:
        if not result or find.start >= result[-1].end:
            result.append(find)
    return result
