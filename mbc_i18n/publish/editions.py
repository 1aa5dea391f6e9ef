"""The editions of a workspace: each translation is judged, and what may go out is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from mbc_i18n import checking, localize, pipeline, review, reviewing, workspace
from mbc_i18n.model import Catalog, Document, Message, SignOff
from mbc_i18n.publish import releases
from mbc_i18n.publish.edition import DRAFT, KEPT, RELEASED, SOURCE, Edition
from mbc_i18n.publish.gate import Decision, Obstacle, decided
from mbc_i18n.review import Ledger
from mbc_i18n.reviewing import Desk
from mbc_i18n.segment import Rules
from mbc_i18n.standards import Standards
from mbc_i18n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Choice:
    """Which editions go out."""

    draft: bool = False
    """True: translations that do not pass the gate go out as drafts."""
    missing: str = "fail"
    """One of `publishing.MISSING`."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the gate goes by, read when it is first asked for."""

    space: Workspace
    standards: Callable[[], Standards]
    ledger: Callable[[str, str], Ledger]
    """What was signed, by locale and article."""
    rules: Rules | None = None
    """The user's own rules for where sentences end."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of one translation."""

    edition: Edition | None
    """None for one that does not go out."""
    obstacles: tuple[Obstacle, ...] = ()
    """Why its words as they now stand may not be released; of a draft that everybody approved what
    the checks find, of another one nothing."""
    kept: str = ""
    """What is to be kept as its last approved edition; "" where nothing changes."""


def grounds(space: Workspace, locales: tuple[str, ...]) -> Grounds:
    """The grounds of a workspace for some locales. Raises UserError for rules that cannot be read.

    Ledgers are read once for all articles of a locale, and parted by article.
    """

    @cache
    def by_article(locale: str) -> dict[str, dict[str, tuple[SignOff, ...]]]:
        folder = space.signoffs(locale)
        return _parted(review.load(folder, space.shown(folder)))

    def ledger(locale: str, article: str) -> Ledger:
        found = by_article(locale)
        return Ledger({**found.get("", {}), **found.get(article, {})})

    standards = cache(lambda: checking.standards_of(space, locales))
    return Grounds(space, standards, ledger, workspace.rules(space))


def _parted(ledger: Ledger) -> dict[str, dict[str, tuple[SignOff, ...]]]:
    """The records of each article by unit; those that name none count for every one.

    A record is bound to its article by its fingerprint: this only spares a long look.
    """
    if any(not record.article for records in ledger.by_unit.values() for record in records):
        return {"": dict(ledger.by_unit)}
    found: defaultdict[str, dict[str, tuple[SignOff, ...]]] = defaultdict(dict)
    for unit, records in ledger.by_unit.items():
        for article in {record.article for record in records}:
            found[article][unit] = tuple(each for each in records if each.article == article)
    return dict(found)


def source(document: Document) -> Edition:
    """The article's own edition: its approval is its author's matter."""
    return Edition(document, None, SOURCE, "refuse")


def judged(document: Document, locale: str, choice: Choice, own: Grounds) -> Judged:
    """What becomes of a translation: released, a draft, its last approved edition, or nothing.

    Raises UserError for files that cannot be read, and for a draft whose words are missing where
    the choice says `fail`.
    """
    path = own.space.catalog_path(document.name, locale)
    refused = choice.draft and choice.missing != "omit-page"
    if not path.exists() and not refused:
        return Judged(None, (_absent(document, locale, own.space),))
    catalog = pipeline.read_catalog(own.space, document, locale)
    _refuse_stranger(document, catalog)
    desk = _desk(document, catalog, own)
    decision = _decision(desk, own, thorough=not choice.draft)
    if decision.released:
        edition = Edition(desk.document, _words(desk), RELEASED, "refuse", True)
        edition = replace(edition, provenance=decision.provenance)
        return Judged(edition, kept=releases.text(own.space, document, catalog))
    if choice.draft:
        errors = tuple(each for each in decision.obstacles if each.check)
        return Judged(_draft(desk, choice, decision), errors)
    return Judged(_kept(document, locale, own), decision.obstacles)


def _words(desk: Desk) -> Catalog:
    """The messages of the article's units, which are those that the gate looks at.

    A unit's id passes over white space and the form of letters: a message that is the same but for
    these would bring words that nobody judged.
    """
    wanted = {(unit.context, unit.source) for unit in desk.document.units}
    own = tuple(message for message in desk.catalog.current if message.key in wanted)
    return replace(desk.catalog, messages=own)


def _refuse_stranger(document: Document, catalog: Catalog) -> None:
    """Raises CatalogError for a file of another article or another language."""
    stated = dict(reversed(catalog.header)).get("Language", "")
    messages = tuple(Message(unit.source, context=unit.context) for unit in document.units)
    template = Catalog(document.name, messages=messages)
    own = replace(catalog, locale=stated)
    pipeline.refuse_stranger(own, template, catalog.locale, catalog.file)


def _absent(document: Document, locale: str, space: Workspace) -> Obstacle:
    shown = space.shown(space.catalog_path(document.name, locale))
    step = f"run `mbc-i18n update --locale {locale}`"
    return Obstacle(shown, 0, "", "no catalog yet", step, missing=True)


def _desk(document: Document, catalog: Catalog, own: Grounds) -> Desk:
    ledger = own.ledger(catalog.locale, document.name)
    return reviewing.laid(own.space, document, catalog, ledger)


def _decision(desk: Desk, own: Grounds, thorough: bool) -> Decision:
    def findings() -> checking.Checked:
        return checking.check_article(desk.article, desk.written, own.standards())

    return decided(desk, findings, own.space.settings.publish.blocking, thorough)


def _draft(desk: Desk, choice: Choice, decision: Decision) -> Edition | None:
    """A draft; None where words are missing and such a page is to be left out."""
    missing = "mark" if choice.missing == "mark" else "refuse"
    words = {message.key for message in desk.catalog.current if message.translated}
    lacking = any((unit.context, unit.source) not in words for unit in desk.document.units)
    if lacking and choice.missing == "omit-page":
        return None
    localize.viewed(desk.article, desk.written, missing)
    return Edition(desk.document, _words(desk), DRAFT, missing, decision.begun)


def _kept(document: Document, locale: str, own: Grounds) -> Edition | None:
    """The last approved edition, where the gate lets it pass today."""
    found = releases.read(own.space, document.name, locale, own.rules)
    if found is None:
        return None
    desk = _desk(*found, own)
    decision = _decision(desk, own, thorough=False)
    if not decision.released:
        return None
    outdated = [unit.source for unit in found[0].units] != [unit.source for unit in document.units]
    edition = Edition(desk.document, _words(desk), KEPT, "refuse", True, decision.provenance)
    return replace(edition, outdated=outdated)
