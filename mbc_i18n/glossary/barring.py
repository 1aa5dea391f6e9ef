"""Patterns that tell words which only look like a compound from real ones.

*Bluttesten* ends in a form of *Test*, so does *bekanntesten*; *kielinen* goes on behind *kieli* and
is no compound of it. A dictionary knows thousands of such words. What they have in common is short:
a tree over their letters finds few patterns that cover them all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

ANY = "*"
"""At either end of a pattern: whatever stands there."""

FREE = "~"
"""Before a word that no pattern counts for."""

KEPT = 2
"""Letters behind a word's form that a beginning keeps at least."""

RARE = 12
"""Times as many wrong words as real ones that a pattern needs where it takes real ones in."""

Parts = tuple[str, str]
"""What stands before and behind the form of a term's word."""


@dataclass(frozen=True, slots=True)
class Barred:
    """Patterns of the wrong words, and the real words among those that they take in."""

    patterns: frozenset[str]
    excepted: frozenset[str]


@dataclass(slots=True)
class Node:
    """One letter further into the words."""

    next: dict[str, Node] = field(default_factory=dict)
    wrong: int = 0
    real: int = 0
    ends: int = 0
    """Wrong words that end here."""
    real_ends: int = 0
    least: bool = False
    """True where a pattern may stop."""


def barred(wrong: Mapping[str, Parts], real: Mapping[str, Parts]) -> Barred:
    """The patterns for wrong words, given with what stands around the form in each."""
    behind = {word: parts for word, parts in wrong.items() if parts[1]}
    heads = {word: parts for word, parts in wrong.items() if not parts[1]}
    patterns = {*_behind(behind, real), *_before(heads, real)}
    left = {w for w, (before, _) in behind.items() if not is_barred(w, before, patterns)}
    patterns |= _begun(left, behind, real)
    taken_in = (word for word, parts in real.items() if is_barred(word, parts[0], patterns))
    return Barred(frozenset(patterns), frozenset(taken_in))


def is_barred(word: str, before: str, patterns: Collection[str]) -> bool:
    """True where a pattern takes in a word with that before the form of a term's word."""
    return FREE + word not in patterns and any(each in patterns for each in fitting(word, before))


def fitting(word: str, before: str) -> Iterator[str]:
    """Every pattern that takes in a word with that before the form of a term's word."""
    rest = word[len(before) :]
    yield word
    yield from (ANY + rest[:length] + ANY for length in range(1, len(rest) + 1))
    yield from (ANY + word[place:] for place in range(len(before) + 1))
    yield from (word[:length] + ANY for length in range(len(before) + 1, len(word) + 1))


def _behind(wrong: Mapping[str, Parts], real: Mapping[str, Parts]) -> Iterator[str]:
    """What goes on behind a form, whatever stands before it."""
    root = Node()
    for word, (before, end) in wrong.items():
        rest = word[len(before) :]
        _enter(root, rest, len(rest) - len(end) + KEPT)
    for word, (before, _) in real.items():
        _pass(root, word[len(before) :])
    for text, whole in _patterns(root):
        yield ANY + text + ("" if whole else ANY)


def _before(wrong: Mapping[str, Parts], real: Mapping[str, Parts]) -> Iterator[str]:
    """What stands before a form at the end, read backwards."""
    root = Node()
    for word, (before, _) in wrong.items():
        _enter(root, word[::-1], len(word) - len(before) + 1)
    for word in real:
        _pass(root, word[::-1])
    for text, whole in _patterns(root):
        yield text[::-1] if whole else ANY + text[::-1]


def _begun(words: Iterable[str], parts: Mapping[str, Parts], real: Mapping[str, Parts]) -> set[str]:
    """Whole words, or their beginnings, where what goes on behind tells nothing."""
    root = Node()
    for word in words:
        _enter(root, word, len(word) - len(parts[word][1]) + KEPT)
    for word in real:
        _pass(root, word)
    return {text if whole else text + ANY for text, whole in _patterns(root)}


def _enter(root: Node, word: str, least: int) -> None:
    node = root
    for place, letter in enumerate(word, 1):
        node = node.next.setdefault(letter, Node())
        node.wrong += 1
        node.least |= place >= least
    node.ends += 1


def _pass(root: Node, word: str) -> None:
    node: Node | None = root
    for letter in word:
        node = node.next.get(letter) if node else None
        if node is None:
            return
        node.real += 1
    if node:
        node.real_ends += 1


def _patterns(root: Node) -> Iterator[tuple[str, bool]]:
    """The fewest patterns, from the tree's root, each as short as it may be; True: a whole one."""
    waiting = [("", root)]
    while waiting:
        text, node = waiting.pop()
        if node.least and node.wrong >= RARE * node.real:
            yield text, False
            continue
        if node.ends and node.ends >= RARE * node.real_ends:
            yield text, True
        waiting += [(text + letter, child) for letter, child in node.next.items()]
