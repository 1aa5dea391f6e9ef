"""What a page says of itself: its language and direction, its address, its encoding.

Set once its words are in another language: `lang`, `xml:lang` and `dir` of `<html>` and `<body>`,
`content-language`, `og:locale`, and the encoding, which is UTF-8 in what is written. The address
(`canonical`, `og:url`) is known where the page links to its translation (`hreflang`) or where one
part of its path is the source's language; then a link of the page to itself as a translation gets
a fellow. An address that is not known stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from mbc_i18n import locales
from mbc_i18n.formats.encoding import CHARSET, DECLARATION
from mbc_i18n.formats.html.attributes import named, value
from mbc_i18n.formats.html.items import XML_ENDING, Item, start_tags
from mbc_i18n.formats.html.prepared import BYTE_ORDER_MARK
from mbc_i18n.formats.splice import Edit, apply

BEFORE = re.compile(
    r"""[ \t\r\n\f]+
    | <!--(?:-?>|(?:[^-]|-(?!-!?>))*+--!?>)
    | </> | <(?:!(?!--)|\?|/[^a-z>])[^>]*>
    | </(?!(?:head|body|html|br)[\s/>])[a-z][^>"']*>""",
    re.X | re.I,
)
"""What may stand before `<html>`: comments, the doctype, end tags that end nothing."""
DOCTYPE = re.compile("<!doctype", re.I)
UNICODE = ("utf-8", "utf8")
SPACES_BEFORE = re.compile(r"[ \t\r\n\f]*\Z")
REACH = 200
"""Characters before a link that are looked at for its indent."""

Addresses = tuple[str, str]
"""The page's address, and its translation's."""


def localized(text: str, source: str, target: str, file: str = "") -> str:
    """The page, whose words are now in the target's language."""
    every = start_tags(text, file)
    tags = [tag for tag in every if tag.name in READERS]
    addresses = _addresses(tags, source, target)
    changes = [*_encoding(tags, text), *_language(every, text, target, file)]
    for tag in tags:
        for name, words in READERS[tag.name](tag, target, addresses, file):
            changes.append(_set(tag, text, name, words))
    if addresses and not any(_is_version(tag, target) for tag in tags):
        changes += _fellows(tags, text, source, target, addresses)
    return apply(text, 0, len(text), sorted(changes))


def encoded(text: str, file: str = "") -> str:
    """The page, which is written as UTF-8 now; its language is as it was."""
    changes = sorted(_encoding(start_tags(text, file), text))
    return apply(text, 0, len(text), changes)


def _encoding(tags: Iterable[Item], text: str) -> Iterator[Edit]:
    """What is written is UTF-8, whatever an XML declaration or a `<meta>` said."""
    found = DECLARATION.match(text)
    if found and found["name"].lower() not in UNICODE:
        yield *found.span("name"), "UTF-8"
    for tag in tags:
        if tag.name == "meta":
            for name, words in _charset(tag):
                yield _set(tag, text, name, words)


def _charset(tag: Item) -> Values:
    if "charset" in (tag.attributes or {}) and value(tag, "charset").lower() not in UNICODE:
        yield "charset", "utf-8"
    content = value(tag, "content")
    found = CHARSET.search(content) if value(tag, "http-equiv").lower() == "content-type" else None
    if found and found["name"].lower() not in UNICODE:
        start, end = found.span("name")
        yield "content", f"{content[:start]}utf-8{content[end:]}"


def _language(tags: Sequence[Item], text: str, target: str, file: str) -> Iterator[Edit]:
    """A tag for a page that leaves `<html>` to the browser, where the standard puts it.

    A fragment, which has neither doctype nor head, is a part of some other page and gets none.
    """
    if file.lower().endswith(XML_ENDING) or any(tag.name == "html" for tag in tags):
        return
    place, doctype = _beginning(text)
    if doctype or any(tag.name == "head" for tag in tags):
        side = ' dir="rtl"' if locales.direction(target) == "rtl" else ""
        yield place, place, f'<html lang="{locales.bcp47(target)}"{side}>'


