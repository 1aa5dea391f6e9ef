"""Random pages of HTML: elements nested well and badly, mere syntax, and broken real pages."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

# fmt: off
WORDS = (
    "Pain", "cells.", "Tumor?", "the", "U.S.", "3.5%", "x", "naïve", "5 &lt; 6", "R&D", "a=b",
    '"q"', "乳腺癌", "骨转移。", "سرطان.", "😀", "“Said.”", "it’s", "(see)", "end!", "Hope?",
    "Rest.", "lies", "&amp;", "&lt;5", "&copy 2", "caf&eacute;", "&#x65;rr", "no&shy;one",
    "a&nbsp;b", "&q;", "&", "&#", "&notit;", "&#0;", "&#x80;", "<", "< 5", ">", "]]>", "--", "One",
    "is here.",
)
SPACES = (
    " ", " ", " ", " ", " ", "\n", "\r\n  ", "\r", "\t", "  ", "&nbsp;", "<br>", "<BR/>\n", "",
    "\f", "<br> <br>", "<wbr>", "&#10;", "&#32;", "\u3000", "\u2028",
)
ATTRIBUTES = (
    "", "", "", "", ' class="x"', " id=a", " title='It is'", ' TITLE="Say &quot;it&quot; > all"',
    " translate=no", ' translate="yes"', ' class="b notranslate"', " title=Word", " lang=fr",
    ' aria-label="Close it"', " hidden", ' data-x="word"', " title", " dir=rtl", " title=a&amp;b",
    "\ntitle\r\n=\n'one\r\ntwo'", " =x", " title==x", " a='", ' "', " title='<b>lies</b>'", "/",
    " /", " title='One is. Two is.'", " xml:lang=en", " style='a:b'", " title=x title=y", " <b",
    " a\0b=c",
)
VOIDS = (
    "<img src=a.png alt=Picture>", '<img alt="A \'picture\'" src="b.png"/>', "<wbr>", "<!-- c -->",
    "<code>word()</code>", "<kbd>Ctrl</kbd>", "<i class=icon></i>",
    "<svg><title>word</title></svg>", "<script>word < word</script>", "<style>p{word}</style>",
    "<input value=word>", "<a name=x></a>", "<math><mi>word</mi></math>", "<![if !IE]>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", '<input type="submit" value="Send">',
    "<!--[if IE]><p>word<![endif]-->", "<?php word ?>", "<hr>",
    "<select><option>Words<option label=Word>More</select>", "<!-->", "<!--->", "<!-- a --!>",
    "<!>", "<svg viewBox='0 0 1 1'><foreignObject><p>word</p></foreignObject></svg>", "<br/>",
    "</br>", "</p>", "<template><p>Lies</p></template>", "<![CDATA[word]]>",
    "<svg><![CDATA[word]]></svg>", "</>", "</ x>", "<meta charset=utf-8>",
    "<meta name=description content='What it is.'>", "<link rel=next title=On>",
    "<meta property=og:locale content=en_US>",
    "<meta http-equiv=content-type content='a;charset=l1'>",
    "<input placeholder='Your name' aria-label=Name>", "<textarea placeholder=Say>word</textarea>",
    "<base href=/en/>", "<iframe title=Video>word</iframe>", "<video><track label=Lines></video>",
    "<math><annotation-xml encoding='text/html'><p>word</annotation-xml></math>",
    "<image alt=Lies>", "<object><p>Else</object>", "<noscript>Without</noscript>", "<isindex>",
    "<keygen>", "<area alt=Arc>",
)
INLINE = (
    "a", "b", "em", "strong", "span", "SUP", "font", "abbr", "my-word", "o:p", "u", "q", "nobr",
    "s", "i", "bdo", "code", "tt", "ins", "del", "ruby", "rt", "small", "cite", "mark", "a1", "h7",
    "data",
)
BLOCK = (
    "p", "p", "p", "div", "div", "h1", "h2", "li", "ul", "ol", "td", "th", "tr", "table", "table",
    "blockquote", "dl", "dt", "dd", "figure", "figcaption", "details", "summary", "section",
    "label", "button", "PRE", "option", "caption", "textarea", "noscript", "center", "title",
    "tbody", "thead", "select", "optgroup", "form", "fieldset", "legend", "template", "colgroup",
    "svg", "math", "body", "head", "html", "listing", "xmp", "iframe", "object", "marquee",
    "dialog", "address", "menu", "frameset", "desc", "foreignObject", "mi", "annotation-xml",
    "search", "plaintext", "noframes",
)
HEADS = (
    "", "", "",
    "<!DOCTYPE html>\n<html lang=en>\n<head>\n<title>Hay &amp; rest</title></head>\n<body>\n",
    "\ufeff<HTML><BODY CLASS=x>", "<!doctype html>",
    "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 3.2//EN'>",
    "<!doctype html><!-- c -->\n<title>Lies</title>",
    "<?xml version='1.0' encoding='latin1'?>\n<html>", "<head>", "<!-- c --><head lang=en>",
    "<!doctype html>\r\n</p><meta charset=l1>", "<body>", " \n",
)
SYNTAX = (
    "<", ">", "</", "/>", "<!--", "-->", "<!", "<?", "]]>", "<![CDATA[", "&", "&#", ";", "=", '"',
    "'", " ", "\n", "\r\n", "\r", "\t", "word", "lies", "Über", "癌", "😀", "\ufeff", "\xa0", "\0",
    "<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<i>", "</i>", "<table>", "<tr>", "<td>",
    "</table>", "<svg>", "</svg>", "<math>", "<title>", "</title>", "<textarea>", "<script>",
    "</script>", "<style>", "<select>", "<option>", "<br>", "</br>", "<template>", "</template>",
    "<form>", "</form>", "<frame>", "<frameset>", "<noscript>", "<foreignObject>",
    "<p title='word'>", "<li>", "<span translate=no>", "<code>", "</code>", "</span>",
    "<img alt=word", "<font>", "</body>", "</html>", "<body title=x>", "<html title=x>", "<head>",
    "</head>", "<nobr>", "<button>", "<h1>", "</h2>", "<caption>", "<col>", "<desc>", "<mi>",
    "<input type=hidden>", "<applet>", "</select>", "<rb>", "<rtc>", "<rp>", "<dd>",
    "<!-- mbc: skip -->", "<!-- mbc: /skip -->", "<!-- mbc: note n -->", "<!doctype html>",
    "\u2028",
)
# fmt: on
BUDGET = 14
"""Elements of a page, at most."""


def generated(dice: Random, real: Sequence[str] = ()) -> str:
    """A page of one of the three sorts; without real pages, of one of two."""
    kind = dice.random()
    if kind < 0.55:
        page = dice.choice(HEADS) + _content(dice, [BUDGET])
    elif kind < 0.75 or not real:
        page = "".join(dice.choice(SYNTAX) for _ in range(dice.randint(1, 20)))
    else:
        page = _stretch(dice, dice.choice(real), 900)
    for _ in range(dice.choice((0, 0, 1, 2, 5))):
        page = _mutated(dice, page)
    return page


def _content(dice: Random, budget: list[int]) -> str:
    parts = []
    for _ in range(dice.randint(1, 5)):
        kind = dice.random()
        if kind < 0.35 or budget[0] <= 0:
            parts.append(_sentence(dice))
        elif kind < 0.5:
            parts.append(dice.choice(VOIDS))
        else:
            parts.append(_element(dice, budget))
    return "".join(parts)


def _sentence(dice: Random) -> str:
    pairs = ((dice.choice(WORDS), dice.choice(SPACES)) for _ in range(dice.randint(1, 6)))
    return "".join(word + space for word, space in pairs)


def _element(dice: Random, budget: list[int]) -> str:
    """An element; some are never closed, some are closed as another, some twice."""
    budget[0] -= 1
    name = dice.choice(dice.choice((BLOCK, INLINE)))
    content = _content(dice, budget)
    ending = f"</{name}>" if dice.random() < 0.8 else dice.choice(("", f"</{dice.choice(INLINE)}>"))
    return f"<{name}{dice.choice(ATTRIBUTES)}>{content}{ending}"


def _stretch(dice: Random, page: str, most: int) -> str:
    start = dice.randrange(max(1, len(page) - most + 1)) if dice.random() < 0.7 else 0
    return page[start : start + most]


def _mutated(dice: Random, page: str) -> str:
    """A page with a piece lost, doubled, moved or put in, or upper-cased."""
    first, second = sorted(dice.randint(0, len(page)) for _ in range(2))
    second = min(second, first + 40)
    before, piece, after = page[:first], page[first:second], page[second:]
    match dice.randrange(6):
        case 0:
            return before + after
        case 1:
            return before + piece + piece + after
        case 2:
            return before + dice.choice(SYNTAX) + piece + after
        case 3:
            return before + dice.choice(VOIDS) + piece + after
        case 4:
            return before + piece.upper() + after
        case _:
            return after + piece + before
