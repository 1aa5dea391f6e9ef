"""Brackets and quotations around a candidate, and sentences that go on after one."""

from __future__ import annotations

import re

Pairs = tuple[tuple[str, str], ...]

# How far brackets are looked for: a bound keeps the time linear.
_BRACKET_REACH = 300
_BRACKETS = (
    ("(", ")"),
    ("（", "）"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("„", "“"),
)
_LOW_QUOTE = "„"
_CONTINUED = re.compile(r"\s*+[,，、،;；؛:：)）.．]")
_PARTICLE = re.compile(r"[とはがをにのもで]|って|など")
_CLOSING = re.compile("[“”„]")


def pairs_in(text: str) -> Pairs:
    """The pairs of brackets that a text holds at all."""
    return tuple(pair for pair in _BRACKETS if pair[0] in text)


def joins(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence goes on, as one does around a quotation: 「…。」と言った."""
    at = found.end("mark")
    return bool(_CONTINUED.match(text, at) or (found["closers"] and _PARTICLE.match(text, at)))


def is_enclosed(text: str, pairs: Pairs, start: int, found: re.Match[str]) -> bool:
    """Whether the candidate stands in one of the pairs, which opened inside the sentence."""
    low, at = max(start + 1, found.start() - _BRACKET_REACH), found.end("mark")
    for opening, closing in pairs:
        if opening == _LOW_QUOTE:
            return _in_reported_speech(text, start, found)
        opened = text.rfind(opening, low, found.start())
        if opened >= 0 and text.find(closing, opened, at) < 0:
            closed = text.find(closing, at, at + _BRACKET_REACH)
            return closed >= 0 and text.find(opening, at, closed) < 0
    return False


def _in_reported_speech(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the candidate stands in „…,“ before the words that say who spoke."""
    at = found.end("mark")
    opened = text.rfind(_LOW_QUOTE, max(start, found.start() - _BRACKET_REACH), found.start())
    if opened < 0 or any(mark in text[opened:at] for mark in "“”"):
        return False
    closed = _CLOSING.search(text, at, at + _BRACKET_REACH)
    return closed is not None and text[closed.start() - 1] == ","
