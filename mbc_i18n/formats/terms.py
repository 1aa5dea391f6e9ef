"""`Term: text` items: a list item that begins with the term it speaks of."""

from __future__ import annotations

import re

TERM = re.compile(r"\s*([^:：.!?;(]{2,60}?)\s?[:：]\s*\S")
"""A short lead without a stop or bracket, a colon, and words after it."""


def term_of(words: str) -> str:
    """The term that an item begins with, "" where it has none."""
    found = TERM.match(words)
    return found[1] if found else ""
