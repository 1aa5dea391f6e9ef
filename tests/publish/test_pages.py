"""Pages and their index: every part in the reader's language, and linked to the others."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest

from mbc_i18n.errors import SettingsError
from mbc_i18n.publish import pages
from mbc_i18n.publish.edition import Edition, content
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publishing import Publishing
from tests.publish.examples import (
    attributes,
    meta,
    nothing,
    one,
    page,
    parsed,
    read,
    reviewed,
    shown,
    source,
    text,
    translated,
)


class TestLanguage:
    @pytest.mark.parametrize(
        ("locale", "lang", "direction"),
        [
            ("es", "es", "ltr"),
            ("ar", "ar", "rtl"),
            ("zh_Hans", "zh-Hans", "ltr"),
            ("ur", "ur", "rtl"),
        ],
    )
    def test_page_names_its_language_and_direction(
        self, locale: str, lang: str, direction: str
    ) -> None:
        html = read(translated(locale))
        assert (html.get("lang"), html.get("dir")) == (lang, direction)

    def test_source_is_an_edition_like_any_other(self) -> None:
        html = read(source())
        assert (html.get("lang"), html.get("dir")) == ("en", "ltr")

    def test_encoding_comes_first(self) -> None:
        html = page(translated("es"))
        assert '<head>\n<meta charset="utf-8">' in html[:1024]

    @pytest.mark.parametrize("locale", ["es", "pt_BR", "zh_Hans"])
    def test_path_is_named_by_bcp_47(self, locale: str) -> None:
        assert pages.path(translated(locale)) == f"{locale.replace('_', '-')}/breast-pain.html"

    def test_frame_without_words_in_the_language_is_english_and_says_so(self) -> None:
        html = read(translated("sw"))
        banner = one(html, ".//header/div[@role='note']")
        assert {(p.get("lang"), p.get("dir")) for p in banner.iter("p")} == {("en", "ltr")}
        assert one(html, ".//a[@class='skip']").get("lang") == "en"
        assert one(html, ".//div[@class='footnotes']").get("aria-label") is None

    def test_frame_in_the_readers_language_is_not_marked(self) -> None:
        html = read(translated("ar"))
        assert one(html, ".//a[@class='skip']").get("lang") is None
        assert text(one(html, ".//a[@class='skip']")) == phrase("ar", "Skip to main content").text


class TestTitle:
    def test_is_translated(self) -> None:
        html = read(translated("es"))
        assert text(one(html, "head/title")) == "es: Breast pain & you"

    def test_is_plain_text_where_the_heading_has_markup(self) -> None:
        html = read(translated("es", "# Your **own** `HER2` status\n\nText.\n"))
        assert text(one(html, "head/title")) == "es: Your own HER2 status"
        assert text(one(html, ".//h1")) == "es: Your own HER2 status"

    def test_is_one_line_where_the_heading_is_broken(self) -> None:
        assert text(one(read(source("# One<br>two\n")), "head/title")) == "One two"

    def test_keeps_the_no_break_spaces_of_its_language(self) -> None:
        html = read(translated("fr", "# What to do?\n", lambda words: "Que\u00a0faire\u202f?"))
        assert text(one(html, "head/title")) == "Que\u00a0faire\u202f?"

    def test_of_several_sentences_is_joined_as_the_language_does(self) -> None:
        sentences = {"Breast pain.": "乳房疼痛。", "What helps?": "如何缓解？"}
        html = read(translated("zh_Hans", "# Breast pain. What helps?\n", sentences.__getitem__))
        assert text(one(html, "head/title")) == "乳房疼痛。如何缓解？"

    def test_is_the_file_name_for_an_article_without_one(self) -> None:
        assert text(one(read(source("Only words.\n")), "head/title")) == "breast-pain"

    @pytest.mark.parametrize(
        ("article", "form"),
        [
            ("---\ntitle: Pain\n---\n\nText.\n", "markdown"),
            ("# Pain\n\nText.\n", "markdown"),
            ("---\ntitle: Pain\n---\n\n# Pain\n\nText.\n", "markdown"),
            ("---\ntitle: Pain\n---\n\n<h1>Pain</h1>\n\nText.\n", "markdown"),
            ("---\ntitle: Pain\n---\n\nWrite `<h1>` first.\n", "markdown"),
            ("Pain\n\n\nText that goes on.\n", "text"),
        ],
    )
    def test_heads_the_page_once(self, article: str, form: str) -> None:
        for edition in (source(article, form=form), translated("es", article, form=form)):
            assert text(one(read(edition), ".//main//h1")) in ("Pain", "es: Pain")


class TestDescription:
    def test_is_translated(self) -> None:
        described = meta(read(translated("es")), "description")
        assert described == "es: What “normal” means, and when to ask."

    def test_is_left_out_where_the_article_has_none(self) -> None:
        assert meta(read(translated("es", "# Pain\n")), "description") is None


class TestSwitcher:
    def editions(self) -> list[Edition]:
        return [source(), translated("es"), translated("ar"), translated("zh_Hans")]

    def test_lists_each_edition_by_its_own_name(self) -> None:
        here, *others = self.editions()
        items = one(read(here, *others), ".//nav/ul").findall("li/*")
        assert [text(each) for each in items] == ["English", "español", "العربية", "简体中文"]
        assert [each.get("lang") for each in items] == ["en", "es", "ar", "zh-Hans"]
        assert [each.get("dir") for each in items] == ["ltr", "ltr", "rtl", "ltr"]
        assert [each.get("hreflang") for each in items[1:]] == ["es", "ar", "zh-Hans"]

    def test_links_lead_to_the_other_pages(self) -> None:
        for here in self.editions():
            others = {pages.path(each) for each in self.editions()} - {pages.path(here)}
            siblings = [each for each in self.editions() if each.locale != here.locale]
            links = pages_links(page(here, *siblings))
            assert {urljoin(pages.path(here), link) for link in links} == others

    def test_marks_the_current_page_and_does_not_link_it(self) -> None:
        english, spanish, *others = self.editions()
        current = one(read(spanish, english, *others), ".//nav//*[@aria-current='page']")
        assert (current.tag, current.get("lang")) == ("span", "es")

    def test_is_named_in_the_readers_language(self) -> None:
        html = read(translated("es"), source())
        assert one(html, ".//nav").get("aria-label") == phrase("es", "Languages").text

    def test_is_left_out_where_there_is_nothing_to_switch_to(self) -> None:
        assert read(translated("es")).find(".//nav") is None

    def test_links_to_any_file_name(self) -> None:
        name = "what? 50% & more"
        links = pages_links(page(source(name=name), translated("es", name=name)))
        assert [unquote(urlsplit(link).path) for link in links] == [f"../es/{name}.html"]


def pages_links(html: str) -> list[str]:
    """Where the switcher's links lead."""
    return [str(each.get("href")) for each in parsed(html).findall(".//nav//a")]


