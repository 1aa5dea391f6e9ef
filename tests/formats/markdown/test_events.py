"""The parser's events, counted in code points."""

from __future__ import annotations

import pytest
from hypothesis import given

from mbc_i18n.formats.markdown.events import code_points, definitions, events, folded
from tests.formats.markdown.generated import ARBITRARY


def texts(source: str, base: int = 0) -> list[tuple[str, int, int]]:
    return [(e.data, e.start, e.end) for e in events(source, base) if e.name == "Text"]


def test_places_are_counted_in_code_points() -> None:
    source = "é *乳腺* 😀 \\* &amp; x"
    assert [source[start:end] for _, start, end in texts(source)] == [
        *("é ", "乳腺", " 😀 ", "* ", "&amp;", " x")
    ]
    assert [data for data, *_ in texts(source)] == ["é ", "乳腺", " 😀 ", "* ", "&", " x"]


def test_places_are_counted_from_a_base() -> None:
    assert texts("é b", 10) == [("é b", 10, 13)]


@given(ARBITRARY)
def test_every_event_stands_inside_the_text(source: str) -> None:
    assert all(0 <= event.start <= event.end <= len(source) for event in events(source))


@given(ARBITRARY)
def test_bytes_become_code_points(source: str) -> None:
    ends = [len(source[:place].encode()) for place in range(len(source) + 1)]
    assert code_points(source, 5, ends) == {end: place + 5 for place, end in enumerate(ends)}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_raw_html(end: str) -> None:
    source = f"<!-- a -->{end}b{end}{end}c"
    tags = [event.tag for event in events(source) if event.name == "Start"]
    assert tags == ["HtmlBlock", "Paragraph", "Paragraph"]


def test_definitions_by_label() -> None:
    source = "é\n\n[A  b]: /x 'T'\n[a B]: /y\n"
    (definition,) = definitions(source).values()
    assert definition.title == "T"
    assert source[slice(*definition.span)] == "[A  b]: /x 'T'"
    assert list(definitions(source)) == ["a b"]


def test_labels_are_compared_without_case_and_width_of_white_space() -> None:
    assert folded(" Big\n  RISK ") == folded("big risk")
    assert folded("Straße") == folded("STRASSE")
