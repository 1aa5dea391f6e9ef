"""Another cut in a workspace: settings, what update says, joined sentences from edit to page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mbc_i18n.joining import MARK
from tests.conftest import SETTINGS, TARGETS, Run

PO = "locales/es/hay-fever.po"
SENTENCES = ("Pollen can make you sneeze.", "About 0.02% of people need a hospital.")
BLOCK = " ".join(SENTENCES)


def cut(space: Path, run: Run, segmentation: str, *options: str) -> str:
    (space / "mbc-i18n.toml").write_text(f"{SETTINGS}segmentation = {segmentation}\n", "utf-8")
    assert run("extract").exit_code == 0
    done = run("update", "--locale", "es", *options)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def join(space: Path, target: str, comment: str = MARK) -> None:
    """Write the whole into the first sentence, by hand, and mark the second."""
    path = space / PO
    text = path.read_text(encoding="utf-8")
    for source in SENTENCES:
        text = text.replace(f'msgstr "{TARGETS[source]}"', 'msgstr ""')
    first, second = (f'msgid "{source}"' for source in SENTENCES)
    text = text.replace(f'{first}\nmsgstr ""', f'{first}\nmsgstr "{target}"')
    place = f"#. paragraph (paragraph 1, sentence 2 of 2)\n#: source/hay-fever.md:6\n{second}"
    assert place in text
    text = text.replace(place, f"# {comment}\n{place}")
    path.write_text(text, encoding="utf-8")


MERGED = "El polen hace estornudar, y cerca del 0,02 % necesita un hospital."


class TestAnotherCut:
    def test_translations_are_carried_over_and_update_says_so(
        self, translated: Path, run: Run
    ) -> None:
        assert "7 units, cut anew: 1 translation carried over\n" in cut(translated, run, '"block"')
        text = (translated / PO).read_text(encoding="utf-8")
        assert f'\nmsgid "{BLOCK}"\n' in text
        assert "fuzzy" not in text
        assert run("check", "--locale", "es").exit_code == 0

    def test_there_and_back_changes_no_word(self, translated: Path, run: Run) -> None:
        before = run("export", "--locale", "es").stdout
        cut(translated, run, '"block"')
        assert run("export", "--locale", "es").stdout == before
        assert "2 translations carried over" in cut(translated, run, '"sentence"')
        assert run("export", "--locale", "es").stdout == before

    def test_a_second_update_has_nothing_to_carry(self, translated: Path, run: Run) -> None:
        cut(translated, run, '"block"')
        assert "cut anew" not in cut(translated, run, '"block"')

    def test_what_could_not_be_carried_is_counted(self, translated: Path, run: Run) -> None:
        path = translated / PO
        text = path.read_text(encoding="utf-8").replace("#: source/hay-fever.md:6\nmsgid \"Pollen",
            "#: source/hay-fever.md:6\n#, fuzzy\nmsgid \"Pollen")  # fmt: skip
        path.write_text(text, encoding="utf-8")
        told = cut(translated, run, '"block"', "--json")
        assert [(each["carried"], each["not_carried"]) for each in json.loads(told)] == [(0, 1)]
        path.write_text(text, encoding="utf-8")
        assert "cut anew: 0 translations carried over, 1 not\n" in cut(translated, run, '"block"')

    def test_one_article_may_be_cut_otherwise(self, translated: Path, run: Run) -> None:
        told = cut(translated, run, '{ default = "sentence", hay-fever = "block" }')
        assert "7 units" in told
        assert "7 units" in run("inspect", "hay-fever").stdout
        assert "8 units" in cut(
            translated, run, '{ default = "block", "hay-fever.md" = "sentence" }'
        )


class TestJoined:
    def test_the_words_of_the_first_stand_for_both(self, translated: Path, run: Run) -> None:
        join(translated, MERGED)
        assert run("check", "--locale", "es").stdout == "no findings\n"
        assert f"\n{MERGED}\n\n" in run("export", "--locale", "es").stdout
        status = json.loads(run("status", "--locale", "es", "--json").stdout)
        assert (status[0]["translated"], status[0]["untranslated"]) == (8, 0)

    def test_pages_show_them_once(self, translated: Path, run: Run) -> None:
        join(translated, MERGED)
        assert run("publish", "--locale", "es").exit_code == 0
        page = (translated / "public/es/hay-fever.html").read_text(encoding="utf-8")
        assert f"<p>{MERGED}</p>" in page

    def test_a_figure_of_the_second_is_looked_for_in_the_first(
        self, translated: Path, run: Run
    ) -> None:
        join(translated, MERGED.replace("0,02", "0,2"))
        assert "0.02\u00a0% became 0,2\u00a0%" in run("check", "--locale", "es").stdout

    def test_a_finding_about_the_whole_is_answered_as_any_other(
        self, translated: Path, run: Run
    ) -> None:
        join(translated, MERGED.replace("polen", "aire"))
        (found,) = json.loads(run("check", "--locale", "es", "--json").stdout)
        assert (found["check"], found["msgid"]) == ("term-missing", BLOCK)

    @pytest.mark.parametrize("target", ["", "El polen."])
    def test_a_mark_that_cannot_be_followed_is_an_error(
        self, translated: Path, run: Run, target: str
    ) -> None:
        join(translated, target)
        path = translated / PO
        text = path.read_text(encoding="utf-8")
        if target:
            first = '#: source/hay-fever.md:6\nmsgid "Pollen'
            text = text.replace(f"# {MARK}\n", "").replace(first, f"# {MARK}\n{first}")
        path.write_text(text, encoding="utf-8")
        done = run("check", "--locale", "es")
        assert "error: marked as joined, but " in done.stdout
        assert "[joined]" in done.stdout
        assert done.exit_code == 1
        assert run("export", "--locale", "es").exit_code == 2

    def test_an_import_leaves_them_alone(self, translated: Path, run: Run) -> None:
        (translated / "es.md").write_text(run("export", "--locale", "es").stdout, "utf-8")
        join(translated, MERGED)
        before = (translated / PO).read_bytes()
        done = run("import", "hay-fever", "es.md", "--locale", "es")
        assert "0 translations taken" in done.stdout
        assert (translated / PO).read_bytes() == before

    def test_they_give_one_block(self, translated: Path, run: Run) -> None:
        join(translated, MERGED)
        assert "1 translation carried over\n" in cut(translated, run, '"block"')
        assert f"\n{MERGED}\n\n" in run("export", "--locale", "es").stdout

    def test_an_edit_that_parts_them_asks_for_a_look(self, translated: Path, run: Run) -> None:
        join(translated, MERGED)
        source = translated / "source/hay-fever.md"
        text = source.read_text(encoding="utf-8").replace(f" {SENTENCES[1]}", "")
        source.write_text(text, encoding="utf-8")
        run("extract")
        run("update", "--locale", "es")
        found = (translated / PO).read_text(encoding="utf-8")
        assert f'#, fuzzy\n#| msgid "{BLOCK}"\nmsgid "{SENTENCES[0]}"' in found
