"""The first look at two texts: most right translations need no other.

It compares the plain figures in their order, each with the percent sign, multiplier or unit beside
it, and the names with digits in them. What is not plain — a sign, a date in figures, a time of day,
other signs between digits — it leaves to the analysis. A look at a source is kept: every locale
asks for it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from mbc_i18n.checks.quantities import cardinals
from mbc_i18n.checks.quantities.comparing import PHYSICAL, WINDOW
from mbc_i18n.checks.quantities.lexicon import Lexicon, beside, lexicon
from mbc_i18n.checks.quantities.normal import FIGURES, Normal, normal
from mbc_i18n.checks.quantities.reading import NAME_TAIL, name_head
from mbc_i18n.checks.quantities.tables import longest_words
from mbc_i18n.checks.quantities.token import Quantity
from mbc_i18n.checks.quantities.values import Number
from mbc_i18n.checks.quantities.words import LETTER, parted
from mbc_i18n.checks.quantities.writing import LONGEST, own_value

FIGURE = re.compile(
    rf"(\d++(?:[.,]\d++)*+(?:[ \u00a0\u202f]\d{{3}}(?![\d.,]))*+)"
    rf"(?:[ \u00a0\u202f]?(%)|[ \u00a0\u202f-]?({LETTER}++)(?:[ \u00a0\u202f-]({LETTER}++))?)?"
)
BEFORE = frozenset(" \u00a0\n([„«“\"‘'’$€£")
BEHIND = frozenset(')]»”"')
AFTER = frozenset(' ([„“”"«»–—…')
"""What may stand apart behind a figure and says nothing of it."""

STOPS = frozenset(".,;:!?…。，、；：！？")
JOINS = {"-": "-", "–": "-", "—": "-", ":": ":"}
"""Signs between two figures, made one where they say the same."""

STAGES = frozenset({"stage", "stages", "grade", "phase", "type", "class", "century"})
"""English words behind which a number may stand in Roman numerals."""

STAGED = re.compile(r"(?i:stages?|grade|phase|type|class|century) [IVX]")

POWERS = frozenset({"hundred", "thousand", "million", "billion"})
POWER = re.compile(r"(?<!\d[\s\u00a0-])(?<!\d)\b(?:hundred|thousand|million|billion)\b")
"""A power of ten that no figure stands before."""

CLOCKS = frozenset({"a", "p", "am", "pm", "s", "h", "o", "m"})
"""What makes a figure of an English text a time, a decade or an amount of money."""

LOWERED = bytes(
    code + 32 if 65 <= code <= 90 else code if 97 <= code <= 122 else 32 for code in range(256)
)
"""ASCII letters in lower case, and a space for everything else."""

NOT_PLAIN = re.compile("[¼-¾⅐-⅞²³¹⁰-⁹]")
"""Fractions and powers in one character."""

SIGNS = re.compile("[<>≤≥＜＞≦≧⩽⩾]")


LEADING = frozenset({"sw"})
"""Languages whose units stand before the number."""


class Figure(NamedTuple):
    """A figure, what the next word says, and where it stands in the plain text."""

    value: Number
    percent: bool
    unit: str
    join: str
    """The sign between it and the figure before."""
    start: int
    end: int


class Figures(NamedTuple):
    """The plain figures of a text, and its names that have digits."""

    plain: tuple[Figure, ...]
    names: frozenset[str]


class Look(NamedTuple):
    """What the first look at a source has seen."""

    figures: Figures | None
    """None where the first look does not do."""
    telling: bool = False
    """True where a word surely is a number or a month."""
    bounded: bool = False
    """True where words may bound a number."""
    dated: bool = False
    """True where a word may be a month."""
    cardinals: cardinals.Cardinals | None = None
    """The number words where all of them are plain and alone."""


NONE = Figures((), frozenset())


@lru_cache(maxsize=1 << 13)
def seen(source: str, locale: str) -> Look:
    """The first look at a source."""
    own = lexicon(locale)
    words = _words(source, own)
    numbers = not telling_words(locale).isdisjoint(words)
    dated = "May" in source or (numbers and not own.months.keys().isdisjoint(words))
    written = _written_out(source, words, own)
    telling = numbers or dated or written
    plain = telling and not written
    lone = cardinals.lone(words, telling_words(locale), locale) if plain else None
    bounded = not _bounding_words(locale).isdisjoint(words)
    if FIGURES.search(source) is None:
        return Look(NONE, telling, bounded, dated, lone)
    figures = None if SIGNS.search(source) else _figures(normal(source), own, locale)
    return Look(figures, telling, bounded, dated, lone)


def pairs(
    look: Look, source: str, target: str, locale: str
) -> tuple[tuple[Quantity, Quantity], ...] | None:
    """The figures of two texts whose figures surely are the same, None for all others."""
    if look.figures is None or SIGNS.search(target):
        return None
    theirs = _figures(normal(target), lexicon(locale), locale)
    if theirs is None or theirs.names != look.figures.names:
        return None
    ours, others = look.figures.plain, theirs.plain
    if len(ours) != len(others):
        return None
    found = tuple(zip(ours, others, strict=True))
    if not all(_alike(*pair) for pair in found):
        found = tuple(zip(sorted(ours), sorted(others), strict=True))
        if not _apart_from_each_other(ours) or not all(_alike(*pair) for pair in found):
            return None
    if not look.telling and not look.bounded:
        return ()
    return tuple((_quantity(one), _quantity(other)) for one, other in found)


def _quantity(figure: Figure) -> Quantity:
    return Quantity(figure.value, figure.start, figure.end, figure.percent, unit=figure.unit)


def _apart_from_each_other(figures: tuple[Figure, ...]) -> bool:
    """True where no two figures are ends of a range, or sides of a ratio."""
    near = zip(figures, figures[1:], strict=False)
    return all(two.start - one.end > WINDOW and not two.join for one, two in near)


def _alike(one: Figure, other: Figure) -> bool:
    """True for the same figure; a translation may leave a unit of time out."""
    if (one.value, one.percent, one.join) != (other.value, other.percent, other.join):
        return False
    return one.unit == other.unit or not one.unit or not (other.unit or one.unit in PHYSICAL)


def _words(text: str, own: Lexicon) -> list[str]:
    """The words of a text in lower case; of an English one only those of ASCII letters."""
    if own.language == "en":
        return text.encode("utf-8", "replace").translate(LOWERED).decode("ascii").split()
    return [word for word, _, _ in parted(text)]


def _written_out(source: str, words: list[str], own: Lexicon) -> bool:
    """True for a power of ten in words, or a Roman numeral, that only its neighbours tell."""
    if own.language != "en":
        return False
    if not STAGES.isdisjoint(words) and STAGED.search(source):
        return True
    return not POWERS.isdisjoint(words) and POWER.search(source.lower()) is not None


@cache
def telling_words(locale: str) -> frozenset[str]:
    """Words of a language that surely are a number, or a month."""
    own = lexicon(locale)
    sure = {
        word.split()[-1]
        for word, entries in own.values.exact.items()
        if {entry.kind for entry in entries} & {"value", "fraction"}
    }
    return frozenset((sure | own.months.keys()) - {"may", *POWERS})


@cache
def _bounding_words(locale: str) -> frozenset[str]:
    """A word of each phrase that bounds a number, the longest one."""
    bounds = lexicon(locale).bounds
    return longest_words(phrase for phrase, kind in bounds.items() if kind != "neither")


def _figures(text: Normal, own: Lexicon, locale: str) -> Figures | None:
    """The figures of a text, None where one of them is not plain."""
    if own.endless or own.language in LEADING or NOT_PLAIN.search(text.lower):
        return None
    found: list[Figure] = []
    names: set[str] = set()
    match, last = FIGURE.search(text.lower), 0
    while match:
        head = name_head(text.text, match.start(), last)
        if head:
            tail = NAME_TAIL.match(text.text, match.start())
            last = tail.end() if tail else match.end(1)
            names.add(text.text[match.start() - len(head) : last])
        else:
            figure = _figure(match, text.lower, own, locale)
            if figure is None:
                return None
            found.append(figure)
            last = match.end(1)
        match = FIGURE.search(text.lower, last)
    return Figures(tuple(found), frozenset(names))


def _figure(match: re.Match[str], text: str, own: Lexicon, locale: str) -> Figure | None:
    join = _join(match.start(), text)
    digits = match[1]
    value = int(digits) if len(digits) < 4 and digits.isdecimal() else _value(digits, locale)
    plain = join is not None and value is not None and (digits[0] != "0" or not value >= 1)
    if join is None or value is None or not plain or not _apart(match, text, own):
        return None
    start, end = match.span(1)
    if match[2] or text[start - 1 : start] == "%":
        return Figure(value, True, "", join, start, match.end())
    if not match[3]:
        return Figure(value, False, "", join, start, end)
    return _worded(Figure(value, False, "", join, start, end), match, own, locale)


def _worded(figure: Figure, match: re.Match[str], own: Lexicon, locale: str) -> Figure | None:
    """A figure with what the next words say."""
    word, last = match[3], 3
    if own.language == "en" and word in CLOCKS:
        return figure if _decade(match) else None
    entry = beside(f"{word} {match[4]}", locale) if word in own.beside.heads else None
    if entry:
        last = 4
    else:
        entry = beside(word, locale)
    if entry is None:
        return figure
    if entry[0].kind != "factor":
        percent = entry[0].kind == "percent"
        return figure._replace(percent=percent, unit=entry[0].unit, end=match.end(last))
    more = match[4] if last == 3 else ""
    if more and (more in own.beside.heads or beside(more, locale)):
        return None
    return figure._replace(value=figure.value * entry[0].value, end=match.end(last))


def _decade(match: re.Match[str]) -> bool:
    """True for `1930s`."""
    return match[3] == "s" and match.start(3) == match.end(1) and match[1].endswith("0")


@lru_cache(maxsize=1 << 12)
def _value(digits: str, locale: str) -> Number | None:
    return own_value(digits, locale) if len(digits) < LONGEST else None


def _join(start: int, text: str) -> str | None:
    """What a figure has at its head: nothing, a sign of `JOINS`, or None for any other sign."""
    if not start or text[start - 1] in BEFORE:
        return ""
    behind_digit = text[start - 2 : start - 1].isdigit()
    if text[start - 1] == "%":
        return None if behind_digit else ""
    return JOINS.get(text[start - 1]) if behind_digit else None


def _apart(match: re.Match[str], text: str, own: Lexicon) -> bool:
    """True for a figure that nothing behind it changes."""
    end = match.end(1)
    if own.halves is not None:
        word = match.end(3) if match[3] else end
        places = (end, end + 1, word, word + 1)
        if any(own.halves.match(text, place) for place in places):
            return False
    if end >= len(text) or match[2] or match[3]:
        return True
    sign, following = text[end], text[end + 1 : end + 2]
    if sign.isspace():
        return not following or following in AFTER or following.isdigit()
    if sign in BEHIND or (sign in "'’" and own.language != "en"):
        return True
    return (sign in STOPS or sign in JOINS) and (sign in JOINS or not following.isdigit())
