"""All that a reviewer should have before the eyes, gathered from article, ledger and checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n import checking, glossary, reviewing
from mbc_i18n.glossary import Glossary, Matcher
from mbc_i18n.model import Concept, Document, Finding
from mbc_i18n.reviewing import Desk, Entry
from mbc_i18n.workspace import Workspace

HEADINGS = ("title", "heading")
AVOIDED = ("forbidden", "deprecated")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A concept of a unit's source and how the glossary would have it."""

    source: str
    """The source language's preferred term."""
    definition: str
    preferred: tuple[str, ...]
    admitted: tuple[str, ...]
    avoided: tuple[str, ...]
    kept: bool
    """True for a name that stays as it is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit with what is known of it."""

    number: int
    """From 1, in the order of the article."""
    entry: Entry
    findings: tuple[Finding, ...]
    """Those that nobody has answered."""
    terms: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The units from a heading, that one too, to the next."""

    title: str
    """The heading's words in the source's language; "" for what stands before the first one."""
    level: int
    """1 for the first order, never more than one below that of the section before."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """An article in one locale, as it is given to reviewers."""

    desk: Desk
    sections: tuple[Section, ...]

    @property
    def passages(self) -> Iterator[Passage]:
        """Every different unit once, in the order of the article."""
        return (passage for section in self.sections for passage in section.passages)


def gather(space: Workspace, document: Document, locale: str) -> Handout:
    """What a reviewer of an article in a locale is given. Raises UserError as `reviewing.desk`."""
    desk = reviewing.desk(space, document, locale)
    rules = checking.standards_of(space, (locale,))
    context = rules.context
    found = _findings(checking.check_article(desk.article, desk.written, rules))
    passages = {
        (entry.unit.context, entry.unit.source): Passage(
            number,
            entry,
            tuple(found[entry.message.id]),
            wanted(entry.unit.source, context.glossary, context.matcher, locale),
        )
        for number, entry in enumerate(reviewing.entries(desk), 1)
    }
    return Handout(desk, tuple(_sections(desk.document, passages)))


def _findings(found: Iterable[Finding]) -> defaultdict[str, list[Finding]]:
    by_unit: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in found:
        by_unit[each.unit].append(each)
    return by_unit


def _sections(document: Document, passages: dict[Key, Passage]) -> Iterator[Section]:
    """The sections that hold units; each unit in the first one where it stands."""
    title, level, own = "", 0, list[Passage]()
    for block in document.blocks:
        if block.kind in HEADINGS and block.units:
            if own:
                yield Section(title, level, tuple(own))
                own = []
            title = " ".join(unit.source for unit in block.units)
            level = min(max(block.level, 1), level + 1)
        keys = ((unit.context, unit.source) for unit in block.units)
        own += [passages.pop(key) for key in dict.fromkeys(keys) if key in passages]
    if own:
        yield Section(title, level, tuple(own))


def wanted(source: str, terms: Glossary, known: Matcher, locale: str) -> tuple[Wanted, ...]:
    """The concepts of a source text in their order, each once, as a locale's glossary has them."""
    concepts = dict.fromkeys(found.concept for found in glossary.occurrences(source, known))
    return tuple(_wanted(each, terms, locale) for each in concepts)


def _wanted(concept: Concept, terms: Glossary, locale: str) -> Wanted:
    own = terms.of(concept.id, locale)

    def used(*usages: str) -> tuple[str, ...]:
        return tuple(term.text for term in own if term.usage in usages)

    return Wanted(
        concept.source,
        concept.definition,
        used("preferred"),
        used("admitted"),
        used(*AVOIDED),
        not concept.translate,
    )


def told(terms: Sequence[Wanted]) -> str:
    """Terms in plain words, a line each."""
    return "\n".join(f"{each.source} = {_words(each)}" for each in terms)


def _words(term: Wanted) -> str:
    parts = [", ".join(term.preferred) or ("stays as it is" if term.kept else "no term yet")]
    parts += [f"or {', '.join(term.admitted)}"] if term.admitted else []
    parts += [f"not {', '.join(term.avoided)}"] if term.avoided else []
    return "; ".join(parts)
