"""Texts in pieces: nothing is lost, and each mark is where it belongs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.web.words import Bit, bits

spans = st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30)))


@given(st.text(max_size=25), spans)
def test_the_pieces_are_the_text(text: str, found: list[tuple[int, int]]) -> None:
    assert "".join(bit.text for bit in bits(text, found)) == text


@given(st.text(max_size=25), spans)
def test_a_character_is_marked_where_a_span_holds_it(
    text: str, found: list[tuple[int, int]]
) -> None:
    marks = [bit.found for bit in bits(text, found) for _ in bit.text]
    held = [any(0 <= start <= at < end for start, end in found) for at in range(len(text))]
    assert marks == held


def test_findings_and_terms_overlap() -> None:
    assert bits("abcdef", [(1, 3), (2, 4)], [((2, 5), "t")]) == (
        Bit("a"), Bit("b", True), Bit("cd", True, "t"), Bit("e", False, "t"), Bit("f"),
    )  # fmt: skip


def test_each_invisible_character_is_named() -> None:
    assert bits("a\xa0\xa0\u2066b\x07") == (
        Bit("a"), Bit("\xa0", sign="NBSP"), Bit("\xa0", sign="NBSP"), Bit("\u2066", sign="LRI"),
        Bit("b"), Bit("\x07", sign="U+0007"),
    )  # fmt: skip
