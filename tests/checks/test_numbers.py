"""Figures: what a correct translation may write, and what no translation may change."""

from __future__ import annotations

import csv
from fractions import Fraction
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import locales
from mbc_i18n.checks.figures import Writing, figures, parse, values
from mbc_i18n.checks.numerals import han, numerals, plain, spelled
from mbc_i18n.model import Finding, Message
from tests.checks.messages import findings

CORRECT = {
    "es": [
        ("About 20–30% of patients feel tired.", "Entre el 20 y el 30 % se siente cansado."),
        ("About 0.02% of cells survive.", "Sobrevive cerca del 0,02\u00a0% de las células."),
        ("About 0.02% of cells survive.", "Sobrevive el 0,02 por ciento de las células."),
        ("In May 2017, 150,000 women took part.", "En mayo de 2017 participaron 150.000 mujeres."),
        ("More than 150,000 women", "Más de 150 000 mujeres"),
        ("More than 1,500 women", "Más de 1500 mujeres"),
        ("1.5 million women", "1,5 millones de mujeres"),
        ("2 billion doses", "2 mil millones de dosis"),
        ("Stages 1–3 can be cured.", "Los estadios 1 a 3 pueden curarse."),
        ("Stage 4 cannot.", "El estadio IV, no."),
        ("Drink 3 to 6 glasses.", "Beba de tres a seis vasos."),
        ("1 in 8 women", "una de cada ocho mujeres"),
        ("HER2-positive and HER2-negative tumors", "tumores positivos o negativos para HER2"),
        ("A CDK 4/6 inhibitor", "Un inhibidor de CDK4/6"),
        ("Call 1-800-422-6237.", "Llame al 1-800-422-6237."),
        ("Open at 3:30 p.m.", "Abre a las 15:30."),
        ("Take 2½ tablets.", "Tome 2,5 comprimidos."),
        ("An X-ray or a PET scan", "Una radiografía o una TEP"),
        ("COVID-19 and omega-3", "La COVID-19 y el omega-3"),
        ("From the 1990s on", "Desde la década de 1990"),
        ("See https://example.org/2019/4 or write to a1@example.org.", "Visítenos o escríbanos."),
        ("About <strong>6</strong>% of cases", "Cerca del <strong>6</strong>\u00a0% de los casos"),
    ],
    "fr": [
        ("About 0.02–0.1%", "Environ 0,02 à 0,1\u202f%"),
        ("6% of cases", "6 pour cent des cas"),
        ("150,000 women", "150\u202f000 femmes"),
        ("150,000 women", "150\u00a0000 femmes"),
        ("In the 1st week", "La 1re semaine"),
        ("Stages 1–3", "Stades I à III"),
        ("By 5:00 p.m.", "Avant 17 h 00"),
        ("Grade 3, 150 patients", "150 patients de grade 3"),
        ("800-123-456", "800 123 456"),
        ("Thirteen people, fifty-eight years old", "13 personnes de 58 ans"),
    ],
    "de": [
        ("From 1992–1994 to 2005–2012", "Von 1992–1994 bis 2005–2012"),
        ("An 11-year-old in May 2017", "Eine 11-Jährige im Mai 2017"),
        ("About 1,500.5 mg", "Etwa 1.500,5 mg"),
        ("At 10:30", "Um 10.30 Uhr"),
        ("At 7.55 a.m. or 5.30pm", "Um 7:55 oder 17:30 Uhr"),
        ("At 12.30 p.m.", "Um 12:30 Uhr"),
        ("On 11/5/2019", "Am 5.11.2019"),
        ("Two to three weeks", "2 bis 3 Wochen"),
        ("A 4-week course", "Eine vierwöchige Behandlung"),
        ("2.3 billion doses", "2,3 Mrd. Dosen"),
        ("Ages 18 to 24", "18- bis 24-Jährige"),
        ("Code C50.9", "Der Code C50.9"),
    ],
    "ru": [
        ("An 11-year-old girl", "11-летняя девочка"),
        ("Stage 4 cancer", "Рак 4-й стадии"),
        ("Stage 4", "Четвёртая стадия"),
        ("Stage 4", "IV стадия"),
        ("From 2012–2018", "За 2012–2018 гг."),
        ("150,000 women", "150\u00a0000 женщин"),
        ("150,000 women", "150 тыс. женщин"),
        ("1.5 million women", "1,5 млн женщин"),
        ("0.02–0.1%", "0,02–0,1\u00a0%"),
        ("6% of cases", "6 процентов случаев"),
        ("In November 2019", "В ноябре 2019 года"),
        ("Omega-3 acids", "Кислоты омега-3"),
    ],
    "ar": [
        ("150,000 women", "150,000 امرأة"),
        ("150,000 women", "١٥٠٬٠٠٠ امرأة"),
        ("150,000 women", "150 ألف امرأة"),
        ("0.02–0.1%", "٠٫٠٢–٠٫١٪"),
        ("0.02–0.1%", "0.02% إلى 0.1%"),
        ("6% of cases", "6 في المئة من الحالات"),
        ("6% of cases", "%6 من الحالات"),
        ("Stages 1–3", "المراحل من 1 إلى 3"),
        ("For 2 weeks", "لمدة أسبوعين"),
        ("For 3 weeks after the age of 45", "لثلاثة أسابيع بعد سن 45"),
        ("In November 2019", "في نوفمبر 2019"),
        ("In November 2019", "في نوفمبر \u200f2019\u200f"),
    ],
    "zh_Hans": [
        ("150,000 women in November 2019", "2019年11月有15万名女性"),
        ("150,000 women in November 2019", "2019年11月有15 万名女性"),
        ("150,000 women in November 2019", "二〇一九年十一月有十五万名女性"),
        ("125 million people", "1亿2500万人"),
        ("Stage 4", "第4期"),
        ("Stage 4", "四期"),
        ("Stage 4", "Ⅳ期"),
        ("6% of cases", "百分之六的病例"),
        ("3–6 glasses of 5 kg", "3～6杯5千克"),
        ("Sept. 5, 2019", "2019年9月5日"),
    ],
    "ja": [("In May 2017, 150,000 women", "2017年5月、15万人の女性")],
    "fa": [("150,000 and 0.02%", "۱۵۰٬۰۰۰ و ۰٫۰۲٪")],
    "hi": [("150,000 women", "1,50,000 महिलाएँ")],
    "tr": [("0.02% of cells", "hücrelerin %0,02’si")],
    "de_CH": [("150,000 women", "150'000 Frauen")],
    "pl": [("1.5 million women", "1,5 miliona kobiet")],
}


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [(locale, *pair) for locale, pairs in CORRECT.items() for pair in pairs],
)
def test_a_correct_translation_has_no_finding(locale: str, source: str, target: str) -> None:
    assert told(locale, source, target) == []