def _beginning(text: str) -> tuple[int, bool]:
    """Where the page's first element begins, and whether a doctype stands before it."""
    cursor, doctype = int(text.startswith(BYTE_ORDER_MARK)), False
    while found := BEFORE.match(text, cursor):
        doctype = doctype or bool(DOCTYPE.match(text, cursor))
        cursor = found.end()
    return cursor, doctype


def _set(tag: Item, text: str, name: str, words: str) -> Edit:
    """The change that gives an attribute of a start tag a value."""
    attribute, shown = (tag.attributes or {}).get(name), escape(words)
    if attribute is None:
        place = tag.start + 1 + len(tag.name)
        return place, place, f' {name}="{shown}"'
    start, end = attribute.span
    if "=" not in text[slice(*attribute.whole)]:
        return start, end, f'="{shown}"'
    return start, end, shown if text[start - 1] in "\"'" else f'"{shown}"'


Values = Iterator[tuple[str, str]]
"""Attributes and the values to give them."""


def _root(tag: Item, target: str, addresses: Addresses | None, file: str) -> Values:
    """Of `<html>`, which says the language, and of `<body>`, which may."""
    language, side = locales.bcp47(target), locales.direction(target)
    given = tag.attributes or {}
    root = tag.name == "html"
    if root or "lang" in given:
        yield "lang", language
    if "xml:lang" in given or (root and file.lower().endswith(XML_ENDING)):
        yield "xml:lang", language
    if "dir" in given or (root and side == "rtl"):
        yield "dir", side


def _meta(tag: Item, target: str, addresses: Addresses | None, file: str) -> Values:
    header = value(tag, "http-equiv").lower()
    if header == "content-language":
        yield "content", locales.bcp47(target)
    elif named(tag) == "og:locale":
        yield "content", locales.with_territory(target)
    elif named(tag) == "og:url" and addresses and value(tag, "content") == addresses[0]:
        yield "content", addresses[1]


def _link(tag: Item, target: str, addresses: Addresses | None, file: str) -> Values:
    if addresses and _relates(tag, "canonical") and value(tag, "href") == addresses[0]:
        yield "href", addresses[1]


READERS = {"html": _root, "body": _root, "meta": _meta, "link": _link}


def _addresses(tags: Sequence[Item], source: str, target: str) -> Addresses | None:
    """Where the page and its translation stand; None where that is not known."""
    given = [value(tag, "href") for tag in tags if _relates(tag, "canonical")]
    given += [value(tag, "content") for tag in tags if named(tag) == "og:url"]
    given += [value(tag, "href") for tag in tags if _is_version(tag, source)]
    here = next(filter(None, given), "")
    linked = (value(tag, "href") for tag in tags if _is_version(tag, target))
    there = next(filter(None, linked), "") or _in_path(here, source, target)
    return (here, there) if here and there and here != there else None


def _in_path(address: str, source: str, target: str) -> str:
    """The address with the target's language where one part of its path is the source's."""
    names = {locales.bcp47(source).lower(), locales.language(source)}
    path, mark, rest = address.partition("?")
    parts = path.split("/")
    places = [index for index, part in enumerate(parts) if part.lower() in names]
    if len(places) != 1:
        return ""
    parts[places[0]] = locales.bcp47(target)
    return "/".join(parts) + mark + rest


def _relates(tag: Item, relation: str) -> bool:
    return tag.name == "link" and relation in value(tag, "rel").lower().split()


def _is_version(tag: Item, locale: str) -> bool:
    """True for a link to the page in a language."""
    language = value(tag, "hreflang").lower()
    return _relates(tag, "alternate") and language == locales.bcp47(locale).lower()


def _fellows(
    tags: Sequence[Item], text: str, source: str, target: str, addresses: Addresses
) -> Iterator[Edit]:
    """Beside the page's link to itself, one to its translation."""
    for tag in tags:
        if _is_version(tag, source) and value(tag, "href") == addresses[0]:
            changes = (
                _set(tag, text, "hreflang", locales.bcp47(target)),
                _set(tag, text, "href", addresses[1]),
            )
            fellow = apply(text, tag.start, tag.end, sorted(changes))
            indent = SPACES_BEFORE.search(text, max(0, tag.start - REACH), tag.start)
            yield tag.end, tag.end, (indent[0] if indent else "") + fellow
            return
