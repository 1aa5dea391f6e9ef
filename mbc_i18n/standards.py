"""What catalogs are held to: a glossary, the settings, and what people have answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from mbc_i18n import checks, glossary, locales, review, workspace
from mbc_i18n.checks.base import SEVERITIES, USUAL, Choice
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.findings import rules as kinds
from mbc_i18n.glossary import Glossary
from mbc_i18n.glossary.ignores import Ignore
from mbc_i18n.review import Ledger
from mbc_i18n.settings import Settings
from mbc_i18n.workspace import Workspace


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
    ledgers: Mapping[str, Ledger] = field(default_factory=lambda: MappingProxyType({}))
    """What reviewers said, by locale: a waiver is bound to the words and to a check."""

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
    folders = {locale: space.signoffs(locale) for locale in locales}
    ledgers = {name: review.load(folder, space.shown(folder)) for name, folder in folders.items()}
    return replace(rules, settings=own, ledgers=ledgers)


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
