"""The pages of a workspace: every article in every locale, and an index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mbc_i18n import pipeline, storage, workspace
from mbc_i18n.model import Document
from mbc_i18n.publish import pages
from mbc_i18n.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was written."""

    file: str
    locale: str
    article: str
    draft: bool
    changed: bool


def publish(
    space: Workspace,
    locales: Sequence[str] = (),
    names: tuple[str, ...] = (),
    missing: str = "refuse",
    output: Path | None = None,
) -> Iterator[Page]:
    """Write the pages; all are made before the first is written, so that a refusal leaves none.

    Raises UserError where a unit has no translation and `missing` is `refuse`.
    """
    folder = output or space.public
    editions = [
        edition
        for document in workspace.documents(space, names)
        for edition in _editions(space, document, locales or space.settings.locales, missing)
    ]
    made = [(edition, pages.page(edition, _siblings(edition, editions))) for edition in editions]
    index = pages.index(editions)
    yield from (_written(space, folder, edition, text) for edition, text in made)
    yield _write(space, folder, "index.html", index, space.settings.source_locale, "", False)


def _editions(
    space: Workspace, document: Document, locales: Sequence[str], missing: str
) -> Iterator[pages.Edition]:
    yield pages.Edition(document, None, True, missing)
    for locale in locales:
        catalog = pipeline.read_catalog(space, document, locale)
        states = pipeline.progress(space, document, locale).states
        yield pages.Edition(document, catalog, set(states) == {"approved"}, missing)


def _siblings(edition: pages.Edition, editions: Sequence[pages.Edition]) -> list[pages.Edition]:
    return [each for each in editions if each.document.name == edition.document.name]


def _written(space: Workspace, folder: Path, edition: pages.Edition, text: str) -> Page:
    locale = edition.catalog.locale if edition.catalog else space.settings.source_locale
    draft = not edition.approved
    return _write(space, folder, pages.path(edition), text, locale, edition.document.name, draft)


def _write(
    space: Workspace, folder: Path, name: str, text: str, locale: str, article: str, draft: bool
) -> Page:
    path = folder / name
    shown = space.shown(path) if path.is_relative_to(space.root) else str(path)
    changed = storage.write(path, text, storage.held(path), shown)
    return Page(shown, locale, article, draft, changed)
