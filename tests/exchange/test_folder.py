"""A glossary's folder is amended as a whole or left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_i18n.errors import UserError
from mbc_i18n.exchange.amending import Amendment
from mbc_i18n.exchange.folder import amend

CONCEPTS = "id,source,source_variants\npollen,pollen,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms").mkdir()
    (tmp_path / "concepts.csv").write_text(CONCEPTS, encoding="utf-8")
    (tmp_path / "terms/pt-br.csv").write_text("id,term,usage\n", encoding="utf-8")
    return tmp_path


def concept(name: str) -> Amendment:
    return Amendment(({"id": name, "source": name},))


def term(name: str, words: str) -> Amendment:
    return Amendment(({"id": name, "term": words, "usage": "preferred"},))


def test_rows_are_written_and_told_by_their_place(folder: Path) -> None:
    found = amend(folder, {"es": term("asma", "asma"), "": concept("asma")}, "g")
    assert [(each.file, each.line, each.kind) for each in found] == [
        ("g/concepts.csv", 2, "added"),
        ("g/terms/es.csv", 2, "added"),
    ]
    expected = CONCEPTS.replace("pollen,pollen", "asma,asma,\npollen,pollen")
    assert (folder / "concepts.csv").read_text("utf-8") == expected


def test_a_locales_table_is_found_however_its_name_is_spelt(folder: Path) -> None:
    amend(folder, {"pt_BR": term("pollen", "pólen")}, "g")
    assert "pólen" in (folder / "terms/pt-br.csv").read_text("utf-8")
    assert not (folder / "terms/pt_BR.csv").exists()


def test_an_unsound_result_is_refused_and_nothing_is_written(folder: Path) -> None:
    with pytest.raises(UserError, match=r"g/terms/es\.csv:2: no concept 'x'"):
        amend(folder, {"": concept("asma"), "es": term("x", "y")}, "g")
    assert (folder / "concepts.csv").read_text("utf-8") == CONCEPTS
    assert not (folder / "terms/es.csv").exists()


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    assert len(amend(folder, {"": concept("asma")}, "g", dry_run=True)) == 1
    assert (folder / "concepts.csv").read_text("utf-8") == CONCEPTS


def test_a_glossary_may_begin_with_nothing(tmp_path: Path) -> None:
    amend(tmp_path / "new", {"": concept("asma"), "es": term("asma", "asma")}, "new")
    assert (tmp_path / "new/terms/es.csv").read_text("utf-8").startswith("id,term,usage,pos,")
