"""An article's body in a book: its headings, links and pictures lead somewhere or are words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.publish.chapter import Heading, chapter, contents
from tests.publish.books import tree
from tests.publish.examples import attributes, text

PAGE = "https://example.org/es/asthma.html"
FILES = {"a.png": "pictures/1.png"}


def body(html: str, page: str = "", rtl: bool = False) -> str:
    """What stands in the book for a piece of HTML."""
    return chapter(html, FILES, page, rtl).body


def labels(html: str) -> list[str]:
    """The headings of a piece of HTML as the table of contents shows them."""
    return [heading.label for heading in chapter(html, FILES).headings]


class TestHeadings:
    def test_without_an_id_get_one_that_is_free(self) -> None:
        found = chapter("<h1>a</h1><p id='heading-1'>b</p><h2 id='c d'>c</h2><h2 id=e>e</h2>", {})
        assert [each.id for each in found.headings] == ["heading-2", "heading-3", "e"]

    def test_keep_their_words_alone(self) -> None:
        html = (
            '<h2><em>a</em> <a href="https://e.org">b</a><sup class="footnote-ref">'
            '<a href="#fn1">[1]</a></sup> m<sup>2</sup> <ruby>c<rp>(</rp><rt>d</rt></ruby>'
            '<br>e<img src="a.png" alt="f"></h2>'
        )
        assert labels(html) == ["a b m2 c ef"]

    def test_say_the_language_of_their_words(self) -> None:
        assert labels("<h2>a <b lang=en dir=ltr>b & c</b></h2>") == [
            'a <span lang="en" dir="ltr" xml:lang="en">b &amp; c</span>'
        ]

    def test_without_words_are_not_listed(self) -> None:
        assert labels("<h2></h2><h2> </h2><h2><img src=a.png alt=''></h2><h3>a</h3>") == ["a"]

    def test_in_one_another_are_one(self) -> None:
        assert labels("<h2>a<span><h3>b</h3></span>c</h2><h4>d</h4>") == ["abc", "d"]


@given(st.lists(st.integers(1, 6), max_size=12))
def test_table_of_contents_is_nested_by_level_and_keeps_the_order(levels: list[int]) -> None:
    headings = [Heading(level, f"h{n}", str(n)) for n, level in enumerate(levels)]
    root = tree(f"<nav>{contents(headings, 'a.xhtml')}</nav>")
    assert [text(link) for link in root.iter("a")] == [str(n) for n in range(len(levels))]
    for item in root.iter("li"):
        assert [child.tag for child in item] in (["a"], ["a", "ol"])
        own = levels[int(text(item[0]))]
        assert all(levels[int(text(inner))] > own for inner in item.findall("ol/li/a"))


def test_a_heading_stands_below_the_last_one_of_a_higher_level() -> None:
    headings = [Heading(level, f"h{level}", str(level)) for level in (1, 3, 2, 4, 1)]
    root = tree(f"<nav>{contents(headings, 'a.xhtml')}</nav>")
    assert [text(each) for each in root.findall("ol/li/a")] == ["1", "1"]
    assert [text(each) for each in root.findall("ol/li/ol/li/a")] == ["3", "2"]
    assert [text(each) for each in root.findall("ol/li/ol/li/ol/li/a")] == ["4"]


class TestLinks:
    @pytest.mark.parametrize(
        ("href", "page", "expected"),
        [
            ("https://e.org/a?b=1&c#d", "", "https://e.org/a?b=1&c#d"),
            ("HTTPS://E.org", "", "HTTPS://E.org"),
            ("https://e.org/é |%zz%20", "", "https://e.org/%C3%A9%20%7C%25zz%20"),
            ("mailto:a@e.org", "", "mailto:a@e.org"),
            ("tel:+1 800", "", "tel:+1%20800"),
            ("#here", "", "#here"),
            ("#fn%3A1", "", "#fn:1"),
            ("#there", "", None),
            ("#", "", None),
            ("", PAGE, PAGE),
            ("more.html#a", PAGE, "https://example.org/es/more.html#a"),
            ("more.html", "", None),
            ("//e.org/", PAGE, "https://e.org/"),
            ("javascript:alert(1)", PAGE, None),
            ("data:text/html,x", PAGE, None),
            ("file:///etc/passwd", PAGE, None),
            ("http://", PAGE, None),
            ("http://a..b/", PAGE, None),
            ("http://[::1]/", PAGE, None),
            ("http://[", PAGE, None),
            ("mailto:", PAGE, None),
        ],
    )
    def test_lead_where_they_can_or_are_words(
        self, href: str, page: str, expected: str | None
    ) -> None:
        found = tree(body(f'<p id="here"><a href="{href}">a</a><i id="fn:1">b</i></p>', page))[0]
        assert (found.tag, found.get("href")) == ("a" if expected else "span", expected)
        assert text(found) == "a"

    def test_each_id_stands_once(self) -> None:
        root = tree(f"<div>{body('<p id=a>b</p><p id=a>c</p><h2 id=a>d</h2>')}</div>")
        assert list(attributes(root, "id")) == ["a", "heading-1"]

    def test_notes_are_known_by_their_roles(self) -> None:
        html = (
            '<p><sup class="footnote-ref"><a href="#fn1" id="fnref1">1</a></sup> '
            '<a href="#fn1">x</a></p><section class="footnotes"><ol>'
            '<li id="fn1" class="footnote-item">n '
            '<a href="#fnref1" class="footnote-backref">b</a></li></ol></section>'
        )
        found = tree(f'<div xmlns:epub="x">{body(html)}</div>')
        assert list(attributes(found, "role")) == ["doc-noteref", "doc-endnotes", "doc-backlink"]


class TestPictures:
    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("<img src=a.png alt=b>", '<img src="pictures/1.png" alt="b"/>'),
            ("<img src=a.png>", '<img alt="" src="pictures/1.png"/>'),
            ("<img src=a.png alt=b width=50% height=3>",
             '<img src="pictures/1.png" alt="b" height="3"/>'),
            ("<img src=lost.png alt='a & b'>", "a &amp; b"),
            ("<img src=lost.png>", ""),
            ("<img alt=b>", "b"),
            ("<img src='https://e.org/b.png' alt=c>", '<a href="https://e.org/b.png">c</a>'),
            ("<img src='https://e.org/b.png'>",
             '<a href="https://e.org/b.png">https://e.org/b.png</a>'),
            ("<img src='https://e.org/b.png' alt=''>", ""),
            ("<a href='https://e.org/'>b <img src='https://e.org/b.png' alt=c></a>",
             '<a href="https://e.org/">b c</a>'),
        ],
    )  # fmt: skip
    def test_are_in_the_book_or_words(self, html: str, expected: str) -> None:
        own, expected_tree = tree(f"<p>{body(html)}</p>"), tree(f"<p>{expected}</p>")
        assert [(each.tag, each.attrib, each.text) for each in own.iter()] == [
            (each.tag, each.attrib, each.text) for each in expected_tree.iter()
        ]

    def test_a_link_to_one_that_is_gone_is_words(self) -> None:
        assert body("<a href='#a'>b</a><img id=a src=lost.png>") == "<span>b</span>"

    def test_are_named_as_the_body_shows_them(self) -> None:
        found = chapter("<img src=b alt=x><img src=a.png alt=''><img src=a.png>", FILES)
        assert (found.pictures, found.described) == (("a.png",), False)


def test_words_of_the_other_direction_are_isolated_from_right_to_left() -> None:
    html = "<em>a</em><code dir=ltr>b</code><strong>c</strong>"
    assert body(html) == '<em>a</em><code dir="ltr">b</code><strong>c</strong>'
    isolated = '<em dir="auto">a</em><code dir="ltr">b</code><strong>c</strong>'
    assert body(html, rtl=True) == isolated
