"""Where files lie, and the settings. The one room that knows paths."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mbc_i18n import formats, glossary, po, segment, storage
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.formats import encoding
from mbc_i18n.formats.text.outline import Outline
from mbc_i18n.glossary import ignores
from mbc_i18n.glossary.ignores import Ignore
from mbc_i18n.model import Catalog, Document
from mbc_i18n.segment import Rules
from mbc_i18n.settings import TOLD as TOLD
from mbc_i18n.settings import Settings as Settings
from mbc_i18n.settings import segmentations as segmentations
from mbc_i18n.settings import settings as settings

OWN_FILE = "mbc-i18n.toml"
PROJECT_FILE = "pyproject.toml"
OUTLINE_ENDING = ".outline.toml"
IGNORES = "ignore.csv"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with settings."""

    root: Path
    settings: Settings
    file: str = ""
    """The settings' file as the user knows it."""
    segmentations: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Articles that are cut otherwise than the settings say: `sentence` or `block`, by name."""

    def segmentation(self, path: Path) -> str:
        """How an article is cut."""
        own = (self.segmentations.get(name) for name in (path.name, path.stem))
        return next(filter(None, own), self.settings.segmentation)

    @property
    def articles(self) -> tuple[Path, ...]:
        """The source articles, by name. Raises SettingsError where the folder is missing."""
        folder = self.root / self.settings.source
        if not folder.is_dir():
            raise SettingsError(f"no folder {self.settings.source}/", self.file, 0, "make it")
        found = [path for path in folder.iterdir() if path.suffix.lower() in formats.ENDINGS]
        return tuple(sorted(_distinct(found, self)))

    def article(self, name: str) -> Path:
        """The source of an article by name or path. Raises UserError for an unknown one."""
        wanted = Path(name).name
        for path in self.articles:
            if wanted in (path.name, path.stem):
                return path
        known = ", ".join(path.stem for path in self.articles) or "none"
        raise UserError(f"no article {name!r}", step=f"articles here: {known}")

    def shown(self, path: Path) -> str:
        """A path from the workspace's root, with `/` between folders."""
        return path.relative_to(self.root).as_posix()

    def template_path(self, article: str) -> Path:
        """`locales/<article>.pot`."""
        return self.root / self.settings.catalogs / f"{article}.pot"

    def catalog_path(self, article: str, locale: str) -> Path:
        """`locales/<locale>/<article>.po`."""
        return self.root / self.settings.catalogs / locale / f"{article}.po"

    def signoffs(self, locale: str) -> Path:
        """`locales/<locale>/signoffs`."""
        return self.root / self.settings.catalogs / locale / "signoffs"

    @property
    def public(self) -> Path:
        """Where pages go."""
        return self.root / self.settings.public


def _distinct(paths: list[Path], space: Workspace) -> list[Path]:
    by_stem: dict[str, Path] = {}
    for path in sorted(paths):
        other = by_stem.setdefault(path.stem, path)
        if other != path:
            problem = f"would share its PO files with {other.name}"
            raise SettingsError(problem, space.shown(path), 0, "rename one of them")
    return paths


def find(start: Path) -> Workspace:
    """The workspace that a folder lies in.

    Raises SettingsError where none has settings, or where they cannot be used.
    """
    for folder in (start, *start.parents):
        own, project = folder / OWN_FILE, folder / PROJECT_FILE
        if own.is_file():
            return _workspace(folder, own, _table(own))
        if project.is_file() and (table := _project_table(project)) is not None:
            return _workspace(folder, project, table)
    raise SettingsError(
        "no workspace here: neither mbc-i18n.toml nor pyproject.toml with [tool.mbc_i18n]",
        step="run `mbc-i18n init`",
    )


def _table(path: Path) -> dict[str, Any]:
    text = storage.decode(storage.read(path, path.name), path.name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"not valid TOML: {error}", path.name, step="mend it") from None


def _project_table(path: Path) -> dict[str, Any] | None:
    found = _table(path).get("tool", {}).get("mbc_i18n")
    return found if isinstance(found, dict) else None


def _workspace(root: Path, file: Path, table: Mapping[str, Any]) -> Workspace:
    cut = segmentations(table, file.name)
    return Workspace(root, settings(table, file.name), file.name, cut)


def chosen(space: Workspace, names: Sequence[str]) -> tuple[str, ...]:
    """The locales to work on: those named, or the settings'. Raises SettingsError for none."""
    found = tuple(names) or space.settings.locales
    if not found:
        step = 'add locales = ["es", …] to it, or name one with --locale'
        raise SettingsError("no locale to work on", space.file, 0, step)
    return found


