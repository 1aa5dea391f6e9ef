"""What was found in a text, and which of it counts where several terms stand at one place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from mbc_i18n.glossary.layers import CERTAIN, CONFIDENCE, EXACT, JOINED, LAYERS, RANK, STEM
from mbc_i18n.glossary.layers.phrases import Found
from mbc_i18n.glossary.values import ACCEPTED
from mbc_i18n.model import Span, Term


class Hit(NamedTuple):
    """A term at a place of a target text."""

    term: Term
    span: Span
    """In code points of the text as it is."""
    layer: str
    """How it was recognised: one of `LAYERS`."""
    confidence: float
    """From 0 to 1; what it is for each layer stands in `CONFIDENCE`."""
    instead: tuple[Term, ...] = ()
    """For an avoided term: accepted ones of other concepts that have the very same words."""


def hit(found: Found) -> Hit:
    """A place with the name of its layer."""
    layer = LAYERS[found.rank]
    return Hit(found.term, found.span, layer, CONFIDENCE[layer])


def hits(found: Iterable[Found]) -> tuple[Hit, ...]:
    """Places in order, each term once at a place, by its surest layer."""
    best: dict[tuple[int, Span], Found] = {}
    for each in found:
        place = (id(each.term), each.span)
        if place not in best or each.rank < best[place].rank:
            best[place] = each
    return tuple(map(hit, sorted(best.values(), key=_span)))


_span = attrgetter("span")


def best(
    found: Iterable[Hit], wanted: Sequence[Term], replaced: Callable[[Hit], bool]
) -> Hit | None:
    """The surest hit of the terms that no rival replaces, the first of them at one layer."""
    concepts = {term.concept for term in wanted}
    own = (each for each in found if each.term.concept in concepts and each.term in wanted)
    kept = (each for each in own if not replaced(each))
    return min(kept, key=lambda each: (RANK[each.layer], each.span), default=None)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where terms stand for certain, so that one look tells what stands at or around a span."""

    ranks: Mapping[Span, int]
    starts: Sequence[int]
    reached: Sequence[int]
    """The last end of all that begins no later than the start at the same place of `starts`."""

    def around(self, span: Span) -> bool:
        """True where one of them holds a span."""
        place = bisect_right(self.starts, span[0]) - 1
        return place >= 0 and self.reached[place] >= span[1]


def _places(found: Iterable[Hit]) -> _Places:
    by_rank = sorted(found, key=lambda hit: -RANK[hit.layer])
    spans = sorted(hit.span for hit in by_rank)
    ranks = {hit.span: RANK[hit.layer] for hit in by_rank}
    return _Places(ranks, [s for s, _ in spans], list(accumulate((e for _, e in spans), max)))


def replaced(wanted: Sequence[Term], certain: Iterable[Hit]) -> Callable[[Hit], bool]:
    """Tells of a hit of one of the terms whether a rival stands there more surely.

    Rivals are an accepted term and one to be avoided, of one concept: none is a form of the other
    where that stands as it is, and none is only guessed in the words of the other.
    """
    concepts = {term.concept for term in wanted}
    sides = {term.usage in ACCEPTED for term in wanted}
    groups: defaultdict[tuple[str, bool], list[Hit]] = defaultdict(list)
    for each in certain:
        against = each.term.usage not in ACCEPTED
        if against in sides and each.term.concept in concepts:
            groups[each.term.concept, against].append(each)
    rivals = {key: _places(found) for key, found in groups.items()}

    def is_replaced(found: Hit) -> bool:
        places = rivals.get((found.term.concept, found.term.usage in ACCEPTED)) if rivals else None
        if places is None:
            return False
        if found.layer not in CERTAIN:
            return places.around(found.span)
        spelled = found.layer in (EXACT, JOINED)
        return not spelled and places.ranks.get(found.span, len(LAYERS)) < RANK[found.layer]

    return is_replaced


def avoided(found: Sequence[Hit]) -> Iterator[Hit]:
    """The avoided terms that surely stand in a text, outside longer terms of either kind."""
    outer = _outermost({each.span for each in found if _counts(each)})
    accepted: defaultdict[Span, list[Hit]] = defaultdict(list)
    for each in found:
        if each.term.usage in ACCEPTED and each.span in outer:
            accepted[each.span].append(each)
    for each in found:
        if each.term.usage not in ACCEPTED and _counts(each) and each.span in outer:
            yield from _beside(each, accepted.get(each.span, ()))


def _counts(found: Hit) -> bool:
    return found.layer in CERTAIN or found.term.usage in ACCEPTED


def _beside(bad: Hit, accepted: Iterable[Hit]) -> Iterator[Hit]:
    """An avoided term with the accepted ones at its place, unless its own concept has one."""
    others: list[Term] = []
    for each in accepted:
        if each.term.concept != bad.term.concept:
            others += [each.term] if RANK[each.layer] <= RANK[STEM] else []
        elif RANK[each.layer] <= RANK[bad.layer]:
            return
    yield bad._replace(instead=tuple(others)) if others else bad


def _outermost(spans: Iterable[Span]) -> set[Span]:
    """The spans that no longer one holds: one pass in order."""
    reached, outer = -1, set()
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > reached:
            reached = end
            outer.add((start, end))
    return outer
