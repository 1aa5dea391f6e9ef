"""Idioms and dates that do not travel."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from mbc_i18n.checks.source import wording
from tests.checks.source.articles import findings

PATH = resources.files("mbc_i18n") / "data" / "source" / "idioms.en.csv"
ROWS = list(csv.DictReader(line for line in PATH.read_text("utf-8").splitlines() if line[0] != "#"))


def hits(text: str) -> list[str]:
    return [each.suggestion for each in findings(text, "idiom")]


class TestIdiom:
    @pytest.mark.parametrize(
        ("text", "plain"),
        [
            ("You may have a battery of tests.", "several"),
            ("Touching base helps.", "talk"),
            ("She kept her fingers crossed.", "hope"),
            ("It put my mind at ease.", "stop your worry"),
            ("It put one’s mind at rest.", "stop your worry"),
            ("Keep the pain at bay.", "keep away"),
            ("Treatment is no one-size-fits-all matter.", "same for everyone"),
            ("A cutting edge drug.", "newest"),
            ("The drug *kicks in* soon.", "begin to work"),
            ("They gave us the green light.", "allow"),
            ("IN THE LONG RUN it helps.", "over a long time"),
        ],
    )
    def test_is_found_in_its_forms(self, text: str, plain: str) -> None:
        assert hits(text) == [plain]

    @pytest.mark.parametrize(
        "text",
        [
            "Tests can rule out other causes.",
            "The scan shows the edge of the tumor.",
            "Put an ice pack on your knee.",
            "The nurse may touch your arm.",
            "Your provider keeps a record.",
            "Check your blood pressure in the morning.",
            "Reach your goal.",
            "A touch-based screen.",
            "Ask somebody to drive you home.",
            "You may get cold feet, or drag your feet.",
            "Roll up your sleeve for a shot in the arm.",
            "Put your foot on ice and up in the air.",
            "The baby kicks in the womb.",
            "A piece of cake has sugar; a walk in the park helps.",
            "Pictures in black and white show a gray area.",
            "A green light blinks. Ring a bell.",
            "Wear different hats while your hair is thin.",
        ],
    )
    def test_plain_words_and_plain_senses_are_none(self, text: str) -> None:
        assert hits(text) == []

    def test_one_inside_another_is_told_once(self) -> None:
        assert hits("Level the playing field.") == ["give everybody the same chance"]

    def test_the_table_is_large_and_each_row_has_plain_words(self) -> None:
        assert len(ROWS) >= 120
        assert len({row["idiom"] for row in ROWS}) == len(ROWS)
        assert all(row["idiom"] and row["plain"] for row in ROWS)

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row["idiom"][:30])
    def test_every_row_is_found_by_one_of_its_own_readings(self, row: dict[str, str]) -> None:
        text = row["idiom"].replace("…", "them")
        while "(" in text:
            before, _, rest = text.partition("(")
            inner, _, after = rest.partition(")")
            text = before + inner.split("|")[0] + after
        assert [found[0] for found, _ in wording._found(f"So {text} now.")] == [text]


class TestAmbiguousDate:
    @pytest.mark.parametrize("text", ["03/04/2025", "3.4.2025", "3-4-25", "12/11/2025"])
    def test_day_and_month_may_change_places(self, text: str) -> None:
        (found,) = findings(f"Call before {text}.", "ambiguous-date")
        assert f"“{text}”" in found.message
        assert found.severity == "warning"

    @pytest.mark.parametrize(
        "text",
        ["13/04/2025", "04/13/2025", "04/04/2025", "2025-04-03", "3 April 2025", "3/4", "1/2/3/4",
         "10.1.2.3", "version 1.2.2025.4", "0/4/2025"],
    )  # fmt: skip
    def test_others_cannot(self, text: str) -> None:
        assert findings(f"See {text}.", "ambiguous-date") == []

    def test_holds_in_any_language(self) -> None:
        assert findings("Bis 03/04/2025.", "ambiguous-date", locale="de")
