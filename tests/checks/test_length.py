"""The count of sentences, and length."""

from __future__ import annotations

import pytest

from mbc_i18n import checks
from mbc_i18n.checks import Context
from mbc_i18n.model import Catalog, Finding, Message
from tests.checks.messages import findings


class TestSentenceCount:
    @pytest.mark.parametrize(
        ("locale", "target", "right"),
        [
            ("es", "Descanse. Beba agua. Duerma.", True),
            ("es", "Descanse. Beba agua y duerma.", True),
            ("es", "Descanse, beba agua y duerma.", False),
            ("es", "Descanse. Beba agua. Duerma. Coma. Pida ayuda.", False),
            ("zh_Hans", "休息。喝水。睡觉。", True),
            ("zh_Hans", "休息并喝水。", False),
            ("hi", "आराम करें। पानी पिएं। सोएं।", True),
            ("th", "พักผ่อน ดื่มน้ำ นอนหลับ", True),
        ],
    )
    def test_two_more_or_fewer(self, locale: str, target: str, right: bool) -> None:
        found = findings(Message("Rest. Drink. Sleep.", target), locale, "sentence-count")
        assert [finding.severity for finding in found] == ([] if right else ["info"])

    def test_abbreviations_end_no_sentence(self) -> None:
        message = Message("Ask Dr. Smith, Mrs. Jones, etc. today.", "Pregunte a los médicos.")
        assert findings(message, "es", "sentence-count") == []


def lengths(locale: str, *pairs: tuple[int, int]) -> list[Finding]:
    messages = tuple(
        Message("a" * ours, "b" * theirs, str(number))
        for number, (ours, theirs) in enumerate(pairs)
    )
    catalog = Catalog("care", locale, messages=messages)
    return checks.run(catalog, Context(locale), lambda m: (), ("length",))


class TestLength:
    @pytest.mark.parametrize(
        ("locale", "theirs"),
        [("es", 130), ("de", 140), ("ru", 110), ("ar", 80), ("zh_Hans", 32), ("ja", 45), ("ko", 50),
         ("th", 90), ("hi", 100)],
    )  # fmt: skip
    def test_a_small_catalog_goes_by_the_script(self, locale: str, theirs: int) -> None:
        assert lengths(locale, (100, theirs)) == []

    def test_far_off_is_advice_and_extreme_is_a_warning(self) -> None:
        found = lengths("es", (200, 60), (200, 10), (200, 500), (200, 1000))
        assert [finding.severity for finding in found] == ["info", "warning", "info", "warning"]

    def test_a_short_text_may_be_of_any_length(self) -> None:
        assert lengths("es", (4, 16), (15, 3)) == []

    def test_a_large_catalog_goes_by_its_own_median(self) -> None:
        usual = [(100, 40)] * 40
        assert lengths("es", *usual) == []
        assert [finding.severity for finding in lengths("es", *usual, (200, 240))] == ["info"]

    def test_tags_are_no_words(self) -> None:
        tags = "<strong></strong>" * 20
        catalog = Catalog("care", "es", messages=(Message(f"Pain{tags}", "Dolor"),))
        assert checks.run(catalog, Context("es"), lambda m: (), ("length",)) == []
