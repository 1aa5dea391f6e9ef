"""Strings that somebody may write into a catalog, a record or the settings to do harm.

They come in families: what a browser, a Markdown or XML reader, a template, a spreadsheet, a style
sheet, a terminal or our own readers could take for something else than words.
"""

from __future__ import annotations

from collections.abc import Iterator

HOST = "https://evil.example"
RUN = "alert(1)"

ELEMENTS = (
    "script", "iframe", "object", "embed", "form", "input", "button", "textarea", "select", "base",
    "meta", "link", "style", "title", "template", "noscript", "plaintext", "xmp", "frameset",
    "audio", "video", "img", "body", "html", "h1", "table",
)  # fmt: skip
"""Elements that load, run, send, swallow what follows, or give a page another structure."""

QUOTES = ('"', "'", "`", "&quot;", "&#39;")
HANDLERS = (
    "onmouseover=",
    "onfocus=x autofocus y=",
    "style=position:fixed;x=",
    "srcdoc=",
    "/onload=",
)
SCHEMES = ("javascript", "JaVaScRiPt", "java\tscript", "java\nscript", " javascript",
           "\x01javascript", "javascript&colon;", "&#106;avascript", "vbscript", "data:text/html",
           "file", "blob", "view-source", "jar:https")  # fmt: skip

DIRECTIONS = {
    "lrm": "\u200e", "rlm": "\u200f", "alm": "\u061c", "lre": "\u202a", "rle": "\u202b",
    "pdf": "\u202c", "lro": "\u202d", "rlo": "\u202e", "lri": "\u2066", "rli": "\u2067",
    "fsi": "\u2068", "pdi": "\u2069",
}  # fmt: skip

UNPRINTED = ("\x00", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x0e", "\x1a", "\x1b", "\x1f", "\x7f",
             "\x80", "\x85", "\x9f", "\ufdd0", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff",
             "\u2028", "\u2029", "\ufeff", "\u00ad", "\u200b", "\u200d", "\u2060", "\ufff9",
             "\ue000", "\ue0f0", "\ue0f1", "\U000f0000", "\U000f0000\ue000\ue000", "\U0010fffd",
             "\U000e0001", "\ufe0f")  # fmt: skip
"""Controls, noncharacters, and characters for private use, which programs keep for themselves."""

LINE_ENDS = ("\n", "\r", "\r\n", "\n\n", "\v", "\f", "\x85", "\u2028", "\n    ", "  \n", "\\\n")


def tags() -> Iterator[str]:
    """Elements, whole or in pieces."""
    for name in ELEMENTS:
        yield f"<{name}>{RUN}</{name}>"
    yield from (
        f"</{name}>" for name in ("p", "li", "td", "article", "main", "body", "html", "svg")
    )
    yield from (
        f"<script src={HOST}/x.js>", f"<SCRIPT SRC=//evil.example>{RUN}</SCRIPT >",
        f"<scr<script>ipt>{RUN}", f"<img src=x onerror={RUN}>", f"<img/src='x'/onerror={RUN}>",
        f"<a href={HOST}>x</a>", "<iframe src=//evil.example>",
        f'<meta http-equiv=refresh content="0;url={HOST}">', f"<base href={HOST}/>",
        f"<form action={HOST}><button>", "<input autofocus onfocus=x>", "<details open ontoggle=x>",
        "<plaintext>", "<<b>>", "< script>", "<\x00script>", "<script", "<b", "<", "<!--", "-->",
        "<!-->", "--!><b>", "<!doctype html>", "<?php echo 1 ?>", "<?xml version='1.0'?>",
        "<![CDATA[<b>", "]]>", "]]><b>x</b><![CDATA[", "<x:y z='1'/>", "<%= 7 * 7 %>",
        "\uff1cscript\uff1e", "\u2039script\u203a", "<\u0131frame>",
        "<table><tr><td>1<td>2<td>3</tr></table>", '<section class="footnotes">',
        '<a class="footnote-backref">', "<h2 id='a'>", "<label><input>",
    )  # fmt: skip


