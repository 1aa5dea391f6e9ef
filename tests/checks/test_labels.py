"""Labels of `Term: text` items."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Message
from tests.checks.messages import findings

SOURCE = "Liver: pain in the belly"
ITEM = "list item, term “Liver” (Symptoms, item 2)"


def told(source: str, target: str, note: str = "", locale: str = "es") -> list[tuple[str, str]]:
    found = findings(Message(source, target, note=note), locale, "labels")
    return [(each.severity, each.message) for each in found]


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("es", "Hígado: dolor en el vientre"),
        ("fr", "Foie\u00a0: douleurs au ventre"),
        ("de", "<strong>Leber:</strong> Bauchschmerzen"),
        ("ru", "Печень: боль в животе"),
        ("ar", "الكبد: ألم في البطن"),
        ("zh_Hans", "肝脏：腹痛"),
        ("am", "ጉበት፦ የሆድ ሕመም"),
        ("hy", "Լյարդ։ ցավ"),
        ("ja", "肝臓：腹痛"),
        ("hi", "यकृतः पेट में दर्द"),
    ],
)
def test_a_label_before_any_colon_is_kept(locale: str, target: str) -> None:
    assert told(SOURCE, target, ITEM, locale) == []


def test_a_lost_label_is_an_error_of_a_list() -> None:
    lost = "“Liver”: the label is lost"
    assert told(SOURCE, "Dolor en el vientre", ITEM) == [("error", lost)]
    assert told(SOURCE, "Dolor en el vientre") == [("error", lost)]
    assert told(SOURCE, "Dolor en el vientre", "paragraph (Symptoms)") == [("warning", lost)]


@pytest.mark.parametrize(
    "target", [": dolor en el vientre", "： dolor", "<strong></strong>: dolor"]
)
def test_an_empty_label_is_none(target: str) -> None:
    (problem,) = told(f"<strong>{SOURCE}</strong>", target, ITEM)
    assert problem == ("error", "“Liver”: nothing stands before the colon")


def test_a_label_alone_has_lost_its_text() -> None:
    assert told(SOURCE, "Hígado:", ITEM) == [("error", "“Liver”: nothing stands after the label")]


def test_a_dash_for_the_colon_is_advice() -> None:
    ((severity, _),) = told(SOURCE, "Hígado – dolor en el vientre", ITEM)
    assert severity == "info"


@pytest.mark.parametrize(
    "source",
    [
        "At 10:30 the clinic opens.",
        "See https://example.org",
        "She said: “It hurts.”",
        "There is one thing that you should always do: ask.",
        "Rest. Note: ask",
        "the liver: pain",
        "Pain",
    ],
)
def test_a_colon_that_ends_no_label(source: str) -> None:
    assert told(source, "Otra cosa") == []


def test_the_note_makes_a_label_of_a_longer_lead() -> None:
    source = "trouble with breathing or with walking: tell us"
    note = "list item, term “trouble with breathing or with walking”"
    assert [severity for severity, _ in told(source, "Díganos", note)] == ["error"]


def test_the_span_is_the_label_s() -> None:
    (finding,) = findings(Message("<em>Liver</em>: pain", "<em>Dolor</em>"), "es", "labels")
    assert [finding.source[a:b] for a, b in finding.source_spans] == ["Liver"]
