"""Why a block was cut where it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.formats import FORMATS
from mbc_i18n.formats.cuts import KEPT, Cut, cuts


def found(text: str, segmentation: str = "sentence", name: str = "markdown") -> list[Cut]:
    return list(cuts(FORMATS[name].read(text, "care", segmentation=segmentation)))


def test_each_place_tells_why_it_is_a_boundary_or_none() -> None:
    title, body = found("Ask Dr. Lee. Then rest.\n")
    assert (title.before, title.after, title.boundary) == ("Ask Dr.", "Lee. Then rest.", False)
    assert "title" in title.reason
    assert (body.before, body.after, body.boundary) == ("Ask Dr. Lee.", "Then rest.", True)


def test_the_line_is_that_of_the_sentence_before() -> None:
    assert [cut.line for cut in found("One.\n\nTwo here.\nThree here.\n")] == [3]


def test_a_place_inside_an_element_is_kept() -> None:
    (cut,) = found("See **this one. And that**.\n")
    assert (cut.boundary, cut.reason) == (False, KEPT)


def test_a_block_that_is_kept_whole_says_so() -> None:
    (cut,) = found("One here. Two here.\n", "block")
    assert (cut.boundary, cut.reason) == (False, KEPT)


@given(st.lists(st.sampled_from(["Rest.", "Dr.", "Pain?", "e.g.", "*A.", "b*", "5", "c"])))
def test_there_are_as_many_boundaries_as_the_document_has(words: list[str]) -> None:
    document = FORMATS["markdown"].read(" ".join(words), "care")
    expected = sum(len(block.units) - 1 for block in document.blocks if block.units)
    assert sum(cut.boundary for cut in cuts(document)) <= expected
