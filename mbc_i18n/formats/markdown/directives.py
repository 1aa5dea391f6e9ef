"""Blocks of other processors, shown to a Markdown parser in a form that it knows.

`!!! note "Title"` becomes a bullet with a heading in it, which holds the indented words below;
`:::note[Title]` a heading or a rule; `: definition` a bullet. Each keeps its length, so that every
place keeps its number. The forms are those of the manuals of Python-Markdown and its extensions,
Docusaurus, Pandoc, VitePress, MyST, PHP Markdown Extra and MDX.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mbc_i18n.model import Span

NESTED = r"(?:\\.|[^\[\]\\]|\[[^\[\]]*+\])*+"
LINES = re.compile(
    r"""^(?P<prefix>[ \t>]*+)
        (?P<sign>!!!|\?\?\?\+?|={3}[!+]?(?=\ ")|:{3,}|`{3,}|~{3,}|:(?=[ \t]+\S)
            |/{3,}(?=[ \t]*+(?:[A-Za-z][\w-]*+[ \t]*+(?:\|[^\r\n]*)?)?(?:[\r\n]|\Z))
            |(?<![ \t>])(?:import|export)(?=[ ]))
        (?P<rest>[^\r\n]*)""",
    re.VERBOSE | re.MULTILINE,
)
ADMONITION = re.compile(r'[ \t]*(?:[A-Za-z][\w-]*(?:[ \t]+[\w-]+)*+)?[ \t]*(?:"(?P<title>.*)")?\s*')
CONTAINER = re.compile(
    rf"[ \t]*(?P<name>\{{[^{{}}]*\}}|[A-Za-z][\w-]*+)?(?:\[(?P<label>{NESTED})\])?[ \t]*"
    r"(?:\{[^{}]*\})?[ \t]*(?P<title>.*?)[ \t:]*"
)
DIRECTIVE = re.compile(r"[ \t]*\{(?P<name>[A-Za-z][\w:-]*)\}[ \t]*(?P<title>.*?)[ \t]*")
OPTIONS = re.compile(
    r"\r?\n(?P<options>(?:[ \t>]*:[A-Za-z][\w-]*:[^\r\n]*(?:\r?\n|\Z))++"
    r"|[ \t>]*---[ \t]*\r?\n(?:(?![ \t>]*---)[^\r\n]*\r?\n)*+[ \t>]*---[ \t]*(?=[\r\n]))"
)
SLASHED = re.compile(r"[ \t]*(?P<name>[A-Za-z][\w-]*)?[ \t]*(?:\|[ \t]*(?P<title>.*?))?[ \t]*")
SLASHED_OPTIONS = re.compile(
    r"\r?\n(?P<options>(?:[ \t>]*[ ]{4}[A-Za-z][\w-]*:[^\r\n]*(?:\r?\n|\Z))++)"
)
UNTITLED = frozenset(["caption", "define", "figure-caption", "html", "table-caption"])
"""Blocks between slashes whose argument is no words."""
MODULE = re.compile(
    r"""(?:import[ ](?:[\w*{}$, ]*[\w*}][ ]from[ ])?["'][^"'\r\n]+["'][ \t]*;?[ \t]*(?=[\r\n]|\Z)
    | export[ ](?:default|const|let|var|function|class|async|\*|\{)(?=[^\r\n]*[={(;])[^\r\n]*
        (?:\r?\n(?![ \t]*(?:[\r\n]|\Z))[^\r\n]*)*+)""",
    re.VERBOSE,
)
"""A line of a program in MDX, or one that reaches down to the next blank line."""
BODY = re.compile(r"(?:\r?\n[ \t>]*(?=[\r\n])){0,2}\r?\n(?P<prefix>[ \t>]*)(?=\S)")
"""The next line with words; two blank ones may stand before it."""
INDENT = 4
REACH = 40
"""How far before a line a blank one is looked for, in code points."""
TITLED = frozenset(
    ["admonition", "attention", "card", "caution", "danger", "dropdown", "error", "grid-item-card"]
    + ["hint", "important", "margin", "note", "rubric", "seealso", "sidebar", "tab-item", "tip"]
    + ["topic", "warning"]
)
"""MyST's directives whose argument is words."""
WORDS = TITLED | frozenset(
    ["aside", "blockquote", "card-body", "compound", "container", "deprecated", "details", "div"]
    + ["epigraph", "figure", "grid", "grid-item", "highlights", "pull-quote", "tab-set"]
    + ["versionadded", "versionchanged"]
)
"""MyST's directives whose body is Markdown; that of any other may be code."""
NO_TERM = frozenset("#|`~=")
"""What begins a line that is no term of a definition."""


class Site(NamedTuple):
    """A line of another processor, and what a Markdown parser is shown in its place."""

    start: int
    """Where its sign stands."""
    shown: str
    tag: str
    """Admonition, Caption, Fence or Definition."""
    caption: int = -1
    """Where the heading begins that stands for an admonition's title."""


class Blocks(NamedTuple):
    """What the lines of a text are."""

    sites: list[Site]
    code: list[Span]
    kept: list[Span]
    """Stretches that stay as they are: options, and directives that hold no words."""


class _Open(NamedTuple):
    """A fence that is open."""

    sign: str
    start: int
    words: bool
    sites: int
    """How many sites stood before it."""


def blocks(text: str, refused: frozenset[int] = frozenset()) -> Blocks:
    """The sites, code and kept stretches of a text, whose line ends hold a line feed.

    `refused` are the places of lines that are not what they seem.
    """
    found, opened = _scanned(text, refused, len(text))
    if opened and opened[0].sign[0] == ":":
        found, opened = _scanned(text, refused, opened[0].start)
    if opened:
        del found.sites[opened[0].sites :]
        found.kept[:] = [span for span in found.kept if span[0] < opened[0].start]
        found.code.append((opened[0].start, len(text)))
    return found


def _scanned(text: str, refused: frozenset[int], closed: int) -> tuple[Blocks, list[_Open]]:
    """What the lines are, and the fences open at the end; none of colons opens after `closed`."""
    found = Blocks([], [], [])
    opened: list[_Open] = []
    bullet = next((sign for sign in "+*-" if not re.search(rf"^[ \t>]*\{sign}", text, re.M)), "+")
    for line in LINES.finditer(text):
        start = line.start("sign")
        if line["sign"][0] in "`~" or (opened and not opened[-1].words):
            _fence(line, found, opened, refused)
        elif start in refused:
            continue
        elif line["sign"][0] in "ie":
            _keep_module(line, found)
        elif start < closed and _holds_code(line):
            opened.append(_Open(line["sign"], start, False, len(found.sites)))
        elif site := _site(line, bullet, found):
            found.sites.append(site)
    return found, opened


def _holds_code(line: re.Match[str]) -> bool:
    """One of MyST's directives between colons whose body may be code."""
    directive = DIRECTIVE.fullmatch(line["rest"]) if len(line["sign"]) > 2 else None
    return line["sign"][0] == ":" and directive is not None and directive["name"] not in WORDS


def _fence(
    line: re.Match[str], found: Blocks, opened: list[_Open], refused: frozenset[int]
) -> None:
    """A line that opens or closes a fence, or stands inside one."""
    sign, rest, top = line["sign"], line["rest"], opened[-1] if opened else None
    if top and top.sign[0] == sign[0] and len(top.sign) <= len(sign) and not rest.strip():
        _close(opened.pop(), line, found)
    elif (top is None or top.words) and not (sign[0] == "`" and "`" in rest):
        directive = DIRECTIVE.fullmatch(rest)
        words = directive is not None and directive["name"] in WORDS
        words = words and line.start("sign") not in refused
        opened.append(_Open(sign, line.start("sign"), words, len(found.sites)))
        if directive and words:
            named = directive["name"] in TITLED
            found.sites.append(_headed(line, directive.span("title") if named else (0, 0)))
            _keep_options(line, found)


def _close(top: _Open, line: re.Match[str], found: Blocks) -> None:
    start, end = line.start("sign"), line.end()
    if top.words:
        found.sites.append(Site(start, "***".ljust(end - start), "Fence"))
    else:
        (found.kept if top.sign[0] == ":" else found.code).append((top.start, end))


def _site(line: re.Match[str], bullet: str, found: Blocks) -> Site | None:
    """What a line is; None where it is nothing."""
    sign = line["sign"]
    if sign[0] in "!?=":
        return _admonition(line, bullet)
    if sign[0] == "/":
        return _slashed(line, found)
    if sign == ":":
        start = line.start("sign")
        shown = bullet + line["rest"]
        return Site(start, shown, "Definition") if _follows_term(line) else None
    container = CONTAINER.fullmatch(line["rest"])
    directive = DIRECTIVE.fullmatch(line["rest"])
    if directive:
        _keep_options(line, found)
        return _headed(line, directive.span("title") if directive["name"] in TITLED else (0, 0))
    label = container.span("label") if container and container["label"] else (0, 0)
    return _headed(line, label if any(label) or not container else container.span("title"))


def _slashed(line: re.Match[str], found: Blocks) -> Site:
    """The first or last line of a block between slashes, as PyMdown has them."""
    own = SLASHED.fullmatch(line["rest"])
    named = own["name"] if own else None
    if named:
        _keep_options(line, found, SLASHED_OPTIONS)
    titled = own is not None and named is not None and named not in UNTITLED
    return _headed(line, own.span("title") if own and titled and own["title"] else (0, 0))


def _keep_module(line: re.Match[str], found: Blocks) -> None:
    """A line of MDX's programs; it begins a block, or follows another."""
    start, last = line.start("sign"), found.kept[-1][1] if found.kept else -1
    if last > start:
        return
    begins = not start or re.search(r"\n[ \t]*\r?\n\Z", line.string[max(0, start - REACH) : start])
    follows = last >= max(0, start - len("\r\n"))
    own = MODULE.match(line.string, start)
    if own and (begins or follows):
        found.kept.append(own.span())


def _keep_options(line: re.Match[str], found: Blocks, form: re.Pattern[str] = OPTIONS) -> None:
    """The options below the first line of a directive."""
    if options := form.match(line.string, line.end()):
        kept = options["options"]
        start = options.start("options") + len(kept) - len(kept.lstrip(" \t>"))
        found.kept.append((start, options.start("options") + len(kept.rstrip("\r\n"))))


def _headed(line: re.Match[str], title: Span) -> Site:
    """A heading of a title, whose span counts from the end of the sign; else a rule."""
    rest, width = line["rest"], len(line["sign"]) + len(line["rest"])
    if title[0] == title[1]:
        return Site(line.start("sign"), "***".ljust(width), "Fence")
    shown = "#".ljust(len(line["sign"]) + title[0]) + rest[slice(*title)]
    return Site(line.start("sign"), shown.ljust(width), "Caption")


def _admonition(line: re.Match[str], bullet: str) -> Site | None:
    """A bullet, and a heading in it, which is empty where there is no title."""
    found = ADMONITION.fullmatch(line["rest"])
    width = len(line["sign"]) + len(line["rest"])
    if found is None or width < INDENT + 1 or not _has_body(line):
        return None
    title = found["title"] or ""
    place = len(line["sign"]) + found.start("title") if title else width
    inner = INDENT if place > INDENT + 1 else INDENT - 1
    shown = (bullet.ljust(inner) + "#").ljust(place) + title
    return Site(line.start("sign"), shown.ljust(width), "Admonition", line.start("sign") + inner)


def _has_body(line: re.Match[str]) -> bool:
    """Indented words, without which it is a line of prose."""
    body, prefix = BODY.match(line.string, line.end()), line["prefix"]
    if body is None or not body["prefix"].startswith(prefix):
        return False
    return len(body["prefix"][len(prefix) :].expandtabs(INDENT)) >= INDENT


def _follows_term(line: re.Match[str]) -> bool:
    """The line before it, or one blank line further up, holds words."""
    text, end = line.string, line.start()
    for _ in range(2):
        start = text.rfind("\n", 0, max(end - 1, 0)) + 1
        words = text[start:end].strip(" \t>\r\n")
        if words or not start:
            return bool(words) and words[0] not in NO_TERM
        end = start
    return False
