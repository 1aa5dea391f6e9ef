"""Words that do not travel: idioms, and dates that two countries read differently."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mbc_i18n.checks.context import Context
from mbc_i18n.checks.source.frame import Remark, plain, rule
from mbc_i18n.model import Document

DATE = re.compile(r"(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|\.\d)")
MONTHS = 12
HEAD = re.compile(r"[A-Za-z]+")
WORD = re.compile(r"(?<![\w-])[A-Za-z]++")
BLANK = " {1,14}"
"""Between two words a tag may stand, as blanks."""
GAP = rf"(?:[\w'’-]++{BLANK}){{1,3}}"
"""Up to three words, for … in an idiom."""


@dataclass(frozen=True, slots=True)
class Idiom:
    """A row of the table."""

    pattern: re.Pattern[str]
    plain: str
    """Plain words instead."""


@cache
def idioms() -> dict[str, list[Idiom]]:
    """The idioms of the table by the words that they begin with, the longest first."""
    path = resources.files("mbc_i18n") / "data" / "source" / "idioms.en.csv"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[Idiom]] = {}
    for row in sorted(csv.DictReader(lines), key=lambda row: -row["idiom"].count(" ")):
        for head in _heads(row["idiom"]):
            found.setdefault(head, []).append(Idiom(_pattern(row["idiom"]), row["plain"]))
    return found


def _heads(idiom: str) -> set[str]:
    """The first word of each way to begin an idiom, up to a hyphen."""
    ways = idiom[1:].partition(")")[0].split("|") if idiom.startswith("(") else [idiom]
    return {found[0].lower() for found in map(HEAD.match, ways) if found}


def _pattern(idiom: str) -> re.Pattern[str]:
    words = idiom.replace("(", "(?:").replace("'", "['’]").replace("… ", "…")
    plain = words.replace(" ", BLANK).replace("…", GAP)
    return re.compile(rf"{plain}(?![\w-])", re.IGNORECASE)


def _found(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The idioms of a text in order, none inside another one, and plain words for each."""
    listed, reached = idioms(), 0
    for word in WORD.finditer(text):
        start = word.start()
        for each in listed.get(word[0].lower(), ()) if start >= reached else ():
            hit = each.pattern.match(text, start)
            if hit:
                reached = hit.end()
                yield hit, each.plain
                break


@rule("idiom", severity="info", language="en")
def idiom(document: Document, context: Context) -> Iterator[Remark]:
    """A figure of speech that cannot be translated word for word.

    The table is `data/source/idioms.en.csv`, with plain words for each. An idiom is translated by
    its sense if the translator knows it, and by its words if not.

    Bad: en | Keep an eye on your weight.
    Bad: en | Let us touch base next week.
    Good: en | Watch your weight. ¶ You have bought a new eye drop.
    """
    for unit in document.units:
        for hit, better in _found(plain(unit)):
            yield Remark(unit, f"“{hit[0]}” is an idiom: {better}", (hit.span(),), better)


@rule("ambiguous-date", severity="warning")
def ambiguous_date(document: Document, context: Context) -> Iterator[Remark]:
    """A date in figures that one country reads as another day than the next.

    Bad: en | Call before 03/04/2025.
    Good: en | Call before 3 April 2025. ¶ Call before 13/04/2025, or 2025-04-03.
    """
    for unit in document.units:
        for found in DATE.finditer(plain(unit)):
            first, second = int(found[1]), int(found[3])
            if 1 <= first <= MONTHS and 1 <= second <= MONTHS and first != second:
                told = f"“{found[0]}” may be in month {first} or {second}: write the month's name"
                yield Remark(unit, told, (found.span(),))
