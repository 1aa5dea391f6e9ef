"""What a page's head tells search engines: the same set of languages on each page, or nothing."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from mbc_i18n.publish import heads, pages
from mbc_i18n.publish.edition import Edition, Reviewer
from mbc_i18n.publish.frame import Site
from mbc_i18n.publishing import Publishing
from tests.publish.examples import one, parsed, read, reviewed, shown, source, text, translated

HOME = "https://example.org/health/"
SITE = Site(Publishing(address=HOME, publisher="Ministry of Health"))


def editions() -> list[Edition]:
    """An article with a draft among its languages."""
    return [
        source(),
        reviewed(translated("es", approved=True)),
        translated("fr"),
        reviewed(translated("zh_Hans", approved=True)),
    ]


def head(locale: str, site: Site = SITE) -> Element:
    """The head of the page in a locale."""
    here = next(each for each in editions() if each.locale == locale)
    others = [each for each in editions() if each.locale != locale]
    # The order of siblings is the site's, not the page's.
    listed = shown(*sorted([here, *others], key=lambda each: each.locale), site=site)
    return one(parsed(pages.page(here, listed, site)), "head")


def alternates(tree: Element) -> dict[str, str]:
    """Where the head's alternates lead, by language."""
    links = tree.findall("link[@rel='alternate'][@hreflang]")
    return {each.attrib["hreflang"]: each.attrib["href"] for each in links}


def properties(tree: Element) -> dict[str, list[str]]:
    """The facts of Open Graph by name."""
    found: dict[str, list[str]] = {}
    for each in tree.iter("meta"):
        if "property" in each.attrib:
            found.setdefault(each.attrib["property"], []).append(each.attrib["content"])
    return found


def data(tree: Element) -> dict[str, Any]:
    """The JSON-LD of the page."""
    found: dict[str, Any] = json.loads(text(one(tree, "script")))
    return found


class TestAlternates:
    def test_are_every_language_but_drafts_with_itself_and_a_default(self) -> None:
        assert alternates(head("es")) == {
            "en": f"{HOME}en/breast-pain.html",
            "es": f"{HOME}es/breast-pain.html",
            "zh-Hans": f"{HOME}zh-Hans/breast-pain.html",
            "x-default": f"{HOME}en/breast-pain.html",
        }

    def test_are_the_same_on_each_page(self) -> None:
        found = [alternates(head(locale)) for locale in ("en", "es", "zh_Hans")]
        assert found[0] == found[1] == found[2]

    def test_lead_where_the_pages_stand(self) -> None:
        site = Site(Publishing(address=HOME, slugs={"es": {"breast-pain": "dolor de mamá"}}))
        found = alternates(head("en", site))
        assert found["es"] == f"{HOME}es/dolor%20de%20mam%C3%A1.html"

    def test_a_draft_names_none_and_no_address(self) -> None:
        html = head("fr")
        assert alternates(html) == {}
        assert html.find("link[@rel='canonical']") is None
        assert html.find("script") is None
        assert "og:url" not in properties(html)

    def test_a_site_without_an_address_says_nothing_absolute(self) -> None:
        html = head("es", Site())
        assert alternates(html) == {}
        assert html.find("link[@rel='canonical']") is None
        assert "og:url" not in properties(html)
        assert not {"@id", "url"} & data(html).keys()

    def test_there_is_no_default_where_the_source_has_no_page(self) -> None:
        listed = shown(translated("es", approved=True), site=SITE)
        assert [each.lang for each in heads.alternates(listed, SITE)] == ["es"]

    @pytest.mark.parametrize("locale", ["en", "es", "zh_Hans"])
    def test_canonical_is_the_page_itself(self, locale: str) -> None:
        canonical = one(head(locale), "link[@rel='canonical']").get("href")
        assert canonical == f"{HOME}{locale.replace('_', '-')}/breast-pain.html"


class TestOpenGraph:
    def test_is_in_the_page_s_language(self) -> None:
        assert properties(head("es")) == {
            "og:type": ["article"],
            "og:title": ["es: Breast pain & you"],
            "og:description": ["es: What “normal” means, and when to ask."],
            "og:url": [f"{HOME}es/breast-pain.html"],
            "og:site_name": ["Ministry of Health"],
            "og:locale": ["es_ES"],
            "og:locale:alternate": ["en_US", "zh_CN"],
        }

    def test_has_no_name_of_a_site_that_nobody_named(self) -> None:
        assert "og:site_name" not in properties(head("es", Site()))


class TestData:
    def test_of_a_translation_leads_to_its_work(self) -> None:
        found = data(head("es"))
        assert found["@type"] == "MedicalWebPage"
        assert found["inLanguage"] == "es"
        assert found["name"] == "es: Breast pain & you"
        assert found["url"] == f"{HOME}es/breast-pain.html"
        assert found["translationOfWork"]["@id"] == f"{HOME}en/breast-pain.html"
        assert "workTranslation" not in found

    def test_of_the_source_leads_back_to_each_translation(self) -> None:
        found = data(head("en"))
        translations = {each["inLanguage"]: each["@id"] for each in found["workTranslation"]}
        assert translations == {
            lang: f"{HOME}{lang}/breast-pain.html" for lang in ("es", "zh-Hans")
        }
        for locale in ("es", "zh_Hans"):
            assert data(head(locale))["translationOfWork"]["@id"] == found["@id"]

    def test_names_each_reviewer_once(self) -> None:
        people = (Reviewer("Ana", "linguistic"), Reviewer("Ana", "clinical"), Reviewer("Li", "x"))
        found = data(read(reviewed(translated("es", approved=True), *people)).find("head"))  # type: ignore[arg-type]
        assert [each["name"] for each in found["reviewedBy"]] == ["Ana", "Li"]
        assert (found["lastReviewed"], found["dateModified"]) == ("2026-11-02", "2026-11-02")

    def test_claims_no_review_without_a_record(self) -> None:
        for edition in (source(), translated("es", approved=True)):
            found = data(one(read(edition, site=SITE), "head"))
            assert not {"lastReviewed", "reviewedBy", "dateModified"} & found.keys()

    def test_names_the_publisher(self) -> None:
        assert data(head("es"))["publisher"]["name"] == "Ministry of Health"

    def test_has_no_sign_that_ends_its_element(self) -> None:
        written = heads.script({"name": "</script><!-- & \u2028"})
        assert not set("<>&\u2028") & set(written)
        assert json.loads(written) == {"name": "</script><!-- & \u2028"}


class TestIndexes:
    def test_name_one_another_and_the_one_of_all_languages(self) -> None:
        listed = shown(*editions(), site=SITE)
        for html in (pages.index(listed, SITE), pages.locale_index("es", listed, SITE)):
            found = alternates(one(parsed(html), "head"))
            assert found == {
                "en": urljoin(HOME, "en/index.html"),
                "es": urljoin(HOME, "es/index.html"),
                "zh-Hans": urljoin(HOME, "zh-Hans/index.html"),
                "x-default": urljoin(HOME, "index.html"),
            }
