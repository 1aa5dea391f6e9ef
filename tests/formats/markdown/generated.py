"""Markdown for the laws: articles of ordinary constructs nested in one another, and mere syntax."""

from __future__ import annotations

from hypothesis import strategies as st

# Inline content

WORDS = st.sampled_from(
    ["Pain", "cells", "Tumor", "the", "U.S.", "3.5%", "x", "naïve", "5 < 6", "R&D", "snake_case"]
    + ["a\u00a0b", "乳腺癌", "骨转移。", "سرطان", "עור", "😀", "👩🏽‍⚕️", "“quoted”", "it’s", "(see)"]
    + [
        "end!",
        "Hope?",
        "2–4",
        "&amp;",
        "&copy;",
        "\\*",
        "\\[no\\]",
        "1986\\.",
        "a\\\\b",
        "$5",
        "~7",
    ]
)
ENDS = st.sampled_from([".", "?", "!", "。", "", ":", ".”"])
GAPS = st.sampled_from([" ", " ", " ", "\n", "  ", "\u00a0", "  \n", "\\\n"])
LABELS = ("risk", "Big Risk", "乳腺", "r1")
ADDRESSES = st.sampled_from(["https://e.org/a_b?c=1&d=2", "<dir/a b>", "/x", "#risk"])
TITLES = st.sampled_from(["", ' "Title"', " 'It is'", " (In brackets)", ' "With \\" quote"'])
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
REFERENCES = st.sampled_from(
    [form.format(label) for label in LABELS for form in ("[{}]", "[{}][]", "![{}]", "![Alt][{}]")]
)
VOIDS = st.one_of(
    st.sampled_from(["`code`", "``a ` b``", "<https://e.org/x>", "<me@e.org>", "x[^1]", "x[^who]"]),
    st.sampled_from(["x<br>y", "a <!-- c --> b", "<kbd>Ctrl</kbd>", "x <!-- mbc: note y -->"]),
    st.sampled_from(
        ["a {{ site.x }} b", "x {% if y %}", "$x_1$", "[[Page]]", ":tada:", "{ref}`x`"]
    ),
    st.sampled_from(["x [[page|the words]]", ":abbr[a b]{x=y}", "x^[a *note*]", "[a]({{ url }})"]),
    st.just("as <!-- mbc: skip -->Kept *it* is.<!-- mbc: /skip --> said"),
    st.builds(lambda w, a, t: f"![{w}]({a}{t})", PHRASES, ADDRESSES, TITLES),
    REFERENCES,
)


