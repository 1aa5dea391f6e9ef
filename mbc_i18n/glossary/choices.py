"""Which of several accepted terms a text writes for the words of its source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from mbc_i18n.glossary.hits import Hit
from mbc_i18n.glossary.reading import Glossary
from mbc_i18n.glossary.source import Matcher, occurrences
from mbc_i18n.glossary.verdicts import accepted, recognizer_of

Key = tuple[str, str]
"""A concept's id and the words that the source has for it, since a translator follows those."""


@lru_cache(maxsize=4)
def usual(
    texts: Sequence[tuple[str, str]], glossary: Glossary, locale: str, known: Matcher
) -> Mapping[Key, str]:
    """For the words of each concept the term that most texts have; at a tie the first."""
    counts: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for source, target in texts:
        for key, hits in chosen(source, target, glossary, locale, known):
            counts[key].update(hit.term.text for hit in hits)
    return {key: found.most_common(1)[0][0] for key, found in counts.items() if found}


def chosen(
    source: str, target: str, glossary: Glossary, locale: str, known: Matcher
) -> Iterator[tuple[Key, Sequence[Hit]]]:
    """The terms of a target for each concept of its source that has several."""
    recognizer = recognizer_of(glossary, locale)
    for each in {found.concept.id: found for found in occurrences(source, known)}.values():
        terms = accepted(glossary, each.concept, locale)
        if len(terms) > 1:
            hits = (hit for hit in recognizer.find(target) if hit.term in terms)
            yield (each.concept.id, each.text.casefold()), list(_outermost(hits))


def _outermost(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Hits that no longer one holds; one at each place."""
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.span[0], -hit.span[1])):
        if hit.span[1] > end:
            end = hit.span[1]
            yield hit
