"""A page's items are the whole page, each at its own place of the file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mbc_i18n.formats.html.items import Item, items
from mbc_i18n.formats.html.prepared import prepared
from tests.formats.html.generated import ARBITRARY, PAGES, SYNTAX

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FILES = st.sampled_from(["page.html", "page.xhtml"])


def shown(page: str, file: str = "") -> list[str]:
    """The items that are no white space, as they stand in the file."""
    return [page[each.start : each.end] for each in items(page, file) if each.role != "space"]


def named(page: str, name: str) -> Item:
    return next(each for each in items(page) if each.name == name and each.role == "open")


@law
@given(PAGES | SYNTAX | ARBITRARY, FILES)
def test_items_are_the_whole_page(page: str, file: str) -> None:
    cursor = 1 if page.startswith("\ufeff") else 0
    for item in items(page, file):
        assert item.start == cursor <= item.end
        cursor = item.end
    assert cursor == len(page)


@law
@given(PAGES | SYNTAX | ARBITRARY, st.booleans())
def test_each_place_of_what_is_parsed_is_a_place_of_the_file(page: str, xml: bool) -> None:
    place = list(range(len(prepared(page, xml)[-1].text) + 1))
    for step in reversed(prepared(page, xml)):
        place = [step.place(each) for each in place]
    if not xml:
        assert place == sorted(place)
        read = prepared(page)[-1].text
        assert all(page[place[i]] in (read[i], "\r") for i in range(len(read)))
    assert place[-1] == len(page)


@pytest.mark.parametrize(
    "page",
    [
        "\ufeff<p>😀\r\n<b>é</b>\r𝒳</p>",
        "😀<table>\r\nlost<tr><td>x</table>",
        "<p>a</b>\r\n\r\n<i>😀</i>",
    ],
)
def test_places_count_code_points_and_every_line_end(page: str) -> None:
    assert "".join(page[each.start : each.end] for each in items(page)) == page.lstrip("\ufeff")
    tag = next(each for each in items(page) if each.role == "close")
    assert page[tag.start : tag.end].startswith("</")


@pytest.mark.parametrize(
    ("tag", "value", "span"),
    [
        ("<img alt=x>", "x", "x"),
        ("<img alt='a &amp; b' src=y>", "a & b", "a &amp; b"),
        ('<IMG ALT = "😀\r\nx">', "😀\nx", "😀\r\nx"),
        ("<img alt=x/>", "x/", "x/"),
        ("<img alt=''>", "", ""),
        ("<img alt>", "", ""),
        ("<img alt=x alt=y>", "x", "x"),
    ],
)
def test_an_attributes_value_is_found_without_its_quotes(tag: str, value: str, span: str) -> None:
    found = (named(tag, "img").attributes or {})["alt"]
    assert (found.value, tag[slice(*found.span)]) == (value, span)


def test_tags_that_make_no_element_are_found_too() -> None:
    assert shown("<p>a</b>b<body>c</p x>d") == [
        "<p>",
        "a",
        "</b>",
        "b",
        "<body>",
        "c",
        "</p x>",
        "d",
    ]


def test_words_have_the_scope_that_the_parsed_page_gives_them() -> None:
    found = items("<p><code>x</p><p>y<table translate=no>z<td>w</table></code>v")
    words = [each.scope.translate for each in found if each.role == "words"]
    assert words == [False, False, False, False, True]
