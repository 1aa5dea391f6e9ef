"""The feed of a language: valid Atom, the latest review first, no draft."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_i18n.publish import feed
from mbc_i18n.publish.edition import Listed
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publishing import Publishing
from tests.publish.examples import reviewed, shown, source, translated

HOME = "https://example.org/health/"
SITE = Site(Publishing(address=HOME, publisher="Ministry & Partners"))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def entries() -> list[Listed]:
    """Two articles that were reviewed, and one that was not."""
    hay, sun = "# Hay fever\n", "# Sunburn\n"
    return shown(
        source(),
        reviewed(translated("ar", approved=True), day="2026-10-01"),
        translated("es"),
        source(hay, name="hay-fever"),
        reviewed(translated("ar", hay, name="hay-fever", approved=True), day="2026-11-02"),
        source(sun, name="sunburn"),
        translated("ar", sun, name="sunburn"),
        site=SITE,
    )


def read(locale: str = "ar") -> Element:
    """The tree of a feed."""
    return ElementTree.fromstring(feed.feed(locale, entries(), SITE).encode())


def words(tree: Element, path: str) -> list[str]:
    """The text of elements by their path."""
    return [str(each.text) for each in tree.iterfind(path, ATOM)]


def test_has_what_atom_requires() -> None:
    tree = read()
    for each in (tree, *tree.iterfind("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"a:{name}", ATOM)) == 1
        assert DATE_TIME.fullmatch(words(each, "a:updated")[0])
        assert words(each, "a:id")[0].startswith(HOME)
    assert words(tree, "a:author/a:name") == ["Ministry & Partners"]
    ids = words(tree, "a:entry/a:id")
    assert len(set(ids)) == len(ids)


def test_lists_what_was_reviewed_the_latest_first() -> None:
    tree = read()
    assert words(tree, "a:entry/a:title") == ["ar: Hay fever", "ar: Breast pain & you"]
    assert words(tree, "a:entry/a:updated") == ["2026-11-02T00:00:00Z", "2026-10-01T00:00:00Z"]
    assert words(tree, "a:updated") == ["2026-11-02T00:00:00Z"]
    assert words(tree, "a:entry/a:summary") == ["ar: What “normal” means, and when to ask."]


def test_is_in_its_language() -> None:
    tree = read()
    assert tree.get(LANG) == "ar"
    assert words(tree, "a:title") == [phrase("ar", "Health information").text]


def test_leads_to_itself_its_index_and_every_language_of_an_article() -> None:
    tree = read()
    links = {each.get("rel"): each.get("href") for each in tree.iterfind("a:link", ATOM)}
    assert links == {"self": f"{HOME}ar/feed.xml", "alternate": f"{HOME}ar/index.html"}
    entry = tree.findall("a:entry", ATOM)[1]
    languages = {each.get("hreflang"): each.get("href") for each in entry.iterfind("a:link", ATOM)}
    assert languages == {lang: f"{HOME}{lang}/breast-pain.html" for lang in ("ar", "en")}


def test_there_is_none_without_an_address_or_a_review() -> None:
    assert feed.feed("ar", entries(), Site()) == ""
    for locale in ("en", "es", "fr"):
        assert feed.feed(locale, entries(), SITE) == ""


def test_without_a_publisher_is_the_site_s_own() -> None:
    site = Site(Publishing(address=HOME))
    tree = ElementTree.fromstring(feed.feed("ar", entries(), site).encode())
    assert words(tree, "a:author/a:name") == ["example.org"]


@settings(deadline=None)
@given(st.text(min_size=1))
def test_whatever_a_title_holds_is_text(hostile: str) -> None:
    edition = reviewed(translated("es", "# A\n", lambda _: f"a{hostile}", approved=True))
    tree = ElementTree.fromstring(feed.feed("es", shown(edition, site=SITE), SITE).encode())
    assert [each.tag for each in tree[-1]] == [
        f"{{{ATOM['a']}}}{name}" for name in ("id", "title", "updated", "link")
    ]
