"""Spelling by Hunspell, where a person has it; and how its absence is told."""

from __future__ import annotations

import logging
import shutil
import sys
from pathlib import Path

import pytest

from mbc_i18n.checks import REGISTRY, hunspell, spelling
from mbc_i18n.errors import UserError
from mbc_i18n.model import Finding, Message
from tests.checks.messages import glossary
from tests.checks.several import findings_in, pairs

AFFIXES = "SET UTF-8\nTRY aeioubcdlnsu\nSFX S Y 1\nSFX S 0 s .\n"
WORDS = ("casa/S", "decisión", "descanse", "en", "la", "su", "un", "l'hôpital", "दवा")

NEEDS_PROGRAM = pytest.mark.skipif(
    shutil.which("hunspell") is None,
    reason="THE PROGRAM hunspell IS NOT INSTALLED: spelling is tested against a stand-in only",
)


def write_dictionary(folder: Path, name: str = "es_ES") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(AFFIXES, encoding="utf-8")
    words = "\n".join([str(len(WORDS)), *WORDS, ""])
    (folder / f"{name}.dic").write_text(words, encoding="utf-8")
    return folder / name


@pytest.fixture
def only_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer on which no dictionary lies but in one folder."""
    monkeypatch.setattr(hunspell, "FOLDERS", ())
    monkeypatch.setattr(hunspell, "OFFICES", ())
    monkeypatch.setenv("DICPATH", str(tmp_path))
    return tmp_path


@pytest.fixture
def words(only_here: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A stand-in for the program; the words that it was asked for."""
    asked: list[str] = []
    known = {word.partition("/")[0] for word in WORDS} | {"casas"}

    def misspelled(words: set[str], path: Path) -> frozenset[str]:
        asked.extend(sorted(words))
        return frozenset(word for word in words if word not in known)

    write_dictionary(only_here)
    monkeypatch.setattr(hunspell, "is_installed", lambda: True)
    monkeypatch.setattr(hunspell, "misspelled", misspelled)
    monkeypatch.setattr(hunspell, "suggested", lambda words, path: {"desicion": "decisión"})
    return asked


def found(source: str, target: str, known: str = "") -> list[Finding]:
    return findings_in([Message(source, target)], "es", "spelling", glossary(known, "es"))


@pytest.mark.usefixtures("words")
class TestCheck:
    def test_a_word_in_no_dictionary_is_advice_with_its_place(self) -> None:
        (finding,) = found("A <em>decision</em>", "la <em>desicion</em>")
        assert finding.message == "“desicion” is in no dictionary; did you mean “decisión”?"
        assert (finding.severity, finding.suggestion) == ("info", "decisión")
        assert [finding.target[a:b] for a, b in finding.target_spans] == ["desicion"]

    def test_is_told_once_a_message_with_every_place(self) -> None:
        (finding,) = found("x", "desicion en desicion")
        assert [finding.target[a:b] for a, b in finding.target_spans] == ["desicion"] * 2

    def test_a_word_without_a_better_one_says_no_more(self) -> None:
        (finding,) = found("x", "la xyzzy")
        assert finding.message == "“xyzzy” is in no dictionary"

    @pytest.mark.parametrize(
        ("source", "target"),
        [
            ("Ask MedlinePlus", "MedlinePlus"),
            ("About tamoxifen", "tamoxifeno"),
            ("x", "HER2, CDK4/6 y1"),
            ("x", "https://example.org/desicion yo@desicion.example"),
            ("x", "OMS, ADN"),
            ("x", "la casa y"),
        ],
    )
    def test_names_identifiers_and_addresses_are_known(self, source: str, target: str) -> None:
        assert found(source, target) == []

    def test_terms_of_the_glossary_are_known(self) -> None:
        assert found("x", "la quimioxyz", "biopsy=quimioxyz") == []
        assert found("x", "la quimioxyz")

    def test_only_its_words_go_to_the_program_each_once(self, words: list[str]) -> None:
        messages = pairs(("x", "descanse en casa"), ("x y", "casa: दवा, 5 mg"))
        findings_in(messages, "es", "spelling")
        assert words == sorted({"casa", "descanse", "दवा"})

    @pytest.mark.parametrize(
        ("target", "bad"),
        [("l'hôpital", 0), ("l’OMS", 0), ("l'hopitale", 1), ("xxx'casa", 1), ("xx’casa", 0)],
    )
    def test_a_word_may_be_known_in_its_parts(self, target: str, bad: int) -> None:
        assert len(found("x", target)) == bad

    def test_runs_only_when_it_is_asked_for(self, words: list[str]) -> None:
        assert REGISTRY["spelling"].advice
        findings_in(pairs(("Rest", "desicion")), "es")
        assert words == []


