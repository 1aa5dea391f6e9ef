"""Source and translation side by side: block by block, each in its language."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from mbc_i18n.publish import parallel
from mbc_i18n.publish.edition import Edition, content
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publishing import Publishing
from tests.publish.examples import (
    ARTICLE,
    attributes,
    meta,
    one,
    page,
    parsed,
    reviewed,
    shown,
    source,
    text,
    translated,
)

SITE = Site(Publishing(formats=("html", "parallel")))
HTML = (
    "<!doctype html><title>T</title><main><h1>T</h1><div><p>A <b>b</b></p>c <i>d</i></div></main>"
)


def read(edition: Edition) -> Element:
    """The tree of the page."""
    return parsed(parallel.page(edition, shown(source(), edition), SITE))


def columns(tree: Element) -> list[tuple[str, str]]:
    """The words of each pair."""
    pairs = tree.findall(".//div[@class='pair']")
    return [(text(pair[0]).strip(), text(pair[1]).strip()) for pair in pairs]


class TestPairs:
    def test_hold_each_block_in_both_languages_in_order(self) -> None:
        found = columns(read(translated("ar")))
        assert [left.split("\n")[0] for left, _ in found] == [
            "Breast pain & you",
            "Most pain passes. Ask your care team if it does not.",
            "Signs to know",
            "Lump: It is new.",
            "In any place. ↩︎",
        ]
        assert found[2] == ("Signs to know", "ar: Signs to know")
        assert all(right.startswith("ar: ") for _, right in found)

    def test_say_which_language_is_which(self) -> None:
        html = read(translated("ar"))
        assert (html.get("lang"), html.get("dir")) == ("ar", "rtl")
        for pair in html.findall(".//div[@class='pair']"):
            assert [(each.get("lang"), each.get("dir")) for each in pair] == [
                ("en", "ltr"),
                (None, None),
            ]

    def test_have_the_headings_of_the_translation(self) -> None:
        html = read(translated("es"))
        assert text(one(html, ".//h1")) == "es: Breast pain & you"
        assert [text(each) for each in html.iter("h2")] == ["es: Signs to know"]
        shown = [text(each) for each in html.findall(".//span[@class='heading']")]
        assert shown == ["Breast pain & you", "Signs to know"]

    def test_have_ids_of_their_own_and_links_that_lead_to_them(self) -> None:
        html = read(translated("es"))
        ids = list(attributes(html, "id"))
        assert len(ids) == len(set(ids))
        inside = [each[1:] for each in attributes(html, "href") if each.startswith("#")]
        assert len(inside) == 5
        assert set(inside) <= set(ids)

    def test_are_one_where_blocks_differ(self) -> None:
        left, right = (content(each) for each in (source("# A\n\nB.\n"), source("# A\n")))
        assert len(list(parallel.pairs(left, right))) == 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p>\n<p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("<section><h2>a</h2><p>b</p></section>", ["<h2>a</h2>", "<p>b</p>"]),
        ("<div><div><p>a</p></div><p>b</p></div>", ["<p>a</p>", "<p>b</p>"]),
        ("a <b>c</b> d<p>e</p>f<br>g", ["a <b>c</b> d", "<p>e</p>", "f<br>g"]),
        ("<ul><li><p>a</p></li></ul><hr>", ["<ul><li><p>a</p></li></ul>", "<hr>"]),
        ('<p title="</p> > b">a</p>', ['<p title="</p> > b">a</p>']),
        (
            '<div class="scroll"><table></table></div>',
            ['<div class="scroll"><table></table></div>'],
        ),
        ("<p>a<p>b", ["<p>a<p>b"]),
        ("</p></div>a", ["a"]),
        ("", []),
    ],
)
def test_blocks_are_the_outermost(html: str, expected: list[str]) -> None:
    assert list(parallel.blocks(html)) == expected


def test_pages_in_html_are_parted_too() -> None:
    assert columns(read(translated("es", HTML, form="html")))[1:] == [
        ("A b", "es: A b"),
        ("c d", "es: c d"),
    ]


class TestPage:
    def test_is_kept_from_search_engines(self) -> None:
        html = read(translated("es", approved=True))
        assert meta(html, "robots") == "noindex"
        assert html.find(".//link[@rel='alternate']") is None
        assert html.find(".//script") is None

    def test_has_a_title_of_its_own(self) -> None:
        assert text(one(read(translated("es")), "head/title")) == (
            "es: Breast pain & you (English · español)"
        )

    def test_leads_to_both_pages(self) -> None:
        links = one(read(translated("es")), ".//nav").iter("a")
        assert [each.get("href") for each in links] == [
            "../es/breast-pain.html",
            "../en/breast-pain.html",
        ]

    def test_warns_of_a_draft_and_tells_who_reviewed(self) -> None:
        draft = read(translated("es"))
        assert phrase("es", "This is a draft translation.").text in text(one(draft, ".//header"))
        assert one(draft, "body").get("data-draft") == phrase("es", "Draft").text
        assert "Ana Ruiz" in text(one(read(reviewed(translated("es", approved=True))), ".//footer"))

    def test_is_linked_from_the_page_where_it_is_made(self) -> None:
        where = ".//footer/p[@class='more']/a"
        links = [
            each.get("href") for each in parsed(page(translated("es"), site=SITE)).findall(where)
        ]
        assert links == ["breast-pain.parallel.html", "index.html"]
        for html in (page(translated("es")), page(source(), site=SITE)):
            assert [each.get("href") for each in parsed(html).findall(where)] == ["index.html"]

    def test_hostile_words_add_no_element(self) -> None:
        def tags(end: str) -> list[str]:
            edition = translated("es", ARTICLE, lambda words: f"{words} {end}")
            return [str(each.tag) for each in read(edition).iter()]

        assert tags("</div></main><script>x</script>") == tags("x")
