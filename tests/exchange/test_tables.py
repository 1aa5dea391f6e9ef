"""The tables that every format is read into, and their files."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from mbc_i18n.exchange import ExchangeError, load, save, texts
from mbc_i18n.exchange.tables import Tables, made
from tests.exchange.generated import small, tables

SHIPPED = Path(__file__).parents[2] / "glossary"


@given(tables().filter(lambda held: not any("\0" in text for text in texts(held).values())))
def test_a_folder_gives_back_what_was_saved(held: Tables) -> None:
    with TemporaryDirectory() as folder:
        save(held, Path(folder))
        assert load(Path(folder)) == held
        assert save(held, Path(folder)) == ()


def test_the_shipped_glossary_is_in_order_already() -> None:
    for name, text in texts(load(SHIPPED)).items():
        assert (SHIPPED / name).read_bytes() == text.encode(), name


def test_rows_go_by_concept_and_keep_their_order_inside_it() -> None:
    rows = [{"id": "b", "term": "1"}, {"id": "a", "term": "2"}, {"id": "b", "term": "0"}]
    held = made([{"id": "b", "source": "b"}, {"id": "a", "source": "a"}], {"pt-br": rows})
    assert [row["id"] for row in held.concepts] == ["a", "b"]
    assert [row["term"] for row in held.terms["pt_BR"]] == ["2", "1", "0"]


def test_lines_end_in_lf() -> None:
    assert not any("\r" in text for text in texts(small()).values())


@pytest.mark.parametrize(
    ("concepts", "terms", "problem"),
    [
        (["a", "a"], {}, "g: the concept 'a' stands twice"),
        (["a"], {"es": [{"id": "b", "term": "t"}]}, "g: no concept 'b' for the term 't'"),
        (["a"], {"qqq": []}, "g: unknown locale 'qqq'"),
        (["a"], {"es": [], "ES": []}, "g: two tables are of one locale"),
    ],
)
def test_refused(concepts: list[str], terms: dict[str, list[dict[str, str]]], problem: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        made([{"id": name} for name in concepts], terms, "g")
    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id,source,colour\n", "g/concepts.csv:1: unknown column 'colour'"),
        ("id,pos\n", "g/concepts.csv:1: no column 'source'"),
        ("id,source,id\n", "g/concepts.csv:1: column 'id' stands twice"),
        ("id,source\na\n", "g/concepts.csv:2: a row with 1 cells under 2 columns"),
        ('id,source\na,"b" c\n', "g/concepts.csv:2: not valid CSV"),
    ],
)
def test_a_table_that_cannot_be_right(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "concepts.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ExchangeError) as caught:
        load(tmp_path, "g")
    assert str(caught.value).startswith(problem)
