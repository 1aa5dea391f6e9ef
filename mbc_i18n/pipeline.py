"""The steps that carry articles through a workspace: extract, update, import."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from mbc_i18n import catalog as catalogs
from mbc_i18n import (
    glossary,
    joining,
    po,
    resegmentation,
    review,
    storage,
    transfer,
    workspace,
)
from mbc_i18n.errors import CatalogError, UserError
from mbc_i18n.model import Catalog, Document, Message
from mbc_i18n.workspace import Workspace

CREATED = "POT-Creation-Date"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a step looked at, and whether its bytes changed."""

    file: str
    changed: bool
    units: int = 0
    taken_over: str = ""
    """The catalog of a renamed article that a new one began with."""
    filled: int = 0
    """Messages that took a target from elsewhere."""
    carried: int = 0
    """Messages that are new only because their text is cut anew, and kept its translation."""
    not_carried: int = 0
    """Messages of such text whose translation could not be carried over."""


def now() -> str:
    """The time for a catalog's header; `SOURCE_DATE_EPOCH` where that is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = (
        datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        if epoch and epoch.isdigit()
        else datetime.datetime.now(datetime.UTC)
    )
    return moment.strftime("%Y-%m-%d %H:%M+0000")


def write_template(document: Document, path: Path, shown: str) -> Written:
    """The document's template as a POT file; its date changes only when its messages do."""
    seen = storage.held(path)
    old = _existing(seen, shown, document.name)
    date = dict(old.header).get(CREATED, "") if old else ""
    template = catalogs.extract(document, date or now())
    base = po.decode(seen, shown) if seen is not None else ""
    if old and old.messages != template.messages:
        template = catalogs.extract(document, now())
    if old:
        header = dict(template.header)
        template = replace(template, header=_kept_header(old, header), comment=old.comment)
    changed = storage.write(path, po.write(template, base), seen, shown)
    return Written(shown, changed, len(template.messages))


def _existing(seen: bytes | None, shown: str, name: str) -> Catalog | None:
    return None if seen is None else po.read(po.decode(seen, shown), shown, name)


