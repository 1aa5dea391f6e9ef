"""Which concepts stand in a source text. In the examples `[ ]` shows where."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.glossary import matcher, occurrences
from mbc_i18n.glossary.source import plural
from mbc_i18n.model import Concept

CONCEPTS = (
    Concept("rash", "rash", ("skin rash",), not_in=("rash decision",)),
    Concept("skin", "skin"),
    Concept("skin-test", "skin test", ("test of the skin",)),
    Concept("diagnosis", "diagnosis"),
    Concept("allergy", "allergy"),
    Concept("antibody", "antibody", match="exact"),
    Concept("follow-up", "follow-up"),
    Concept("stage-4", "stage 4", ("stage IV",)),
    Concept("inhibitor", "CDK4/6 inhibitor"),
    Concept("ige", "IgE2", case="yes"),
    Concept("who", "WHO", case="acronym", match="exact"),
    Concept("ct", "CT scan", ("CT",), case="acronym"),
    Concept("clinic", "Bay Clinic", case="yes", match="exact"),
    Concept("hormone", "hormone", not_in=("hormone therapy",)),
    Concept("hormone-therapy", "hormone therapy"),
    Concept("drop", "drop", not_in=("rain drop",)),
    Concept("pet", "PET", case="acronym", not_in=("PET bottle",)),
    Concept("dna", "DNA"),
    Concept("t-cell", "T cell", case="acronym"),
)
KNOWN = matcher(CONCEPTS)


def marked(text: str) -> str:
    for each in reversed(occurrences(text, KNOWN)):
        start, end = each.span
        assert text[start:end] == each.text
        text = f"{text[:start]}[{each.text}]{text[end:]}"
    return text


def check(example: str) -> None:
    assert marked(re.sub(r"[\[\]]", "", example)) == example


@pytest.mark.parametrize(
    "example",
    [
        # number, and nothing else
        "One [rash], two [rashes].",
        "[Diagnosis] or [diagnoses], but to diagnose is no noun.",
        "[Allergies] of the [allergy], and allergic people.",
        "An [antibody]; antibodies are matched exactly.",
        "[Tests of the skin] and [skin tests].",
        # the longest one, from the left, never two at one place
        "A [skin rash] on the [skin].",
        "The [skin test] tests the [skin].",
        # capitals
        "[RASH] and [Rash].",
        "The [WHO] says who may go; Who knows.",
        "A [CT] or two [CTs], but never a ct, nor cts; [CT Scans] too.",
        "At [Bay Clinic], in THE [BAY CLINIC], not at a bay clinic.",
        "[DNA] or [dna], where capitals do not matter; [T cells] and [t cells].",
        # a hyphen, a space, a line break, a tag: all the same
        "[follow-up], [follow up], [follow\nup], [follow\u00a0up], [follow\u2011up]",
        "[skin <em>test] kit</em> and [skin</a> test]",
        # no other sign stands between two words
        "[skin]-[CT]",
        "the [skin], test; the [skin] (test) and [skin]. Test",
        # letters and digits
        "[CDK4/6 inhibitors], [CDK 4/6 inhibitor], [CDK4-6 inhibitor]",
        "[stage 4] and [Stage IV], not stage 40, stage 4th, stage 4a, stage/4",
        "[IgE2] or [IgE 2], not IgE22",
        # part of a word, a prefix that makes another concept
        "rashly, crash, skinny, non-allergy, anti-allergy",
        "The [skin’s] colour and the [rash's] cause.",
        # longer phrases in which it is not the concept
        "A rash decision about a [rash].",
        "A rain drop, a [drop]; a PET BOTTLE and a [PET].",
        "[Hormone therapy] replaces a [hormone].",
        # addresses
        "See https://rash.example/skin or write to skin@rash.example about the [rash].",
        "www.skin.example/rash",
    ],
)
def test_examples(example: str) -> None:
    check(example)


def test_a_concept_with_two_senses_is_found_by_the_first() -> None:
    known = matcher([Concept("a", "cold"), Concept("b", "cold")])
    assert [each.concept.id for each in occurrences("A cold.", known)] == ["a"]


def test_an_excluded_phrase_excludes_its_own_concept_only() -> None:
    known = matcher([Concept("a", "heart", not_in=("heart attack",)), Concept("b", "attack")])
    assert [each.concept.id for each in occurrences("A heart attack.", known)] == ["b"]


@pytest.mark.parametrize(
    ("singular", "expected"),
    [
        ("rash", "rashes"), ("allergy", "allergies"), ("x-ray", "x-rays"), ("biopsy", "biopsies"),
        ("metastasis", "metastases"), ("abscess", "abscesses"), ("tumor", "tumors"),
    ],
)  # fmt: skip
def test_plurals(singular: str, expected: str) -> None:
    assert plural(singular) == expected


PIECES = ["skin", "rash", "test", "WHO", "CDK", "4", "/", "6", " ", "-", ", ", "<a>", "</a>", "’s"]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=12).map("".join)


@given(TEXTS)
def test_occurrences_follow_each_other_without_overlap(text: str) -> None:
    found = occurrences(text, KNOWN)
    ends = [0, *(each.span[1] for each in found)]
    assert all(
        start <= each.span[0] < each.span[1] for start, each in zip(ends, found, strict=False)
    )
    assert [text[slice(*each.span)] for each in found] == [each.text for each in found]


@given(st.text(max_size=20))
def test_any_words_at_all_can_be_a_concept(source: str) -> None:
    known = matcher([Concept("x", source, (source,), not_in=(source + " y",), case="yes")])
    for each in occurrences(f"{source} and {source}s", known):
        assert each.text.strip()
