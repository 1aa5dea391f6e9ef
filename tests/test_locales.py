"""What CLDR knows of a locale, as the tool needs it."""

from __future__ import annotations

import datetime
import gettext
import re
from decimal import Decimal

import pytest
from babel.core import get_global
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError

KNOWN = sorted(locale_identifiers())


class TestNames:
    @pytest.mark.parametrize(
        ("written", "name"),
        [
            ("es", "es"),
            ("pt-br", "pt_BR"),
            ("PT_br", "pt_BR"),
            ("ZH-hans", "zh_Hans"),
            ("zh-TW", "zh_TW"),
            ("zh_Hant_HK", "zh_Hant_HK"),
            ("es-419", "es_419"),
            ("sr-latn", "sr_Latn"),
            ("ca_ES_VALENCIA", "ca_ES_VALENCIA"),
            ("en_US.UTF-8", "en_US"),
            ("iw", "he"),
            ("tl", "fil"),
        ],
    )
    def test_either_spelling_gives_the_gettext_name(self, written: str, name: str) -> None:
        assert locales.canonical(written) == name

    def test_every_name_of_cldr_stays_as_it_is(self) -> None:
        assert [name for name in KNOWN if locales.canonical(name) != name] == []
        assert [n for n in KNOWN if locales.canonical(locales.bcp47(n)) != n] == []

    @pytest.mark.parametrize(
        "wrong",
        ["", "x", "C", "und", "und-Latn", "xx", "tlh", "../es", "es/..", "e" * 500, "en_XX"],
    )
    def test_an_unknown_one_is_refused_in_one_short_line(self, wrong: str) -> None:
        with pytest.raises(SettingsError, match="unknown locale") as caught:
            locales.canonical(wrong)
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 150

    @given(st.text(max_size=12))
    def test_no_name_at_all_gives_a_path_or_a_traceback(self, text: str) -> None:
        try:
            name = locales.canonical(text)
        except SettingsError:
            return
        assert re.fullmatch(r"\w+", name)

    def test_pages_use_bcp_47(self) -> None:
        assert locales.bcp47("zh_Hans") == "zh-Hans"
        assert locales.language("pt-BR") == "pt"

    @pytest.mark.parametrize(
        ("locale", "own", "english"),
        [
            ("es", "español", "Spanish"),
            ("ar", "العربية", "Arabic"),
            ("zh_Hans", "简体中文", "Chinese (Simplified)"),
            ("zh-Hant", "繁體中文", "Chinese (Traditional)"),
            ("pt_BR", "português (Brasil)", "Portuguese (Brazil)"),
        ],
    )
    def test_readers_and_staff_find_a_language_by_name(
        self, locale: str, own: str, english: str
    ) -> None:
        assert locales.own_name(locale) == own
        assert locales.english_name(locale) == english


class TestFallbacks:
    @pytest.mark.parametrize(
        ("locale", "names"),
        [
            ("pt_BR", ("pt_BR", "pt")),
            ("es", ("es",)),
            ("zh_Hans", ("zh_Hans", "zh")),
            ("zh_Hant", ("zh_Hant",)),
            ("zh_TW", ("zh_TW", "zh_Hant")),
            ("zh_CN", ("zh_CN", "zh_Hans", "zh")),
            ("sr_Latn", ("sr_Latn",)),
            ("ca_ES_VALENCIA", ("ca_ES_VALENCIA", "ca_ES", "ca")),
        ],
    )
    def test_what_stands_in_comes_nearest_first(self, locale: str, names: tuple[str, ...]) -> None:
        assert locales.fallbacks(locale) == names

    def test_nobody_is_given_another_script(self) -> None:
        for name in KNOWN:
            names = locales.fallbacks(name)
            scripts = {script for each in names for script in written(each)}
            assert len(scripts) <= 1, name


def written(name: str) -> list[str]:
    """The script that a locale names, or that CLDR takes its bare language to be written in."""
    whole = name if "_" in name else str(get_global("likely_subtags").get(name, ""))
    return [part for part in whole.split("_") if len(part) == 4 and part.isalpha()]


@pytest.mark.parametrize(
    ("locale", "direction"),
    [("ar", "rtl"), ("fa", "rtl"), ("he", "rtl"), ("pa_Arab", "rtl"), ("pa", "ltr"), ("es", "ltr")],
)
def test_direction_follows_the_script(locale: str, direction: str) -> None:
    assert locales.direction(locale) == direction


