"""Words of the source that were left standing."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Message
from tests.checks.messages import findings, glossary

SOURCE = "Ask your care team about the side effects of each drug."


def left(locale: str, target: str, source: str = SOURCE, known: str = "") -> list[str]:
    found = findings(
        Message(source, target), locale, "partly-untranslated", glossary(known, locale)
    )
    assert {finding.severity for finding in found} <= {"warning"}
    return [target[a:b] for finding in found for a, b in finding.target_spans]


@pytest.mark.parametrize(
    ("locale", "target", "words"),
    [
        ("es", "Pregunte por the side effects of each drug.", ["the side effects of each drug."]),
        ("de", "Fragen Sie Ask your care team danach.", ["Ask your care team"]),
        ("ru", "Спросите о side effects of drugs.", ["side effects of drugs"]),
        ("zh_Hans", "询问your care team关于药物。", ["your care team"]),
        ("ar", "اسأل your care team عن الدواء", ["your care team"]),
    ],
)
def test_a_run_of_the_source_s_words_is_a_warning(
    locale: str, target: str, words: list[str]
) -> None:
    assert left(locale, target) == words


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("es", "Pregunte a su care team por los side effects."),
        ("es", "Consulte “the side effects of each drug”."),
        ("es", "Los efectos (the side effects of each drug)"),
        ("es", "University of the Arts of London"),
        ("ru", "Организация World Health Organization"),
        ("ru", "Журнал Journal of the American Medical Association"),
        ("ru", "Препарат in vitro"),
        ("zh_Hans", "新型冠状病毒（severe acute respiratory syndrome coronavirus）"),
        ("ja", "https://example.org/your-care-team/about"),
        ("ar", "PET CT MRI"),
    ],
)
def test_names_quotations_and_brackets_may_stay(locale: str, target: str) -> None:
    assert left(locale, target) == []


def test_names_that_the_glossary_keeps_may_stay() -> None:
    target = "Спросите our care line now."
    assert left("ru", target) != []
    assert left("ru", target, known="our care line now!") == []


def test_words_that_languages_share_are_no_run() -> None:
    assert left("nl", "De test in water is in de winter", "The test in water is in winter") == []


def test_a_whole_untranslated_message_is_told_by_another_check() -> None:
    assert left("es", SOURCE) == []
