"""The glossary, enforced: required terms, forbidden ones, names that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mbc_i18n import inline
from mbc_i18n.checks.base import Context, Problem, check, words
from mbc_i18n.glossary import choices
from mbc_i18n.glossary.verdicts import Verdict, verdicts
from mbc_i18n.model import Message


def _judged(message: Message, context: Context) -> Sequence[Verdict]:
    target = context.target_text(message)
    return verdicts(message.source, target, context.glossary, context.locale, context.matcher)


def _has_verdicts(message: Message, context: Context) -> bool:
    """True where one of the checks that tell a verdict has something to tell."""
    return bool(_judged(message, context))


@check("term-missing", severity="error", its_type="terminology", look=_has_verdicts)
def term_missing(message: Message, context: Context) -> Iterator[Problem]:
    """A concept of the source whose term, in any form of the language, is not in the translation.

    Bad: es | You need a biopsy. | Necesita una prueba. | biopsy=biopsia
    Good: es | You need biopsies. | Necesita biopsias. | biopsy=biopsia
    """
    for verdict in _verdicts(message, context, "missing"):
        text = f"“{verdict.concept.source}” should be {_wanted(verdict)}"
        if verdict.target:
            words = context.target_words(message).text
            text += f": did you mean it by “{words[slice(*verdict.target)]}”?"
        yield _problem(verdict, text, message, context)


@check("term-untranslated", severity="error", its_type="untranslated", look=_has_verdicts)
def term_untranslated(message: Message, context: Context) -> Iterator[Problem]:
    """A concept that stands in the translation in the source's own words.

    Bad: es | You need a biopsy. | Necesita una biopsy. | biopsy=biopsia
    Good: es | You need a biopsy. | Necesita una biopsia (biopsy). | biopsy=biopsia
    """
    for verdict in _verdicts(message, context, "untranslated"):
        text = f"“{verdict.concept.source}” was left as it is; it should be {_wanted(verdict)}"
        yield _problem(verdict, text, message, context)


@check("term-forbidden", severity="error", its_type="terminology", look=_has_verdicts)
def term_forbidden(message: Message, context: Context) -> Iterator[Problem]:
    """A term that the glossary forbids, unless it is part of an accepted one.

    An error where the source holds its concept. Elsewhere the word may be right, so it is a
    warning.

    Bad: es | You need a biopsy. | Necesita una autopsia. | biopsy=biopsia/autopsia
    Good: es | You need a biopsy. | Necesita una biopsia. | biopsy=biopsia/autopsia
    """
    yield from _avoided(message, context, "forbidden", "forbidden")


@check("term-deprecated", severity="warning", its_type="terminology", look=_has_verdicts)
def term_deprecated(message: Message, context: Context) -> Iterator[Problem]:
    """A term that the glossary calls outdated, unless it is part of an accepted one.

    Bad: de | A mammogram. | Eine Mammogrammaufnahme. | mammogram=Mammographie//Mammogrammaufnahme
    Good: de | A mammogram. | Eine Mammographie. | mammogram=Mammographie//Mammogrammaufnahme
    """
    yield from _avoided(message, context, "deprecated", "outdated")


def _avoided(message: Message, context: Context, kind: str, told: str) -> Iterator[Problem]:
    for verdict in _verdicts(message, context, kind):
        term = verdict.term
        if term is not None:
            because = f": {term.note}" if term.note else ""
            better = f"; write {_wanted(verdict)}" if verdict.wanted else ""
            text = f"“{term.text}” is {told} for {verdict.concept.id} ({term.status}){because}"
            severity = "" if verdict.source else "warning"
            yield _problem(verdict, text + better, message, context, severity)


@check("dnt-changed", severity="error", its_type="terminology", look=_has_verdicts)
def dnt_changed(message: Message, context: Context) -> Iterator[Problem]:
    """A name that stays as it is in every language is not in the translation.

    A locale may accept a spelling of its own: a row of its terms.

    Bad: es | Ask MedlinePlus. | Pregunte a MedlineMás. | MedlinePlus!
    Good: es | Ask MedlinePlus. | Pregunte a MedlinePlus. | MedlinePlus!
    Good: ar | Ask MedlinePlus. | اسأل ميدلاين بلس. | MedlinePlus!=ميدلاين بلس
    """
    for verdict in _verdicts(message, context, "changed"):
        yield _problem(verdict, f"“{verdict.concept.source}” stays as it is", message, context)


@check("term-case", severity="warning", its_type="terminology", look=_has_verdicts)
def term_case(message: Message, context: Context) -> Iterator[Problem]:
    """An acronym or a name in other capitals than the glossary writes it in.

    Bad: es | Ask MedlinePlus. | Pregunte a Medlineplus. | MedlinePlus!
    Good: es | ASK MEDLINEPLUS. | PREGUNTE A MEDLINEPLUS. | MedlinePlus!
    """
    for verdict in _verdicts(message, context, "case"):
        name = verdict.term.text if verdict.term else verdict.concept.source
        yield _problem(verdict, f"is written “{name}”", message, context)


@check("term-weak", severity="info", its_type="terminology", advice=True, look=_has_verdicts)
def term_weak(message: Message, context: Context) -> Iterator[Problem]:
    """A term recognised by its stem, in a compound or with words between: probably right.

    Bad: de | A study of measles. | Eine Masernstudie. | study=Studie
    Good: de | A study of measles. | Eine Studie über Masern. | study=Studie
    """
    for verdict in _verdicts(message, context, "weak"):
        if verdict.term:
            text = f"“{verdict.term.text}” recognised only by its {verdict.layer}"
            yield _problem(verdict, text, message, context)


@check("term-count", severity="info", its_type="terminology", advice=True, look=_has_verdicts)
def term_count(message: Message, context: Context) -> Iterator[Problem]:
    """A term that stands less often in the translation than its concept in the source.

    Bad: es | One biopsy, then another biopsy. | Una biopsia y luego otra. | biopsy=biopsia
    Good: es | One biopsy, then a test. | Una biopsia y luego una prueba. | biopsy=biopsia
    """
    for verdict in _verdicts(message, context, "count"):
        ours, theirs = verdict.counts
        text = f"“{verdict.concept.source}” stands {ours} times, its term {theirs}"
        yield _problem(verdict, text, message, context)


@check("term-inconsistent", severity="info", its_type="inconsistency", advice=True)
def term_inconsistent(message: Message, context: Context) -> Iterator[Problem]:
    """Words of the source for which the article writes another accepted term more often.

    Bad: es | A rash is a rash. | Erupción: una erupción, un sarpullido. | rash=erupción+sarpullido
    Good: es | A rash is a rash. | Un sarpullido es un sarpullido. | rash=erupción+sarpullido
    """
    table = (context.glossary, context.locale, context.matcher)
    texts = tuple(_texts(each) for each in context.messages or (message,) if each.translated)
    usual = choices.usual(texts, *table)
    source, target = _texts(message)
    for key, hits in choices.chosen(source, target, *table):
        for hit in hits:
            if hit.term.text != usual[key]:
                text = f"“{hit.term.text}” here, mostly “{usual[key]}” for “{key[1]}”"
                span = context.target_words(message).span(hit.span)
                yield Problem(text, (), (span,), usual[key], key[0], status=hit.term.status)


def _texts(message: Message) -> tuple[str, str]:
    return message.source, words(message.target, inline.tags_in(message.source)).text


def _verdicts(message: Message, context: Context, kind: str) -> Iterator[Verdict]:
    return (verdict for verdict in _judged(message, context) if verdict.kind == kind)


def _wanted(verdict: Verdict) -> str:
    return f"“{verdict.wanted.text}” ({verdict.wanted.status})" if verdict.wanted else ""


def _problem(
    verdict: Verdict, text: str, message: Message, context: Context, severity: str = ""
) -> Problem:
    target = context.target_words(message)
    row = verdict.term or verdict.wanted or verdict.concept
    return Problem(
        text,
        (verdict.source,) if verdict.source else (),
        (target.span(verdict.target),) if verdict.target else (),
        verdict.wanted.text if verdict.wanted else "",
        verdict.concept.id,
        severity,
        row.status,
    )
