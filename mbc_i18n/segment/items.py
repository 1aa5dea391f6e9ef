"""A list run on in one block: "1. Wash them 2. Dry them"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mbc_i18n.model import Span
from mbc_i18n.segment.language import Rules
from mbc_i18n.segment.word import listed_as

_FIRST = re.compile(
    r"(?P<bullet>[•⁃‣◦]?)\s?(?:(?P<number>\d{1,3})|(?P<letter>[a-y]))(?P<end>\.\)|[.)])\s+[^\W\d_]"
)
# The item of "the first item 2." is counted already, that of "see item 2." is not.
_COUNTED = re.compile(r"(?:first|second|third|fourth|fifth|last|next|other|\d(?:st|nd|rd|th))\s*$")


def is_list(text: str, block: Span) -> bool:
    """Whether a block opens with a label: "1.", "• 9.", "a)"."""
    return _FIRST.match(text, *block) is not None


def gaps(text: str, block: Span, rules: Rules) -> Iterator[Span]:
    """Where an item ends and where the next one begins, in a block that opens with a label.

    The labels are of one form and count up, and a capital letter follows each. A number that
    belongs to the words before it ("as in step 2. Then") is no label.
    """
    first = _FIRST.match(text, *block)
    if first is None:
        return
    expected = _count(first)
    for found in _label_like(first).finditer(text, first.end() - 1, block[1]):
        expected_next = _successor(expected)
        fits = first["end"] != "." or _ends_item(text, block[0], found.start(), rules)
        if fits and found["count"] == expected_next:
            yield found.start(), found.end("space")
            expected = expected_next


def _count(label: re.Match[str]) -> str:
    return label["number"] or label["letter"]


def _successor(count: str) -> str:
    return str(int(count) + 1) if count.isdecimal() else chr(ord(count) + 1)


def _label_like(first: re.Match[str]) -> re.Pattern[str]:
    """Labels of the same form as the first one, the white space before them as `space`."""
    count = r"\d{1,3}" if first["number"] else "[a-z]"
    bullet = re.escape(first["bullet"]) + (r"\s?" if first["bullet"] else "")
    end = re.escape(first["end"])
    return re.compile(rf"(?P<space>\s+){bullet}(?P<count>{count}){end}\s+(?=[^\W\d_a-z])")


def _ends_item(text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether the words before a label can stand without it."""
    words = text[max(start, end - 24) : end].rsplit(None, 1)
    last = words[-1].lower() if words else ""
    if last in rules.starters or (last in rules.heads and not _COUNTED.search(words[0])):
        return False
    return listed_as(last.removesuffix("."), rules.abbreviations) != "numeric"
