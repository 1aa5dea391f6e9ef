"""The style sheet: small, readable by everyone, the same in either direction of writing."""

from __future__ import annotations

import re
from itertools import product

import pytest

from mbc_i18n import locales
from mbc_i18n.publish.rendering import style

SHEET = re.sub(r"/\*.*?\*/", "", style(), flags=re.S)
LIGHT, DARK, PRINT = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))
    for block in re.findall(r":root \{(.*?)\}", SHEET, re.S)
)

WORDS_ON = [
    *product(("ink", "quiet", "accent"), ("paper", "tint")),
    ("ink", "code"),
    ("accent", "code"),
    ("warn-ink", "warn"),
]
"""Colours of text, and what they stand on."""


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("words", "ground"), WORDS_ON)
@pytest.mark.parametrize("scheme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_words_stand_out(scheme: dict[str, str], words: str, ground: str) -> None:
    assert contrast(scheme[words], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_focus_and_boxes_stand_out(scheme: dict[str, str]) -> None:
    for sign in ("accent", "edge", "warn-edge"):
        assert contrast(scheme[sign], scheme["paper"]) >= 3


def test_every_colour_has_a_dark_twin() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_is_small() -> None:
    assert len(style().encode()) < 13_000


def test_knows_no_left_and_right() -> None:
    sides = r"left|right|(?:margin|padding|border)-(?:top|bottom)"
    physical = rf"\b(?:{sides}|(?:min-|max-)?(?:width|height))\s*:"
    rules = re.sub(r"@media \([^)]*\)", "", SHEET)
    assert re.findall(rf"(?<!-){physical}", rules) == []
    assert not re.search(r"text-align:\s*(?:left|right)|float:", rules)


def test_leaves_letters_as_they_are_written() -> None:
    assert not re.search(r"text-transform|letter-spacing|font-variant|justify;", SHEET)


def rules(language: str, direction: str = "ltr") -> dict[str, str]:
    """The custom properties that the sheet gives a part in a language; later rules win."""
    found: dict[str, str] = {}
    for selector, block in re.findall(
        r"([^{}]+)\{([^{}]*--leading[^{}]*|[^{}]*--font[^{}]*)\}", SHEET
    ):
        if "[lang]" in selector or speaks(selector, language, direction):
            found |= dict(re.findall(r"--([\w-]+): ([^;]+);", block))
    return found


def speaks(selector: str, language: str, direction: str) -> bool:
    """True where a selector of languages and directions holds."""
    beyond, _, without = selector.partition(":not(")
    named = re.findall(r":lang\(([\w-]+)\)", beyond)
    prefixed = any(f"{language}-".startswith(f"{each}-") for each in named)
    barred = any(each == language for each in re.findall(r":lang\(([\w-]+)\)", without))
    sided = direction == "rtl" and "[dir=rtl]" in selector
    both = re.search(r"\[dir=rtl\]:is", selector) is not None
    return not barred and ((prefixed and sided) if both else (prefixed or sided))


SCRIPTS = [
    ("ar", "Arabic"), ("fa", "Arabic"), ("ps", "Arabic"), ("prs", "Arabic"), ("ckb", "Arabic"),
    ("ug", "Arabic"), ("uz_Arab", "Arabic"), ("sd", "Arabic"), ("ur", "Nastaliq Urdu"),
    ("pa_Arab", "Nastaliq Urdu"), ("he", "Hebrew"), ("yi", "Hebrew"), ("dv", "Thaana"),
    ("ff_Adlm", "Adlam"), ("rhg", "Hanifi Rohingya"), ("syr", "Syriac"), ("hi", "Devanagari"),
    ("ne", "Devanagari"), ("sd_Deva", "Devanagari"), ("bn", "Bengali"), ("syl", "Bengali"),
    ("pa", "Gurmukhi"), ("gu", "Gujarati"), ("ta", "Tamil"), ("te", "Telugu"), ("kn", "Kannada"),
    ("ml", "Malayalam"), ("si", "Sinhala"), ("or", "Oriya"), ("th", "Thai"), ("lo", "Lao"),
    ("km", "Khmer"), ("my", "Myanmar"), ("ksw", "Myanmar"), ("bo", "Tibetan"), ("dz", "Tibetan"),
    ("am", "Ethiopic"), ("ti", "Ethiopic"), ("ka", "Georgian"), ("hy", "Armenian"),
    ("eky", "Kayah Li"), ("zh_Hans", "CJK SC"), ("zh_Hant", "CJK TC"), ("zh_HK", "CJK HK"),
    ("yue", "CJK HK"), ("ja", "CJK JP"), ("ko", "CJK KR"),
]  # fmt: skip
"""Locales in scripts without italics, and the free font that each script's stack names."""


@pytest.mark.parametrize(("locale", "font"), SCRIPTS)
def test_each_script_has_its_fonts_its_room_and_no_italics(locale: str, font: str) -> None:
    found = rules(locales.bcp47(locale), locales.direction(locale))
    assert re.search(rf"Noto (Sans|Serif) {font}\b|Noto {font}\b", found["font"])
    assert re.search(r"(sans-)?serif$", found["font"])
    assert (found["slant"], found["stress"]) == ("normal", "600")
    assert float(found["leading"]) >= 1.65


@pytest.mark.parametrize("locale", ["en", "es", "vi", "ru", "el", "hmn", "kri", "ff", "ku"])
def test_scripts_with_italics_keep_them(locale: str) -> None:
    found = rules(locales.bcp47(locale))
    assert (found["slant"], found["stress"]) == ("italic", "initial")


def test_urdu_has_room_for_its_slope() -> None:
    assert float(rules("ur", "rtl")["leading"]) >= 2


def test_loads_no_font() -> None:
    assert not re.search(r"@font-face|@import|url\(", SHEET)


def test_could_not_end_its_element() -> None:
    assert "</" not in style()
