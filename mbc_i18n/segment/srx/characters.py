"""Sets of characters as ranges of code points, and the properties that expressions name.

The categories are those of the standard library's Unicode data. It has no scripts, so that the
letters and marks of a script are taken from the names of the characters, which begin with it.
The blocks are a table of the most used.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, groupby

Characters = tuple[tuple[int, int], ...]
"""First and last code point of each range, in order, with a gap between any two."""

LAST = 0x10FFFF
ALL: Characters = ((0, LAST),)

# Beyond the third plane stand only tags and variation selectors, and what nobody has assigned.
_ASSIGNED = (range(0x33480), range(0xE0000, 0xE01F0))

_LONG_NAMES = {
    "letter": "L", "uppercaseletter": "Lu", "lowercaseletter": "Ll", "titlecaseletter": "Lt",
    "modifierletter": "Lm", "otherletter": "Lo", "casedletter": "LC", "mark": "M",
    "combiningmark": "M", "nonspacingmark": "Mn", "spacingmark": "Mc", "enclosingmark": "Me",
    "number": "N", "decimalnumber": "Nd", "digit": "Nd", "letternumber": "Nl", "othernumber": "No",
    "punctuation": "P", "punct": "P", "connectorpunctuation": "Pc", "dashpunctuation": "Pd",
    "openpunctuation": "Ps", "closepunctuation": "Pe", "initialpunctuation": "Pi",
    "finalpunctuation": "Pf", "otherpunctuation": "Po", "symbol": "S", "mathsymbol": "Sm",
    "currencysymbol": "Sc", "modifiersymbol": "Sk", "othersymbol": "So", "separator": "Z",
    "spaceseparator": "Zs", "lineseparator": "Zl", "paragraphseparator": "Zp", "other": "C",
    "control": "Cc", "cntrl": "Cc", "format": "Cf",
}  # fmt: skip
_PREDICATES: dict[str, Callable[[str], bool]] = {
    "lower": str.islower, "lowercase": str.islower, "upper": str.isupper, "uppercase": str.isupper,
    "alpha": str.isalpha, "alphabetic": str.isalpha, "alnum": str.isalnum, "space": str.isspace,
    "whitespace": str.isspace, "word": lambda one: one == "_" or one.isalnum(),
}  # fmt: skip
_BLOCKS: dict[str, Characters] = {
    "ascii": ((0, 0x7F),),
    "blank": ((9, 9), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A),
              (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)),
    "xdigit": ((0x30, 0x39), (0x41, 0x46), (0x61, 0x66)),
    "any": ALL,
    "ideographic": ((0x3006, 0x3007), (0x3021, 0x3029), (0x3038, 0x303A), (0x3400, 0x4DBF),
                    (0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0x20000, 0x3FFFD)),
    "inbasiclatin": ((0, 0x7F),), "inlatin1supplement": ((0x80, 0xFF),),
    "inlatinextendeda": ((0x100, 0x17F),), "inlatinextendedb": ((0x180, 0x24F),),
    "ingreek": ((0x370, 0x3FF),), "ingreekandcoptic": ((0x370, 0x3FF),),
    "incyrillic": ((0x400, 0x4FF),), "inarmenian": ((0x530, 0x58F),),
    "inhebrew": ((0x590, 0x5FF),), "inarabic": ((0x600, 0x6FF),),
    "indevanagari": ((0x900, 0x97F),), "inbengali": ((0x980, 0x9FF),),
    "inthai": ((0xE00, 0xE7F),), "inlao": ((0xE80, 0xEFF),), "inmyanmar": ((0x1000, 0x109F),),
    "ingeorgian": ((0x10A0, 0x10FF),), "inhanguljamo": ((0x1100, 0x11FF),),
    "inethiopic": ((0x1200, 0x137F),), "inkhmer": ((0x1780, 0x17FF),),
    "ingeneralpunctuation": ((0x2000, 0x206F),), "incjksymbolsandpunctuation": ((0x3000, 0x303F),),
    "inhiragana": ((0x3040, 0x309F),), "inkatakana": ((0x30A0, 0x30FF),),
    "incjkunifiedideographs": ((0x4E00, 0x9FFF),), "inhangulsyllables": ((0xAC00, 0xD7AF),),
    "inhalfwidthandfullwidthforms": ((0xFF00, 0xFFEF),),
}  # fmt: skip
_SCRIPTS = frozenset({
    "arabic", "armenian", "bengali", "cyrillic", "devanagari", "ethiopic", "georgian", "greek",
    "gujarati", "gurmukhi", "han", "hangul", "hebrew", "hiragana", "kannada", "katakana", "khmer",
    "lao", "latin", "malayalam", "mongolian", "myanmar", "oriya", "sinhala", "syriac", "tamil",
    "telugu", "thaana", "thai", "tibetan",
})  # fmt: skip


def union(*sets: Characters) -> Characters:
    """The characters that stand in any of the sets."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(chain(*sets)):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def complement(characters: Characters) -> Characters:
    """The characters that do not stand in the set."""
    edges = [-1, *chain(*characters), LAST + 1]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple((before + 1, after - 1) for before, after in gaps if after - before > 1)


