"""The style sheet: small, readable by everyone, the same in either direction of writing."""

from __future__ import annotations

import re
from itertools import product

import pytest

from mbc_i18n.publish.pages import style

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
    assert len(style().encode()) < 9000


def test_knows_no_left_and_right() -> None:
    sides = r"left|right|(?:margin|padding|border)-(?:top|bottom)"
    physical = rf"\b(?:{sides}|(?:min-|max-)?(?:width|height))\s*:"
    rules = re.sub(r"@media \([^)]*\)", "", SHEET)
    assert re.findall(rf"(?<!-){physical}", rules) == []
    assert not re.search(r"text-align:\s*(?:left|right)|float:", rules)


def test_leaves_letters_as_they_are_written() -> None:
    assert not re.search(r"text-transform|letter-spacing|font-variant|justify;", SHEET)


@pytest.mark.parametrize("language", ["ar", "zh", "ja", "ko", "hi"])
def test_no_italics_in_scripts_that_have_none(language: str) -> None:
    upright = re.search(r"([^{}]*):is\(em, i, cite, dfn, var\) \{\s*font-style: normal", SHEET)
    assert upright is not None
    assert f":lang({language})" in upright[1]


def test_could_not_end_its_element() -> None:
    assert "</" not in style()
