"""review: what waits, sign, reject, take back, waive, and look back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mbc_i18n import po
from tests.conftest import Run
from tests.review.spaces import FILE, staffed, states

LEDGERS = "locales/es/signoffs"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor git says who is at the keyboard."""
    monkeypatch.delenv("MBC_I18N_REVIEWER", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def staffed_space(translated: Path) -> Path:
    """The translated workspace with three reviewers."""
    return staffed(translated)


def rows(run: Run, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("review", "list", *options, "--json").stdout)
    return found


def act(run: Run, verb: str, who: str, *arguments: str) -> str:
    result = run("review", verb, *arguments, "--as", who, "--locale", "es")
    assert result.exit_code == 0, result.output
    return result.stdout


def unit(run: Run, words: str) -> str:
    return next(str(row["id"]) for row in rows(run, "-l", "es") if words in str(row["source"]))


def line(space: Path, words: str) -> int:
    catalog = po.read((space / FILE).read_text("utf-8"))
    return next(each.line for each in catalog.current if words in each.source)


class TestList:
    def test_names_each_unit_with_its_state_and_what_it_waits_for(
        self, staffed_space: Path, run: Run
    ) -> None:
        act(run, "sign", "ana", unit(run, "What helps"))
        told = run("review", "list", "--locale", "es")
        where = f"{FILE}:{line(staffed_space, 'What helps')}: {unit(run, 'What helps')[:8]} revised"
        assert f"{where}      Qué ayuda  [clinical]\n" in told.stdout
        assert told.stderr == "8 units\n"

    def test_mine_is_what_my_approval_would_bring_forward(
        self, staffed_space: Path, run: Run
    ) -> None:
        act(run, "sign", "ana", unit(run, "What helps"))
        assert len(rows(run, "--mine", "--as", "ana")) == 7
        assert len(rows(run, "--mine", "--as", "ben")) == 8

    def test_of_some_states_articles_and_locales(self, staffed_space: Path, run: Run) -> None:
        act(run, "sign", "ana", unit(run, "What helps"))
        assert len(rows(run)) == 16
        assert len(rows(run, "--state", "untranslated")) == 8
        assert len(rows(run, "--state", "revised", "--state", "untranslated", "-l", "es")) == 1
        assert len(rows(run, "--article", "hay-fever", "--as", "ben")) == 8
        assert run("review", "list", "--article", "nothing").exit_code == 2

    def test_shows_nothing_that_a_terminal_would_obey(self, staffed_space: Path, run: Run) -> None:
        path = staffed_space / FILE
        text = path.read_text("utf-8")
        path.write_text(text.replace("Qué ayuda", r"Qué \033[31mayuda\a"), encoding="utf-8")
        assert "\x1b" not in run("review", "list", "--locale", "es").stdout


class TestNext:
    def test_is_the_first_unit_that_waits_with_the_command_to_sign_it(
        self, staffed_space: Path, run: Run
    ) -> None:
        told = run("review", "next", "--as", "eva").stdout
        first = unit(run, "Living with hay fever")
        assert f"{FILE}:{line(staffed_space, 'Living with')}: translated, " in told
        assert "    Living with hay fever\n    Vivir con rinitis alérgica\n" in told
        command = (f"mbc-i18n review sign {first[:8]} --article hay-fever --locale es"
                   " --role linguistic\n")  # fmt: skip
        assert told.endswith(command)
        assert run(*command.split()[1:], "--as", "eva").exit_code == 0

    def test_says_when_nothing_waits(self, staffed_space: Path, run: Run) -> None:
        act(run, "sign", "ana", *(str(row["id"]) for row in rows(run, "-l", "es")))
        assert run("review", "next", "--as", "ana").stdout == "nothing waits for you\n"


class TestSign:
    def test_by_everybody_needed_makes_the_page_final(self, staffed_space: Path, run: Run) -> None:
        every = [str(row["id"]) for row in rows(run, "-l", "es")]
        assert "revised, waits for clinical\n" in act(run, "sign", "ana", *every)
        assert run("publish", "-l", "es").exit_code == 1
        assert act(run, "sign", "ben", *every).count(": approved by ben: approved\n") == 8
        assert states(staffed_space) == {"approved": 8}
        assert "public/es/hay-fever.html\n" in run("publish", "-l", "es").stdout

    def test_names_the_role_of_somebody_with_two(self, staffed_space: Path, run: Run) -> None:
        target = ("review", "sign", unit(run, "What helps"), "--as", "eva", "-l", "es")
        result = run(*target)
        assert result.exit_code == 2
        assert result.stderr == "in which role?; name one with --role: linguistic, clinical\n"
        assert run(*target, "--role", "clinical").exit_code == 0

    @pytest.mark.parametrize(
        ("who", "more", "problem"),
        [
            ("ana", ("--role", "clinical"), "not done: Ana Ruiz has not the role 'clinical'"),
            ("zed", (), "no reviewer 'zed'; reviewers: ana, ben, eva"),
            ("", (), "nobody named; say who you are with --as or MBC_I18N_REVIEWER"),
        ],
    )
    def test_is_for_those_who_may(
        self, staffed_space: Path, run: Run, who: str, more: tuple[str, ...], problem: str
    ) -> None:
        result = run("review", "sign", unit(run, "What helps"), "-l", "es", "--as", who, *more)
        assert result.exit_code == 2
        assert problem in result.stderr
        assert not (staffed_space / LEDGERS).exists()

    def test_is_not_for_the_author(self, staffed_space: Path, run: Run) -> None:
        path = staffed_space / FILE
        path.write_text(
            path.read_text("utf-8").replace('"Last-Translator: ', '"Last-Translator: ana ruiz'),
            encoding="utf-8",
        )
        result = run("review", "sign", unit(run, "What helps"), "-l", "es", "--as", "ana")
        assert result.exit_code == 2
        assert "not done: Ana Ruiz translated these words; another person must" in result.stderr
        assert rows(run, "--mine", "--as", "ana", "-l", "es") == []

    def test_tells_what_the_checks_find_and_signs(self, staffed_space: Path, run: Run) -> None:
        path = staffed_space / FILE
        path.write_text(path.read_text("utf-8").replace("0,02 %", "0,2 %"), encoding="utf-8")
        told = act(run, "sign", "ana", unit(run, "0.02%"))
        assert "approved by ana: revised" in told
        assert ": error: " in told
        assert told.endswith("[numbers]\n")

    def test_of_what_is_nowhere_or_in_two_places(self, staffed_space: Path, run: Run) -> None:
        missing = run("review", "sign", "nothing", "--as", "ana")
        assert "no unit 'nothing'; name it by its id" in missing.stderr
        second = (staffed_space / "source/hay-fever.md").read_text("utf-8")
        (staffed_space / "source/again.md").write_text(second, encoding="utf-8")
        assert run("extract").exit_code == 0
        assert run("update").exit_code == 0
        twice = run("review", "log", unit(run, "What helps"), "-l", "es")
        assert twice.exit_code == 2
        assert "2 units are" in twice.stderr
        assert "name one by its id, --article and --locale" in twice.stderr


class TestReject:
    def test_needs_a_reason_and_sends_the_unit_back(self, staffed_space: Path, run: Run) -> None:
        target = unit(run, "What helps")
        assert run("review", "reject", target, "--as", "ben").exit_code == 2
        told = act(run, "reject", "ben", target, "--because", "too\nstiff")
        assert "rejected by ben: needs work\n" in told
        assert "# mbc: needs work: too stiff (Ben Ott)\n" in (staffed_space / FILE).read_text(
            "utf-8"
        )
        result = run("review", "sign", target, "--as", "ana", "-l", "es")
        assert "marked as needing work" in result.stderr

    def test_can_be_taken_back(self, staffed_space: Path, run: Run) -> None:
        before = (staffed_space / FILE).read_bytes()
        target = unit(run, "What helps")
        act(run, "sign", "ana", target)
        act(run, "reject", "ben", target, "--because", "no")
        assert "taken back by ben: revised, waits for clinical" in act(run, "revoke", "ben", target)
        assert (staffed_space / FILE).read_bytes() == before

    def test_nobody_takes_back_what_another_said(self, staffed_space: Path, run: Run) -> None:
        target = unit(run, "What helps")
        act(run, "sign", "ana", target)
        result = run("review", "revoke", target, "--as", "ben", "-l", "es")
        assert result.exit_code == 2
        assert "nothing that Ben Ott said stands of these words" in result.stderr


class TestComment:
    def test_is_told_and_changes_nothing_else(self, staffed_space: Path, run: Run) -> None:
        target = unit(run, "What helps")
        act(run, "sign", "ben", target)
        before = (staffed_space / FILE).read_bytes(), states(staffed_space)
        told = act(run, "comment", "ana", target, "--text", "Is this the\nusual word?")
        where = f"{FILE}:{line(staffed_space, 'What helps')}"
        assert told == f"{where}: commented by ana: revised, waits for linguistic\n"
        assert ((staffed_space / FILE).read_bytes(), states(staffed_space)) == before
        log = run("review", "log", target, "-l", "es").stdout
        assert "  ana  comment  (these words): Is this the usual word?\n" in log

    def test_of_words_that_nobody_finished(self, staffed_space: Path, run: Run) -> None:
        target = unit(run, "What helps")
        result = run("review", "comment", target, "-l", "ar", "--as", "ana", "--text", "why?")
        assert result.stdout.endswith(": commented by ana: untranslated\n")

    @pytest.mark.parametrize(
        ("who", "text", "problem"),
        [
            ("ana", " ", "not done: the comment is empty"),
            ("ben", "why?", "not done: Ben Ott is no reviewer of this locale"),
        ],
    )
    def test_needs_words_and_a_reviewer_of_the_locale(
        self, staffed_space: Path, run: Run, who: str, text: str, problem: str
    ) -> None:
        target = unit(run, "What helps")
        result = run("review", "comment", target, "-l", "ar", "--as", who, "--text", text)
        assert result.exit_code == 2
        assert problem in result.stderr
        assert not (staffed_space / "locales/ar/signoffs").exists()

    def test_next_shows_it(self, staffed_space: Path, run: Run) -> None:
        act(run, "comment", "ben", unit(run, "Living with hay fever"), "--text", "long for a title")
        assert "    ben: long for a title\n" in run("review", "next", "--as", "ana").stdout


class TestWaive:
    def test_is_recorded_and_can_be_taken_back(self, staffed_space: Path, run: Run) -> None:
        target = unit(run, "What helps")
        act(run, "waive", "ana", target, "--check", "numbers", "--because", "is right")
        told = run("review", "log", target, "-l", "es").stdout
        assert "  ana  waive numbers  (these words): is right\n" in told
        act(run, "revoke", "ana", target, "--check", "numbers")
        assert (
            "  ana  revoke numbers  (these words)\n"
            in run("review", "log", target, "-l", "es").stdout
        )

    def test_the_finding_is_not_shown_until_the_words_change(
        self, staffed_space: Path, run: Run
    ) -> None:
        path = staffed_space / FILE
        path.write_text(path.read_text("utf-8").replace("0,02", "0,2"), encoding="utf-8")
        (found,) = json.loads(run("check", "-l", "es", "--json").stdout)
        told = ("--check", "numbers", "--because", "rounded")
        act(run, "waive", "ana", found["id"], *told)
        assert json.loads(run("check", "-l", "es", "--json").stdout) == []
        sarif = json.loads(run("check", "-l", "es", "--format", "sarif").stdout)
        (result,) = sarif["runs"][0]["results"]
        assert result["suppressions"] == [{"kind": "external", "justification": "rounded"}]
        path.write_text(path.read_text("utf-8").replace("0,2", "0,3"), encoding="utf-8")
        assert len(json.loads(run("check", "-l", "es", "--json").stdout)) == 1

    def test_of_a_stranger_counts_for_nothing(self, staffed_space: Path, run: Run) -> None:
        path = staffed_space / FILE
        path.write_text(path.read_text("utf-8").replace("0,02", "0,2"), encoding="utf-8")
        (found,) = json.loads(run("check", "-l", "es", "--json").stdout)
        act(run, "waive", "ana", found["id"], "--check", "numbers", "--because", "rounded")
        settings = staffed_space / "mbc-i18n.toml"
        hers = 'locales = ["es", "ar"]\nemail'
        text = settings.read_text("utf-8").replace(hers, 'locales = ["ar"]\nemail')
        settings.write_text(text, encoding="utf-8")
        assert len(json.loads(run("check", "-l", "es", "--json").stdout)) == 1

    def test_of_no_check(self, staffed_space: Path, run: Run) -> None:
        result = run("review", "waive", unit(run, "What helps"), "--as", "ana", "-l", "es",
                     "--check", "nonesuch", "--because", "is right")  # fmt: skip
        assert result.exit_code == 2
        assert "'nonesuch' is no check that can be waived" in result.stderr


class TestLookingBack:
    def test_log_tells_who_said_what_of_which_words(self, staffed_space: Path, run: Run) -> None:
        target = unit(run, "What helps")
        assert run("review", "log", target, "-l", "es").stdout == "no records\n"
        act(run, "sign", "ana", target, "--note", "fine")
        path = staffed_space / FILE
        path.write_text(path.read_text("utf-8").replace("Qué ayuda", "Lo que ayuda"), "utf-8")
        told = run("review", "log", target, "-l", "es").stdout
        assert "  ana as linguistic  approve  (other words): fine\n" in told
        (record,) = json.loads(run("review", "log", target, "-l", "es", "--json").stdout)
        assert (record["by"], record["target"]) == ("ana", "Qué ayuda")

    def test_diff_is_since_the_last_approval_and_since_mine(
        self, staffed_space: Path, run: Run
    ) -> None:
        target = unit(run, "What helps")
        assert "never approved" in run("review", "diff", target, "-l", "es").stdout
        path = staffed_space / FILE
        for who, old, new in (
            ("ana", "Qué ayuda", "Qué alivia"),
            ("ben", "Qué alivia", "Lo que alivia"),
        ):
            act(run, "sign", who, target)
            path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
        told = run("review", "diff", target, "-l", "es", "--as", "ana").stdout
        last, mine = told.split("    since ")[1:]
        assert last.startswith("ben approved it as clinical, ")
        assert last.endswith("    What helps\n    [-Qué-]{+Lo que+} alivia\n")
        assert mine.startswith("ana approved it as linguistic, ")
        assert mine.endswith("    What helps\n    [-Qué-]{+Lo+} [-ayuda-]{+que alivia+}\n")
        assert "since ana" not in run("review", "diff", target, "-l", "es").stdout


class TestWithoutReviewers:
    @pytest.fixture(autouse=True)
    def alone(self, staffed_space: Path) -> None:
        (staffed_space / "mbc-i18n.toml").write_text('locales = ["es", "ar"]\n', encoding="utf-8")

    def test_nothing_can_be_signed(self, staffed_space: Path, run: Run) -> None:
        result = run("review", "sign", unit(run, "What helps"), "--as", "ana", "-l", "es")
        assert result.exit_code == 2
        assert result.stderr == (
            "nobody can review: the settings name no reviewers; "
            "name the people who review in the settings, [[reviewers]]\n"
        )

    def test_status_says_so(self, staffed_space: Path, run: Run) -> None:
        assert "nothing can be approved: the settings name no reviewers\n" in run("status").stderr


def test_status_names_the_role_that_nobody_has(staffed_space: Path, run: Run) -> None:
    told = run("status").stderr
    assert told == "nothing can be approved in ar: no reviewer for clinical\n"


def test_init_writes_how_branches_of_ledgers_meet(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", tmp_path / "new").exit_code == 0
    text = (tmp_path / "new/.gitattributes").read_text("utf-8")
    assert "locales/*/signoffs/*.jsonl merge=union text eol=lf\n" in text
