"""What follows a stop: whether a sentence may begin there, and with which word."""

from __future__ import annotations

import re
from typing import NamedTuple

from mbc_i18n.segment.language import Rules
from mbc_i18n.segment.word import listed_as

_CONTINUES = frozenset(".,;:!?…%/=&)]}|№·،؛、，；：」』）】》〉〕")
_WORD = re.compile(r"([^\W_]{0,24}+['’]?)(\.?)")
# mRNA, p53, c-Myc, anti-CD3, β-catenin, the n of "n = 12", an address.
_LOWER_NAME = re.compile(
    r"[a-z]{1,5}[A-Z]|[a-z]{1,2}\d|(?:[a-z]{1,6}|[α-ω])-[A-Z]|[α-ω]-[a-z\d]"
    r"|[a-z]\s?[=<>≤≥]|https?://|www\."
)
_PANEL = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})\)\s+[A-Z]")
_TRAILING = re.compile(r"(?:\.{3}|…)[^\W_]")
_PRONOUN = re.compile(r"i(?:['’]\w{1,2})?\s")


class Next(NamedTuple):
    """The first word after a stop, quotes and brackets skipped."""

    word: str
    capital: bool
    starter: bool
    abbreviation: str
    """Its class where it is an abbreviation itself: "" is an ordinary word."""


def opens(text: str, onset: int, at: int) -> bool:
    """Whether a sentence may begin at `onset`, its quotes and brackets ending at `at`."""
    first = text[at : at + 1]
    if first.islower():
        return bool(_LOWER_NAME.match(text, at) or _PANEL.match(text, onset))
    if first in _CONTINUES:
        return bool(_TRAILING.match(text, at))
    return first != ""


def is_careless(text: str, block: int, at: int, rules: Rules) -> bool:
    """Whether the writer begins sentences in lower case: the block does, or an English "i"."""
    if rules.language == "en" and _PRONOUN.match(text, at):
        return True
    return text[block].islower() and not _LOWER_NAME.match(text, block)


def next_word(text: str, at: int, rules: Rules) -> Next:
    """The word at `at`, and what it says of the sentence."""
    found = _WORD.match(text, at)
    word, stop = found.groups() if found else ("", "")
    capital = not word[:1].islower() and word[:1].isalpha()
    # The A of "U.S. A. baumannii" starts nothing, nor does the Mr. of "Sen. Mr. Lee".
    kind = listed_as(word, rules.abbreviations) or "bound" * (len(word) == 1) if stop else None
    if kind:
        return Next(word, capital, starter=False, abbreviation=kind)
    folded = word.lower().replace("’", "'")
    starter = folded in rules.starters or folded.rstrip("'") in rules.starters
    return Next(word, capital, starter, abbreviation="")