def told(locale: str, source: str, target: str) -> list[str]:
    """The findings' messages, with plain spaces."""
    found = findings(Message(source, target), locale, "numbers")
    return [finding.message.replace("\u00a0", " ").replace("\u202f", " ") for finding in found]


def only(locale: str, source: str, target: str) -> Finding:
    (finding,) = findings(Message(source, target), locale, "numbers")
    return finding


class TestChanged:
    @pytest.mark.parametrize(
        ("locale", "source", "target", "message"),
        [
            ("es", "0.02% of cells", "el 0,2 % de las células", "0.02 % became 0,2 %: 10×"),
            ("es", "0.02–0.1%", "0,2–0,1 %", "0.02 % became 0,2 %: 10×"),
            ("ar", "0.02%", "٠٫٢٪", "0.02 % became ٠٫٢ %: 10×"),
            ("es", "5 mg", "50 mg", "5 became 50: 10×"),
            ("zh_Hans", "150,000 women", "1.5万女性", "150,000 became 1.5万: 10×"),
            ("es", "1.5 million women", "1,5 mujeres", "1.5 million became 1,5: 1000000×"),
            ("ru", "2012–2018", "2012–2013", "2018 became 2013"),
            ("de", "before age 45", "vor 54 Jahren", "45 became 54"),
            ("es", "20–30%", "20–35 %", "30 % became 35 %"),
            ("es", "HER2", "HER3", "HER2 became HER3"),
            ("es", "CDK4/6", "CDK4/8", "CDK4/6 became CDK4/8"),
            ("es", "1-800-422-6237", "1-800-422-6273", "6237 became 6273"),
            ("es", "2.05 mg", "2,5 mg", "2.05 became 2,5"),
            ("fr", "1 in 8 women", "une femme sur 9", "8 became 9"),
            ("es", "May 2017", "mayo de 2018", "2017 became 2018"),
        ],
    )  # fmt: skip
    def test_both_figures_are_named_as_they_are_written(
        self, locale: str, source: str, target: str, message: str
    ) -> None:
        assert told(locale, source, target) == [message]

    def test_is_an_error_and_points_at_both(self) -> None:
        found = only("es", "About <em>0.02</em>% of 5", "Cerca del <em>0,2</em> % de 5")
        assert found.severity == "error"
        assert [found.source[a:b] for a, b in found.source_spans] == ["0.02"]
        assert [found.target[a:b] for a, b in found.target_spans] == ["0,2"]

    def test_a_slip_by_a_power_of_ten_is_paired_before_anything_else(self) -> None:
        assert told("es", "Of 6 or 150", "De 15 o 9") == ["6 became 9", "150 became 15: 10×"]

    def test_a_word_excuses_no_figure_that_took_its_place(self) -> None:
        assert told("es", "1 tablet", "Tome un total de 2 comprimidos") == ["1 became 2"]


