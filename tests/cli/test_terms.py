"""terms accept and terms ignore: a reviewer's answer to a finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mbc_i18n import po
from mbc_i18n.checks.directives import line
from mbc_i18n.glossary import ignores
from mbc_i18n.model import Message
from tests.conftest import Run

FILE = "locales/es/hay-fever.po"
TABLE = "glossary/terms/es.csv"
SOURCE = "Pollen can make you sneeze."
TARGET = "El polen puede hacerle estornudar."
FORM = "granos polínicos"


@pytest.fixture
def space(translated: Path) -> Path:
    """A workspace in which the translator wrote other words for pollen."""
    file = translated / FILE
    text = file.read_text("utf-8").replace(TARGET, f"Los {FORM.title()} pueden hacerle estornudar.")
    file.write_text(text, encoding="utf-8")
    return translated


def message(space: Path, source: str = SOURCE) -> Message:
    messages = po.read((space / FILE).read_text("utf-8")).messages
    return next(each for each in messages if each.source == source)


Answer = Callable[..., tuple[int, str]]


@pytest.fixture
def accept(space: Path, run: Run) -> Answer:
    """Run `terms accept` on the pollen message; status and all that was said."""

    def answer(*extra: str, file: str = FILE, concept: str = "pollen", form: str = FORM,
               unit: str = message(space).id) -> tuple[int, str]:  # fmt: skip
        result = run("terms", "accept", file, "-u", unit, "-c", concept, "-t", form, *extra)
        return result.exit_code, result.output

    return answer


@pytest.fixture
def ignore(space: Path, run: Run) -> Answer:
    """Run `terms ignore` on the pollen message."""

    def answer(*extra: str, file: str = FILE, concept: str = "pollen", reason: str = "a poem",
               unit: str = message(space).id) -> tuple[int, str]:  # fmt: skip
        result = run("terms", "ignore", file, "-u", unit, "-c", concept, "-r", reason, *extra)
        return result.exit_code, result.output

    return answer


class TestAccept:
    def test_the_form_is_written_and_the_alarm_does_not_return(
        self, space: Path, run: Run, accept: Answer
    ) -> None:
        assert "“pollen” should be" in run("check", "-l", "es", "--fail-on", "warning").stdout
        before = (space / TABLE).read_bytes().decode()
        assert accept() == (0, f"{TABLE}:2: “polen” also as “{FORM}”\n")
        after = before.replace("polen,preferred,,", f"polen,preferred,{FORM},")
        assert (space / TABLE).read_bytes().decode() == after != before
        assert "“pollen” should be" not in run("check", "-l", "es").stdout

    def test_a_second_time_it_counts_already(self, accept: Answer) -> None:
        accept()
        status, told = accept()
        assert status == 2
        assert f"“{FORM}” counts already, as “polen”" in told

    def test_an_article_of_the_workspace_from_any_folder(
        self, space: Path, accept: Answer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(space / "source")
        assert accept("--locale", "es", file="hay-fever")[0] == 0
        status, told = accept(file="hay-fever")
        assert (status, told) == (2, "an article in which language?; name it with --locale\n")

    def test_a_file_outside_a_workspace(self, space: Path, accept: Answer) -> None:
        (space / "mbc-i18n.toml").unlink()
        assert accept("--glossary", "glossary") == (0, f"{TABLE}:2: “polen” also as “{FORM}”\n")
        status, told = accept("--glossary", "source")
        assert (status, told.count("\n"), "no concepts.csv" in told) == (2, 1, True)
        assert accept()[0] == 2

    @pytest.mark.parametrize(
        "unit",
        [
            lambda own: own.id[:6],
            lambda own: own.id[:-1],
            lambda own: f":{own.line}",
        ],
    )
    def test_the_unit_by_a_piece_of_its_id_or_its_line(
        self, space: Path, accept: Answer, unit: Callable[[Message], str]
    ) -> None:
        assert accept(unit=unit(message(space)))[0] == 0

    def test_the_unit_by_its_context(self, space: Path, accept: Answer) -> None:
        file = space / FILE
        text = file.read_text("utf-8")
        file.write_text(text.replace(f'msgid "{SOURCE}"', f'msgctxt "nose"\nmsgid "{SOURCE}"'))
        assert accept(unit="nose")[0] == 0

    def test_no_unit_or_more_than_one_is_refused(self, space: Path, accept: Answer) -> None:
        own = message(space)
        for unit in (own.id[:5], "nowhere", ":1", ":x"):
            status, told = accept(unit=unit)
            assert (status, told.count("\n")) == (2, 1)
            assert told.startswith(f"{FILE}: no unit {unit!r}; name it by its id")
        file = space / FILE
        text = file.read_text("utf-8")
        file.write_text(text.replace('msgid "What h', 'msgctxt "twice"\nmsgid "What h'))
        status, told = accept(unit="twice")
        assert (status, told.startswith(f"{FILE}: 2 units are 'twice'; name one: ")) == (2, True)

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            ({"form": "granos políticos"}, "is not in the translation; did you mean “Granos Polí"),
            ({"concept": "hay-fever"}, "hay-fever is not in the source; concepts of the glossary"),
            ({"concept": "polen"}, "no concept 'polen'; did you mean pollen?"),
            ({"form": "a|b"}, "'a|b' is no form of a term"),
        ],
    )
    def test_what_does_not_fit_is_refused_and_nothing_written(
        self, space: Path, accept: Answer, change: dict[str, str], told: str
    ) -> None:
        before = (space / TABLE).read_bytes()
        status, said = accept(**change)
        assert (status, said.count("\n"), told in said) == (2, 1, True), said
        assert (space / TABLE).read_bytes() == before

    def test_a_unit_that_left_the_article_is_none(self, space: Path, accept: Answer) -> None:
        file = space / FILE
        gone = f'\n#~ msgid "Pollen."\n#~ msgstr "{FORM}"\n'
        file.write_text(file.read_text("utf-8") + gone, encoding="utf-8")
        status, told = accept(unit=Message("Pollen.").id)
        assert (status, "no unit" in told) == (2, True)

    def test_the_table_may_be_one_that_stands_in_and_be_named_as_on_pages(
        self, space: Path, accept: Answer
    ) -> None:
        for name, term in (("ar", "لقاح"), ("es-MX", "polvillo")):
            row = f"id,term,usage\npollen,{term},preferred\n"
            (space / f"glossary/terms/{name}.csv").write_text(row, "utf-8")
        file = space / FILE
        text = file.read_text("utf-8")
        assert accept() == (0, f"{TABLE}:2: “polen” also as “{FORM}”\n")
        file.write_text(text.replace("Language: es\\n", "Language: es-MX\\n"), "utf-8")
        told = f"glossary/terms/es-MX.csv:2: “polvillo” also as “{FORM}”\n"
        assert accept() == (0, told)

    def test_another_accepted_term_can_be_named(self, space: Path, accept: Answer) -> None:
        table = space / TABLE
        table.write_text(table.read_text("utf-8") + "pollen,granos de polen,admitted,,,\n", "utf-8")
        told = f"{TABLE}:5: “granos de polen” also as “{FORM}”\n"
        assert accept("--of", "granos de polen") == (0, told)
        status, said = accept("--of", "fiebre")
        assert (status, "name one with --of: “polen”, “granos de polen”" in said) == (2, True)

    def test_a_glossary_that_could_not_be_read_again_is_not_written(
        self, space: Path, accept: Answer
    ) -> None:
        file, hyphenated = space / FILE, "granos polí\u00adnicos"
        file.write_text(file.read_text("utf-8").replace(FORM.title(), hyphenated), "utf-8")
        before = (space / TABLE).read_bytes()
        status, told = accept(form=hyphenated)
        assert (status, told.count("\n"), (space / TABLE).read_bytes()) == (2, 1, before)
        assert told.startswith(f"{TABLE}:2: forms holds invisible characters")
        assert accept()[0] == 0

    def test_compiled_forms_beside_it_are_not_touched(self, space: Path, accept: Answer) -> None:
        compiled = space / "glossary/terms/es.forms.json"
        compiled.write_text('{"forms": {}}', encoding="utf-8")
        assert accept()[0] == 0
        assert compiled.read_text("utf-8") == '{"forms": {}}'


class TestIgnore:
    def test_a_comment_is_written_and_nothing_else_changes(
        self, space: Path, ignore: Answer
    ) -> None:
        before = (space / FILE).read_bytes().decode()
        answer = line("pollen", message(space), "a poem")
        status, told = ignore()
        assert (status, told) == (0, f"{FILE}:{message(space).line}: # {answer}\n")
        after = (space / FILE).read_bytes().decode()
        assert after.replace(f"# {answer}\n", "") == before != after
        assert message(space).comment == answer

    def test_a_later_answer_takes_the_place_of_an_earlier_one(
        self, space: Path, ignore: Answer
    ) -> None:
        ignore()
        ignore("--in-file", reason="a  song", concept="*")
        ignore(reason="a song")
        own = message(space)
        assert own.comment.split("\n") == [
            line("*", own, "a song"), line("pollen", own, "a song")
        ]  # fmt: skip

    def test_the_comment_lives_through_an_update(
        self, space: Path, run: Run, ignore: Answer
    ) -> None:
        ignore()
        assert run("update", "-l", "es").exit_code == 0
        assert message(space).comment == line("pollen", message(space), "a poem")

    def test_a_row_names_who_and_when(self, space: Path, ignore: Answer) -> None:
        before = (space / FILE).read_bytes()
        told = "glossary/ignore.csv:2: ignores pollen in es, by Ana: a poem\n"
        assert ignore("--csv", "--by", "Ana") == (0, told)
        (row,) = ignores.parse((space / "glossary/ignore.csv").read_text("utf-8"))
        assert (row.locale, row.concept, row.reason) == ("es", "pollen", "a poem")
        assert (row.who, row.date) == ("Ana", "2026-01-01")
        assert row.hash == ignores.source_hash(*message(space).key)
        assert (space / FILE).read_bytes() == before

    def test_the_same_row_twice_is_refused(self, ignore: Answer) -> None:
        ignore("--csv", "--by", "Ana")
        told = "glossary/ignore.csv:3: line 2 says the same; remove one\n"
        assert ignore("--csv", "--by", "Eva") == (2, told)

    @pytest.mark.parametrize(
        ("extra", "change", "told"),
        [
            (["--csv"], {}, "nobody named; say who answers for it with --by"),
            (["--csv", "--by", "Ana", "--in-file"], {}, "--in-file and --csv at once; choose one"),
            ([], {"reason": "-"}, "no reason; say why the finding is wrong"),
            (["--csv", "--by", "Ana"], {"reason": "-"}, "no reason; say why the finding is wrong"),
            ([], {"concept": "polen"}, "no concept 'polen'; did you mean pollen?"),
            (["--locale", "fr"], {}, f"{FILE}:1: its Language is es, not fr; leave out --locale"),
            ([], {"file": "nowhere.po"}, "nowhere.po: no such file; check the name"),
            (["-l", "es"], {"file": "nowhere"}, "no article 'nowhere'; articles here: hay-fever"),
            (
                ["-l", "fr"],
                {"file": "hay-fever"},
                "locales/fr/hay-fever.po: no catalog yet; run `m",
            ),
        ],
    )
    def test_what_cannot_be_used_is_refused_and_nothing_written(
        self, space: Path, ignore: Answer, extra: list[str], change: dict[str, str], told: str
    ) -> None:
        before = (space / FILE).read_bytes()
        status, said = ignore(*extra, **change)
        assert (status, said.count("\n"), told in said) == (2, 1, True), said
        assert (space / FILE).read_bytes() == before
        assert not (space / "glossary/ignore.csv").exists()

    def test_a_file_whose_header_names_no_language_asks_for_one(
        self, space: Path, ignore: Answer
    ) -> None:
        file = space / FILE
        file.write_text(file.read_text("utf-8").replace('"Language: es\\n"\n', ""), "utf-8")
        status, told = ignore()
        assert (status, told) == (
            2,
            f"{FILE}:1: no Language in its header; name one with --locale\n",
        )
        assert ignore("--locale", "es")[0] == 0
