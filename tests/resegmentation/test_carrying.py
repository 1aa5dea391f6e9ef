"""A change of mode or of rules: what is carried over, and what stays as without it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import joining, resegmentation
from mbc_i18n.model import Block, Document, Message, Unit
from mbc_i18n.resegmentation import Carried
from mbc_i18n.resegmentation.tiling import LONGEST
from tests.resegmentation.articles import article, catalog, finished, recut, words

TWO = "Rest well. Drink water.\n"
TITLE = {"Care": "Cuidado"}


class TestSentencesToBlocks:
    @pytest.mark.parametrize(
        ("locale", "first", "second", "whole"),
        [
            ("es", "Descanse.", "Beba agua.", "Descanse. Beba agua."),
            ("zh_Hans", "休息。", "喝水。", "休息。喝水。"),
            ("ja", "休む。", "HER2。", "休む。 HER2。"),
            ("ko", "쉬세요.", "드세요.", "쉬세요. 드세요."),
            ("th", "พัก", "ดื่มน้ำ", "พัก ดื่มน้ำ"),
            ("es", " Descanse. ", "\nBeba.", "Descanse. Beba."),
        ],
    )
    def test_a_block_gets_the_targets_joined_as_the_locale_joins_them(
        self, locale: str, first: str, second: str, whole: str
    ) -> None:
        old = words({"Rest well.": first, "Drink water.": second}, locale)
        found, carried = recut(article(TWO, "block"), old)
        assert finished(found) == {"Rest well. Drink water.": whole}
        assert (len(carried.messages), carried.lost) == (1, frozenset())

    def test_the_sentences_are_kept_as_past_ones(self) -> None:
        old = words({"Rest well.": "Descanse.", "Drink water.": "Beba."})
        found, _ = recut(article(TWO, "block"), old)
        past = {m.source: m.target for m in found.messages if m.obsolete}
        assert past == {"Rest well.": "Descanse.", "Drink water.": "Beba."}

    @pytest.mark.parametrize(
        "second",
        [
            Message("Drink water."),
            Message("Drink water.", " \n"),
            Message("Drink water.", "Beba.", fuzzy=True),
        ],
    )
    def test_a_block_of_which_a_sentence_is_not_finished_is_told_as_lost(
        self, second: Message
    ) -> None:
        old = catalog(Message("Rest well.", "Descanse."), second)
        found, carried = recut(article(TWO, "block"), old)
        assert finished(found) == {}
        assert carried == Carried({}, frozenset({("", "Rest well. Drink water.")}))

    def test_a_block_that_nobody_translated_is_not_lost(self) -> None:
        old = catalog(Message("Rest well."), Message("Drink water."))
        assert recut(article(TWO, "block"), old)[1] == Carried()

    def test_a_block_whose_words_changed_too_is_new(self) -> None:
        old = words({"Rest well.": "Descanse.", "Drink water.": "Beba."})
        found, carried = recut(article("Rest well. Drink much water.\n", "block"), old)
        assert finished(found) == {}
        assert not carried.messages

    def test_another_context_is_another_text(self) -> None:
        text = "<!-- mbc: context menu -->\n\nRest well. Drink water.\n"
        own = {"Rest well.": "Descanse.", "Drink water.": "Beba."}
        messages = tuple(replace(m, context="menu") for m in words(own).messages)
        assert finished(recut(article(text, "block"), catalog(*messages))[0])
        assert not finished(recut(article(text, "block"), words(own))[0])

    def test_tags_get_the_numbers_that_they_have_in_the_block(self) -> None:
        text = "Ask [us](http://a.example) *now*. See [it](http://b.example).\n"
        old = words({
            "Ask <a>us</a> <em>now</em>.": "<em>Ya</em>, <a>aquí</a>.",
            "See <a>it</a>.": "Vea <a>esto</a>.",
        })  # fmt: skip
        found, _ = recut(article(text, "block"), old)
        whole = "Ask <a1>us</a1> <em>now</em>. See <a2>it</a2>."
        assert finished(found) == {whole: "<em>Ya</em>, <a1>aquí</a1>. Vea <a2>esto</a2>."}

    def test_a_target_whose_tags_are_wrong_is_not_carried(self) -> None:
        text = "Ask *us*. Rest well.\n"
        old = words({"Ask <em>us</em>.": "Pregunte.", "Rest well.": "Descanse."})
        _, carried = recut(article(text, "block"), old)
        assert (not carried.messages, len(carried.lost)) == (True, 1)

    def test_joined_sentences_give_their_whole(self) -> None:
        first = Message("Rest well.", "Descanse y beba.")
        second = Message("Drink water.", comment=joining.MARK)
        text = "Rest well. Drink water. Sleep.\n"
        old = catalog(first, second, Message("Sleep.", "Duerma."))
        found, _ = recut(article(text, "block"), old)
        assert finished(found) == {"Rest well. Drink water. Sleep.": "Descanse y beba. Duerma."}
        assert not any(joining.is_joined(message) for message in found.current)

    def test_remarks_and_flags_of_all_stand_on_the_block(self) -> None:
        old = catalog(
            Message("Rest well.", "Descanse.", comment="one", flags=("x-a",)),
            Message("Drink water.", "Beba.", comment="two", flags=("x-b", "x-a")),
        )
        (block,) = [m for m in recut(article(TWO, "block"), old)[0].current if m.target]
        assert (block.comment, block.flags) == ("one\ntwo", ("x-a", "x-b"))

    def test_it_is_told_where_it_stands_as_any_message(self) -> None:
        old = words({"Rest well.": "Descanse.", "Drink water.": "Beba."})
        (block,) = [m for m in recut(article(TWO, "block"), old)[0].current if m.target]
        assert block.note.startswith("paragraph")
        assert block.refs == (("care.md", 3),)


class TestBlocksToSentences:
    @pytest.mark.parametrize(
        ("locale", "whole", "parts"),
        [
            ("es", "Descanse bien. Beba agua.", ["Descanse bien.", "Beba agua."]),
            ("zh_Hans", "休息。喝水。", ["休息。", "喝水。"]),
            ("ja", "休む。水を飲む。", ["休む。", "水を飲む。"]),
        ],
    )
    def test_each_sentence_gets_its_part(self, locale: str, whole: str, parts: list[str]) -> None:
        old = words({"Rest well. Drink water.": whole}, locale)
        found, carried = recut(article(TWO), old)
        assert finished(found) == dict(zip(["Rest well.", "Drink water."], parts, strict=True))
        assert (len(carried.messages), carried.lost) == (2, frozenset())

    @pytest.mark.parametrize(
        ("locale", "whole"),
        [
            ("es", "Descanse y beba."),
            ("es", "Descanse. Beba. Ya."),
            ("es", "Descanse.  Beba."),
            ("es", "Descanse.\nBeba."),
            ("es", "Descanse.Beba."),
            ("zh_Hans", "休息。 喝水。"),
            ("th", "พัก ดื่มน้ำ"),
        ],
    )
    def test_where_the_round_trip_is_not_exact_nothing_is_carried(
        self, locale: str, whole: str
    ) -> None:
        old = words({"Rest well. Drink water.": whole}, locale)
        found, carried = recut(article(TWO), old)
        assert finished(found) == {}
        assert carried.lost == {("", "Rest well."), ("", "Drink water.")}
        assert ("Rest well. Drink water.", whole) in {(m.source, m.target) for m in found.messages}

    def test_tags_go_with_their_words(self) -> None:
        text = "**Ask** [us](http://a.example). `Esc`: see [it](http://b.example).[^1]\n\n[^1]: n\n"
        block = next(unit for unit in article(text, "block").units if "Ask" in unit.source).source
        target = block.replace("Ask", "Vea").replace("see", "lea").replace("it", "ello")
        found, _ = recut(article(text), words({block: target}))
        assert finished(found) == {
            "<strong>Ask</strong> <a>us</a>.": "<strong>Vea</strong> <a>us</a>.",
            "<code/>: see <a>it</a>.<fn/>": "<code/>: lea <a>ello</a>.<fn/>",
        }

    def test_a_tag_that_changed_sentences_is_not_carried(self) -> None:
        text = "Ask *us*. Rest well.\n"
        old = words({"Ask <em>us</em>. Rest well.": "Pregunte. <em>Descanse</em>."})
        assert recut(article(text), old)[1].messages == {}

    def test_no_element_is_cut(self) -> None:
        text = "**Stop. Sit.** Rest well.\n"
        old = words({"<strong>Stop. Sit.</strong> Rest well.": "<strong>Ay. Eh.</strong> Repose."})
        assert finished(recut(article(text), old)[0]) == {
            "<strong>Stop. Sit.</strong>": "<strong>Ay. Eh.</strong>", "Rest well.": "Repose.",
        }  # fmt: skip

    def test_a_doubtful_block_gives_nothing(self) -> None:
        old = catalog(Message("Rest well. Drink water.", "Descanse. Beba.", fuzzy=True))
        assert finished(recut(article(TWO), old)[0]) == {}

    def test_a_sentence_that_has_a_translation_keeps_it(self) -> None:
        old = words({"Rest well. Drink water.": "Descanse. Beba.", "Drink water.": "Tome agua."})
        found, carried = recut(article(f"{TWO}\nDrink water.\n"), old)
        assert finished(found) == {"Rest well.": "Descanse.", "Drink water.": "Tome agua."}
        assert list(carried.messages) == [("", "Rest well.")]

    def test_the_first_sentence_has_the_remarks(self) -> None:
        old = catalog(
            Message("Rest well. Drink water.", "Descanse. Beba.", comment="mine", flags=("x-a",))
        )
        found, _ = recut(article(TWO), old)
        assert [(m.comment, m.flags) for m in found.current if m.target] == [
            ("mine", ("x-a",)), ("", ("x-a",)),
        ]  # fmt: skip

    def test_past_sentences_with_the_same_words_come_back_with_their_remarks(self) -> None:
        past = Message("Drink water.", "Beba.", comment="own", flags=("x-b",), obsolete=True)
        old = catalog(Message("Rest well. Drink water.", "Descanse. Beba."), past)
        found = {m.source: m for m in recut(article(TWO), old)[0].current}
        assert (found["Drink water."].comment, found["Drink water."].flags) == ("own", ("x-b",))

    def test_newer_words_of_the_block_go_before_past_sentences(self) -> None:
        past = Message("Drink water.", "Beba.", obsolete=True)
        old = catalog(Message("Rest well. Drink water.", "Descanse. Tome agua."), past)
        assert finished(recut(article(TWO), old)[0])["Drink water."] == "Tome agua."


SPANISH = {"One.": "Uno.", "Two.": "Dos.", "Three.": "Tres.", "Four.": "Cuatro."}


class TestOtherRules:
    """The same text with other rules for where a sentence ends: some grow, some fall apart."""

    def document(self, *units: str) -> Document:
        text = " ".join(SPANISH)
        spans = [(unit, text.index(unit)) for unit in units]
        placed = tuple(Unit(unit, start=at, end=at + len(unit)) for unit, at in spans)
        return Document("care", "text", text, (Block("paragraph", units=placed),))

    def spoken(self, source: str) -> str:
        return " ".join(SPANISH[word] for word in source.split())

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (["One.", "Two.", "Three.", "Four."], ["One. Two.", "Three.", "Four."]),
            (["One. Two.", "Three.", "Four."], ["One.", "Two.", "Three.", "Four."]),
            (["One. Two.", "Three. Four."], ["One.", "Two. Three.", "Four."]),
            (["One.", "Two. Three.", "Four."], ["One. Two.", "Three. Four."]),
            (["One. Two. Three. Four."], ["One.", "Two.", "Three.", "Four."]),
        ],
    )
    def test_stretches_that_begin_and_end_alike_are_carried_if_their_sentences_are_as_many(
        self, before: list[str], after: list[str]
    ) -> None:
        old = words({source: self.spoken(source) for source in before})
        found = resegmentation.carried(self.document(*after), old, "es")
        new = [source for source in after if source not in before]
        whole = any(" " in source for source in new) and len(new) > 1
        wanted = {} if whole else {("", source): self.spoken(source) for source in new}
        assert {key: message.target for key, message in found.messages.items()} == wanted
        assert found.lost == (frozenset(("", source) for source in new) if whole else frozenset())

    def test_nothing_is_looked_for_where_nothing_is_new(self) -> None:
        old = words({**SPANISH, "One. Two.": "Otro."})
        assert resegmentation.carried(self.document(*SPANISH), old, "es") == Carried()


def test_a_word_is_never_cut() -> None:
    text = "Painful joints\n"
    old = words({"Pain": "Dolor", "ful joints": "x"})
    assert recut(article(text), old)[1] == Carried()


def test_words_that_only_look_like_tags_must_be_the_same() -> None:
    old = words({"Write <b1>.": "Uno.", "Go.": "Ya."})
    text = "Write &lt;b2&gt;. Go.\n"
    assert recut(article(text, "block"), old)[1].messages == {}


@given(st.lists(st.sampled_from("ab. <a1>"), max_size=60).map("".join), st.integers(1, 9))
def test_hostile_sources_are_searched_without_harm(text: str, size: int) -> None:
    pieces = {text[at : at + size].strip() for at in range(0, len(text), size)} - {""}
    old = words({piece: piece for piece in pieces})
    unit = Unit(" ".join(text.split()) or "x")
    document = Document("care", "text", "", (Block("paragraph", units=(unit,)),))
    found = resegmentation.carried(document, old, "es")
    assert {m.source for m in found.messages.values()} <= {unit.source}


def test_a_very_long_unit_is_left_alone() -> None:
    whole = " ".join(["Rest well."] * (LONGEST // 11 + 1))
    old = words({whole: whole.replace("Rest", "Descanse")})
    assert recut(article(whole), old)[1] == Carried()


def test_sources_that_begin_with_each_other_cost_linear_time() -> None:
    old = words({"a" * n: "x" for n in range(1, 400)})
    unit = Unit("a " * 20_000 + "b")
    document = Document("care", "text", "", (Block("paragraph", units=(unit,)),))
    assert resegmentation.carried(document, old, "es") == Carried()
