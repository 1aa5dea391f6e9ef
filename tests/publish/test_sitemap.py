"""The site map: what the pages say of their languages, and no draft."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from mbc_i18n.publish import heads, sitemap
from mbc_i18n.publish.edition import Listed
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import Phrase
from mbc_i18n.publishing import Publishing
from tests.publish.examples import reviewed, shown, source, translated

HOME = "https://example.org/health/"
SITE = Site(Publishing(address=HOME))
NAMES = {"s": sitemap.SCHEMA, "x": "http://www.w3.org/1999/xhtml"}


def entries() -> list[Listed]:
    """Two articles; one has a review, one a draft."""
    other = "# Hay & fever\n"
    return shown(
        source(),
        reviewed(translated("es", approved=True)),
        source(other, name="hay & fever"),
        translated("ar"),
        translated("es", other, name="hay & fever"),
        site=SITE,
    )


def read(text: str) -> Element:
    """The tree of a file."""
    return ElementTree.fromstring(text.encode())


def locations(tree: Element) -> list[str]:
    """The addresses of a site map."""
    return [str(each.text) for each in tree.iterfind("s:url/s:loc", NAMES)]


def test_names_every_page_but_drafts() -> None:
    assert locations(read(sitemap.sitemap(entries(), SITE))) == [
        f"{HOME}en/breast-pain.html",
        f"{HOME}es/breast-pain.html",
        f"{HOME}en/hay%20%26%20fever.html",
    ]


def test_has_the_same_languages_as_the_pages() -> None:
    tree = read(sitemap.sitemap(entries(), SITE))
    for url in tree.findall("s:url", NAMES)[:2]:
        links = {(x.get("hreflang"), x.get("href")) for x in url.iterfind("x:link", NAMES)}
        article = [each for each in entries() if each.article == "breast-pain"]
        assert links == {(each.lang, each.href) for each in heads.alternates(article, SITE)}


def test_says_when_a_page_was_reviewed() -> None:
    tree = read(sitemap.sitemap(entries(), SITE))
    assert [each.text for each in tree.iter(f"{{{sitemap.SCHEMA}}}lastmod")] == ["2026-11-02"]


def test_is_the_same_whatever_the_order_of_articles() -> None:
    first, second = entries()[:2], entries()[2:]
    assert sitemap.sitemap(first + second, SITE) == sitemap.sitemap(second + first, SITE)


def test_is_one_file_where_it_fits() -> None:
    assert list(sitemap.files(entries(), SITE)) == [
        ("sitemap.xml", sitemap.sitemap(entries(), SITE))
    ]


def test_is_an_index_and_its_parts_where_it_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "ADDRESSES", 3)
    many = [
        Listed(f"a{number}", locale, "released", f"{locale}/a{number}.html", Phrase("A"))
        for number in range(6)
        for locale in ("es", "fr")
    ]
    named = dict(sitemap.files(many, SITE))
    index = read(named.pop("sitemap.xml"))
    assert [str(each.text) for each in index.iterfind("s:sitemap/s:loc", NAMES)] == [
        HOME + name for name in named
    ]
    found = [each for text in named.values() for each in locations(read(text))]
    assert len(named) == 3
    assert sorted(found) == sorted(HOME + each.path for each in many)


def test_there_is_none_for_a_site_without_an_address() -> None:
    assert list(sitemap.files(entries(), Site())) == []
    assert "Sitemap" not in sitemap.robots(Site())


def test_robots_are_told_where_it_is_and_may_read_everything() -> None:
    lines = sitemap.robots(SITE).splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {HOME}sitemap.xml"]
