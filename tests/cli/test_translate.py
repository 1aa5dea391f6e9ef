"""init, inspect, extract, update, status: what each writes, says and refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ARTICLE, TARGETS, Run, fill


def po(space: Path, locale: str = "es") -> Path:
    return space / f"locales/{locale}/hay-fever.po"


class TestInit:
    def test_makes_a_workspace_that_the_other_commands_accept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("init", "--locale", "es", "--locale", "pt-BR").exit_code == 0
        (tmp_path / "source/a.md").write_text("# Title\n\nWords.\n", encoding="utf-8")
        assert run("extract").exit_code == 0
        assert run("update").exit_code == 0
        assert (tmp_path / "locales/pt_BR/a.po").exists()

    def test_explains_every_setting(self, tmp_path: Path, run: Run) -> None:
        from dataclasses import fields

        from mbc_i18n.workspace import TOLD, Settings

        run("init", tmp_path)
        text = (tmp_path / "mbc-i18n.toml").read_text(encoding="utf-8")
        for field in fields(Settings):
            assert f"{TOLD.get(field.name, field.name)} = " in text

    def test_touches_nothing_that_is_there(self, space: Path, run: Run) -> None:
        result = run("init")
        assert result.exit_code == 2
        assert "mbc-i18n.toml: is there already" in result.stderr


class TestInspect:
    def test_shows_structure_and_counts(self, space: Path, run: Run) -> None:
        result = run("inspect", "source/hay-fever.md")
        assert "heading 2  What helps" in result.stdout
        assert "item [Rest]" in result.stdout
        assert "8 units" in result.stdout

    def test_gives_json(self, space: Path, run: Run) -> None:
        report = json.loads(run("inspect", "source/hay-fever.md", "--json").stdout)
        assert report["title"] == "Living with hay fever"
        assert report["counts"]["heading"] == 1

    def test_reads_an_article_as_the_workspace_does(self, space: Path, run: Run) -> None:
        settings = 'locales = ["es"]\nsegmentation = "block"\n'
        (space / "mbc-i18n.toml").write_text(settings, encoding="utf-8")
        assert "7 units" in run("inspect", "hay-fever").stdout
        assert "7 units" in run("inspect", "source/hay-fever.md").stdout

    def test_reads_standard_input_when_the_format_is_named(self, run: Run) -> None:
        assert (
            "1 title" in run("inspect", "-", "--format", "text", stdin="Title\n\nWords.\n").stdout
        )
        result = run("inspect", "-", stdin="Title\n")
        assert result.exit_code == 2
        assert "--format" in result.stderr


class TestExtract:
    def test_writes_a_template_with_places_notes_and_elements(self, space: Path, run: Run) -> None:
        assert run("extract").exit_code == 0
        text = (space / "locales/hay-fever.pot").read_text(encoding="utf-8")
        assert '#: source/hay-fever.md:6\nmsgid "Pollen can make you sneeze."' in text
        assert "#. <a>: https://example.org/pharmacy" in text
        assert "#. Note: “Season” is the pollen season." in text
        assert "term “Rest”" in text

    def test_a_second_run_changes_no_byte(
        self, space: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("extract")
        run("update")
        files = sorted((space / "locales").rglob("*.po*"))
        before = {path: path.read_bytes() for path in files}
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
        assert "unchanged" in run("extract").stdout
        run("update")
        assert {path: path.read_bytes() for path in files} == before
        assert len(files) == 3

    def test_the_date_follows_the_messages(
        self, space: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("extract")
        (space / "source/hay-fever.md").write_text(ARTICLE + "\nNew words.\n", encoding="utf-8")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
        run("extract")
        text = (space / "locales/hay-fever.pot").read_text(encoding="utf-8")
        assert '"POT-Creation-Date: 2027-01-15 08:00+0000\\n"' in text

    def test_never_marks_prose_as_a_format_string(self, space: Path, run: Run) -> None:
        (space / "source/p.md").write_text("# 50% of\n\n100% sure, 5 %s.\n", encoding="utf-8")
        run("extract")
        assert "-format" not in (space / "locales/p.pot").read_text(encoding="utf-8")

    def test_one_off_to_a_file_and_to_standard_output(self, space: Path, run: Run) -> None:
        assert run("extract", "source/hay-fever.md", "-o", "one.pot").exit_code == 0
        assert 'msgid "What helps"' in (space / "one.pot").read_text(encoding="utf-8")
        piped = run("extract", "-", "--format", "markdown", "-o", "-", stdin="# T\n\nWords.\n")
        assert 'msgid "Words."' in piped.stdout

    def test_a_fragment_needs_saying_so(self, space: Path, run: Run) -> None:
        options = ("extract", "-", "--format", "markdown", "-o", "-")
        assert run(*options, stdin="Only words.\n").exit_code == 2
        assert run(*options, "--untitled", stdin="Only words.\n").exit_code == 0


class TestUpdate:
    def test_creates_a_catalog_with_language_plurals_and_term_hints(
        self, space: Path, run: Run
    ) -> None:
        run("extract")
        run("update")
        text = po(space).read_text(encoding="utf-8")
        assert '"Language: es\\n"' in text
        assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
        assert "#. Term: hay fever = rinitis alérgica; not fiebre del heno" in text
        assert "nplurals=6" in po(space, "ar").read_text(encoding="utf-8")

    def test_an_edited_sentence_is_fuzzy_with_its_previous_source(
        self, translated: Path, run: Run
    ) -> None:
        edit(translated, "About 0.02% of people need", "About 0.03% of people need")
        run("extract")
        run("update")
        text = po(translated).read_text(encoding="utf-8")
        assert '#, fuzzy\n#| msgid "About 0.02% of people need a hospital."\n' in text
        assert '#~ msgid "About 0.02% of people need a hospital."' in text

    def test_what_comes_back_comes_back_translated(self, translated: Path, run: Run) -> None:
        before = po(translated).read_bytes()
        note = "<!-- mbc: note “Season” is the pollen season. -->\n"
        words = "\nThe season lasts 3–6 weeks.\n"
        edit(translated, note + words, "")
        run("extract")
        run("update")
        assert '#~ msgid "The season' in po(translated).read_text(encoding="utf-8")
        edit(translated, "pharmacy).\n\n", "pharmacy).\n\n" + note + words)
        run("extract")
        run("update")
        assert po(translated).read_bytes() == before

    def test_a_changed_message_changes_only_its_own_lines(self, translated: Path, run: Run) -> None:
        before = po(translated).read_text(encoding="utf-8").splitlines()
        edit(translated, "Sleep well.", "Sleep very well.")
        run("extract")
        run("update")
        after = po(translated).read_text(encoding="utf-8").splitlines()
        gone = [line for line in before if line not in after]
        assert all("Rest" in line or "Descanso" in line for line in gone), gone

    def test_what_a_translator_wrote_stays(self, translated: Path, run: Run) -> None:
        text = po(translated).read_text(encoding="utf-8")
        mine = '# asked the clinic\n#, sticky\nmsgid "What helps"'
        note = "#. heading\n#: source/hay-fever.md:8\n"
        assert "#. heading (What helps)\n" in text
        del note
        text = text.replace('msgid "What helps"', mine.split("\n", 1)[1])
        text = text.replace(
            "#. heading (What helps)", "# asked the clinic\n#. heading (What helps)"
        )
        text = text.replace('"Language: es\\n"', '"X-House: red\\n"\n"Language: es\\n"')
        po(translated).write_text(text, encoding="utf-8")
        edit(translated, "Pollen can make", "Pollen may make")
        run("extract")
        run("update")
        after = po(translated).read_text(encoding="utf-8")
        assert "# asked the clinic\n" in after
        assert "#, sticky\n" in after
        assert '"X-House: red\\n"\n"Language: es\\n"' in after

    def test_moving_a_paragraph_costs_nobody_anything(self, translated: Path, run: Run) -> None:
        edit(translated, "\nThe season lasts 3–6 weeks.\n", "")
        edit(translated, "## What helps\n", "The season lasts 3–6 weeks.\n\n## What helps\n")
        run("extract")
        run("update")
        assert "fuzzy" not in po(translated).read_text(encoding="utf-8")
        assert "#~" not in po(translated).read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("spoil", "problem"),
        [
            (lambda text: text.replace('msgstr ""\n"Project', 'msgstr "\n"Project'), ":"),
            (lambda text: "<<<<<<< HEAD\n" + text, ":1: "),
            (lambda text: text.replace("charset=UTF-8", "charset=latin-1"), "latin-1"),
            (
                lambda text: text + '\nmsgid "What helps"\nmsgstr "x"\n',
                "What helps|twice|duplicate",
            ),
            (lambda text: text.replace("Language: es", "Language: fr"), "Language is fr, not es"),
        ],
    )
    def test_a_spoilt_catalog_is_refused_and_left_alone(
        self, translated: Path, run: Run, spoil: object, problem: str
    ) -> None:
        assert callable(spoil)
        text = spoil(po(translated).read_text(encoding="utf-8"))
        po(translated).write_text(text, encoding="utf-8")
        result = run("update")
        assert result.exit_code == 2
        assert result.stderr.startswith("locales/es/hay-fever.po:")
        assert result.stderr.count("\n") == 1
        assert po(translated).read_text(encoding="utf-8") == text

    def test_another_articles_file_is_refused(self, translated: Path, run: Run) -> None:
        (translated / "source/b.md").write_text("# Other\n\nQuite other words.\n", encoding="utf-8")
        run("extract")
        (translated / "locales/es/b.po").write_bytes(po(translated).read_bytes())
        result = run("update", "b")
        assert result.exit_code == 2
        assert "belongs to another article (hay-fever)" in result.stderr

    def test_an_old_template_is_named(self, translated: Path, run: Run) -> None:
        edit(translated, "Sleep well.", "Sleep very well.")
        result = run("update")
        assert result.exit_code == 2
        assert (
            "locales/hay-fever.pot: older than its article; run `mbc-i18n extract`" in result.stderr
        )

    def test_an_unknown_locale_is_one_line(self, space: Path, run: Run) -> None:
        result = run("update", "--locale", "klingon")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


class TestRenamedArticle:
    def test_its_new_catalog_begins_with_the_old_ones_words(
        self, translated: Path, run: Run
    ) -> None:
        (translated / "source/hay-fever.md").rename(translated / "source/allergy.md")
        run("extract")
        result = run("update", "--locale", "es")
        told = "locales/es/allergy.po: 8 units, begun from locales/es/hay-fever.po\n"
        assert result.stdout == told
        assert po(translated).exists()
        row = json.loads(run("status", "--locale", "es", "--json").stdout)[0]
        assert (row["article"], row["translated"]) == ("allergy", 8)

    def test_an_unlike_catalog_is_not_taken(self, translated: Path, run: Run) -> None:
        (translated / "source/hay-fever.md").unlink()
        (translated / "source/b.md").write_text("# Other\n\nQuite other words.\n", "utf-8")
        run("extract")
        assert "begun" not in run("update", "--locale", "es").stdout


class TestUpdateOneFile:
    def test_needs_no_workspace(self, translated: Path, run: Run) -> None:
        (translated / "mbc-i18n.toml").unlink()
        result = run("update", "locales/hay-fever.pot", "-l", "pt-BR", "-o", "pt.po")
        assert result.exit_code == 0
        assert '"Language: pt_BR\\n"' in (translated / "pt.po").read_text(encoding="utf-8")

    def test_needs_one_locale(self, translated: Path, run: Run) -> None:
        assert run("update", "locales/hay-fever.pot", "-o", "pt.po").exit_code == 2


class TestWorkspaceThatCannotWork:
    def test_two_sources_of_one_name_are_refused(self, space: Path, run: Run) -> None:
        (space / "source/hay-fever.txt").write_text("Title\n\n\nWords.\n", encoding="utf-8")
        result = run("extract")
        assert result.exit_code == 2
        assert "hay-fever.txt: would share its PO files with hay-fever.md" in result.stderr

    @pytest.mark.parametrize("command", ["update", "check", "status", "publish", "export"])
    def test_no_locale_at_all_is_said(self, translated: Path, run: Run, command: str) -> None:
        (translated / "mbc-i18n.toml").write_text("locales = []\n", encoding="utf-8")
        result = run(command)
        assert result.exit_code == 2
        assert "mbc-i18n.toml: no locale to work on" in result.stderr

    def test_an_unknown_locale_names_its_file(self, space: Path, run: Run) -> None:
        (space / "mbc-i18n.toml").write_text('locales = ["klingon"]\n', encoding="utf-8")
        assert run("extract").stderr.startswith("mbc-i18n.toml: unknown locale 'klingon'")


class TestStatus:
    def test_counts_by_state(self, translated: Path, run: Run) -> None:
        row = json.loads(run("status", "--locale", "es", "--json").stdout)[0]
        assert (row["units"], row["translated"], row["fuzzy"], row["untranslated"]) == (8, 8, 0, 0)
        assert (row["approved"], row["stale"]) == (0, 0)
        assert row["words"] == 33

    def test_says_when_update_has_yet_to_run(self, translated: Path, run: Run) -> None:
        edit(translated, "Sleep well.", "Sleep very well.")
        assert "run `mbc-i18n update`" in run("status").stdout


def edit(space: Path, old: str, new: str) -> None:
    """Change the article's words."""
    path = space / "source/hay-fever.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_fixture_translates_every_unit(space: Path, run: Run) -> None:
    run("extract")
    run("update")
    fill(po(space), TARGETS)
    assert 'msgstr ""\n\n' not in po(space).read_text(encoding="utf-8")
