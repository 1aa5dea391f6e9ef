"""The signs of a text, and the checks that they call."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mbc_i18n import inline
from mbc_i18n.checks import REGISTRY, Context
from mbc_i18n.checks.base import Check
from mbc_i18n.checks.characters import CONTROL, DIRECTION
from mbc_i18n.checks.gate import gate, reader
from mbc_i18n.checks.punctuation import KINDS
from mbc_i18n.checks.scripts import OTHER
from mbc_i18n.checks.signs import ANY, ODD, ORDINARY, watch
from mbc_i18n.model import Message

ALONE = [each for each in REGISTRY.values() if not each.compares]


class TestSigns:
    @pytest.mark.parametrize(
        ("text", "signs"),
        [
            ("", set()),
            ("Rest at night", set()),
            ("Rest (at “night”).", {"(", "“"}),
            ("Ruhe für 5 Tage", set()),
            ("Pаin", {ODD}),
            ("(\u202e", {"(", ODD}),
            ("\ud800", {ODD}),
        ],
    )
    def test_are_those_that_are_looked_for(self, text: str, signs: set[str]) -> None:
        assert watch([frozenset("("), frozenset("“<")]).seen(text) == signs

    @given(st.text(), st.frozensets(st.characters(), max_size=9))
    def test_that_a_text_has_are_all_seen(self, text: str, signs: frozenset[str]) -> None:
        assert watch([signs]).seen(text) - {ODD} == signs.intersection(text)

    @pytest.mark.parametrize("sign", sorted(ORDINARY))
    def test_of_an_ordinary_text_are_none_that_the_odd_checks_look_for(self, sign: str) -> None:
        assert unicodedata.is_normalized("NFC", sign)
        assert not unicodedata.combining(sign)
        assert not any(pattern.search(sign) for pattern in (CONTROL, DIRECTION, OTHER))


def called(message: Message) -> list[str]:
    own = gate(ALONE)(reader(ALONE)(message))
    return [check.name for parts in own.values() for _, part in parts for check, _ in part]


class TestGate:
    def test_calls_a_check_where_a_side_has_its_sign(self) -> None:
        assert "brackets" not in called(Message("Rest (now)", "Descanse"))
        assert "brackets" in called(Message("Rest", "(Descanse"))
        assert "labels" in called(Message("Liver: pain", "Dolor"))

    def test_calls_a_check_without_signs_for_every_message(self) -> None:
        always = [each.name for each in ALONE if ANY in each.signs]
        assert "spacing" in always
        assert set(always) <= set(called(Message("", "")))


PIECES = st.sampled_from(
    ["<em>", "</em>", "<br/>", "<", ">", "(", "]", "“", "«", '"', "¿", "?", ".", "。", ": ", "：",
     "a@b.org", "800-555-0199", "https://a.b", "www.a.b", "Ã©", "â€™", "е", "α", "٤", "e\u0301",
     "\u202e", "\u200b", "\u00ad", "\u00a0", "not ", "Rest ", "rest ", "the care of ", "\ud800"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.characters(), max_size=8).map("".join)


@given(TEXTS, TEXTS, st.sampled_from(["es", "fr", "fa", "zh_Hans"]))
@example("<em></em>", "<em>", "es")
def test_a_check_finds_nothing_in_a_message_that_does_not_concern_it(
    source: str, target: str, locale: str
) -> None:
    message = Message(source, target)
    context = Context(locale, elements=inline.tags_in(source))
    passed_over = {each.name for each in ALONE} - set(called(message))
    passed_over |= {each.name for each in ALONE if each.look and not each.look(message, context)}
    for each in (REGISTRY[name] for name in passed_over if message.translated):
        assert findings_of(each, message, context) == [], each.name


def findings_of(each: Check, message: Message, context: Context) -> list[object]:
    return list(each.function(message, context))  # type: ignore[arg-type]


def test_no_letter_ends_a_sentence() -> None:
    assert not any(map(str.isalpha, KINDS))
