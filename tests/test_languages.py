"""Languages beside CLDR: our table, and that of a workspace."""

from __future__ import annotations

import csv
import datetime
import unicodedata
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import languages, locales, scripts
from mbc_i18n.errors import SettingsError
from mbc_i18n.settings import settings
from tests.conftest import Run

SHIPPED = sorted(languages.shipped())


@pytest.fixture(autouse=True)
def _ours_alone() -> Iterator[None]:
    yield
    locales.register({})


def workspace(**table: Mapping[str, str]) -> languages.Languages:
    """The languages of a workspace's settings, once they have been read."""
    return settings({"languages": table}, "mbc-i18n.toml").languages


class TestOurTable:
    def test_has_each_locale_once(self) -> None:
        text = (resources.files("mbc_i18n") / "data" / "languages.csv").read_text("utf-8")
        names = [row["locale"] for row in csv.DictReader(text.splitlines())]
        assert len(names) == len(set(names)) == len(SHIPPED)

    @pytest.mark.parametrize("name", SHIPPED)
    def test_each_row_is_a_locale_of_the_tool(self, name: str) -> None:
        own = languages.shipped()[name]
        assert locales.canonical(name) == languages.spelled(name) == name
        assert locales.canonical(locales.bcp47(name)) == name
        assert locales.own_name(name) == own.name != name
        assert locales.english_name(name) == own.english != ""
        assert locales.plural_forms(name).startswith("nplurals=")
        assert locales.format_date(datetime.date(2026, 3, 9), name)
        assert all(locales.number_symbols(name))

    def test_own_names_are_written_in_the_locale_s_direction(self) -> None:
        for name in SHIPPED:
            rtl = any(
                letter in RTL for letter in map(unicodedata.bidirectional, locales.own_name(name))
            )
            assert locales.direction(name) == ("rtl" if rtl else "ltr"), name

    def test_no_two_locales_bear_one_english_name(self) -> None:
        english = [own.english for own in languages.shipped().values()]
        assert {name for name in english if english.count(name) > 1} == {"Dari"}

    @pytest.mark.parametrize(
        ("name", "own", "english", "direction"),
        [
            ("hmn", "Hmoob", "Hmong", "ltr"),
            ("kri", "Krio", "Krio", "ltr"),
            ("ht", "Kreyòl Ayisyen", "Haitian Creole", "ltr"),
            ("prs", "دری", "Dari", "rtl"),
            ("fa_AF", "دری", "Dari", "rtl"),
            ("ckb", "کوردی (سۆرانی)", "Kurdish (Sorani)", "rtl"),
            ("ku", "kurdî (kurmancî)", "Kurdish (Kurmanji)", "ltr"),
            ("rhg_Latn", "Ruáingga", "Rohingya (Latin)", "ltr"),
            ("zh_TW", "繁體中文（台灣）", "Chinese (Traditional, Taiwan)", "ltr"),
        ],
    )
    def test_readers_and_staff_find_a_language(
        self, name: str, own: str, english: str, direction: str
    ) -> None:
        found = locales.own_name(name), locales.english_name(name), locales.direction(name)
        assert found == (own, english, direction)


RTL = {"R", "AL"}


class TestLanguageThatCldrLacks:
    @pytest.mark.parametrize(
        ("written", "name"),
        [
            ("HMN", "hmn"),
            ("hmn-latn-us", "hmn_Latn_US"),
            ("kri-SL", "kri_SL"),
            ("SYL-sylo", "syl_Sylo"),
        ],
    )
    def test_is_spelled_like_any_other(self, written: str, name: str) -> None:
        assert locales.canonical(written) == name
        assert locales.bcp47(name).split("-") == name.split("_")
        assert locales.language(written) == name.split("_")[0]

    def test_writes_its_dates_in_figures(self) -> None:
        assert locales.format_date(datetime.date(2026, 3, 9), "hmn") == "2026-03-09"

    def test_writes_them_as_the_language_that_it_is_like(self) -> None:
        day = datetime.date(2026, 3, 9)
        assert locales.format_date(day, "prs") == locales.format_date(day, "fa_AF")

    def test_has_the_numbers_of_its_country(self) -> None:
        assert locales.number_symbols("kg")[0] == ","
        assert locales.number_symbols("hmn")[0] == "."

    def test_is_followed_by_the_language_that_it_is_like(self) -> None:
        assert locales.fallbacks("prs") == ("prs", "fa_AF", "fa")
        assert locales.fallbacks("kri_SL") == ("kri_SL", "kri")

    def test_is_never_followed_by_another_script(self) -> None:
        assert locales.fallbacks("syl") == ("syl", "bn")
        assert locales.fallbacks("syl_Sylo") == ("syl_Sylo",)

    def test_has_no_sentences_apart_where_it_is_chinese(self) -> None:
        assert locales.join("一。", " ", "二。", "wuu") == ""


