"""The bound of a quantity: `<`, *at least*, *or older*, and which way it points."""

from __future__ import annotations

import re

from mbc_i18n.checks.quantities.lexicon import Lexicon
from mbc_i18n.checks.quantities.normal import Normal

SYMBOL = re.compile(r"(<=|>=|[<>≤≥])[ \u00a0\u202f]?$")
SYMBOLS = {"<": "under", "≤": "under", "<=": "under", ">": "over", "≥": "over", ">=": "over"}
STOP = re.compile(r"[.;!?。；！？।()（）](?![\d])|, ")
WINDOW = 45
NEAR, NEAR_ENDLESS = 20, 8
"""Characters that may stand between the words of a bound and the number."""


def symbol(text: Normal, start: int) -> str:
    """The sign before a number."""
    found = SYMBOL.search(text.text, max(0, start - 3), start)
    return found[1] if found else ""


def direction(text: Normal, span: tuple[int, int], room: tuple[int, int], own: Lexicon) -> str:
    """`over`, `under`, or "" where no words say so or they contradict each other.

    `room` is where the neighbouring numbers end and start.
    """
    sign = symbol(text, span[0])
    if sign:
        return SYMBOLS[sign]
    before, after = _before(text, span, room, own), _after(text, span, room, own)
    return before or after if not before or not after or before == after else ""


def _before(text: Normal, span: tuple[int, int], room: tuple[int, int], own: Lexicon) -> str:
    words = text.lower[max(room[0], span[0] - WINDOW) : span[0]]
    stops = list(STOP.finditer(words))
    words = words[stops[-1].end() :] if stops else words
    if own.bound is None:
        return ""
    near = NEAR_ENDLESS if own.endless else NEAR
    found = [m for m in own.bound.finditer(words) if len(words) - m.end() <= near]
    kinds = [_kind(match[1], own) for match in found]
    kinds = [kind for kind in kinds if not kind.endswith("-after")]
    way = kinds[-1].partition("-")[0] if kinds else ""
    return "" if way == "neither" else way


def _after(text: Normal, span: tuple[int, int], room: tuple[int, int], own: Lexicon) -> str:
    words = text.lower[span[1] : min(room[1], span[1] + WINDOW)]
    stop = STOP.search(words)
    words = words[: stop.start()] if stop else words
    near = NEAR_ENDLESS if own.endless else NEAR
    found = own.bound.finditer(words) if own.bound is not None else ()
    for match in found:
        kind = _kind(match[1], own)
        if match.start() <= near and "-" in kind:
            return kind.partition("-")[0]
    return ""


def _kind(words: str, own: Lexicon) -> str:
    if words in own.bounds:
        return own.bounds[words]
    return next((kind for form, kind in own.stemmed if form.fullmatch(words)), "")
