"""Names of substances: each language has its own form of an international name.

`data/checks/substances.csv` has the names. Where it has none in a language, a word that sounds
like the name will do; a language of no letters is not accused then.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from mbc_i18n import locales
from mbc_i18n.checks import sounds
from mbc_i18n.checks.base import Context, Problem, comparison
from mbc_i18n.model import Message, Span

SOURCE = "en"
"""The table's key is in English."""

TABLE = "substances.csv"
WORD = re.compile(r"[^\s!-/:-@\[-`{-~–—،؛؟।。、]+")
"""Vowel signs belong to it, which are no letters to Python."""
LATIN_WORD = re.compile(r"(?<![\w-])[A-Za-z]{5,}+(?![\w-])")
"""A word that no hyphen joins to another one: *insulin-like* is no insulin."""

ENDING = re.compile(r"[aeiouаяоеыиėęóú]{1,3}\Z")
ATTACHED = "(?:[وف]?[بكل]?(?:ال)?|لل)"
"""What Arabic writes at the head of a word."""

LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalpha() else 32 for code in range(128))
LETTERS += b" " * 128
"""ASCII in small letters, with a blank for all that is no letter."""

SHORTEST = 5
"""Letters of the shortest name of an alphabet that may stand for the wrong substance."""

SHORTEST_LIKE = 4
"""Letters of the shortest word that may sound like a name."""

LONGEST_WORD = 60

PARTING = frozenset(map(chr, range(0x0600, 0x0700)))
"""Letters of a script in which a long foreign name is often two words."""


@dataclass(frozen=True, slots=True)
class Substance:
    """A row of the table."""

    name: str
    words: tuple[str, ...]
    """The word that tells each of its English names: `zoledronic`, `zoledronate`."""
    names: Mapping[str, tuple[str, ...]]
    """Its names by language, the proposed one first."""


@dataclass(frozen=True, slots=True)
class Names:
    """How substances are found in the words of a language."""

    stems: Mapping[str, tuple[str, ...]]
    """By substance: what a name begins with, endings apart; the English ones too."""
    own: frozenset[str]
    """The substances that have a name in the language."""
    any: re.Pattern[str]
    """Every stem at the head of a word, the longest first."""
    of: Mapping[str, str]
    """The substance of a stem."""


@cache
def substances() -> Mapping[str, Substance]:
    """The substances of the table by each word that tells one of their English names."""
    path = resources.files("mbc_i18n") / "data" / "checks" / TABLE
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    found = [_substance(row) for row in csv.DictReader(lines)]
    return {word: each for each in found for word in each.words}


def _substance(row: dict[str, str]) -> Substance:
    english = (row["name"], *filter(None, row["also"].split("|")))
    languages = [key for key in row if key not in ("name", "also") and row[key]]
    names = {key: tuple(row[key].split("|")) for key in languages}
    return Substance(row["name"], tuple(map(_telling, english)), names)


def _telling(name: str) -> str:
    """The word of a name that tells it: not *acid*."""
    return max(name.split(), key=len)


@cache
def names(locale: str) -> Names:
    """How substances are found in a locale's words."""
    language = _column(locale)
    stems = {each.name: tuple(_stems(each, language)) for each in substances().values()}
    owners = {stem: name for name, found in stems.items() for stem in found}
    told = [stem for stem in owners if len(stem) >= SHORTEST or not stem[0].isascii()]
    longest = sorted(told, key=lambda stem: -len(stem))
    pattern = "|".join(map(re.escape, longest))
    own = {each.name for each in substances().values() if language in each.names}
    head = r"(?<![^\W\d_])" if language not in ("zh", "ja") else ""
    head += ATTACHED if language == "ar" else ""
    return Names(stems, frozenset(own), re.compile(f"{head}({pattern})"), owners)


def _column(locale: str) -> str:
    """The table's column for a locale, "" where it has none: its Chinese is simplified."""
    return "" if "zh_Hant" in locales.fallbacks(locale) else locales.language(locale)


def _stems(each: Substance, language: str) -> Iterator[str]:
    for name in (*each.names.get(language, ()), *each.words):
        yield ENDING.sub("", _folded(_telling(name)))


