"""The regular plurals of a source language's terms; irregular ones are the glossary's to list.

`plurals.csv` has for each language the endings of the singular, the longest one holds, with the
plurals that words of it take; a word of which it is not to be seen gets each. Sources: Quirk et
al., A Comprehensive Grammar of the English Language, 5.79 to 5.81; Real Academia Española, Nueva
gramática de la lengua española, chapter 3; Grevisse and Goosse, Le bon usage, § 513 to 526;
Serianni, Grammatica italiana, III; Cunha and Cintra, Nova gramática do português contemporâneo,
chapter 8; Duden, Die Grammatik, on noun plurals (only endings that leave no doubt: -ung, -ion, -e).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import islice, product

AGREEING = frozenset({"es", "fr", "it", "pt"})
"""Languages in which the adjective takes the plural too: *ganglios linfáticos*."""

MOST_FORMS = 8
"""Plurals of one term at most, where each of its words may have several."""

LAST = "\0"
LONGEST_ENDING = 6
"""Letters of the longest ending in the table."""


@cache
def _rules(language: str) -> Mapping[str, Sequence[str]]:
    """Plural endings by the ending of the singular; empty for an unknown language.

    Under `LAST` stand the letters that an ending has at its end: most words have another one.
    """
    rows = [row for row in csv.DictReader(_lines("plurals.csv")) if row["language"] == language]
    found = {row["ending"]: row["plurals"].split("|") for row in rows}
    return {**found, LAST: [ending[-1] for ending in found if ending]} if found else {}


@cache
def _prepositions(language: str) -> frozenset[str]:
    """Words behind which a term's words keep their number: *quality **of** life*."""
    rows = csv.DictReader(_lines("prepositions.csv"))
    return frozenset(w for row in rows if row["language"] == language for w in row["words"].split())


def _lines(name: str) -> list[str]:
    return (resources.files("mbc_i18n") / "data" / "glossary" / name).read_text("utf-8").split("\n")


def plural(surface: str) -> str:
    """The regular English plural of the last word: -s, -es, -ies, and -is to -es."""
    return _ended(surface, _rules("en"))[0]


def plurals(surface: str, language: str) -> Sequence[str]:
    """The forms that a term may have in the plural; none in a language without rules.

    English and German put the last word into the plural, English also the word before a
    preposition; the Romance languages every word up to a preposition.
    """
    rules = _rules(language)
    if not rules:
        return ()
    before, space, last = surface.rpartition(" ")
    if language in AGREEING and space:
        return _agreeing(surface.split(" "), language)
    found = [before + space + each for each in _ended(last, rules)]
    if " " in before and not _prepositions(language).isdisjoint(before.split(" ")):
        words = surface.split(" ")
        head = _head(words, language)
        rest = " ".join(["", *words[head:]])
        found += [each + rest for each in _ended(" ".join(words[:head]), rules) if head]
    return found


def _agreeing(words: Sequence[str], language: str) -> Sequence[str]:
    head = _head(words, language)
    choices = product(*(_ended(word, _rules(language)) for word in words[:head]))
    return [" ".join([*chosen, *words[head:]]) for chosen in islice(choices, MOST_FORMS)]


def _head(words: Sequence[str], language: str) -> int:
    """How many words stand before the first preposition, *d'* too."""
    known = _prepositions(language)
    firsts = [word.replace("’", "'").partition("'")[0] for word in words]
    return next((place for place, word in enumerate(firsts) if word in known), len(words))


def _ended(word: str, rules: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The plurals of a word by the longest ending that is known."""
    low = word[-LONGEST_ENDING:].lower()
    for start in range(len(low) if low[-1:] in rules[LAST] else 0):
        if low[start:] in rules:
            return [word[: start - len(low)] + each for each in rules[low[start:]]]
    return [word + each for each in rules[""]]
