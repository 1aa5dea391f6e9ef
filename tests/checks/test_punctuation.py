"""End marks by locale, and the opening marks of Spanish."""

from __future__ import annotations

import pytest

from mbc_i18n.model import Finding, Message
from tests.checks.messages import findings


def end_mark(source: str, target: str, locale: str, note: str = "") -> list[Finding]:
    return findings(Message(source, target, note=note), locale, "end-mark")


@pytest.mark.parametrize("source", ["<em></em>", "<em></em>.", "<em> </em>", "?"])
@pytest.mark.parametrize("target", ["<em>", "<em></em>", "</em>"])
def test_a_text_of_tags_alone_lacks_a_question_mark_at_most(source: str, target: str) -> None:
    lost = ["the question has no question mark any more"] if source == "?" else []
    assert [found.message for found in end_mark(source, target, "es")] == lost


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("es", "It hurts (a little).", "Duele (un poco)."),
        ("de", "He calls it “rest.”", "Er nennt es „Ruhe“."),
        ("fr", "He calls it “rest.”", "Il parle de «\u00a0repos\u00a0»."),
        ("es", "It hurts.<fn1/>", "Duele<fn1/>."),
        ("es", "It hurts. [3, 4]", "Duele [3, 4]."),
        ("es", "It hurts.¹", "Duele¹."),
        ("el", "Does it hurt?", "Πονάει;"),
        ("el", "Does it hurt?", "Πονάει\u037e"),
        ("ar", "Does it hurt?", "هل يؤلمك؟"),
        ("fa", "It hurts.", "درد دارد."),
        ("ur", "It hurts.", "درد ہوتا ہے۔"),
        ("ur", "It hurts.", "درد ہوتا ہے"),
        ("hi", "It hurts.", "दर्द होता है।"),
        ("hi", "It hurts.", "दर्द होता है."),
        ("hi", "It hurts.", "दर्द होता है"),
        ("hi", "Does it hurt?", "क्या दर्द होता है?"),
        ("bn", "It hurts.", "ব্যথা করে।"),
        ("ne", "It hurts.", "दुख्छ"),
        ("zh_Hans", "It hurts.", "很痛。"),
        ("zh_Hans", "It is called “rest.”", "这称为“休息”。"),
        ("zh_Hant", "Does it hurt?", "會痛嗎？"),
        ("zh_Hans", "Does it hurt?", "会痛吗"),
        ("ja", "Does it hurt?", "痛みますか。"),
        ("ja", "It hurts.", "痛いです．"),
        ("ko", "Does it hurt?", "아픕니까?"),
        ("ko", "Does it hurt?", "아픕니까."),
        ("th", "It hurts.", "มันเจ็บ"),
        ("lo", "Does it hurt?", "ມັນເຈັບບໍ"),
        ("km", "It hurts.", "វាឈឺ។"),
        ("my", "It hurts.", "နာတယ်။"),
        ("my", "Does it hurt?", "နာသလား။"),
        ("am", "It hurts.", "ያማል።"),
        ("hy", "It hurts.", "Ցավում է։"),
        ("es", "It hurts…", "Duele..."),
        ("zh_Hans", "It hurts...", "很痛……"),
        ("es", "“Does it hurt?” she asked.", "Preguntó: “¿le duele?”"),
        ("de", "She asked, “Does it hurt?”", "„Tut es weh?“, fragte sie."),
        ("es", "What to do", "¿Qué hacer?"),
        ("es", "do you have a fever", "¿tiene fiebre?"),
        ("fr", "Take care!", "Prenez soin de vous\u202f!"),
        ("es", "Symptoms:", "Síntomas:"),
        ("zh_Hans", "Symptoms:", "症状："),
        ("es", "At 5 p.m.", "A las 17"),
    ],
)
def test_each_locale_ends_a_sentence_in_its_way(locale: str, source: str, target: str) -> None:
    assert end_mark(source, target, locale) == []


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("es", "Does it hurt?", "Le duele."),
        ("el", "Does it hurt?", "Πονάει."),
        ("ar", "Does it hurt?", "يؤلمك."),
        ("hi", "Does it hurt?", "दर्द होता है।"),
        ("zh_Hans", "Does it hurt?", "很痛。"),
        ("ja", "Does it hurt?", "痛いです。"),
        ("ru", "It hurts.", "Болит?"),
        ("el", "It hurts.", "Πονάει;"),
    ],
)
def test_a_question_lost_or_gained_is_a_warning(locale: str, source: str, target: str) -> None:
    assert [finding.severity for finding in end_mark(source, target, locale)] == ["warning"]