def test_skip_link_and_footnotes_lead_somewhere() -> None:
    html = read(translated("es"), source())
    fragments = [each[1:] for each in attributes(html, "href") if each.startswith("#")]
    assert len(fragments) == 3
    assert set(fragments) <= set(attributes(html, "id"))


def test_weighs_little_beside_its_words() -> None:
    site = Site(Publishing(address="https://health.example.org/", publisher="Ministry of Health"))
    locales = ("es", "fr", "ar", "de", "ru", "zh_Hans", "zh_Hant", "ja", "ko", "hi", "th", "vi")
    editions = [source(), *(reviewed(translated(each, approved=True)) for each in locales)]
    listed = shown(*editions, site=site)
    for edition in editions:
        found = content(edition, site)
        whole = pages.page(edition, listed, site, found)
        assert len(whole.encode()) - len(found.body.encode()) <= 20_000


def test_no_id_stands_twice() -> None:
    ids = list(attributes(read(translated("es", "# Main\n\n## Main\n\n## Page: main\n")), "id"))
    assert len(ids) == len(set(ids)) == 4


class TestIndex:
    def editions(self) -> list[Edition]:
        other = "# Hay fever\n"
        return [
            source(),
            translated("ar"),
            translated("es", approved=True),
            source(other, name="hay-fever"),
            translated("es", other, name="hay-fever"),
        ]

    def test_lists_every_article_in_its_source_language(self) -> None:
        html = parsed(pages.index(shown(*self.editions())))
        assert html.get("lang") == "en"
        assert [text(each) for each in html.findall(".//h2")] == ["Breast pain & you", "Hay fever"]
        assert [text(each) for each in html.findall(".//section/p")] == [
            "What “normal” means, and when to ask."
        ]

    def test_links_every_page(self) -> None:
        html = parsed(pages.index(shown(*self.editions())))
        links = [each.get("href") for each in html.findall(".//section//a")]
        assert links == [pages.path(each) for each in self.editions()]

    def test_names_each_language_and_title_in_itself(self) -> None:
        html = parsed(pages.index(shown(*self.editions())))
        arabic = one(html, ".//section//a[@hreflang='ar']")
        assert [(each.get("lang"), text(each)) for each in arabic.findall(".//*[@lang]")] == [
            ("ar", "العربية"),
            ("ar", "ar: Breast pain & you"),
        ]

    def test_marks_an_untranslated_title(self) -> None:
        editions = [source(), translated("ar", target=nothing, missing="mark")]
        link = one(parsed(pages.index(shown(*editions))), ".//section//a[@hreflang='ar']")
        assert [each.get("lang") for each in link.findall(".//*[@lang]")] == ["ar", "en"]

    def test_says_which_are_drafts_in_their_language(self) -> None:
        tags = parsed(pages.index(shown(*self.editions()))).findall(".//*[@class='tag']")
        expected = [("ar", phrase("ar", "Draft").text), ("es", phrase("es", "Draft").text)]
        assert [(each.get("lang"), text(each)) for each in tags] == expected

    def test_without_articles_is_a_page_all_the_same(self) -> None:
        assert parsed(pages.index([])).find(".//h2") is None

    def test_leads_to_the_index_of_each_language_by_its_own_name(self) -> None:
        links = parsed(pages.index(shown(*self.editions()))).findall(".//nav//a")
        expected = [
            ("en/index.html", "en", "English"),
            ("ar/index.html", "ar", "العربية"),
            ("es/index.html", "es", "español"),
        ]
        assert [(each.get("href"), each.get("lang"), text(each)) for each in links] == expected


