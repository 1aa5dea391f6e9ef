"""What is not wrong in a glossary, yet wants a look by the people who keep it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n.glossary import compilation
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
        yield from _of_compiled(table, locale)
        for concept in table.concepts:
            terms = table.terms[locale].get(concept.id, ())
            for problem in _problems(concept, terms):
                yield Doubt(locale, concept.id, problem)


def _of_compiled(table: Glossary, locale: str) -> Iterator[Doubt]:
    held = table.compiled.get(locale)
    if held and held.inputs != compilation.inputs(table.all(locale), locale):
        problem = "the compiled forms are not those of its terms; run `mbc-i18n glossary compile`"
        yield Doubt(locale, "", problem)


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
