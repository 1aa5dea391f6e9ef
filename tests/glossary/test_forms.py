"""The compiled forms that a check reads: the committed ones, or those made once on this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary import Glossary, compilation
from mbc_i18n.glossary.forms import completed
from mbc_i18n.glossary.reading import Compiled, compiled, packed, unpacked
from tests.checks.messages import glossary

WOUND = glossary("wound=lesión", "es")


def forms(table: Glossary, cache: Path, told: list[str] | None = None) -> Compiled:
    return completed(table, ("es",), cache, (told or []).append).compiled["es"]


def test_are_compiled_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    first = completed(WOUND, ("es",), tmp_path, wait=told.append).compiled["es"]
    assert "lesiones" in first.forms["lesión"]
    assert told == ["compiling the forms of the terms for es: once, then they are kept"]
    monkeypatch.setattr(compilation, "compile", None)
    assert forms(WOUND, tmp_path) == first


def test_a_spoilt_copy_is_made_again(tmp_path: Path) -> None:
    first = forms(WOUND, tmp_path)
    for path in tmp_path.rglob("*.json"):
        path.write_text("[]", encoding="utf-8")
    assert forms(WOUND, tmp_path) == first


def test_committed_forms_of_the_same_terms_are_taken(tmp_path: Path) -> None:
    held = Compiled(compilation.inputs(WOUND.all("es"), "es"), {"lesión": ("x",)})
    assert forms(replace(WOUND, compiled={"es": held}), tmp_path) is held
    assert list(tmp_path.iterdir()) == []


def test_without_a_dictionary_older_ones_are_better_than_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise SettingsError("compiling a glossary needs simplemma", step="install it")

    monkeypatch.setattr(compilation, "table", refuse)
    older = Compiled("of other terms", {"lesión": ("lesiones",)})
    told: list[str] = []
    table = replace(WOUND, compiled={"es": older})
    assert completed(table, ("es",), tmp_path, told.append).compiled["es"] is older
    assert told[-1].endswith("without it, more false alarms in es")


def test_nothing_is_compiled_where_nothing_is_inflected(tmp_path: Path) -> None:
    told: list[str] = []
    completed(glossary("rash=发疹", "zh_Hans"), ("zh_Hans",), tmp_path, told.append, told.append)
    assert told == []


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert forms(WOUND, blocked).forms


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"forms": 3}', '{"forms": [1]}', "[" * 9999])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        compiled(text)


WORDS = st.text("abcé", min_size=1, max_size=6)


@given(WORDS, st.lists(WORDS, min_size=1, unique=True))
def test_forms_come_back_from_the_table(word: str, found: list[str]) -> None:
    assert list(unpacked(packed(word, found))) == found
