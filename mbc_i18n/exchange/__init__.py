"""Glossaries in and out: the formats that other tools know, by name.

A writer gives the text and what the format could not hold; a reader gives the tables and what of
the file has no place in them. Neither touches a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mbc_i18n.exchange import martif, omegat, sheet, tbx, utx
from mbc_i18n.exchange.tables import (
    ExchangeError,
    Export,
    Import,
    Tables,
    glossary_of,
    load,
    save,
    texts,
)

__all__ = [
    "FORMATS", "ExchangeError", "Export", "Format", "Import", "Tables", "format_of",
    "glossary_of", "load",
    "read", "save", "texts", "write",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name."""

    name: str
    ending: str
    """The file's ending, with the dot."""
    title: str
    """What it is, for a person who chooses one."""
    per_locale: bool
    """True: a file holds one locale, which has to be named."""
    read: Callable[[bytes, str, str, str], Import]
    """The bytes, the file as the user named it, the source's locale and the terms' ("")."""
    write: Callable[[Tables, str, str], Export]
    """The tables, the source's locale and the terms' ("": all)."""


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        each.name: each
        for each in (
            Format("tbx", ".tbx", "TBX-Basic 3, ISO 30042:2019", False, tbx.read, tbx.write),
            Format("tbx2", ".tbx", "TBX 2, Weblate and OmegaT", True, martif.read, martif.write),
            Format("utx", ".utx", "UTX 1.20", True, utx.read, utx.write),
            Format(
                "omegat", ".txt", "OmegaT's tab-separated file", True, omegat.read, omegat.write
            ),
            Format("csv", ".csv", "one CSV file", False, sheet.read, sheet.write),
        )
    }
)


def format_of(file: str, data: bytes = b"") -> str:
    """The name of a file's format, from its ending; TBX's two editions by what the file holds.

    Raises ExchangeError for an ending that no format has.
    """
    ending = "." + file.lower().rpartition(".")[2]
    if ending in (".tbx", ".xml"):
        return "tbx2" if b"<martif" in data[:4096] else "tbx"
    if ending == ".tab":
        return "omegat"
    for each in FORMATS.values():
        if each.ending == ending:
            return each.name
    step = f"name its format: {', '.join(FORMATS)}"
    raise ExchangeError("an ending that no format has", file, step=step)


def read(data: bytes, file: str, name: str = "", source: str = "en", locale: str = "") -> Import:
    """The tables of a file in a format; without a name the format is told by the file."""
    chosen = _format(name or format_of(file, data))
    if chosen.name == "omegat" and not locale:
        raise ExchangeError("does not say which language it is in", file, step="name its locale")
    return chosen.read(data, file, source, locale)


def write(tables: Tables, name: str, source: str = "en", locale: str = "") -> Export:
    """The text of a file in a format. Raises ExchangeError where a locale must be named."""
    chosen = _format(name)
    if chosen.per_locale and not locale:
        raise ExchangeError(f"a file of {name} holds one locale", step="name the locale")
    return chosen.write(tables, source, locale)


def _format(name: str) -> Format:
    if name not in FORMATS:
        step = f"the formats are {', '.join(FORMATS)}"
        raise ExchangeError(f"no format {name!r}", step=step)
    return FORMATS[name]
