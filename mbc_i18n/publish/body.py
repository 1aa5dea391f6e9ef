"""An article's body, made safe and ready for readers. nh3's one door."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Sequence
from html import escape

import nh3

from mbc_i18n import formats, locales
from mbc_i18n.model import Document, Translation
from mbc_i18n.publish.interface import Phrase

Say = Callable[[str], Phrase]
"""English words of the frame to the reader's."""

TAGS = frozenset(
    {
        *("h1", "h2", "h3", "h4", "h5", "h6", "section", "div", "p", "hr", "br", "wbr", "pre"),
        *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "details", "summary"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *(
            "figure",
            "figcaption",
            "img",
            "input",
            "label",
            "a",
            "span",
            "em",
            "strong",
            "del",
            "ins",
        ),
        *("b", "i", "s", "u", "small", "mark", "sub", "sup", "code", "kbd", "samp", "var"),
        *("abbr", "cite", "dfn", "q", "time", "bdi", "bdo", "ruby", "rt", "rp"),
    }
)
"""What an article is made of: the elements of Markdown and of editors at health publishers."""

ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title", "translate"},
    "a": {"href", "hreflang"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "input": {"checked", "disabled", "type"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
"""No `style`, which the pages' policy forbids, and no handler of events."""

FORCED = {"input": {"type": "checkbox"}}
"""The one control of an article is the box of a task list. Not two: nh3 keeps no order of them."""

SCHEMES = {"http", "https", "mailto", "tel"}
NARROW = 2
"""So many columns fit a screen of 320 CSS pixels; a table with more scrolls in a frame."""

ALIGNED = re.compile(r'(<t[hd]) style="text-align:(left|right|center)"')
HEADING = re.compile(r'<h[1-6][^>]*? id="([^"]*)"')
TABLE = re.compile(r"<table\b(?:(?!<table\b).)*?</table>", re.S)
FIRST_ROW = re.compile(r"<tr\b.*?</tr>", re.S)
CELL = re.compile(r"<t[hd]\b")
TASK = re.compile(
    r'(<li class="task-list-item">\s*(?:<p>)?)(<input\b[^>]*>)(.*?)'
    r"(?=</?(?:blockquote|div|dl|h[1-6]|hr|li|ol|p|pre|section|table|ul)\b)",
    re.S,
)

FIELD = re.compile(r"(?<!<label>)<input\b[^>]*>")
"""A field of a form, which a page cannot send anywhere; cleaning made a box of it."""


def article(document: Document, translation: Translation, say: Say) -> str:
    """The article's body as safe HTML: known elements only, labelled for those who cannot see it.

    Raises FormatError where a translation does not fit the document.
    """
    html = formats.FORMATS[document.format].to_html(document, translation)
    html = _cleaned(_aligned(html, document.locale))
    html = FIELD.sub("", TASK.sub(r"\1<label>\2\3</label>", html))
    return _footnotes(_tables(html, say), say)


def _cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        set_tag_attribute_values=FORCED,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _aligned(html: str, locale: str) -> str:
    """Columns aligned by the direction of the reader: right is where the source's lines end."""
    ends = ("start", "end") if locales.direction(locale) == "ltr" else ("end", "start")
    sides = dict(zip(("left", "right"), ends, strict=True)) | {"center": "center"}
    return ALIGNED.sub(lambda found: f'{found[1]} class="align-{sides[found[2]]}"', html)


def _tables(html: str, say: Say) -> str:
    """Wide tables in a frame that scrolls, is reached by keyboard, and is named by its heading."""
    headings = [(found.start(), found[1]) for found in HEADING.finditer(html)]

    def framed(found: re.Match[str]) -> str:
        row = FIRST_ROW.search(found[0])
        if row is None or len(CELL.findall(row[0])) <= NARROW:
            return found[0]
        name = _name(headings, found.start(), say)
        return f'<div class="scroll" role="group" tabindex="0"{name}>{found[0]}</div>'

    return TABLE.sub(framed, html)


def _name(headings: Sequence[tuple[int, str]], position: int, say: Say) -> str:
    before = bisect(headings, (position, ""))
    if before:
        return f' aria-labelledby="{headings[before - 1][1]}"'
    # NOTE: Name of a table that has no heading, for screen readers.
    return _label(say("Table"))


def _footnotes(html: str, say: Say) -> str:
    # NOTE: Name of the list of notes at the end of an article, for screen readers.
    notes, back = _label(say("Footnotes")), _label(say("Back to the text"))
    html = html.replace('<section class="footnotes">', f'<section class="footnotes"{notes}>')
    return html.replace('class="footnote-backref">', f'class="footnote-backref"{back}>')


def _label(words: Phrase) -> str:
    """Words for `aria-label`; no foreign ones, whose `lang` would hold for the content too."""
    return "" if words.locale else f' aria-label="{escape(words.text)}"'