def attributes() -> Iterator[str]:
    """Ends of a quoted value, and what could stand after one."""
    for quote, handler in zip(QUOTES, HANDLERS, strict=True):
        yield f"{quote} {handler}{RUN} {quote}"
    yield from (f"{quote}><b>x</b><i a={quote}" for quote in QUOTES)
    yield from (
        '\\" x=1', "\\' x=1", '""', "''", '" >', "'/>", "=", 'x" lang="en" dir="ltr',
    )  # fmt: skip


def schemes() -> Iterator[str]:
    """Addresses that run, and the ways in which words become a link."""
    for scheme in SCHEMES:
        yield f"{scheme}:{RUN}"
    for shape in ("[x]({})", "![x]({})", "<{}>", "[x]: {}", "[x](<{}> 'y')", "[[{}]]", "url({})"):
        yield shape.format(f"javascript:{RUN}")
        yield shape.format(f"{HOST}/?a=1&b=2")
    yield from (
        "//evil.example/x", "www.evil.example", "mailto:a@evil.example", "a@evil.example",
        "data:image/svg+xml,<svg onload=x>", "tel:1", "#page:main", "?x", "../../x",
    )  # fmt: skip


def entities() -> Iterator[str]:
    """What an HTML or XML reader takes for other characters, once or twice read."""
    yield from (
        "&", "&amp;", "&lt;b&gt;", "&#60;b&#62;", "&#x3c;b&#x3E;", "&lt", "&ltb", "&LT;b&GT;",
        "&#0;", "&#x110000;", "&#x80;", "&nbsp;", "&amp;lt;b&amp;gt;", "&apos;", "&Tab;",
        "&NewLine;", "&colon;", "&unknown;", "&#;", "&#x;", "&copy", "&notit;", "%3Cb%3E",
        "\\u003cb\\u003e", "\\x3cb",
    )  # fmt: skip


def directions() -> Iterator[str]:
    """Marks and overrides of direction, open, closed and out of order."""
    for mark in DIRECTIONS.values():
        yield f"a{mark * 3}gpj.<b>exe"
    yield "\u2069\u202c\u2069out\u202e"


def invisible() -> Iterator[str]:
    """Characters that no page may hold, or that nobody sees."""
    yield from (f"a{character}b" for character in UNPRINTED)
    yield from (f"<{character}b>{character}" for character in UNPRINTED[:4])
    yield "\u0301" * 60 + "z" + "\u0489" * 60


def templates() -> Iterator[str]:
    """What template languages would fill in or run."""
    yield from (
        "{{ 7 * 7 }}", "{% raw %}", "{% endblock %}{% include 'x' %}", "{# x #}", "{{ self }}",
        "{{ ''.__class__.__mro__ }}", "{{ x|safe }}", "{source}", "{publisher}", "{date}",
        "{number}", "{count}", "{0}", "{0.__class__}", "%s %d %(x)s", "%", "${7*7}", "#{7*7}", "$x",
        "{{{x}}}", "{{< shortcode >}}", "{{% notice %}}", "[%x%]", "<#if x>", "@{x}", "*{7*7}",
        "$(id)", "`id`", "\\g<1>", "\\1", "\\\\", "{", "}", "{{", "}}", "{%", "%}",
    )  # fmt: skip