class TestIndexOfALanguage:
    def editions(self) -> list[Edition]:
        other = "# Hay fever\n"
        return [
            source(),
            reviewed(translated("es", approved=True)),
            translated("ar"),
            source(other, name="hay-fever"),
            translated("es", other, name="hay-fever"),
        ]

    def index(self, locale: str, articles: int = 0) -> Element:
        return parsed(pages.locale_index(locale, shown(*self.editions()), articles=articles))

    def test_is_in_its_language(self) -> None:
        html = self.index("ar")
        assert (html.get("lang"), html.get("dir")) == ("ar", "rtl")
        assert text(one(html, ".//h1")) == f"{phrase('ar', 'Health information').text} · العربية"

    def test_links_its_articles_by_their_titles_in_the_language(self) -> None:
        links = self.index("es").findall(".//section/h2/a")
        assert [(each.get("href"), text(each)) for each in links] == [
            ("breast-pain.html", "es: Breast pain & you"),
            ("hay-fever.html", "es: Hay fever"),
        ]

    def test_has_the_titles_of_the_source_for_staff(self) -> None:
        titles = self.index("es").findall(".//section/p[@class='original']")
        assert [(each.get("lang"), text(each)) for each in titles] == [
            ("en", "Breast pain & you"),
            ("en", "Hay fever"),
        ]
        assert self.index("en").find(".//p[@class='original']") is None

    def test_says_how_many_of_all_articles_there_are_without_drafts(self) -> None:
        assert "1 de 2" in text(one(self.index("es"), ".//main"))
        assert "1 de 12" in text(one(self.index("es", 12), ".//main"))
        assert "2 of 2" in text(one(self.index("en"), ".//main"))

    def test_tells_drafts_from_what_was_reviewed_and_when(self) -> None:
        first, second = self.index("es").findall(".//section")
        assert one(first, ".//time").get("datetime") == "2026-11-02"
        assert "2 de noviembre de 2026" in text(first) or "November 2, 2026" in text(first)
        assert first.find(".//*[@class='tag']") is None
        assert text(one(second, ".//*[@class='tag']")) == phrase("es", "Draft").text
        assert second.find(".//time") is None

    def test_leads_to_the_other_languages(self) -> None:
        nav = one(self.index("es"), ".//nav/ul")
        assert [each.get("href") for each in nav.iter("a")] == [
            "../en/index.html",
            "../ar/index.html",
        ]
        assert text(one(nav, ".//*[@aria-current='page']")) == "español"

    def test_names_its_feed_where_there_is_one(self) -> None:
        site = Site(Publishing(address="https://example.org/"))
        listed = shown(*self.editions(), site=site)
        found = parsed(pages.locale_index("es", listed, site))
        feeds = found.findall(".//link[@type='application/atom+xml']")
        assert [each.get("href") for each in feeds] == ["feed.xml"]
        for other in (pages.locale_index("en", listed, site), pages.locale_index("es", listed)):
            assert parsed(other).find(".//link[@type='application/atom+xml']") is None

    def test_of_drafts_alone_is_kept_from_search_engines(self) -> None:
        site = Site(Publishing(address="https://example.org/"))
        listed = shown(*self.editions(), site=site)
        for locale, robots, links in (("ar", "noindex", 0), ("es", None, 3), ("en", None, 3)):
            html = parsed(pages.locale_index(locale, listed, site))
            assert meta(html, "robots") == robots
            assert len(html.findall(".//link[@rel='alternate'][@hreflang]")) == links
            assert (html.find(".//header/div[@class='draft']") is not None) == bool(robots)

    def test_does_not_stand_where_an_article_does(self) -> None:
        listed = shown(source(name="index"))
        with pytest.raises(SettingsError, match=r"publish\.slugs\.en"):
            pages.locale_index("en", listed)


class TestSlugs:
    SITE = Site(Publishing(slugs={"es": {"breast-pain": "dolor de mama"}}))

    def test_name_the_page_in_its_locale_alone(self) -> None:
        assert pages.path(translated("es"), self.SITE) == "es/dolor de mama.html"
        assert pages.path(translated("ar"), self.SITE) == "ar/breast-pain.html"

    def test_are_where_links_lead(self) -> None:
        html = page(source(), translated("es"), site=self.SITE)
        assert pages_links(html) == ["../es/dolor%20de%20mama.html"]

    def test_leave_the_ids_of_headings_as_they_are(self) -> None:
        own, other = read(source()), read(translated("es"), site=self.SITE)
        assert [each.get("id") for each in own.iter("h2")] == ["signs-to-know"]
        assert [each.get("id") for each in other.iter("h2")] == ["signs-to-know"]
