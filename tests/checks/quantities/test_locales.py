"""Right and wrong translations, locale by locale: what each way of writing may and may not do."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Message
from tests.checks.messages import findings

NBSP, NARROW = "\u00a0", "\u202f"

RIGHT = {
    "es": [
        ("The 1980s", "Los años ochenta"),
        ("Half of the women", "El 50 % de las mujeres"),
        ("For a fortnight", "Durante 15 días"),
        ("Two and a half hours", "2 horas y media"),
        ("One and a half million people", "Un millón y medio de personas"),
        ("Between 9 a.m. and 5:30 p.m.", "De 9:00 a 17:30"),
        ("A 5-year-old boy of 20 kg", "Un niño de 5 años y 20 kilos"),
        ("Stage III, grade 2", "Estadio 3, grado II"),
        ("5 inches (12.7 cm)", "12,7 cm"),
        ("Between 15% and 20% of cases", "Entre un 15 y un 20 % de los casos"),
        ("It more than doubled to 1.5 million", "Creció más del doble, hasta 1,5 millones"),
        ("For two decades", "Durante dos décadas"),
        ("In March 2020 at sea", "En el mar, en marzo de 2020"),
    ],
    "es_419": [
        ("About 2.5 mg", "Cerca de 2,5 mg"),
        ("About 2.5 mg", "Cerca de 2.5 mg"),
        ("60% of 1,500 people", "El 60 % de 1.500 personas"),
        ("60% of 1,500 people", "El 60 % de 1,500 personas"),
    ],
    "es_MX": [
        ("150,000 people and 0.5%", "150,000 personas y 0.5%"),
        ("Under 1,500 calories", "Menos de 1,500 calorías"),
    ],
    "fr": [
        ("72 women", "Soixante-douze femmes"),
        ("98 women", "Quatre-vingt-dix-huit femmes"),
        ("At 2:05 p.m.", "À 14 h 05"),
        ("The 1st of May 2020", "Le 1er mai 2020"),
        ("At least 18 years old", "Âgé de 18 ans ou plus"),
        ("0.5 mg/kg", f"0,5{NARROW}mg/kg"),
        ("A quarter of patients", "25 % des patients"),
        ("2 billion euros", "2 milliards d’euros"),
        ("20–30 mg", "de 20 à 30 mg"),
        ("In the 21st century", "Au XXIe siècle"),
    ],
    "fr_CA": [("It costs 1,250.50 dollars", f"Cela coûte 1{NBSP}250,50 dollars")],
    "de": [
        ("1.5 years", "anderthalb Jahre"),
        ("In 48 of 52 weeks", "In achtundvierzig von 52 Wochen"),
        ("A 12-week course", "Ein zwölfwöchiger Kurs"),
        ("Below −18 °C", "Unter minus 18 Grad Celsius"),
        ("At 3 p.m.", "Um 15 Uhr"),
        ("Women over 50", "Frauen ab 50"),
        ("Tumors of 2 to 5 cm", "2–5 cm große Tumoren"),
        ("The 1990s", "Die 1990er-Jahre"),
        ("10⁹ cells", "10⁹ Zellen"),
        ("The clinic opens at a quarter to nine.", "Die Praxis öffnet um 8.45 Uhr."),
        ("A two-thirds majority", "Eine Zweidrittelmehrheit"),
        ("It cost €3 billion ($3.3 billion).", "Es kostete 3 Milliarden Euro."),
    ],
    "de_CH": [("1,250 francs and 0.5 g", "1’250 Franken und 0,5 g")],
    "de_AT": [("12,500 people", f"12{NBSP}500 Menschen")],
    "it": [
        ("A 13-year-old", "Un tredicenne"),
        ("10,000 women", "Diecimila donne"),
        ("28 days", "Ventotto giorni"),
        ("Up to 5 days", "Al massimo 5 giorni"),
        ("At 5:30 p.m.", "Alle 17.30"),
        ("Since the 1970s", "Dagli anni Settanta"),
    ],
    "pt_BR": [
        ("2 billion reais", "2 bilhões de reais"),
        ("16 years", "Dezesseis anos"),
        ("Every 12 hours", "De 12 em 12 horas"),
        ("About 6.5%", "Cerca de 6,5%"),
    ],
    "pt_PT": [("12,500 people", f"12{NBSP}500 pessoas"), ("16 years", "Dezasseis anos")],
    "nl": [
        ("1.5 million people", "Anderhalf miljoen mensen"),
        ("25 women", "Vijfentwintig vrouwen"),
        ("2,000 women", "Tweeduizend vrouwen"),
        ("At most 3 days", "Hooguit 3 dagen"),
    ],
    "sv": [
        ("1 in 8 women", "Var åttonde kvinna"),
        ("25 people", "Tjugofem personer"),
        ("The 19th century", "1800-talet"),
        ("Less than 5 mg", "Under 5 mg"),
        ("12,500 kronor", "12 500 kronor"),
    ],
    "da": [("25 women", "Femogtyve kvinder"), ("More than 1,500 mg", "Over 1.500 mg")],
    "nb": [("12,500 people", f"12{NBSP}500 personer"), ("3 weeks", "Tre uker")],
    "fi": [
        ("25 patients", "Kaksikymmentäviisi potilasta"),
        ("For 12 weeks", "12 viikon ajan"),
        ("At least 5 mg", "Vähintään 5 milligrammaa"),
        ("6.5%", f"6,5{NBSP}prosenttia"),
        ("1.5 hours", "Puolitoista tuntia"),
    ],
    "pl": [
        ("Four weeks", "4 tygodnie"),
        ("A 42-year-old man", "Czterdziestodwuletni mężczyzna"),
        ("1.5 hours", "Półtorej godziny"),
        ("12 thousand people", "12 tys. osób"),
        ("5 years or more", "5 lat lub więcej"),
        ("On 3 May 2020", "3 maja 2020 r."),
    ],
    "cs": [
        ("150,000 women", f"150{NBSP}000 žen"),
        ("Up to 3 weeks", "Nejvýše 3 týdny"),
        ("Two to three days", "2–3 dny"),
        ("August 5, 2021", "5. srpna 2021"),
    ],
    "ru": [
        ("1.5 million", "Полтора миллиона"),
        ("In 2017", "В 2017 г."),
        ("5 g of sugar", "5 г сахара"),
        ("At least 5 days", "Не менее 5 дней"),
        ("No more than 8 tablets", "Не больше восьми таблеток"),
        ("The 1990s", "90-е годы"),
        ("COVID-19", "КОВИД-19"),
        ("25 patients", "Двадцать пять пациентов"),
        ("10 IU", "10 МЕ"),
    ],
    "uk": [
        ("Five weeks", "5 тижнів"),
        ("1 in 10 women", "Кожна десята жінка"),
        ("5 mg twice a day", "5 мг двічі на день"),
        ("3 billion", "3 млрд"),
    ],
    "tr": [
        ("2.5%", "%2,5"),
        ("2.5%", "yüzde 2,5"),
        ("More than 50 people", "50’den fazla kişi"),
        ("18 women", "On sekiz kadın"),
        ("1.5 hours", "Bir buçuk saat"),
    ],
    "ar": [
        ("Two weeks and 5 mg", "أسبوعين و٥ ملغ"),
        ("Twice a day for 10 days", "مرتين يوميا لمدة 10 أيام"),
        ("25 women", "خمس وعشرون امرأة"),
        ("2 million people", "مليوني شخص"),
        ("At least 5 years", "5 سنوات على الأقل"),
        ("About 3.5 kg", "نحو ٣٫٥ كغ"),
    ],
    "he": [("Two weeks", "שבועיים"), ("5 mg, 3 times", '5 מ"ג, שלוש פעמים')],
    "fa": [
        ("0.5 mg", "۰٫۵ میلی‌گرم"),
        ("0.5 mg", "۰/۵ میلی‌گرم"),
        ("25% of women", "۲۵ درصد از زنان"),
        ("At least 18 years", "دست‌کم ۱۸ سال"),
        ("In 2017", "در سال ۱۳۹۶"),
    ],
    "ur": [("More than 50 people", "50 سے زیادہ لوگ"), ("1.5 hours", "ڈیڑھ گھنٹہ")],
    "hi": [
        ("150,000 women", "1.5 लाख महिलाएँ"),
        ("1.5 years", "डेढ़ साल"),
        ("3.5 thousand", "साढ़े तीन हज़ार"),
        ("Under 40 years", "40 साल से कम"),
        ("20 million people", "2 करोड़ लोग"),
        ("5 mg", "५ मि.ग्रा."),
    ],
    "bn": [
        ("12,500 women", "১২,৫০০ জন নারী"),
        ("2.5 hours", "আড়াই ঘণ্টা"),
        ("6% of cases", "৬ শতাংশ ক্ষেত্রে"),
        ("More than 1.5 million people", "১৫ লক্ষের বেশি মানুষ"),
        ("On 11 March 2020", "২০২০ সালের ১১ মার্চ"),
    ],
    "ta": [
        ("More than 50 people", "50 க்கும் மேற்பட்ட மக்கள்"),
        ("5 weeks", "5 வாரங்கள்"),
        ("About 80% of patients", "ஏறத்தாழ 80 சதவீத நோயாளிகள்"),
        ("On 30 January 2020", "ஜனவரி 30, 2020 அன்று"),
        ("About 1.5 million deaths", "சுமார் 15 லட்சம் இறப்புகள்"),
        ("Within two weeks", "இரண்டு வாரங்களுக்குள்"),
    ],
    "zh_Hans": [
        ("12.5 million people", "1250万人"),
        ("Two thirds of patients", "三分之二的患者"),
        ("20% of women", "百分之二十的女性"),
        ("60% of women", "六成女性"),
        ("5 kg", "5千克"),
        ("At 3:20 p.m.", "下午3时20分"),
        ("More than 1.5 million", "150多万"),
        ("COVID-19", "新冠肺炎"),
    ],
    "zh_Hant": [
        ("150,000 women", "15萬名女性"),
        ("About 1,500 women", "約1，500名女性"),
        ("In 2017", "民國106年"),
    ],
    "ja": [
        ("Two thirds", "3分の2"),
        ("125 million people", "1億2500万人"),
        ("In 2019", "令和元年"),
        ("3 to 6 months", "3～6か月"),
        ("5 years or more", "5年以上"),
        ("About 2.5 hours", "約2時間半"),
        ("At 10:15 a.m.", "午前10時15分"),
        ("About 30% of patients", "患者の約3割が"),
    ],
    "ko": [
        ("15,000 people", "1만 5천 명"),
        ("35 million people", "3천5백만 명"),
        ("142 million people", "1억 4천 2백만 명"),
        ("Three times a day", "하루 세 번"),
        ("12 weeks", "12주간"),
        ("Under 50 kg", "50kg 미만"),
        ("At 1:30 p.m.", "오후 1시 30분"),
    ],
    "th": [("In 2017", "ในปี 2560"), ("6 percent", "ร้อยละ 6")],
    "vi": [
        ("May 5, 2017", "Ngày 5 tháng 5 năm 2017"),
        ("25 weeks", "Hai mươi lăm tuần"),
        ("Up to 8 tablets", "Tối đa 8 viên"),
        ("2.5 million", "2,5 triệu"),
    ],
    "id": [
        ("18 women", "Delapan belas perempuan"),
        ("12,500 people", "12.500 orang"),
        ("1.5%", "1,5 persen"),
        ("Two thirds of women", "Dua pertiga perempuan"),
        ("About 2.5 million", "Sekitar 2,5 juta"),
    ],
    "sw": [
        ("5%", "asilimia 5"),
        ("5 to 10%", "asilimia 5 hadi 10"),
        ("In March 2020", "Mnamo Machi 2020"),
        ("1.5 million people", "watu milioni 1.5"),
    ],
    "el": [("2.5 mg", "2,5 mg"), ("At least 3 days", "Τουλάχιστον 3 ημέρες")],
    "hu": [("25 women", "Huszonöt nő"), ("3 weeks", "Három hét")],
    "ro": [("3 weeks", "Trei săptămâni"), ("6% of cases", "6 la sută din cazuri")],
}

WRONG = {
    "es": [
        ("numbers", "Two weeks and 5 mg", "Dos semanas y 15 mg"),
        ("numbers", "2 billion dollars", "2 billones de dólares"),
        ("units", "5 mg twice", "5 µg dos veces"),
        ("units", "For two weeks", "Durante dos meses"),
        ("bounds", "More than 5 days", "Menos de 5 días"),
        ("bounds", "≥ 18 years", "< 18 años"),
        ("ranges", "3–6 days", "6–3 días"),
        ("dates", "In May 2019", "En junio de 2019"),
        ("dates", "At 8 p.m.", "A las 8 de la mañana"),
        ("identifiers", "BRCA1", "BRCA2"),
    ],
    "es_MX": [("number-format", "1,500 pesos", "1.500 pesos")],
    "fr": [
        ("numbers", "98 women", "Quatre-vingt-huit femmes"),
        ("number-format", "150,000 women", "150,000 femmes"),
        ("units", "5 hours", "5 jours"),
        ("bounds", "At most 5 days", "Au moins 5 jours"),
        ("dates", "At 2:30 p.m.", "À 2 h 30"),
    ],
    "de": [
        ("numbers", "Twenty-five women", "52 Frauen"),
        ("numbers", "10⁹ cells", "10⁶ Zellen"),
        ("numbers", "Below −18 °C", "Unter 18 °C"),
        ("number-format", "2,500 women", "2,500 Frauen"),
        ("bounds", "Under 50 years", "Über 50 Jahre"),
        ("dates", "March 5, 2019", "3.5.2019"),
    ],
    "de_CH": [("number-format", "150,000 women", "150,000 Frauen")],
    "it": [
        ("numbers", "Three times a day", "Due volte al giorno"),
        ("numbers", "6% of cases", "60% dei casi"),
        ("units", "For 12 weeks", "Per 12 mesi"),
        ("numbers", "A quarter of women", "Un quinto delle donne"),
    ],
    "pt_BR": [
        ("numbers", "2 million people", "2 bilhões de pessoas"),
        ("bounds", "Less than 5%", "Mais de 5%"),
        ("number-format", "2,500 women", "2,500 mulheres"),
    ],
    "nl": [("numbers", "Two thirds", "Een derde"), ("units", "5 ml", "5 l")],
    "sv": [("numbers", "1 in 8", "Var nionde"), ("bounds", "At most 5 mg", "Minst 5 mg")],
    "da": [("numbers", "0.5 mg", "0,05 mg"), ("units", "3 weeks", "3 måneder")],
    "fi": [
        ("numbers", "Stage I cancer", "II asteen syöpä"),
        ("numbers", "Every eighth woman", "Joka kahdeskymmenes nainen"),
        ("numbers", "0.5 mg", "5 mg"),
        ("units", "3 weeks", "3 kuukautta"),
    ],
    "nb": [("bounds", "At least 5 mg", "Høyst 5 mg")],
    "pl": [
        ("numbers", "12% of women", "12 kobiet"),
        ("units", "4 days", "4 tygodnie"),
        ("bounds", "At least 5 mg", "Co najwyżej 5 mg"),
    ],
    "cs": [("numbers", "1,500 women", "150 žen"), ("bounds", "More than 5 days", "Méně než 5 dní")],
    "ru": [
        ("numbers", "3 billion", "3 млн"),
        ("units", "5 mg", "5 мкг"),
        ("bounds", "Not more than 5", "Не менее 5"),
        ("dates", "May 3, 2020", "3 марта 2020 г."),
    ],
    "uk": [("numbers", "1 in 10", "Кожна п’ята"), ("units", "5 days", "5 тижнів")],
    "tr": [("numbers", "2.5%", "%25"), ("bounds", "More than 50", "50’den az")],
    "ar": [
        ("units", "Two years", "شهرين"),
        ("numbers", "Three times", "مرتين"),
        ("bounds", "At least 5 days", "5 أيام على الأكثر"),
        ("numbers", "3.5 kg", "٣٥ كغ"),
    ],
    "he": [("units", "5 days", "5 שבועות"), ("numbers", "15 mg", '51 מ"ג')],
    "fa": [("numbers", "0.5 mg", "۵ میلی‌گرم"), ("units", "5 weeks", "۵ ماه")],
    "ur": [("bounds", "More than 50 people", "50 سے کم لوگ")],
    "hi": [
        ("numbers", "1.5 million", "1.5 लाख"),
        ("units", "5 mg", "5 ग्राम"),
        ("bounds", "More than 50 people", "50 से कम लोग"),
    ],
    "bn": [("numbers", "12,500 women", "১,২৫০ জন নারী"), ("units", "5 days", "৫ সপ্তাহ")],
    "ta": [("units", "5 weeks", "5 மாதங்கள்")],
    "zh_Hans": [
        ("numbers", "1.5 million", "15万"),
        ("units", "5 mg", "5微克"),
        ("bounds", "At least 5 days", "最多5天"),
        ("dates", "At 10:40 a.m.", "下午10点40分"),
        ("dates", "In May", "6月"),
    ],
    "zh_Hant": [("numbers", "150,000 women", "150萬名女性")],
    "ja": [
        ("numbers", "125 million", "1億2500人"),
        ("bounds", "Under 40", "40歳以上"),
        ("units", "5 weeks", "5か月"),
    ],
    "ko": [
        ("numbers", "15,000 people", "15만 명"),
        ("bounds", "Over 50 kg", "50kg 미만"),
        ("numbers", "Three times a day", "하루 두 번"),
    ],
    "th": [("numbers", "In 2017", "ในปี 2561"), ("units", "5 weeks", "5 เดือน")],
    "vi": [
        ("number-format", "12,500 people", "12,500 người"),
        ("bounds", "Above 5 mg", "Dưới 5 mg"),
        ("dates", "July 5", "Ngày 5 tháng 6"),
    ],
    "id": [("numbers", "Eight women", "Delapan belas perempuan"), ("units", "5 days", "5 minggu")],
    "sw": [("numbers", "5%", "asilimia 50"), ("units", "5 days", "wiki 5")],
    "el": [("bounds", "At least 3 days", "Το πολύ 3 ημέρες")],
    "hu": [("numbers", "25 women", "Huszonhat nő")],
    "ro": [("units", "3 weeks", "3 luni")],
}

PAIRS = [(locale, *pair) for locale, pairs in RIGHT.items() for pair in pairs]
SLIPS = [(locale, *slip) for locale, slips in WRONG.items() for slip in slips]


def told(locale: str, source: str, target: str) -> list[str]:
    return [finding.check for finding in findings(Message(source, target), locale, "numbers")]


@pytest.mark.parametrize(("locale", "source", "target"), PAIRS)
def test_a_right_translation_has_no_finding(locale: str, source: str, target: str) -> None:
    assert told(locale, source, target) == []


@pytest.mark.parametrize(("locale", "check", "source", "target"), SLIPS)
def test_a_slip_is_told_by_one_check(locale: str, check: str, source: str, target: str) -> None:
    assert set(told(locale, source, target)) == {check}
