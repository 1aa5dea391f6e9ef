"""check --diff: what changed since a revision of git."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_review import po, spoil
from tests.conftest import Run

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    command = ("git", *identity, "-c", "commit.gpgsign=false", *arguments)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def committed(translated: Path) -> Path:
    """The workspace in a folder of a git repository, with mistakes in it from before."""
    spoil(translated, "<a>su farmacéutico</a>", "su farmacéutico")
    git(translated, "init", "--quiet", "--initial-branch=main")
    git(translated, "add", ".")
    git(translated, "commit", "--quiet", "-m", "as it was")
    return translated


def test_what_did_not_change_is_not_told(committed: Path, run: Run) -> None:
    assert run("check").exit_code == 1
    assert run("check", "--diff", "main").stdout == "no findings\n"


def test_an_entry_that_changed_is_told(committed: Path, run: Run) -> None:
    spoil(committed, "0,02 %", "0,2 %")
    result = run("check", "--diff", "HEAD")
    assert result.exit_code == 1
    assert "became 0,2" in result.stdout
    assert result.stdout.endswith("\n1 error\n")


def test_a_unit_that_changed_in_the_article_is_told(committed: Path, run: Run) -> None:
    article = committed / "source/hay-fever.md"
    article.write_text(article.read_text("utf-8").replace("- Ask [", "* Ask ["), "utf-8")
    result = run("check", "--diff", "HEAD", "--locale", "es")
    lines = [line for line in result.stdout.splitlines() if line.startswith("locales/")]
    assert lines[0].endswith("error: <a> is missing [markup]")
    assert all("[markup]" in line for line in lines)


def test_a_file_that_is_new_is_told_as_a_whole(committed: Path, run: Run) -> None:
    git(committed, "rm", "--quiet", "--cached", "locales/ar/hay-fever.po")
    git(committed, "commit", "--quiet", "-m", "without Arabic")
    assert run("check", "--diff", "HEAD").stdout.endswith("\n8 errors\n")


def test_a_branch_is_held_to_what_it_has_in_common_with_the_other(
    committed: Path, run: Run
) -> None:
    git(committed, "switch", "--quiet", "-c", "ours")
    git(committed, "switch", "--quiet", "main")
    spoil(committed, "0,02 %", "0,2 %")
    git(committed, "commit", "--quiet", "-am", "theirs")
    git(committed, "switch", "--quiet", "ours")
    assert run("check", "--diff", "main").stdout == "no findings\n"


def test_a_single_file_is_known_by_the_name_it_was_given(committed: Path, run: Run) -> None:
    (committed / "mbc-i18n.toml").unlink()
    absolute = str(po(committed))
    for name in ("locales/es/hay-fever.po", "./locales/es/hay-fever.po", absolute):
        assert run("check", name, "--diff", "HEAD").stdout == "no findings\n"
    spoil(committed, "0,02 %", "0,2 %")
    for name in ("locales/es/hay-fever.po", "./locales/es/hay-fever.po", absolute):
        assert run("check", name, "--diff", "HEAD").stdout.startswith(f"{name}:")


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:source", "-"])
def test_a_revision_that_git_does_not_know_is_refused_in_a_line(
    committed: Path, run: Run, revision: str
) -> None:
    result = run("check", f"--diff={revision}")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"--diff: git knows no revision {revision!r}; ")
    assert not (committed / "x").exists()


def test_without_a_repository_or_without_git_it_is_refused_in_a_line(
    translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(translated.parent))
    result = run("check", "--diff", "HEAD")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "not in a git repository" in result.stderr
    monkeypatch.setenv("PATH", "")
    result = run("check", "--diff", "HEAD")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "needs git" in result.stderr