def intersection(one: Characters, other: Characters) -> Characters:
    """The characters that stand in both sets."""
    return complement(union(complement(one), complement(other)))


def single(code: int) -> Characters:
    """The set of one character."""
    return ((code, code),)


@cache
def named(name: str) -> Characters | None:
    """The characters of a property, as `Lu`, `IsCyrillic`, `script=Greek` or `InArabic` name it.

    Upper and lower case, spaces, hyphens and underlines do not matter. None: an unknown one.
    """
    key = name.lower().translate({ord(mark): None for mark in " -_"})
    key = key.rpartition("=")[2].replace("blk=", "in")
    if "=" in name and name.lower().startswith("bl"):
        key = "in" + key
    for known in (key, key.removeprefix("is")):
        if (found := _of_key(known)) is not None:
            return found
    return None


def _of_key(key: str) -> Characters | None:
    category = _LONG_NAMES.get(key, key.capitalize())
    if key in ("lc", "l&") or category == "LC":
        return union(*(_category(one) for one in ("Lu", "Ll", "Lt")))
    if category in _categories() or category in ("L", "M", "N", "P", "S", "Z", "C"):
        return _category(category)
    if key in _PREDICATES:
        return _where(_PREDICATES[key])
    if key in ("graph", "print"):
        return complement(union(_category("C"), _where(str.isspace)))
    return _script(key) if key in _SCRIPTS else _BLOCKS.get(key)


def _category(name: str) -> Characters:
    groups = _categories()
    return union(*(groups[key] for key in groups if key.startswith(name)))


@cache
def _categories() -> dict[str, Characters]:
    runs: dict[str, list[tuple[int, int]]] = {}
    for codes in _ASSIGNED:
        for category, group in groupby(codes, lambda code: unicodedata.category(chr(code))):
            run = list(group)
            runs.setdefault(category, []).append((run[0], run[-1]))
    return {category: tuple(ranges) for category, ranges in runs.items()}


def _where(holds: Callable[[str], bool]) -> Characters:
    return _joined(code for codes in _ASSIGNED for code in codes if holds(chr(code)))


def _joined(codes: Iterable[int]) -> Characters:
    return union(tuple((code, code) for code in codes))


def _script(name: str) -> Characters:
    letters = union(_category("L"), _category("M"), _category("Nl"))
    return _joined(code for code in _codes(letters) if _is_of_script(chr(code), name))


def _codes(characters: Characters) -> Iterator[int]:
    return chain.from_iterable(range(first, last + 1) for first, last in characters)


def _is_of_script(one: str, name: str) -> bool:
    called = unicodedata.name(one, "")
    if name == "han":
        return called.startswith(("CJK UNIFIED", "CJK COMPAT", "IDEOGRAPHIC ITER"))
    return called.startswith(name.upper() + " ")
