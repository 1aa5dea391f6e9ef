"""What checks mend by themselves, and what they leave alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest

from mbc_i18n import checking, mending, po, workspace
from mbc_i18n.checks import REGISTRY, Context
from mbc_i18n.checks.base import Check, Choice, Problem
from mbc_i18n.errors import UserError
from mbc_i18n.glossary import Glossary
from mbc_i18n.model import Catalog, Message, fingerprint
from tests.conftest import Run

FILE = "locales/es/hay-fever.po"
RULES = checking.standards(Glossary())


def mends(old: str, new: str) -> Check:
    """A check that finds some words and mends them."""

    def function(message: Message, context: Context) -> Iterator[Problem]:
        if old in message.target:
            yield Problem(f"“{old}”", fix=message.target.replace(old, new, 1))

    return Check("mends", "warning", "typographical", function)


@pytest.fixture
def only() -> Iterator[dict[str, Check]]:
    """The registry with nothing in it but what a test puts there."""
    with mock.patch.dict(REGISTRY, clear=True):
        yield REGISTRY


def mended(*messages: Message) -> dict[int, str]:
    return mending.mended(Catalog("care", "es", messages=messages), RULES)


def test_a_fix_is_applied_until_nothing_is_left_to_mend(only: dict[str, Check]) -> None:
    only["spaces"] = mends("  ", " ")
    assert mended(Message("a b c", "x   y  z", line=3)) == {3: "x y z"}


def test_fixes_of_two_checks_meet_in_one_message(only: dict[str, Check]) -> None:
    only["spaces"], only["points"] = mends("  ", " "), mends("...", "…")
    assert mended(Message("Well...", "Bien  ...", line=3)) == {3: "Bien …"}


def test_fixes_that_undo_each_other_come_to_an_end(only: dict[str, Check]) -> None:
    only["there"], only["back"] = mends("a", "b"), mends("b", "a")
    assert mended(Message("x", "a", line=3)) == {3: "b"}
    only["longer"] = mends("c", "cc")
    (longer,) = mended(Message("x", "c", line=3)).values()
    assert len(longer) == mending.MOST_PASSES + 1


def test_what_is_right_fuzzy_or_obsolete_is_left_alone(only: dict[str, Check]) -> None:
    only["spaces"] = mends("  ", " ")
    wrong = Message("a b", "x  y", line=3)
    assert mended(replace(wrong, target="x y")) == {}
    assert mended(replace(wrong, fuzzy=True)) == {}
    assert mended(replace(wrong, obsolete=True)) == {}


def test_a_fix_that_leaves_no_words_is_not_taken(only: dict[str, Check]) -> None:
    only["all"] = mends("x", " ")
    assert mended(Message("a", "x", line=3)) == {}


def test_what_somebody_answered_is_not_mended(only: dict[str, Check]) -> None:
    only["spacing"] = replace(mends("  ", " "), name="spacing")
    wrong = Message("a b", "x  y", line=3)
    assert mended(wrong) == {3: "x y"}
    assert mended(replace(wrong, flags=("ignore-double-space",))) == {}


@pytest.fixture
def spaced(translated: Path, only: dict[str, Check]) -> Path:
    """A workspace with a doubled space in one translation, and a check that mends it."""
    only["spacing"] = mends("  ", " ")
    path = translated / FILE
    path.write_text(path.read_text("utf-8").replace("Qué ayuda", "Qué  ayuda"), "utf-8")
    return translated


class TestCommand:
    def test_shows_a_difference_and_writes_nothing_without_a_yes(
        self, spaced: Path, run: Run
    ) -> None:
        before = (spaced / FILE).read_bytes()
        result = run("check", "--fix", "--locale", "es")
        assert '-msgstr "Qué  ayuda"\n+msgstr "Qué ayuda"\n' in result.stderr
        assert "nothing was written; add --yes to mend 1 message" in result.stderr
        assert (spaced / FILE).read_bytes() == before
        assert "warning: “  ”" in result.stdout

    def test_writes_with_a_yes_and_checks_what_is_left(self, spaced: Path, run: Run) -> None:
        before = (spaced / FILE).read_text("utf-8")
        result = run("check", "--fix", "--yes", "--locale", "es")
        assert (result.exit_code, result.stdout) == (0, "no findings\n")
        assert "mended 1 message in 1 file" in result.stderr
        assert (spaced / FILE).read_text("utf-8") == before.replace("Qué  ayuda", "Qué ayuda")
        again = run("check", "--fix", "--yes", "--locale", "es")
        assert "nothing that can be mended safely" in again.stderr

    def test_mends_a_single_file(self, spaced: Path, run: Run) -> None:
        (spaced / "mbc-i18n.toml").unlink()
        assert run("check", FILE, "--fix", "--yes").exit_code == 0
        assert "Qué ayuda" in (spaced / FILE).read_text("utf-8")

    def test_says_which_sign_off_lapses(self, spaced: Path, run: Run) -> None:
        sign(spaced, "What helps", "Qué  ayuda")
        result = run("check", "--fix", "--locale", "es")
        assert f"{FILE}:40: the sign-off of “Qué  ayuda” lapses" in result.stderr

    def test_says_nothing_of_words_that_nobody_signed(self, spaced: Path, run: Run) -> None:
        sign(spaced, "What helps", "Qué ayuda antes")
        assert "lapses" not in run("check", "--fix", "--locale", "es").stderr

    def test_cannot_write_to_standard_input(self, spaced: Path, run: Run) -> None:
        result = run("check", "-", "--fix", stdin=(spaced / FILE).read_bytes())
        assert result.exit_code == 2
        assert "--fix cannot write to standard input" in result.stderr

    def test_keeps_the_output_for_other_programs(self, spaced: Path, run: Run) -> None:
        found = json.loads(run("check", "--fix", "--locale", "es", "--json").stdout)
        assert [finding["check"] for finding in found] == ["mends"]


def sign(space: Path, source: str, target: str) -> None:
    """Approve words in one role."""
    with (space / "mbc-i18n.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            '[[reviewers]]\nid = "ana"\nname = "Ana"\nroles = ["linguistic"]\nlocales = ["es"]\n'
        )
    (message,) = [m for m in po.read((space / FILE).read_text("utf-8")).messages
                  if m.source == source]  # fmt: skip
    record = {
        "unit": message.id, "locale": "es", "role": "linguistic", "verdict": "approve",
        "fingerprint": fingerprint("hay-fever", "es", "", source, target), "by": "ana",
        "at": "2026-05-04T10:00:00Z", "article": "hay-fever", "source": source, "target": target,
    }  # fmt: skip
    folder = space / "locales/es/signoffs"
    folder.mkdir()
    (folder / "ana.jsonl").write_text(json.dumps(record) + "\n", "utf-8")


def test_a_file_that_somebody_changed_meanwhile_is_left_alone(spaced: Path) -> None:
    space = workspace.find(spaced)
    (found,) = mending.in_workspace(space, ["es"], (), Choice(("mends",)))
    path = spaced / FILE
    path.write_text(path.read_text("utf-8") + "\n# mine\n", "utf-8")
    with pytest.raises(UserError, match="changed by somebody else"):
        mending.write(found)
    assert path.read_text("utf-8").endswith("# mine\n")
