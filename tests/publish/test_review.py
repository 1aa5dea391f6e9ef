"""What pages say of their review and of missing words: the truth, to the reader."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urljoin

import pytest

from mbc_i18n.errors import UserError
from mbc_i18n.publish import pages
from mbc_i18n.publish.interface import phrase
from tests.publish.examples import meta, nothing, one, page, read, source, text, translated

RISK = " It may contain mistakes. Do not use it to make decisions about your health."
NOBODY = f"Nobody has reviewed or signed this translation.{RISK}"
UNFINISHED = f"The review of this translation is not finished.{RISK}"
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
        [source(), replace(source(), approved=False), translated("es", approved=True)],
    )
    def test_others_carry_no_banner(self, edition: pages.Edition) -> None:
        html = read(edition)
        assert html.find(".//*[@role='note']") is None
        assert meta(html, "robots") is None
        assert one(html, "body").get("data-draft") is None

    def test_translation_names_its_source_and_links_it(self) -> None:
        link = one(read(translated("ar"), source()), ".//footer//a")
        assert (link.get("lang"), link.get("dir"), text(link)) == ("en", "ltr", "Breast pain & you")
        assert urljoin("ar/x.html", str(link.get("href"))) == pages.path(source())

    def test_translation_names_a_source_that_has_no_page(self) -> None:
        assert text(one(read(translated("ar")), ".//footer//cite")) == "Breast pain & you"

    def test_source_claims_no_origin(self) -> None:
        assert read(source(), translated("es")).find(".//footer//a") is None


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
