"""Terms as sequences of words: a trie over the words, walked along a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mbc_i18n.glossary.layers import EXACT, GAP, JOINED, RANK
from mbc_i18n.glossary.layers.vocabulary import Lookup, Matches
from mbc_i18n.model import Span, Term

BREAK = re.compile(r"[.!?;:…।؟።](?=\s)|[()\[\]]")
"""What no term reaches across."""

HYPHEN = re.compile("[-\u2010\u2011 \u00a0\u202f]")
WIDEST = 2
"""Words that may stand between two words of a term."""

SHORTEST_JOINED = 6


@dataclass(slots=True)
class Node:
    """One word further into the terms; `ends` are those that end here, with a rank each."""

    next: dict[str, Node] = field(default_factory=dict)
    ends: list[tuple[Term, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A term at a place of a text."""

    term: Term
    span: Span
    rank: int


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text as words: where each stands and which words of terms it may be."""

    text: str
    spans: Sequence[Span]
    words: Sequence[str]
    matches: Sequence[Matches]


def add(root: Node, words: Sequence[str], term: Term) -> None:
    """Enter a term, and where it has several words also those written as one."""
    _enter(root, words, term, RANK[EXACT])
    if len(words) > 1:
        _enter(root, ("".join(words),), term, RANK[JOINED])


def _enter(root: Node, words: Sequence[str], term: Term, rank: int) -> None:
    node = root
    for word in words:
        node = node.next.setdefault(word, Node())
    if words and (term, rank) not in node.ends:
        node.ends.append((term, rank))


def walk(analysed: Analysed, root: Node, lookup: Lookup) -> Iterator[Found]:
    """Every term in a text, at every place."""
    for place in range(len(analysed.words)):
        if analysed.matches[place]:
            yield from _onward(analysed, root, place, place, 0)
        if place + 1 < len(analysed.words):
            yield from _joined(analysed, root, place, lookup)


def _onward(analysed: Analysed, node: Node, first: int, place: int, rank: int) -> Iterator[Found]:
    for token, own in analysed.matches[place].items():
        following = node.next.get(token)
        if following is None:
            continue
        worst = max(rank, own)
        span = (analysed.spans[first][0], analysed.spans[place][1])
        for term, least in following.ends:
            yield Found(term, span, max(worst, least))
        if following.next and place + 1 < len(analysed.words) and _near(analysed, place):
            yield from _onward(analysed, following, first, place + 1, worst)


def _near(analysed: Analysed, place: int) -> bool:
    end, start = analysed.spans[place][1], analysed.spans[place + 1][0]
    return start - end == 1 or not BREAK.search(analysed.text, end, start + 1)


def _joined(analysed: Analysed, root: Node, place: int, lookup: Lookup) -> Iterator[Found]:
    """Two words of the text that are one of the term: *check-up*, *checkup*."""
    start, end = analysed.spans[place][1], analysed.spans[place + 1][0]
    word = analysed.words[place] + analysed.words[place + 1]
    if len(word) < SHORTEST_JOINED or not HYPHEN.fullmatch(analysed.text, start, end):
        return
    for token, rank in lookup(word).items():
        if rank <= RANK["compiled"] and token in root.next:
            span = (analysed.spans[place][0], analysed.spans[place + 1][1])
            for term, least in root.next[token].ends:
                yield Found(term, span, max(rank, least, RANK[JOINED]))


def in_order(analysed: Analysed, words: Sequence[str]) -> Span | None:
    """Where the words of a term stand in order with few others between them."""
    if len(words) < 2:
        return None
    for first, matches in enumerate(analysed.matches):
        if words[0] in matches:
            last = _last(analysed, words, first)
            if last is not None:
                return analysed.spans[first][0], analysed.spans[last][1]
    return None


def _last(analysed: Analysed, words: Sequence[str], first: int) -> int | None:
    place = first
    for word in words[1:]:
        stop = min(place + WIDEST + 2, len(analysed.words))
        following = next((p for p in range(place + 1, stop) if word in analysed.matches[p]), None)
        if following is None:
            return None
        span = (analysed.spans[place][1], analysed.spans[following][0] + 1)
        if BREAK.search(analysed.text, *span):
            return None
        place = following
    return place


GAP_RANK = RANK[GAP]