class TestScript:
    @pytest.mark.parametrize(
        ("name", "direction"),
        [
            ("pa_Arab", "rtl"), ("pa_PK", "rtl"), ("ur", "rtl"), ("az_Arab", "rtl"),
            ("az_IR", "rtl"), ("ff_Adlm", "rtl"), ("ff", "ltr"), ("uz_Arab", "rtl"),
            ("uz_AF", "rtl"), ("sd", "rtl"), ("sd_Deva", "ltr"), ("sd_IN", "ltr"),
            ("ug", "rtl"), ("ug_Cyrl", "ltr"), ("ku_Arab", "rtl"), ("ha_Arab", "rtl"),
            ("rhg", "rtl"), ("yi", "rtl"), ("dv", "rtl"), ("syr", "rtl"), ("nqo", "rtl"),
            ("mn_Mong", "ltr"), ("ks_Deva", "ltr"), ("tr_Arab", "rtl"), ("zh_Hant", "ltr"),
        ],
    )  # fmt: skip
    def test_says_the_direction(self, name: str, direction: str) -> None:
        assert locales.direction(name) == direction
        assert locales.canonical(name) == name

    def test_letters_of_scripts_from_right_to_left_are_such(self) -> None:
        names = "Adlm Arab Hebr Hung Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi"
        assert set(names.split()) <= scripts.RIGHT_TO_LEFT
        letters = "𞤀 ا א 𐲀 ࡀ 𞠀 ߊ 𐴀 ࠀ ܐ ހ 𐺀"
        assert {unicodedata.bidirectional(letter) for letter in letters.split()} <= RTL


class TestSettings:
    def test_name_any_language(self) -> None:
        workspace(trq={"name": "Nanj nïn", "english": "Triqui"})
        assert locales.canonical("TRQ-mx") == "trq_MX"
        assert (locales.own_name("trq"), locales.english_name("trq")) == ("Nanj nïn", "Triqui")
        assert (locales.direction("trq"), locales.bcp47("trq_MX")) == ("ltr", "trq-MX")
        assert locales.plural_forms("trq") == "nplurals=1; plural=(0);"

    def test_say_what_it_is_like_and_how_it_runs(self) -> None:
        workspace(bgp={"name": "بلوچی", "direction": "rtl", "like": "ur"})
        assert locales.direction("bgp") == "rtl"
        assert locales.fallbacks("bgp") == ("bgp", "ur")

    def test_change_the_name_of_one_that_is_known(self) -> None:
        workspace(es={"name": "castellano"}, hmn={"name": "Hmoob Dawb"})
        assert (locales.own_name("es"), locales.english_name("es")) == ("castellano", "castellano")
        assert (locales.own_name("hmn"), locales.english_name("hmn")) == ("Hmoob Dawb", "Hmong")
        assert locales.format_date(datetime.date(2026, 3, 9), "es") == "9 de marzo de 2026"

    def test_keep_a_code_that_cldr_takes_for_another_s(self) -> None:
        assert locales.canonical("tl") == "fil"
        workspace(tl={"name": "Tagalog", "like": "fil"})
        assert locales.canonical("tl") == "tl"

    def test_allow_a_variety_of_one_s_own(self) -> None:
        table = {"en-x-easy": {"name": "Easy Read", "like": "en"}}
        assert list(settings({"languages": table}, "mbc-i18n.toml").languages) == ["en_x_easy"]
        assert locales.bcp47("en-X-Easy") == "en-x-easy"

    def test_come_before_all_tables_that_name_them(self) -> None:
        table = {"roles": {"trq": ["clinical"]}, "locales": ["trq"],
                 "languages": {"trq": {"name": "Triqui"}}}  # fmt: skip
        assert settings(table, "mbc-i18n.toml").locales == ("trq",)

    def test_leave_nothing_to_other_workspaces(self) -> None:
        workspace(trq={"name": "Triqui"})
        settings({}, "mbc-i18n.toml")
        with pytest.raises(SettingsError, match="unknown locale"):
            locales.canonical("trq")

    @pytest.mark.parametrize(
        ("table", "problem"),
        [
            ("hmn", "must be a table of tables"),
            ({"hmn": "Hmoob"}, "must be a table of tables"),
            ({"trq": {}}, "languages.trq has no name"),
            ({"trq": {"name": " "}}, "languages.trq.name must be a text"),
            ({"trq": {"name": 1}}, "languages.trq.name must be a text"),
            ({"trq": {"name": "x", "dir": "rtl"}}, "unknown setting 'languages.trq.dir'"),
            ({"trq": {"name": "x", "direction": "up"}}, "direction must be ltr or rtl"),
            ({"trq": {"name": "x", "like": "xx"}}, "unknown locale 'xx'"),
            ({"und": {"name": "x"}}, "is no language tag"),
            ({"../es": {"name": "x"}}, "is no language tag"),
            ({"e" * 99: {"name": "x"}}, "is no language tag"),
        ],
    )
    def test_that_are_wrong_are_told_with_their_file(self, table: Any, problem: str) -> None:
        with pytest.raises(SettingsError, match=problem) as caught:
            settings({"languages": table}, "mbc-i18n.toml")
        assert str(caught.value).startswith("mbc-i18n.toml: ")


@given(st.text(max_size=40))
def test_a_spelled_tag_is_a_name_for_files_and_spelled_again_the_same(tag: str) -> None:
    name = languages.spelled(tag)
    assert name == "" or name.replace("_", "").isalnum()
    assert languages.spelled(name.replace("_", "-")) == name


def test_a_language_goes_all_the_way_to_its_page(space: Path, run: Run) -> None:
    text = 'locales = ["trq", "prs"]\n\n[languages.trq]\nname = "Nanj nïn"\nenglish = "Triqui"\n'
    (space / "mbc-i18n.toml").write_text(text, encoding="utf-8")
    for command in ("extract", "update", "status"):
        assert run(command).exit_code == 0
    po = (space / "locales/trq/hay-fever.po").read_text(encoding="utf-8")
    assert '"Language: trq\\n"' in po
    assert '"Language-Team: Triqui\\n"' in po
    assert '"Plural-Forms: nplurals=1; plural=(0);\\n"' in po
