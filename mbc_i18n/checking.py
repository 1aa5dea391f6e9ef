"""The catalogs of a workspace, held to its articles, its glossary and the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mbc_i18n import checks, glossary, inline, joining, pipeline, workspace
from mbc_i18n.checks import suppression
from mbc_i18n.checks.suppression import Outcome
from mbc_i18n.glossary import Glossary
from mbc_i18n.glossary.ignores import Ignore
from mbc_i18n.model import Catalog, Document, Element, Finding, Message
from mbc_i18n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standards:
    """What catalogs are held to: read once, for all of them."""

    context: checks.Context
    """Without a locale."""
    ignores: tuple[Ignore, ...] = ()
    """Answers in the glossary's table of them."""

    @property
    def known(self) -> frozenset[str]:
        """Ids of the glossary's concepts."""
        return frozenset(concept.id for concept in self.context.glossary.concepts)


def standards(
    terms: Glossary,
    ignores: tuple[Ignore, ...] = (),
    source_locale: str = "en",
    enforce: str = "proposed",
) -> Standards:
    """The standards of a glossary."""
    known = glossary.matcher(terms.concepts, source_locale)
    return Standards(checks.Context("", source_locale, terms, known, enforce=enforce), ignores)


def standards_of(space: Workspace, locales: Sequence[str]) -> Standards:
    """What the catalogs of a workspace are held to in some locales."""
    terms = workspace.load_glossary(space, locales)
    settings = space.settings
    return standards(
        terms, workspace.load_ignores(space), settings.source_locale, settings.glossary_enforce
    )


def check(
    space: Workspace,
    locales: Sequence[str] = (),
    names: tuple[str, ...] = (),
    selected: tuple[str, ...] = (),
) -> Iterator[list[Finding]]:
    """The findings in each catalog of a workspace, but those that somebody has answered."""
    chosen = workspace.chosen(space, locales)
    rules = standards_of(space, chosen)
    outcomes: list[Outcome] = []
    for document in workspace.documents(space, names):
        for locale in chosen:
            catalog = pipeline.read_catalog(space, document, locale)
            stale, outcome = _of_article(document, catalog, rules, selected)
            outcomes.append(outcome)
            yield [*stale, *outcome.kept, *outcome.reports]
    if not names and not selected:
        yield list(suppression.leftover(rules.ignores, outcomes, chosen, rules.known))


def errors(document: Document, catalog: Catalog, rules: Standards) -> list[Finding]:
    """The findings that keep a page from being more than a draft."""
    stale, outcome = _of_article(document, catalog, rules)
    found = (*stale, *outcome.kept, *outcome.reports)
    return [each for each in found if each.severity == "error"]


def _of_article(
    document: Document, catalog: Catalog, rules: Standards, selected: Iterable[str] = ()
) -> tuple[list[Finding], Outcome]:
    """What is out of date or joined wrongly in a catalog, and what the checks find."""
    whole = joining.view(document, catalog)
    outcome = judged(whole.catalog, rules, selected, elements_of(whole.document))
    return [*_outdated(document, catalog), *_misjoined(whole)], outcome


def elements_of(document: Document) -> Callable[[Message], Sequence[Element]]:
    """The inline elements of a message: its unit's."""
    by_key = {(unit.context, unit.source): unit.elements for unit in document.units}
    return lambda message: by_key.get(message.key, ())


def _in_source(message: Message) -> Sequence[Element]:
    return inline.tags_in(message.source)


def judged(
    catalog: Catalog,
    rules: Standards,
    selected: Iterable[str] = (),
    elements: Callable[[Message], Sequence[Element]] = _in_source,
) -> Outcome:
    """What the checks find in a catalog, parted by whether somebody has answered it.

    Without a document the elements are those that a message's own source shows.
    """
    own = replace(rules.context, locale=catalog.locale)
    found = checks.run(catalog, own, elements, selected)
    return suppression.answered(found, catalog, rules.ignores, rules.known, selected)


def _outdated(document: Document, catalog: Catalog) -> Iterator[Finding]:
    """One finding where the article holds units that its catalog does not."""
    known = {message.key for message in catalog.current}
    new = [unit for unit in document.units if (unit.context, unit.source) not in known]
    if new:
        many = (
            f"{len(new)} units of the article are" if len(new) > 1 else "1 unit of the article is"
        )
        told = f"{many} not in the catalog"
        step = "run `mbc-i18n extract`, then `mbc-i18n update`"
        yield Finding(
            "outdated", "error", new[0].id, catalog.locale, f"{told}; {step}", catalog.file, 1,
            new[0].context, new[0].source,
        )  # fmt: skip


def _misjoined(whole: joining.View) -> Iterator[Finding]:
    """A finding for each message marked as joined whose mark cannot be followed."""
    for message, reason in ((each.message, each.reason) for each in whole.problems):
        yield Finding(
            "joined", "error", message.id, whole.catalog.locale,
            f"marked as joined, but {reason}", whole.catalog.file, message.line,
            message.context, message.source, message.target,
        )  # fmt: skip
