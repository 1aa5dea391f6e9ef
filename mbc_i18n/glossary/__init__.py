"""Concepts and terms: reading, matching on the source, recognising in the target."""

from __future__ import annotations

from collections.abc import Sequence

from mbc_i18n.glossary.reading import ACCEPTED, Glossary, load
from mbc_i18n.glossary.source import Matcher, Occurrence, matcher, occurrences
from mbc_i18n.model import Term

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
    lines = []
    for concept in concepts:
        terms = glossary.of(concept.id, locale)
        if terms or not concept.translate:
            lines.append(f"Term: {concept.source} = {_shown(terms, concept.source)}")
    return lines


def _shown(terms: Sequence[Term], source: str) -> str:
    by_usage = {
        usage: [term.text for term in terms if term.usage == usage]
        for usage in ("preferred", "admitted", "deprecated", "forbidden")
    }
    parts = by_usage["preferred"] or [f"{source} (stays as it is)"]
    if by_usage["admitted"]:
        parts.append(f"or {', '.join(by_usage['admitted'])}")
    avoid = by_usage["forbidden"] + by_usage["deprecated"]
    return "; ".join([*parts, *([f"not {', '.join(avoid)}"] if avoid else [])])
