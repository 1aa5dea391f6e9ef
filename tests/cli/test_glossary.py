"""glossary list, show, lint, coverage, compile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def test_list_names_concepts_with_their_preferred_terms(space: Path, run: Run) -> None:
    lines = run("glossary", "list").stdout.splitlines()
    assert "hay-fever: hay fever = es rinitis alérgica" in lines
    assert lines[-1] == "2 concepts"
    assert run("glossary", "list", "--domain", "anatomy").stdout == "0 concepts\n"


def test_show_finds_a_concept_by_id_or_word(space: Path, run: Run) -> None:
    for asked in ("hay-fever", "Hay fever", "hay fevers"):
        told = run("glossary", "show", asked).stdout
        assert "An allergy to pollen." in told
        assert "es  forbidden  fiebre del heno (proposed): a calque" in told
    result = run("glossary", "show", "asthma")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_lint_tells_what_wants_a_look(space: Path, run: Run) -> None:
    assert run("glossary", "lint").stdout == "sound\n"
    table = space / "glossary/terms/es.csv"
    spoilt = table.read_text("utf-8").replace("pollen,polen", "pollen,pollen")
    table.write_text(spoilt.replace("a calque", ""), encoding="utf-8")
    result = run("glossary", "lint")
    assert result.exit_code == 1
    assert "es: pollen: “pollen” is the same as in the source" in result.stdout
    assert "es: hay-fever: no note says why “fiebre del heno” is forbidden" in result.stdout


def test_coverage_names_the_concepts_without_a_term(space: Path, run: Run) -> None:
    rows = {row["locale"]: row for row in json.loads(run("glossary", "coverage", "--json").stdout)}
    assert (rows["es"]["concepts"], rows["es"]["missing"]) == (2, [])
    assert rows["ar"]["missing"] == ["hay-fever", "pollen"]
    assert "none for hay-fever, pollen" in run("glossary", "coverage").stdout


def test_compiled_forms_are_written_once_and_asked_by_check(translated: Path, run: Run) -> None:
    pytest.importorskip("simplemma", reason="the extra `lemma` is not installed")
    table = translated / "glossary/terms/es.csv"
    table.write_text(table.read_text("utf-8") + "sneeze,estornudar,preferred,,,proposed\n", "utf-8")
    concepts = translated / "glossary/concepts.csv"
    row = "sneeze,sneeze,,verb,symptom,To blow air out,no,yes,,,proposed\n"
    concepts.write_text(concepts.read_text("utf-8") + row, "utf-8")
    first = run("glossary", "compile", "--locale", "es")
    assert first.stdout.startswith("glossary/terms/es.forms.json: ")
    assert "unchanged" in run("glossary", "compile", "--locale", "es").stdout
    forms = json.loads((translated / "glossary/terms/es.forms.json").read_text("utf-8"))["forms"]
    assert "estornudar" in forms
    catalog = translated / "locales/es/hay-fever.po"
    text = catalog.read_text("utf-8").replace("puede hacerle estornudar", "hace que estornude")
    catalog.write_text(text, encoding="utf-8")
    assert "term-missing" not in run("check", "--locale", "es").stdout


def test_a_spoilt_table_of_forms_is_refused(translated: Path, run: Run) -> None:
    (translated / "glossary/terms/es.forms.json").write_text("[]", encoding="utf-8")
    result = run("check", "--locale", "es")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("glossary/terms/es.forms.json: not a table of compiled forms")
