"""A site that follows its files: every change is seen once, what is published is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mbc_i18n import workspace
from mbc_i18n.publish import watching
from tests.conftest import Run


def seen(space: Path, *changes: Callable[[], object]) -> int:
    """How often something changed, when these things are done between two looks."""
    left = list(changes)

    def wait() -> bool:
        if left:
            left.pop(0)()
            return True
        return False

    return sum(1 for _ in watching.changes(workspace.find(space), wait))


def nothing() -> None:
    """Nobody works."""


def test_the_beginning_counts(translated: Path) -> None:
    assert seen(translated) == 1
    assert seen(translated, nothing, nothing) == 1


@pytest.mark.parametrize(
    "file",
    [
        "source/hay-fever.md",
        "locales/es/hay-fever.po",
        "glossary/terms/es.csv",
        "mbc-i18n.toml",
        "source/new.md",
        "locales/es/signoffs/ana.jsonl",
    ],
)
def test_each_change_is_seen_once(translated: Path, file: str) -> None:
    path = translated / file
    path.parent.mkdir(exist_ok=True)

    def change() -> None:
        old = path.read_text("utf-8") if path.exists() else ""
        path.write_text(old + "\n# more\n", "utf-8")

    assert seen(translated, nothing, change, nothing, change, nothing) == 3


def test_rules_for_sentences_are_seen_wherever_they_lie(translated: Path) -> None:
    rules, settings = translated / "own.txt", translated / "mbc-i18n.toml"
    rules.write_text("e.g.\n", "utf-8")
    settings.write_text(
        settings.read_text("utf-8") + '[segmentation]\nabbreviations = "own.txt"\n', "utf-8"
    )
    assert seen(translated, nothing, lambda: rules.write_text("e.g.\ni.e.\n", "utf-8")) == 2


def test_settings_that_change_are_followed(translated: Path) -> None:
    settings, theme = translated / "mbc-i18n.toml", translated / "own/theme.css"
    theme.parent.mkdir()

    def name() -> None:
        settings.write_text(f"{settings.read_text('utf-8')}[publish]\ntemplates = 'own'\n", "utf-8")

    def spoil() -> None:
        settings.write_text("[", "utf-8")

    def style() -> None:
        theme.write_text("p { color: red }", "utf-8")

    assert seen(translated, name, style, nothing, spoil, nothing, style) == 5


def test_a_file_that_goes_is_a_change(translated: Path) -> None:
    assert seen(translated, (translated / "source/hay-fever.md").unlink) == 2


def test_publishing_is_none(translated: Path, run: Run) -> None:
    def publish() -> None:
        assert run("publish", "--draft", "--missing", "mark").exit_code == 0

    assert seen(translated, publish, publish) == 1


def test_nor_are_files_that_wait_to_take_their_place(translated: Path) -> None:
    def stage() -> None:
        (translated / "locales/.mbc-i18n-1").mkdir()
        (translated / "locales/.mbc-i18n-1/x.json").write_text("{}", "utf-8")

    assert seen(translated, stage) == 1


def test_the_command_follows_the_settings(
    translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [lambda: (translated / "mbc-i18n.toml").write_text('locales = ["es"]\n', "utf-8")]

    def pause(seconds: float) -> None:
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr("mbc_i18n.cli.site.sleep", pause)
    done = run("publish", "--draft", "--missing", "mark", "--watch")
    assert "public/ar/hay-fever.html removed" in done.stdout


def test_the_command_tells_what_is_wrong_and_goes_on(
    translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = translated / "locales/es/hay-fever.po"
    whole = path.read_text("utf-8")
    steps = [lambda: path.write_text("msgid", "utf-8"), lambda: path.write_text(whole, "utf-8")]

    def pause(seconds: float) -> None:
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr("mbc_i18n.cli.site.sleep", pause)
    done = run("publish", "--draft", "--locale", "es", "--watch")
    assert done.stdout.count("2 files, 1 of them drafts") == 2
    assert "locales/es/hay-fever.po:1: " in done.stderr
