"""What wants a look though it is not wrong."""

from __future__ import annotations

from dataclasses import replace

from mbc_i18n.glossary import Glossary, compilation
from mbc_i18n.glossary.doubts import doubts
from mbc_i18n.glossary.reading import Compiled
from mbc_i18n.model import Concept
from tests.checks.messages import glossary


def problems(table: Glossary) -> list[str]:
    return [doubt.problem for doubt in doubts(table)]


def test_a_sound_glossary_leaves_none() -> None:
    assert problems(glossary("rash=erupción+sarpullido", "es")) == []


def test_a_concept_without_a_preferred_term() -> None:
    table = Glossary((Concept("rash", "rash"),), {"es": {}})
    assert problems(table) == ["no preferred term"]


def test_what_is_to_be_avoided_says_why() -> None:
    assert problems(glossary("rash=erupción/sarna", "es")) == [
        "no note says why “sarna” is forbidden"
    ]


def test_a_term_that_is_its_source_says_why() -> None:
    (problem,) = problems(glossary("virus=virus", "es"))
    assert problem == "“virus” is the same as in the source, and no note says why"


def test_compiled_forms_of_other_terms() -> None:
    table = glossary("rash=erupción", "es")
    fresh = Compiled(compilation.inputs(table.all("es"), "es"))
    assert problems(replace(table, compiled={"es": fresh})) == []
    (doubt,) = doubts(replace(table, compiled={"es": Compiled("of others")}))
    assert (doubt.locale, doubt.concept) == ("es", "")
    assert doubt.problem.endswith("run `mbc-i18n glossary compile`")
