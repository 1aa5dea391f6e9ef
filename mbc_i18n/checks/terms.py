"""The glossary, enforced: required terms, forbidden ones, names that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mbc_i18n import inline
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.glossary import ACCEPTED, occurrences
from mbc_i18n.glossary.target import holds, listed
from mbc_i18n.model import Concept, Message, Span, Term


@check("term-missing", severity="warning", its_type="terminology")
def term_missing(message: Message, context: Context) -> Iterator[Problem]:
    """A concept of the source whose term, in any listed or near form, is not in the translation.

    Bad: es | You need a biopsy. | Necesita una prueba. | biopsy=biopsia
    Good: es | You need biopsies. | Necesita biopsias. | biopsy=biopsia
    """
    target = inline.words(message.target, context.elements)
    for concept, span in _concepts(message.source, context):
        terms = _terms(concept, context, ACCEPTED)
        if terms and not holds(target, terms, context.locale):
            wanted = terms[0].text
            yield Problem(
                f"“{concept.source}” should be “{wanted}” ({terms[0].status})",
                (span,),
                suggestion=wanted,
                concept=concept.id,
            )


@check("term-forbidden", severity="error", its_type="terminology")
def term_forbidden(message: Message, context: Context) -> Iterator[Problem]:
    """A term that the glossary forbids or calls outdated, unless it is part of an accepted one.

    A forbidden one is an error where the source holds its concept, a deprecated one a warning.
    Elsewhere the word may well be right, so both are advice only.

    Bad: es | You need a biopsy. | Necesita una autopsia. | biopsy=biopsia/autopsia
    Good: es | You need a biopsy. | Necesita una biopsia. | biopsy=biopsia/autopsia
    """
    target = inline.words(message.target, context.elements)
    table = context.glossary.terms.get(context.locale, {})
    everything = [term for terms in table.values() for term in terms]
    avoided = [term for term in everything if term.usage not in ACCEPTED]
    hits = listed(target, avoided, context.locale)
    accepted = [term for term in everything if term.usage in ACCEPTED] if hits else []
    concepts = {concept.id for concept, _ in _concepts(message.source, context)} if hits else set()
    covered = [span for _, span in listed(target, accepted, context.locale)]
    for term, span in _outside(hits, covered):
        right = next((t.text for t in table[term.concept] if t.usage == "preferred"), "")
        word = "forbidden" if term.usage == "forbidden" else "outdated"
        serious = "error" if term.usage == "forbidden" else "warning"
        because = f": {term.note}" if term.note else ""
        yield Problem(
            f"“{term.text}” is {word} for {term.concept} ({term.status}){because}",
            target_spans=(span,),
            suggestion=right,
            concept=term.concept,
            severity=serious if term.concept in concepts else "info",
        )


@check("name-changed", severity="error", its_type="terminology")
def name_changed(message: Message, context: Context) -> Iterator[Problem]:
    """A name that stays as it is in every language is not in the translation.

    Bad: es | Ask MedlinePlus. | Pregunte a MedlineMás. | MedlinePlus!
    Good: es | Ask MedlinePlus. | Pregunte a MedlinePlus. | MedlinePlus!
    """
    for concept, span in _concepts(message.source, context):
        kept = (concept.source, *concept.variants)
        listed_terms = [term.text for term in _terms(concept, context, ACCEPTED)]
        if not concept.translate and not any(
            name in message.target for name in (*kept, *listed_terms)
        ):
            yield Problem(f"“{concept.source}” stays as it is", (span,), concept=concept.id)


def _concepts(source: str, context: Context) -> list[tuple[Concept, Span]]:
    found = occurrences(source, context.matcher)
    first = {each.concept.id: (each.concept, each.span) for each in reversed(found)}
    return list(first.values())


def _terms(concept: Concept, context: Context, usages: Sequence[str]) -> list[Term]:
    if not concept.translate:
        return []
    terms = context.glossary.of(concept.id, context.locale)
    return sorted((t for t in terms if t.usage in usages), key=lambda t: t.usage != "preferred")


def _outside(
    hits: Sequence[tuple[Term, Span]], covered: Sequence[Span]
) -> Iterator[tuple[Term, Span]]:
    """Hits that no longer accepted term holds, and of those at one place the longest."""
    seen: set[str] = set()
    for term, (start, end) in sorted(hits, key=lambda hit: hit[1][0] - hit[1][1]):
        inside = any(a <= start and end <= b and (a, b) != (start, end) for a, b in covered)
        if not inside and term.text not in seen:
            seen.add(term.text)
            yield term, (start, end)