def rules(workspace: Workspace) -> Rules | None:
    """The user's own rules for where sentences end, if the settings name any.

    Raises UserError, with file and line, for a file that cannot be read.
    """
    settings = workspace.settings
    if file := settings.segmentation_abbreviations:
        text = storage.decode(storage.read(workspace.root / file, file), file)
        return segment.own_rules(text, file)
    if file := settings.segmentation_rules:
        from mbc_i18n.segment import srx

        return srx.read(storage.read(workspace.root / file, file), file)
    return None


def read_document(
    path: Path,
    shown: str,
    locale: str = "en",
    segmentation: str = "sentence",
    rules: Rules | None = None,
) -> Document:
    """A source article with its outline, if one lies beside it.

    Raises UserError, with file and line, for what cannot be read.
    """
    data, name = storage.read(path, shown), formats.format_of(path.name)
    text, codec = encoding.decode(data, name, shown)
    document = parse_document(text, path, shown, locale, segmentation, rules)
    return replace(document, encoding=codec)


def parse_document(
    text: str,
    path: Path,
    shown: str,
    locale: str = "en",
    segmentation: str = "sentence",
    rules: Rules | None = None,
    outline: str | None = None,
) -> Document:
    """As `read_document`, for a text, and perhaps the text of its outline, that are at hand."""
    if not text.removeprefix("\ufeff").strip():
        raise UserError("an empty article", shown, step="write it first")
    name = formats.format_of(path.name)
    reader = formats.FORMATS[name]
    options: dict[str, Any] = {"file": shown, "locale": locale, "segmentation": segmentation}
    options["rules"] = rules
    own = outline_of(path) if outline is None else outline
    if own:
        options["outline"] = Outline.parse(own, path.stem + OUTLINE_ENDING)
    return reader.read(text, path.stem, **options)


def outline_of(path: Path) -> str:
    """The text of the outline that lies beside a plain-text article, "" where there is none."""
    beside = path.with_name(path.stem + OUTLINE_ENDING)
    if formats.format_of(path.name) != "text" or not beside.is_file():
        return ""
    return storage.decode(storage.read(beside), beside.name)


def refuse_untitled(document: Document) -> None:
    """Raises UserError for an article without a title: no page can be made of it."""
    if not document.title:
        ways = {
            "markdown": "begin it with `# Title`, or `title:` in its front matter",
            "text": "let its first line stand alone, or pin a title in its outline",
            "html": "give it a <title> or an <h1>",
        }
        step = ways.get(document.format, "give it one")
        raise UserError("an article without a title", document.file, 1, step)


def documents(workspace: Workspace, names: tuple[str, ...] = ()) -> Iterator[Document]:
    """The articles of a workspace, or those named.

    Raises SettingsError where an article's segmentation is set and there is no such article.
    """
    for name in workspace.segmentations:
        if not any(name in (path.name, path.stem) for path in workspace.articles):
            known = ", ".join(path.stem for path in workspace.articles) or "none"
            step = f"articles here: {known}"
            raise SettingsError(f"segmentation names no article: {name!r}", workspace.file, 0, step)
    paths = [workspace.article(name) for name in names] if names else workspace.articles
    own = rules(workspace)
    for path in paths:
        locale, cut = workspace.settings.source_locale, workspace.segmentation(path)
        document = read_document(path, workspace.shown(path), locale, cut, own)
        refuse_untitled(document)
        yield document


def read_catalog(path: Path, shown: str, name: str = "") -> Catalog:
    """A PO or POT file. Raises CatalogError or UserError, with file and line."""
    return po.read(po.decode(storage.read(path, shown), shown), shown, name)


def load_glossary(workspace: Workspace, wanted: Sequence[str] = ()) -> glossary.Glossary:
    """The workspace's glossary with the terms of some locales (all); empty where it has none."""
    folder = workspace.root / workspace.settings.glossary
    return glossary.load(folder, workspace.settings.glossary, wanted)


def load_ignores(workspace: Workspace) -> tuple[Ignore, ...]:
    """The answers in the glossary's `ignore.csv`; none where it has no such file."""
    shown = f"{workspace.settings.glossary}/{IGNORES}"
    return read_ignores(workspace.root / shown, shown)


def read_ignores(path: Path, shown: str) -> tuple[Ignore, ...]:
    """The rows of an `ignore.csv`, if there is one. Raises SettingsError, with the line."""
    data = storage.held(path)
    return () if data is None else ignores.parse(storage.decode(data, shown), shown)


def cache() -> Path:
    """The folder in which this user's computer may keep what can be made again."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "mbc-i18n"
