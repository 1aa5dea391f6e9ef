"""Where files lie, and the settings. The one room that knows paths."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mbc_i18n import formats, glossary, locales, po, storage
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.formats.text.outline import Outline
from mbc_i18n.glossary import ignores
from mbc_i18n.glossary.ignores import Ignore
from mbc_i18n.glossary.values import STATUSES
from mbc_i18n.model import Catalog, Document

OWN_FILE = "mbc-i18n.toml"
PROJECT_FILE = "pyproject.toml"
OUTLINE_ENDING = ".outline.toml"
IGNORES = "ignore.csv"
TOLD = {"glossary_enforce": "glossary.enforce"}
"""Settings whose name is another in the file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys of `[tool.mbc_i18n]`, or of `mbc-i18n.toml`; `init` writes them with comments."""

    locales: tuple[str, ...] = ()
    """Locales to translate into."""
    source_locale: str = "en"
    """The language of the articles."""
    segmentation: str = "sentence"
    """sentence, or block to keep each paragraph whole."""
    source: str = "source"
    """Folder of the articles."""
    catalogs: str = "locales"
    """Folder of the PO files."""
    glossary: str = "glossary"
    """Folder of the glossary; `glossary.folder` is the same."""
    glossary_enforce: str = "proposed"
    """The status from which on a row of the glossary makes an error; `glossary.enforce`."""
    public: str = "public"
    """Folder of the published pages."""
    roles: tuple[str, ...] = ("linguistic", "clinical")
    """Roles that must approve a translation."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with settings."""

    root: Path
    settings: Settings
    file: str = ""
    """The settings' file as the user knows it."""

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
    return Workspace(root, settings(table, file.name), file.name)


def settings(table: Mapping[str, Any], file: str) -> Settings:
    """Settings from a table. Raises SettingsError for unknown keys and values of a wrong kind."""
    known = {TOLD.get(field.name, field.name): field.name for field in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in _flat(table).items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            step = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
            raise SettingsError(f"unknown setting {key!r}", file, step=step)
        name = known[key]
        values[name] = _value(key, value, isinstance(getattr(Settings(), name), tuple), file)
    return _checked(Settings(**values), file)


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of `glossary` as a table beside the others: `glossary.enforce`."""
    own = table.get("glossary")
    if not isinstance(own, dict):
        return dict(table)
    dotted = {"glossary" if key == "folder" else f"glossary.{key}": own[key] for key in own}
    return {**{key: value for key, value in table.items() if key != "glossary"}, **dotted}


def _value(key: str, value: object, many: bool, file: str) -> object:
    if many and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if not many and isinstance(value, str):
        return value
    kind = "a list of strings" if many else "a string"
    raise SettingsError(
        f"{key} must be {kind}", file, step=f"as in {key} = {'[…]' if many else '…'}"
    )


def _checked(settings: Settings, file: str) -> Settings:
    if settings.segmentation not in ("sentence", "block"):
        raise SettingsError("segmentation must be sentence or block", file)
    if settings.glossary_enforce not in STATUSES:
        raise SettingsError(f"glossary.enforce must be {', '.join(STATUSES)}", file)
    for folder in (settings.source, settings.catalogs, settings.glossary, settings.public):
        if Path(folder).is_absolute() or ".." in Path(folder).parts:
            raise SettingsError(f"folder {folder!r} lies outside the workspace", file)
    names = tuple(dict.fromkeys(_known(locale, file) for locale in settings.locales))
    values = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    return Settings(**{**values, "locales": names})


def _known(locale: str, file: str) -> str:
    try:
        return locales.canonical(locale)
    except SettingsError as error:
        raise SettingsError(error.problem, file, 0, error.step) from None


def chosen(space: Workspace, names: Sequence[str]) -> tuple[str, ...]:
    """The locales to work on: those named, or the settings'. Raises SettingsError for none."""
    found = tuple(names) or space.settings.locales
    if not found:
        step = 'add locales = ["es", …] to it, or name one with --locale'
        raise SettingsError("no locale to work on", space.file, 0, step)
    return found


def read_document(
    path: Path, shown: str, locale: str = "en", segmentation: str = "sentence"
) -> Document:
    """A source article with its outline, if one lies beside it.

    Raises UserError, with file and line, for what cannot be read.
    """
    text = storage.decode(storage.read(path, shown), shown)
    return parse_document(text, path, shown, locale, segmentation)


def parse_document(
    text: str, path: Path, shown: str, locale: str = "en", segmentation: str = "sentence"
) -> Document:
    """As `read_document`, for a text that is at hand."""
    if not text.removeprefix("\ufeff").strip():
        raise UserError("an empty article", shown, step="write it first")
    name = formats.format_of(path.name)
    reader = formats.FORMATS[name]
    options: dict[str, Any] = {"file": shown, "locale": locale, "segmentation": segmentation}
    outline = path.with_name(path.stem + OUTLINE_ENDING)
    if name == "text" and outline.is_file():
        source = storage.decode(storage.read(outline), outline.name)
        options["outline"] = Outline.parse(source, outline.name)
    return reader.read(text, path.stem, **options)


def refuse_untitled(document: Document) -> None:
    """Raises UserError for an article without a title: no page can be made of it."""
    if not document.title:
        ways = {
            "markdown": "begin it with `# Title`, or `title:` in its front matter",
            "text": "let its first line stand alone, or pin a title in its outline",
        }
        step = ways.get(document.format, "give it one")
        raise UserError("an article without a title", document.file, 1, step)


def documents(workspace: Workspace, names: tuple[str, ...] = ()) -> Iterator[Document]:
    """The articles of a workspace, or those named."""
    paths = [workspace.article(name) for name in names] if names else workspace.articles
    for path in paths:
        settings = workspace.settings
        document = read_document(
            path, workspace.shown(path), settings.source_locale, settings.segmentation
        )
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
