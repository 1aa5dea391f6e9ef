"""Messages of which nothing is to be said, as most are: a look at both sides tells it.

Every concept that may stand in the source must be seen in the target, in which no term to be
avoided stands. Where the look tells nothing the message is read in full (see `verdicts`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from mbc_i18n.glossary import glance
from mbc_i18n.glossary.glance import Sight, View
from mbc_i18n.glossary.recognition import Recognizer
from mbc_i18n.glossary.source import Matcher, mentioned
from mbc_i18n.model import Concept

Look = Callable[[str, View], bool]
"""Tells of a source and its target, which is harmless, whether there is surely no verdict."""


def look(known: Matcher, recognizer: Recognizer, sight: Callable[[Concept], Sight | None]) -> Look:
    """A look for a glossary in a locale; `sight` is that of a concept, None where any will do."""
    language, by_word = recognizer.language, recognizer.analysed is not None

    @cache
    def sights(key: str) -> Sequence[Sight] | None:
        """Those of what a key of the matcher's table stands for; None where that is not sure."""
        concepts = {each.concept.id: each.concept for each in known.table[key] if not each.excluded}
        found = [own for concept in concepts.values() if (own := sight(concept))]
        return found if len(concepts) <= 1 else None

    def is_quiet(source: str, target: View) -> bool:
        keys = mentioned(source, known)
        if keys is None:
            return False
        times: dict[Sight, int] = {}
        for key in keys:
            found = sights(key) if by_word else None
            if found is None:
                return False
            for each in found:
                times[each] = times.get(each, 0) + 1
        return all(glance.seen(own, target, language, count) for own, count in times.items())

    return is_quiet
