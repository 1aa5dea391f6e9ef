"""The catalogs of a workspace, held to its articles, its glossary and the checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from mbc_i18n import catalog as catalogs
from mbc_i18n import checks, glossary, inline, joining, locales, pipeline, workspace
from mbc_i18n.checks import flags, source, suppression
from mbc_i18n.checks.base import SEVERITIES, USUAL, Choice
from mbc_i18n.checks.suppression import Outcome
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.findings import rules as kinds
from mbc_i18n.glossary import Glossary
from mbc_i18n.glossary.ignores import Ignore
from mbc_i18n.model import Catalog, Document, Element, Finding, Message
from mbc_i18n.settings import Settings
from mbc_i18n.workspace import Workspace

Elements = Callable[[Message], Sequence[Element]]

COUNT = "sentence-count"
MANY_LOCALES = 3
"""Locales from which on a check that fails in half of them or more points at the source."""


@dataclass(frozen=True, slots=True)
class Standards:
    """What catalogs are held to: read once, for all of them."""

    context: checks.Context
    """Without a locale."""
    ignores: tuple[Ignore, ...] = ()
    """Answers in the glossary's table of them."""
    asked: Choice = USUAL
    """What somebody asked for now; it comes before the settings."""
    settings: Settings = field(default_factory=Settings)

    @property
    def known(self) -> frozenset[str]:
        """Ids of the glossary's concepts."""
        return frozenset(concept.id for concept in self.context.glossary.concepts)

    def choice(self, locale: str) -> Choice:
        """What runs in a locale: the settings for all, for its language and for itself.

        A check that is asked for by its name runs whatever the settings say.
        """
        tables = self.settings.checks_locales
        wider = dict.fromkeys((locales.language(locale), locale) if locale else ())
        own = [tables[name] for name in wider if name in tables]
        ignored = [*self.settings.checks_ignore]
        ignored += (name for each in own for name in each.get("ignore", ()))
        left = (name for name in ignored if name not in self.asked.selected)
        severities = dict(self.settings.checks_severity)
        for each in own:
            severities |= each.get("severity", {})
        return replace(self.asked, ignored=(*left, *self.asked.ignored), severities=severities)


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


def standards(
    terms: Glossary,
    ignores: tuple[Ignore, ...] = (),
    source_locale: str = "en",
    enforce: str = "proposed",
    asked: Choice = USUAL,
) -> Standards:
    """The standards of a glossary. Raises UserError for a check that there is not."""
    translations = {rule.group for rule in kinds.rules()} - {kinds.SOURCE}
    refuse_unknown((*asked.selected, *asked.ignored), kinds.names(*translations))
    known = glossary.matcher(terms.concepts, source_locale)
    context = checks.Context("", source_locale, terms, known, enforce=enforce)
    return Standards(context, ignores, asked)


def standards_of(space: Workspace, locales: Sequence[str], asked: Choice = USUAL) -> Standards:
    """What the catalogs of a workspace are held to in some locales.

    Raises UserError for a check that there is not, SettingsError where the settings name it.
    """
    own = space.settings
    _refuse_settings(own, space.file)
    terms = workspace.load_glossary(space, locales)
    ignores = workspace.load_ignores(space)
    rules = standards(terms, ignores, own.source_locale, own.glossary_enforce, asked)
    return replace(rules, settings=own)


def refuse_unknown(names: Iterable[str], known: Sequence[str], file: str = "") -> None:
    """Raises UserError, of the settings where a file is named, for what is no check or group."""
    for name in names:
        if name not in known:
            kind = SettingsError if file else UserError
            raise kind(f"no check {name!r}", file, step=kinds.nearest(name, known))