def _kept_header(old: Catalog, header: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Fields that somebody filled in stay; only the template's own date follows its messages."""
    kept = dict(old.header)
    own = [(name, header[CREATED] if name == CREATED else value) for name, value in old.header]
    return (*own, *((name, value) for name, value in header.items() if name not in kept))


def extract(space: Workspace, names: tuple[str, ...] = ()) -> Iterator[Written]:
    """Write the template of each article."""
    for document in workspace.documents(space, names):
        path = space.template_path(document.name)
        yield write_template(document, path, space.shown(path))


def update(
    space: Workspace, locales: Sequence[str] = (), names: tuple[str, ...] = ()
) -> Iterator[Written]:
    """Bring each locale's catalogs up to their templates; a new locale's are created."""
    terms = workspace.load_glossary(space)
    known = glossary.matcher(terms.concepts, space.settings.source_locale)
    for document in workspace.documents(space, names):
        template = _template(space, document)
        for locale in workspace.chosen(space, locales):
            path = space.catalog_path(document.name, locale)
            told = _hints(terms, known, locale)
            former = None if path.exists() else _renamed(space, template, locale)
            shown = space.shown(path)
            yield update_catalog(template, path, shown, locale, told, former=former, cut=document)


def _hints(
    terms: glossary.Glossary, known: glossary.Matcher, locale: str
) -> Callable[[Message], Sequence[str]]:
    return lambda message: glossary.hints(message.source, terms, known, locale)


def import_translation(
    space: Workspace, document: Document, locale: str, targets: Mapping[tuple[str, str], str]
) -> Written:
    """Fill the empty messages of an article's catalog from elsewhere, as fuzzy."""
    terms = workspace.load_glossary(space)
    known = glossary.matcher(terms.concepts, document.locale)
    told = _hints(terms, known, locale)
    path = space.catalog_path(document.name, locale)
    template = catalogs.extract(document, now())
    return update_catalog(template, path, space.shown(path), locale, told, targets, cut=document)


def _template(space: Workspace, document: Document) -> Catalog:
    path = space.template_path(document.name)
    shown = space.shown(path)
    if not path.exists():
        raise UserError("no template yet", shown, step="run `mbc-i18n extract`")
    template = workspace.read_catalog(path, shown, document.name)
    if {m.key for m in template.messages} != {(u.context, u.source) for u in document.units}:
        raise UserError(
            "older than its article", shown, step="run `mbc-i18n extract` before `update`"
        )
    return template


def update_catalog(
    template: Catalog,
    path: Path,
    shown: str,
    locale: str,
    hints: Callable[[Message], Sequence[str]] = lambda message: (),
    targets: Mapping[tuple[str, str], str] = MappingProxyType({}),
    former: Catalog | None = None,
    cut: Document | None = None,
) -> Written:
    """Merge a template into one PO file; `targets` fill its empty messages, as fuzzy.

    A file that is not there yet begins with the `former` catalog of the article, if there is one.
    Where `cut`, the template's document, cuts known text in another way, translations are carried
    over. Raises CatalogError where the file is another article's or another locale's.
    """
    seen = storage.held(path)
    old = _existing(seen, shown, template.name) or former or catalogs.new(template, locale)
    refuse_stranger(old, template, locale, shown)
    old = review.tidy(old)
    merged, carried, lost = resegmentation.merged(template, old, cut, locale)
    joined = {m.key for m in merged.current if joining.is_joined(m)}
    wanted = {key: target for key, target in targets.items() if key not in joined}
    filled = sum(1 for m in merged.current if not m.target and wanted.get(m.key))
    merged = transfer.filled(merged, wanted)
    merged = catalogs.with_hints(merged, {m.key: hints(m) for m in merged.current})
    base = po.decode(seen, shown) if seen is not None else ""
    changed = storage.write(path, po.write(merged, base), seen, shown)
    taken = former.file if former and seen is None else ""
    units = sum(1 for _ in merged.current)
    return Written(shown, changed, units, taken, filled, carried, lost)


def _renamed(space: Workspace, template: Catalog, locale: str) -> Catalog | None:
    """The catalog of an article that is gone and holds at least half of a template's messages."""
    folder = space.root / space.settings.catalogs / locale
    kept = {path.stem for path in space.articles}
    wanted = {message.key for message in template.messages}
    for path in sorted(folder.glob("*.po")):
        if path.stem not in kept:
            found = workspace.read_catalog(path, space.shown(path), template.name)
            if 2 * sum(message.key in wanted for message in found.messages) >= len(wanted):
                return replace(found, header=_named(found.header, template.name))
    return None


def _named(header: Sequence[tuple[str, str]], article: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, article if name == "Project-Id-Version" else value) for name, value in header
    )


def refuse_stranger(catalog: Catalog, template: Catalog, locale: str, shown: str) -> None:
    """Raises CatalogError for a file of another article or another locale."""
    from mbc_i18n import locales as cldr

    if catalog.locale and cldr.canonical(catalog.locale) != cldr.canonical(locale):
        raise CatalogError(
            f"its Language is {catalog.locale}, not {locale}",
            shown,
            1,
            "mend the header or the name",
        )
    article = dict(catalog.header).get("Project-Id-Version", "")
    ours = {message.key for message in template.messages}
    common = any(message.key in ours for message in catalog.messages)
    if catalog.messages and not common and article not in ("", template.name):
        raise CatalogError(
            f"belongs to another article ({article})", shown, 1, f"not to {template.name}"
        )


def read_catalog(space: Workspace, document: Document, locale: str) -> Catalog:
    """One catalog of a workspace. Raises UserError where there is none yet."""
    path = space.catalog_path(document.name, locale)
    shown = space.shown(path)
    if not path.exists():
        raise UserError("no catalog yet", shown, step=f"run `mbc-i18n update --locale {locale}`")
    return replace(workspace.read_catalog(path, shown, document.name), locale=locale)
