"""Titles, headings and section breaks: what is inferred from form, and what is not."""

from __future__ import annotations

import pytest

from mbc_i18n.formats import text
from mbc_i18n.formats.text.structure import is_heading_form

BODY = "Some words make a paragraph."


def found(source: str) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(b.kind, " ".join(u.source for u in b.units)) for b in text.read(source).blocks]


def kinds(source: str) -> list[str]:
    return [kind for kind, _ in found(source)]


# Title


def test_the_first_line_is_the_title_where_it_stands_alone() -> None:
    assert found(f"What is cancer?\n\n{BODY}")[0] == ("title", "What is cancer?")


def test_blank_lines_and_marks_above_the_title_do_not_matter() -> None:
    assert kinds(f"\n\n[mbc: note a title]\n\nWhat is it\n\n{BODY}") == ["title", "paragraph"]


def test_the_end_of_the_text_counts_as_a_blank_line() -> None:
    assert kinds("What is cancer?") == ["title"]


@pytest.mark.parametrize(
    "source",
    [
        f"A first line\nand a second\n\n{BODY}",
        f"A first line\n• and an item\n\n{BODY}",
        f"{'x' * 121}\n\n{BODY}",
        f"*****\n\n{BODY}",
    ],
)
def test_what_is_no_title(source: str) -> None:
    assert "title" not in kinds(source)


def test_a_list_is_no_title() -> None:
    assert kinds(f"• one\n\n{BODY}") == ["list", "item", "paragraph"]


def test_a_title_is_120_characters_at_most() -> None:
    assert kinds("x" * 120) == ["title"]


# Headings


@pytest.mark.parametrize(
    "line",
    [
        "Risk Factors",
        "RISK FACTORS",
        "Symptoms",
        "Signs and Symptoms of the Disease",
        "What Causes It?",
        "Follow-up Care",
        "mRNA Vaccines and pH",
        "The p53 Gene",
        "Stage 4 (Metastatic)",
        "“Favorable” Conditions",
        "5-Year Survival",
        "Причины",
    ],
)
def test_the_form_of_a_heading(line: str) -> None:
    assert is_heading_form(line)


@pytest.mark.parametrize(
    "line",
    [
        "Risk factors",
        "of Mice",
        "Élever un Enfant",
        "Risk Factors.",
        "Risk Factors:",
        "Risk Factors;",
        "Risk Factors,",
        "Word " * 13,
        "Overlylongword " * 6,
        "危险因素",
        "危险因素 MRI",
        "عوامل الخطر",
        "2012–2018",
        "***",
    ],
)
def test_what_has_not_the_form_of_a_heading(line: str) -> None:
    assert not is_heading_form(line.strip())


def test_a_heading_is_followed_by_a_paragraph_or_a_list() -> None:
    assert kinds(f"Title\n\nRisk Factors\n\n{BODY}") == ["title", "heading", "paragraph"]
    assert kinds("Title\n\nRisk Factors\n\n• one") == ["title", "heading", "list", "item"]


def test_an_inferred_heading_is_of_level_2() -> None:
    heading = text.read(f"Title\n\nRisk Factors\n\n{BODY}").blocks[1]
    assert (heading.level, heading.origin) == (2, "inferred")


@pytest.mark.parametrize(
    "source",
    [
        "Title\n\nRisk Factors",
        f"Title\n\nRisk Factors\n\n\n{BODY}",
        f"Title\n\nRisk Factors\n{BODY}",
        f"Title\n\n{BODY}\nRisk Factors\n\n{BODY}",
        "Title\n\nRisk Factors\n• one",
        f"Title\n\n• Risk Factors\n\n{BODY}",
        f"Title\n\n• one\nRisk Factors\n\n{BODY}",
    ],
)
def test_what_does_not_stand_as_a_heading(source: str) -> None:
    assert "heading" not in kinds(source)


def test_of_lines_that_look_like_headings_only_the_last_is_one() -> None:
    source = f"Title\n\nBones\n\nLiver\n\nBrain\n\n{BODY}"
    assert kinds(source) == ["title", "paragraph", "paragraph", "heading", "paragraph"]


def test_a_last_line_in_title_case_is_a_body() -> None:
    assert kinds("Title\n\nReviewer\n\nJane Doe") == ["title", "heading", "paragraph"]


# Section breaks


def test_two_or_more_blank_lines_are_a_section_break() -> None:
    assert kinds(f"Title\n\n{BODY}\n\n\n{BODY}\n\n\n\n{BODY}") == [
        "title",
        "paragraph",
        "break",
        "paragraph",
        "break",
        "paragraph",
    ]


def test_blank_lines_below_the_title_and_at_the_ends_are_no_break() -> None:
    assert kinds(f"\n\n\nTitle\n\n\n{BODY}\n\n\n") == ["title", "paragraph"]


def test_the_span_of_a_break_is_its_blank_lines() -> None:
    source = f"Title\n\n{BODY}\n\n \n{BODY}"
    found = next(block for block in text.read(source).blocks if block.kind == "break")
    assert source[found.start : found.end] == "\n \n"


def test_a_mark_between_two_sections_does_not_close_the_gap() -> None:
    assert "break" in kinds(f"Title\n\n{BODY}\n\n\n[mbc: note x]\n{BODY}")


# What is said of how it was read


def test_origin_tells_what_was_inferred() -> None:
    source = f"Title\n\n{BODY}\n\n\nRisk Factors\n\n• one\n\n{BODY}"
    origins = [(block.kind, block.origin) for block in text.read(source).blocks]
    assert origins == [
        ("title", "inferred"),
        ("paragraph", "explicit"),
        ("break", "inferred"),
        ("heading", "inferred"),
        ("list", "explicit"),
        ("item", "explicit"),
        ("paragraph", "explicit"),
    ]
