"""What pages say of their review and of missing words: the truth, to the reader."""

from __future__ import annotations

import datetime
from dataclasses import replace
from urllib.parse import urljoin

import pytest

from mbc_i18n import locales
from mbc_i18n.errors import UserError
from mbc_i18n.publish import pages
from mbc_i18n.publish.edition import KEPT, Edition, Reviewer
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publishing import Publishing
from tests.publish.examples import (
    meta,
    nothing,
    one,
    page,
    read,
    reviewed,
    source,
    text,
    translated,
)

RISK = " It may contain mistakes. Do not use it to make decisions about your health."
NOBODY = f"Nobody has reviewed or signed this translation.{RISK}"
UNFINISHED = "The review of this translation is not finished." + RISK.replace(
    "It", "The translation"
)
PARTS = (
    "Some parts of this page have not been translated. They are shown in their original language."
)


def words(locale: str, english: str) -> str:
    """Words of the frame in the locale's own language."""
    found = phrase(locale, english)
    assert not found.locale
    return found.text


class TestReview:
    @pytest.mark.parametrize("locale", ["es", "ar", "zh_Hans"])
    def test_draft_says_so_first_in_the_readers_language(self, locale: str) -> None:
        html = read(translated(locale), source())
        first, *_ = list(one(html, "body/header"))
        assert first.get("role") == "note"
        assert words(locale, NOBODY) in text(first)

    def test_draft_is_kept_from_search_engines_and_marked_on_paper(self) -> None:
        html = read(translated("es"))
        assert meta(html, "robots") == "noindex"
        assert one(html, "body").get("data-draft") == phrase("es", "Draft").text

    def test_draft_under_review_does_not_say_that_nobody_looked(self) -> None:
        edition = replace(translated("es"), review_begun=True)
        banner = text(one(read(edition), ".//header/div"))
        assert words("es", UNFINISHED) in banner
        assert words("es", NOBODY) not in banner

    @pytest.mark.parametrize(
        "edition",
        [source(), translated("es", approved=True)],
    )
    def test_others_carry_no_banner(self, edition: Edition) -> None:
        html = read(edition)
        assert html.find(".//*[@role='note']") is None
        assert meta(html, "robots") is None
        assert one(html, "body").get("data-draft") is None

    def test_translation_names_its_source_and_links_it(self) -> None:
        link = one(read(translated("ar"), source()), ".//footer/p[@class='origin']/a")
        assert (link.get("lang"), link.get("dir"), text(link)) == ("en", "ltr", "Breast pain & you")
        assert urljoin("ar/x.html", str(link.get("href"))) == pages.path(source())

    def test_translation_names_a_source_that_has_no_page(self) -> None:
        assert text(one(read(translated("ar")), ".//footer//cite")) == "Breast pain & you"

    def test_source_claims_no_origin(self) -> None:
        html = read(source(), translated("es"))
        assert html.find(".//footer/p[@class='origin']") is None
        assert html.find(".//footer/p[@class='language']") is None

    def test_translation_has_language_and_title_in_english_for_staff(self) -> None:
        line = one(read(translated("ar"), source()), ".//footer/p[@class='language']")
        assert (line.get("lang"), line.get("dir")) == ("en", "ltr")
        assert text(line) == "Arabic · ar · Breast pain & you"

    def test_title_of_a_source_that_is_not_english_is_not_given_as_english(self) -> None:
        line = one(read(translated("ar", language="fr")), ".//footer/p[@class='language']")
        assert text(line) == "Arabic · ar"


class TestProvenance:
    def edition(self) -> Edition:
        return reviewed(translated("ar", approved=True))

    def test_names_who_reviewed_in_which_role(self) -> None:
        people = one(read(self.edition()), ".//footer/ul").findall("li")
        names = [[text(part) for part in each.findall("bdi")] for each in people]
        assert names == [
            ["Ana Ruiz", phrase("ar", "Language review").text],
            ["Li Wei", "MD", phrase("ar", "Clinical review").text],
        ]

    def test_names_roles_of_ones_own_as_the_settings_do(self) -> None:
        edition = reviewed(translated("ar", approved=True), Reviewer("Ana", "readability"))
        assert text(one(read(edition), ".//footer/ul/li/bdi[2]")) == "readability"

    def test_says_when_in_the_readers_way_and_for_machines(self) -> None:
        day = one(read(self.edition()), ".//footer//time")
        words = phrase("ar", "Last reviewed on {date}.")
        expected = locales.format_date(datetime.date(2026, 11, 2), words.locale or "ar")
        assert (day.get("datetime"), text(day)) == ("2026-11-02", expected)

    def test_tells_the_words_by_their_fingerprint(self) -> None:
        code = one(read(self.edition()), ".//footer//code")
        assert text(code) == "0123456789ab"
        assert code.get("title") == "0123456789abcdef" * 4

    @pytest.mark.parametrize(
        "edition", [source(), translated("es"), translated("es", approved=True)]
    )
    def test_claims_no_review_that_is_not_recorded(self, edition: Edition) -> None:
        html = read(edition)
        for where in (".//footer/ul", ".//footer//time", ".//footer//code"):
            assert html.find(where) is None

    def test_names_the_publisher(self) -> None:
        site = Site(Publishing(publisher="Ministry & Partners"))
        assert text(one(read(source(), site=site), ".//footer//bdi")) == "Ministry & Partners"
        assert read(source()).find(".//*[@class='publisher']") is None


class TestKept:
    def test_says_first_that_the_source_has_changed_since_the_review(self) -> None:
        edition = replace(reviewed(translated("ar", approved=True)), status=KEPT, outdated=True)
        html = read(edition)
        first, *_ = list(one(html, "body/header"))
        assert (first.get("role"), first.get("class")) == ("note", "outdated")
        assert one(first, ".//time").get("datetime") == "2026-11-02"
        assert meta(html, "robots") is None

    def test_says_nothing_where_the_source_is_the_same(self) -> None:
        edition = replace(reviewed(translated("ar", approved=True)), status=KEPT)
        assert read(edition).find(".//*[@role='note']") is None


class TestMissing:
    def test_is_refused_by_default(self) -> None:
        with pytest.raises(UserError, match="untranslated"):
            page(translated("es", target=nothing))

    def test_is_shown_in_the_source_language_and_marked(self) -> None:
        html = read(translated("ar", target=nothing, missing="mark"))
        passages = html.findall(".//main/article/p/span")
        assert {(each.get("lang"), each.get("dir")) for each in passages} == {("en", "ltr")}
        assert [text(each) for each in passages] == [
            "Most pain passes.",
            "Ask your care team if it does not.",
        ]

    def test_marks_title_and_description_too(self) -> None:
        html = read(translated("ar", target=nothing, missing="mark"))
        title, heading = one(html, "head/title"), one(html, ".//h1")
        described = one(html, ".//meta[@name='description']")
        assert {each.get("lang") for each in (title, heading, described)} == {"en"}

    @pytest.mark.parametrize("missing", ["mark", "source"])
    def test_is_told_in_the_readers_language(self, missing: str) -> None:
        def some(words: str) -> str:
            return "" if "new" in words else "es"

        article = "# Pain\n\nIt is new.\n"
        html = read(translated("es", article, some, missing))
        assert words("es", PARTS) in text(one(html, ".//header"))

    def test_is_not_told_where_nothing_is(self) -> None:
        html = read(translated("es", missing="mark"))
        assert words("es", PARTS) not in text(one(html, ".//header"))
        assert html.find(".//main//*[@lang='en']") is None