class TestPluralForms:
    def test_every_locale_has_a_rule_that_gettext_can_follow(self) -> None:
        for rule in {locales.plural_forms(name) for name in KNOWN}:
            found = re.fullmatch(r"nplurals=(\d+); plural=(.+);", rule)
            assert found, rule
            form = gettext.c2py(found[2])  # type: ignore[attr-defined]
            assert {form(n) for n in range(1001)} <= set(range(int(found[1]))), rule

    @pytest.mark.parametrize(
        ("locale", "number", "form"), [("ru", 21, 0), ("ru", 3, 1), ("ar", 0, 0), ("fr", 0, 0)]
    )
    def test_numbers_take_their_language_s_form(self, locale: str, number: int, form: int) -> None:
        rule = locales.plural_forms(locale).partition("plural=")[2].rstrip(";")
        assert gettext.c2py(rule)(number) == form  # type: ignore[attr-defined]


class TestNumbersAndDates:
    @pytest.mark.parametrize(
        ("locale", "decimal", "group"),
        [
            ("es", ",", "."),
            ("es_MX", ".", ","),
            ("fr", ",", "\u202f"),
            ("ru", ",", "\u00a0"),
            ("de_CH", ".", "’"),
            ("ar", ".", ","),
        ],
    )
    def test_signs(self, locale: str, decimal: str, group: str) -> None:
        assert locales.number_symbols(locale) == (decimal, group)

    @pytest.mark.parametrize(
        ("locale", "written"),
        [("de", "1.500,02"), ("fr", "1\u202f500,02"), ("zh_Hans", "1,500.02"), ("hi", "1,500.02")],
    )
    def test_a_number_in_the_locale_s_writing(self, locale: str, written: str) -> None:
        assert locales.format_number(Decimal("1500.02"), locale) == written

    def test_no_decimal_is_rounded_away(self) -> None:
        assert locales.format_number(Decimal("0.00002"), "es") == "0,00002"

    @pytest.mark.parametrize(
        ("locale", "name", "number"),
        [
            ("en", "May", 5),
            ("en", "Nov", 11),
            ("ru", "мая", 5),
            ("ru", "май", 5),
            ("ar", "نوفمبر", 11),
            ("zh_Hans", "十一月", 11),
        ],
    )
    def test_months_by_every_name_that_cldr_gives_them(
        self, locale: str, name: str, number: int
    ) -> None:
        assert locales.months(locale)[name] == number

    def test_a_date_in_its_long_form(self) -> None:
        day = datetime.date(2019, 11, 5)
        assert locales.format_date(day, "es") == "5 de noviembre de 2019"
        assert locales.format_date(day, "zh-Hans") == "2019年11月5日"