class TestMissingAndExtra:
    def test_a_missing_figure_is_an_error(self) -> None:
        found = only("es", "Before age 45, often", "A menudo antes")
        assert (found.message, found.severity) == ("45 is missing", "error")

    def test_a_small_one_may_be_spelled_where_no_words_are_known(self) -> None:
        assert only("pl", "For 4 weeks", "Przez cztery tygodnie").severity == "warning"
        assert only("pl", "For 12 weeks", "Przez dwanaście tygodni").severity == "warning"
        assert only("pl", "For 13 weeks", "Przez trzynaście tygodni").severity == "error"

    def test_an_added_figure_is_a_warning_an_added_percentage_an_error(self) -> None:
        assert only("es", "In some days", "En 9 días").severity == "warning"
        assert only("es", "Some % of them", "El 9 % de ellos").severity == "error"

    def test_a_name_counts_once_however_often_it_stands(self) -> None:
        assert told("es", "HER2, HER2 and HER2", "HER2") == []
        assert told("es", "HER2", "HER2 o HER2") == []
        assert told("es", "HER2 in 2 of 2", "HER2 en 2") == ["2 is missing"]


class TestForeignSigns:
    def test_a_figure_that_reads_as_another_value_is_an_error(self) -> None:
        found = only("de", "150,000 women", "150,000 Frauen")
        assert found.message == "150,000 reads as 150 in German: 1000×; write 150.000"
        assert (found.severity, found.suggestion) == ("error", "150.000")

    def test_one_that_cannot_be_misread_is_a_warning(self) -> None:
        found = only("ru", "0.02% of cells", "0.02 % клеток")
        assert found.message == "0.02 is not written so in Russian; write 0,02"
        assert found.severity == "warning"

    def test_the_source_is_never_read_by_foreign_signs(self) -> None:
        assert told("es", "1,500 mg", "1,5 mg") == ["1,500 became 1,5: 1000×"]

    def test_native_digits_are_nobody_else_s(self) -> None:
        assert told("ar", "0.02", "٠,٠٢") == []


class TestPercent:
    def test_a_percentage_that_is_none_any_more(self) -> None:
        assert told("es", "6% of cases", "6 casos") == ["6 % is no percentage any more"]

    def test_a_figure_that_became_one(self) -> None:
        assert told("es", "6 cases", "el 6 % de los casos") == [
            "6 % is no percentage in the source"
        ]

    def test_no_sign_is_asked_for_where_its_words_are_unknown(self) -> None:
        assert told("pl", "6% of cases", "6 procent przypadków") == []


LOCALES = st.sampled_from(["es", "fr", "de", "ru", "ar", "zh_Hans", "de_CH", "hi"])
AMOUNTS = st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False).map(
    lambda value: value.normalize()
)


class TestLaws:
    @given(AMOUNTS, LOCALES)
    def test_a_number_in_the_locale_s_writing_is_read_back(self, value, locale: str) -> None:  # type: ignore[no-untyped-def]
        written = locales.format_number(value, locale)
        (figure,) = figures(f"x {written} y", Writing(locale))
        assert figure.value == Fraction(value)
        assert figure.text == written

    @given(AMOUNTS, LOCALES)
    def test_and_is_the_same_in_every_locale(self, value, locale: str) -> None:  # type: ignore[no-untyped-def]
        source, target = (locales.format_number(value, each) for each in ("en", locale))
        assert told(locale, f"about {source} mg", f"– {target} –") == []

    @given(AMOUNTS.filter(lambda value: value > 20), LOCALES, st.sampled_from([10, 100]))
    def test_a_slip_by_a_power_of_ten_is_always_told(self, value, locale: str, factor: int) -> None:  # type: ignore[no-untyped-def]
        source = locales.format_number(value, "en")
        target = locales.format_number(value * factor, locale)
        (message,) = told(locale, f"about {source} mg", f"– {target} –")
        assert message.endswith(f": {factor}×")

    @given(st.text(max_size=20), LOCALES)
    def test_figures_stand_where_they_say(self, text: str, locale: str) -> None:
        found = figures(text, Writing(locale))
        assert all(text[slice(*f.span)].lower() == f.text.lower() for f in found)
        starts = [figure.span[0] for figure in found]
        assert starts == sorted(starts)


