"""The body of an article: safe whatever its source holds, and usable without seeing it."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from mbc_i18n.errors import SettingsError
from mbc_i18n.model import Translation
from mbc_i18n.publish.body import ATTRIBUTES, TAGS, article
from mbc_i18n.publish.edition import content
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publishing import Publishing
from tests.publish.examples import attributes, document, one, parsed, text, translated
from tests.publish.examples import source as original

TABLE = "| A | B | C |\n|:--|--:|:-:|\n| 1 | 2 | 3 |\n"


def body(source: str, locale: str = "es", language: str = "en") -> Element:
    """The body of an untranslated article, labelled for the readers of a locale."""
    source_document = document(source, language=language)
    html = article(source_document, Translation(), partial(phrase, locale))
    return one(parsed(f"<!doctype html><title>x</title>{html}"), "body")


class TestSourceHtml:
    def test_fields_of_a_form_are_no_boxes_of_a_task_list(self) -> None:
        found = body("Your name: <input type='text' placeholder='Name'>\n\n- [x] Rest\n")
        assert [each.get("type") for each in found.iter("input")] == ["checkbox"]
        assert found.find(".//label/input") is not None

    @pytest.mark.parametrize(
        "hostile",
        [
            "<script>alert(1)</script>",
            "<p onmouseover='alert(1)'>x</p>",
            "<a href='javascript:alert(1)'>x</a>",
            "<a href=' jav&#x09;ascript:alert(1)'>x</a>",
            "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
            "<a href='ftp://example.org/x'>x</a>",
            "<img src='javascript:alert(1)' onerror='alert(1)'>",
            "<svg><script>alert(1)</script></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
            "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
            "<iframe src='https://example.org'></iframe>",
            "<form action='https://example.org'><button>x</button></form>",
            "<style>body { display: none }</style>",
            "<p style='position: fixed'>x</p>",
            "<base href='https://example.org'>",
            "<meta http-equiv='refresh' content='0'>",
            "<link rel=stylesheet href='https://example.org'>",
            "</article></main></body>",
        ],
    )
    def test_brings_nothing_that_acts(self, hostile: str) -> None:
        for source in (f"{hostile}\n", f"Words {hostile} words.\n"):
            allowed = {name for names in ATTRIBUTES.values() for name in names}
            for each in body(source).iter():
                assert each.tag in TAGS | {"body"}
                assert set(each.attrib) <= allowed
                for address in {each.get("href"), each.get("src")} - {None}:
                    assert urlsplit(address).scheme in {"", "http", "https", "mailto", "tel"}

    @pytest.mark.parametrize(
        "harmless",
        [
            '<p lang="ar" dir="rtl" id="own" class="lead" translate="no">نص</p>',
            "<dl><dt>Term</dt><dd>Words</dd></dl>",
            '<p><a href="https://example.org/?a=1&amp;b=2" title="T" hreflang="fr">x</a></p>',
            '<p><a href="tel:+100">x</a> <a href="mailto:a@b.org">y</a> <a href="#own">z</a></p>',
            '<p><img src="picture.png" alt="A picture" width="20" height="10"></p>',
            "<details><summary>More</summary><p>Words</p></details>",
            '<table><caption>Doses</caption><tbody><tr><th scope="row">A</th></tr></tbody></table>',
            '<p>H<sub>2</sub>O, 10<sup>6</sup>, <abbr title="x">MRI</abbr>, <bdi>b</bdi></p>',
        ],
    )
    def test_of_an_author_stays_as_it_is(self, harmless: str) -> None:
        source_document = document(f"{harmless}\n")
        html = article(source_document, Translation(), partial(phrase, "es"))
        assert html.strip() == harmless

    def test_ids_numbers_and_code_stay(self) -> None:
        made = body("## Signs {#signs-now}\n\n3. Three\n\n`<b>`\n\n    a < b\n")
        assert one(made, "h2").get("id") == "signs-now"
        assert one(made, "ol").get("start") == "3"
        assert [text(each) for each in made.iter("code")] == ["<b>", "a < b\n"]


class TestTables:
    def test_align_with_the_readers_direction_without_styles(self) -> None:
        made = body(TABLE)
        assert [cell.get("class") for cell in made.iter("td")] == [
            "align-start",
            "align-end",
            "align-center",
        ]
        assert list(attributes(made, "style")) == []

    def test_of_a_source_from_right_to_left_align_as_its_author_saw_them(self) -> None:
        made = body(TABLE, language="ar")
        assert [cell.get("class") for cell in made.iter("th")][:2] == ["align-end", "align-start"]

    def test_wide_ones_scroll_in_a_frame_that_the_keyboard_reaches(self) -> None:
        frame = one(body(f"## Doses\n\n### By day\n\n{TABLE}"), "div[table]")
        assert (frame.get("role"), frame.get("tabindex")) == ("group", "0")
        assert frame.get("aria-labelledby") == "by-day"

    def test_a_frame_without_a_heading_is_named_in_the_readers_language(self) -> None:
        assert one(body(TABLE), "div[table]").get("aria-label") == phrase("es", "Table").text

    def test_narrow_ones_need_no_frame(self) -> None:
        assert len(body("| A | B |\n|---|---|\n| 1 | 2 |\n").findall("table")) == 1

    def test_each_of_several_has_its_own_frame(self) -> None:
        made = body(f"## One\n\n{TABLE}\n## Two\n\n{TABLE}")
        assert [each.get("aria-labelledby") for each in made.findall("div[table]")] == [
            "one",
            "two",
        ]


class TestTaskLists:
    @pytest.mark.parametrize(
        "source",
        [
            "- [ ] Ask **why**\n- [x] Rest\n",
            "- [ ] Ask **why**\n\n  More words.\n\n- [x] Rest\n",
            "- [ ] Ask **why**\n  - nested\n- [x] Rest\n",
        ],
    )
    def test_boxes_are_named_by_their_words(self, source: str) -> None:
        made = body(source)
        labels = [each for each in made.iter("label") if each.find("input") is not None]
        assert [text(each).strip() for each in labels] == ["Ask why", "Rest"]
        boxes = [one(each, "input") for each in labels]
        assert ["checked" in each.attrib for each in boxes] == [False, True]
        assert all(each.get("type") == "checkbox" and "disabled" in each.attrib for each in boxes)

    def test_no_other_control_is_let_in(self) -> None:
        assert list(body("<p><input type='password'></p>\n").iter("input")) == []


def test_footnotes_are_named_in_the_readers_language() -> None:
    made = body("Words[^a].\n\n[^a]: Note.\n", locale="ar")
    assert one(made, "section").get("aria-label") == phrase("ar", "Footnotes").text
    back = one(made, ".//a[@class='footnote-backref']")
    assert back.get("aria-label") == phrase("ar", "Back to the text").text


def test_a_stretch_that_is_not_translated_keeps_its_language() -> None:
    made = body("<!-- mbc: skip -->\n\nDr No\n\n<!-- mbc: /skip -->\n")
    stretch = one(made, "div")
    assert (stretch.get("lang"), stretch.get("translate")) == ("en", "no")


class TestAddresses:
    """What `publish.replace` puts in the place of a link's or a picture's address."""

    SOURCE = (
        "[a](https://example.org/en) [b](https://example.org/en/more) [c](en.pdf?a=1&b=2)"
        " ![d](chart.png)\n"
    )

    def links(self, replace: dict[str, str], source: str = SOURCE) -> list[str]:
        """The addresses of an article in Spanish."""
        site = Site(Publishing(replace={"es": replace, "fr": {"chart.png": "fr.png"}}))
        translation = Translation("es", {})
        html = article(document(source), translation, partial(phrase, "es"), site)
        tree = one(parsed(f"<!doctype html><title>x</title>{html}"), "body")
        return [*attributes(tree, "href"), *attributes(tree, "src")]

    def test_are_another_s_where_they_are_exactly_the_same(self) -> None:
        replace = {
            "https://example.org/en": "https://example.org/es?a&b",
            "en.pdf?a=1&b=2": "es.pdf",
            "chart.png": "pictures/es.png",
        }
        assert self.links(replace) == [
            "https://example.org/es?a&b",
            "https://example.org/en/more",
            "es.pdf",
            "pictures/es.png",
        ]

    def test_stay_in_other_locales(self) -> None:
        assert self.links({})[-1] == "chart.png"

    @pytest.mark.parametrize(
        "address",
        [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org/",
            "http://[",
        ],
    )
    def test_are_refused_where_no_page_may_lead(self, address: str) -> None:
        with pytest.raises(SettingsError, match=r"^publish\.replace\.es: 'chart\.png' becomes"):
            self.links({"chart.png": address})

    def test_add_no_attribute(self) -> None:
        assert self.links({"chart.png": 'a"onerror="x'})[-1] == 'a"onerror="x'

    def test_are_no_words_of_another_attribute(self) -> None:
        source = """<p title="see href='chart.png' src='chart.png'">a</p>\n"""
        assert self.links({"chart.png": "es.png"}, source) == []


class TestTrust:
    """Raw HTML of a source that the settings trust."""

    SITE = Site(Publishing(raw_html="trust"))
    RAW = '<video controls src="a.mp4"></video>\n\n'

    def body(self, source: str, target: str = "") -> str:
        """The body of a translation in which every target is the same."""
        edition = translated("es", source, lambda words: target or words)
        return content(edition, self.SITE).body

    def test_stays_as_it_is(self) -> None:
        assert self.RAW.strip() in self.body(f"# A\n\n{self.RAW}Words.\n")
        assert "<video" not in content(original(f"# A\n\n{self.RAW}Words.\n")).body

    @pytest.mark.parametrize(
        "hostile",
        [
            "<script>alert(1)</script>",
            "<b onmouseover=alert(1)>x</b>",
            "[x](javascript:alert(1))",
            '" onmouseover="alert(1)',
            "--><script>alert(1)</script>",
        ],
    )
    def test_leaves_what_translators_write_as_text(self, hostile: str) -> None:
        article = f"# A\n\n{self.RAW}Words.\n\n<p title='b'>c</p>\n"

        def tags(target: str) -> list[tuple[str, tuple[str, ...]]]:
            html = f"<!doctype html><title>x</title>{self.body(article, target)}"
            return [(str(each.tag), tuple(sorted(each.attrib))) for each in parsed(html).iter()]

        assert tags(hostile) == tags("x")


def test_a_picture_that_no_page_may_load_gives_way_to_its_description() -> None:
    shown = body('One ![a > b & "c"](data:image/gif;base64,AAAA) two <img src="javascript:x">.\n')
    assert list(shown.iter("img")) == []
    assert text(shown).strip().endswith('One a > b & "c" two .')
    kept = body('![b](a.png) <img alt="" title="x > y" src="c.png">\n')
    assert [each.get("src") for each in kept.iter("img")] == ["a.png", "c.png"]


def test_a_link_that_shows_its_address_is_known_by_it() -> None:
    links = body("<https://a.example/b?c&d> [words](https://a.example/e)\n").iter("a")
    assert [each.get("class") for each in links] == ["bare", None]
