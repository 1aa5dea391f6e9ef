"""What a word processor must know of a language: how it names it, its fonts, its slant.

It has a slot of fonts and a slot of languages for each of three kinds of characters: complex ones
(Arabic, Devanagari, Thai, ...), East Asian ones, and all others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError

LATIN, EAST_ASIAN, COMPLEX = "Calibri", "Microsoft YaHei", "Arial"
"""The fonts of a document for what its own language has no use for."""

MONOSPACED = "Consolas"

HANDS = {"Hani": "Hans", "Hang": "Kore", "Hira": "Jpan", "Kana": "Jpan", "Aran": "Arab"}
"""Scripts that are set like another one."""

FONTS: Mapping[str, str] = {
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thaa": "MV Boli",
    "Syrc": "Estrangelo Edessa",
    "Nkoo": "Ebrima",
    "Adlm": "Ebrima",
    **dict.fromkeys(
        ("Deva", "Beng", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu"),
        "Nirmala UI",
    ),
    **dict.fromkeys(("Thai", "Laoo", "Khmr"), "Leelawadee UI"),
    "Mymr": "Myanmar Text",
    "Tibt": "Microsoft Himalaya",
    "Ethi": "Ebrima",
    "Geor": "Sylfaen",
    "Armn": "Sylfaen",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Jpan": "Yu Gothic",
    "Kore": "Malgun Gothic",
}
"""Fonts that come with word processors or their systems; others stand in where they are missing."""

OWN_FONTS = {"ur": "Urdu Typesetting"}
"""Of languages that are read in another hand than their script."""

ASIAN = frozenset({"Hans", "Hant", "Jpan", "Kore"})
SIMPLE = frozenset({"Latn", "Grek", "Cyrl", "Ethi", "Geor", "Armn"})
SLANTED = frozenset({"Latn", "Grek", "Cyrl", "Armn", "Geor"})
"""Scripts that have italics; in the others what is stressed is bold, as on the pages."""

TALL = frozenset({"Arab", "Deva", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts with marks above and below, which are set larger and wider apart."""


@cache
def script(locale: str) -> str:
    """The script of a locale's words; Chinese tells its two hands apart, `Latn` is for unknown."""
    name = locales.canonical(locale)
    found = locales.script(name)
    return HANDS.get(found, found) or "Latn"


def is_slanted(locale: str) -> bool:
    """True for a language that has italics."""
    return script(locale) in SLANTED


@cache
def font(locale: str) -> Mapping[str, str]:
    """The fonts of a locale's words by the slot of characters."""
    own = script(locale)
    slots = {"ascii": LATIN, "hAnsi": LATIN, "eastAsia": EAST_ASIAN, "cs": COMPLEX}
    name = OWN_FONTS.get(locales.language(locale)) or FONTS.get(own)
    if name is None:
        return slots
    if own in ASIAN:
        return slots | {"eastAsia": name}
    return slots | ({"ascii": name, "hAnsi": name} if own in SIMPLE else {"cs": name})


@cache
def language(locale: str) -> Mapping[str, str]:
    """The locale's name in each slot that its words may stand in: `val`, `eastAsia`, `bidi`."""
    name, own = culture(locale), script(locale)
    if own in ASIAN:
        return {"val": name, "eastAsia": name}
    return {"val": name} if own in SIMPLE else {"val": name, "bidi": name}


@cache
def culture(locale: str) -> str:
    """A locale as word processors name it, with a territory: `es-ES`, `zh-CN`, `sr-Latn-RS`."""
    language, _, territory = locales.with_territory(locale).partition("_")
    written = f"_{script(locale)}" in locales.canonical(locale) and language != "zh"
    return "-".join(filter(None, (language, script(locale) if written else "", territory)))


@cache
def known(tag: str) -> str:
    """The locale of a `lang` attribute; "" for one that says nothing of use."""
    try:
        return locales.canonical(tag)
    except SettingsError:
        return ""
