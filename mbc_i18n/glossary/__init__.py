"""Concepts and terms: reading, matching on the source, recognising in the target."""

from __future__ import annotations

from collections.abc import Sequence

from mbc_i18n.glossary.reading import ACCEPTED, Glossary, load
from mbc_i18n.glossary.source import Matcher, Occurrence, matcher, occurrences
from mbc_i18n.model import Concept, Term

__all__ = [
    "ACCEPTED",
    "Glossary",
    "Matcher",
    "Occurrence",
    "hints",
    "load",
    "matcher",
    "occurrences",
]


def hints(source: str, glossary: Glossary, known: Matcher, locale: str) -> list[str]:
    """A line for each concept of a source text: its preferred term and what not to write."""
    concepts = dict.fromkeys(found.concept for found in occurrences(source, known))
    told = ((concept, _told(glossary.of(concept.id, locale), concept)) for concept in concepts)
    return [f"Term: {concept.source} = {words}" for concept, words in told if words]


def _told(terms: Sequence[Term], concept: Concept) -> str:
    by_usage = {
        usage: ", ".join(term.text for term in terms if term.usage == usage)
        for usage in ("preferred", "admitted", "deprecated", "forbidden")
    }
    kept = "" if concept.translate else f"{concept.source} (stays as it is)"
    avoid = ", ".join(filter(None, (by_usage["forbidden"], by_usage["deprecated"])))
    parts = [by_usage["preferred"] or kept]
    parts += [f"or {by_usage['admitted']}"] if by_usage["admitted"] else []
    parts += [f"not {avoid}"] if avoid else []
    return "; ".join(filter(None, parts))
