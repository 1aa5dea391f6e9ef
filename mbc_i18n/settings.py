"""The settings of a workspace: what each key means, and what is refused."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary.values import STATUSES
from mbc_i18n.languages import Language, languages
from mbc_i18n.publishing import Publishing, publishing
from mbc_i18n.reviewers import Reviewer, reviewers

SEGMENTATIONS = ("sentence", "block")
CUTTING = ("rules", "abbreviations")
"""Keys of the table `segmentation` that name no article."""

OF_LOCALE = ("ignore", "severity", "local")
"""Keys of the table `checks` that name no locale; each locale may have its own."""

TOLD = {
    "glossary_enforce": "glossary.enforce",
    "roles_locales": "roles.LOCALE",
    **{f"segmentation_{key}": f"segmentation.{key}" for key in CUTTING},
    "checks_ignore": "checks.ignore",
    "checks_severity": "checks.severity",
    "checks_local": "checks.local",
    "checks_locales": "checks.LOCALE",
}
"""Settings whose name is another in the file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys of `[tool.mbc_i18n]`, or of `mbc-i18n.toml`; `init` writes them with comments."""

    locales: tuple[str, ...] = ()
    """Locales to translate into."""
    source_locale: str = "en"
    """The language of the articles."""
    languages: Mapping[str, Language] = field(default_factory=dict)
    """Languages that CLDR lacks, and other names for those it has; `[languages.hmn]`."""
    segmentation: str = "sentence"
    """sentence, or block to keep each paragraph whole; `segmentation.default` is the same."""
    segmentation_rules: str = ""
    """An SRX 2.0 file that says where sentences end, in place of our own rules;
    `segmentation.rules`."""
    segmentation_abbreviations: str = ""
    """A list of abbreviations that goes before ours; `segmentation.abbreviations`."""
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
    publish: Publishing = field(default_factory=Publishing)
    """How pages are published; the table `publish`."""
    roles: tuple[str, ...] = ("linguistic", "clinical")
    """Roles that must approve a translation; `roles.default` is the same."""
    roles_locales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Those of single locales, in the place of the others; `roles.ar`."""
    reviewers: tuple[Reviewer, ...] = ()
    """The people whose approval counts; `[[reviewers]]`."""
    checks_ignore: tuple[str, ...] = ()
    """Checks, or groups of them, that do not run; `checks.ignore`."""
    checks_severity: Mapping[str, str] = field(default_factory=dict)
    """Severity by check or group, in the place of its own; `checks.severity`."""
    checks_locales: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The same, `ignore`, `severity` and `local`, for single locales; `checks.es.ignore`."""
    checks_local: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What may stand in the place of a source's web address, e-mail address or telephone number;
    `checks.local`."""

    def local(self, locale: str) -> Mapping[str, tuple[str, ...]]:
        """The addresses and numbers for all locales, for the locale's language and for itself."""
        wider = dict.fromkeys((locales.language(locale), locale) if locale else ())
        tables = [self.checks_locales.get(name, {}).get("local", {}) for name in wider]
        found: dict[str, tuple[str, ...]] = {}
        for table in (self.checks_local, *tables):
            for each, own in table.items():
                found[each] = (*found.get(each, ()), *own)
        return found


