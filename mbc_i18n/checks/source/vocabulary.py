"""The article's terms, held to the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mbc_i18n import glossary, locales
from mbc_i18n.checks.context import Context
from mbc_i18n.checks.source.frame import UNSPACED, Remark, rule
from mbc_i18n.glossary import Occurrence, termhood
from mbc_i18n.glossary.plurals import plurals
from mbc_i18n.glossary.termhood import Candidate
from mbc_i18n.model import Concept, Document, Unit

MOST_CANDIDATES = 5
FEWEST_USES = 3
"""How often a candidate must stand to be worth a row of the glossary."""


@rule("unlisted-term", severity="info")
def unlisted_term(document: Document, context: Context) -> Iterator[Remark]:
    """One of the article's likeliest terms that the glossary does not have.

    At most five, each used three times or more and no part of a listed one; `mbc-i18n glossary
    extract` shows all of them. It is silent where there is no glossary.

    Bad: en | A lymph node swells. ¶ The lymph node is soft. ¶ Show us the lymph node. | biopsy
    Good: en | A lymph node swells. ¶ The lymph node is soft. ¶ The lymph node is big. | lymph node
    """
    if not context.glossary.concepts or locales.language(document.locale) in UNSPACED:
        return
    found = termhood.candidates([document], context.matcher, document.locale)
    parts = _parts(context.glossary.concepts)
    new = [each for each in found if _is_new(each, parts)]
    units = {(unit.line, unit.source): unit for unit in document.units}
    for each in new[:MOST_CANDIDATES]:
        unit = units.get((each.line, each.example))
        if unit is not None:
            start = unit.source.casefold().find(each.term.casefold())
            spans = ((start, start + len(each.term)),) if start >= 0 else ()
            told = f"“{each.term}” stands {each.count} times and is not in the glossary"
            yield Remark(unit, told, spans)


def _parts(concepts: Sequence[Concept]) -> frozenset[str]:
    """The words of all names of the glossary."""
    names = (name for each in concepts for name in (each.source, *each.variants))
    return frozenset(word for name in names for word in name.casefold().split())


def _is_new(found: Candidate, parts: frozenset[str]) -> bool:
    known = found.concept or parts.issuperset(found.term.casefold().split())
    return not known and found.count >= FEWEST_USES


@dataclass(frozen=True, slots=True)
class _Use:
    """A concept where the article uses it."""

    unit: Unit
    hit: Occurrence
    name: str
    """Which of the concept's names stands there."""


@rule("mixed-terms", severity="info")
def mixed_terms(document: Document, context: Context) -> Iterator[Remark]:
    """A second name for a concept of the glossary in one article.

    Translators, and their readers, look for a difference that is not meant. Spellings and
    abbreviations of a name are not another one. The name that stands less often is told.

    Bad: en | The tumor grows. ¶ A tumor hurts. ¶ The neoplasm is big. | tumor,neoplasm
    Good: en | The tumor grows. ¶ Tumors hurt. | tumor,neoplasm
    """
    uses: dict[str, list[_Use]] = {}
    for unit in document.units:
        for hit in glossary.occurrences(unit.source, context.matcher):
            name = _name(hit, document.locale)
            if name and not name.isupper():
                uses.setdefault(hit.concept.id, []).append(_Use(unit, hit, name))
    for found in uses.values():
        yield from _mixed(found)


def _mixed(uses: Sequence[_Use]) -> Iterator[Remark]:
    counts = Counter(use.name for use in uses)
    usual = max(counts, key=lambda name: (counts[name], name == uses[0].hit.concept.source))
    seen = {usual}
    for use in uses:
        if use.name not in seen:
            seen.add(use.name)
            told = f"“{use.hit.text}” is called “{usual}” elsewhere in the article"
            yield Remark(use.unit, told, (use.hit.span,), usual, use.hit.concept.id)


def _name(hit: Occurrence, locale: str) -> str:
    """The concept's name that stands there; "" for a form that is told by none."""
    return _names(hit.concept, locale).get(_bare(hit.text), "")


def _names(concept: Concept, locale: str) -> Mapping[str, str]:
    """Each form of a concept's names without signs, and the name; spellings of one are one."""
    language = locales.language(locale)
    found: dict[str, str] = {}
    for name in (concept.source, *concept.variants):
        shown = found.get(_alike(name), name)
        for form in (name, *plurals(name, language)):
            found.setdefault(_bare(form), shown)
        found.setdefault(_alike(name), shown)
    return found


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _alike(name: str) -> str:
    """A name without the difference of British and American spelling."""
    bare = _bare(name)
    for british, american in (("ae", "e"), ("oe", "e"), ("our", "or"), ("is", "iz"), ("ys", "yz")):
        bare = bare.replace(british, american)
    return f"={bare}"