class TestJoin:
    @pytest.mark.parametrize(
        ("locale", "left", "right", "gap"),
        [
            ("es", "Uno.", "Dos.", " "),
            ("zh_Hans", "你好。", "再见。", ""),
            ("zh_Hant", "痛嗎？", "請告訴醫生！", ""),
            ("yue", "係。", "唔係。", ""),
            ("ja", "はい。", "いいえ。", ""),
            ("ja", "ﾊｲ｡", "ｲｲｴ｡", ""),
            ("zh_Hans", "检测 HER2。", "HER2 是什么？", " "),
            ("zh_Hans", "用药 5 天。", "5 天后复查。", " "),
            ("zh_Hans", "See HER2.", "CDK4", " "),
            ("zh_Hans", "See HER2.", "它是什么？", " "),
            ("ja", "はい。", "Yes", " "),
            ("zh_Hans", "他说：“痛。”", "“很痛。”", ""),
            ("zh_Hans", "He said “yes”", "“是。”", " "),
            ("ko", "네.", "예.", " "),
            ("ko", "네。", "예。", " "),
            ("th", "ครับ", "ค่ะ", " "),
            ("lo", "ແມ່ນ", "ບໍ່", " "),
            ("km", "បាទ។", "ទេ។", " "),
            ("my", "ဟုတ်ကဲ့။", "မဟုတ်ပါ။", " "),
            ("bo", "ལགས།", "མིན།", " "),
        ],
    )
    def test_sentences_stand_as_the_locale_sets_them(
        self, locale: str, left: str, right: str, gap: str
    ) -> None:
        assert locales.join(left, " ", right, locale) == gap

    @pytest.mark.parametrize("locale", ["es", "ko", "th", "lo", "km", "my", "bo"])
    @pytest.mark.parametrize("gap", [" ", "  ", "\n", "\t", "\u00a0", "\n> "])
    def test_the_source_s_own_gap_stays(self, locale: str, gap: str) -> None:
        assert locales.join("Uno.", gap, "Dos.", locale) == gap
        assert locales.join("一。", gap, "二。", locale) == gap

    @pytest.mark.parametrize("gap", [" ", "  ", "\n", "\t"])
    @pytest.mark.parametrize("locale", ["zh_Hans", "yue", "ja"])
    def test_in_chinese_and_japanese_it_stays_beside_latin_and_digits(
        self, locale: str, gap: str
    ) -> None:
        assert locales.join("一。", gap, "HER2", locale) == gap
        assert locales.join("HER2.", gap, "一。", locale) == gap
        assert locales.join("一。", gap, "5", locale) == gap
        assert locales.join("一。", gap, "二。", locale) == ""

    @pytest.mark.parametrize(
        ("locale", "left", "right", "gap"),
        [
            ("en", "One.", "Two.", " "),
            ("th", "ครับ", "ค่ะ", " "),
            ("ko", "네.", "예.", " "),
            ("ja", "一つ。", "二つ。", ""),
            ("ja", "一つ。", "MRI.", ""),
            ("ja", "MRI.", "一つ。", " "),
            ("zh_Hans", "See HER2.", "CDK4", " "),
        ],
    )
    def test_where_the_source_has_none_a_spaced_language_gets_one(
        self, locale: str, left: str, right: str, gap: str
    ) -> None:
        assert locales.join(left, "", right, locale) == gap

    @pytest.mark.parametrize(
        ("left", "right", "gap"),
        [
            ("<strong>好。</strong>", "再见。", ""),
            ("好。", "<a1><em>再</em>见</a1>。", ""),
            ("好。<fn1/>", "再见。", ""),
            ("他说：“<em>好。</em>”", "再见。", ""),
            ("好。", "<code/> 是什么？", " "),
            ("好。<br/>", "再见。", " "),
            ("<strong>HER2.</strong>", "再见。", " "),
            ("好。" + 99 * "<em>", "再见。", " "),
            ("……", "好。", " "),
            ("", "好。", " "),
        ],
    )
    def test_the_neighbours_are_characters_that_readers_see(
        self, left: str, right: str, gap: str
    ) -> None:
        assert locales.join(left, " ", right, "zh_Hans") == gap

    @given(st.text(max_size=9), st.sampled_from(["", " ", "\n", "\t"]), st.text(max_size=9))
    def test_a_gap_is_kept_dropped_or_where_there_is_none_a_space(
        self, left: str, gap: str, right: str
    ) -> None:
        for locale in ("es", "th", "ko", "zh_Hans", "ja"):
            found = locales.join(left, gap, right, locale)
            assert found == (gap or " ") or (found == "" and locale in ("zh_Hans", "ja"))

    @pytest.mark.parametrize(
        ("left", "right", "gap"),
        [
            ("乳", "腺", ""), ("。", "「", ""), ("breast", "cancer", " "), ("乳", "HER2", " "),
            ("가", "가", " "), ("힣", "힣", " "), ("", "a", " "),
        ],
    )  # fmt: skip
    def test_a_line_break_inside_a_sentence(self, left: str, right: str, gap: str) -> None:
        assert locales.soft_join(left, right) == gap


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("pt_BR", "pt_BR"),
        ("es", "es_ES"),
        ("ar", "ar_EG"),
        ("zh-Hans", "zh_CN"),
        ("zh_Hant", "zh_TW"),
        ("sr_Latn", "sr_RS"),
        ("pa_Arab", "pa_PK"),
        ("es_419", "es_419"),
        ("eo", "eo"),
    ],
)
def test_a_territory_is_added_where_cldr_knows_a_likely_one(locale: str, expected: str) -> None:
    assert locales.with_territory(locale) == expected
