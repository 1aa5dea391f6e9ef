"""review report, review sheet export and import."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_i18n import po
from tests.conftest import Run
from tests.handout.papers import filled
from tests.review.spaces import FILE, staffed, states

EDIT, APPROVE, REJECT, BARE, CHANGED = 2, 3, 4, 5, 6
"""Rows of the sheet."""


@pytest.fixture
def staffed_space(translated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The translated workspace with three reviewers; nothing says who is at the keyboard."""
    monkeypatch.delenv("MBC_I18N_REVIEWER", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(translated / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setattr("os.fsync", lambda handle: None)
    return staffed(translated)


@pytest.fixture
def sheet(staffed_space: Path, run: Run) -> Path:
    """A sheet that was exported."""
    result = run("review", "sheet", "export", "hay-fever", "-l", "es", "-o", "x.xlsx")
    assert result.exit_code == 0, result.output
    assert result.stdout == "x.xlsx: 8 units\n"
    return staffed_space / "x.xlsx"


@pytest.fixture
def answered(sheet: Path) -> Path:
    """The sheet with an edit, an approval, and rejections with and without a reason."""
    rows = {
        EDIT: {"Translation": "Vivir con la rinitis alérgica", "Verdict": "approve"},
        APPROVE: {"Verdict": "approve"},
        REJECT: {"Verdict": "reject", "Remark": "too literal"},
        BARE: {"Verdict": "reject"},
        CHANGED: {"Verdict": "approve"},
    }
    sheet.write_bytes(filled(sheet.read_bytes(), rows))
    return sheet


def held(space: Path) -> dict[str, bytes]:
    folder = space / "locales"
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_report_is_a_file_named_for_article_and_locale(staffed_space: Path, run: Run) -> None:
    result = run("review", "report", "hay-fever", "--locale", "es")
    assert result.exit_code == 0, result.output
    assert result.stdout == "hay-fever.es.review.html: 8 units\n"
    html = (staffed_space / "hay-fever.es.review.html").read_text("utf-8")
    assert "Vivir con rinitis alérgica" in html


def test_a_report_to_a_file_or_to_standard_output(staffed_space: Path, run: Run) -> None:
    assert run("review", "report", "hay-fever", "-l", "es", "-o", "out/r.html").exit_code == 0
    told = run("review", "report", "hay-fever", "-l", "es", "-o", "-")
    assert told.stdout == (staffed_space / "out/r.html").read_text("utf-8")
    assert told.stderr == "-: 8 units\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "nothing", "-l", "es"),
        ("report", "hay-fever", "-l", "xx"),
        ("report", "hay-fever", "-l", "fr"),
        ("sheet", "export", "hay-fever", "-l", "fr", "-o", "x.xlsx"),
        ("sheet", "import", "none.xlsx", "--as", "ana"),
        ("sheet", "import", "mbc-i18n.toml", "--as", "ana"),
        ("sheet", "import", "mbc-i18n.toml", "--as", "nobody"),
    ],
)
def test_what_cannot_be_used(staffed_space: Path, run: Run, arguments: tuple[str, ...]) -> None:
    result = run("review", *arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_a_sheet_that_comes_back_unchanged_writes_nothing(sheet: Path, run: Run) -> None:
    before = held(sheet.parent)
    result = run("review", "sheet", "import", sheet, "--as", "ben")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 rows recorded, 0 refused\n"
    assert held(sheet.parent) == before


def test_answers_are_recorded_row_by_row(answered: Path, run: Run) -> None:
    path = answered.parent / FILE
    text = path.read_text("utf-8")
    path.write_text(text.replace("Qué ayuda", "Lo que ayuda"), encoding="utf-8")
    result = run("review", "sheet", "import", "x.xlsx", "--as", "ben")
    assert result.exit_code == 1
    told = [line.split(": ", 3)[1:] for line in result.stdout.splitlines()]
    assert [(row, words.partition(";")[0]) for row, _, words in told] == [
        ("row 2", "translation changed"),
        ("row 3", "approved as clinical"),
        ("row 4", "rejected as clinical"),
        ("row 5", "refused: a reason must be given"),
        ("row 6", "refused: source or translation has changed since the export"),
    ]
    assert result.stderr == "3 rows recorded, 2 refused\n"
    catalog = po.read(path.read_text("utf-8"))
    targets = {message.source: message for message in catalog.current}
    assert targets["Living with hay fever"].target == "Vivir con la rinitis alérgica"
    rejected = targets["Pollen can make you sneeze."]
    assert rejected.fuzzy
    assert "too literal" in rejected.comment
    assert states(answered.parent)["revised"] == 1


def test_nobody_but_the_named_person_signs(answered: Path, run: Run) -> None:
    run("review", "sheet", "import", "x.xlsx", "--as", "ben")
    ledgers = (answered.parent / "locales/es/signoffs").glob("*.jsonl")
    assert [path.name for path in ledgers] == ["ben.jsonl"]
    assert run("review", "sheet", "import", "x.xlsx").exit_code == 2


def test_who_edited_a_row_has_not_approved_it(answered: Path, run: Run) -> None:
    told = run("review", "sheet", "import", "x.xlsx", "--as", "ben").stdout
    assert "another person must judge" in told.splitlines()[0]
    text = (answered.parent / "locales/es/signoffs/ben.jsonl").read_text("utf-8")
    (edited,) = (line for line in text.splitlines() if "Vivir con la rinitis" in line)
    assert '"verdict":"translate"' in edited.replace(" ", "")


def test_a_dry_run_tells_the_same_and_writes_nothing(answered: Path, run: Run) -> None:
    before = held(answered.parent)
    dry = run("review", "sheet", "import", "x.xlsx", "--as", "ben", "--dry-run")
    assert held(answered.parent) == before
    assert dry.stderr == "4 rows would be recorded, 1 refused\n"
    wet = run("review", "sheet", "import", "x.xlsx", "--as", "ben")
    assert (dry.stdout, dry.exit_code) == (wet.stdout, wet.exit_code)


def test_the_same_answers_twice_are_recorded_once(answered: Path, run: Run) -> None:
    run("review", "sheet", "import", "x.xlsx", "--as", "ben")
    before = held(answered.parent)
    again = run("review", "sheet", "import", "x.xlsx", "--as", "ben")
    assert held(answered.parent) == before
    assert again.stderr == "0 rows recorded, 2 refused\n"
    assert again.stdout.count("nothing new") == 3


def test_a_reviewer_of_another_locale_signs_nothing(answered: Path, run: Run) -> None:
    text = (answered.parent / "mbc-i18n.toml").read_text("utf-8")
    other = text.replace('locales = ["es"]', 'locales = ["ar"]')
    (answered.parent / "mbc-i18n.toml").write_text(other, encoding="utf-8")
    before = held(answered.parent)
    result = run("review", "sheet", "import", "x.xlsx", "--as", "ben")
    assert result.exit_code == 1
    assert result.stdout.count("is no reviewer of this locale") == 5
    assert held(answered.parent) == before
