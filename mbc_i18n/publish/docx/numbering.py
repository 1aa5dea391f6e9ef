"""Bullets and numbers of lists."""

from __future__ import annotations

from collections.abc import Iterable

from mbc_i18n.publish.docx.layout import DEEPEST_LIST, STEP
from mbc_i18n.publish.docx.markup import part, tag
from mbc_i18n.publish.docx.parts import Numbering

BULLETS = "\u2022\u25e6\u25aa"
"""By level, and again from the first."""

KINDS = {
    "bullet": BULLETS,
    "checked": "\u2611",
    "unchecked": "\u2610",
    "decimal": "",
    "lowerLetter": "",
    "upperLetter": "",
    "lowerRoman": "",
    "upperRoman": "",
}
"""Kinds of lists, with their signs; numbers are counted in the format that their kind names."""

LEVELS = range(DEEPEST_LIST + 1)


def numbering(lists: Iterable[Numbering]) -> str:
    """The part of a package that holds every list; those of `Parts` count from 1, in order."""
    return part(
        "w:numbering",
        *(_kind(number, kind, signs) for number, (kind, signs) in enumerate(KINDS.items())),
        *(_list(number, each) for number, each in enumerate(lists, 1)),
    )


def _kind(number: int, kind: str, signs: str) -> str:
    return tag(
        "w:abstractNum",
        tag("w:multiLevelType", w_val="hybridMultilevel"),
        *(_level(level, kind, signs) for level in LEVELS),
        w_abstractNumId=number,
    )


def _level(level: int, kind: str, signs: str) -> str:
    return tag(
        "w:lvl",
        tag("w:start", w_val=1),
        tag("w:numFmt", w_val="bullet" if signs else kind),
        tag("w:lvlText", w_val=signs[level % len(signs)] if signs else f"%{level + 1}."),
        tag("w:lvlJc", w_val="left"),
        tag("w:pPr", tag("w:ind", w_left=STEP * (level + 1), w_hanging=STEP)),
        w_ilvl=level,
    )


def _list(number: int, each: Numbering) -> str:
    """A list, which counts from its own beginning at its own level."""
    level = min(each.level, DEEPEST_LIST)
    begin = tag("w:lvlOverride", tag("w:startOverride", w_val=each.start), w_ilvl=level)
    return tag(
        "w:num", tag("w:abstractNumId", w_val=list(KINDS).index(each.kind)), begin, w_numId=number
    )
