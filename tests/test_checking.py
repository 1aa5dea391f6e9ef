"""Catalogs held to their articles, the settings and the checks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mbc_i18n import checking, workspace
from mbc_i18n.checking import Checked, many_locales
from mbc_i18n.checks.base import USUAL, Choice
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.formats import FORMATS
from mbc_i18n.glossary import Glossary
from mbc_i18n.model import Catalog, Finding, Message, unit_id
from mbc_i18n.settings import settings
from tests.conftest import TARGETS, Run, fill

DOCUMENT = FORMATS["markdown"].read("# Care\n\nTake 2 pills.\n", "care", file="source/care.md")


def found(check: str, *locales: str) -> list[Checked]:
    """Every locale of four, with a finding in some of them."""
    unit = unit_id("", "Take 2 pills.")
    return [
        Checked(
            (Finding(check, "error", unit, locale, "wrong"),) if locale in locales else (),
            locale=locale,
        )
        for locale in ("ar", "de", "es", "fr", "ru", "vi")
    ]


class TestManyLocales:
    def test_a_check_that_fails_in_half_of_them_points_at_the_source(self) -> None:
        (finding,) = many_locales(DOCUMENT, found("numbers", "ar", "es", "vi"))
        assert (finding.check, finding.severity) == ("many-locales", "info")
        assert (finding.file, finding.line) == ("source/care.md", 3)
        assert finding.message == "numbers fails in 3 of 6 locales: look at the source"
        assert finding.source == "Take 2 pills."

    def test_two_are_not_many_nor_are_less_than_half(self) -> None:
        assert list(many_locales(DOCUMENT, found("numbers", "ar", "es"))) == []
        seven = [*found("numbers", "ar", "es", "vi"), Checked(()), Checked(())]
        assert list(many_locales(DOCUMENT, seven[:6])) != []
        assert list(many_locales(DOCUMENT, seven)) == []

    @pytest.mark.parametrize("check", ["untranslated", "fuzzy", "outdated"])
    def test_what_is_not_translated_says_nothing_of_the_source(self, check: str) -> None:
        everywhere = found(check, "ar", "de", "es", "fr", "ru", "vi")
        assert list(many_locales(DOCUMENT, everywhere)) == []

    def test_a_unit_that_is_not_in_the_article_points_nowhere(self) -> None:
        one_each = [
            Checked((Finding("numbers", "error", "0" * 16, locale, "wrong"),), locale=locale)
            for locale in ("ar", "es", "vi")
        ]
        assert list(many_locales(DOCUMENT, one_each)) == []

    def test_it_is_told_in_the_workspace(self, translated: Path, run: Run) -> None:
        (translated / "mbc-i18n.toml").write_text('locales = ["es", "fr", "it"]\n')
        run("update")
        wrong = TARGETS | {"What hay fever is.": "20"}
        for locale in ("fr", "it"):
            fill(translated / f"locales/{locale}/hay-fever.po", wrong)
        spanish = translated / "locales/es/hay-fever.po"
        text = spanish.read_text("utf-8")
        spanish.write_text(text.replace("Qué es la rinitis alérgica.", "20"), "utf-8")
        own = checking.check(workspace.find(translated), asked=Choice(("numbers",)))
        (finding,) = [f for each in own for f in each if f.check == "many-locales"]
        assert (finding.file, finding.line) == ("source/hay-fever.md", 3)


class TestSettings:
    def choice(self, locale: str, asked: Choice = USUAL, **table: object) -> Choice:
        own = checking.standards(Glossary(), asked=asked)
        read = settings({"checks": table}, "mbc-i18n.toml")
        return replace(own, settings=read).choice(locale)

    def test_hold_for_all_locales_or_for_one(self) -> None:
        table = {"ignore": ["numbers"], "es": {"ignore": ["markup"]}}
        assert self.choice("es", **table).ignored == ("numbers", "markup")
        assert self.choice("fr", **table).ignored == ("numbers",)

    def test_of_a_language_hold_for_its_regional_locales(self) -> None:
        table = {"pt": {"ignore": ["markup"]}, "pt-BR": {"severity": {"numbers": "info"}}}
        choice = self.choice("pt_BR", **table)
        assert choice.ignored == ("markup",)
        assert choice.severity("numbers") == "info"
        assert self.choice("pt", **table).severity("numbers") == ""

    def test_of_a_locale_come_before_those_for_all(self) -> None:
        table = {"severity": {"numbers": "info"}, "es": {"severity": {"numbers": "warning"}}}
        assert self.choice("es", **table).severity("numbers") == "warning"
        assert self.choice("fr", **table).severity("numbers") == "info"

    def test_give_way_to_what_is_asked_for_by_name(self) -> None:
        table = {"ignore": ["numbers", "markup"]}
        choice = self.choice("es", Choice(selected=("numbers",)), **table)
        assert choice.ignored == ("markup",)
        assert self.choice("es", Choice(ignored=("state",))).ignored == ("state",)

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            ('checks.ignore = ["number"]', "no check 'number'; did you mean 'numbers'?"),
            ('checks.es.ignore = ["tags"]', "no check 'tags'"),
            ('checks.severity = { markup = "fatal" }', "no severity 'fatal' for markup"),
            ('checks.severity = { mark = "info" }', "did you mean 'markup'?"),
            ('checks.ignroe = ["markup"]', "did you mean 'checks.ignore'?"),
            ('checks.ignore = "markup"', "checks.ignore must be a list of strings"),
            ("checks.severity = { markup = 3 }", "checks.severity must be a table of strings"),
            ('checks.severity = "info"', "checks.severity must be a table of strings"),
            ('checks.xx-nowhere.ignore = ["markup"]', "xx-nowhere"),
            ('checks.es.ignroe = ["markup"]', "unknown setting 'checks.es.ignroe'"),
            ('checks.es.severity = ["markup"]', "checks.es.severity must be a table"),
            ('checks.local = "1-800-555-0199"', "checks.local must be a table"),
            ("checks.es.local = { a = 3 }", "checks.es.local.'a' must be a string or a list"),
            ('checks.local = { a = ["b", 3] }', "checks.local.'a' must be a string or a list"),
        ],
    )
    def test_that_cannot_be_meant_are_refused(self, space: Path, line: str, problem: str) -> None:
        file = space / "mbc-i18n.toml"
        file.write_text(f'locales = ["es"]\n{line}\n', "utf-8")
        with pytest.raises(SettingsError) as raised:
            checking.standards_of(workspace.find(space), ["es"])
        assert problem in str(raised.value)
        assert str(raised.value).startswith("mbc-i18n.toml: ")

    def test_name_what_a_locale_has_in_the_place_of_an_address(self) -> None:
        table = {
            "local": {"a@x.org": "b@x.org"},
            "es": {"local": {"a@x.org": "c@x.org", "1-800-555-0199": ["900 1", "900 2"]}},
            "es-MX": {"local": {"1-800-555-0199": "900 3"}},
        }
        own = settings({"checks": table}, "mbc-i18n.toml")
        assert own.local("fr") == own.local("") == {"a@x.org": ("b@x.org",)}
        assert own.local("es") == {
            "a@x.org": ("b@x.org", "c@x.org"), "1-800-555-0199": ("900 1", "900 2"),
        }  # fmt: skip
        assert own.local("es_MX")["1-800-555-0199"] == ("900 1", "900 2", "900 3")

    @pytest.mark.parametrize(("locale", "findings"), [("es", 0), ("fr", 1)])
    def test_let_a_locale_s_own_helpline_pass(self, locale: str, findings: int) -> None:
        table = {"es": {"local": {"1-800-555-0199": "1-800-555-0198"}}}
        rules = checking.standards(Glossary(), asked=Choice(("contacts",)))
        rules = replace(rules, settings=settings({"checks": table}, "mbc-i18n.toml"))
        message = Message("Call 1-800-555-0199.", "1-800-555-0198.")
        outcome = checking.judged(Catalog("care", locale, messages=(message,)), rules)
        assert len(outcome.kept) == findings

    def test_take_a_finding_out_or_say_how_bad_it_is(self, translated: Path, run: Run) -> None:
        file = translated / "mbc-i18n.toml"
        own = file.read_text("utf-8")
        assert run("check", "--locale", "ar").exit_code == 1
        file.write_text(own + 'checks.ar.ignore = ["untranslated"]\n')
        assert run("check", "--locale", "ar").stdout == "no findings\n"
        file.write_text(own + 'checks.ar.severity = { state = "info" }\n')
        assert run("check", "--locale", "ar").stdout.endswith("\n8 for information\n")

    def test_hold_for_what_is_found_beside_the_checks(self, translated: Path, run: Run) -> None:
        article = translated / "source/hay-fever.md"
        article.write_text(article.read_text("utf-8") + "\nCall us.\n", "utf-8")
        file = translated / "mbc-i18n.toml"
        file.write_text(file.read_text("utf-8") + 'checks.ignore = ["outdated"]\n')
        assert run("check", "--locale", "es").stdout == "no findings\n"


def test_a_check_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(UserError, match="no check 'number'; did you mean 'numbers'?"):
        checking.standards(Glossary(), asked=Choice(selected=("number",)))


class TestAcross:
    @pytest.fixture
    def two(self, translated: Path, run: Run) -> Path:
        """A second article that shares a sentence, translated in another way."""
        words = "# Asthma\n\nThe season lasts 3–6 weeks.\n"
        (translated / "source/asthma.md").write_text(words, encoding="utf-8")
        assert run("extract").exit_code == 0
        assert run("update").exit_code == 0
        targets = {
            "Asthma": "Asma",
            "The season lasts 3–6 weeks.": "La estación dura de 3 a 6 semanas.",
        }
        fill(translated / "locales/es/asthma.po", targets)
        return translated

    def told(self, space: Path, *names: str, asked: Choice = USUAL) -> list[Finding]:
        checked = checking.check(workspace.find(space), ("es",), names, asked)
        return [each for part in checked for each in part if each.check == "inconsistent"]

    def test_articles_that_translate_a_sentence_in_two_ways_are_told(self, two: Path) -> None:
        (finding,) = self.told(two)
        assert finding.severity == "warning"
        assert {finding.file, *finding.message.split(":")} & {
            "locales/es/asthma.po", "locales/es/hay-fever.po"
        }  # fmt: skip

    def test_one_article_alone_is_compared_with_nothing(self, two: Path) -> None:
        assert self.told(two, "asthma") == []

    def test_it_runs_where_the_check_does(self, two: Path) -> None:
        assert self.told(two, asked=Choice(selected=("numbers",))) == []
        assert self.told(two, asked=Choice(ignored=("consistency",))) == []
