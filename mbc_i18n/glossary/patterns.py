"""Patterns in the `match` column: a part of regular expressions that cannot run away.

Literals, `.`, classes `[…]`, `\\d \\w \\s \\D \\W \\S`, groups, `|` and repeats. No look-around, no
back references, no anchors, no flags. `re` tries every way in which a pattern can divide a text
among its repeats; that number is counted here and held small, so that the time is linear in the
text (after the counting of ambiguity in Weideman et al., CIAA 2016).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_PATTERN = 200
"""Characters of a pattern."""
UNBOUNDED = 64
"""Where a repeat without an upper bound ends."""
MOST_STEPS = 5_000
"""Characters of the longest text that a pattern can match: the product of nested bounds."""
MOST_WAYS = 10_000
"""Ways in which a pattern can try one place of a text: the product of its choices."""
DEEPEST = 20
"""Groups inside one another."""

CLASS = re.compile(
    r"\[(?![^\]]*(?:--|\|\||&&|~~))\^?\]?(?:\\[dwsDWS^\]\\\[.|()*+?{}/&~-]|[^\]\\\[])*+\]"
)
ESCAPE = re.compile(r"\\(?:[dwsDWS]|[^\w\s])")
REPEAT = re.compile(r"([*+?]|\{(\d{1,4})\}|\{(\d{0,4}),(\d{0,4})\})([?+])?")
LITERAL = re.compile(r"[^\\\[\](){}*+?|^$]")
GROUP = re.compile(r"\((?:\?:)?(?!\?)")


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a pattern, rewritten, with what it can cost."""

    text: str
    shortest: int
    longest: int
    ways: int


EMPTY = _Part("", 0, 0, 1)


@lru_cache(maxsize=1 << 10)
def pattern(text: str, ignore_case: bool = True, whole_words: bool = True) -> re.Pattern[str]:
    """The compiled pattern, its open repeats bounded.

    With `whole_words` a match neither begins nor ends inside a word. Raises ValueError, with a
    reason for the pattern's author, for what is not in the safe subset.
    """
    if len(text) > LONGEST_PATTERN:
        raise ValueError(f"a pattern has at most {LONGEST_PATTERN} characters")
    part, place = _choice(text, 0, 0)
    if place < len(text):
        raise ValueError(f"a {text[place]!r} without its other half")
    if not part.shortest:
        raise ValueError("it matches without any character")
    known = rf"(?<!\w)(?:{part.text})(?!\w)" if whole_words else part.text
    try:
        return re.compile(known, re.IGNORECASE if ignore_case else 0)
    except re.error as error:
        raise ValueError(str(error)) from None


def _choice(text: str, place: int, depth: int) -> tuple[_Part, int]:
    """Alternatives up to the end of the group."""
    if depth > DEEPEST:
        raise ValueError("too many groups inside one another")
    parts = []
    while True:
        part, place = _sequence(text, place, depth)
        parts.append(part)
        if not text.startswith("|", place):
            return _either(parts), place
        place += 1


def _either(parts: Sequence[_Part]) -> _Part:
    return _bounded(
        _Part(
            "|".join(part.text for part in parts),
            min(part.shortest for part in parts),
            max(part.longest for part in parts),
            sum(part.ways for part in parts),
        )
    )


def _sequence(text: str, place: int, depth: int) -> tuple[_Part, int]:
    known = EMPTY
    while place < len(text) and text[place] not in "|)":
        part, place = _atom(text, place, depth)
        part, place = _repeated(part, text, place)
        known = _bounded(
            _Part(
                known.text + part.text,
                known.shortest + part.shortest,
                known.longest + part.longest,
                known.ways * part.ways,
            )
        )
    return known, place


def _atom(text: str, place: int, depth: int) -> tuple[_Part, int]:
    for kind in (LITERAL, ESCAPE, CLASS):
        found = kind.match(text, place)
        if found:
            return _Part(found[0], 1, 1, 1), found.end()
    group = GROUP.match(text, place)
    if not group:
        raise ValueError(_reason(text, place))
    part, end = _choice(text, group.end(), depth + 1)
    if not text.startswith(")", end):
        raise ValueError("a '(' without its other half")
    return _Part(f"(?:{part.text})", part.shortest, part.longest, part.ways), end + 1


REASONS: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"\(\?P?[=!<]"), "look-around and named groups are not allowed"),
    (re.compile(r"\(\?"), "flags and special groups are not allowed"),
    (re.compile(r"\\\d"), "back references are not allowed"),
    (re.compile(r"\\\Z"), "a '\\' at its end"),
    (re.compile(r"\\"), "of the escapes only \\d, \\w, \\s, \\D, \\W, \\S and signs are allowed"),
    (re.compile(r"[\^$]"), "'^' and '$' are not allowed; write a sign as \\^ or \\$"),
    (re.compile(r"\["), "a '[' without its other half"),
    (re.compile(r"[*+?{]"), "a repeat of nothing"),
)


def _reason(text: str, place: int) -> str:
    told = (reason for kind, reason in REASONS if kind.match(text, place))
    return next(told, f"a {text[place]!r} without its other half")


def _repeated(part: _Part, text: str, place: int) -> tuple[_Part, int]:
    found = REPEAT.match(text, place)
    if not found:
        return part, place
    least, most = _bounds(found)
    if most < least or not most:
        raise ValueError(f"{found[0]} repeats nothing")
    if not part.shortest and most > 1:
        raise ValueError("a repeat of what can be empty")
    mode = found[5] or ""
    text = f"{part.text}{{{least},{most}}}{mode}"
    known = _Part(text, part.shortest * least, part.longest * most, _ways(part.ways, least, most))
    return _bounded(known), found.end()


def _bounds(found: re.Match[str]) -> tuple[int, int]:
    simple = {"*": (0, UNBOUNDED), "+": (1, UNBOUNDED), "?": (0, 1)}
    if found[1] in simple:
        return simple[found[1]]
    if found[2]:
        return int(found[2]), int(found[2])
    least = int(found[3] or 0)
    return least, int(found[4]) if found[4] else max(UNBOUNDED, least)


def _ways(ways: int, least: int, most: int) -> int:
    """The sum of ways ** n for n from least to most, no further than it matters."""
    total = 0
    for count in range(least, most + 1):
        total += min(ways ** min(count, 20), MOST_WAYS + 1) if ways > 1 else 1
        if total > MOST_WAYS:
            break
    return total


def _bounded(part: _Part) -> _Part:
    if part.longest > MOST_STEPS:
        raise ValueError(f"it can match more than {MOST_STEPS:,} characters")
    if part.ways > MOST_WAYS:
        raise ValueError("its repeats leave too many ways; bound them, as in {1,4}")
    return part
