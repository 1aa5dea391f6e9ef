"""Ids of headings: from the source's words, each once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.formats.anchors import anchors, slug
from mbc_i18n.model import Block, Document, Unit


def document(*headings: Block) -> Document:
    return Document("article", "markdown", "", headings)


def heading(words: str, own: str = "", kind: str = "heading") -> Block:
    return Block(kind, 1, units=(Unit(words),) if words else (), marker=own)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Risk factors", "risk-factors"),
        ("  Age & sex  ", "age--sex"),
        ("HER2-positive, stage 4?", "her2-positive-stage-4"),
        ("snake_case", "snake_case"),
        ("Был ли рак", "был-ли-рак"),
        ("乳腺癌", "乳腺癌"),
        ("हिन्दी", "हिन्दी"),
        ("naïve", "naïve"),
        ("a\u00a0b\tc", "abc"),
        ("2–4", "2–4"),
        ("?!", "section"),
        ("", "section"),
    ],
)
def test_a_slug_is_the_words_without_punctuation(words: str, wanted: str) -> None:
    assert slug(words) == wanted


def test_equal_headings_are_numbered_and_no_number_is_used_twice() -> None:
    words = ["Risk", "Risk", "Risk 1", "Risk", "Risk 1"]
    assert anchors(document(*map(heading, words))) == (
        *("risk", "risk-1", "risk-1-1", "risk-2", "risk-1-2"),
    )


def test_an_authors_id_is_kept_whatever_comes_before_it() -> None:
    headings = [heading("Risk"), heading("Other", "risk"), heading("Third", "risk")]
    assert anchors(document(*headings)) == ("risk-1", "risk", "risk-2")


def test_only_headings_in_the_body_have_ids() -> None:
    blocks = [Block("title", 0, units=(Unit("Title"),), marker="yaml"), Block("paragraph")]
    assert anchors(document(*blocks, heading("One", kind="title"), heading(""))) == (
        "one",
        "section",
    )


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "A!", "a 1", "?"]), st.sampled_from(["", "", "a", "a-1"]))
    )
)
def test_every_id_stands_once(headings: list[tuple[str, str]]) -> None:
    found = anchors(document(*(heading(words, own) for words, own in headings)))
    assert len(set(found)) == len(found) == len(headings)
    assert {own for _, own in headings if own} <= set(found)
