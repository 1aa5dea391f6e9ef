"""An article's body, made safe and ready for readers. nh3's one door."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from html import escape
from urllib.parse import urlsplit

import nh3

from mbc_i18n import formats, locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.model import Document, Translation
from mbc_i18n.publish.frame import NONE, PLAIN, Site
from mbc_i18n.publish.interface import Phrase
from mbc_i18n.publish.markup import with_attributes, with_directions

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

BARE = re.compile(r'(<a href="([^"<>]*)")>(?=\2</a>)')
"""A link that shows its address, which is not printed beside it."""

NO_PICTURE = re.compile(r"<img(?:\s(?!src=)[^\s\"'<>/=]+(?:=\"[^\"]*\")?)*+\s*>")
ALT = re.compile(r'\salt="([^"]*)"')

FIELD = re.compile(r"(?<!<label>)<input\b[^>]*>")
"""A field of a form, which a page cannot send anywhere; cleaning made a box of it."""

SPACES = re.compile(r"[\x00-\x20\x7f]")


def article(document: Document, translation: Translation, say: Say, site: Site = PLAIN) -> str:
    """The article's body as safe HTML: known elements only, labelled for those who cannot see it.

    Where the settings trust raw HTML, the source's stays as it is; what translators wrote is text
    in either case. Raises FormatError where a translation does not fit the document, and
    SettingsError where an address of `publish.replace` is none that a page may lead to.
    """
    terms = site.settings.run_in_terms
    html = formats.FORMATS[document.format].to_html(document, translation, run_in_terms=terms)
    html = _aligned(html, document.locale)
    trusted = site.settings.raw_html == "trust"
    html = _tasks(html) if trusted else FIELD.sub("", _tasks(_cleaned(html)))
    locale = translation.locale or document.locale
    html = _replaced(html, locale, site.settings.replace.get(locale, NONE))
    html = with_directions(html, locales.direction(locale), _direction)
    html = BARE.sub(r'\1 class="bare">', html)
    return _footnotes(_tables(html, say), say)


def _direction(language: str) -> str:
    """The direction of a language; "" for a name that is none."""
    with suppress(SettingsError):
        return locales.direction(language) if language else ""
    return ""


def _tasks(html: str) -> str:
    return TASK.sub(r"\1<label>\2\3</label>", html)


def _replaced(html: str, locale: str, addresses: Mapping[str, str]) -> str:
    """Links and pictures with the addresses that a locale has for them."""
    if not addresses:
        return html

    def own(name: str, address: str) -> str:
        if name not in ("href", "src") or address not in addresses:
            return address
        return _allowed(addresses[address], locale, address)

    return with_attributes(html, own)


def _allowed(address: str, locale: str, was: str) -> str:
    """An address that a page may lead to. Raises SettingsError, naming the setting, for another."""
    with suppress(ValueError):
        if not SPACES.search(address) and urlsplit(address).scheme in (*SCHEMES, ""):
            return address
    problem = f"publish.replace.{locale}: {was!r} becomes {address!r}, where no page may lead"
    raise SettingsError(problem, step="use http, https, mailto, tel or a relative address")


def _cleaned(html: str) -> str:
    html = nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        set_tag_attribute_values=FORCED,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return NO_PICTURE.sub(_description, html)


def _description(picture: re.Match[str]) -> str:
    """What stands for a picture whose address no page may load."""
    found = ALT.search(picture[0])
    return found[1] if found else ""


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
    before, found, after = html.rpartition('<section class="footnotes">')
    if found and notes:
        html = f'{before}<section class="footnotes"{notes}>{after}'
    elif found:  # a section without a name or a heading is none
        html = f'{before}<div class="footnotes">{"</div>".join(after.rsplit("</section>", 1))}'
    return html.replace('class="footnote-backref">', f'class="footnote-backref"{back}>')


def _label(words: Phrase) -> str:
    """Words for `aria-label`; no foreign ones, whose `lang` would hold for the content too."""
    return "" if words.locale else f' aria-label="{escape(words.text)}"'
