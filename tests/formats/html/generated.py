"""HTML for the laws: pages of ordinary elements nested in one another, and mere syntax."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["Pain", "cells", "Tumor", "the", "U.S.", "3.5%", "x", "naïve", "5 < 6", "R&D", "a=b", '"q"']
    + [
        "a\u00a0b",
        "乳腺癌",
        "骨转移。",
        "سرطان",
        "😀",
        "“quoted”",
        "it’s",
        "(see)",
        "end!",
        "Hope?",
    ]
    + ["&amp;", "&lt;5", "&copy 2026", "caf&eacute;", "&#x65;rr", "no&shy;where", "a&nbsp;b", "&q;"]
)
GAPS = st.sampled_from([" ", " ", " ", "\n", "\r\n  ", "\t", "  ", "&nbsp;", "<br>", "<BR/>\n", ""])
SENTENCES = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=6).map(
    lambda pairs: "".join(word + gap for word, gap in pairs) + "end."
)
ATTRIBUTES = st.sampled_from(
    ["", "", "", ' class="x"', " id=a", " title='It is'", ' TITLE="Say &quot;it&quot; > all"']
    + [" translate=no", ' translate="yes"', ' class="b notranslate"', " title=Word", " lang=fr"]
    + [' aria-label="Close it"', " hidden", ' data-x="word"', " title"]
)
VOIDS = st.sampled_from(
    ["<img src=a.png alt=Picture>", '<img alt="A \'picture\'" src="b.png"/>', "<wbr>", "<!-- c -->"]
    + ["<code>word()</code>", "<kbd>Ctrl</kbd>", "<i class=icon></i>", "<svg><title>word</title>"]
    + ["</svg>", "<script>word < word</script>", "<style>p{word}</style>", "<input value=word>"]
    + ["<a name=x></a>", "<math><mi>word</mi></math>", "<![if !IE]>", "<ruby>漢<rt>kan</ruby>"]
    + ['<input type="submit" value="Send">', "<!--[if IE]><p>word<![endif]-->", "<?php word ?>"]
    + ["<select><option>Words<option label=Word>More</select>"]
)
INLINE = ("a", "b", "em", "strong", "span", "SUP", "font", "abbr", "my-word", "o:p", "u", "q")
# html5lib knows no `<template>`, and drops elements in a `<select>`, as browsers did before 2025.
BLOCK = (
    "p", "div", "h1", "h2", "li", "ul", "ol", "td", "th", "tr", "table", "blockquote", "dl", "dt",
    "dd", "figure", "figcaption", "details", "summary", "section", "label", "button", "PRE",
    "option", "caption", "textarea", "noscript", "center", "title",
)  # fmt: skip


def _element(name: str, attributes: str, content: str, closed: bool) -> str:
    return f"<{name}{attributes}>{content}" + (f"</{name}>" if closed else "")


def elements(names: tuple[str, ...], content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Elements of some names; one in five is never closed."""
    closed = st.sampled_from([True, True, True, True, False])
    return st.builds(_element, st.sampled_from(names), ATTRIBUTES, content, closed)


def joined(strategy: st.SearchStrategy[str], most: int = 4) -> st.SearchStrategy[str]:
    """Some of a kind, one after another."""
    return st.lists(strategy, max_size=most).map("".join)


PHRASES = st.recursive(
    SENTENCES | VOIDS, lambda inner: elements(INLINE, joined(inner, 3)), max_leaves=5
)
BLOCKS = st.recursive(
    elements(BLOCK, joined(PHRASES, 3)) | PHRASES | st.just("\n<hr>\n"),
    lambda inner: elements(BLOCK, joined(inner)),
    max_leaves=8,
)
HEADS = st.sampled_from(
    ["", "<!DOCTYPE html>\n<html lang=en>\n<head>\n<title>Hay &amp; fever</title></head>\n<body>\n"]
    + ["<meta name=description content='What it is.'>", "\ufeff<HTML><BODY CLASS=x>", "<p>"]
)
PAGES = st.builds(lambda head, body: head + body, HEADS, joined(BLOCKS))

SYNTAX = joined(
    st.sampled_from(
        [
            "<",
            ">",
            "</",
            "/>",
            "<!--",
            "-->",
            "<!",
            "<?",
            "]]>",
            "<![CDATA[",
            "&",
            "&#",
            ";",
            "=",
            '"',
        ]
        + ["'", " ", "\n", "\r\n", "\r", "\t", "word", "Über", "癌", "😀", "\ufeff", "\xa0", "\0"]
        + [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<a href=x>",
            "</a>",
            "<i>",
            "</i>",
            "<table>",
            "<tr>",
            "<td>",
        ]
        + ["</table>", "<svg>", "</svg>", "<math>", "<title>", "</title>", "<textarea>", "<script>"]
        + ["</script>", "<style>", "<select>", "<option>", "<br>", "</br>", "<template>", "<form>"]
        + ["<frameset>", "<noscript>", "<plaintext>", "<foreignObject>", "<p title='word'>", "<li>"]
        + [
            "<span translate=no>",
            "<code>",
            "</code>",
            "</span>",
            "<img alt=word",
            "<font>",
            "</body>",
        ]
    ),
    14,
)
"""Mere syntax, most of it broken."""
ARBITRARY = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60)
