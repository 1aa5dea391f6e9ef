"""Words that no dictionary knows."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain
from pathlib import Path

from mbc_i18n import inline, locales
from mbc_i18n.checks import drugs, hunspell
from mbc_i18n.checks.base import Context, Problem, comparison, words
from mbc_i18n.glossary.masking import ADDRESS
from mbc_i18n.model import Message, Span

APOSTROPHE = re.compile("['’]")
SHORTEST = 3
LONGEST = 60
"""Letters of a word that is looked up: a shorter one is a particle or a unit, a longer one none."""

LONGEST_ABBREVIATION = 6
LAST_MARK = 0x1E000
"""Code point above which no script that has a dictionary has its marks."""


@cache
def _word() -> re.Pattern[str]:
    """A word: letters and the vowel signs of their scripts, which are no letters to Python."""
    codes = (chr(code) for code in range(0x300, LAST_MARK))
    marks = "".join(each for each in codes if unicodedata.category(each) in ("Mn", "Mc"))
    run = rf"[^\W\d_](?:[^\W\d_]|[{marks}\u200c\u200d])*+"
    return re.compile(rf"(?<![\w@./-]){run}(?:['’]{run})*+(?![\d_@])")


@comparison("spelling", severity="info", its_type="misspelling", advice=True)
def spelling(messages: Sequence[Message], context: Context) -> Iterator[tuple[Message, Problem]]:
    """A word that the language's Hunspell dictionary does not know.

    It needs the program hunspell and a dictionary, and says so where it has none. Known are words
    of the glossary, names of substances, and what stands in the source in the same letters.

    Bad: es | Your decision | Su desicion
    Good: es | Your decision | Su decisión
    Good: es | Ask MedlinePlus | Pregunte a MedlinePlus
    """
    path = hunspell.dictionary(context.locale) if hunspell.is_installed() else None
    if path is None:
        _tell(_why(context.locale))
        return
    known = _known(messages, context)
    found = {id(each): dict(_unknown(each, known)) for each in messages}
    bad = _bad({word for each in found.values() for word in each}, path)
    better = hunspell.suggested(bad, path) if bad else {}
    for message in messages:
        yield from ((message, each) for each in _problems(found[id(message)], bad, better))


def _bad(words: Set[str], path: Path) -> Set[str]:
    """The words that a dictionary knows neither whole nor in the parts at their apostrophes."""
    parts = {word: _parts(word) for word in words}
    wrong = hunspell.misspelled({*words, *chain(*parts.values())}, path) if words else frozenset()
    return {
        word
        for word in words
        if word in wrong and (not parts[word] or not wrong.isdisjoint(parts[word]))
    }


def _parts(word: str) -> list[str]:
    split = APOSTROPHE.split(word)
    return [part for part in split if len(part) >= SHORTEST] if len(split) > 1 else []


def _problems(
    found: Mapping[str, tuple[Span, ...]], bad: Iterable[str], better: Mapping[str, str]
) -> Iterator[Problem]:
    for word in (word for word in found if word in bad):
        hint = better.get(word, "")
        told = f"; did you mean “{hint}”?" if hint else ""
        yield Problem(f"“{word}” is in no dictionary{told}", (), found[word], hint)


def _unknown(message: Message, known: frozenset[str]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The words of a translation that only a dictionary can know, and where they stand."""
    target = words(message.target, inline.tags_in(message.source))
    text = ADDRESS.sub(lambda found: " " * len(found[0]), target.text)
    places: dict[str, list[Span]] = {}
    for found in _word().finditer(text):
        if len(found[0]) <= LONGEST and not _is_known(found[0], known):
            places.setdefault(found[0], []).append(target.span(found.span()))
    return ((word, tuple(spans)) for word, spans in places.items())


def _is_known(word: str, known: frozenset[str]) -> bool:
    """True for a word, or one whose parts at apostrophes all are, that needs no dictionary."""
    parts = APOSTROPHE.split(word)
    return word.casefold() in known or all(_is_known_part(part, known) for part in parts)


def _is_known_part(part: str, known: frozenset[str]) -> bool:
    abbreviation = part.isupper() and len(part) <= LONGEST_ABBREVIATION
    folded = part.casefold()
    return len(part) < SHORTEST or abbreviation or folded in known or drugs.is_name(folded)


def _known(messages: Sequence[Message], context: Context) -> frozenset[str]:
    """Words that need no dictionary, folded: those of the sources and of the glossary."""
    terms = context.glossary.all(context.locale)
    concepts = context.glossary.concepts
    texts = [
        *(message.source for message in messages),
        *(text for term in terms for text in (term.text, *term.forms)),
        *(text for each in concepts for text in (each.source, *each.variants)),
    ]
    return frozenset(word.casefold() for text in texts for word in _word().findall(text))


def _why(locale: str) -> str:
    if not hunspell.is_installed():
        return "spelling was not checked: install the program hunspell"
    name, language = locales.english_name(locale), locales.language(locale)
    step = f"install one (hunspell-{language}) or name its folder in DICPATH"
    return f"spelling was not checked in {name}: no Hunspell dictionary; {step}"


@cache
def _tell(text: str) -> None:
    """Say it once, on standard error where nobody set up logging."""
    logging.getLogger(__name__).warning("%s", text)
