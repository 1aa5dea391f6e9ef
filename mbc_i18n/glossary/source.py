"""Concepts in a source text: leftmost, longest, never two at one place.

Words are compared in order; a hyphen, a space and a line break are the same, no other sign may
stand between them. Only the English number folds: stems would take *metastasize* for *metastases*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mbc_i18n.model import Concept, Span

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
MASKED = re.compile(r"</?[A-Za-z][\w-]*/?>|https?://\S+|www\.\S+|\S+@\S+\.\S+")
JOINING = re.compile(r"[ \t\n\u00a0\u202f&\u2010\u2011-]*")


@dataclass(slots=True)
class _Node:
    """One word further into the surface forms; `ends` are the concepts whose form ends here."""

    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[tuple[Concept | None, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A concept at a place of the source."""

    concept: Concept
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Matcher:
    """Surface forms of all concepts, ready to be looked up."""

    root: _Node


def matcher(concepts: Iterable[Concept]) -> Matcher:
    """A matcher over the terms, variants and number forms of concepts."""
    root = _Node()
    for concept in concepts:
        for surface in (concept.source, *concept.variants):
            for form in _forms(surface, concept):
                _add(root, form, concept)
        for phrase in concept.not_in:
            _add(root, phrase, None)
    return Matcher(root)


def _forms(surface: str, concept: Concept) -> Iterator[str]:
    yield surface
    if concept.match == "number":
        yield plural(surface)


def plural(surface: str) -> str:
    """The regular English plural: -s, -es, -ies, and -is to -es."""
    if surface.endswith("is"):
        return surface[:-2] + "es"
    if surface.endswith(("s", "x", "z", "ch", "sh")):
        return surface + "es"
    if surface.endswith("y") and surface[-2:-1] not in "aeiou":
        return surface[:-1] + "ies"
    return surface + "s"


def _add(root: _Node, form: str, concept: Concept | None) -> None:
    node = root
    for word in WORD.findall(form):
        node = node.next.setdefault(_folded(word), _Node())
    if all((known is None) != (concept is None) or known is not concept for known, _ in node.ends):
        node.ends.append((concept, form))


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def occurrences(text: str, known: Matcher) -> list[Occurrence]:
    """The concepts of a source text in order; tags, addresses and placeholders are passed over."""
    masked = MASKED.sub(lambda found: "\0" * len(found[0]), text)
    words = list(WORD.finditer(masked))
    found: list[Occurrence] = []
    position = 0
    while position < len(words):
        length, concept = _longest(masked, words, position, known.root)
        if concept is not None:
            span = (words[position].start(), words[position + length - 1].end())
            found.append(Occurrence(concept, span, text[slice(*span)]))
        position += max(length, 1)
    return found


def _longest(
    text: str, words: list[re.Match[str]], start: int, root: _Node
) -> tuple[int, Concept | None]:
    node, best = root, (0, None)
    best_found: tuple[int, Concept | None] = best
    for position in range(start, len(words)):
        if position > start and not _adjacent(text, words[position - 1], words[position]):
            break
        following = node.next.get(_folded(words[position][0]))
        if following is None:
            break
        node = following
        surface = text[words[start].start() : words[position].end()]
        for concept, form in node.ends:
            if concept is None or _case_holds(surface, form, concept):
                best_found = (position - start + 1, concept)
                break
    return best_found


def _adjacent(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return JOINING.fullmatch(text, left.end(), right.start()) is not None


def _case_holds(surface: str, form: str, concept: Concept) -> bool:
    """Acronyms need their capitals (`who` is not WHO); `yes` wants every word as it is written."""
    if concept.case == "no":
        return True
    for shown, known in zip(WORD.findall(surface), WORD.findall(form), strict=True):
        strict = concept.case == "yes" or (known.isupper() and len(known) > 1)
        letters = known.rstrip("s") if strict and concept.case == "acronym" else known
        if strict and not shown.startswith(letters):
            return False
    return True
