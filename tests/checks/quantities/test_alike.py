"""Plain figures side by side: the same ones, in the same order or far from each other."""

from __future__ import annotations

import pytest

from mbc_i18n.checks.quantities import alike
from mbc_i18n.checks.quantities.figures import Figure, plain_figures
from mbc_i18n.checks.quantities.lexicon import lexicon
from mbc_i18n.checks.quantities.normal import normal

FAR = " of all the people who ever had it "


def figures(text: str, locale: str = "en") -> tuple[Figure, ...]:
    found = plain_figures(normal(text), lexicon(locale), locale)
    assert found is not None
    return found.plain


def counterparts(ours: str, theirs: str) -> list[tuple[object, object]] | None:
    found = alike.counterparts(figures(ours), figures(theirs))
    return found if found is None else [(one.value, other.value) for one, other in found]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("5 mg, 10 mg", "5 mg and 10 mg"),
        ("5 days", "5"),
        ("20–30%", "20 and 30%"),
        ("20 to 30 mg", "20–30 mg"),
        (f"6%{FAR}2012–2018", f"2012 to 2018{FAR}6%"),
        (f"5{FAR}5", f"5{FAR}5"),
    ],
)
def test_each_figure_has_its_counterpart(ours: str, theirs: str) -> None:
    found = counterparts(ours, theirs)
    assert found
    assert all(one == other for one, other in found)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("5", "5, 5"),
        ("5 mg", "5 g"),
        ("5 mg", "5"),
        ("5%", "5"),
        ("5 to 10", "10 to 5"),
        ("20–30%", "30–20%"),
        ("5 days to 10 weeks", "5–10 weeks"),
        ("1950–53", "1950 to 53"),
        ("555-1234", "555 to 1234"),
        ("5-3-17", "5 3 17"),
        ("2:1", "2 1"),
        (f"5–10{FAR}5", f"5 to 10{FAR}5"),
        ("20% to 30–40", "20% to 30 to 40"),
        ("10 to 2018 g", "10–2018 g"),
    ],
)
def test_what_is_not_surely_the_same_has_none(ours: str, theirs: str) -> None:
    assert counterparts(ours, theirs) is None
