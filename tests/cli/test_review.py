"""check: what it finds, how it tells, and the status it leaves with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run, fill


def po(space: Path) -> Path:
    return space / "locales/es/hay-fever.po"


def spoil(space: Path, old: str, new: str) -> None:
    text = po(space).read_text(encoding="utf-8")
    assert old in text
    po(space).write_text(text.replace(old, new), encoding="utf-8")


def test_a_good_catalog_leaves_with_status_0(translated: Path, run: Run) -> None:
    result = run("check", "--locale", "es", "--fail-on", "info")
    assert (result.exit_code, result.stdout) == (0, "no findings\n")


def test_a_wrong_number_is_told_with_its_factor(translated: Path, run: Run) -> None:
    spoil(translated, "0,02 %", "0,2 %")
    result = run("check", "--locale", "es")
    assert result.exit_code == 1
    assert "became 0,2" in result.stdout
    assert ": 10×" in result.stdout


def test_a_finding_names_file_line_severity_and_check(translated: Path, run: Run) -> None:
    spoil(translated, "<a>su farmacéutico</a>", "su farmacéutico")
    result = run("check", "--locale", "es", "--select", "markup")
    line = (
        po(translated)
        .read_text(encoding="utf-8")
        .splitlines()
        .index('msgstr "Pregunte a su farmacéutico."')
    )
    assert result.stdout.startswith(
        f"locales/es/hay-fever.po:{line + 1}: error: <a> is missing [markup]\n"
    )


def test_a_forbidden_term_is_an_error(translated: Path, run: Run) -> None:
    spoil(translated, "Vivir con rinitis alérgica", "Vivir con fiebre del heno")
    findings = json.loads(run("check", "--locale", "es", "--json").stdout)
    found = {finding["check"]: finding for finding in findings}
    assert found["term-forbidden"]["severity"] == "error"
    assert found["term-forbidden"]["suggestion"] == "rinitis alérgica"
    assert "term-missing" not in found, "one finding for one cause"


def test_untranslated_and_fuzzy_are_errors(translated: Path, run: Run) -> None:
    spoil(translated, 'msgid "What helps"', '#, fuzzy\nmsgid "What helps"')
    assert "error: marked fuzzy [fuzzy]" in run("check", "--locale", "es").stdout
    result = run("check", "--locale", "ar")
    assert result.exit_code == 1
    assert result.stdout.count("not translated [untranslated]") == 8


def test_a_single_file_needs_no_workspace(translated: Path, run: Run) -> None:
    spoil(translated, "El polen puede", "La fiebre puede")
    (translated / "mbc-i18n.toml").unlink()
    result = run(
        "check", "locales/es/hay-fever.po", "--glossary", "glossary", "--fail-on", "warning"
    )
    assert result.exit_code == 1
    assert "“pollen” should be “polen”" in result.stdout
    piped = run("check", "-", stdin=po(translated).read_bytes())
    assert piped.exit_code == 0


def test_what_cannot_be_used_leaves_with_status_2(translated: Path, run: Run) -> None:
    assert run("check", "--select", "nonsense").exit_code == 2
    assert run("check", "nowhere.po").exit_code == 2
    assert run("check", "locales/es/hay-fever.po", "--glossary", "source").exit_code == 2


def test_arabic_untranslated_is_filled(translated: Path, run: Run) -> None:
    fill(translated / "locales/ar/hay-fever.po", {"What helps": "ما الذي يساعد"})
    result = run("check", "--locale", "ar", "--json")
    assert len([f for f in json.loads(result.stdout) if f["check"] == "untranslated"]) == 7


def test_an_article_ahead_of_its_catalog_is_an_error(translated: Path, run: Run) -> None:
    article = translated / "source/hay-fever.md"
    article.write_text(article.read_text("utf-8") + "\nCall us.\n", "utf-8")
    result = run("check", "--locale", "es")
    assert result.exit_code == 1
    assert "1 units of the article are not in the catalog" not in result.stdout
    assert "1 unit of the article is not in the catalog; run `mbc-i18n extract`" in result.stdout


def test_a_single_file_is_not_checked_as_another_language(translated: Path, run: Run) -> None:
    result = run("check", "locales/es/hay-fever.po", "--locale", "ar")
    assert result.exit_code == 2
    assert "its Language is es, not ar" in result.stderr


SHEET = """\
id,source,source_variants,pos,preferred,admitted,forbidden,case
T1,biopsy,,noun,biopsia,,autopsia,no
T2,WHO,,noun,OMS,,,yes
"""
FOREIGN = r"""
msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgctxt "page:1"
msgid "A biopsy helps those who ask."
msgstr "Una biopsia ayuda a quienes preguntan."