def markdown() -> Iterator[str]:
    """What Markdown, its relatives and YAML read as more than words."""
    yield from (
        "# x", "x #", "## x {#id .class onclick=1}", "- x", "* x", "+ x", "1. x", "2) x", "> x",
        "---", "===", "***", "___", "```html", "~~~", "    code", "\tcode", "`x`", "``", "*x*",
        "**x**", "_x_", "__x__", "~~x~~", "==x==", "^x^", "~x~", "++x++", "||x||", "[x]", "[x][r1]",
        "[^1]", "[^1]: x", "[r1]: https://evil.example", "![x][r1]", "| x | y |", "|---|", "x|y",
        "\\|", ":--", ": x", "!!! danger", ":::danger", "::x{y=1}", "{% hint %}", ":smile:",
        "[ ] x", "[x] y", "{.c onclick=1}", "{#page:main}", "$x$", "$$x$$", "\\(x\\)", "<br>",
        "<br/>", "x  ", "\\", "\\*", "%%x%%", "import x", "export x", "toc: true", "title: x",
        "key: [a, {b: c}]", "&anchor x", "*alias", "!!python/object x", "!x", "@x", "? x", "| x",
        ">- x", "# comment", "x # comment", "'x", '"x', "x'", "null", "yes", "1e3", "2020-01-01",
        "...", "+++", "{ x", "%TAG", "\u2022 x", "x.\n\n# y", "a\n---\nb", "a\n\n- b", "a\n\n    b",
        "a\n```\nb\n```",
    )  # fmt: skip
    yield from (f"a{end}# b" for end in LINE_ENDS)


def styles() -> Iterator[str]:
    """What a style sheet, or the way out of one, is made of."""
    yield from (
        "</style><b>", "}*{display:none}", "@import 'x';", f"url({HOST})", "expression(x)",
        "behavior:url(x)", "x:\\65 xpression(x)", "/* x */", "*/ x /*", ";color:red",
        "-moz-binding:url(x)", '<p style="x:y">', '"; content: "x', "<style>@import 'x'</style>",
        "\\3c b\\3e", "!important",
    )  # fmt: skip


def drawings() -> Iterator[str]:
    """Drawings and formulas, in which other rules of reading hold."""
    yield from (
        "<svg/onload=x>", f"<svg><script>{RUN}</script></svg>", "<svg><a xlink:href=javascript:x>",
        "<svg><style><img src=x onerror=x></style>", "<svg><foreignObject><body onload=x>",
        "<svg></p><b>", "<svg><animate attributeName=href values=javascript:x>",
        "<svg><use href=data:x#y>", "<svg><title><b>",
        "<math><mtext></form><form><mglyph><style></math><b>", "<math href=javascript:x>",
        "<math><mi><b>", "<svg xmlns='http://www.w3.org/2000/svg'>", "<image xlink:href=x>",
        "<set onbegin=x>",
    )  # fmt: skip


def documents() -> Iterator[str]:
    """What feeds, books, word processors, spreadsheets and PDF readers would follow."""
    yield from (
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&x;", "<xi:include href='file:///etc/passwd'/>",
        "<?xml-stylesheet href='x'?>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>", '{ HYPERLINK "x" }',
        '{ INCLUDETEXT "x" }', "DDEAUTO c:\\\\x", "=cmd|' /C x'!A0", "+1+1", "-1+1", "@SUM(1)",
        "%00", "(/JS (x))", ") /URI (x", ">> endobj", "endstream", "</script><b>", '"}</script>',
        '","x":"y', "\\u2028", "</title><b>", "</head><body onload=x>", "</summary><b>",
        "text/html;base64,PGI+",
    )  # fmt: skip


def ours() -> Iterator[str]:
    """Signs that this project itself reads."""
    yield from (
        "[mbc: skip]", "[mbc: note x]", "<!-- mbc: skip -->", "<!-- mbc: note x -->", "<a>", "</a>",
        "<a>x</a>", "<a1>x</a1>", "<em>x</em>", "</em>", "<strong>", "</strong>", "<img/>", "<br/>",
        "<code/>", "<abbr>x</abbr>", "<a href='javascript:x'>x</a>", "<em class=x>x</em>", "joined",
        "#, fuzzy", 'msgid ""', 'x"\nmsgstr "y', "\u2014", "Term: x", "T\uff1a x", "{#source:x}",
        "Q0Q",
    )  # fmt: skip


FAMILIES = {
    family.__name__: tuple(family())
    for family in (
        tags, attributes, schemes, entities, directions, invisible, templates, markdown, styles,
        drawings, documents, ours,
    )
}  # fmt: skip

STRINGS = tuple(dict.fromkeys(string for family in FAMILIES.values() for string in family))
"""All of them, each once."""