def _folded(text: str) -> str:
    """In small letters without marks, so that *létrozole* is *letrozole*."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def is_substance(word: str) -> bool:
    """True for an English name of the table, in small letters."""
    return word in substances()


@cache
def _all_names() -> frozenset[str]:
    """Every name of the table in any language, word by word, in small letters."""
    rows = substances().values()
    told = (name for each in rows for found in each.names.values() for name in found)
    return frozenset(word.casefold() for name in told for word in name.split())


def is_name(word: str) -> bool:
    """True for a word of a name in any language, in small letters."""
    return word in _all_names()


@comparison("drug-name", severity="warning", its_type="terminology")
def drug_name(messages: Sequence[Message], context: Context) -> Iterator[tuple[Message, Problem]]:
    """A substance of the source that has no name in the translation; an error for a wrong one.

    Its name in the language will do in any form, its English one, or a word that sounds like it.
    Substances that the glossary has are left to the checks of terms.

    Bad: ru | Take tamoxifen daily. | Принимайте лекарство ежедневно.
    Bad: es | Take prednisone daily. | Tome prednisolona a diario.
    Good: ru | Take tamoxifen daily. | Принимайте тамоксифен ежедневно.
    Good: pl | Take tamoxifen daily. | Tamoksyfenem leczy się codziennie.
    Good: es | Take acetaminophen. | Tome paracetamol.
    Good: zh_Hans | About letrozole | 关于来曲唑
    """
    # All sources are looked at in one go: a substance is rare, and the way there must be quick.
    language = locales.language(context.source_locale)
    if language != SOURCE or locales.language(context.locale) == language:
        return
    listed = {concept.source.casefold() for concept in context.glossary.concepts}
    stand = _standing(messages) - listed
    wanted = {each: substances()[each] for each in stand}
    for message in messages if wanted else ():
        for word, span in _occurring(message.source, wanted):
            problem = _problem(wanted[word], span, message, context.locale)
            if problem:
                yield message, problem


def _standing(messages: Sequence[Message]) -> Set[str]:
    """The names of substances that stand in any source, in small letters."""
    text = "\n".join([each.source for each in messages])
    words = text.encode("ascii", "replace").translate(LETTERS).split()
    return {word.decode("ascii") for word in _encoded().intersection(words)}


@cache
def _encoded() -> frozenset[bytes]:
    return frozenset(word.encode("ascii") for word in substances())


def _occurring(source: str, wanted: Mapping[str, Substance]) -> list[tuple[str, Span]]:
    """The names that stand in a source, one of each substance, and where."""
    found: dict[str, tuple[str, Span]] = {}
    for each in LATIN_WORD.finditer(source):
        word = each[0].lower()
        if word in wanted:
            found.setdefault(wanted[word].name, (word, each.span()))
    return list(found.values())


def _problem(each: Substance, span: Span, message: Message, locale: str) -> Problem | None:
    """What is wrong with a substance in a translation, if anything is."""
    known = names(locale)
    folded = _folded(message.target)
    if any(stem in folded for stem in known.stems[each.name]):
        return None
    shown = message.source[slice(*span)]
    own = next(iter(each.names.get(_column(locale), ())), "")
    told = f"; {own} in {locales.english_name(locale)}" if own else ""
    wrong = _other(folded, message.source, known)
    if wrong:
        text = f"the source says {shown}, the translation {wrong}"
        return Problem(text + told, (span,), suggestion=own, severity="error")
    readable = bool(own) or sounds.is_readable(message.target)
    if not readable or _sounds_so(each, message.target):
        return None
    return Problem(f"{shown} is missing{told}", (span,), suggestion=own)


def _other(folded: str, source: str, known: Names) -> str:
    """The name of a substance that a translation has and its source has not, "" for none."""
    ours = {word.lower() for word in LATIN_WORD.findall(source)}
    found = (known.of[each[1]] for each in known.any.finditer(folded))
    return next((name for name in found if ours.isdisjoint(_english(name))), "")


@cache
def _english(name: str) -> tuple[str, ...]:
    return next(each.words for each in substances().values() if each.name == name)


def _sounds_so(each: Substance, target: str) -> bool:
    """True where a word, or two that Arabic letters part, sound like one of its names."""
    words = WORD.findall(target)
    joined = (left + right for left, right in pairwise(words) if left[0] in PARTING)
    found = {word for word in (*words, *joined) if SHORTEST_LIKE <= len(word) <= LONGEST_WORD}
    return any(sounds.alike(name, word) for word in found for name in each.words)