def test_a_reported_question_may_be_told() -> None:
    (finding,) = end_mark("I asked her: “Does it hurt?”", "Le pregunté si le dolía.", "es")
    assert finding.severity == "info"


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("It hurts a bit.", "Duele bastante", "a full stop became no end mark"),
        ("It hurts a bit", "Duele bastante.", "no end mark became a full stop"),
        ("It hurts:", "Duele bastante.", "a colon became a full stop"),
        ("It hurts!", "Duele bastante.", "an exclamation became a full stop"),
        ("It hurts.", "Duele bastante…", "a full stop became an ellipsis"),
        ("It hurts.", "Duele bastante,", "a full stop became a comma"),
    ],
)
def test_any_other_change_is_advice(source: str, target: str, message: str) -> None:
    (finding,) = end_mark(source, target, "es")
    assert (finding.severity, finding.message) == ("info", message)


@pytest.mark.parametrize("note", ["heading (Care)", "list item (Care, item 1)", "title"])
def test_headings_and_list_items_may_do_without_a_stop(note: str) -> None:
    assert end_mark("Resting at home", "Descansar en casa.", "es", note) == []
    assert end_mark("Resting at home?", "Descansar en casa", "es", note) != []


@pytest.mark.parametrize(
    ("locale", "target", "own"),
    [("ar", "هل يؤلمك?", "؟"), ("zh_Hans", "会痛吗?", "？"), ("zh_Hant", "會痛嗎?", "？")],
)
def test_a_mark_of_another_script_is_advice_that_mends_it(
    locale: str, target: str, own: str
) -> None:
    (finding,) = end_mark("Does it hurt?", target, locale)
    assert (finding.severity, finding.suggestion) == ("info", own)
    assert [finding.target[a:b] for a, b in finding.target_spans] == ["?"]


def test_a_half_width_mark_after_a_latin_letter_is_no_mistake() -> None:
    assert end_mark("A PET scan.", "PET.", "zh_Hans") == []


class TestOpeningMarks:
    @pytest.mark.parametrize(
        "target",
        [
            "¿Le duele? ¡Avise!",
            "Si le duele, ¿qué hace?",
            "¿¡Qué!?",
            "¡Qué dice?",
            "Le duele (?)",
            "(¿le duele?)",
            "Vea https://example.org/?a=b",
            "<strong>¿Le duele?</strong>",
        ],
    )
    def test_may_stand_anywhere_before_the_closing_one(self, target: str) -> None:
        assert findings(Message("x", target), "es", "opening-marks") == []

    @pytest.mark.parametrize(
        ("target", "sign"), [("Le duele?", "¿"), ("Avise!", "¡"), ("¿Le duele? Y a usted?", "¿")]
    )
    def test_a_missing_one_is_a_warning(self, target: str, sign: str) -> None:
        (finding,) = findings(Message("x", target), "es_MX", "opening-marks")
        assert (finding.severity, finding.suggestion) == ("warning", sign)

    @pytest.mark.parametrize("locale", ["gl", "pt_BR", "ca", "fr"])
    def test_other_languages_have_none(self, locale: str) -> None:
        assert findings(Message("x", "Dói?"), locale, "opening-marks") == []

    def test_a_name_of_the_source_that_ends_in_a_mark_is_none(self) -> None:
        assert findings(Message("Join Yahoo! now", "Entre en Yahoo!"), "es", "opening-marks") == []
