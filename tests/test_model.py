"""Identity, fingerprints and what a message's fields mean together."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import model
from mbc_i18n.model import Block, Catalog, Document, Message, Translation, Unit

TYPES = [
    each
    for _, each in inspect.getmembers(model, inspect.isclass)
    if each.__module__ == model.__name__
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@pytest.mark.parametrize("value_type", TYPES, ids=lambda each: each.__name__)
def test_every_type_is_a_frozen_value_without_room_for_more(value_type: type) -> None:
    assert dataclasses.is_dataclass(value_type)
    assert value_type.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(value_type)


class TestNormal:
    @pytest.mark.parametrize(
        ("written", "normal"),
        [("e\u0301te\u0301", "été"), (" \nRest.\t", "Rest."), ("a  b", "a  b")],
    )
    def test_is_composed_and_without_outer_white_space(self, written: str, normal: str) -> None:
        assert model.normal(written) == normal

    @given(TEXTS)
    def test_is_its_own_normal_form(self, text: str) -> None:
        assert model.normal(model.normal(text)) == model.normal(text)


class TestUnitId:
    def test_never_changes_between_releases(self) -> None:
        """Ledgers and suppressions name units by it."""
        assert model.unit_id("", "Rest.") == "eb954815e927ab54"
        assert model.unit_id("menu", "Rest.") != model.unit_id("", "Rest.")

    def test_is_the_same_in_another_process(self) -> None:
        code = "from mbc_i18n.model import unit_id; print(unit_id('a', 'é'))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert done.stdout.decode().strip() == model.unit_id("a", "é")

    @given(TEXTS, TEXTS, TEXTS, TEXTS)
    def test_tells_apart_exactly_what_differs_in_normal_form(
        self, one: str, source: str, other: str, target: str
    ) -> None:
        same = list(map(model.normal, (one, source))) == list(map(model.normal, (other, target)))
        assert (model.unit_id(one, source) == model.unit_id(other, target)) == same

    @given(TEXTS)
    def test_a_message_and_its_unit_share_it(self, text: str) -> None:
        assert Message(text, context="c").id == Unit(text, "c").id


class TestFingerprint:
    SIGNED = ("care", "es", "menu", "Rest.", "Descanse.")

    def test_never_changes_between_releases(self) -> None:
        assert model.fingerprint(*self.SIGNED).startswith("d4a2a6df43006f54")

    @pytest.mark.parametrize("place", range(5))
    def test_changes_with_every_part(self, place: int) -> None:
        parts = list(self.SIGNED)
        parts[place] += "x"
        assert model.fingerprint(*parts) != model.fingerprint(*self.SIGNED)

    def test_words_cannot_move_from_one_part_to_the_next(self) -> None:
        assert model.fingerprint("a", "b", "", "c", "d") != model.fingerprint(
            "a", "b", "c", "", "d"
        )

    @given(TEXTS)
    def test_does_not_change_when_an_editor_normalizes(self, target: str) -> None:
        rewritten = f" {unicodedata.normalize('NFD', target)}\n"
        parts = ("care", "es", "", "Rest.")
        assert model.fingerprint(*parts, rewritten) == model.fingerprint(*parts, target)


class TestMessage:
    @pytest.mark.parametrize(
        ("message", "translated"),
        [
            (Message("Rest.", "Descanse."), True),
            (Message("Rest."), False),
            (Message("Rest.", " \n"), False),
            (Message("Rest.", "Descanse.", fuzzy=True), False),
            (Message("Rest.", "Descanse.", obsolete=True), False),
        ],
    )
    def test_is_translated_when_its_target_may_stand_in_a_page(
        self, message: Message, translated: bool
    ) -> None:
        assert message.translated is translated

    def test_its_line_in_the_file_is_no_part_of_it(self) -> None:
        assert Message("Rest.", line=3) == Message("Rest.", line=9)

    def test_current_messages_are_those_that_are_not_obsolete(self) -> None:
        here, gone = Message("Rest."), Message("Drink.", obsolete=True)
        assert list(Catalog("care", messages=(here, gone)).current) == [here]


class TestDocument:
    def test_units_come_in_the_order_of_the_blocks(self) -> None:
        blocks = (
            Block("title", units=(Unit("Care"),)),
            Block("break"),
            Block("paragraph", units=(Unit("Rest."), Unit("Drink."))),
        )
        document = Document("care", "text", "", blocks)
        assert [unit.source for unit in document.units] == ["Care", "Rest.", "Drink."]

    def test_the_title_is_all_of_the_first_title_s_sentences(self) -> None:
        title = Block("title", units=(Unit("Care."), Unit("At home.")))
        other = Block("title", units=(Unit("Again"),))
        assert (
            Document("care", "text", "", (Block("break"), title, other)).title == "Care. At home."
        )
        assert Document("care", "text", "", ()).title == ""


def test_a_translation_finds_its_targets_by_identity() -> None:
    known = Translation("es", {Unit("Rest.").id: "Descanse."})
    assert known.target(Unit("Rest.", line=7, path="elsewhere")) == "Descanse."
    assert known.target(Unit("Rest.", "menu")) is None
    assert Translation().target(Unit("Rest.")) is None
