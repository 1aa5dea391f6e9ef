"""Where a person finds a unit."""

from __future__ import annotations

from mbc_i18n.formats.places import placed, plain
from mbc_i18n.model import Block, Element, Unit


def block(kind: str, *words: str, marker: str = "") -> Block:
    return Block(kind, units=tuple(map(Unit, words)), marker=marker)


def paths(*blocks: Block) -> list[str]:
    return [unit.path for each in placed(blocks) for unit in each.units]


def test_blocks_are_counted_by_kind_within_their_section() -> None:
    assert paths(
        block("title", "T"),
        block("paragraph", "One."),
        block("item", "a"),
        block("item", "b"),
        block("heading", "Risk"),
        block("paragraph", "Two."),
        block("item", "c"),
    ) == [
        *("title", "paragraph 1", "item 1", "item 2"),
        *("Risk", "Risk, paragraph 1", "Risk, item 1"),
    ]


def test_sentences_are_counted_where_there_are_several() -> None:
    assert paths(block("cell", "One.", "Two.")) == [
        "cell 1, sentence 1 of 2",
        "cell 1, sentence 2 of 2",
    ]


def test_a_break_begins_a_section_without_a_name() -> None:
    broken = [block("break"), block("paragraph", "One."), block("break"), block("quote", "Two.")]
    assert paths(*broken) == ["section 2, paragraph 1", "section 3, quote 1"]


def test_what_holds_no_words_is_not_counted() -> None:
    assert paths(block("paragraph"), block("heading"), block("paragraph", "One.")) == [
        "paragraph 1"
    ]


def test_attributes_are_called_by_what_they_are() -> None:
    assert paths(
        block("heading", "Risk"),
        block("attribute", "Scan", marker="alt"),
        block("attribute", "Big", marker="title"),
        block("description", "What"),
    ) == [
        "Risk",
        "Risk, alternative text of an image",
        "Risk, title of a link or image",
        "Risk, description",
    ]


def test_the_name_of_a_section_shows_no_tags() -> None:
    unit = Unit("See <em>it</em> ", elements=(Element("em", False, (0, 0)),))
    heading = Block("heading", units=(unit, Unit("Now")))
    assert plain(heading) == "See it Now"
    assert paths(heading, block("item", "a"))[-1] == "See it Now, item 1"


def test_identity_does_not_depend_on_the_place() -> None:
    one = placed([block("heading", "A"), block("paragraph", "Same")])
    other = placed([block("break"), block("item", "x"), block("paragraph", "Same")])
    assert one[-1].units[0].id == other[-1].units[0].id
    assert one[-1].units[0].path != other[-1].units[0].path
