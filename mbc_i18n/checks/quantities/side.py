"""What stands beside a number: multiplier, percent, unit, minus sign."""

from __future__ import annotations

import re
import unicodedata

from mbc_i18n.checks.quantities.lexicon import Entry, Lexicon, beside
from mbc_i18n.checks.quantities.token import DECADE, Place, Quantity
from mbc_i18n.checks.quantities.values import Number
from mbc_i18n.checks.quantities.words import LETTER

AFTER = re.compile(
    rf"[ \u00a0\u202f]?(?:(?P<percent>%|‰)|-?"
    rf"(?P<word>°[ \u00a0]?[cf](?![a-z])|[°℃℉]|{LETTER}+(?:(?:\.|[\"״](?=[א-ת])){LETTER}+)*)"
    rf"(?:[ \u00a0\u202f-](?P<more>{LETTER}+))?)"
)
CURRENCY = "$€£¥₩₹₽₺"
MONEY_MILLION = re.compile("m(?![a-z])")
CYRILLIC_YEAR = re.compile(r"[12]\d{3}[ \u00a0\u202f]?г")
"""`2017 г.` is a year in Cyrillic, no weight."""

WESTERN_WORD = re.compile(r"[a-zµ°℃℉]+")
VIETNAMESE_DATE = re.compile(r"(?:năm|tháng) \d")
POWER = re.compile("[⁰¹²³⁴-⁹]+")
NOT_THOUSAND = re.compile("千(?:克|米|卡|瓦|帕|字|赫)")


def side_of(match: re.Match[str], place: Place) -> tuple[Quantity, int]:
    """What stands beside a number, its factor as the value, and where that ends."""
    start, end = match.span()
    lower, own = place.text.lower, place.own
    factor: Number = 1
    percent, unit = percent_before(start, place.last, lower, own, place.locale), ""
    if start and lower[start - 1] in CURRENCY and MONEY_MILLION.match(lower, end):
        factor, end = 10**6, end + 1
    if own.language == "en" and match[0][-1] == "0" and DECADE.match(lower, end):
        return Quantity(factor, start, end, decade=True, token=place.number), end
    raised = POWER.match(lower, end) if match[0] == "10" else None
    if raised:
        factor, end = (
            10 ** (int(unicodedata.normalize("NFKC", raised[0])[:2]) - 1),
            raised.end(),
        )
    if end < len(lower) and "<fraction>" in unicodedata.decomposition(lower[end]):
        end += 1
    for _ in range(3):
        entry, size, sign = _behind(lower, start, end, own, place.locale)
        if sign or (entry and entry.kind == "percent"):
            percent, end = True, size
            factor *= entry.value if entry else 1
            break
        if entry is None:
            break
        end = size
        if entry.kind == "unit":
            unit = entry.unit
            break
        factor *= entry.value
    if unit == "g" and CYRILLIC_YEAR.match(lower, start):
        unit = ""
    negative = _negative(place.text.text, start)
    side = Quantity(factor, start, end, percent, True, unit, negative, token=place.number)
    return _before(side, place) if own.language == "sw" else side, end


def _behind(
    lower: str, begin: int, end: int, own: Lexicon, locale: str
) -> tuple[Entry | None, int, bool]:
    """What the next word says and where it ends, or whether a percent sign stands there."""
    found = AFTER.match(lower, end)
    if found is None:
        return None, end, False
    if found["percent"]:
        return None, found.end("percent"), True
    word, start = found["word"].replace(".", ""), found.start("word")
    if own.language == "vi" and (
        VIETNAMESE_DATE.match(lower, start) or lower.endswith("tháng ", 0, begin)
    ):
        return None, end, False
    if own.endless:
        return _glued(word, start, own, locale)
    if found["more"] and word in own.beside.heads:
        pair = beside(f"{word} {found['more']}", locale)
        if pair:
            return pair[0], found.end("more"), False
    single = beside(word, locale)
    return (single[0], found.end("word"), False) if single else (None, end, False)


def _glued(word: str, start: int, own: Lexicon, locale: str) -> tuple[Entry | None, int, bool]:
    """What a run of characters begins with where no space parts the words."""
    western = WESTERN_WORD.match(word)
    word = western[0] if western else word[:12]
    cut = 1 if word[0] in "多余餘来來여数" and len(word) > 1 else 0
    if word.startswith(("分の", "分之", "분의")):
        return None, start, False
    if word[0] in "割成":
        return Entry("percent", 10), start + 1, False
    found = beside(word[cut:], locale)
    if western and found and found[1] < len(word):
        return None, start, False
    if found is None or (NOT_THOUSAND.match(word) and found[0].kind == "factor"):
        return None, start, False
    return found[0], start + cut + found[1], False


def percent_before(start: int, last: int, lower: str, own: Lexicon, locale: str) -> bool:
    """True where the sign or a word for percent stands before a number: Turkish `%5`, `yüzde 5`.

    `last` is where the number before it ends.
    """
    head = lower[max(last, start - 20) : start].rstrip(" \u00a0\u202f")
    if head.endswith("%"):
        return not head[:-1].rstrip()[-1:].isdigit() and start - last > 0
    words = own.beside
    if own.endless:
        if own.language == "ko":
            return False
        tail = head.rstrip("之")
        return any(
            tail.endswith(word)
            for word, entries in words.stems.items()
            if entries[-1].kind == "percent"
        )
    if own.language == "en" or not head or not head[-1].isalpha():
        return False
    found = beside(head.split()[-1].strip("\"'“”‘’«»(["), locale)
    return found is not None and found[0].kind == "percent"


def _before(side: Quantity, place: Place) -> Quantity:
    """Units and multipliers that stand before the number, as in Swahili."""
    words = place.text.lower[max(place.last, side.start - 30) : side.start].split()
    for word in reversed(words[-2:]):
        found = beside(word, place.locale)
        if found is None:
            break
        if found[0].kind == "factor":
            side = side._replace(value=side.value * found[0].value)
        elif found[0].kind == "unit" and not side.unit:
            side = side._replace(unit=found[0].unit)
        elif found[0].kind == "percent":
            side = side._replace(percent=True)
    return side


def _negative(text: str, start: int) -> bool:
    """True for a minus sign that nothing stands before, or U+2212 but for a range."""
    sign = text[start - 1 : start] if start else ""
    before = text[max(0, start - 3) : start - 1] if start else ""
    if sign == "\u2212":
        return not before[-1:].isdigit()
    if sign in ("-", "–"):
        return (not before or before[-1:] in " \u00a0\u202f([") and not before.strip()[
            -1:
        ].isdigit()
    return False
