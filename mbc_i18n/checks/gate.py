"""Which checks a message concerns, by the signs in its source and its target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import cast

from mbc_i18n.checks.signs import ANY, watch
from mbc_i18n.checks.values import Check, Function, Look
from mbc_i18n.model import Message

Signs = tuple[frozenset[str], frozenset[str]]
"""Those of the target, and those of the source."""

Groups = Mapping[str, Sequence[tuple[Look | None, Sequence[tuple[Check, Function]]]]]
"""Checks by group, with their functions, behind the look that they share."""

MOST_KEPT = 1024
"""Signs for which the checks that they concern are kept."""


def reader(checks: Sequence[Check]) -> Callable[[Message], Signs]:
    """Which signs of the checks a message has."""
    of_target = watch(each.signs for each in checks)
    of_source = watch(each.source_signs for each in checks)
    return lambda message: (of_target.seen(message.target), of_source.seen(message.source))


def gate(checks: Sequence[Check]) -> Callable[[Signs], Groups]:
    """Which of the checks a usable message with some signs concerns."""

    @lru_cache(maxsize=MOST_KEPT)
    def concerned(signs: Signs) -> Groups:
        theirs, ours = signs
        return grouped(
            each
            for each in checks
            if ANY in each.signs or each.signs & theirs or each.source_signs & ours
        )

    return concerned


def grouped(checks: Iterable[Check]) -> Groups:
    """Checks by group, each with its function; those that follow one another share a look."""
    found: defaultdict[str, list[Check]] = defaultdict(list)
    for each in checks:
        found[each.group].append(each)
    return {
        name: [
            (look, [(each, cast(Function, each.function)) for each in own])
            for look, own in groupby(listed, attrgetter("look"))
        ]
        for name, listed in found.items()
    }
