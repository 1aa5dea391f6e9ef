"""glossary add, extract, html, export, import."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import CONCEPTS, TERMS, Run

SEASON = "id,source,preferred,locale\nseason,season,temporada,es\n"
RIVAL = "id,source,preferred,locale\nhay-fever,hay fever,fiebre del heno,es\n"


def added(before: str, after: str) -> list[str]:
    """The lines that a text has more; it must have lost none and changed none."""
    left = after.splitlines(keepends=True)
    for line in before.splitlines(keepends=True):
        left.remove(line)
    return left


class TestAdd:
    def test_a_concept_with_its_term(self, space: Path, run: Run) -> None:
        arguments = ["--domain", "allergy", "--definition", "When pollen flies.", "--variant"]
        told = run(
            "glossary", "add", "season", *arguments, "pollen season", "--pos", "noun",
            "--locale", "es", "--term", "temporada", "--form", "temporadas", "--note", "Why.",
        ).stdout  # fmt: skip
        assert told == (
            "glossary/concepts.csv:4: added: season: season\n"
            "glossary/terms/es.csv:5: added: season: temporada (preferred)\n"
        )
        concepts = (space / "glossary/concepts.csv").read_text("utf-8")
        row = "season,season,pollen season,noun,allergy,When pollen flies.,no,yes,,,proposed\n"
        assert added(CONCEPTS, concepts) == [row]
        terms = (space / "glossary/terms/es.csv").read_text("utf-8")
        assert added(TERMS, terms) == ["season,temporada,preferred,temporadas,Why.,proposed\n"]

    def test_a_term_for_a_concept_that_is_there(self, space: Path, run: Run) -> None:
        term = ["--locale", "es", "--term", "alergia al polen", "--usage", "admitted"]
        told = run("glossary", "add", "Hay fever", *term).stdout
        assert told == "glossary/terms/es.csv:4: added: hay-fever: alergia al polen (admitted)\n"
        assert (space / "glossary/concepts.csv").read_text("utf-8") == CONCEPTS

    def test_a_name_that_stays(self, space: Path, run: Run) -> None:
        run("glossary", "add", "WHO", "--keep", "--case", "acronym", "--id", "who-agency")
        row = "who-agency,WHO,,,,,acronym,no,,,proposed\n"
        assert added(CONCEPTS, (space / "glossary/concepts.csv").read_text("utf-8")) == [row]

    @pytest.mark.parametrize(
        ("arguments", "problem"),
        [
            (["pollen"], "the concept 'pollen' is there already (pollen); "),
            (["x", "-l", "es", "--term", "y", "--gender", "masculine"],
             "glossary/terms/es.csv:1: no column 'gender'; "),
            (["pollen", "-l", "es", "--term", "polen de abeja"],
             "glossary/terms/es.csv:3: a second preferred term for 'pollen'"),
            (["pollen", "-l", "es", "--term", "polen", "--usage", "forbidden"],
             "glossary/terms/es.csv:3: 'polen' is both accepted and not for 'pollen'; "),
            (["po\u200bllen"], "glossary/concepts.csv:"),
        ],
    )  # fmt: skip
    def test_what_the_loader_would_refuse_is_not_written(
        self, space: Path, run: Run, arguments: list[str], problem: str
    ) -> None:
        result = run("glossary", "add", *arguments)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert result.stderr.startswith(problem)
        assert (space / "glossary/concepts.csv").read_text("utf-8") == CONCEPTS
        assert (space / "glossary/terms/es.csv").read_text("utf-8") == TERMS

    def test_a_glossary_can_begin_with_it(self, space: Path, run: Run) -> None:
        for path in (space / "glossary").rglob("*.csv"):
            path.unlink()
        run("glossary", "add", "pollen", "--locale", "fr", "--term", "pollen", "--note", "Same.")
        assert run("glossary", "list").stdout == "pollen: pollen = fr pollen\n1 concept\n"


class TestExtract:
    def test_what_the_glossary_lacks_is_proposed_with_its_place(
        self, space: Path, run: Run
    ) -> None:
        told = run("glossary", "extract", "hay-fever").stdout
        assert " pharmacist (source/hay-fever.md:11)\n" in told
        assert "hay fever" not in told
        assert told.splitlines()[-1].endswith(" candidates")

    def test_all_shows_what_it_has_too(self, space: Path, run: Run) -> None:
        assert "hay fever = hay-fever (" in run("glossary", "extract", "--all").stdout

    def test_the_number_is_limited(self, space: Path, run: Run) -> None:
        result = run("glossary", "extract", "--most", "2", "--all", "--json")
        rows = json.loads(result.stdout)
        assert len(rows) == 2
        assert rows[0].keys() == {"term", "count", "score", "file", "line", "example", "concept"}


class TestHtml:
    def test_each_locale_gets_a_file(self, space: Path, run: Run) -> None:
        told = run("glossary", "html", "-l", "es", "-l", "pt_BR", "-o", "lists").stdout
        assert told == "lists/glossary.es.html\nlists/glossary.pt-BR.html\n"
        assert "fiebre del heno" in (space / "lists/glossary.es.html").read_text("utf-8")

    def test_one_locale_may_name_its_file(self, space: Path, run: Run) -> None:
        assert run("glossary", "html", "-o", "es.html").stdout == "es.html\n"
        assert run("glossary", "html", "-o", "-").stdout == (space / "es.html").read_text("utf-8")

    def test_two_locales_do_not_fit_into_one_file(self, space: Path, run: Run) -> None:
        result = run("glossary", "html", "-l", "es", "-l", "ar", "-o", "all.html")
        assert result.exit_code == 2
        assert result.stderr.startswith("all.html: one file holds one locale; ")
        assert not (space / "all.html").exists()


class TestMerge:
    def glossary(self, space: Path) -> dict[str, str]:
        paths = (space / "glossary").rglob("*.csv")
        return {path.name: path.read_text("utf-8") for path in paths}

    def test_what_is_new_comes_in_as_proposed(self, space: Path, run: Run) -> None:
        (space / "new.csv").write_text(SEASON, encoding="utf-8")
        told = run("glossary", "import", "new.csv", "--merge").stdout
        assert told == (
            "glossary/concepts.csv:4: added: season: season\n"
            "glossary/terms/es.csv:5: added: season: temporada (preferred)\n"
            "2 rows written\n"
        )
        made = self.glossary(space)
        row = "season,season,,,,,,,,,proposed\n"
        assert added(CONCEPTS, made["concepts.csv"]) == [row]
        assert added(TERMS, made["es.csv"]) == ["season,temporada,preferred,,,proposed\n"]

    def test_its_own_export_changes_nothing(self, space: Path, run: Run) -> None:
        run("glossary", "export", "tbx", "-o", "all.tbx")
        assert run("glossary", "import", "all.tbx", "--merge").stdout == "0 rows written\n"
        assert self.glossary(space) == {"concepts.csv": CONCEPTS, "es.csv": TERMS}

    def test_a_dry_run_writes_nothing(self, space: Path, run: Run) -> None:
        (space / "new.csv").write_text(SEASON, encoding="utf-8")
        told = run("glossary", "import", "new.csv", "--merge", "--dry-run").stdout
        assert "glossary/concepts.csv:4: would be added: season: season\n" in told
        assert told.endswith("2 rows to write\n")
        assert self.glossary(space) == {"concepts.csv": CONCEPTS, "es.csv": TERMS}

    def test_conflicts_are_told_and_nothing_is_written(self, space: Path, run: Run) -> None:
        (space / "new.csv").write_text(RIVAL + SEASON.partition("\n")[2], encoding="utf-8")
        result = run("glossary", "import", "new.csv", "--merge")
        assert result.exit_code == 2
        assert result.stdout == (
            "hay-fever: es: fiebre del heno: here “forbidden”, there “preferred”\n"
            "hay-fever: es: preferred: here “rinitis alérgica”, there “fiebre del heno”\n"
        )
        assert result.stderr == (
            "new.csv: 2 conflicts; nothing was written; "
            "choose a side with --prefer ours or --prefer theirs\n"
        )
        assert self.glossary(space) == {"concepts.csv": CONCEPTS, "es.csv": TERMS}

    def test_ours_may_be_preferred(self, space: Path, run: Run) -> None:
        (space / "new.csv").write_text(RIVAL, encoding="utf-8")
        result = run("glossary", "import", "new.csv", "--merge", "--prefer", "ours")
        assert result.stdout.count("; kept ours\n") == 2
        assert self.glossary(space)["es.csv"] == TERMS

    def test_theirs_may_be_preferred(self, space: Path, run: Run) -> None:
        (space / "new.csv").write_text(RIVAL, encoding="utf-8")
        result = run("glossary", "import", "new.csv", "--merge", "--prefer", "theirs")
        assert result.stdout.count("; took theirs\n") == 2
        expected = TERMS.replace("alérgica,preferred", "alérgica,admitted")
        expected = expected.replace("heno,forbidden", "heno,preferred")
        assert self.glossary(space)["es.csv"] == expected

    @pytest.mark.parametrize(
        "arguments",
        [[], ["--merge", "-o", "x"], ["-o", "x", "--dry-run"], ["-o", "x", "--prefer", "ours"]],
    )
    def test_options_that_do_not_fit_are_refused(
        self, space: Path, run: Run, arguments: list[str]
    ) -> None:
        (space / "new.csv").write_text(SEASON, encoding="utf-8")
        assert run("glossary", "import", "new.csv", *arguments).exit_code == 2
        assert not (space / "x").exists()


def test_tbx_goes_out_and_comes_back(space: Path, run: Run) -> None:
    assert run("glossary", "export", "tbx", "-o", "all.tbx").exit_code == 0
    result = run("glossary", "import", "all.tbx", "-o", "again")
    assert result.stdout == "again: 2 concepts, 3 terms\n"
    assert "fiebre del heno" in (space / "again/terms/es.csv").read_text("utf-8")


def test_what_a_format_cannot_hold_is_named(space: Path, run: Run) -> None:
    result = run("glossary", "export", "omegat", "--locale", "es")
    assert "hay fever\trinitis alérgica" in result.stdout
    assert "not in this file: " in result.stderr
    assert run("glossary", "export", "omegat").exit_code == 2


def test_an_import_never_writes_over_a_glossary(space: Path, run: Run) -> None:
    run("glossary", "export", "tbx", "-o", "all.tbx")
    result = run("glossary", "import", "all.tbx", "-o", "glossary")
    assert (result.exit_code, result.stderr) == (2, "glossary: is not empty; name a new folder\n")


def test_an_unsound_import_is_refused(space: Path, run: Run) -> None:
    (space / "bad.tbx").write_text("<tbx><", encoding="utf-8")
    result = run("glossary", "import", "bad.tbx", "-o", "new")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("bad.tbx:")
    assert not (space / "new").exists()
