"""The tables of the checks."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from mbc_i18n import locales
from mbc_i18n.checks.tables import row

TABLES = ("doubles", "marks", "negations", "quotes")


def test_the_nearest_locale_s_row_counts() -> None:
    assert row("quotes", "de_CH")["write"] == "«|»"
    assert row("quotes", "de_AT") == row("quotes", "de")
    assert row("marks", "zh_TW") == row("marks", "zh_Hant")
    assert row("marks", "sr_Latn") == {}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_of_one_locale_that_cldr_knows(table: str) -> None:
    file = resources.files("mbc_i18n") / "data" / "checks" / f"{table}.csv"
    names = [each["locale"] for each in csv.DictReader(file.read_text("utf-8").splitlines())]
    assert len(names) == len(set(names))
    assert [locales.canonical(name) for name in names] == names
