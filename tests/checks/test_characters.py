"""Control codes, direction controls, composition, and text decoded wrongly."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks import REGISTRY, Context
from mbc_i18n.checks.base import Function, Problem
from mbc_i18n.checks.characters import decoded
from mbc_i18n.model import Message
from tests.checks.messages import findings


def severities(check: str, target: str, locale: str = "es", source: str = "x") -> list[str]:
    found = findings(Message(source, target), locale, check)
    return [finding.severity for finding in found]


def problems(check: str, target: str, source: str = "x") -> list[Problem]:
    function = cast(Function, REGISTRY[check].function)
    return list(function(Message(source, target), Context("es")))


class TestControlCharacters:
    @pytest.mark.parametrize(
        "character",
        ["\x00", "\x08", "\x7f", "\x85", "\u2028", "\ufffd", "\ufffc", "\ue000", "\ufdd0", "\ufeff",
         "\U0010fffe", "\U000f0000"],
    )  # fmt: skip
    def test_what_nobody_can_read_is_an_error(self, character: str) -> None:
        assert severities("control-characters", f"Do{character}lor") == ["error"]
        assert severities("control-characters", f"Do{character}lor", "es", character) == []

    @pytest.mark.parametrize(
        ("target", "severity"),
        [("Do\u200blor", "warning"), ("Do\u200clor", "warning"), ("Do\u00adlor", "info")],
    )
    def test_invisible_ones_weigh_less(self, target: str, severity: str) -> None:
        assert severities("control-characters", target) == [severity]

    @pytest.mark.parametrize(
        "target",
        [
            "می\u200cخواهم",
            "क्\u200dष क\u094d\u200cष",
            "ന\u200dറെ",
            "ক্\u200dষ",
            "👩\u200d⚕\ufe0f 👨\u200d👩\u200d👧",
            "ភាសា\u200bខ្មែរ",
            "ภาษา\u200bไทย",
            "two\tlines\nof text",
            "10\u00a0% – 1\u2060/\u20602\u200e",
        ],
    )
    def test_what_a_script_needs_is_right(self, target: str) -> None:
        assert severities("control-characters", target) == []

    def test_one_problem_for_a_character_takes_all_of_it_away(self) -> None:
        (problem,) = problems("control-characters", "Do\u200blor\u200b de ภ\u200bไ")
        assert problem.target_spans == ((2, 3), (6, 7))
        assert problem.fix == "Dolor de ภ\u200bไ"
        assert [p.fix for p in problems("control-characters", "Do\x00lor")] == [""]


class TestBidi:
    @pytest.mark.parametrize(
        "target",
        [
            "\u2066HER2\u2069",
            "\u202bab\u2066c\u2069\u202c",
            "a\u200fb\u200e\u061c",
            "\u2068a\u2069",
        ],
    )
    def test_what_is_closed_and_single_marks_are_right(self, target: str) -> None:
        assert severities("bidi", target, "ar") == []

    @pytest.mark.parametrize(
        "target", ["\u2066HER2", "HER2\u2069", "\u202bab\u2069", "\u202eab\u202c", "\u202da\u202c"]
    )
    def test_open_crossed_and_overriding_controls_are_errors(self, target: str) -> None:
        assert set(severities("bidi", target, "ar")) == {"error"}


class TestNormalization:
    def test_is_mended(self) -> None:
        assert [p.fix for p in problems("normalization", "diagno\u0301stico")] == ["diagnóstico"]

    @pytest.mark.parametrize(
        "target", ["diagnóstico", "ব\u09dc", "क\u0958", "مدر\u0651\u064eس", "бы\u0301ло"]
    )  # fmt: skip
    def test_what_unicode_keeps_apart_and_the_order_of_marks_are_right(self, target: str) -> None:
        assert severities("normalization", target) == []


class TestMojibake:
    @pytest.mark.parametrize(
        "text",
        ["diagnóstico", "l’avis", "Боль", "“sí”", "癌细胞", "دواء", "दर्द", "🙂", "Ñ", "ångest"],
    )
    @pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
    def test_utf_8_read_as_another_encoding_is_an_error(self, text: str, encoding: str) -> None:
        wrong = "".join(
            bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode()
        )
        found = findings(Message("x", f"a {wrong} b"), "es", "mojibake")
        assert {finding.severity for finding in found} == {"error"}

    @pytest.mark.parametrize(
        "text",
        [
            "NÃO, “IRMû e »AMANHû", "Ung thư vú đã di căn", "Straße, Spaß“ und »groß«", "naïveté…",
            "Âge», «à»", "À l’âge adulte – «été»", "Ärzte, Öl™", "ÎLE® ÊTRE", "Рак груди", "μg/dL®",
        ],
    )  # fmt: skip
    def test_right_letters_before_signs_are_right(self, text: str) -> None:
        assert severities("mojibake", text) == []

    def test_what_was_meant_is_suggested(self) -> None:
        (finding,) = findings(Message("x", "diagnÃ³stico"), "es", "mojibake")
        assert finding.suggestion == "ó"

    @given(st.text(max_size=20))
    def test_any_text_can_be_asked_what_it_was(self, text: str) -> None:
        assert isinstance(decoded(text), str)
