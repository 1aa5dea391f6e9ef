"""Terms as sequences of words: a trie over the words, walked along a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from operator import add
from typing import NamedTuple

from mbc_i18n.glossary.layers import COMPILED, EXACT, JOINED, RANK, RULE, SUFFIX
from mbc_i18n.glossary.layers.stars import STAR
from mbc_i18n.glossary.layers.vocabulary import NOTHING, Matches
from mbc_i18n.glossary.values import PATTERN
from mbc_i18n.model import Span, Term

BREAK = re.compile(r"[.!?;:…।؟።](?=\s)|[()\[\]]")
"""What no term reaches across."""

HYPHEN = re.compile("[-\u2010\u2011 \u00a0\u202f]")
WIDEST = 2
"""Words that may stand between two words of a term."""

SHORTEST_JOINED = 6

LISTED = ("exact", "prefix")
"""Values of the column `match` by which no layer but the first counts for a term as it is."""

OPEN = ("prefix", "compound")
"""Values by which a term may go on."""

_EXACT, _JOINED, _RULE, _ANY = RANK[EXACT], RANK[JOINED], RANK[RULE], RANK[SUFFIX]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as words, and by which layers they count."""

    words: Sequence[str]
    term: Term
    least: int = _EXACT
    """The rank that a hit has at least."""
    limit: int = _ANY
    """The rank of the weakest layer that counts for one of the words."""


@dataclass(slots=True)
class Node:
    """One word further into the terms; `ends` are those that end here."""

    next: dict[str, Node] = field(default_factory=dict)
    ends: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Phrases:
    """All terms of a language by their first word; what follows is sorted when it is first met."""

    beginnings: Collection[str]
    at: Callable[[str], Node]


class Found(NamedTuple):
    """A term at a place of a text: a tuple, since some texts hold thousands."""

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


Listed = tuple[Sequence[str], Term]
"""The words of a form of a term, folded: at least one."""


def written(term: Term) -> Sequence[str]:
    """The spellings of a term that are looked for: with a pattern of its own only the listed."""
    return term.forms if term.match.startswith(PATTERN) else (term.text, *term.forms)


def inflects(term: Term) -> bool:
    """True where every layer counts for a term, False where its row asks for less."""
    return term.match not in LISTED and not term.match.startswith(PATTERN)


def entries(words: Sequence[str], term: Term) -> Iterator[Entry]:
    """A form of a term as its column `match` wants it to be looked for.

    One of several words counts when written as one word too. What may go on has a star.
    """
    if inflects(term):
        yield Entry(words, term)
        if len(words) > 1:
            yield Entry(("".join(words),), term, _JOINED)
    else:
        yield Entry(words, term, limit=_EXACT)
    if term.match in OPEN:
        yield Entry(_opened(words, term.match), term, limit=_RULE)


def _opened(words: Sequence[str], match: str) -> Sequence[str]:
    last = (*words[:-1], words[-1] + STAR)
    return (STAR + last[0], *last[1:]) if match == "compound" else last


def opened(listed: Iterable[Listed]) -> Iterator[str]:
    """The words with a star, of the terms that may go on."""
    for words, term in listed:
        if term.match in OPEN:
            yield from (word for word in _opened(words, term.match) if STAR in word)


def phrases(listed: Iterable[Listed]) -> Phrases:
    """The terms by their first word, each with the words that it is listed with."""
    beginnings: defaultdict[str, list[Listed]] = defaultdict(list)
    for each in listed:
        words, term = each
        beginnings[words[0]].append(each)
        if len(words) > 1:
            beginnings["".join(words)].append(each)
        if term.match in OPEN and (first := _opened(words, term.match)[0]) != words[0]:
            beginnings[first].append(each)

    @cache
    def at(word: str) -> Node:
        root = Node()
        for words, term in beginnings[word]:
            for entry in entries(words, term):
                if entry.words[0] == word:
                    _enter(root, entry)
        return root

    return Phrases(beginnings.keys(), at)


def _enter(root: Node, entry: Entry) -> None:
    node = root
    for word in entry.words[1:]:
        node = node.next.setdefault(word, Node())
    node.ends.append(entry)


def walk(analysed: Analysed, known: Phrases) -> Iterator[Found]:
    """Every term in a text, at every place, as words of the text."""
    for place, matches in [each for each in enumerate(analysed.matches) if each[1]]:
        for token, rank in matches.items():
            if token in known.beginnings:
                node = known.at(token)
                if node.ends or not node.next.keys().isdisjoint(_following(analysed, place)):
                    yield from _onward(analysed, node, place, rank)


def _following(analysed: Analysed, place: int) -> Matches:
    """The words of terms that the next word of a text may be."""
    return analysed.matches[place + 1] if place + 1 < len(analysed.matches) else NOTHING


def _onward(analysed: Analysed, node: Node, first: int, rank: int) -> Iterator[Found]:
    """The terms that begin at a word, whose first word has led to a node."""
    start = analysed.spans[first][0]
    stack = [(node, first, rank)]
    while stack:
        node, place, worst = stack.pop()
        for entry in node.ends:
            if worst <= entry.limit:
                span = (start, analysed.spans[place][1])
                yield Found(entry.term, span, max(worst, entry.least))
        following = _following(analysed, place) if node.next else NOTHING
        if following and _near(analysed, place):
            for token, own in following.items():
                if token in node.next:
                    stack.append((node.next[token], place + 1, max(worst, own)))


def _near(analysed: Analysed, place: int) -> bool:
    end, start = analysed.spans[place][1], analysed.spans[place + 1][0]
    return start - end == 1 or not BREAK.search(analysed.text, end, start + 1)


def joined(
    analysed: Analysed, known: Phrases, forms: Mapping[str, Sequence[str]]
) -> Iterator[Found]:
    """Two words of the text that are one of a term: *check-up*, *checkup*."""
    if forms.keys().isdisjoint(map(add, analysed.words, islice(analysed.words, 1, None))):
        return
    pairs = [left + right for left, right in pairwise(analysed.words)]
    for place in [p for p, word in enumerate(pairs) if word in forms]:
        (first, end), (start, last) = analysed.spans[place : place + 2]
        long = len(pairs[place]) >= SHORTEST_JOINED and all(analysed.words[place : place + 2])
        if long and HYPHEN.fullmatch(analysed.text, end, start):
            for token in forms[pairs[place]]:
                rank = _JOINED if token == pairs[place] else RANK[COMPILED]
                for entry in known.at(token).ends if token in known.beginnings else ():
                    if rank <= entry.limit:
                        yield Found(entry.term, (first, last), rank)


def in_order(analysed: Analysed, words: Sequence[str]) -> Iterator[Span]:
    """Where the words of a term stand in order with few others between them."""
    if len(words) < 2:
        return
    for first, matches in enumerate(analysed.matches):
        if words[0] in matches:
            last = _last(analysed, words, first)
            if last is not None:
                yield analysed.spans[first][0], analysed.spans[last][1]


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
