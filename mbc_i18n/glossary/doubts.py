"""What is not wrong in a glossary, yet wants a look by the people who keep it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n.glossary.reading import ACCEPTED, Glossary
from mbc_i18n.model import Concept, Term


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at."""

    locale: str
    concept: str
    problem: str


def doubts(table: Glossary) -> Iterator[Doubt]:
    """The doubts of each locale, in the order of the concepts."""
    for locale in sorted(table.terms):
        for concept in table.concepts:
            for problem in _problems(concept, table.terms[locale].get(concept.id, ())):
                yield Doubt(locale, concept.id, problem)


def _problems(concept: Concept, terms: Sequence[Term]) -> Iterator[str]:
    if concept.translate and not any(term.usage == "preferred" for term in terms):
        yield "no preferred term"
    accepted = [term for term in terms if term.usage in ACCEPTED]
    for term in accepted:
        if concept.translate and term.text == concept.source and not term.note:
            yield f"“{term.text}” is the same as in the source, and no note says why"
    for term in terms:
        if term.usage not in ACCEPTED and not term.note:
            yield f"no note says why “{term.text}” is {term.usage}"
