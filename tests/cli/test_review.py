"""check: what it finds, how it tells, and the status it leaves with."""

from __future__ import annotations

import json
from pathlib import Path

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
        .index('msgid "Ask <a>your pharmacist</a>."')
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
    assert run("check", "--select", "spelling").exit_code == 2
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
