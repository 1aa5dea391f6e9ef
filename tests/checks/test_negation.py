"""A negation that went missing."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from mbc_i18n import locales
from mbc_i18n.model import Message
from tests.checks.messages import findings

SOURCE = "The cancer has not spread."
PAIRS = [
    ("es", "El cáncer no se ha extendido.", "El cáncer se ha extendido."),
    ("fr", "Le cancer ne s’est pas propagé.", "Le cancer s’est propagé."),
    ("de", "Der Krebs hat sich nicht ausgebreitet.", "Der Krebs hat sich ausgebreitet."),
    ("ru", "Рак не распространился.", "Рак распространился."),
    ("ar", "لم ينتشر السرطان.", "انتشر السرطان."),
    ("zh_Hans", "癌症没有扩散。", "癌症已经扩散。"),
    ("pt_BR", "O câncer não se espalhou.", "O câncer se espalhou."),
    ("it", "Il cancro non si è diffuso.", "Il cancro si è diffuso."),
    ("nl", "De kanker is niet uitgezaaid.", "De kanker is uitgezaaid."),
    ("sv", "Cancern har inte spridit sig.", "Cancern har spridit sig."),
    ("da", "Kræften har ikke spredt sig.", "Kræften har spredt sig."),
    ("fi", "Syöpä ei ole levinnyt.", "Syöpä on levinnyt."),
    ("pl", "Rak się nie rozprzestrzenił.", "Rak się rozprzestrzenił."),
    ("cs", "Rakovina se nerozšířila.", "Rakovina se rozšířila."),
    ("hu", "A rák nem terjedt szét.", "A rák szétterjedt."),
    ("uk", "Рак не поширився.", "Рак поширився."),
    ("el", "Ο καρκίνος δεν έχει εξαπλωθεί.", "Ο καρκίνος έχει εξαπλωθεί."),
    ("tr", "Kanser yayılmadı.", "Kanser yayıldı."),
    ("fa", "سرطان پخش نشده است.", "سرطان پخش شده است."),
    ("he", "הסרטן לא התפשט.", "הסרטן התפשט."),
    ("hi", "कैंसर नहीं फैला है।", "कैंसर फैल गया है।"),
    ("bn", "ক্যান্সার ছড়ায়নি।", "ক্যান্সার ছড়িয়েছে।"),
    ("ja", "がんは広がっていません。", "がんは広がっています。"),
    ("ko", "암이 퍼지지 않았습니다.", "암이 퍼졌습니다."),
    ("vi", "Ung thư không lan rộng.", "Ung thư đã lan rộng."),
    ("id", "Kanker tidak menyebar.", "Kanker telah menyebar."),
    ("th", "มะเร็งไม่ได้แพร่กระจาย", "มะเร็งแพร่กระจายแล้ว"),
]  # fmt: skip


def severities(source: str, target: str, locale: str) -> list[str]:
    found = findings(Message(source, target), locale, "negation")
    return [finding.severity for finding in found]


@pytest.mark.parametrize(("locale", "right", "wrong"), PAIRS)
def test_a_negation_is_kept_or_missed(locale: str, right: str, wrong: str) -> None:
    assert severities(SOURCE, right, locale) == []
    assert severities(SOURCE, wrong, locale) == ["info"]


@pytest.mark.parametrize(
    "source",
    [
        "Not only cells", "Whether it hurts or not", "Ward No. 5", "No. 5", "Note the normal nodes",
        "A nonprofit, not-for-profit group", "No more than 5", "It hurts no longer than a day",
        "A knot", "Notify us now",
    ],
)  # fmt: skip
def test_what_denies_nothing(source: str) -> None:
    assert severities(source, "Una frase.", "es") == []


@pytest.mark.parametrize(
    "source",
    ["It doesn’t hurt.", "It isn't cancer.", "It cannot spread.", "Never stop.", "Go without it.",
     "No pain", "Neither hurts.", "No one knows.", "No <em>one</em> knows."],
)  # fmt: skip
def test_what_denies(source: str) -> None:
    assert severities(source, "Una frase.", "es") == ["info"]


def test_a_negation_that_is_gained_is_not_looked_at() -> None:
    assert severities("It hurts.", "No duele.", "es") == []


def test_a_language_without_a_table_and_another_source_stay_silent() -> None:
    assert severities(SOURCE, "X", "mi") == []


def test_the_word_is_shown() -> None:
    (finding,) = findings(Message("It <em>doesn't</em> hurt.", "Duele."), "es", "negation")
    assert [finding.source[a:b] for a, b in finding.source_spans] == ["doesn't"]
    assert "“doesn't”" in finding.message


def test_every_row_is_of_a_known_locale() -> None:
    file = resources.files("mbc_i18n") / "data" / "checks" / "negations.csv"
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    assert len(rows) >= 24
    for row in rows:
        assert locales.canonical(row["locale"]) == row["locale"]
        assert len(row["words"].split()) >= 3
