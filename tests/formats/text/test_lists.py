"""Bullets, items, and the lists that they make up."""

from __future__ import annotations

import pytest

from mbc_i18n.formats import text
from mbc_i18n.model import Block


def blocks(source: str) -> list[Block]:
    return list(text.read(f"Title\n\n{source}").blocks[1:])


def outline_of(source: str) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [(b.kind, b.level, " ".join(u.source for u in b.units)) for b in blocks(source)]


def kinds(source: str) -> list[str]:
    return [block.kind for block in blocks(source)]


@pytest.mark.parametrize("marker", ["•", "-", "*", "–", "1.", "1)", "12.", "999)"])
def test_bullets(marker: str) -> None:
    found = blocks(f"  {marker} Fatigue\n  {marker} Pain")
    assert [block.kind for block in found] == ["list", "item", "item"]
    assert {block.marker for block in found} == {marker}
    assert [unit.source for block in found for unit in block.units] == ["Fatigue", "Pain"]


def test_the_span_of_an_item_leaves_its_bullet_out() -> None:
    source = "Title\n\n  • Fatigue\n"
    item = text.read(source).blocks[-1]
    assert source[item.start : item.end] == "Fatigue"


def test_the_span_of_a_list_covers_its_items() -> None:
    source = "Title\n\n  • One\n    - Two\n\nEnd of it."
    outer, inner = (block for block in text.read(source).blocks if block.kind == "list")
    assert source[outer.start : outer.end] == "• One\n    - Two"
    assert source[inner.start : inner.end] == "- Two"


def test_only_a_round_bullet_may_touch_its_words() -> None:
    assert kinds("•Fatigue") == ["list", "item"]
    assert kinds("-5 degrees were measured.") == ["paragraph"]
    assert kinds("3.5 mg a day is enough.") == ["paragraph"]


def test_a_year_is_no_number_of_an_item() -> None:
    assert kinds("2017. That was the year.") == ["paragraph"]


def test_a_line_without_letter_or_digit_is_no_item_and_no_unit() -> None:
    assert outline_of("* * *") == [("paragraph", 0, "")]


def test_an_item_goes_on_over_indented_lines() -> None:
    assert outline_of("- one\n  two\n   three\n- four") == [
        ("list", 1, ""),
        ("item", 1, "one two three"),
        ("item", 1, "four"),
    ]


def test_a_line_that_is_not_indented_ends_the_list() -> None:
    assert outline_of("  • one\ntwo and more") == [
        ("list", 1, ""),
        ("item", 1, "one"),
        ("paragraph", 0, "two and more"),
    ]


def test_a_list_starts_directly_under_its_lead_in() -> None:
    assert kinds("These are signs:\n- pain\nand more") == ["paragraph", "list", "item", "paragraph"]


@pytest.mark.parametrize(
    "source",
    ["signs of it\n• pain", "signs of it\n  - pain", "signs of it\n- pain\n- fever"],
)
def test_a_list_starts_under_a_paragraph_where_its_form_is_clear(source: str) -> None:
    assert kinds(source)[:3] == ["paragraph", "list", "item"]


@pytest.mark.parametrize("opening", ["– a sign of it", "5. of May", "- and so on", "* that is"])
def test_a_wrapped_line_that_begins_like_an_item_is_none(opening: str) -> None:
    assert kinds(f"The first line of a paragraph\n{opening} that goes on.") == ["paragraph"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("words of it\n- and so\n\n- one", ["paragraph", "list", "item"]),
        ("words of it\n- and so\n* on", ["paragraph"]),
        ("- one\n\nwords of it\n- and so on", ["list", "item", "paragraph"]),
    ],
)
def test_only_the_same_bullet_directly_beside_it_speaks_for_an_item(
    source: str, expected: list[str]
) -> None:
    assert kinds(source) == expected


def test_after_a_line_out_of_place_the_same_bullet_is_an_item_again() -> None:
    assert kinds("- one\nand on\n- two") == ["list", "item", "paragraph", "list", "item"]


# Which items make one list


def test_blank_lines_between_items_keep_one_list() -> None:
    assert kinds("• one\n\n• two") == ["list", "item", "item"]


def test_another_kind_of_bullet_starts_another_list() -> None:
    assert kinds("• one\n- two") == ["list", "item", "list", "item"]
    assert kinds("1. one\n2) two") == ["list", "item", "list", "item"]


def test_numbers_are_one_kind() -> None:
    assert kinds("9. one\n10. two") == ["list", "item", "item"]


def test_a_paragraph_parts_two_lists() -> None:
    assert kinds("• one\n\nSome words.\n\n• two") == ["list", "item", "paragraph", "list", "item"]


def test_a_section_break_parts_two_lists() -> None:
    assert kinds("• one\n\n\n• two") == ["list", "item", "break", "list", "item"]


def test_lists_nest_by_indentation() -> None:
    assert outline_of("- a\n  - b\n    - c\n  - d\n- e") == [
        ("list", 1, ""),
        ("item", 1, "a"),
        ("list", 2, ""),
        ("item", 2, "b"),
        ("list", 3, ""),
        ("item", 3, "c"),
        ("item", 2, "d"),
        ("item", 1, "e"),
    ]


def test_one_column_out_of_line_is_the_same_depth() -> None:
    assert kinds("- a\n - b\n- c") == ["list", "item", "item", "item"]


def test_an_item_between_two_depths_starts_its_own_list() -> None:
    levels = [(kind, level) for kind, level, _ in outline_of("- a\n    - b\n  - c\n- d")]
    assert levels == [
        ("list", 1),
        ("item", 1),
        ("list", 2),
        ("item", 2),
        ("list", 2),
        ("item", 2),
        ("item", 1),
    ]


# Terms


@pytest.mark.parametrize(
    ("item", "term"),
    [
        ("Liver: pain in the belly", "Liver"),
        ("Blood tests: these show markers. They help.", "Blood tests"),
        ("Foie : douleurs", "Foie"),
        ("肝脏：腹痛", "肝脏"),
        ("Liver (the organ): pain", ""),
        ("Pain. Liver: pain", ""),
        ("Liver:", ""),
        ("10:30 is the hour", ""),
        ("https://example.org is the page", ""),
        ("X: too short a term", ""),
        (f"{'x' * 61}: too long a term", ""),
    ],
)
def test_a_term_stands_before_the_first_colon(item: str, term: str) -> None:
    assert blocks(f"• {item}")[1].term == term


def test_a_paragraph_has_no_term() -> None:
    assert blocks("Note: this is a paragraph.")[0].term == ""
