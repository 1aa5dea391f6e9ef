"""The settings of a workspace: what each key means, and what is refused."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary.values import STATUSES

SEGMENTATIONS = ("sentence", "block")
RESERVED = ("rules", "abbreviations")
"""Keys of the table `segmentation` that name no article."""

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
    """sentence, or block to keep each paragraph whole; `segmentation.default` is the same."""
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
    """The keys of `glossary` as a table beside the others: `glossary.enforce`.

    Of those of `segmentation` the default is a setting; the others name articles.
    """
    flat = dict(table)
    if isinstance(own := flat.get("glossary"), dict):
        del flat["glossary"]
        flat |= {"glossary" if key == "folder" else f"glossary.{key}": own[key] for key in own}
    if isinstance(own := flat.get("segmentation"), dict):
        del flat["segmentation"]
        flat |= {"segmentation": own["default"]} if "default" in own else {}
    return flat


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
    if settings.segmentation not in SEGMENTATIONS:
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


def segmentations(table: Mapping[str, Any], file: str) -> dict[str, str]:
    """How single articles are cut, by name. Raises SettingsError for what is no way to do it."""
    own = table.get("segmentation")
    named = {key: own[key] for key in own if key != "default"} if isinstance(own, dict) else {}
    for name, value in named.items():
        if name in RESERVED:
            raise SettingsError(f"unknown setting 'segmentation.{name}'", file)
        if value not in SEGMENTATIONS:
            raise SettingsError(f"segmentation of {name!r} must be sentence or block", file)
    return named
