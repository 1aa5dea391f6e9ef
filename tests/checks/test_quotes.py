"""Quotation marks and brackets."""

from __future__ import annotations

from typing import cast

import pytest

from mbc_i18n import checks
from mbc_i18n.checks import REGISTRY
from mbc_i18n.checks.base import Function
from mbc_i18n.model import Message
from tests.checks.messages import findings

SOURCE = "It is called “spread”."
RIGHT = [
    ("es", "Se llama «propagación»."), ("es_MX", "Se llama “propagación”."),
    ("pt_BR", "Chama-se “disseminação”."), ("fr", "On dit «\u00a0propagation\u00a0»."),
    ("it", "Si dice «diffusione»."), ("de", "Man sagt „Ausbreitung“."),
    ("de", "Man sagt »Ausbreitung«."), ("de_CH", "Man sagt «Ausbreitung»."),
    ("nl", "Men zegt “uitzaaiing”."), ("sv", "Det kallas ”spridning”."),
    ("fi", "Sitä sanotaan ”leviämiseksi”."), ("da", "Det kaldes »spredning«."),
    ("nb", "Det kalles «spredning»."), ("pl", "To „przerzut”."), ("cs", "To jsou „metastázy“."),
    ("hu", "Ez az „áttét”."), ("ru", "Это «метастазы»."), ("uk", "Це «метастази»."),
    ("bg", "Това са „метастази“."), ("el", "Λέγεται «εξάπλωση»."), ("tr", "Buna “yayılma” denir."),
    ("ar", "يسمى «انتشارًا»."), ("fa", "به آن «انتشار» می‌گویند."), ("he", "זה נקרא ”התפשטות”."),
    ("zh_Hans", "这称为“扩散”。"), ("zh_Hant", "這稱為「擴散」。"),
    ("ja", "これを「転移」という。"),
    ("ko", "이를 “전이”라고 한다."), ("hi", "इसे “फैलाव” कहते हैं।"), ("th", "เรียกว่า “แพร่กระจาย”"),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "target"), RIGHT)
def test_each_locale_quotes_in_its_way(locale: str, target: str) -> None:
    assert findings(Message(SOURCE, target), locale, "quotes") == []


@pytest.mark.parametrize(
    ("locale", "target", "mended"),
    [
        ("de", "Man sagt \"Ausbreitung\".", "Man sagt „Ausbreitung“."),
        ("de", "Man sagt “Ausbreitung”.", "Man sagt „Ausbreitung“."),
        ("sv", "Det kallas “spridning”.", "Det kallas ”spridning”."),
        ("ru", "Это \"метастазы\".", "Это «метастазы»."),
        ("fr", "On dit \"propagation\".", "On dit «\u00a0propagation\u00a0»."),
        ("pl", "To „przerzut\".", "To „przerzut”."),
        ("ru", "Это «метастазы.", ""),
        ("ru", "Это \"\"метастазы.", ""),
    ],
)  # fmt: skip
def test_another_form_is_advice_and_mended_where_that_is_clear(
    locale: str, target: str, mended: str
) -> None:
    function = cast(Function, REGISTRY["quotes"].function)
    (problem,) = function(Message(SOURCE, target), checks.Context(locale))
    assert problem.fix == mended


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ('It is "spread".', 'Se llama "propagación".'),
        ("A 5\u2033 tube", 'Un tubo de 5"'),
        ("The body’s own", "L’organisme d’un être"),
        ("He said: “It hurts. It does.", "Dijo: “Duele. Sí."),
        ("'It hurts", "“Duele"),
        ("x", "‘Duele’"),
    ],
)
def test_what_is_left_alone(source: str, target: str) -> None:
    assert findings(Message(source, target), "es", "quotes") == []


def test_a_language_without_known_forms_may_quote_as_it_likes() -> None:
    assert findings(Message(SOURCE, 'Po vika "hoki'), "mi", "quotes") == []


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("Rest (at night).", "Descanse (de noche).", True),
        ("Rest (at night).", "休息（夜间)。", True),
        ("a) Rest", "a) Descanso", True),
        ("1) Rest 2) Sleep", "1) Descanso 2) Sueño (8 horas)", True),
        ("Rest :)", "Descanse :)", True),
        ("Rest (at", "Descanse (de", True),
        ("Rest [1].", "Descanse [1].", True),
        ("Rest (at night).", "Descanse (de noche.", False),
        ("Rest (at night).", "Descanse de noche).", False),
        ("Rest [1].", "Descanse [1.", False),
        ("Rest (at night).", "休息（夜间。", False),
    ],
)
def test_brackets_come_in_pairs(source: str, target: str, right: bool) -> None:
    found = findings(Message(source, target), "es", "brackets")
    assert [finding.severity for finding in found] == ([] if right else ["warning"])
    for finding in found:
        assert [finding.target[a:b] for a, b in finding.target_spans][0] in "()[]（"