def _refuse_settings(settings: Settings, file: str) -> None:
    tables = [{"ignore": settings.checks_ignore, "severity": settings.checks_severity}]
    for table in (*tables, *settings.checks_locales.values()):
        named = (*table.get("ignore", ()), *table.get("severity", {}))
        refuse_unknown(named, kinds.names(), file or "the settings")
        for name, severity in table.get("severity", {}).items():
            if severity not in SEVERITIES:
                step = f"write {', '.join(SEVERITIES)}"
                raise SettingsError(f"no severity {severity!r} for {name}", file, step=step)


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
    for document in workspace.documents(space, names):
        of_document: list[Checked] = []
        for locale in chosen:
            catalog = pipeline.read_catalog(space, document, locale)
            of_document.append(_of_article(document, catalog, rules))
            outcomes.append(of_document[-1].outcome)
            yield of_document[-1]
        many = _rated(many_locales(document, of_document), rules.choice(""))
        yield Checked(tuple(many), document=document)
    if not names and not asked.selected:
        rows = suppression.leftover(rules.ignores, outcomes, chosen, rules.known)
        yield Checked(tuple(_rated(rows, rules.choice(""))))


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
    whole = joining.view(catalogs.as_document(catalog), catalog)
    outcome = _meant(judged(whole.catalog, rules), whole)
    reports = _rated(_misjoined(whole), rules.choice(catalog.locale))
    own = (*reports, *outcome.kept, *outcome.reports)
    return Checked(own, outcome, catalog.file, catalog.locale)


def errors(document: Document, catalog: Catalog, rules: Standards) -> list[Finding]:
    """The findings that keep a page from being more than a draft."""
    found = _of_article(document, catalog, rules)
    return [each for each in found if each.severity == "error"]


def _of_article(document: Document, catalog: Catalog, rules: Standards) -> Checked:
    """What is out of date or joined wrongly in a catalog, and what the checks find."""
    whole = joining.view(document, catalog)
    outcome = _meant(judged(whole.catalog, rules, elements_of(whole.document)), whole)
    reports = [*_outdated(document, catalog), *_misjoined(whole)]
    own = (*_rated(reports, rules.choice(catalog.locale)), *outcome.kept, *outcome.reports)
    return Checked(own, outcome, catalog.file, catalog.locale, whole.document)


def _meant(outcome: Outcome, whole: joining.View) -> Outcome:
    """The outcome without what a translator did on purpose: sentences joined are fewer."""
    joined = {message.id for message in whole.wholes.values()}
    kept = (f for f in outcome.kept if f.check != COUNT or f.unit not in joined)
    return replace(outcome, kept=tuple(kept)) if joined else outcome


def elements_of(document: Document) -> Elements:
    """The inline elements of a message: its unit's."""
    by_key = {(unit.context, unit.source): unit.elements for unit in document.units}
    return lambda message: by_key.get(message.key, ())


def from_source(message: Message) -> Sequence[Element]:
    """The inline elements that a message's own source shows."""
    return inline.tags_in(message.source)


def judged(catalog: Catalog, rules: Standards, elements: Elements = from_source) -> Outcome:
    """What the checks find in a catalog, parted by whether somebody has answered it.

    Without a document the elements are those that a message's own source shows.
    """
    return answered([each for each, _ in found(catalog, rules, elements)], catalog, rules)


def found(
    catalog: Catalog, rules: Standards, elements: Elements = from_source
) -> list[tuple[Finding, str]]:
    """What the checks find in a catalog, each with the target mended where that is safe."""
    own = replace(rules.context, locale=catalog.locale)
    return checks.base.found(catalog, own, elements, rules.choice(catalog.locale))


def answered(found: Sequence[Finding], catalog: Catalog, rules: Standards) -> Outcome:
    """The findings parted by every kind of answer: each takes an outcome and gives one.

    A waiver of the ledger, which is bound to the words, is one more line here.
    """
    choice = rules.choice(catalog.locale)
    outcome = suppression.answered(found, catalog, rules.ignores, rules.known, choice)
    outcome = flags.flagged(outcome, catalog)
    return replace(outcome, reports=tuple(_rated(outcome.reports, choice)))


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
