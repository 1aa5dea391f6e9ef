"""The pages of a workspace: every article in every locale, and an index."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mbc_i18n import checking, localize, pipeline, reports, storage, workspace
from mbc_i18n import locales as locales_
from mbc_i18n.errors import UserError
from mbc_i18n.model import Document
from mbc_i18n.publish import pages
from mbc_i18n.workspace import Workspace

PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was written."""

    file: str
    locale: str
    article: str
    draft: bool
    changed: bool
    errors: int = 0
    """Errors that the checks find in an approved translation: they make it a draft again."""


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
    wanted = [document.name for document in workspace.documents(space, names)]
    chosen = (*workspace.chosen(space, locales), space.settings.source_locale)
    editions = list(_shown(space, folder, wanted, chosen, missing))
    made = [
        (edition, pages.page(edition, _siblings(edition, editions)))
        for edition in editions
        if edition.document.name in wanted and edition.locale in chosen
    ]
    pictures = {
        picture for edition, page in made for picture in _pictures(space, edition.document, page)
    }
    index = pages.index(editions)
    for edition, text in made:
        yield _written(space, folder, edition, text)
        _copy(folder / locales_.bcp47(edition.locale), pictures)
    yield _write(space, folder, "index.html", index, space.settings.source_locale, "", False)


def _shown(
    space: Workspace, folder: Path, wanted: Sequence[str], chosen: Sequence[str], missing: str
) -> Iterator[pages.Edition]:
    """The editions to publish, and those whose pages stand from before: links name both."""
    source = space.settings.source_locale
    every = dict.fromkeys((source, *space.settings.locales, *chosen))
    rules = cache(lambda: checking.standards_of(space, [name for name in every if name != source]))
    for document in workspace.documents(space):
        for locale in every:
            page = folder / locales_.bcp47(locale) / f"{document.name}.html"
            if (document.name in wanted and locale in chosen) or page.exists():
                translated = locale != source
                yield (
                    _edition(space, document, locale, missing, rules)
                    if translated
                    else pages.Edition(document, None, True, missing)
                )


def _edition(
    space: Workspace,
    document: Document,
    locale: str,
    missing: str,
    rules: Callable[[], checking.Standards],
) -> pages.Edition:
    catalog = pipeline.read_catalog(space, document, locale)
    states = set(reports.progress(space, document, catalog).states)
    begun = bool({"revised", "approved"} & states)
    approved = states == {"approved"}
    errors = len(checking.errors(document, catalog, rules())) if approved else 0
    whole = localize.viewed(document, catalog, missing)
    final = approved and not errors
    return pages.Edition(whole.document, whole.catalog, final, missing, begun, errors)


def _pictures(space: Workspace, document: Document, page: str) -> Iterator[tuple[str, Path]]:
    """The pictures of a page that lie beside its article, by their path from there.

    Raises UserError, with the line, for one that is not there.
    """
    folder = (space.root / document.file).parent
    for found in PICTURE.findall(page):
        address = unquote(unescape(found).split("?")[0].split("#")[0])
        if _is_beside(address, folder) and not (folder / address).is_file():
            before = document.text.partition(unescape(found))[0]
            problem = f"picture {address} is not there"
            step = "add it, or mend its address"
            raise UserError(problem, document.file, before.count("\n") + 1, step)
        if _is_beside(address, folder):
            yield address, folder / address


def _is_beside(address: str, folder: Path) -> bool:
    own = bool(address) and not urlsplit(address).scheme and not address.startswith("/")
    return own and (folder / address).resolve().is_relative_to(folder.resolve())


def _copy(folder: Path, pictures: Iterable[tuple[str, Path]]) -> None:
    for address, source in pictures:
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _siblings(edition: pages.Edition, editions: Sequence[pages.Edition]) -> list[pages.Edition]:
    return [each for each in editions if each.document.name == edition.document.name]


def _written(space: Workspace, folder: Path, edition: pages.Edition, text: str) -> Page:
    locale = edition.catalog.locale if edition.catalog else space.settings.source_locale
    draft = not edition.approved
    page = _write(space, folder, pages.path(edition), text, locale, edition.document.name, draft)
    return replace(page, errors=edition.errors)


def _write(
    space: Workspace, folder: Path, name: str, text: str, locale: str, article: str, draft: bool
) -> Page:
    path = folder / name
    shown = space.shown(path) if path.is_relative_to(space.root) else str(path)
    changed = storage.write(path, text, storage.held(path), shown)
    return Page(shown, locale, article, draft, changed)
