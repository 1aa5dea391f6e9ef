"""How words are shown: what the elements around them say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from mbc_i18n.publish import directions
from mbc_i18n.publish.body import SCHEMES
from mbc_i18n.publish.docx import scripts
from mbc_i18n.publish.docx.markup import tag
from mbc_i18n.publish.docx.tree import Element

UNSAFE = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})')
"""What no address may hold (RFC 3987): a word processor takes it for a broken file."""

SMALL = 9
"""Points of `small`, in a text of 11."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where words lead."""

    address: str
    """`#…` for a place in the document; safe, and fit for a relationship."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """What holds for words."""

    locale: str
    rtl: bool
    """True for words in a paragraph, or a part of it, that is read from right to left."""
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    underlined: bool = False
    small: bool = False
    marked: bool = False
    vertical: str = ""
    """`subscript`, `superscript` or ""."""
    spaced: bool = False
    """True where every space and line break counts."""
    link: Link | None = None

    def within(self, element: Element) -> Manner:
        """What holds in an element, for which it says `lang`, `dir`, or what its name means."""
        own = replace(
            self,
            locale=scripts.known(element.attributes.get("lang", "")) or self.locale,
            rtl=self._turned(element),
        )
        change = CHANGES.get(element.name)
        return change(own, element) if change else own

    def _turned(self, element: Element) -> bool:
        """The direction in an element; by its first letter where the style sheet does so too."""
        said = element.attributes.get("dir", "").lower()
        if said in ("ltr", "rtl"):
            return said == "rtl"
        apart = element.name == "bdi" or said == "auto"
        if apart or (self.rtl and element.name in ("a", "em", "cite", "code", "pre")):
            found = directions.first(element.text())
            return self.rtl if found is None else found
        return self.rtl


def _bold(manner: Manner, element: Element) -> Manner:
    return replace(manner, bold=True)


def _stressed(manner: Manner, element: Element) -> Manner:
    """Italics, or bold where the script has none."""
    slanted = scripts.is_slanted(manner.locale)
    return replace(manner, italic=True) if slanted else replace(manner, bold=True)


def _linked(manner: Manner, element: Element) -> Manner:
    address = fit(element.attributes.get("href", ""))
    title = element.attributes.get("title") or element.attributes.get("aria-label", "")
    return replace(manner, link=Link(address, title)) if address else manner


def fit(address: str) -> str:
    """An address that a relationship may hold; "" for one that leads nowhere safe."""
    with suppress(ValueError):
        if urlsplit(address).scheme.lower() in (*SCHEMES, ""):
            return UNSAFE.sub(lambda found: quote(found[0], safe=""), address.strip())
    return ""


def _always(**values: bool | str) -> Callable[[Manner, Element], Manner]:
    return lambda manner, element: replace(manner, **values)  # type: ignore[arg-type]


CHANGES: Mapping[str, Callable[[Manner, Element], Manner]] = {
    "a": _linked,
    **dict.fromkeys(("b", "strong", "th", "dt", "summary"), _bold),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), _stressed),
    **dict.fromkeys(("code", "kbd", "samp"), _always(code=True)),
    **dict.fromkeys(("del", "s"), _always(struck=True)),
    **dict.fromkeys(("ins", "u"), _always(underlined=True)),
    "mark": _always(marked=True),
    "pre": _always(code=True, spaced=True),
    "small": _always(small=True),
    "sub": _always(vertical="subscript"),
    "sup": _always(vertical="superscript"),
}
"""What the names of elements mean for the words in them."""


def properties(manner: Manner, rtl: bool, usual: str) -> str:
    """The properties of a run, in the order of the schema; `usual` is the document's locale."""
    made = "".join(
        (
            tag("w:rStyle", w_val="Hyperlink") if manner.link else "",
            _fonts(manner, usual),
            tag("w:b") + tag("w:bCs") if manner.bold else "",
            tag("w:i") + tag("w:iCs") if manner.italic else "",
            tag("w:strike") if manner.struck else "",
            tag("w:noProof") if manner.code else "",
            _size(SMALL) if manner.small else "",
            tag("w:u", w_val="single") if manner.underlined and not manner.link else "",
            _shade(manner),
            tag("w:vertAlign", w_val=manner.vertical) if manner.vertical else "",
            tag("w:rtl") if rtl else "",
            language(manner.locale),
        )
    )
    return tag("w:rPr", made)


def _size(points: int) -> str:
    return tag("w:sz", w_val=2 * points) + tag("w:szCs", w_val=2 * points)


def _shade(manner: Manner) -> str:
    fill = "FFF1B8" if manner.marked else "F1EEE8" if manner.code else ""
    return tag("w:shd", w_val="clear", w_color="auto", w_fill=fill) if fill else ""


def _fonts(manner: Manner, usual: str) -> str:
    """The fonts of a run where they are not the document's, and how to read shared signs.

    Quotation marks and dashes stand in fonts of both kinds: beside Chinese and Japanese they are
    as wide as the characters.
    """
    own = scripts.font(manner.locale)
    slots = {f"w_{slot}": name for slot, name in own.items()} if own != scripts.font(usual) else {}
    if manner.code:
        slots |= {"w_ascii": scripts.MONOSPACED, "w_hAnsi": scripts.MONOSPACED}
    if scripts.script(manner.locale) in ("Hans", "Hant", "Jpan"):
        slots["w_hint"] = "eastAsia"
    return tag("w:rFonts", **slots) if slots else ""


def language(locale: str) -> str:
    """The language of words, for every kind of characters that it is written in."""
    return tag("w:lang", **{f"w_{slot}": name for slot, name in scripts.language(locale).items()})
