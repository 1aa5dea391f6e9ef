"""Concepts in a source text: leftmost, longest, never two at one place.

Words are compared in order; a hyphen, a space, a line break and a tag are the same, no other sign
may stand between them. Only the English number folds: stems would take *metastasize* for
*metastases*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mbc_i18n.model import Concept, Span

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+")
"""A run of letters or of digits, so that `CDK4/6` and `CDK 4/6` are the same."""

TAG = re.compile(r"</?[A-Za-z][\w-]*/?>")
ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+"
)
JOINING = re.compile(r"[\s&\u2010\u2011\0-]*")
PREFIXED = re.compile(r"(?:\b|\0)(?:non|anti|pre|post)[\u2010\u2011-]\Z", re.IGNORECASE)
"""What makes another concept of the word behind it."""

LONGEST_PREFIX = 6
OF = " of "


@dataclass(slots=True)
class _Node:
    """One word further into the surface forms; `ends` are the concepts whose form ends here."""

    next: dict[str, _Node] = field(default_factory=dict)
    ends: list[_End] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _End:
    """A concept and the words of its form as the glossary writes them."""

    concept: Concept
    words: tuple[str, ...]
    excluded: bool = False
    """True for a phrase in which the words are not the concept."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A concept at a place of the source."""

    concept: Concept
    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
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
            _add(root, phrase, concept, excluded=True)
    return Matcher(root)


def _forms(surface: str, concept: Concept) -> Iterator[str]:
    yield surface
    if concept.match == "number":
        yield plural(surface)
        head, of, rest = surface.partition(OF)
        if of:
            yield plural(head) + of + rest


def plural(surface: str) -> str:
    """The regular English plural: -s, -es, -ies, and -is to -es."""
    if surface.endswith("is"):
        return surface[:-2] + "es"
    if surface.endswith(("s", "x", "z", "ch", "sh")):
        return surface + "es"
    if surface.endswith("y") and surface[-2:-1] not in "aeiou":
        return surface[:-1] + "ies"
    return surface + "s"


def _add(root: _Node, form: str, concept: Concept, excluded: bool = False) -> None:
    node = root
    words = tuple(WORD.findall(form))
    for word in words:
        node = node.next.setdefault(_folded(word), _Node())
    end = _End(concept, words, excluded)
    if words and end not in node.ends:
        node.ends.append(end)


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def occurrences(text: str, known: Matcher) -> list[Occurrence]:
    """The concepts of a source text in order; tags and addresses are passed over."""
    masked = TAG.sub(lambda found: "\0" * len(found[0]), text)
    masked = ADDRESS.sub(lambda found: "\1" * len(found[0]), masked)
    words = list(WORD.finditer(masked))
    found: list[Occurrence] = []
    barred: dict[str, int] = {}
    position = 0
    while position < len(words):
        ends = list(_ends(masked, words, position, known.root))
        barred.update({end.concept.id: place for end, place in ends if end.excluded})
        fits = [(e, p) for e, p in ends if not e.excluded and barred.get(e.concept.id, 0) < p]
        if fits:
            end, place = max(fits, key=lambda each: each[1])
            span = (words[position].start(), words[place - 1].end())
            found.append(Occurrence(end.concept, span, text[slice(*span)]))
            position = place
        else:
            position += 1
    return found


def _ends(
    text: str, words: Sequence[re.Match[str]], start: int, root: _Node
) -> Iterator[tuple[_End, int]]:
    """The forms that begin at a word, each with the place after its last word."""
    node, first = root, words[start].start()
    if _glued(text, first) or PREFIXED.search(text, max(0, first - LONGEST_PREFIX), first):
        return
    for place in range(start, len(words)):
        word = words[place]
        if place > start and not _adjacent(text, words[place - 1], word):
            return
        following = node.next.get(_folded(word[0]))
        if following is None:
            return
        node = following
        if node.ends and not _glued(text, word.end()):
            shown = [each[0] for each in words[start : place + 1]]
            yield from ((end, place + 1) for end in node.ends if _case_holds(shown, end))


def _adjacent(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    if left[0].isdigit() and right[0].isdigit() and text[left.end() : right.start()] == "/":
        return True
    return JOINING.fullmatch(text, left.end(), right.start()) is not None


def _glued(text: str, place: int) -> bool:
    """True inside a token: letters beside digits."""
    return text[max(0, place - 1) : place].isalnum() and text[place : place + 1].isalnum()


def _case_holds(shown: Sequence[str], end: _End) -> bool:
    """Acronyms need their capitals (`who` is not WHO); `yes` wants each word as it is written."""
    case = end.concept.case
    if case == "no" or end.excluded:
        return True
    for word, known in zip(shown, end.words, strict=True):
        letters = known.removesuffix("s") if case == "acronym" else known
        strict = case == "yes" or (letters.isupper() and len(letters) > 1)
        if strict and not word.startswith(letters) and not (case == "yes" and word.isupper()):
            return False
    return True
