"""Documents to catalogs, and what `merge` does with the work of translators."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import catalog as catalogs
from mbc_i18n import joining
from mbc_i18n.formats import FORMATS
from mbc_i18n.model import Block, Catalog, Document, Element, Message, Unit

DATE = "2026-01-01 00:00+0000"
HEADER = (("Project-Id-Version", "care"), ("POT-Creation-Date", DATE), ("Language", "es"))


def markdown(text: str, file: str = "source/care.md") -> Document:
    return FORMATS["markdown"].read(text, "care", file=file)


def document(*blocks: Block) -> Document:
    return Document("care", "markdown", "", blocks, file="care.md")


def template(*sources: str | Message) -> Catalog:
    messages = (source if isinstance(source, Message) else Message(source) for source in sources)
    return Catalog("care", "", HEADER[:2], tuple(messages))


def translated(*messages: Message) -> Catalog:
    return Catalog("care", "es", HEADER, messages)


class TestExtract:
    def test_a_message_for_each_source_in_document_order(self) -> None:
        made = catalogs.extract(markdown("# Care\n\nRest well. Drink water.\n\n- Rest well.\n"))
        assert [message.source for message in made.messages] == [
            "Care", "Rest well.", "Drink water.",
        ]  # fmt: skip
        assert (made.name, made.locale) == ("care", "")

    def test_equal_words_in_two_contexts_are_two_messages(self) -> None:
        blocks = [
            Block("item", units=(Unit("Lead", context=c),)) for c in ("metal", "wire", "metal")
        ]
        made = catalogs.extract(document(*blocks))
        assert [message.key for message in made.messages] == [("metal", "Lead"), ("wire", "Lead")]

    def test_every_place_is_named_once(self) -> None:
        made = catalogs.extract(markdown("# Care\n\nRest well. Rest well.\n\nRest well.\n"))
        assert made.messages[1].refs == (("source/care.md", 3), ("source/care.md", 5))

    def test_the_translator_is_told_what_and_where_it_is(self) -> None:
        made = catalogs.extract(markdown("# Care\n\n## At home\n\n- **Sleep:** Go to bed early.\n"))
        note = made.messages[-1].note
        assert note.startswith("list item, term “Sleep” (")
        assert "At home" in note

    def test_what_a_tag_stands_for_and_what_the_author_says(self) -> None:
        link = Element("a", False, (4, 5), (9, 30), note="https://example.org\n/x")
        unit = Unit("Ask <a>us</a>.", note="Us: the clinic.", path="Care", elements=(link,))
        made = catalogs.extract(document(Block("paragraph", units=(unit,))))
        assert made.messages[0].note.split("\n") == [
            "paragraph (Care)",
            "<a>: https://example.org /x",
            "Note: Us: the clinic.",
        ]

    def test_many_places_are_counted(self) -> None:
        blocks = [Block("cell", units=(Unit("Yes", path=f"row {n}", line=n),)) for n in range(9)]
        note = catalogs.extract(document(*blocks)).messages[0].note.split("\n")
        assert note[0] == "table cell (row 0)"
        assert note[-1] == f"and in {9 - catalogs.MOST_PLACES} more places"

    def test_so_many_places_are_all_told(self) -> None:
        blocks = [Block("cell", units=(Unit("Yes", path=f"row {n}"),)) for n in range(5)]
        assert len(catalogs.extract(document(*blocks)).messages[0].note.split("\n")) == 5

    def test_the_header_is_a_template_s(self) -> None:
        header = dict(catalogs.extract(markdown("# Care\n"), DATE).header)
        assert header["POT-Creation-Date"] == DATE
        assert header["Language"] == ""
        assert "charset=UTF-8" in header["Content-Type"]


TEXTS = st.text("aé. ", min_size=1, max_size=8)


@given(
    TEXTS, TEXTS, st.integers(0, 99), st.text(max_size=5), st.text(max_size=5), st.text(max_size=5)
)
def test_identity_is_the_words_and_the_context_alone(
    source: str, context: str, line: int, file: str, path: str, note: str
) -> None:
    plain = Unit(source, context)
    moved = Unit(source, context, "item", path, note, 5, 9, line)
    here = catalogs.extract(document(Block("paragraph", units=(plain,)))).messages[0]
    there = replace(document(Block("item", units=(moved,))), file=file, name="other")
    assert plain.id == moved.id == here.id == catalogs.extract(there).messages[0].id
    assert Unit(source + "x", context).id != plain.id
    assert Unit(source, context + "x").id != plain.id


class TestAsDocument:
    def test_joined_sentences_stand_in_a_block_with_the_first(self) -> None:
        messages = (
            Message("Rest <strong>now</strong>.", "Descanse.", line=3),
            Message("Sleep.", "", comment="mbc: joined", line=7),
            Message("Eat well.", "Coma bien.", context="menu", line=11),
        )
        found = catalogs.as_document(Catalog("care", "es", (), messages, "care.po"))
        assert [[unit.source for unit in block.units] for block in found.blocks] == [
            ["Rest <strong>now</strong>.", "Sleep."],
            ["Eat well."],
        ]
        assert [unit.line for unit in found.units] == [3, 7, 11]
        assert [found.text[unit.start : unit.end] for unit in found.units] == [
            message.source for message in messages
        ]

    def test_a_mark_on_the_first_message_has_nothing_to_join(self) -> None:
        message = Message("Sleep.", "", comment="mbc: joined")
        alone = Catalog("care", "es", messages=(message,))
        (problem,) = joining.view(catalogs.as_document(alone), alone).problems
        assert "no sentence stands before it" in problem.reason

    def test_messages_that_are_gone_are_no_units(self) -> None:
        gone = Catalog("care", "es", messages=(Message("Rest.", "Descanse.", obsolete=True),))
        assert list(catalogs.as_document(gone).units) == []


class TestNew:
    @pytest.mark.parametrize(
        ("asked", "locale", "team", "plural"),
        [
            ("es", "es", "Spanish", "nplurals=2;"),
            ("pt-br", "pt_BR", "Portuguese (Brazil)", "nplurals=2;"),
            ("zh-Hans", "zh_Hans", "Chinese (Simplified)", "nplurals=1;"),
            ("ar", "ar", "Arabic", "nplurals=6;"),
        ],
    )
    def test_the_header_is_filled_from_cldr(
        self, asked: str, locale: str, team: str, plural: str
    ) -> None:
        made = catalogs.new(catalogs.extract(markdown("# Care\n"), DATE), asked)
        header = dict(made.header)
        assert made.locale == header["Language"] == locale
        assert header["Language-Team"].startswith(team.split(" (")[0])
        assert header["Plural-Forms"].startswith(plural)
        assert made.messages == ()


LONG = "Ask your nurse which of these exercises are safe for you."
CLOSE = "Ask your nurse which of these stretches are safe for you."


class TestMerge:
    def test_what_stands_in_both_keeps_all_that_people_wrote(self) -> None:
        known = Message("Rest.", "Descanse.", comment="mine", flags=("x-own",), refs=(("old", 1),))
        fresh = Message("Rest.", refs=(("care.md", 7),), note="paragraph")
        merged = catalogs.merge(template(fresh), translated(known)).messages
        assert merged == (replace(known, refs=fresh.refs, note="paragraph"),)

    def test_a_close_text_is_a_suggestion_and_no_translation(self) -> None:
        known = Message(LONG, "Pregunte.", comment="checked")
        (made, gone) = catalogs.merge(template(CLOSE), translated(known)).messages
        assert (made.source, made.target, made.previous) == (CLOSE, "Pregunte.", LONG)
        assert made.fuzzy
        assert not made.translated
        assert made.comment == "checked"
        assert gone.obsolete

    def test_it_is_taken_from_what_is_gone_before_what_is_still_there(self) -> None:
        still = Message(f"{CLOSE} Every day.", "Siga.")
        gone = Message(LONG, "Pregunte.")
        fresh = CLOSE.replace("which", "about which")
        made = catalogs.merge(template(fresh, still.source), translated(still, gone)).messages[0]
        assert made.previous == LONG
        past = replace(gone, obsolete=True)
        made = catalogs.merge(template(fresh, still.source), translated(still, past)).messages[0]
        assert made.previous == LONG

    def test_the_same_words_in_a_new_context_are_a_suggestion(self) -> None:
        fresh = Message(LONG, context="heading")
        merged = catalogs.merge(template(LONG, fresh), translated(Message(LONG, "Pregunte.")))
        assert [(m.context, m.target, m.fuzzy) for m in merged.messages] == [
            ("", "Pregunte.", False),
            ("heading", "Pregunte.", True),
        ]

    def test_a_suggestion_is_never_taken_from_a_suggestion(self) -> None:
        doubtful = Message(LONG, "Pregunte.", fuzzy=True, previous="Ask.")
        assert catalogs.merge(template(CLOSE), translated(doubtful)).messages[0].target == ""

    @pytest.mark.parametrize("obsolete", [False, True])
    def test_a_suggestion_is_never_taken_from_a_joined_sentence(self, obsolete: bool) -> None:
        joined = Message(LONG, "-", comment="mbc: joined", obsolete=obsolete)
        assert catalogs.merge(template(CLOSE), translated(joined)).messages[0] == Message(CLOSE)

    def test_what_was_carried_over_goes_before_what_was_there_once(self) -> None:
        past = Message("Rest.", "Descanse.", obsolete=True)
        fresh = Message("Rest.", note="paragraph", refs=(("care.md", 3),))
        carried = {("", "Rest."): Message("Rest.", "Repose.", comment="mine")}
        (made,) = catalogs.merge(template(fresh), translated(past), carried).messages
        assert made == replace(fresh, target="Repose.", comment="mine")

    def test_what_is_gone_becomes_obsolete_and_comes_back_translated(self) -> None:
        known = Message("Rest.", "Descanse.", comment="mine", flags=("x-own",))
        without = catalogs.merge(template("Drink."), translated(known))
        assert [(m.source, m.obsolete) for m in without.messages] == [
            ("Drink.", False), ("Rest.", True),
        ]  # fmt: skip
        again = catalogs.merge(template("Rest.", "Drink."), without)
        assert again.messages == (known, Message("Drink."))

    def test_what_was_never_translated_goes_without_a_trace(self) -> None:
        assert catalogs.merge(template("Drink."), translated(Message("Rest."))).messages == (
            Message("Drink."),
        )

    def test_a_suggestion_that_nobody_touched_goes_when_its_words_stand_elsewhere(self) -> None:
        known = Message(LONG, "Pregunte.")
        with_both = catalogs.merge(template(LONG, CLOSE), translated(known))
        assert with_both.messages[1].fuzzy
        assert catalogs.merge(template(LONG), with_both).messages == (known,)

    def test_a_suggestion_with_a_remark_of_its_own_stays(self) -> None:
        known = Message(LONG, "Pregunte.")
        remarked = Message(CLOSE, "Pregunte.", fuzzy=True, previous=LONG, comment="which ones?")
        merged = catalogs.merge(template(LONG), translated(known, remarked))
        assert replace(remarked, obsolete=True) in merged.messages

    def test_two_suggestions_that_name_each_other_are_both_kept(self) -> None:
        one = Message("Rest.", "Descanse.", fuzzy=True, previous="Sleep.")
        other = Message("Sleep.", "Descanse.", fuzzy=True, previous="Rest.")
        merged = catalogs.merge(template("Drink."), translated(one, other))
        assert "Descanse." in [message.target for message in merged.messages]

    def test_a_new_message_stands_after_its_predecessor(self) -> None:
        known = translated(Message("One", "Uno"), Message("Two", "Dos"))
        merged = catalogs.merge(template("None", "One", "New", "Newer", "Two", "Last"), known)
        assert [message.source for message in merged.messages] == [
            "None", "One", "New", "Newer", "Two", "Last",
        ]  # fmt: skip

    def test_an_order_that_somebody_chose_stays(self) -> None:
        known = translated(Message("Two", "Dos"), Message("One", "Uno"))
        merged = catalogs.merge(template("One", "New", "Two"), known)
        assert [message.source for message in merged.messages] == ["Two", "One", "New"]

    def test_the_header_keeps_its_order_and_what_nobody_knows(self) -> None:
        header = (("X-Own", "1"), ("POT-Creation-Date", "2020"), ("Language", "es"))
        merged = catalogs.merge(template("Rest."), replace(translated(), header=header))
        assert merged.header == (("X-Own", "1"), ("POT-Creation-Date", DATE), ("Language", "es"))


SOURCES = st.sampled_from(
    [LONG, CLOSE, f"{LONG} Every day.", "Rest.", "Drink.", "Drink water.", "Older age", "Pain"]
)
MESSAGES = st.builds(
    Message,
    SOURCES,
    st.sampled_from(["", "Descanse.", "Beba agua.", "Pregunte.", "Dolor"]),
    st.sampled_from(["", "", "menu"]),
    st.booleans(),
    st.sampled_from(["", LONG, "Rest.", "Pain", "Something else"]),
    st.sampled_from(["", "paragraph"]),
    st.sampled_from(["", "mine", "check this"]),
    st.just((("care.md", 3),)),
    st.sampled_from([(), ("x-own",), ("no-wrap", "x-own")]),
    st.booleans(),
)


def obsolete_last(messages: list[Message]) -> Catalog:
    return translated(*sorted(messages, key=lambda message: message.obsolete))


CATALOGS = st.lists(MESSAGES, max_size=8, unique_by=lambda m: m.key).map(obsolete_last)
TEMPLATES = st.lists(
    st.builds(Message, SOURCES, context=st.sampled_from(["", "menu"]), note=st.just("fresh")),
    max_size=8,
    unique_by=lambda m: m.key,
).map(lambda messages: template(*messages))


MERGES = given(fresh=TEMPLATES, old=CATALOGS)


class TestMergeLaws:
    @MERGES
    def test_merging_twice_changes_nothing(self, fresh: Catalog, old: Catalog) -> None:
        once = catalogs.merge(fresh, old)
        assert catalogs.merge(fresh, once) == once

    @MERGES
    def test_no_target_and_no_remark_is_lost(self, fresh: Catalog, old: Catalog) -> None:
        merged = catalogs.merge(fresh, old)
        for attribute in ("target", "comment"):
            before = {getattr(message, attribute) for message in old.messages}
            after = {getattr(message, attribute) for message in merged.messages}
            assert before - {""} <= after

    @MERGES
    def test_no_translation_is_lost(self, fresh: Catalog, old: Catalog) -> None:
        def pairs(catalog: Catalog) -> set[tuple[str, str, str]]:
            return {(*m.key, m.target) for m in catalog.messages if m.target and not m.fuzzy}

        assert pairs(old) <= pairs(catalogs.merge(fresh, old))

    @MERGES
    def test_every_message_of_the_template_is_current_once(
        self, fresh: Catalog, old: Catalog
    ) -> None:
        merged = catalogs.merge(fresh, old)
        assert Counter(m.key for m in merged.current) == Counter(m.key for m in fresh.messages)
        keys = [message.key for message in merged.messages]
        assert len(keys) == len(set(keys))
        states = [message.obsolete for message in merged.messages]
        assert states == sorted(states)

    @MERGES
    def test_unchanged_messages_keep_order_flags_and_state(
        self, fresh: Catalog, old: Catalog
    ) -> None:
        wanted = {message.key for message in fresh.messages}
        kept = [m for m in old.current if m.key in wanted]
        keys = {message.key for message in kept}
        merged = [m for m in catalogs.merge(fresh, old).messages if m.key in keys]
        assert merged == [replace(message, note="fresh", refs=()) for message in kept]

    @MERGES
    def test_what_is_new_is_never_translated_by_a_guess(self, fresh: Catalog, old: Catalog) -> None:
        known = {message.key for message in old.messages}
        for message in catalogs.merge(fresh, old).current:
            if message.key not in known:
                assert not message.translated
                assert message.fuzzy == bool(message.target) == bool(message.previous)

    @MERGES
    def test_what_comes_back_comes_back_as_it_was(self, fresh: Catalog, old: Catalog) -> None:
        away = catalogs.merge(template(), old)
        back = {message.key: message for message in catalogs.merge(fresh, away).current}
        for message in old.messages:
            if message.key in back and message.target and not message.fuzzy:
                assert back[message.key] == replace(message, note="fresh", refs=(), obsolete=False)

    @MERGES
    def test_a_new_message_stands_behind_the_one_before_it(
        self, fresh: Catalog, old: Catalog
    ) -> None:
        merged = [message.key for message in catalogs.merge(fresh, old).current]
        current = {message.key for message in old.current}
        for before, message in zip(fresh.messages, fresh.messages[1:], strict=False):
            if message.key not in current:
                assert merged.index(message.key) == merged.index(before.key) + 1


def test_hints_follow_the_note_of_current_messages() -> None:
    known = translated(
        Message("Rest.", note="paragraph"), Message("Pain"), Message("Old", obsolete=True)
    )
    hints = {("", "Rest."): ["Term: rest = reposo"], ("", "Old"): ["x"], ("", "Pain"): ()}
    notes = [message.note for message in catalogs.with_hints(known, hints).messages]
    assert notes == ["paragraph\nTerm: rest = reposo", "", ""]
