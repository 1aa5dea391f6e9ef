"""Messages beside each other, in a catalog and across the articles of a locale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.checks.consistency import across
from mbc_i18n.model import Catalog, Message
from tests.checks.several import findings_in, pairs


def inconsistent(*texts: tuple[str, str]) -> list[str]:
    return [each.target for each in findings_in(pairs(*texts), "es", "inconsistent")]


class TestInconsistent:
    def test_the_rarer_translation_is_told_with_the_place_of_the_usual_one(self) -> None:
        texts = (
            ("Blood tests", "Pruebas de sangre"),
            ("Blood tests:", "Análisis de sangre:"),
            ("blood tests", "análisis de sangre"),
        )
        (finding,) = findings_in(pairs(*texts), "es", "inconsistent")
        assert (finding.target, finding.severity) == ("Pruebas de sangre", "warning")
        assert finding.message == "translated as “Análisis de sangre:” elsewhere (line 20)"

    def test_of_equals_the_first_is_the_usual_one(self) -> None:
        assert inconsistent(("Blood tests", "A b"), ("Blood tests:", "C d")) == ["C d"]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (("Blood tests", "Análisis de sangre"), ("blood tests.", "análisis de sangre.")),
            (("May", "Mayo"), ("may", "puede")),
            (("You rest.", "Descansa."), ("You rest?", "¿Descansa usted?")),
            (("Blood tests", "Análisis"), ("Blood test", "Prueba")),
        ],
    )
    def test_what_is_the_same_or_another_source(
        self, first: tuple[str, str], second: tuple[str, str]
    ) -> None:
        assert inconsistent(first, second) == []

    def test_a_context_makes_another_source(self) -> None:
        messages = [
            Message("Blood tests", "Pruebas", context="menu"),
            Message("Blood tests", "Análisis", context="heading"),
            Message("Blood tests", "Exámenes"),
        ]
        assert findings_in(messages, "es", "inconsistent") == []

    def test_what_is_not_ready_is_not_compared(self) -> None:
        messages = [Message("Blood tests", "A"), Message("Blood tests:", "B", fuzzy=True)]
        assert findings_in(messages, "es", "inconsistent") == []

    @given(st.lists(st.sampled_from(["Análisis", "Pruebas", "Exámenes"]), max_size=9))
    def test_one_translation_each_time_is_never_told(self, targets: list[str]) -> None:
        sources = [f"Blood tests{'.' * number}" for number in range(len(targets))]
        found = inconsistent(*zip(sources, targets, strict=True))
        assert len(found) == len(targets) - max((targets.count(t) for t in targets), default=0)


class TestAcross:
    def catalog(self, name: str, *texts: tuple[str, str]) -> Catalog:
        return Catalog(name, "es", messages=tuple(pairs(*texts)), file=f"{name}.po")

    def test_articles_of_a_locale_are_compared(self) -> None:
        first = self.catalog("care", ("Blood tests", "Análisis"), ("Rest", "Descanso"))
        second = self.catalog("rest", ("Blood tests", "Pruebas"))
        (finding,) = across([first, second])
        assert (finding.file, finding.line, finding.check) == ("rest.po", 10, "inconsistent")
        assert finding.message == "translated as “Análisis” elsewhere (care.po:10)"
        assert (finding.severity, finding.unit) == ("warning", second.messages[0].id)

    def test_what_one_catalog_shows_alone_is_left_to_it(self) -> None:
        alone = self.catalog("care", ("Blood tests", "Análisis"), ("Blood tests.", "Pruebas"))
        assert list(across([alone])) == []
        assert list(across([alone, self.catalog("rest", ("Rest", "Descanso"))])) == []

    def test_equal_messages_of_two_articles_are_kept_apart(self) -> None:
        same = Message("Blood tests", "Análisis")
        other = Catalog("c", "es", messages=(Message("Blood tests", "Pruebas"),), file="c.po")
        shared = [Catalog(name, "es", messages=(same,), file=f"{name}.po") for name in "ab"]
        assert [each.file for each in across([*shared, other])] == ["c.po"]


class TestSameTarget:
    def found(self, *texts: tuple[str, str]) -> list[str]:
        return [each.source for each in findings_in(pairs(*texts), "es", "same-target")]

    def test_a_long_translation_under_two_sources_is_told_at_the_second(self) -> None:
        pasted = "Descanse en casa y beba."
        texts = (("Rest at home.", pasted), ("Drink water.", pasted))
        (finding,) = findings_in(pairs(*texts), "es", "same-target")
        assert (finding.source, finding.severity) == ("Drink water.", "info")
        assert finding.message == "the same translation as “Rest at home.” (line 10)"

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("Rest at home.", "rest at HOME"),
            ("A rest at the home", "Rest at home"),
            ("Blood tests at home", "Blood test at home"),
            ("Biopsies at home", "Biopsy at home"),
            ("Diseases at home", "Disease at home"),
            ("Illnesses at home", "Illness at home"),
            ("Rest 1,500 hours", "Rest 1500 hours"),
            ("Rest <em>at</em> home", "Rest at home"),
        ],
    )
    def test_sources_that_say_the_same_are_one(self, first: str, second: str) -> None:
        target = "Descanse mucho en casa."
        assert self.found((first, target), (second, target)) == []

    def test_figures_make_another_source(self) -> None:
        target = "Descanse 6 horas en casa."
        assert self.found(("Rest 6 hours", target), ("Rest 8 hours", target))

    def test_short_translations_may_be_the_same(self) -> None:
        assert self.found(("Illness", "La enfermedad"), ("Disease", "La enfermedad")) == []

    def test_characters_without_spaces_count_one_by_one(self) -> None:
        assert self.found(("Rest at home", "请在家多多休息吧"), ("Drink", "请在家多多休息吧"))
        assert self.found(("Illness", "疾病"), ("Disease", "疾病")) == []


@pytest.mark.parametrize("unit", ["e", "s", "1", "1,", ".", "a ", "é", "<em>", "字"])
def test_hostile_texts_are_read_in_one_pass(unit: str) -> None:
    texts = [(unit * 50_000, "a b c d"), (unit * 50_000 + "x y", "a b c d")]
    assert isinstance(findings_in(pairs(*texts), "es", "consistency"), list)