class TestReadings:
    """A figure that can be read in two ways is read as the other text has it."""

    def values(self, text: str, locale: str) -> set[int]:
        return {int(value) for value in values(text, Writing(locale))}

    def test_a_spaced_one_is_one_number_by_itself(self) -> None:
        assert self.values("3 150 femmes", "fr") == {3150}
        assert [int(f.value) for f in figures("3 150 femmes", Writing("fr"))] == [3150]

    def test_or_two_where_the_other_text_has_two(self) -> None:
        found = figures("3 150 femmes", Writing("fr"), {Fraction(3), Fraction(150)})
        assert [(f.text, int(f.value)) for f in found] == [("3", 3), ("150", 150)]

    def test_a_time_may_be_that_of_the_afternoon(self) -> None:
        found = figures("5.30pm", Writing("en"), {Fraction(17), Fraction(30)})
        assert [int(figure.value) for figure in found] == [17, 30]

    def test_parts_are_joined_from_the_largest_down(self) -> None:
        assert [int(f.value) for f in figures("1亿2500万", Writing("zh"))] == [125_000_000]
        assert [int(f.value) for f in figures("5万1亿", Writing("zh"))] == [50_000, 10**8]

    def test_a_number_that_nobody_reads_is_compared_by_its_end(self) -> None:
        long = "9" * 5000
        assert told("es", long, long) == []
        assert len(told("es", long, f"{long[:-1]}8")) == 1


class TestParse:
    @pytest.mark.parametrize(
        ("digits", "decimal", "group", "value"),
        [
            ("1,500.5", ".", ",", "1500.5"),
            ("1.500,5", ",", ".", "1500.5"),
            ("1\u202f500,5", ",", "\u202f", "1500.5"),
            ("1 500 000", ",", "\u00a0", "1500000"),
            ("12,34,567", ".", ",", "1234567"),
            ("٠٫٠٢".translate({ord("٠"): "0", ord("٢"): "2"}), ".", ",", "0.02"),
            ("007", ".", ",", "7"),
            ("1,5", ".", ",", None),
            ("1,50", ".", ",", None),
            ("1.2.3", ".", ",", None),
            ("1,500 000", ".", ",", None),
            ("1500,000", ".", ",", None),
        ],
    )
    def test_only_what_is_well_formed_is_a_number(
        self, digits: str, decimal: str, group: str, value: str | None
    ) -> None:
        assert parse(digits, decimal, group) == (None if value is None else Fraction(value))


class TestNumerals:
    @pytest.mark.parametrize(
        ("digits", "value"),
        [
            ("四", 4), ("十", 10), ("十一", 11), ("二十", 20), ("三十五", 35), ("一百零五", 105),
            ("十五万", 150_000), ("一亿二千万", 120_000_000), ("二〇一七", 2017), ("两", 2),
            ("万", 10_000), ("一万亿", 10**12),
        ],
    )  # fmt: skip
    def test_han(self, digits: str, value: int) -> None:
        assert han(digits) == value

    @pytest.mark.parametrize(
        ("locale", "text", "value"),
        [
            ("en", "fifty-eight", 58), ("en", "twice", 2), ("en", "a million", 10**6),
            ("es", "veintiún, treinta y dos", 32), ("fr", "cinquante-huit", 58),
            ("de", "achtundfünfzig", 58), ("ru", "тридцать пять", 35), ("ar", "وثلاثة", 3),
            ("es", "estadio III", 3), ("de", "Stadium IX", 9), ("ru", "XXI век", 21),
        ],
    )  # fmt: skip
    def test_words(self, locale: str, text: str, value: int) -> None:
        assert Fraction(value) in spelled(text, locale)

    @pytest.mark.parametrize(
        ("locale", "text", "value"),
        [("en", "you may", 5), ("en", "MRI", 1), ("es", "tresillo", 3), ("de", "Einheit", 1)],
    )
    def test_other_words_are_no_numbers(self, locale: str, text: str, value: int) -> None:
        assert Fraction(value) not in spelled(text, locale)

    @given(st.text() | st.sampled_from(["İSTANBUL", "Ёлка", "أحد"]))
    def test_the_plain_form_keeps_every_place(self, text: str) -> None:
        assert len(plain(text)) == len(text)
        assert plain(plain(text)) == plain(text)

    def test_letters_that_grow_when_lowered_hinder_nothing(self) -> None:
        assert told("en", "İ 5 Million", "İ 5,000,000") == []

    def test_the_table_is_well_formed(self) -> None:
        text = (resources.files("mbc_i18n") / "data" / "numerals.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(text.splitlines()))
        assert len({(r["language"], r["kind"], r["value"]) for r in rows}) == len(rows)
        for row in rows:
            assert locales.canonical(row["language"]) == row["language"]
            assert row["kind"] in ("value", "factor", "percent")
            assert Fraction(row["value"]) >= 0
            assert all(word.strip("*") for word in row["words"].split("|"))

    def test_a_language_that_is_not_in_the_table_has_none(self) -> None:
        assert numerals("pl").values == numerals("pl").factors == ()
        assert numerals("pl").percent is None
