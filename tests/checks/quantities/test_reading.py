"""Numbers in digits and in words, apart from any other text."""

from __future__ import annotations

import csv
from fractions import Fraction
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import locales
from mbc_i18n.checks.quantities.normal import normal, plain
from mbc_i18n.checks.quantities.numerals import han
from mbc_i18n.checks.quantities.reading import tokens
from mbc_i18n.checks.quantities.words import spoken
from mbc_i18n.checks.quantities.writing import own_value

TABLES = sorted(
    file.name
    for file in (resources.files("mbc_i18n") / "data" / "numbers").iterdir()
    if file.name != "units.csv"
)


@pytest.mark.parametrize(
    ("digits", "locale", "value"),
    [
        ("1,500.5", "en", "1500.5"), ("1.500,5", "de", "1500.5"), ("1500,5", "fr", "1500.5"),
        ("1 500 000", "pl", "1500000"), ("12,34,567", "hi", "1234567"), ("1’500", "de_CH", "1500"),
        ("150,000", "de", "150"), ("1.500", "es_MX", "1.5"), ("1,5", "es_419", "1.5"),
        ("1.500", "es_419", "1.5"), ("1,5", "en", None), ("0.02", "de", None),
        ("1,500 000", "en", None), ("1500,000", "en", None),
    ],
)  # fmt: skip
def test_a_number_is_read_by_its_locale_s_signs(
    digits: str, locale: str, value: str | None
) -> None:
    assert own_value(digits, locale) == (None if value is None else Fraction(value))


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("四", 4), ("十", 10), ("十一", 11), ("二十", 20), ("三十五", 35), ("一百零五", 105),
        ("十五万", 150_000), ("一亿二千万", 120_000_000), ("二〇一七", 2017), ("两", 2),
        ("万", 10_000), ("一万亿", 10**12),
    ],
)  # fmt: skip
def test_han(digits: str, value: int) -> None:
    assert han(digits) == value


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en", "fifty-eight", 58), ("en", "three hundred and five", 305),
        ("en", "a million", 10**6), ("es", "treinta y dos", 32), ("es", "estadio III", 3),
        ("fr", "quatre-vingt-dix-huit", 98), ("de", "achtundfünfzig", 58), ("it", "ventotto", 28),
        ("ru", "тридцать пять", 35), ("ar", "وثلاثة", 3),
        ("uk", "ХІХ століття", 19), ("hi", "साढ़े तीन", Fraction(7, 2)), ("fr", "XXIe siècle", 21),
    ],
)  # fmt: skip
def test_words_that_surely_are_a_number(locale: str, text: str, value: Fraction) -> None:
    assert Fraction(value) in {each.value for each in spoken(text, locale).sure}


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [("en", "biopsy", 2), ("en", "MRI", 1), ("es", "tresillo", 3), ("tr", "onkoloji", 10)],
)
def test_other_words_are_no_numbers(locale: str, text: str, value: int) -> None:
    assert Fraction(value) not in spoken(text, locale).maybe


@given(st.text() | st.sampled_from(["İSTANBUL", "Ёлка", "أحد"]))
def test_the_plain_form_keeps_every_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=30), st.sampled_from(["en", "de", "fa", "zh_Hans", "ko", "sw", "vi"]))
def test_tokens_stand_in_order_inside_the_text(text: str, locale: str) -> None:
    found = tokens(text, locale)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(0 <= each.start < each.end <= len(normal(text).text) for each in found)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_well_formed(name: str) -> None:
    file = resources.files("mbc_i18n") / "data" / "numbers" / name
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert locales.canonical(name.removesuffix(".csv")) == name.removesuffix(".csv")
    for row in rows:
        assert row["kind"].partition("-")[0] in KINDS, row
        assert all(row["words"].split("|")), row
        assert row["kind"] in ("unit", "dual") or Fraction(row["value"]) >= 0


KINDS = {
    "value", "maybe", "factor", "percent", "unit", "dual", "over", "under", "neither", "minus",
    "am", "pm", "range", "half", "halfmore", "fraction", "fuse", "thousands", "part", "dropped",
}  # fmt: skip
"""What a row of a table may be."""
