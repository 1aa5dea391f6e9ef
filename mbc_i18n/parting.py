"""Joined sentences that an edit of the article parted: the words of one stand in the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from itertools import pairwise

from mbc_i18n import joining
from mbc_i18n.model import Catalog, Document, Message

PLACE = re.compile(r"\((.*), sentence (\d+) of \d+(?:, introduces the list)?\)$", re.MULTILINE)
"""Where a message's note says that it stands (see `formats.places`)."""

Key = tuple[str, str]


def parted(merged: Catalog, old: Catalog, document: Document) -> Catalog:
    """A catalog in which joined sentences need work that do not follow each other any more.

    What stood before a joined sentence is told by the notes of the `old` catalog, and by the order
    of its obsolete messages; where it cannot be told nothing is done. The first sentence becomes
    fuzzy with the source of all as `previous`, and those that were joined to it become fuzzy; one
    that is gone from the article while the first stays loses its mark, which would join it to
    whatever it came back after.
    """
    before = dict(_before(old))
    now = _now(document) if before else {}
    gone = {key for key, keys in before.items() if not now.get(key, {None}) <= keys}
    if not gone:
        return merged
    tails: defaultdict[Key, list[str]] = defaultdict(list)
    for message in old.messages:
        for first in _firsts(message.key, before) if message.key in gone else ():
            tails[first].append(message.source)
    current = {message.key for message in merged.current}
    stranded = {key for key in gone if _firsts(key, before) & current}
    changed = (_doubted(message, gone, tails, stranded) for message in merged.messages)
    kept = (m for m in changed if not m.obsolete or m.target or m.comment)
    return replace(merged, messages=tuple(kept))


def _before(catalog: Catalog) -> Iterator[tuple[Key, Set[Key]]]:
    """The keys of what stood before each joined message, where that is known."""
    places: defaultdict[tuple[str, int], set[Key]] = defaultdict(set)
    for message in catalog.current:
        for path, number in PLACE.findall(message.note):
            places[(path, int(number))].add(message.key)
    for message in catalog.current:
        if joining.is_joined(message) and " more places" not in message.note:
            found = PLACE.findall(message.note)
            keys = {key for path, n in found for key in places[(path, int(n) - 1)]}
            yield from [(message.key, keys)] if keys else ()
    past = [replace(m, obsolete=False) for m in catalog.messages if m.obsolete]
    for left, right in pairwise(past):
        if joining.is_joined(right):
            yield right.key, {left.key}


def _now(document: Document) -> dict[Key, set[Key | None]]:
    """What stands before each unit in its block; None for nothing."""
    found: defaultdict[Key, set[Key | None]] = defaultdict(set)
    for block in document.blocks:
        keys = [(unit.context, unit.source) for unit in block.units]
        for left, right in pairwise([None, *keys]):
            if right:
                found[right].add(left)
    return found


def _firsts(key: Key, before: Mapping[Key, Set[Key]]) -> set[Key]:
    """The sentences in whose translations the words of a joined one stand."""
    seen: set[Key] = set()
    waiting = [key]
    while waiting:
        for each in before.get(waiting.pop(), ()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return {each for each in seen if each not in before}


def _doubted(
    message: Message, gone: Set[Key], tails: Mapping[Key, list[str]], stranded: Set[Key]
) -> Message:
    if message.obsolete:
        own = joining.unmarked(message.comment)
        return replace(message, comment=own) if message.key in stranded else message
    if message.key in gone:
        return replace(message, fuzzy=True)
    if message.key in tails and message.translated:
        previous = " ".join([message.source, *tails[message.key]])
        return replace(message, fuzzy=True, previous=previous)
    return message
