"""The tables of the checks: `data/checks/*.csv`, a row for a locale or a language."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from mbc_i18n import locales


@cache
def row(table: str, locale: str) -> Mapping[str, str]:
    """The row of the nearest locale (`fr_CA`, else `fr`); empty where the table has none."""
    known = _rows(table)
    found = (known[name] for name in locales.fallbacks(locale) if name in known)
    return MappingProxyType(next(found, {}))


@cache
def _rows(table: str) -> dict[str, dict[str, str]]:
    file = resources.files("mbc_i18n") / "data" / "checks" / f"{table}.csv"
    return {row["locale"]: row for row in csv.DictReader(file.read_text("utf-8").splitlines())}
