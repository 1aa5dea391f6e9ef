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


SRX = """\
<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="no"/>
  <body>
    <languagerules>
      <languagerule languagerulename="Whole">
        <rule break="no"><beforebreak>sneeze\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
        <rule break="yes"><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule>
    </languagerules>
    <maprules><languagemap languagepattern="en.*" languagerulename="Whole"/></maprules>
  </body>
</srx>
"""
"""Rules by which a sentence ends at each full stop but that of one word."""


class TestOwnRules:
    @pytest.fixture
    def rules(self, translated: Path) -> str:
        (translated / "own.srx").write_text(SRX, encoding="utf-8")
        return '{ rules = "own.srx" }'

    @pytest.fixture
    def abbreviations(self, translated: Path) -> str:
        (translated / "own.txt").write_text("sneeze title\n", encoding="utf-8")
        return '{ abbreviations = "own.txt" }'

    @pytest.mark.parametrize("own", ["rules", "abbreviations"])
    def test_they_cut_the_articles_and_translations_are_carried_over(
        self, own: str, request: pytest.FixtureRequest, translated: Path, run: Run
    ) -> None:
        before = run("export", "--locale", "es").stdout
        own_rules = request.getfixturevalue(own)
        assert "7 units, cut anew: 1 translation carried over\n" in cut(translated, run, own_rules)
        assert run("export", "--locale", "es").stdout == before
        assert f'\nmsgid "{BLOCK}"\n' in (translated / PO).read_text(encoding="utf-8")
        assert "2 translations carried over" in cut(translated, run, '"sentence"')
        assert run("export", "--locale", "es").stdout == before

    def test_inspect_shows_what_they_decide(
        self, abbreviations: str, rules: str, translated: Path, run: Run
    ) -> None:
        for own, reason in ((abbreviations, "(a title: "), (rules, "(rule on line 7: no break ")):
            cut(translated, run, own)
            told = run("inspect", "hay-fever", "--sentences").stdout
            assert reason in told

    @pytest.mark.parametrize(
        ("name", "text", "problem"),
        [
            ("rules", None, "own: no such file"),
            ("rules", "<srx", "own:1: "),
            ("abbreviations", None, "own: no such file"),
            ("abbreviations", "Dr. often", "own:1: “often” is no class of abbreviation"),
        ],
    )
    def test_a_file_that_cannot_be_followed_is_refused(
        self, translated: Path, run: Run, name: str, text: str | None, problem: str
    ) -> None:
        if text is not None:
            (translated / "own").write_text(text, encoding="utf-8")
        (translated / "mbc-i18n.toml").write_text(f'segmentation.{name} = "own"\n', "utf-8")
        done = run("extract")
        assert done.exit_code == 2
        assert done.stderr.startswith(problem)
        assert done.stderr.count("\n") == 1


class TestJoined:
    def test_the_words_of_the_first_stand_for_both(self, translated: Path, run: Run) -> None:
        join(translated, MERGED)
        assert run("check", "--locale", "es").stdout == "no findings\n"
        assert f"\n{MERGED}\n\n" in run("export", "--locale", "es").stdout
        status = json.loads(run("status", "--locale", "es", "--json").stdout)
        assert (status[0]["translated"], status[0]["untranslated"]) == (8, 0)

    def test_pages_show_them_once(self, translated: Path, run: Run) -> None:
        join(translated, MERGED)
        assert run("publish", "--draft", "--locale", "es").exit_code == 0
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

    @pytest.mark.parametrize("where", ["--in-file", "--csv"])
    def test_an_answer_is_bound_to_the_whole(self, translated: Path, run: Run, where: str) -> None:
        join(translated, MERGED.replace("polen", "aire"))
        (found,) = json.loads(run("check", "--locale", "es", "--json").stdout)
        answer = ("-c", "pollen", "-r", "a poem", where, "--by", "Ana")
        done = run("terms", "ignore", PO, "-u", found["id"], *answer)
        assert done.exit_code == 0, done.output
        assert run("check", "--locale", "es").stdout == "no findings\n"
        assert run("check", PO, "--glossary", "glossary").stdout == "no findings\n"

    def test_a_file_alone_is_checked_as_a_whole(self, translated: Path, run: Run) -> None:
        join(translated, MERGED)
        assert run("check", PO).stdout == "no findings\n"
        path = translated / PO
        path.write_text(path.read_text("utf-8").replace("0,02", "0,2"), encoding="utf-8")
        assert "0.02\u00a0% became 0,2\u00a0%" in run("check", PO).stdout

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
