"""Abbreviations: explained first, or known to everybody."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Concept
from tests.checks.source.articles import findings


def told(text: str, known: tuple[Concept, ...] = ()) -> list[str]:
    return [each.message for each in findings(text, "undefined-abbreviation", known)]


@pytest.mark.parametrize(
    "text",
    [
        "The National Cancer Institute (NCI) says so. ¶ The NCI does.",
        "The NCI (National Cancer Institute) says so.",
        "The [National Cancer Institute](https://example.org) (NCI) says so.",
        "Computed tomography scans (CTs) are safe. ¶ A CT is quick.",
        "Magnetic resonance imaging (MRI; a scan) is safe.",
        "People with HIV live in the USA and the EU.",
        "Stage IV is not stage II.",
        "Do NOT wait. ¶ You do not have to.",
        "DRINK ENOUGH WATER",
        "The journal BMC Cancer has it.",
        "HER2, CDK4/6 and PD-L1 are names. An X-ray is one too.",
    ],
)
def test_nothing_to_explain(text: str) -> None:
    assert told(text) == []


def test_one_that_is_never_explained() -> None:
    assert told("Ask for an MRI. ¶ An MRI is safe.") == ["“MRI” is not explained"]


def test_one_that_is_explained_too_late_says_where() -> None:
    text = "Ask for an MRI. ¶ It is safe. ¶ Magnetic resonance imaging (MRI) is safe."
    assert told(text) == ["“MRI” is not explained until line 5"]


def test_the_glossary_says_what_it_is_short_for() -> None:
    known = (
        Concept("magnetic", "magnetic resonance imaging"),
        Concept("mri", "MRI", case="acronym", abbreviation_of="magnetic"),
    )
    (found,) = findings("Ask for an MRI.", "undefined-abbreviation", known)
    assert found.message == "“MRI” is not explained: magnetic resonance imaging"
    assert (found.concept, found.suggestion) == ("mri", "magnetic resonance imaging")
    assert [found.source[a:b] for a, b in found.source_spans] == ["MRI"]


def test_a_title_explains_nothing_and_needs_nothing() -> None:
    assert told("# About MRI ¶ Magnetic resonance imaging (MRI) is safe.") == []
