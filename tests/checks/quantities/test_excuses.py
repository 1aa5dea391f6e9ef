"""What excuses a figure that the target does not have."""

from __future__ import annotations

import pytest

from mbc_i18n.checks.quantities.comparing import Side
from mbc_i18n.checks.quantities.excuses import compounded, part_compounded, said_time
from mbc_i18n.checks.quantities.lexicon import lexicon
from mbc_i18n.checks.quantities.normal import normal
from mbc_i18n.checks.quantities.values import number


def side(text: str, locale: str) -> Side:
    return Side(normal(text), lexicon(locale), (), locale)


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [("it", "un settenario", 7), ("es", "un sietemesino", 7)],
)
def test_an_unknown_word_may_begin_with_the_number(locale: str, text: str, value: int) -> None:
    assert compounded(value, side(text, locale))
    assert not compounded(value + 1, side(text, locale))


def test_a_known_number_is_no_compound_of_another() -> None:
    assert not compounded(8, side("diciotto gocce", "it"))


def test_a_part_may_be_inside_a_word() -> None:
    assert part_compounded(number("2/3"), side("mit Zweidrittelmehrheit", "de"))
    assert not part_compounded(number("3/4"), side("mit Zweidrittelmehrheit", "de"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("At half past eight", True), ("a quarter to nine", True), ("half of the day", False)],
)
def test_a_time_of_day_in_words(text: str, expected: bool) -> None:
    assert said_time(side(text, "en")) is expected