def settings(table: Mapping[str, Any], file: str) -> Settings:
    """Settings from a table. Raises SettingsError for unknown keys and values of a wrong kind.

    From then on the table's languages, and none of other settings, are known to `locales`.
    """
    _register(table, file)
    known = {TOLD.get(field.name, field.name): field.name for field in fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in _flat(table).items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            step = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
            raise SettingsError(f"unknown setting {key!r}", file, step=step)
        name = known[key]
        default = getattr(Settings(), name)
        read = OWN_READERS.get(key) or (_check_table if isinstance(default, dict) else None)
        many = isinstance(default, tuple)
        values[name] = read(key, value, file) if read else _value(key, value, many, file)
    return _checked(Settings(**values), file)


def _register(table: Mapping[str, Any], file: str) -> None:
    """The languages come first: all other tables may name them."""
    try:
        locales.register(languages(table.get("languages", {}), file))
    except SettingsError as error:
        raise SettingsError(error.problem, file, 0, error.step) from None


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of `glossary` as a table beside the others: `glossary.enforce`.

    Of those of `segmentation` the default and the user's own rules are settings; the others name
    articles.
    """
    flat = dict(table)
    if isinstance(own := flat.get("glossary"), dict):
        del flat["glossary"]
        flat |= {"glossary" if key == "folder" else f"glossary.{key}": own[key] for key in own}
    if isinstance(own := flat.get("segmentation"), dict):
        del flat["segmentation"]
        flat |= {"segmentation": own["default"]} if "default" in own else {}
        flat |= {f"segmentation.{key}": own[key] for key in CUTTING if key in own}
    if isinstance(own := flat.get("roles"), dict):
        del flat["roles"]
        flat |= {"roles": own["default"]} if "default" in own else {}
        flat["roles.LOCALE"] = {key: own[key] for key in own if key != "default"}
    if isinstance(own := flat.get("checks"), dict):
        del flat["checks"]
        single = {key: own[key] for key in own if _is_locale_table(key, own[key])}
        flat |= {f"checks.{key}": own[key] for key in own if key not in single}
        flat |= {"checks.LOCALE": single} if single else {}
    return flat


def _is_locale_table(key: str, value: object) -> bool:
    return isinstance(value, dict) and key not in OF_LOCALE


def _check_table(key: str, value: object, file: str) -> dict[str, Any]:
    """A table of severities, or of such tables and lists by locale."""
    table = value if isinstance(value, dict) else {}
    if key == "checks.LOCALE":
        return {_known(name, file): _of_locale(name, table[name], file) for name in table}
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in table.values()):
        step = 'as in checks.severity = { length = "info" }'
        raise SettingsError(f"{key} must be a table of strings", file, step=step)
    return table


def _of_locale(name: str, table: Mapping[str, Any], file: str) -> dict[str, Any]:
    for key in table:
        if key not in OF_LOCALE:
            step = f"known: {', '.join(OF_LOCALE)}"
            raise SettingsError(f"unknown setting 'checks.{name}.{key}'", file, step=step)
    found: dict[str, Any] = {}
    if "ignore" in table:
        found["ignore"] = _value(f"checks.{name}.ignore", table["ignore"], True, file)
    if "severity" in table:
        found["severity"] = _check_table(f"checks.{name}.severity", table["severity"], file)
    if "local" in table:
        found["local"] = _local_table(f"checks.{name}.local", table["local"], file)
    return found


def _local_table(key: str, value: object, file: str) -> dict[str, tuple[str, ...]]:
    """What may stand in the place of an address or a number: a string, or a list of them."""
    if not isinstance(value, dict):
        step = f'as in {key} = {{ "1-800-555-0199" = "900 555 019" }}'
        raise SettingsError(f"{key} must be a table", file, step=step)
    lists = {each: [own] if isinstance(own, str) else own for each, own in value.items()}
    return {each: _strings(f"{key}.{each!r}", own, file) for each, own in lists.items()}


def _strings(key: str, value: object, file: str) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise SettingsError(f"{key} must be a string or a list of strings", file)


def _roles_table(key: str, value: object, file: str) -> dict[str, object]:
    """The roles that must approve, by locale."""
    table = value if isinstance(value, dict) else {}
    return {
        _known(name, file): _value(f"roles.{name}", own, True, file) for name, own in table.items()
    }


OWN_READERS: dict[str, Callable[[str, Any, str], object]] = {
    "roles.LOCALE": _roles_table,
    "checks.local": _local_table,
    "languages": lambda key, value, file: languages(value, file),
    "publish": lambda key, value, file: publishing(value, file),
    "reviewers": lambda key, value, file: reviewers(value, file),
}
"""Settings that are neither a text, a list of texts nor a table of severities."""


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
    _refuse_outside(settings, file)
    if settings.segmentation_rules and settings.segmentation_abbreviations:
        problem = "segmentation.rules and segmentation.abbreviations do not go together"
        raise SettingsError(problem, file, step="write the abbreviations into the SRX file")
    names = tuple(dict.fromkeys(_known(locale, file) for locale in settings.locales))
    values = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    return Settings(**{**values, "locales": names})


def _refuse_outside(settings: Settings, file: str) -> None:
    folders = (settings.source, settings.catalogs, settings.glossary, settings.public)
    files = (settings.segmentation_rules, settings.segmentation_abbreviations)
    for kind, paths in (("folder", folders), ("file", files)):
        for path in paths:
            if Path(path).is_absolute() or ".." in Path(path).parts:
                raise SettingsError(f"{kind} {path!r} lies outside the workspace", file)


def _known(locale: str, file: str) -> str:
    try:
        return locales.canonical(locale)
    except SettingsError as error:
        raise SettingsError(error.problem, file, 0, error.step) from None


def segmentations(table: Mapping[str, Any], file: str) -> dict[str, str]:
    """How single articles are cut, by name. Raises SettingsError for what is no way to do it."""
    own = table.get("segmentation")
    table = own if isinstance(own, dict) else {}
    named = {key: table[key] for key in table if key not in ("default", *CUTTING)}
    for name, value in named.items():
        if value not in SEGMENTATIONS:
            raise SettingsError(f"segmentation of {name!r} must be sentence or block", file)
    return named
