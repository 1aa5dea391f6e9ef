"""review submit: a translator says whose words these are, and approves nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.review.spaces import FILE, committed, git, staffed, states

LEDGERS = "locales/es/signoffs"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor git says who is at the keyboard."""
    monkeypatch.delenv("MBC_I18N_REVIEWER", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def space(translated: Path) -> Path:
    """The translated workspace with three reviewers."""
    return staffed(translated)


def typed(space: Path, old: str, new: str) -> None:
    """Somebody changes words in an editor."""
    path = space / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def named(space: Path, who: str) -> None:
    """The editor writes into the header who saved the file last."""
    path = space / FILE
    text = path.read_text("utf-8")
    header = re.sub(r'"Last-Translator: .*\\n"', f'"Last-Translator: {who}\\\\n"', text)
    assert who in header
    path.write_text(header, encoding="utf-8")


def submit(run: Run, who: str, *options: str) -> tuple[str, str]:
    result = run("review", "submit", "--as", who, "--locale", "es", *options)
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def records(space: Path, who: str) -> list[tuple[str, str]]:
    path = space / LEDGERS / f"{who}.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [(each["verdict"], each["target"]) for each in map(json.loads, lines)]


def test_words_of_nobody_are_recorded_once(space: Path, run: Run) -> None:
    before = (space / FILE).read_bytes()
    told, summary = submit(run, "ana")
    assert told.count(": written by ana\n") == 8
    assert summary == "8 units recorded\n"
    assert {verdict for verdict, _ in records(space, "ana")} == {"translate"}
    assert states(space) == {"translated": 8}
    assert (space / FILE).read_bytes() == before
    assert submit(run, "ana") == ("", "0 units recorded\n")
    assert len(records(space, "ana")) == 8


def test_the_author_cannot_approve_them_whatever_the_header_says(space: Path, run: Run) -> None:
    submit(run, "eva")
    named(space, "Ben Ott")
    unit = json.loads(run("review", "list", "-l", "es", "--json").stdout)[0]["id"]
    refused = run("review", "sign", unit, "--as", "eva", "-l", "es", "--role", "clinical")
    assert "Eva Gil translated these words" in refused.stderr
    assert run("review", "sign", unit, "--as", "ben", "-l", "es").exit_code == 0


def test_only_words_that_changed_since_are_recorded_again(space: Path, run: Run) -> None:
    submit(run, "ana")
    typed(space, "Qué ayuda", "Lo que ayuda")
    told, summary = submit(run, "eva")
    assert (told.count("\n"), summary) == (1, "1 unit recorded, 7 units of others left alone\n")
    assert records(space, "eva") == [("translate", "Lo que ayuda")]


def test_words_of_whom_the_file_names_are_left_alone(space: Path, run: Run) -> None:
    named(space, "Ben Ott")
    assert submit(run, "eva") == ("", "0 units recorded, 8 units of others left alone\n")
    assert submit(run, "ben")[1] == "8 units recorded\n"


def test_words_that_the_person_approved_were_somebody_else_s(space: Path, run: Run) -> None:
    unit = json.loads(run("review", "list", "-l", "es", "--json").stdout)[0]["id"]
    run("review", "sign", unit, "--as", "ana", "-l", "es")
    assert submit(run, "ana")[1] == "7 units recorded, 1 unit of others left alone\n"
    assert states(space) == {"revised": 1, "translated": 7}


def test_what_is_not_finished_is_nobody_s_yet(space: Path, run: Run) -> None:
    typed(space, 'msgid "What helps"', '#, fuzzy\nmsgid "What helps"')
    typed(space, 'msgstr "La temporada dura de 3 a 6 semanas."', 'msgstr ""')
    submit(run, "ana")
    targets = {target for _, target in records(space, "ana")}
    assert len(targets) == 6
    assert "Qué ayuda" not in targets


def test_since_a_revision_of_git(space: Path, run: Run) -> None:
    git(space, "init", "--quiet")
    committed(space)
    typed(space, "Qué ayuda", "Lo que ayuda")
    told, _ = submit(run, "ana", "--since", "HEAD")
    assert told.count("\n") == 1
    assert records(space, "ana") == [("translate", "Lo que ayuda")]
    wrong = run("review", "submit", "--as", "ana", "--since", "nonesuch")
    assert wrong.exit_code == 2
    assert wrong.stderr.startswith("--since: git knows no revision 'nonesuch'; name a branch")


def test_a_file_that_the_revision_lacks_is_new_as_a_whole(space: Path, run: Run) -> None:
    git(space, "init", "--quiet")
    (space / ".gitignore").write_text("locales/\n", encoding="utf-8")
    committed(space)
    assert submit(run, "ana", "--since", "HEAD")[1] == "8 units recorded\n"


def test_somebody_who_is_no_reviewer_of_the_locale_records_nothing(space: Path, run: Run) -> None:
    path = space / "locales/ar/hay-fever.po"
    text = path.read_text("utf-8")
    empty = 'msgid "What helps"\nmsgstr ""'
    path.write_text(text.replace(empty, empty[:-1] + 'ما يفيد"'), encoding="utf-8")
    result = run("review", "submit", "--as", "ben", "--locale", "ar")
    assert result.exit_code == 2
    assert "Ben Ott is no reviewer of this locale" in result.stderr
    assert not (space / "locales/ar/signoffs").exists()
