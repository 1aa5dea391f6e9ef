"""The first look: it spares the analysis, and never says anything else than it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.quantities import analysis, glance
from mbc_i18n.checks.quantities.normal import FIGURES

SAME = [
    ("de", "More than 1,500 of 2,000 women", "Mehr als 1.500 von 2.000 Frauen"),
    ("fr", "In 2017, 150,000 people", "En 2017, 150 000 personnes"),
    ("es", "5 mg for 10 days", "5 mg durante 10 días"),
    ("tr", "Of 300 people, 20%", "300 kişinin %20’si"),
    ("it", "COVID-19 and 5 kg", "COVID-19 e 5 kg"),
    ("sv", "20–30 mg", "20–30 mg"),
    ("pl", "1.5 million in the 1990s", "1,5 miliona w latach 1990"),
    ("es", "In 2019, 20–30%", "En 2019, del 20 al 30 %"),
    ("fr", "Read the paper of 2017:", "Lire l’article de 2017 :"),
    ("de", "About 6% of all the people who had it in 2012–2018", "2012–2018 etwa 6 %"),
]
OTHER = [
    ("de", "5 mg", "5 g"),
    ("de", "5 mg", "5"),
    ("de", "5%", "5"),
    ("de", "5", "5 %"),
    ("de", "1.5", "1.5"),
    ("de", "5", "-5"),
    ("de", "5", "< 5"),
    ("de", "5 to 10", "10 bis 5"),
    ("de", "2:1", "1:2"),
    ("de", "5–10", "10–5"),
    ("de", "1950–53", "1950 bis 53"),
    ("tr", "10", "yüzde 10"),
    ("de", "5", "% 5"),
    ("de", "5 million", "5 Millionen %"),
    ("de", "10⁹", "10⁶"),
    ("de", "HER2", "HER3"),
    ("de", "3", "3½"),
    ("de", "1.5 million", "1,5 Mrd."),
    ("de", "at 5 p.m.", "um 5"),
    ("es", "3 hours", "3 horas y media"),
    ("fr", "2 °C", "2 °F"),
    ("sw", "5 days", "wiki 5"),
]


def same(source: str, target: str, locale: str) -> object:
    return glance.same_figures(glance.seen(source, "en"), target, locale)


@pytest.mark.parametrize(("locale", "source", "target"), SAME)
def test_the_same_figures_need_no_other_look(locale: str, source: str, target: str) -> None:
    assert same(source, target, locale) is not None


@pytest.mark.parametrize(("locale", "source", "target"), OTHER)
def test_what_is_not_plainly_the_same_is_left_to_the_analysis(
    locale: str, source: str, target: str
) -> None:
    assert same(source, target, locale) is None


@pytest.mark.parametrize(
    ("source", "telling", "bounded"),
    [
        ("It may hurt.", False, False),
        ("In May it hurts.", True, False),
        ("It hurts in June.", True, False),
        ("Three times a day", True, False),
        ("A million people", True, False),
        ("2 million people", False, False),
        ("At least 2 mg", False, True),
        ("Cells and organs", False, False),
    ],
)
def test_the_words_of_a_source_are_seen(source: str, telling: bool, bounded: bool) -> None:
    look = glance.seen(source, "en")
    assert (look.telling, look.bounded) == (telling, bounded)


PIECES = st.sampled_from(
    ["5", "10", "1.5", "1,500", "20", "%", " %", " mg", " g", " kg", " days", " Tage", "-", "–",
     " to ", " bis ", ":", "/", "<", "> ", " in ", "HER2", "COVID-19", " million", " Mio.", "½",
     ", ", ". ", " : ", "at least ", "mindestens ", "two ", "zwei ", " a.m.", "(", ")", "2017", "s",
     " October ", " Oktober ", " of all the people who had it "]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=6).map("".join)


@given(TEXTS, TEXTS, st.sampled_from(["de", "es", "fr", "tr", "fa", "sw", "zh_Hans"]))
def test_the_first_look_says_what_the_analysis_says(source: str, target: str, locale: str) -> None:
    if same(source, target, locale) is not None and (FIGURES.search(source + target)):
        first = {
            (each.check, each.severity) for each in analysis.faults(source, target, "en", locale)
        }
        assert first == {
            (each.check, each.severity) for each in analysis.analysed(source, target, "en", locale)
        }