class TestAbsence:
    @pytest.fixture(autouse=True)
    def _once(self) -> None:
        spelling._tell.cache_clear()

    def test_without_the_program_one_line_says_so(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setattr(hunspell, "is_installed", lambda: False)
        messages = pairs(("x", "desicion"))
        assert findings_in(messages, "es", "spelling") == []
        assert findings_in(messages, "es", "spelling") == []
        (record,) = caplog.records
        assert record.levelno == logging.WARNING
        assert record.message == "spelling was not checked: install the program hunspell"

    @pytest.mark.usefixtures("only_here")
    def test_without_a_dictionary_one_line_says_which(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setattr(hunspell, "is_installed", lambda: True)
        assert findings_in(pairs(("x", "desicion")), "es_MX", "spelling") == []
        (record,) = caplog.records
        assert "Spanish (Mexico)" in record.message
        assert "hunspell-es" in record.message
        assert "DICPATH" in record.message


class TestDictionary:
    @pytest.mark.parametrize(
        ("there", "locale", "chosen"),
        [
            (["es_ES", "es_MX"], "es_MX", "es_MX"),
            (["es_AR", "es_ES"], "es_MX", "es_ES"),
            (["es_AR", "es_ES"], "es", "es_ES"),
            (["es", "es_ES"], "es", "es"),
            (["pt_BR", "pt_PT"], "pt_BR", "pt_BR"),
            (["pt-BR"], "pt_BR", "pt-BR"),
            (["de_AT_frami"], "de", "de_AT_frami"),
            (["sr_RS"], "sr_Latn", None),
            (["fr_FR"], "es", None),
            ([], "es", None),
        ],
    )
    def test_is_the_locale_s_own_else_its_language_s(
        self, only_here: Path, there: list[str], locale: str, chosen: str | None
    ) -> None:
        for name in there:
            write_dictionary(only_here, name)
        path = hunspell.dictionary(locale)
        assert (path.name if path else None) == chosen

    def test_half_a_dictionary_is_none(self, only_here: Path) -> None:
        write_dictionary(only_here).with_suffix(".aff").unlink()
        assert hunspell.dictionary("es") is None

    def test_folders_of_dicpath_come_first(
        self, only_here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        office = tmp_path / "libreoffice/share/extensions/dict-es"
        monkeypatch.setattr(hunspell, "OFFICES", ((str(tmp_path), "libreoffice/*/*/dict-*"),))
        write_dictionary(office)
        assert hunspell.dictionary("es") == office / "es_ES"
        write_dictionary(only_here)
        assert hunspell.dictionary("es") == only_here / "es_ES"


@NEEDS_PROGRAM
class TestProgram:
    def test_knows_words_and_their_endings(self, tmp_path: Path) -> None:
        path = write_dictionary(tmp_path)
        words = {"casa", "casas", "decisión", "desicion", "दवा", "l'hôpital", "hôpital"}
        assert hunspell.misspelled(words, path) == {"desicion", "hôpital"}

    def test_proposes_another_word(self, tmp_path: Path) -> None:
        path = write_dictionary(tmp_path)
        assert hunspell.suggested({"decision", "xyzzyxyzzy"}, path) == {"decision": "decisión"}

    def test_the_check_goes_through_it(self, only_here: Path) -> None:
        write_dictionary(only_here)
        (finding,) = findings_in(pairs(("x", "Su desicion en la casa")), "es", "spelling")
        assert "desicion" in finding.message

    def test_words_that_look_like_commands_are_words(self, tmp_path: Path) -> None:
        path = write_dictionary(tmp_path)
        assert hunspell.misspelled({"casa", "q"}, path) == {"q"}
        assert hunspell.suggested({"q"}, path) in ({}, {"q": "la"}, {"q": "en"}, {"q": "un"})

    def test_a_broken_dictionary_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="hunspell cannot use it; check"):
            hunspell.misspelled({"casa"}, tmp_path / "missing")


def test_a_program_that_cannot_be_called_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(hunspell, "PROGRAM", str(tmp_path / "nothing"))
    with pytest.raises(UserError, match=r"es\.dic: hunspell cannot use it"):
        hunspell.misspelled({"casa"}, tmp_path / "es")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of the shell")
def test_a_program_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "hunspell"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(hunspell, "PROGRAM", str(program))
    with pytest.raises(UserError):
        hunspell.misspelled({"casa"}, tmp_path / "es")
