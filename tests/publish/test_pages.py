"""Pages and their index: every part in the reader's language, and linked to the others."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest

from mbc_i18n.publish import pages
from mbc_i18n.publish.interface import phrase
from tests.publish.examples import (
    attributes,
    meta,
    nothing,
    one,
    page,
    parsed,
    read,
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
        assert {(p.get("lang"), p.get("dir")) for p in banner.iter("strong")} == {("en", "ltr")}
        assert one(html, ".//a[@class='skip']").get("lang") == "en"
        assert one(html, ".//section[@class='footnotes']").get("aria-label") is None

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
    def editions(self) -> list[pages.Edition]:
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
            links = pages_links(pages.page(here, self.editions()))
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


def test_no_id_stands_twice() -> None:
    ids = list(attributes(read(translated("es", "# Main\n\n## Main\n\n## Page: main\n")), "id"))
    assert len(ids) == len(set(ids)) == 4


class TestIndex:
    def editions(self) -> list[pages.Edition]:
        other = "# Hay fever\n"
        return [
            source(),
            translated("ar"),
            translated("es", approved=True),
            source(other, name="hay-fever"),
            translated("es", other, name="hay-fever"),
        ]

    def test_lists_every_article_in_its_source_language(self) -> None:
        html = parsed(pages.index(self.editions()))
        assert html.get("lang") == "en"
        assert [text(each) for each in html.findall(".//h2")] == ["Breast pain & you", "Hay fever"]
        assert [text(each) for each in html.findall(".//section/p")] == [
            "What “normal” means, and when to ask."
        ]

    def test_links_every_page(self) -> None:
        html = parsed(pages.index(self.editions()))
        links = [each.get("href") for each in html.findall(".//li/a")]
        assert links == [pages.path(each) for each in self.editions()]

    def test_names_each_language_and_title_in_itself(self) -> None:
        html = parsed(pages.index(self.editions()))
        arabic = one(html, ".//a[@hreflang='ar']")
        assert [(each.get("lang"), text(each)) for each in arabic.findall(".//*[@lang]")] == [
            ("ar", "العربية"),
            ("ar", "ar: Breast pain & you"),
        ]

    def test_marks_an_untranslated_title(self) -> None:
        editions = [source(), translated("ar", target=nothing, missing="mark")]
        link = one(parsed(pages.index(editions)), ".//a[@hreflang='ar']")
        assert [each.get("lang") for each in link.findall(".//*[@lang]")] == ["ar", "en"]

    def test_says_which_are_drafts_in_their_language(self) -> None:
        tags = parsed(pages.index(self.editions())).findall(".//*[@class='tag']")
        expected = [("ar", phrase("ar", "Draft").text), ("es", phrase("es", "Draft").text)]
        assert [(each.get("lang"), text(each)) for each in tags] == expected

    def test_without_articles_is_a_page_all_the_same(self) -> None:
        assert parsed(pages.index([])).find(".//h2") is None
