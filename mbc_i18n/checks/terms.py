"""The glossary, enforced: required terms, forbidden ones, names that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.glossary import ACCEPTED, Glossary, occurrences
from mbc_i18n.glossary.recognition import Recognizer, prepare
from mbc_i18n.glossary.target import Forms, forms, found
from mbc_i18n.model import Concept, Message, Span, Term


@check("term-missing", severity="warning", its_type="terminology")
def term_missing(message: Message, context: Context) -> Iterator[Problem]:
    """A concept of the source whose term, in any form of the language, is not in the translation.

    Bad: es | You need a biopsy. | Necesita una prueba. | biopsy=biopsia
    Good: es | You need biopsies. | Necesita biopsias. | biopsy=biopsia
    """
    target = context.target_words(message).text
    recognizer = _recognizer(context.glossary, context.locale)
    for concept, span in _concepts(message.source, context):
        terms = _terms(concept, context, ACCEPTED) if concept.translate else []
        if terms and recognizer.holds(target, terms) is None:
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
    target = context.target_words(message)
    hits = found(target.text, _forms(context.glossary, context.locale, False))
    if not hits:
        return
    accepted = found(target.text, _forms(context.glossary, context.locale, True))
    concepts = {concept.id for concept, _ in _concepts(message.source, context)}
    for term, span in _outside(hits, [span for _, span in accepted]):
        yield _avoided(term, target.span(span), term.concept in concepts, context)


def _avoided(term: Term, span: Span, meant: bool, context: Context) -> Problem:
    forbidden = term.usage == "forbidden"
    severity = "error" if forbidden else "warning"
    because = f": {term.note}" if term.note else ""
    others = context.glossary.of(term.concept, context.locale)
    return Problem(
        f"“{term.text}” is {'forbidden' if forbidden else 'outdated'} for {term.concept} "
        f"({term.status}){because}",
        target_spans=(span,),
        suggestion=next((other.text for other in others if other.usage == "preferred"), ""),
        concept=term.concept,
        severity=severity if meant else "info",
    )


@lru_cache(maxsize=64)
def _recognizer(glossary: Glossary, locale: str) -> Recognizer:
    """The recogniser of a locale's accepted terms, with its compiled forms."""
    terms = [term for concept in glossary.concepts for term in glossary.of(concept.id, locale)]
    accepted = [term for term in terms if term.usage in ACCEPTED]
    return prepare(accepted, locale, glossary.compiled.get(locale))


@lru_cache(maxsize=64)
def _forms(glossary: Glossary, locale: str, accepted: bool) -> Forms:
    """The accepted terms of a locale, or those to avoid, ready to be looked for."""
    terms = (term for concept in glossary.concepts for term in glossary.of(concept.id, locale))
    return forms((term for term in terms if (term.usage in ACCEPTED) == accepted), locale)


@check("name-changed", severity="error", its_type="terminology")
def name_changed(message: Message, context: Context) -> Iterator[Problem]:
    """A name that stays as it is in every language is not in the translation.

    A locale may accept a spelling of its own: a row of its terms.

    Bad: es | Ask MedlinePlus. | Pregunte a MedlineMás. | MedlinePlus!
    Good: es | Ask MedlinePlus. | Pregunte a MedlinePlus. | MedlinePlus!
    Good: ar | Ask MedlinePlus. | اسأل ميدلاين بلس. | MedlinePlus!=ميدلاين بلس
    """
    target = context.target_words(message).text
    for concept, span in _concepts(message.source, context):
        if not concept.translate:
            written = forms(_terms(concept, context, ACCEPTED), context.locale)
            names = (concept.source, *concept.variants)
            if not any(name in target for name in names) and not found(target, written):
                yield Problem(f"“{concept.source}” stays as it is", (span,), concept=concept.id)


def _concepts(source: str, context: Context) -> list[tuple[Concept, Span]]:
    found = occurrences(source, context.matcher)
    first = {each.concept.id: (each.concept, each.span) for each in reversed(found)}
    return list(first.values())


def _terms(concept: Concept, context: Context, usages: Sequence[str]) -> list[Term]:
    terms = context.glossary.of(concept.id, context.locale)
    return sorted((t for t in terms if t.usage in usages), key=lambda t: t.usage != "preferred")


def _outside(
    hits: Sequence[tuple[Term, Span]], covered: Sequence[Span]
) -> Iterator[tuple[Term, Span]]:
    """Hits that no longer accepted term holds; each term once, at one place the longest."""
    told: list[tuple[str, Span]] = []
    for term, span in sorted(hits, key=lambda hit: hit[1][0] - hit[1][1]):
        again = any(term.text == text or _within(span, longer) for text, longer in told)
        if not again and not any(_within(span, longer) for longer in covered):
            told.append((term.text, span))
            yield term, span


def _within(span: Span, longer: Span) -> bool:
    return longer[0] <= span[0] and span[1] <= longer[1] and span != longer
