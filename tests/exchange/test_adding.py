"""A concept or a term more: what a request becomes, and which requests are refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.errors import UserError
from mbc_i18n.exchange.adding import Request, addition, slug
from mbc_i18n.exchange.tables import made

TABLES = made(
    [
        {"id": "biopsy", "source": "biopsy", "source_variants": "tissue sample"},
        {"id": "stage", "source": "stage"},
        {"id": "scene", "source": "scene", "source_variants": "stage"},
    ],
    {},
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("lymph node", "lymph-node"), ("CDK4/6 inhibitor", "cdk4-6-inhibitor"),
        ("Sjögren’s", "sjogren-s"), ("опухоль", "опухоль"), (" --x-- ", "x"),
    ],
)  # fmt: skip
def test_an_id_is_made_from_the_source(source: str, expected: str) -> None:
    assert slug(source) == expected


@given(st.text())
def test_an_id_is_small_and_stays_as_it_is(source: str) -> None:
    assert slug(slug(source)) == slug(source)
    assert not re.search(r"[\s_]|--|^-|-$", slug(source))


def test_a_new_concept_is_proposed() -> None:
    found = addition(TABLES, Request("lump", variants=("bump", "mass"), keep=True, note="N."))
    (row,) = found[""].added
    filled = {name: cell for name, cell in row.items() if cell}
    assert filled == {
        "id": "lump", "source": "lump", "source_variants": "bump|mass", "note": "N.",
        "case": "no", "translate": "no", "status": "proposed",
    }  # fmt: skip


def test_a_concept_and_its_term_come_together() -> None:
    request = Request("lump", locale="pt-br", term="caroço", forms=("caroços",), note="N.")
    found = addition(TABLES, request)
    assert [row["note"] for row in found[""].added] == [""]
    (row,) = found["pt_BR"].added
    assert (row["id"], row["term"], row["usage"]) == ("lump", "caroço", "preferred")
    assert (row["forms"], row["note"], row["status"]) == ("caroços", "N.", "proposed")


def test_the_part_of_speech_is_a_new_concepts_or_else_the_terms() -> None:
    given = {"pos": "noun", "locale": "es", "term": "x"}
    new = addition(TABLES, Request("lump", **given))
    assert (new[""].added[0]["pos"], new["es"].added[0]["pos"]) == ("noun", "")
    assert addition(TABLES, Request("biopsy", **given))["es"].added[0]["pos"] == "noun"


@pytest.mark.parametrize("source", ["biopsy", "Biopsy", "tissue sample", "scene"])
def test_a_term_goes_to_the_concept_that_is_there(source: str) -> None:
    found = addition(TABLES, Request(source, locale="es", term="x"))
    assert list(found) == ["es"]
    assert found["es"].added[0]["id"] in ("biopsy", "scene")


def test_an_id_makes_another_concept_of_the_same_words() -> None:
    found = addition(TABLES, Request("biopsy", id="biopsy-2"))
    assert [(row["id"], row["source"]) for row in found[""].added] == [("biopsy-2", "biopsy")]


def test_an_id_decides_between_concepts_of_the_same_words() -> None:
    assert addition(TABLES, Request("stage", locale="es", term="x"))["es"].added[0]["id"] == "stage"


def test_decomposed_letters_are_composed() -> None:
    found = addition(TABLES, Request("lump", locale="es", term="no\u0301dulo"))
    assert found["es"].added[0]["term"] == "nódulo"


@pytest.mark.parametrize(
    ("request_", "problem"),
    [
        (Request(" "), "a concept without words; name its source term"),
        (Request("x", term="y"), "a term needs its words and its locale; add --locale"),
        (Request("x", locale="es"), "a term needs its words and its locale; add --term"),
        (Request("x", forms=("y",)), "--form says something of a term; add --locale and --term"),
        (Request("x", locale="qqq", term="y"), "unknown locale 'qqq'"),
        (Request("biopsy"), "the concept 'biopsy' is there already (biopsy); edit its row"),
        (
            Request("tissue sample", locale="es", term="x", domain="d"),
            "the concept 'biopsy' is there already (biopsy); edit its row",
        ),
        (Request("x", id="stage"), "the concept 'stage' is there already (stage); choose another"),
    ],
)
def test_refused(request_: Request, problem: str) -> None:
    with pytest.raises(UserError) as caught:
        addition(TABLES, request_)
    assert str(caught.value).startswith(problem)


def test_words_of_several_concepts_are_refused() -> None:
    tables = made([{"id": "a", "source": "stage"}, {"id": "b", "source": "stage"}], {})
    with pytest.raises(UserError, match="'stage' stands for 2 concepts; name a, b"):
        addition(tables, Request("stage", locale="es", term="x"))
