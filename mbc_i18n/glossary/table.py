"""The forms of all concepts under their letters, and where in a text one of them may begin.

A key is a form's words in small letters without what stands between them; every beginning of a form
is a key too, with nothing under it. So the table is a trie that is walked word by word, and two
words written as one come to the same key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count

from mbc_i18n.glossary import collecting, plurals, spelling
from mbc_i18n.glossary.spelling import Form
from mbc_i18n.model import Concept

Table = Mapping[str, Sequence[Form]]
"""Forms by key."""

PATTERN = "regex:"
RUN = re.compile(r"[^\W_]+")
HYPHENATED = re.compile(r"(?<![^\W_])([^\W_]++)-([^\W_]++)")

BARE = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() or chr(code) == "'" else ord(" ")
    for code in range(256)
)
"""Latin-1 in small letters, with a blank for what is neither letter, digit nor apostrophe."""

LONG = 400
"""Words of a text that is no sentence: counting repeated words would not be linear there."""


def table(concepts: Iterable[Concept], language: str) -> Table:
    """The table of the terms, variants, plurals and excluded phrases of concepts."""
    with collecting.at_rest():
        return _table(concepts, language)


def _table(concepts: Iterable[Concept], language: str) -> Table:
    found: dict[str, list[Form]] = {}
    for concept in concepts:
        if not concept.match.startswith(PATTERN):
            for surface in (concept.source, *concept.variants):
                _add(found, surface, concept, language, False)
        for phrase in concept.not_in:
            _add(found, phrase, concept, language, True)
    return found


def _add(
    found: dict[str, list[Form]], surface: str, concept: Concept, language: str, excluded: bool
) -> None:
    """The surface and its plurals, each in all its spellings."""
    more = plurals.plurals(surface, language) if concept.match != "exact" else ()
    begun: Sequence[str] | None = None
    for written in (surface, *more):
        if written == surface and written is not surface:
            continue
        for words in spelling.variants(written, language):
            if words[:-1] != begun:
                _begin(found, words, language)
                begun = words[:-1]
            form = Form(concept, words, written is not surface, excluded)
            key = "".join(words).lower()
            if found.get(key):
                found[key].append(form)
            else:
                found[key] = [form]


def _begin(found: dict[str, list[Form]], words: Sequence[str], language: str) -> None:
    """Make keys of the beginnings of a form, and of its words where they may be two."""
    key, last = "", len(words) - 1
    for place, word in enumerate(words):
        low = word.lower()
        for part in spelling.parts(low, language):
            found.setdefault(key + part, NOTHING)
        key += low
        if place < last:
            found.setdefault(key, NOTHING)


NOTHING: list[Form] = []
"""Under what is only a beginning."""


def starts(text: str, known: Table) -> Sequence[int]:
    """Where in a text a form may begin, in order: a look at its bare words refuses most texts.

    The text is in the typewriter's signs. No place is missing where a form begins.
    """
    try:
        bare = text.encode("latin-1").translate(BARE).decode("latin-1")
    except UnicodeEncodeError:
        return all_starts(text, known)
    if "'" in bare:
        bare = f"{bare} ".replace("'s ", "   ").replace("'", " ")
    words = bare.split()
    if len(words) > LONG:
        return all_starts(text, known)
    words.append("")
    heads = compress(count(), map(known.__contains__, words))
    likely = [h for h in heads if known[words[h]] or words[h] + words[h + 1] in known]
    found = [_place(bare, words, head) for head in likely if _stands(words, head, known)]
    return _with_divided(text, found, known) if "-" in text else found


def _stands(words: Sequence[str], head: int, known: Table) -> bool:
    """True where the words from a head on are a form."""
    key = words[head]
    while not known[key]:
        head += 1
        key += words[head]
        if not words[head] or key not in known:
            return False
    return True


def _place(bare: str, words: Sequence[str], head: int) -> int:
    """Where a word of a text begins."""
    line, word = f" {bare} ", f" {words[head]} "
    place = line.find(word)
    for _ in range(words[:head].count(words[head])):
        place = line.find(word, place + 1)
    return place


def all_starts(text: str, known: Table) -> Sequence[int]:
    """As `starts`, for any text: every word that a form begins with."""
    plain = text.lower()
    found = [word.start() for word in RUN.finditer(plain) if word[0] in known]
    return _with_divided(plain, found, known) if "-" in plain else found


def _with_divided(text: str, found: Sequence[int], known: Table) -> Sequence[int]:
    """The places, and those of words that a hyphen divides."""
    divided = HYPHENATED.finditer(text.lower())
    more = [word.start() for word in divided if word[1] + word[2] in known]
    return sorted({*found, *more}) if more else found