def spans(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Words with one element around them."""
    return st.one_of(
        words.map(lambda w: f"*{w}*"),
        words.map(lambda w: f"**{w}**"),
        words.map(lambda w: f"_{w}_"),
        words.map(lambda w: f'<b class="x">{w}</b>'),
        st.builds(lambda w, a, t: f"[{w}]({a}{t})", words, ADDRESSES, TITLES),
        st.builds(lambda w, label: f"[{w}][{label}]", words, st.sampled_from(LABELS)),
    )


STRUCK = PHRASES.map(lambda w: f"~~the {w} now~~")
SPANS = spans(st.one_of(PHRASES, VOIDS, STRUCK, spans(PHRASES))) | STRUCK


@st.composite
def sentences(draw: st.DrawFn, gaps: st.SearchStrategy[str] = GAPS) -> str:
    """One or more sentences, wrapped anywhere; the first thing in them is a word."""
    parts = [draw(WORDS)]
    for _ in range(draw(st.integers(0, 5))):
        parts += [draw(gaps), draw(st.one_of(WORDS, WORDS, SPANS, VOIDS)), draw(ENDS)]
    return "".join(parts)


LINES = sentences(st.just(" "))
"""Words on one line."""

# Blocks

PLAIN_BLOCKS = st.sampled_from(
    ["```python\nword = 1\n\n# word\n```", "    indented code", "---", "***", "~~~\nfence\n~~~"]
    + ['<div class="x">\nRaw *words*.\n</div>', "<!-- comment -->", "<pre>\nword\n</pre>"]
    + ["<div>\n\nMarkdown *inside*.\n\n</div>", "<b>\nBold <i>raw</i>\nwords\n</b>"]
    + ['<div translate="no">\nKept\n\nMarkdown *kept*.\n\n</div>', "<kbd>\n\nCtrl\n\n</kbd>"]
    + ['<table>\n<tr><td>A. B\n</td>\n\n<td title="A tip">R&amp;D {{ x }}\n</table>', "</div>"]
    + ["<p align=center><img alt='A scan' src=x>\nOne.\nTwo <br> three</p>", "<summary>Sum\nup"]
    + ["<?php\necho 'words';\n?>", "<![CDATA[\nwords\n]]>", '<svg aria-label="x">\n<text>a</text>']
    + ['[own]: /own "Own title"', "[plain]: <>"]
    + ["<!-- mbc: skip -->\nNot *this*.\n\n- nor this\n\n<!-- mbc: /skip -->"]
)
MARKS = st.sampled_from(["", "", "<!-- mbc: note Beware. -->\n", "<!-- mbc: context menu -->\n\n"])
PARAGRAPHS = st.builds(str.__add__, MARKS, sentences())
HEADINGS = st.one_of(
    st.builds(lambda n, w, i: f"{'#' * n} {w}{i}", st.integers(1, 6), LINES, st.just(" {#own-id}")),
    st.builds(lambda n, w, i: f"{'#' * n} {w}{i}", st.integers(1, 6), LINES, st.just(" ##")),
    st.builds(lambda w, line: f"{w}\n{line}", LINES, st.sampled_from(["===", "---"])),
)


def is_cell(words: str) -> bool:
    """Pipes and line breaks end a cell."""
    return "|" not in words


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table of two columns, an escaped pipe in some of its cells."""
    cells = st.one_of(LINES, LINES.map(lambda w: f"{w} \\| x"), st.just(""), st.just("`a\\|b`"))
    rows = [(draw(cells), draw(cells)) for _ in range(draw(st.integers(1, 3)))]
    align = draw(st.sampled_from(["|---|---|", "|:--|--:|", "--- | ---"]))
    first, *rest = [f"| {one} | {other} |" for one, other in rows]
    return "\n".join([first, align, *rest])


def indented(block: str, prefix: str, rest: str) -> str:
    """A block inside another one: a prefix on its first line, another on the rest."""
    first, *lines = block.split("\n")
    return "\n".join(
        [prefix + first, *(rest + line if line or rest.strip() else "" for line in lines)]
    )


def quoted(block: str) -> str:
    return indented(block, "> ", "> ")


@st.composite
def lists(draw: st.DrawFn, blocks: st.SearchStrategy[str]) -> str:
    """A tight or a loose list; items may hold further blocks, or be tasks."""
    bullet = draw(st.sampled_from(["- ", "* ", "+ ", "1. ", "7) ", "-   "]))
    task = draw(st.sampled_from(["", "", "[ ] ", "[x] "]))
    items = []
    for _ in range(draw(st.integers(1, 3))):
        inner = [task + draw(sentences()), *draw(st.lists(blocks, max_size=1))]
        items.append(indented("\n\n".join(inner), bullet, " " * len(bullet)))
    return draw(st.sampled_from(["\n", "\n\n"])).join(items)


def directives(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A block inside a block of another processor."""
    opening = st.sampled_from(['!!! note "The *title*"', "??? tip", '=== "A tab"'])
    return st.one_of(
        st.builds(lambda o, b: f"{o}\n\n{indented(b, '    ', '    ')}", opening, blocks),
        blocks.map(lambda b: f":::note[The title]{{.x}}\n\n{b}\n\n:::"),
        blocks.map(lambda b: f"````{{tip}} The title\n:name: x\n\n{b}\n\n````"),
        blocks.map(lambda b: f"{{{{% notice %}}}}\n\n{b}\n\n{{{{% /notice %}}}}"),
    )


def nested(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(lists(blocks), blocks.map(quoted), tables(), directives(blocks))


LEAVES = st.one_of(PARAGRAPHS, PARAGRAPHS, HEADINGS, PLAIN_BLOCKS)
BLOCKS = st.recursive(LEAVES, nested, max_leaves=5)

# Paragraphs wrapped anew

LATIN = st.sampled_from(
    [
        "Pain",
        "cells",
        "the",
        "U.S.",
        "R&D",
        "1986\\.",
        "(see)",
        "*felt*",
        "**most often**",
        "`code`",
    ]
    + ["[a link](/x)", "[a risk][risk]", "![a scan](/y)", "<b>bold</b>", "a<br>b", "&amp;", "end."]
)
BREAKS = st.sampled_from([" ", "\n", "  ", " \n  ", "\r\n", "\r"])


@st.composite
def wrappings(draw: st.DrawFn) -> tuple[str, str]:
    """The same words of one paragraph, wrapped in two ways."""
    words = ["The", *draw(st.lists(LATIN, min_size=1, max_size=8))]
    one, other = ([draw(BREAKS) for _ in words[1:]] for _ in range(2))
    return joined(words, one), joined(words, other)


def joined(words: list[str], gaps: list[str]) -> str:
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


# Articles

MATTERS = st.sampled_from(
    ["", "", "---\ntitle: Hay fever\ndescription: 'It''s \"it\".'\nid: 7\n---\n"]
    + [
        '+++\ntitle = "Hay fever"\n[extra]\ntitle = "no"\n+++\n',
        "---\ntitle: >-\n  Two\n  lines\n---\n",
    ]
)
DEFINITIONS = "\n\n".join(
    [f'[{label}]: https://example.org/{n} "Title {n}"' for n, label in enumerate(LABELS)]
    + ["It[^1] is[^who]."]
    + ["[^1]: A footnote. It has two.", "[^who]: World\n    Health.\n\n    More of it."]
)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """An article that holds its own reference definitions; any line ends."""
    blocks = draw(st.lists(BLOCKS, max_size=5))
    body = "\n\n".join([*blocks, DEFINITIONS]) + draw(st.sampled_from(["", "\n", "\n\n"]))
    text = draw(MATTERS) + body
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    return mark + text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))


ARTICLES = articles()

# Syntax

# fmt: off
FRAGMENTS = [
    "\n", "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "\xa0", "a", "b c", "乳", "א", "😀", "1. ",
    "*", "**", "_", "__", "~~", "~", "`", "``", "```\n", "[", "]", "](", ")", "![", "<", ">",
    "> ", "- ", "+ ", "# ", "===", "---\n", "|", "|-|\n", '\\', "!", "&", "&amp;", "<b>", "</b>",
    "<br>", "[a]: b\n", "[a]", "[^1]", "[^1]: ", '"t"', "{#x}", "[ ] ", "    ", "<!-- c -->",
    "<a@b.c>", "{{ x }}", "{% x %}", "{{", "}}", "$", "$x$", "$$", "[[a]]", "[[a|", "]]", "{.c}",
    ":a[", ":s:", "{r}`x`", "!!! n\n    ", '!!! n "T"\n    ', ":::\n", ":::n[T]\n", "::l[x]\n",
    "\n: ", "*[H]: ", "```{note} T\n", "[TOC]\n", "> [!TIP]\n> ", "\U000f0000",
    "---\ntitle: a\n---\n", "+++\n", ":", "^[", "<!--", "-->", "&#10;", "<http://x.y>", "^", "=",
]
# fmt: on
SYNTAX = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
"""Texts that hold no author's mark: what Markdown makes of them is anybody's guess."""
DISPUTED = ("~", "|", "]: ")
"""Strikethrough, tables, definitions and footnotes in odd places, of which parsers differ."""
AGREED = st.lists(
    st.sampled_from([f for f in FRAGMENTS if not any(sign in f for sign in DISPUTED)]), max_size=30
).map("".join)
CHARACTERS = st.sampled_from("ab1 *_~`[]()<>!#-+=|\\&;:\"'{}^.\n\r\t乳\u00a0")
OTHERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
ARBITRARY = st.lists(CHARACTERS | OTHERS, max_size=60).map("".join)
