"""The catalogs of a workspace, held to its articles, its glossary and the checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from mbc_i18n import checks, inline, joining, pipeline, review, workspace
from mbc_i18n.catalog import as_document
from mbc_i18n.checks import consistency, flags, source, suppression
from mbc_i18n.checks.base import USUAL, Choice
from mbc_i18n.checks.suppression import Outcome, Suppressed
from mbc_i18n.findings import rules as kinds
from mbc_i18n.model import Catalog, Document, Element, Finding, Message
from mbc_i18n.standards import Standards as Standards
from mbc_i18n.standards import refuse_unknown as refuse_unknown
from mbc_i18n.standards import standards as standards
from mbc_i18n.standards import standards_of as standards_of
from mbc_i18n.workspace import Workspace

Elements = Callable[[Message], Sequence[Element]]
Wholes = Mapping[joining.Key, Message]
NO_WHOLES: Wholes = MappingProxyType({})

COUNT = "sentence-count"
INCONSISTENT, CONSISTENCY = "inconsistent", "consistency"
MANY_LOCALES = 3
"""Locales from which on a check that fails in half of them or more points at the source."""


NOTHING = Outcome(())


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one catalog, or in the workspace beside its catalogs."""

    findings: tuple[Finding, ...]
    """Those that nobody has answered."""
    outcome: Outcome = NOTHING
    file: str = ""
    """The catalog's."""
    locale: str = ""
    document: Document | None = None
    """The article, sentences that a translator joined as one unit."""

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)


def check(
    space: Workspace,
    locales: Sequence[str] = (),
    names: tuple[str, ...] = (),
    asked: Choice = USUAL,
) -> Iterator[Checked]:
    """What is found in each catalog of a workspace, and in the articles over all locales."""
    chosen = workspace.chosen(space, locales)
    rules = standards_of(space, chosen, asked)
    outcomes: list[Outcome] = []
    catalogs: dict[str, list[Catalog]] = {locale: [] for locale in chosen}
    for document in workspace.documents(space, names):
        of_document: list[Checked] = []
        for locale in chosen:
            catalog = pipeline.read_catalog(space, document, locale)
            catalogs[locale].append(catalog)
            of_document.append(check_article(document, catalog, rules))
            outcomes.append(of_document[-1].outcome)
            yield of_document[-1]
        many = _rated(many_locales(document, of_document), rules.choice(""))
        yield Checked(tuple(many), document=document)
    for several in catalogs.values():
        yield from _across(several, rules)
    if not names and not asked.selected:
        rows = suppression.leftover(rules.ignores, outcomes, chosen, rules.known)
        yield Checked(tuple(_rated(rows, rules.choice(""))))


def _across(several: Sequence[Catalog], rules: Standards) -> Iterator[Checked]:
    """What articles of a locale translate in different ways, told in the file of each."""
    choice = rules.choice(several[0].locale) if len(several) > 1 else None
    if choice is None or not choice.runs(INCONSISTENT, CONSISTENCY):
        return
    severity = choice.severity(INCONSISTENT, CONSISTENCY) or "warning"
    found = list(consistency.across(several, severity))
    for catalog in several:
        own = Outcome(tuple(each for each in found if each.file == catalog.file))
        outcome = _waived(flags.flagged(own, catalog), catalog, rules)
        if outcome.kept:
            yield Checked(outcome.kept, outcome, catalog.file, catalog.locale)


def check_sources(
    space: Workspace, names: tuple[str, ...] = (), asked: Choice = USUAL
) -> Iterator[Checked]:
    """What makes each article, or those named, hard to translate."""
    refuse_unknown((*asked.selected, *asked.ignored), kinds.names(kinds.SOURCE))
    rules = standards_of(space, ())
    choice = replace(rules, asked=asked).choice("")
    for document in workspace.documents(space, names):
        found = source.lint(document, rules.context)
        own = (
            replace(each, severity=choice.severity(each.check, kinds.SOURCE) or each.severity)
            for each in found
            if choice.runs(each.check, kinds.SOURCE)
        )
        yield Checked(tuple(own), document=document)


def check_alone(catalog: Catalog, rules: Standards) -> Checked:
    """What is found in a catalog whose article is not at hand."""
    whole = joining.view(as_document(catalog), catalog)
    outcome = judged(whole.catalog, rules, wholes=whole.wholes)
    reports = _rated(_misjoined(whole), rules.choice(catalog.locale))
    own = (*reports, *outcome.kept, *outcome.reports)
    return Checked(own, outcome, catalog.file, catalog.locale)


