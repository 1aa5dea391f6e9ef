"""Languages that CLDR lacks, or names in another way than their readers do.

Ours are in `data/languages.csv`: languages that patients speak, with their own names. The settings
of a workspace add others, and change ours: the table `languages`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from mbc_i18n.errors import SettingsError

KEYS = ("name", "english", "direction", "like")
"""What the settings may say of a language."""

DIRECTIONS = ("ltr", "rtl")

TAG = re.compile(
    r"[A-Za-z]{2,8}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?"
    r"(?:[-_](?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(?:[-_][xX](?:[-_][A-Za-z\d]{1,8})+)?"
)
"""A language tag of RFC 5646, in either spelling, without extended languages and extensions."""

WORLD = "001"

LONGEST_TAG = 35
"""Characters of a tag that every program must take (RFC 5646, 4.4.1)."""


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of a language beside CLDR, or in its place; "" where CLDR is asked."""

    name: str = ""
    """Its name in itself, as its readers look for it."""
    english: str = ""
    """Its name in English, for staff."""
    script: str = ""
    """The script (ISO 15924) that it is written in where its locale names none."""
    like: str = ""
    """A locale of CLDR whose words, dates and numbers its readers take for their own."""
    numbers: str = ""
    """A locale of CLDR whose signs and names of units and months its texts use, but not its words:
    that of the country, as a rule."""
    plurals: str = ""
    """The `Plural-Forms` field."""
    direction: str = ""
    """`rtl` or `ltr`; "" where the script says it."""


Languages = Mapping[str, Language]
"""By locale, as gettext spells it."""


@cache
def shipped() -> Languages:
    """Our own table."""
    file = resources.files(__package__) / "data" / "languages.csv"
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    return MappingProxyType({row.pop("locale"): Language(**row) for row in rows})


_registered: list[Languages] = []
"""The one table in use, where it is another than ours."""


def table() -> Languages:
    """Our table with what the settings read last have added."""
    return _registered[-1] if _registered else shipped()


def register(added: Languages) -> bool:
    """Puts the languages of some settings, and no others, beside ours; False where they are."""
    whole = {**shipped(), **{name: _over(name, own) for name, own in added.items()}}
    if whole == table():
        return False
    _registered[:] = [MappingProxyType(whole)]
    return True


def _over(name: str, own: Language) -> Language:
    """What the settings say of a language, over what our table does."""
    said = {field.name: getattr(own, field.name) for field in fields(Language)}
    ours = shipped().get(name, Language())
    return replace(ours, **{key: value for key, value in said.items() if value})


def find(name: str) -> Language | None:
    """What is known of a locale: its own row, that of its script, or its language's."""
    base, *rest = name.split("_")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    written = next((f"{base}_{script}" for script in scripts), "")
    found = table().get(name) or table().get(written)
    if found or base not in table():
        return found
    return replace(table()[base], direction="") if scripts else table()[base]


def territory(name: str) -> str:
    """The territory in a locale's name; "" for none, and for the world."""
    parts = (part for part in name.split("_")[1:] if part != WORLD)
    return next((part for part in parts if re.fullmatch(r"[A-Z]{2}|\d{3}", part)), "")


def spelled(tag: str) -> str:
    """A tag as gettext spells it, `uz-ARAB_af` as `uz_Arab_AF`; "" for what is no tag."""
    if len(tag) > LONGEST_TAG or not TAG.fullmatch(tag):
        return ""
    public, private, own = re.sub("[-_][xX][-_]", "_x_", tag).replace("-", "_").partition("_x_")
    base, *rest = public.split("_")
    parts = (part.title() if len(part) == 4 and part.isalpha() else part.upper() for part in rest)
    return "_".join([base.lower(), *parts]) + (private + own).lower()


def languages(value: object, file: str) -> Languages:
    """The table `languages` of the settings, by locale; whether CLDR has a `like` is not looked at.

    Raises SettingsError for unknown keys, values of a wrong kind, and a language without a name
    that our table does not name either.
    """
    if not isinstance(value, dict) or not all(isinstance(own, dict) for own in value.values()):
        step = 'as in [languages.hmn] and name = "Hmoob"'
        raise SettingsError("languages must be a table of tables", file, step=step)
    return {_tag(tag, file): _language(tag, own, file) for tag, own in value.items()}


def _tag(tag: str, file: str) -> str:
    name = spelled(tag)
    if not name or name.split("_")[0] == "und":
        step = "write it as a BCP 47 tag: hmn, or ku-Arab"
        raise SettingsError(f"languages.{tag[:40]!r} is no language tag", file, step=step)
    return name


def _language(tag: str, table: Mapping[str, Any], file: str) -> Language:
    for key, value in table.items():
        if key not in KEYS:
            step = f"known: {', '.join(KEYS)}"
            raise SettingsError(f"unknown setting 'languages.{tag}.{key}'", file, step=step)
        if not isinstance(value, str) or not value.strip():
            raise SettingsError(f"languages.{tag}.{key} must be a text", file)
    if table.get("direction", "ltr") not in DIRECTIONS:
        raise SettingsError(f"languages.{tag}.direction must be ltr or rtl", file)
    found = Language(**{key: value.strip() for key, value in table.items()})
    if not _over(spelled(tag), found).name:
        step = f'add name = "…": what its readers call it in languages.{tag}'
        raise SettingsError(f"languages.{tag} has no name", file, step=step)
    return found
