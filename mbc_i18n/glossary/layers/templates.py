"""Arabic forms that change the word inside: the root's letters in another template.

The commonest templates of the broken plural (Ryding, A Reference Grammar of Modern Standard Arabic,
2005, chapter 7), *ورم*, *أورام*, and of the feminine of persons and adjectives, *مريض*, *مريضة*.
Which of them a noun takes is not to be seen, so a hit is a guess.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

RADICAL = "([^اةء])"


@cache
def templates(language: str) -> Mapping[int, list[tuple[re.Pattern[str], str]]]:
    """By length the patterns of a dictionary form with a form of each; none for most languages."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "templates.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    found: defaultdict[int, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
    for row in rows:
        if row["language"] == language:
            form = re.sub(r"(\d)", r"\\\1", row["form"])
            found[len(row["singular"])].append((_pattern(row["singular"]), form))
    return dict(found)


def _pattern(template: str) -> re.Pattern[str]:
    """A digit is a letter of the root, and the same digit again the same letter."""
    known: set[str] = set()
    parts: list[str] = []
    for sign in template:
        radical = RADICAL if sign.isdigit() else sign
        parts.append("\\" + sign if sign in known else radical)
        known.update(sign if sign.isdigit() else "")
    return re.compile("".join(parts))


def plurals(word: str, language: str) -> Iterator[str]:
    """The forms that a folded word may have by its template; an article stays."""
    article = "ال" if language == "ar" and word.startswith("ال") and len(word) > 4 else ""
    for singular, form in templates(language).get(len(word) - len(article), ()):
        found = singular.fullmatch(word, len(article))
        if found:
            yield article + found.expand(form)
