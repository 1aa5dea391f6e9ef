"""How far the work is: the states of units, and what the glossary lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n import glossary, pipeline, review, reviewing, workspace
from mbc_i18n.model import Catalog, Document
from mbc_i18n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an article is in a locale: units and source words, by state."""

    article: str
    locale: str
    units: int
    words: int
    states: dict[str, int]
    """Units by state (`review.STATES`), states without units left out."""
    stale_template: bool = False
    """True where the catalog lacks units of the article: `update` has yet to run."""


def status(
    space: Workspace, locales: Sequence[str] = (), names: tuple[str, ...] = ()
) -> Iterator[Progress]:
    """The progress of each article in each locale."""
    for document in workspace.documents(space, names):
        for locale in workspace.chosen(space, locales):
            path = space.catalog_path(document.name, locale)
            empty = Catalog(document.name, locale)
            found = pipeline.read_catalog(space, document, locale) if path.exists() else empty
            yield progress(space, document, found)


def progress(space: Workspace, document: Document, catalog: Catalog) -> Progress:
    """The states of an article's units in a locale, from its catalog and its ledger.

    Sentences that a translator joined have the state of the whole.
    """
    locale = catalog.locale
    desk = reviewing.laid(space, document, catalog)
    by_key = {message.key: message for message in desk.catalog.current} | {**desk.wholes}
    sources = dict.fromkeys((unit.context, unit.source) for unit in document.units)
    states = Counter(
        desk.standing(by_key[key]).state if key in by_key else "untranslated" for key in sources
    )
    words = sum(len(source.split()) for _, source in sources)
    late = any(key not in by_key for key in sources)
    return Progress(document.name, locale, len(sources), words, dict(states), late)


def unapprovable(space: Workspace, locales: Iterable[str]) -> Iterator[str]:
    """Why nothing can be approved in some locales: the settings name too few reviewers."""
    if not space.settings.reviewers:
        yield "nothing can be approved: the settings name no reviewers"
        return
    for locale in locales:
        policy = review.policy_of(space.settings, locale)
        if policy.unfilled:
            roles = ", ".join(policy.unfilled)
            yield f"nothing can be approved in {locale}: no reviewer for {roles}"
        elif not policy.roles:
            yield f"nothing can be approved in {locale}: the settings name no roles"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The concepts of an article, and those that have no preferred term in a locale."""

    article: str
    locale: str
    concepts: int
    missing: tuple[str, ...]


def coverage(
    space: Workspace, locales: Sequence[str] = (), names: tuple[str, ...] = ()
) -> Iterator[Coverage]:
    """How far the glossary covers each article in each locale."""
    terms = workspace.load_glossary(space)
    known = glossary.matcher(terms.concepts, space.settings.source_locale)
    for document in workspace.documents(space, names):
        hits = [hit for unit in document.units for hit in glossary.occurrences(unit.source, known)]
        found = {hit.concept.id: hit.concept for hit in hits}
        for locale in workspace.chosen(space, locales):
            missing = tuple(
                name
                for name, concept in sorted(found.items())
                if concept.translate
                and not any(term.usage == "preferred" for term in terms.of(name, locale))
            )
            yield Coverage(document.name, locale, len(found), missing)
