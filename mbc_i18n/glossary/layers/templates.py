"""Arabic plurals that change the word inside: the roots' letters in another template.

The commonest templates of the broken plural (Ryding, A Reference Grammar of Modern Standard Arabic,
2005, chapter 7): *ورم*, *أورام*. Which of them a noun takes is not to be seen, so a hit is a guess.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

RADICAL = "([^اهء])"


@cache
def templates(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Singular patterns with the plurals that they may have; none for most languages."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "templates.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return tuple(
        (
            re.compile(re.sub(r"\d", RADICAL, row["singular"])),
            re.sub(r"(\d)", r"\\\1", row["plural"]),
        )
        for row in rows
        if row["language"] == language
    )


def plurals(word: str, language: str) -> Iterator[str]:
    """The plurals that a folded singular may have by its template; an article stays."""
    article = "ال" if language == "ar" and word.startswith("ال") and len(word) > 4 else ""
    for singular, plural in templates(language):
        found = singular.fullmatch(word, len(article))
        if found:
            yield article + found.expand(plural)
