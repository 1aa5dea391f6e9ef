"""What stands beside the number in CLDR's patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

POWER = re.compile(r"\W*(0+)[\s\u00a0]*([^\s\u00a00'.]{2,}|[^\W\d_A-Za-z])\.?\W*")


def names(forms: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The names and symbols in each pattern of a unit."""
    for length in ("long", "short"):
        for use, pattern in dict(forms.get(length) or {}).items():
            if use != "per" and "{0}" in pattern:
                parts = (part.strip(" .\u00a0\u202f") for part in pattern.split("{0}"))
                yield from filter(None, parts)


def power(exponent: int, pattern: str) -> tuple[int, str] | None:
    """The power of ten that a compact pattern writes as a word, and the word.

    None for one without a word and for a single Latin letter.
    """
    written = POWER.fullmatch(pattern)
    return (exponent // 10 ** (len(written[1]) - 1), written[2]) if written else None
