"""What a language tag says: whether it is one, and which direction and script it stands for."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError

TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?"
    r"(?:-(?P<territory>[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*"
    r"(?:-[A-WYZa-wyz\d](?:-[A-Za-z\d]{2,8})+)*(?:-[xX](?:-[A-Za-z\d]{1,8})+)?"
)
"""A well-formed language tag (BCP 47) without extended language subtags."""

PRIVATE = re.compile(r"[xX](?:-[A-Za-z\d]{1,8})+")
UNDETERMINED = frozenset(("und", "mul", "zxx", "mis", "art"))
MISTAKEN = {
    "cn": "zh",
    "jp": "ja",
    "kr": "ko",
    "gr": "el",
    "cz": "cs",
    "dk": "da",
    "ua": "uk",
    "vn": "vi",
}
"""Codes of countries that are taken for languages."""

RTL_SCRIPTS = frozenset(("Arab", "Hebr", "Thaa", "Nkoo", "Syrc", "Adlm", "Rohg", "Mand", "Samr"))
CODES = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Hans": "HAN", "Hant": "HAN",
         "Deva": "DEVANAGARI", "Hebr": "HEBREW", "Grek": "GREEK"}  # fmt: skip
EAST_ASIAN = frozenset(
    ("CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "KATAKANA-HIRAGANA", "IDEOGRAPHIC")
)
MIXED = {"ko": frozenset(("HAN",))}
"""Scripts that a language writes beside its own."""

ALIKE = tuple(
    map(frozenset, (("hr", "bs", "sr", "sh", "me", "cnr"), ("ms", "id"), ("nb", "nn", "no", "da"),
                    ("cs", "sk"), ("pt", "gl"), ("af", "nl"), ("ru", "uk", "be", "bg", "mk")))
)  # fmt: skip
"""Languages that may share a sentence."""


@cache
def known(tag: str) -> str:
    """CLDR's name of a language, "" for one that it does not know."""
    if not TAG.fullmatch(tag.replace("_", "-")):
        return ""
    try:
        return locales.canonical(tag)
    except SettingsError:
        found = TAG.fullmatch(tag.replace("_", "-"))
        return known(found["language"]) if found and found["language"] != tag else ""


@cache
def fault(tag: str) -> tuple[str, str]:
    """What is wrong with a language tag, and what to do; empty for a right one."""
    if PRIVATE.fullmatch(tag):
        return "", ""
    right = tag.strip().replace("_", "-")
    found = TAG.fullmatch(right)
    if found is None:
        return f"“{tag}” is no language tag (BCP 47)", "write the language's code, such as es"
    language = found["language"].lower()
    if language in MISTAKEN and not known(language):
        return f"“{tag}” names a country, no language", f"write {MISTAKEN[language]}"
    if len(language) == 2 and not known(language):
        return f"“{tag}” is no language that CLDR knows", "write the language's code, such as es"
    if right != tag:
        return f"“{tag}” is not written as BCP 47 has it", f"write {right}"
    return "", ""


@cache
def language(tag: str) -> str:
    """The language alone: `pt` of `pt-BR`; in small letters where CLDR does not know it."""
    return (known(tag) or tag.lower().replace("_", "-")).replace("-", "_").partition("_")[0]


@cache
def direction(tag: str) -> str:
    """`rtl` or `ltr`, "" where nobody can tell."""
    found = TAG.fullmatch(tag.replace("_", "-"))
    if found and found["script"]:
        return "rtl" if found["script"].title() in RTL_SCRIPTS else "ltr"
    try:
        return locales.direction(known(tag) or tag)
    except SettingsError:
        return ""


@cache
def own_name(tag: str) -> str:
    """The language's name in itself, "" where it is not known."""
    try:
        return locales.own_name(tag)
    except SettingsError:
        return ""


@cache
def script(tag: str) -> str:
    """The script of a language, "" where it is not known: that of its own name."""
    found = TAG.fullmatch(tag.replace("_", "-"))
    if found and found["script"]:
        return CODES.get(found["script"].title(), "")
    name = own_name(tag) or own_name(language(tag))
    letters = [script_of(sign) for sign in name if sign.isalpha()]
    return max(letters, key=letters.count) if letters else ""


@lru_cache(maxsize=1 << 14)
def script_of(letter: str) -> str:
    """The script of a letter, Han for all that Chinese and Japanese are written in."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return "HAN" if name in EAST_ASIAN else "LATIN" if name == "FULLWIDTH" else name


@cache
def variety(tag: str) -> str:
    """The script that sets two written forms of a language apart: `Hans`, `Hant`, `Latn`."""
    name = known(tag)
    parts = locales.fallbacks(name) if name else ()
    return next((p for each in parts for p in each.split("_")[1:] if len(p) == 4), "")


@cache
def agree(one: str, other: str) -> bool:
    """True where two tags may stand on one page: no other language, script or territory."""
    if not known(one) or not known(other):
        return one.lower().replace("_", "-") == other.lower().replace("_", "-")
    if language(one) != language(other) or variety(one) != variety(other):
        return False
    places = {_territory(one), _territory(other)} - {""}
    return len(places) < 2


def _territory(tag: str) -> str:
    found = TAG.fullmatch(tag.replace("_", "-"))
    return (found["territory"] or "").upper() if found else ""


@cache
def may_share(one: str, other: str) -> bool:
    """True for two languages that may share a sentence: near ones, or one stands in for another."""
    pair = {language(one), language(other)}
    near = any(pair <= group for group in ALIKE)
    return len(pair) == 1 or near or bool(_standing_in(one) & _standing_in(other))


def _standing_in(tag: str) -> set[str]:
    """The languages whose words the frame of a page may have in the place of its own."""
    name = known(tag)
    return {language(each) for each in locales.fallbacks(name)} if name else set()