def errors(document: Document, catalog: Catalog, rules: Standards) -> list[Finding]:
    """The findings that keep a page from being more than a draft."""
    found = check_article(document, catalog, rules)
    return [each for each in found if each.severity == "error"]


def check_article(document: Document, catalog: Catalog, rules: Standards) -> Checked:
    """What is out of date or joined wrongly in a catalog, and what the checks find."""
    whole = joining.view(document, catalog)
    outcome = judged(whole.catalog, rules, elements_of(whole.document), whole.wholes)
    reports = [*_outdated(document, catalog), *_misjoined(whole)]
    own = (*_rated(reports, rules.choice(catalog.locale)), *outcome.kept, *outcome.reports)
    return Checked(own, outcome, catalog.file, catalog.locale, whole.document)


def meant(outcome: Outcome, wholes: Wholes) -> Outcome:
    """The outcome without what a translator did on purpose: sentences joined are fewer."""
    joined = {message.id for message in wholes.values()}
    kept = (f for f in outcome.kept if f.check != COUNT or f.unit not in joined)
    return replace(outcome, kept=tuple(kept)) if joined else outcome


def elements_of(document: Document) -> Elements:
    """The inline elements of a message: its unit's."""
    by_key = {(unit.context, unit.source): unit.elements for unit in document.units}
    return lambda message: by_key.get(message.key, ())


def from_source(message: Message) -> Sequence[Element]:
    """The inline elements that a message's own source shows."""
    return inline.tags_in(message.source)


def judged(
    catalog: Catalog, rules: Standards, elements: Elements = from_source, wholes: Wholes = NO_WHOLES
) -> Outcome:
    """What the checks find in a catalog, parted by whether somebody has answered it.

    Without a document the elements are those that a message's own source shows. `wholes` are the
    messages of sentences that a translator joined, by the key of each.
    """
    told = [each for each, _ in found(catalog, rules, elements)]
    return meant(answered(told, catalog, rules), wholes)


def found(
    catalog: Catalog, rules: Standards, elements: Elements = from_source
) -> list[tuple[Finding, str]]:
    """What the checks find in a catalog, each with the target mended where that is safe."""
    local = rules.settings.local(catalog.locale)
    own = replace(rules.context, locale=catalog.locale, local=local)
    return checks.base.found(catalog, own, elements, rules.choice(catalog.locale))


def answered(found: Sequence[Finding], catalog: Catalog, rules: Standards) -> Outcome:
    """The findings parted by every kind of answer: each takes an outcome and gives one."""
    choice = rules.choice(catalog.locale)
    outcome = suppression.answered(found, catalog, rules.ignores, rules.known, choice)
    outcome = _waived(flags.flagged(outcome, catalog), catalog, rules)
    return replace(outcome, reports=tuple(_rated(outcome.reports, choice)))


def _waived(outcome: Outcome, catalog: Catalog, rules: Standards) -> Outcome:
    """The outcome without what a reviewer of the locale waived for exactly these words."""
    ledger = rules.ledgers.get(catalog.locale)
    if ledger is None or not ledger.by_unit:
        return outcome
    policy = review.policy_of(rules.settings, catalog.locale)
    told = [(each, review.waived(each, ledger, catalog, policy)) for each in outcome.kept]
    taken = (Suppressed(each, own.note, "external", own.by) for each, own in told if own)
    kept = tuple(each for each, own in told if own is None)
    return replace(outcome, kept=kept, suppressed=(*outcome.suppressed, *taken))


def _rated(reports: Iterable[Finding], choice: Choice) -> Iterator[Finding]:
    """What is found beside the checks, as the settings have it."""
    for each in reports:
        if not {each.check, kinds.WORKSPACE} & set(choice.ignored):
            severity = choice.severity(each.check, kinds.WORKSPACE)
            yield replace(each, severity=severity or each.severity)


def many_locales(document: Document, found: Sequence[Checked]) -> Iterator[Finding]:
    """A finding for each unit in which the same check fails in at least half of the locales.

    Checks of whether there is a translation at all say nothing about the source.
    """
    failing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    judging = {each.name for each in checks.REGISTRY.values() if not each.untranslated}
    for each in (finding for checked in found for finding in checked):
        if each.check in judging:
            failing[each.unit, each.check].add(each.locale)
    units = {unit.id: unit for unit in reversed(list(document.units))}
    for (name, check), where in failing.items():
        if name in units and len(where) >= MANY_LOCALES and 2 * len(where) >= len(found):
            told = f"{check} fails in {len(where)} of {len(found)} locales: look at the source"
            unit = units[name]
            yield Finding(
                "many-locales", "info", name, "", told, document.file, unit.line,
                unit.context, unit.source,
            )  # fmt: skip


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
