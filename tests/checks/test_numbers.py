"""Figures: what a correct translation may write, and what no translation may change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import locales
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
    """The messages of all checks of numbers, with plain spaces."""
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
            ("es", "5 mg", "50 mg", "5 mg became 50 mg: 10×"),
            ("zh_Hans", "150,000 women", "1.5万女性", "150,000 became 1.5万: 10×"),
            ("es", "1.5 million women", "1,5 mujeres", "1.5 million became 1,5: 1000000×"),
            ("ru", "2012–2018", "2012–2013", "2018 became 2013"),
            ("de", "before age 45", "vor 54 Jahren", "45 became 54 Jahren"),
            ("es", "20–30%", "20–35 %", "30 % became 35 %"),
            ("es", "HER2", "HER3", "HER2 became HER3"),
            ("es", "CDK4/6", "CDK4/8", "CDK4/6 became CDK4/8"),
            ("es", "2.05 mg", "2,5 mg", "2.05 mg became 2,5 mg"),
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

    def test_a_small_one_is_a_warning_since_a_word_may_stand_for_it(self) -> None:
        assert only("pl", "In 4 cases", "Czasem").severity == "warning"
        assert only("pl", "In 13 cases", "Czasem").severity == "error"

    def test_a_word_is_no_gap(self) -> None:
        assert told("pl", "For 4 weeks", "Przez cztery tygodnie") == []

    def test_an_added_figure_is_a_warning_an_added_percentage_an_error(self) -> None:
        assert only("es", "In some days", "En 9 días").severity == "warning"
        assert only("es", "Some % of them", "El 9 % de ellos").severity == "error"

    def test_a_name_counts_once_however_often_it_stands(self) -> None:
        assert told("es", "HER2, HER2 and HER2", "HER2") == []
        assert told("es", "HER2", "HER2 o HER2") == []

    def test_so_does_a_figure_with_the_same_unit(self) -> None:
        assert told("pt", "every 12 hours", "de 12 em 12 horas") == []
        assert told("es", "5 mg for 5 days", "5 mg durante unos días") == ["5 days is missing"]

    def test_a_measure_that_nobody_asked_for_is_an_error(self) -> None:
        assert only("es", "Some tablets", "Tabletas de 5 mg").severity == "error"


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
        assert told("es", "1,500 mg", "1,5 mg") == ["1,500 mg became 1,5 mg: 1000×"]

    def test_native_digits_are_nobody_else_s(self) -> None:
        assert told("ar", "0.02", "٠,٠٢") == []


class TestPercent:
    def test_a_percentage_that_is_none_any_more(self) -> None:
        assert told("es", "6% of cases", "6 casos") == ["6 % is no percentage any more"]

    def test_a_figure_that_became_one(self) -> None:
        assert told("es", "6 cases", "el 6 % de los casos") == [
            "6 % is no percentage in the source"
        ]

    def test_a_word_of_the_locale_stands_for_the_sign(self) -> None:
        assert told("pl", "6% of cases", "6 procent przypadków") == []

    def test_both_ends_of_a_range_share_it(self) -> None:
        assert told("es", "20–30%", "del 20 % al 30 %") == []


class TestFormat:
    def test_a_warning_where_no_other_value_is_read(self) -> None:
        (found,) = findings(Message("0.02%", "0.02 %"), "ru", "number-format")
        assert (found.severity, found.suggestion) == ("warning", "0,02")

    def test_the_number_of_a_section_keeps_its_points(self) -> None:
        assert told("es", "See section 4.2.", "Véase el apartado 4.2.") == []


class TestUnits:
    def test_the_same_amount_in_another_decimal_unit_is_fine(self) -> None:
        assert told("de", "1.5 g or 2 weeks", "1500 mg oder 14 Tage") == []

    @pytest.mark.parametrize(
        ("source", "target"),
        [("5 feet", "1,5 m"), ("80 degrees", "27 Grad"), ("101 °F", "38 °C"), ("9 °F", "5 °C")],
    )
    def test_a_right_conversion_is_pointed_out(self, source: str, target: str) -> None:
        found = only("de", source, target)
        assert found.message == f"{source} became {target}: converted, please look"
        assert (found.check, found.severity) == ("units", "info")

    @pytest.mark.parametrize(
        ("source", "target"), [("5 feet", "5 m"), ("5 feet", "3 m"), ("101 °F", "48 °C")]
    )
    def test_a_wrong_one_is_an_error(self, source: str, target: str) -> None:
        assert only("de", source, target).severity == "error"

    def test_another_system_may_stand_beside_the_source_s_own(self) -> None:
        assert told("de", "5 feet (1.5 m)", "1,5 m") == []
        assert told("de", "5 feet", "5 Fuß (1,5 m)") == []

    def test_a_measure_without_its_unit(self) -> None:
        assert told("es", "Take 5 mg.", "Tome 5.") == ["the unit of 5 mg is missing"]

    def test_an_abbreviation_is_a_unit_too(self) -> None:
        assert told("hi", "5 mg", "5 मि.ग्रा.") == []


class TestBounds:
    @pytest.mark.parametrize(
        ("source", "target"),
        [("< 5 mg", "> 5 mg"), ("≤ 5 mg", "< 5 mg"), ("< 5 mg", "5 mg"), ("5 mg", "≥ 5 mg")],
    )
    def test_signs(self, source: str, target: str) -> None:
        (found,) = findings(Message(source, target), "es", "bounds")
        assert found.severity == "error"

    def test_a_sign_may_become_words(self) -> None:
        assert told("es", "< 5 mg and ≥ 18 years", "menos de 5 mg y 18 años o más") == []

    def test_over_may_be_a_time_that_something_takes(self) -> None:
        assert told("sv", "over 5 years", "under 5 år") == []


LOCALES = st.sampled_from(
    ["es", "es_MX", "fr", "de", "de_CH", "it", "pt_BR", "nl", "sv", "pl", "cs", "ru", "uk", "tr",
     "ar", "fa", "hi", "bn", "zh_Hans", "ja", "ko", "vi", "fi", "id", "he", "th"]
)  # fmt: skip
AMOUNTS = st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False).map(
    lambda value: value.normalize()
)


class TestLaws:
    @given(AMOUNTS, LOCALES)
    def test_a_number_is_the_same_in_every_locale(self, value, locale: str) -> None:  # type: ignore[no-untyped-def]
        source, target = (locales.format_number(value, each) for each in ("en", locale))
        assert told(locale, f"about {source} mg", f"– {target} mg –") == []

    @given(AMOUNTS.filter(lambda value: value > 20), LOCALES, st.sampled_from([10, 100]))
    def test_a_slip_by_a_power_of_ten_is_always_told(self, value, locale: str, factor: int) -> None:  # type: ignore[no-untyped-def]
        source = locales.format_number(value, "en")
        target = locales.format_number(value * factor, locale)
        (message,) = told(locale, f"about {source} mg", f"– {target} mg –")
        assert message.endswith(f": {factor}×")

    @given(st.integers(min_value=21, max_value=99), st.sampled_from(["mg", "kg", "ml", "cm"]))
    def test_a_text_is_its_own_translation(self, value: int, unit: str) -> None:
        assert told("en", f"< {value} {unit}", f"< {value} {unit}") == []

    @pytest.mark.parametrize(
        "piece", ["1,", "1 ", "a1-", "<1", "١٫", "1/", "third ", "1-800-", "a third ", "1 in 9 "]
    )
    def test_a_hostile_text_has_its_answer(self, piece: str) -> None:
        text = piece * 2000
        assert told("de", text, text) is not None
