"""The forms of all concepts under their letters, and where in a text one of them may begin.

A key is a form's words in small letters without what stands between them; every beginning of a form
is a key too, with nothing under it. So the table is a trie that is walked word by word, and two
words written as one come to the same key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count, islice
from operator import add
from typing import NamedTuple

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


class _Bare(NamedTuple):
    """The words of a text in small letters."""

    line: str
    """The text, each character in its place, with blanks for all that stands between words."""
    words: Sequence[str]
    """With an empty one behind the last."""


def starts(text: str, known: Table) -> Sequence[int]:
    """Where in a text a form may begin, in order: a look at its bare words refuses most texts.

    The text is in the typewriter's signs. No place is missing where a form begins.
    """
    bare = _bare(text)
    if bare is None:
        return all_starts(text, known)
    heads = _heads(bare.words, known)
    found = [_place(bare, head) for head in heads if _keys(bare.words, head, known)]
    return _with_divided(text, found, known) if "-" in text else found


def mentioned(text: str, known: Table) -> Sequence[str] | None:
    """The keys of all forms that may stand in a text, each as often; None where it may be any.

    The text is as for `starts`. No form is missing that stands there. Some are too many, since
    only words are compared, and a form may lie in another one.
    """
    bare = _bare(text)
    if bare is None:
        return None
    found: list[str] = []
    words = bare.words
    for head in _heads(words, known):
        found += _keys(words, head, known)
    if "-" in text:
        pairs = enumerate(map(add, words, islice(words, 1, None)))
        for head in [head for head, pair in pairs if pair in known and words[head] not in known]:
            found += _keys(words, head + 1, known, words[head])
    return found


def _bare(text: str) -> _Bare | None:
    """The bare words of a text; None where it is longer than a sentence, or not of Latin-1."""
    try:
        line = text.encode("latin-1").translate(BARE).decode("latin-1")
    except UnicodeEncodeError:
        return None
    if "'" in line:
        line = f"{line} ".replace("'s ", "   ").replace("'", " ")
    words = line.split()
    if len(words) > LONG:
        return None
    words.append("")
    return _Bare(line, words)


def _heads(words: Sequence[str], known: Table) -> Iterator[int]:
    """Which of the words may be the first of a form."""
    return compress(count(), map(known.__contains__, words))


def _keys(words: Sequence[str], head: int, known: Table, before: str = "") -> Sequence[str]:
    """The keys of the forms that the words from a head on are, with what stands before it."""
    found, key = [], before + words[head]
    while key in known:
        if known[key]:
            found.append(key)
        head += 1
        if not words[head]:
            break
        key += words[head]
    return found


def _place(bare: _Bare, head: int) -> int:
    """Where a word of a text begins."""
    line, word = f" {bare.line} ", f" {bare.words[head]} "
    place = line.find(word)
    for _ in range(bare.words[:head].count(bare.words[head])):
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