msgctxt "page:2"
msgid "Biopsies, says the WHO."
msgstr "Autopsias, dice la OMS; 3."
"""


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PO file of somebody else's, and a glossary in one file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "theirs.po").write_text(FOREIGN.lstrip(), "utf-8")
    (tmp_path / "terms.csv").write_text(SHEET, "utf-8")
    return tmp_path


class TestAnyFile:
    ASKED = ("check", "theirs.po", "--locale", "es", "--select", "terms", "--format", "json")

    def test_is_held_to_a_glossary_of_one_file(self, foreign: Path, run: Run) -> None:
        result = run(*self.ASKED, "--glossary", "terms.csv")
        assert result.exit_code == 1
        (finding,) = json.loads(result.stdout)
        assert (finding["check"], finding["severity"]) == ("term-forbidden", "error")
        assert (finding["msgctxt"], finding["concept"]) == ("page:2", "T1")
        assert finding["msgid"] == "Biopsies, says the WHO."
        assert (finding["source_spans"], finding["target_spans"]) == ([[0, 8]], [[0, 9]])
        assert (finding["unit"], finding["term"]) == ("page:2", "T1")

    def test_a_tbx_file_says_the_same(self, foreign: Path, run: Run) -> None:
        run("glossary", "import", "terms.csv", "--locale", "es", "--output", "tables")
        (foreign / "mbc-i18n.toml").write_text('glossary = "tables"\n')
        run("glossary", "export", "tbx", "--output", "terms.tbx")
        csv, tbx = (
            json.loads(run(*self.ASKED, "--glossary", file).stdout)
            for file in ("terms.csv", "terms.tbx")
        )
        assert tbx == csv

    def test_its_forms_are_compiled_once(self, foreign: Path, run: Run) -> None:
        first = run(*self.ASKED, "--glossary", "terms.csv")
        (kept,) = (foreign / "cache").rglob("es-*.json")
        before = kept.stat().st_mtime_ns
        assert run(*self.ASKED, "--glossary", "terms.csv").stdout == first.stdout
        assert kept.stat().st_mtime_ns == before

    def test_a_territory_that_cldr_does_not_know_is_left_out(self, foreign: Path, run: Run) -> None:
        path = foreign / "theirs.po"
        path.write_text(path.read_text("utf-8").replace("Language: es", "Language: es_LA"))
        assert run(*self.ASKED, "--glossary", "terms.csv").exit_code == 1

    def test_a_glossary_that_cannot_be_right_is_refused_in_a_line(
        self, foreign: Path, run: Run
    ) -> None:
        (foreign / "terms.csv").write_text(SHEET + "T3,x,,,biopsia,,biopsia,no\n", "utf-8")
        result = run(*self.ASKED, "--glossary", "terms.csv")
        assert result.exit_code == 2
        assert result.stderr.startswith("terms.csv: 'biopsia' is both accepted and not for 'T3'")


def test_a_row_that_nobody_vouched_for_makes_no_error_where_more_is_asked(
    translated: Path, run: Run
) -> None:
    spoil(translated, "Vivir con rinitis alérgica", "Vivir con fiebre del heno")
    settings = translated / "mbc-i18n.toml"
    own = settings.read_text("utf-8")
    settings.write_text(own + '\nglossary.enforce = "reviewed"\n', "utf-8")
    result = run("check", "--locale", "es", "--json")
    (finding,) = json.loads(result.stdout)
    assert (result.exit_code, finding["severity"]) == (0, "warning")
    settings.write_text(own + '\nglossary.enforce = "everything"\n', "utf-8")
    assert "glossary.enforce must be proposed" in run("check").stderr
    settings.write_text(own + '\nglossary.enforced = "reviewed"\n', "utf-8")
    assert "did you mean 'glossary.enforce'?" in run("check").stderr


def test_a_group_of_checks_runs_without_its_advice(translated: Path, run: Run) -> None:
    spoil(translated, "Vivir con rinitis alérgica", "Vivir con rinitis")
    found = json.loads(run("check", "--locale", "es", "--select", "terms", "--json").stdout)
    assert {finding["check"] for finding in found} == {"term-missing"}
    assert json.loads(run("check", "--locale", "es", "--select", "numbers", "--json").stdout) == []


class TestWhatRuns:
    def test_names_and_groups_stand_between_commas_or_in_several_options(
        self, translated: Path, run: Run
    ) -> None:
        spoil(translated, "<a>su farmacéutico</a>", "su farmacéutico")
        spoil(translated, "0,02 %", "0,2 %")

        def found(*options: str) -> set[str]:
            result = run("check", "--locale", "es", "--json", *options)
            return {finding["check"] for finding in json.loads(result.stdout)}

        assert found() == {"markup", "numbers"}
        assert found("--select", "markup, numbers") == {"markup", "numbers"}
        assert found("--select", "markup", "--select", "terms") == {"markup"}
        assert found("--ignore", "markup,terms") == {"numbers"}
        assert found("--select", "markup,numbers", "--ignore", "numbers") == {"markup"}

    def test_a_name_that_is_not_known_is_refused_with_the_nearest(
        self, translated: Path, run: Run
    ) -> None:
        for option in ("--select", "--ignore"):
            result = run("check", option, "number")
            assert result.exit_code == 2
            assert result.stderr == "no check 'number'; did you mean 'numbers'?\n"

    def test_an_article_may_be_named_by_an_option(self, translated: Path, run: Run) -> None:
        assert run("check", "--article", "hay-fever", "--locale", "es").exit_code == 0
        assert run("check", "--article", "nowhere").exit_code == 2


class TestStatus:
    def test_follows_the_severity_that_was_named(self, translated: Path, run: Run) -> None:
        spoil(translated, "Qué ayuda", "What helps")
        assert run("check", "--locale", "es").exit_code == 0
        assert run("check", "--locale", "es", "--fail-on", "warning").exit_code == 1
        assert run("check", "--locale", "ar", "--fail-on", "never").exit_code == 0

    def test_counts_warnings(self, translated: Path, run: Run) -> None:
        spoil(translated, "Qué ayuda", "What helps")
        assert run("check", "--locale", "es", "--max-warnings", "1").exit_code == 0
        assert run("check", "--locale", "es", "--max-warnings", "0").exit_code == 1
        assert run("check", "--max-warnings", "-1").exit_code == 2


class TestOutput:
    def test_a_file_takes_the_findings_and_the_terminal_their_number(
        self, translated: Path, run: Run
    ) -> None:
        result = run("check", "--format", "sarif", "--output", "out.sarif")
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "8 errors\n"
        log = json.loads((translated / "out.sarif").read_text("utf-8"))
        assert len(log["runs"][0]["results"]) == 8

    def test_an_answer_in_the_file_is_suppressed_in_sarif(self, translated: Path, run: Run) -> None:
        spoil(translated, 'msgid "What helps"', '#, ignore-same\nmsgid "What helps"')
        spoil(translated, "Qué ayuda", "What helps")
        result = run("check", "--locale", "es", "--format", "sarif")
        (found,) = json.loads(result.stdout)["runs"][0]["results"]
        (suppression,) = found["suppressions"]
        assert suppression == {"kind": "inSource", "justification": "flag ignore-same"}
        assert run("check", "--locale", "es").stdout == "no findings\n"

    def test_junit_names_every_file_and_check_that_ran(self, translated: Path, run: Run) -> None:
        text = run("check", "--format", "junit", "--select", "markup,fuzzy").stdout
        assert text.count("<testsuite name=") == 2
        assert text.count("<testcase ") == 4

    @pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
    def test_a_build_server_is_told_of_files_from_the_top_of_its_checkout(
        self, translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch, form: str
    ) -> None:
        asked = ("check", "--locale", "ar", "--format", form)
        monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
        monkeypatch.delenv("CI_PROJECT_DIR", raising=False)
        plain = run(*asked).stdout
        own = f"{translated.name}/locales/ar/hay-fever.po"
        assert own not in plain
        monkeypatch.setenv("GITHUB_WORKSPACE", str(translated.parent))
        assert own in run(*asked).stdout
        monkeypatch.setenv("GITHUB_WORKSPACE", str(translated / "elsewhere"))
        assert run(*asked).stdout == plain

    def test_the_words_are_underlined(self, translated: Path, run: Run) -> None:
        spoil(translated, "0,02 %", "0,2 %")
        lines = run("check", "--locale", "es", "--select", "numbers").stdout.split("\n")
        target = next(line for line in lines if "0,2" in line and line.startswith("    "))
        carets = lines[lines.index(target) + 1]
        assert target[carets.index("^") : carets.rindex("^") + 1].startswith("0,2")


class TestSource:
    @pytest.fixture
    def long(self, translated: Path) -> Path:
        """An article with a sentence that nobody can translate."""
        article = translated / "source/hay-fever.md"
        words = "pollen " * 60
        article.write_text(article.read_text("utf-8") + f"\nIt is {words}there.\n", "utf-8")
        return translated

    def test_looks_at_the_articles_themselves(self, long: Path, run: Run) -> None:
        result = run("check", "--source", "--select", "long-sentence")
        assert result.stdout.startswith("source/hay-fever.md:17: ")
        assert result.stdout.count("[long-sentence]") == 1
        assert result.exit_code == 0
        assert run("check", "--source", "--fail-on", "info").exit_code == 1
        assert run("check", "nowhere", "--source").exit_code == 2

    def test_follows_options_and_settings(self, long: Path, run: Run) -> None:
        assert "long-sentence" not in run("check", "--source", "--ignore", "long-sentence").stdout
        settings = long / "mbc-i18n.toml"
        own = settings.read_text("utf-8")
        settings.write_text(own + 'checks.severity = { source = "error" }\n')
        assert "error: " in run("check", "--source").stdout
        settings.write_text(own + 'checks.ignore = ["source"]\n')
        assert run("check", "--source").stdout == "no findings\n"

    def test_has_names_of_its_own(self, long: Path, run: Run) -> None:
        assert run("check", "--source", "--select", "numbers").exit_code == 2
        assert run("check", "--select", "long-sentence").exit_code == 2
        assert run("check", "--source", "--select", "source").exit_code == 0

    def test_can_be_told_to_programs_and_listed(self, long: Path, run: Run) -> None:
        log = json.loads(run("check", "--source", "--format", "sarif").stdout)["runs"][0]
        rules = log["tool"]["driver"]["rules"]
        assert {rules[each["ruleIndex"]]["id"] for each in log["results"]} >= {"long-sentence"}
        assert 'testsuite name="source/hay-fever.md"' in (
            run("check", "--source", "--format", "junit").stdout
        )
        run("check", "--source", "--baseline", "known.json", "--write-baseline")
        assert run("check", "--source", "--baseline", "known.json").stdout == "no findings\n"


class TestBaseline:
    def test_lets_new_findings_alone_fail(self, translated: Path, run: Run) -> None:
        written = run("check", "--baseline", "known.json", "--write-baseline")
        assert (written.exit_code, written.stdout) == (0, "known.json: 8 findings listed\n")
        assert run("check", "--baseline", "known.json").stdout == "no findings\n"
        spoil(translated, "0,02 %", "0,2 %")
        result = run("check", "--baseline", "known.json")
        assert result.exit_code == 1
        assert result.stdout.endswith("\n1 error\n")

    def test_tells_what_is_no_longer_found(self, translated: Path, run: Run) -> None:
        run("check", "--baseline", "known.json", "--write-baseline")
        fill(translated / "locales/ar/hay-fever.po", {"What helps": "ما الذي يساعد"})
        result = run("check", "--baseline", "known.json", "--fail-on", "warning")
        assert result.exit_code == 1
        assert "known.json:" in result.stdout
        assert "warning: untranslated of locales/ar/hay-fever.po" in result.stdout
        narrow = run("check", "--baseline", "known.json", "--locale", "es")
        assert narrow.stdout == "no findings\n", "Arabic was not looked at"

    def test_written_for_one_locale_keeps_the_others(self, translated: Path, run: Run) -> None:
        run("check", "--baseline", "known.json", "--write-baseline")
        before = (translated / "known.json").read_text("utf-8")
        run("check", "--baseline", "known.json", "--write-baseline", "--locale", "es")
        assert (translated / "known.json").read_text("utf-8") == before


@pytest.mark.parametrize(
    "options",
    [
        ("--write-baseline",),
        ("--write-baseline", "--baseline", "known.json", "--diff", "HEAD"),
        ("--yes",),
        ("--fix", "--diff", "HEAD"),
        ("--source", "--fix"),
        ("--source", "--locale", "es"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    translated: Path, run: Run, options: tuple[str, ...]
) -> None:
    result = run("check", *options)
    assert result.exit_code == 2
    assert result.stderr.startswith("--")
    assert result.stderr.count("\n") == 1
