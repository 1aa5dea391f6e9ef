"""Documents for word processors: every block, in the right direction and language, and safe."""

from __future__ import annotations

import datetime
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import docx as python_docx
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from mbc_i18n import locales
from mbc_i18n.errors import FormatError, UserError
from mbc_i18n.publish import docx
from mbc_i18n.publish.docx import scripts
from mbc_i18n.publish.docx.tree import DEEPEST, parse
from mbc_i18n.publish.edition import KEPT, Edition, content
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publishing import Publishing
from tests.publish import office
from tests.publish.examples import nothing, source, translated
from tests.publish.paper import PICTURES, RICH, RIGHT_TO_LEFT, WORDS, png, released, spoken
from tests.publish.test_safety import ATTACKS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EACH_LOCALE = pytest.mark.parametrize("locale", WORDS)


def part(data: bytes, name: str = "word/document.xml") -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def body(edition: Edition, pictures: Mapping[str, bytes] = PICTURES) -> Element:
    return part(docx.document(edition, pictures))


def words(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def value(element: Element | None, name: str, attribute: str = "val") -> str:
    """The attribute of a property somewhere in an element; "" where it is not there."""
    found = None if element is None else element.find(f".//{W}{name}")
    return "" if found is None else found.get(f"{W}{attribute}", "")


def paragraph(tree: Element, text: str) -> Element:
    """The first paragraph that has some words."""
    return next(each for each in tree.iter(f"{W}p") if text in words(each))


def run(tree: Element, text: str) -> Element:
    return next(each for each in tree.iter(f"{W}r") if text in words(each))


def relations(data: bytes) -> dict[str, str]:
    """Where the document leads outside itself, by relationship."""
    found = part(data, "word/_rels/document.xml.rels")
    return {str(each.get("Id")): str(each.get("Target")) for each in found
            if each.get("TargetMode") == "External"}  # fmt: skip


class TestPackage:
    def test_is_read_back_by_python_docx(self) -> None:
        read = python_docx.Document(io.BytesIO(docx.document(source(RICH), PICTURES)))
        styles = [(each.style.name, each.text) for each in read.paragraphs if each.style]
        assert ("Heading 1", "Breast pain") in styles
        assert ("Heading 2", "Signs") in styles
        assert ("Heading 3", "Notes") in styles
        assert [[cell.text for cell in row.cells] for row in read.tables[0].rows] == [
            ["Dose", "Day", "Night"],
            ["Low", "1", "2"],
        ]
        assert len(read.inline_shapes) == 2

    def test_says_what_it_is(self) -> None:
        site = Site(Publishing(publisher="A & B Health"))
        data = docx.document(spoken("zh_Hans"), PICTURES, site)
        about = python_docx.Document(io.BytesIO(data)).core_properties
        assert (about.title, about.language) == (WORDS["zh_Hans"], "zh-Hans")
        assert (about.comments, about.author) == (WORDS["zh_Hans"], "A & B Health")
        assert str(about.modified) == "2026-03-09 00:00:00+00:00"

    def test_does_not_say_what_nobody_knows(self) -> None:
        data = docx.document(translated("es"), {})
        assert b"dcterms" not in ElementTree.tostring(part(data, "docProps/core.xml"))
        assert "creator" not in {
            each.tag.rpartition("}")[2] for each in part(data, "docProps/core.xml")
        }

    @EACH_LOCALE
    def test_is_valid(self, locale: str, tmp_path: Path) -> None:
        for name, edition in (("draft", translated(locale, RICH)), ("own", spoken(locale))):
            file = tmp_path / f"{name}.docx"
            file.write_bytes(docx.document(edition, PICTURES))
            assert [str(each) for each in OpenXmlValidator().validate(str(file)).errors] == []

    def test_is_the_same_everywhere_and_every_time(self) -> None:
        program = (
            "import hashlib; from mbc_i18n.publish import docx;"
            "from tests.publish.paper import *;"
            "data = docx.document(spoken('ar'), PICTURES);"
            "print(hashlib.sha256(data).hexdigest())"
        )
        made = set()
        for seed, zone, language in (("0", "UTC", "C"), ("1", "Asia/Tokyo", "ar_EG.UTF-8")):
            own = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
            paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
            command = [sys.executable, "-c", program]
            done = subprocess.run(
                command, env={**os.environ, **own, **paths}, capture_output=True, check=True
            )
            made.add(done.stdout)
        assert len(made) == 1

    def test_names_no_time(self) -> None:
        with zipfile.ZipFile(io.BytesIO(docx.document(source(), {}))) as archive:
            assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}

    def test_says_how_to_install_what_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(UserError, match=r'pip install "mbc-i18n\[docx\]"'):
            docx.document(source(), {})


class TestDirection:
    @EACH_LOCALE
    def test_paragraphs_go_as_the_language_does(self, locale: str) -> None:
        tree = body(spoken(locale))
        rtl = locale in RIGHT_TO_LEFT
        own = [each for each in tree.iter(f"{W}p") if WORDS[locale] in words(each)]
        assert len(own) > 10
        assert {each.find(f"{W}pPr/{W}bidi") is not None for each in own} == {rtl}
        assert (tree.find(f".//{W}tblPr/{W}bidiVisual") is not None) == rtl
        assert (tree.find(f"{W}body/{W}sectPr/{W}bidi") is not None) == rtl

    @pytest.mark.parametrize("locale", RIGHT_TO_LEFT)
    def test_runs_of_letters_from_right_to_left_are_marked(self, locale: str) -> None:
        for each in body(spoken(locale)).iter(f"{W}r"):
            text = words(each)
            if re.search(r"[\u0590-\u06ff]", text):
                assert each.find(f"{W}rPr/{W}rtl") is not None, text
            elif re.search("[A-Za-z]", text):
                assert each.find(f"{W}rPr/{W}rtl") is None, text

    def test_words_of_a_part_go_their_own_way(self) -> None:
        tree = body(translated("es", "# A\n\n<p lang='ar' dir='rtl'>نص</p>\n\nSee <b>نص</b>.\n"))
        first, second = (each for each in tree.iter(f"{W}p") if "نص" in words(each))
        assert first.find(f"{W}pPr/{W}bidi") is not None
        assert second.find(f"{W}pPr/{W}bidi") is None
        assert run(second, "نص").find(f"{W}rPr/{W}rtl") is not None
        assert value(run(first, "نص"), "lang", "bidi") == "ar-EG"

    def test_signs_at_the_edge_of_a_part_stay_with_it(self) -> None:
        tree = body(translated("ar", "# A\n\n<bdi>BMC Cancer!</bdi> <em>Word</em>\n", str))
        assert words(paragraph(tree, "BMC")) == "BMC Cancer!\u200e Word"

    def test_code_goes_from_left_to_right(self) -> None:
        tree = body(spoken("ar"))
        assert paragraph(tree, "code < b").find(f"{W}pPr/{W}bidi") is None


class TestLanguage:
    @EACH_LOCALE
    def test_every_run_says_its_language(self, locale: str) -> None:
        data = docx.document(spoken(locale), PICTURES)
        slots = scripts.language(locale)
        for name in ("word/document.xml", "word/footer.xml"):
            runs = [each for each in part(data, name).iter(f"{W}r") if words(each)]
            assert runs
            for each in runs:
                assert each.find(f"{W}rPr/{W}lang") is not None, words(each)
        own = run(part(data), WORDS[locale][:4]).find(f"{W}rPr/{W}lang")
        assert own is not None
        assert own.attrib == {f"{W}{slot}": name for slot, name in slots.items()}

    @pytest.mark.parametrize(
        ("locale", "slots"),
        [
            ("es", {"val": "es-ES"}),
            ("pt_BR", {"val": "pt-BR"}),
            ("sr_Latn", {"val": "sr-Latn-RS"}),
            ("ar", {"val": "ar-EG", "bidi": "ar-EG"}),
            ("hi", {"val": "hi-IN", "bidi": "hi-IN"}),
            ("th", {"val": "th-TH", "bidi": "th-TH"}),
            ("zh_Hans", {"val": "zh-CN", "eastAsia": "zh-CN"}),
            ("zh_Hant", {"val": "zh-TW", "eastAsia": "zh-TW"}),
            ("ja", {"val": "ja-JP", "eastAsia": "ja-JP"}),
        ],
    )
    def test_is_named_for_the_characters_it_is_written_in(
        self, locale: str, slots: Mapping[str, str]
    ) -> None:
        assert scripts.language(locale) == slots
        styles = part(docx.document(translated(locale), {}), "word/styles.xml")
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        assert default is not None
        assert default.attrib == {f"{W}{slot}": name for slot, name in slots.items()}

    @pytest.mark.parametrize(
        ("locale", "slot", "font"),
        [
            ("ar", "cs", "Arial"),
            ("hi", "cs", "Nirmala UI"),
            ("th", "cs", "Leelawadee UI"),
            ("ur", "cs", "Urdu Typesetting"),
            ("zh_Hans", "eastAsia", "Microsoft YaHei"),
            ("zh_TW", "eastAsia", "Microsoft JhengHei"),
            ("ja", "eastAsia", "Yu Gothic"),
            ("ko", "eastAsia", "Malgun Gothic"),
            ("ru", "ascii", "Calibri"),
        ],
    )
    def test_has_the_fonts_of_its_script(self, locale: str, slot: str, font: str) -> None:
        data = docx.document(translated(locale), {})
        assert value(part(data, "word/styles.xml"), "rFonts", slot) == font
        fonts = part(data, "word/fontTable.xml")
        assert font in {each.get(f"{W}name") for each in fonts}

    def test_of_what_is_not_translated_is_the_sources(self) -> None:
        tree = body(translated("ar", target=nothing, missing="mark"))
        own = run(tree, "Most pain passes.")
        assert own.find(f"{W}rPr/{W}rtl") is None
        assert value(own, "lang") == "en-US"
        assert phrase("ar", "Some parts of this page have not been translated. They are shown in"
                      " their original language.").text in words(tree)  # fmt: skip

    def test_of_a_frame_that_has_no_words_in_it_is_english(self) -> None:
        tree = body(translated("ps"))
        assert value(run(tree, "This is a draft translation."), "lang") == "en-US"
        assert paragraph(tree, "This is a draft").find(f"{W}pPr/{W}bidi") is None

    def test_no_language_that_is_none_is_told(self) -> None:
        tree = body(source("# A\n\n<p lang='no-such-language-at-all'>Words</p>\n"))
        assert value(run(tree, "Words"), "lang") == "en-US"

    @EACH_LOCALE
    def test_what_is_stressed_is_slanted_where_letters_can_be(self, locale: str) -> None:
        tree = body(translated(locale, "# A\n\n*Pain*\n", lambda text: f"{text}"))
        stressed = run(tree, "Pain")
        slanted = locale in ("ru", "vi", "es", "de")
        assert (stressed.find(f"{W}rPr/{W}iCs") is not None) == slanted
        assert (stressed.find(f"{W}rPr/{W}bCs") is not None) == (not slanted)


class TestBlocks:
    def test_title_heads_the_document_once(self) -> None:
        for article in (RICH, "# Breast pain\n\nWords.\n"):
            heads = [each for each in body(source(article)).iter(f"{W}p")
                     if value(each, "pStyle") == "Heading1"]  # fmt: skip
            assert [words(each) for each in heads] == ["Breast pain"]

    def numbered(self, article: str) -> list[tuple[str, str, str]]:
        """Words, level and start of each item that is counted anew or goes on."""
        data = docx.document(source(article), {})
        lists = {each.get(f"{W}numId"): each for each in part(data, "word/numbering.xml")}
        found = []
        for each in part(data).iter(f"{W}p"):
            own = each.find(f"{W}pPr/{W}numPr")
            if own is not None:
                start = value(lists[value(own, "numId")], "startOverride")
                found.append((words(each), value(own, "ilvl"), f"{value(own, 'numId')}/{start}"))
        return found

    def test_lists_count_from_their_own_beginning(self) -> None:
        article = "1. A\n   1. B\n2. C\n\nWords.\n\n1. D\n\nWords.\n\n7. E\n8. F\n"
        assert self.numbered(article) == [
            ("A", "0", "1/1"),
            ("B", "1", "2/1"),
            ("C", "0", "1/1"),
            ("D", "0", "3/1"),
            ("E", "0", "4/7"),
            ("F", "0", "4/7"),
        ]

    def test_numbers_that_an_author_set_stay(self) -> None:
        article = "<ol reversed><li>A<li>B</ol>\n\n<ol><li>C<li value='9'>D<li>E</ol>\n"
        assert self.numbered(article) == [
            ("A", "0", "1/2"),
            ("B", "0", "2/1"),
            ("C", "0", "3/1"),
            ("D", "0", "4/9"),
            ("E", "0", "4/9"),
        ]

    @pytest.mark.parametrize(
        ("kind", "format_"), [("a", "lowerLetter"), ("I", "upperRoman"), ("1", "decimal")]
    )
    def test_numbers_are_written_as_the_author_said(self, kind: str, format_: str) -> None:
        data = docx.document(source(f"<ol type='{kind}'><li>A</ol>\n"), {})
        numbering = part(data, "word/numbering.xml")
        (used,) = numbering.findall(f"{W}num")
        abstract = {each.get(f"{W}abstractNumId"): each for each in numbering}
        assert value(abstract[value(used, "abstractNumId")], "numFmt") == format_

    def test_further_paragraphs_of_an_item_have_no_number(self) -> None:
        tree = body(source("1. A\n\n   B\n\n2. C\n"))
        assert paragraph(tree, "B").find(f".//{W}numPr") is None
        assert value(paragraph(tree, "B"), "ind", "left") == value(
            paragraph(tree, "A"), "ind", "left"
        )

    def test_boxes_of_a_task_list_are_its_bullets(self) -> None:
        data = docx.document(source("- [ ] A\n- [x] B\n"), {})
        numbering = part(data, "word/numbering.xml")
        abstract = {each.get(f"{W}abstractNumId"): each for each in numbering}
        signs = [value(abstract[value(each, "abstractNumId")], "lvlText")
                 for each in numbering.findall(f"{W}num")]  # fmt: skip
        assert signs == ["\u2610", "\u2611"]
        assert [words(paragraph(part(data), each)) for each in "AB"] == ["A", "B"]

    def test_definitions_stand_under_their_term(self) -> None:
        tree = body(source(RICH))
        assert value(paragraph(tree, "Lump"), "pStyle") == "Term"
        assert int(value(paragraph(tree, "A swelling."), "ind", "left")) > 0

    def test_quotations_have_a_line_where_lines_begin(self) -> None:
        for edition, side in ((source(RICH), "left"), (spoken("ar"), "right")):
            lines = {each.tag for edge in body(edition).iter(f"{W}pBdr") for each in edge}
            assert lines == {f"{W}{side}"}

    def test_code_keeps_its_lines_and_spaces(self) -> None:
        code = paragraph(body(source(RICH)), "code < b")
        assert len(list(code.iter(f"{W}br"))) == 1
        assert [each.text for each in code.iter(f"{W}t")] == ["code < b", "  more"]
        assert value(code, "rFonts", "ascii") == "Consolas"

    def test_spaces_are_shown_as_html_shows_them(self) -> None:
        tree = body(source("# T\n\n<p>  a \n <b> b </b> c<br> d \u00a0 e </p>\n"))
        assert words(paragraph(tree, "a")) == "a b cd \u00a0 e"

    @pytest.mark.parametrize(
        ("markup", "property_"),
        [
            ("<strong>x</strong>", "bCs"),
            ("<s>x</s>", "strike"),
            ("<ins>x</ins>", "u"),
            ("<sub>x</sub>", "vertAlign"),
            ("<sup>x</sup>", "vertAlign"),
            ("<mark>x</mark>", "shd"),
            ("<small>x</small>", "szCs"),
            ("<code>x</code>", "noProof"),
        ],
    )
    def test_markup_of_words_stays(self, markup: str, property_: str) -> None:
        tree = body(source(f"# T\n\nA {markup} b.\n"))
        assert run(tree, "x").find(f"{W}rPr/{W}{property_}") is not None
        assert run(tree, "b.").find(f"{W}rPr/{W}{property_}") is None

    def test_details_ruby_and_quotes_keep_their_words(self) -> None:
        article = "<details><summary>More</summary><p>In</p></details>\n\n<p><q>a</q>" \
            " <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>\n"  # fmt: skip
        assert words(body(source(f"# T\n\n{article}"))).startswith("TMoreIn“a” 漢(kan)")


class TestTables:
    def grid(self, html: str) -> list[list[str]]:
        """Words, width and way of merging of each cell."""
        tree = body(source(f"# T\n\n{html}\n"))
        assert len({len(list(each.iter(f"{W}gridCol"))) for each in tree.iter(f"{W}tbl")}) == 1
        return [
            [f"{words(cell)}{value(cell, 'gridSpan')}{value(cell, 'vMerge')[:1]}"
             for cell in row.iter(f"{W}tc")]
            for row in tree.iter(f"{W}tr")
        ]  # fmt: skip

    def test_heads_are_repeated_on_each_page(self) -> None:
        rows = list(body(source(RICH)).iter(f"{W}tr"))
        assert [each.find(f"{W}trPr/{W}tblHeader") is not None for each in rows] == [True, False]

    def test_cells_span_others(self) -> None:
        html = "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>"
        assert self.grid(html) == [["ar", "b2"], ["c", "c", "d"], ["e", "f", "g"]]

    def test_a_cell_that_spans_to_the_end_goes_on_to_the_last_row(self) -> None:
        html = "<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>"
        assert self.grid(html) == [["ar", "b"], ["c", "c"], ["c", "d"]]

    @pytest.mark.parametrize("span", ["99999", "-1", "x", "65534", "0"])
    def test_no_span_makes_a_table_without_end(self, span: str) -> None:
        html = f"<table><tr><td colspan={span} rowspan={span}>a<td>b<tr><td>c</table>"
        text = "".join(re.sub("[0-9]|[rc]$", "", cell) for row in self.grid(html) for cell in row)
        assert sorted(text.replace("c", "")) == ["a", "b"]

    def test_no_words_are_lost_beyond_the_last_column(self) -> None:
        cells = [f"x{number}." for number in range(80)]
        html = f"<table><tr>{''.join(f'<td>{each}</td>' for each in cells)}</tr></table>"
        tree = body(source(f"# T\n\n{html}\n"))
        assert len(list(tree.iter(f"{W}gridCol"))) == 63
        assert words(next(tree.iter(f"{W}tbl"))) == "".join(cells)

    def test_caption_stands_above_and_stays_with_the_table(self) -> None:
        html = "<table><caption>Doses</caption><tr><td>a</table>"
        assert value(paragraph(body(source(f"# T\n\n{html}\n")), "Doses"), "pStyle") == "Caption"

    def test_two_in_a_row_stay_two(self, tmp_path: Path) -> None:
        html = "<table><tr><td>a</table><table><tr><td><table><tr><td>b</table></table>"
        data = docx.document(source(f"# T\n\n{html}\n"), {})
        kinds = [each.tag for each in next(iter(part(data)))]
        first = kinds.index(f"{W}tbl")
        assert kinds[first : first + 3] == [f"{W}tbl", f"{W}p", f"{W}tbl"]
        for cell in part(data).iter(f"{W}tc"):
            assert list(cell)[-1].tag == f"{W}p"

    def test_columns_are_aligned_where_lines_end(self) -> None:
        for edition in (source(RICH), spoken("ar")):
            cells = list(body(edition).iter(f"{W}tc"))[:3]
            assert [value(each, "jc") for each in cells] == ["", "right", "center"]


class TestPictures:
    def described(self, tree: Element) -> list[str | None]:
        return [each.get("descr") for each in tree.iter(f"{WP}docPr")]

    def test_are_told_to_those_who_cannot_see_them(self) -> None:
        tree = body(spoken("ar"))
        assert self.described(tree) == [WORDS["ar"], ""]
        assert "decorative" in ElementTree.tostring(tree, encoding="unicode")

    def test_have_numbers_of_their_own(self) -> None:
        article = "# T\n\n![A](own.png) ![B](own.png) ![C](line.png)\n"
        data = docx.document(source(article), PICTURES)
        numbers = [each.get("id") for each in part(data).iter(f"{WP}docPr")]
        assert len(set(numbers)) == 3
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert len([name for name in archive.namelist() if "media" in name]) == 2

    def test_that_are_elsewhere_are_linked_by_their_words(self) -> None:
        data = docx.document(source(RICH), PICTURES)
        assert "https://example.org/far.png" in relations(data).values()
        assert "[Far away]" in words(part(data))

    @pytest.mark.parametrize("broken", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", png(3, 3)[:20]])
    def test_that_cannot_be_shown_are_told(self, broken: bytes) -> None:
        tree = body(source("# T\n\n![A lump](own.png)\n"), {"own.png": broken})
        assert "[A lump]" in words(tree)
        assert self.described(tree) == []

    def test_fit_the_paper_in_the_size_of_the_page(self) -> None:
        html = "<img src='own.png' width='80' alt='A'><img src='wide.png' alt='B'>"
        tree = body(source(f"# T\n\n{html}\n"), PICTURES | {"wide.png": png(4000, 20)})
        first, second = ((int(e.get("cx", "")), int(e.get("cy", "")))
                         for e in tree.iter(f"{WP}extent"))  # fmt: skip
        assert first == (80 * 9525, 40 * 9525)
        assert second[0] <= 6_120_000 < 4000 * 9525


class TestLinks:
    def test_lead_where_the_source_says(self) -> None:
        data = docx.document(spoken("ar"), PICTURES)
        link = next(each for each in part(data).iter(f"{W}hyperlink") if each.get(f"{R}id"))
        assert relations(data)[str(link.get(f"{R}id"))] == "https://example.org/team?a=1&b=2"
        assert link.get(f"{W}tooltip") == WORDS["ar"]

    def test_inside_lead_to_bookmarks(self) -> None:
        tree = body(source(RICH))
        names = [each.get(f"{W}name") for each in tree.iter(f"{W}bookmarkStart")]
        anchors = [each.get(f"{W}anchor") for each in tree.iter(f"{W}hyperlink")]
        inside = [each for each in anchors if each]
        assert len(inside) == 3
        assert set(inside) <= set(names)
        assert len(set(names)) == len(names)

    def test_names_of_bookmarks_are_short_and_their_own(self) -> None:
        heads = "".join(f"## {'long ' * 20}{number}\n\n" for number in range(3))
        tree = body(source(f"# T\n\n{heads}"))
        names = [str(each.get(f"{W}name")) for each in tree.iter(f"{W}bookmarkStart")]
        assert len(set(names)) == 4
        assert all(re.fullmatch(r"[^\W\d_]\w{0,39}", each) for each in names)

    @pytest.mark.parametrize(
        "address",
        [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "vbscript:x",
            "data:text/html,x",
            "//[",
            "#no",
        ],
    )
    def test_that_lead_nowhere_safe_lead_nowhere(self, address: str) -> None:
        site = Site(Publishing(raw_html="trust"))
        article = source(f"# T\n\n<a href='{address}'>Words</a>\n")
        data = docx.document(article, {}, site)
        assert relations(data) == {}
        assert run(part(data), "Words") is not None

    def test_addresses_hold_what_addresses_may(self) -> None:
        article = "# T\n\n<a href='https://example.org/a b\"<>{}%zz?ü=1'>Words</a>\n"
        (address,) = relations(docx.document(source(article), {})).values()
        assert address == "https://example.org/a%20b%22%3C%3E%7B%7D%25zz?ü=1"


class TestNotices:
    def header(self, edition: Edition) -> str:
        return words(part(docx.document(edition, {}), "word/header.xml"))

    @pytest.mark.parametrize("locale", ["es", "ar", "sw"])
    def test_drafts_say_so_first_and_on_every_page(self, locale: str) -> None:
        edition = translated(locale)
        notice = phrase(locale, "This is a draft translation.").text
        text = words(body(edition))
        assert text.index(notice) < text.index(f"{locale}: Breast pain")
        assert self.header(edition) == phrase(locale, "Draft").text
        assert value(paragraph(body(edition), notice), "pStyle") == "Notice"

    def test_released_ones_do_not(self) -> None:
        edition = spoken("es")
        assert self.header(edition) == ""
        assert phrase("es", "This is a draft translation.").text not in words(body(edition))

    def test_kept_ones_say_that_the_source_has_changed(self) -> None:
        edition = replace(spoken("de"), status=KEPT, outdated=True)
        said = phrase("de", "The original page has changed since this translation was reviewed on"
                      " {date}.").text  # fmt: skip
        assert said.partition("{date}")[0] in words(body(edition))

    def test_the_end_says_who_reviewed_what_and_where_it_is_from(self) -> None:
        site = Site(Publishing(address="https://example.org/health/", publisher="Own Health"))
        data = docx.document(released(translated("es")), {}, site)
        text = words(part(data))
        on = phrase("es", "Last reviewed on {date}.")
        day = locales.format_date(datetime.date(2026, 3, 9), on.locale or "es")
        for said in (on.text.format(date=day), "Ana Ruiz · MA", "Ben Okafor", "Breast pain & you",
                     "Own Health", "0123456789ab", "Spanish · es"):  # fmt: skip
            assert said in text
        assert "https://example.org/health/en/breast-pain.html" in relations(data).values()


class TestSafety:
    def skeleton(self, edition: Edition) -> tuple[set[str], set[str], list[str]]:
        """Kinds of elements and attributes, and where the document leads."""
        data = docx.document(edition, {})
        tree = part(data)
        attributes = {name for each in tree.iter() for name in each.attrib}
        return {each.tag for each in tree.iter()}, attributes, list(relations(data).values())

    @settings(deadline=None, max_examples=40)
    @given(
        st.one_of(ATTACKS, st.text(st.sampled_from("<>&\"'`*_[]()#!|~\\-+ ax1.:\n\u202e\u0627")))
    )
    def test_translators_words_add_nothing(self, hostile: str) -> None:
        article = "---\ntitle: T\ndescription: D\n---\n\n## Heading\n\nWords.\n\n- Item\n"
        assume(hostile.strip())
        try:
            found = self.skeleton(translated("es", article, lambda text: f"{text} {hostile} ا"))
        except FormatError:
            return
        assert found == self.skeleton(translated("es", article, lambda text: f"{text} ا"))

    @settings(deadline=None, max_examples=40)
    @given(st.text(st.characters(codec="utf-8"), min_size=1))
    def test_any_words_make_a_document(self, text: str) -> None:
        try:
            data = docx.document(translated("he", "# T\n\nWords.\n", lambda own: own + text), {})
        except FormatError:
            return
        python_docx.Document(io.BytesIO(data))

    @pytest.mark.parametrize(
        "hostile", ["<script>x()</script>", "<style>p {}</style>", "<svg><a/>"]
    )
    def test_what_acts_is_not_taken_from_trusted_sources(self, hostile: str) -> None:
        site = Site(Publishing(raw_html="trust"))
        text = words(part(docx.document(source(f"# T\n\n{hostile}\n\nEnd.\n"), {}, site)))
        assert text.startswith("TEnd.")

    def test_elements_without_end_are_written_without_end(self) -> None:
        deep = "<blockquote>" * 3 * DEEPEST + "Words" + "</blockquote>" * 3 * DEEPEST
        assert "Words" in words(body(source(f"# T\n\n{deep}\n\n{'> ' * 90}Quoted\n")))


def nested() -> st.SearchStrategy[str]:
    """HTML of every kind of element within every other."""
    names = ("p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "div", "h2", "h5", "pre", "em",
             "strong", "code", "sub", "span", "a href='#x'", "table", "tr", "td", "th", "thead",
             "caption", "details", "summary", "figure", "bdi", "section")  # fmt: skip
    leaf = st.sampled_from(["a", "1", " ", "\u0627", "<br>", "<hr>", "x y", "<img alt='' src='q'>"])
    return st.recursive(
        leaf,
        lambda inner: st.tuples(st.sampled_from(names), st.lists(inner, max_size=4)).map(
            lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0].split()[0]}>"
        ),
        max_leaves=20,
    )


def shown(text: str) -> str:
    return re.sub(r"[\s\u200e\u200f]", "", text)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(nested(), min_size=1, max_size=5).map("".join))
def test_no_word_of_an_article_is_lost(html: str) -> None:
    edition = source(f"# T\n\n<div>{html}</div>\n")
    tree = parse(content(edition).body)
    made = body(edition, {})
    assert shown(words(made)).startswith(shown(tree.text()))
    for each in made.iter(f"{W}p"):
        assert each.find(f"{W}p") is None


ODD = ("", " ", "&amp;", "a<b", "<p>a", "</p>", "<li>x", "<!-- c -->x", "<p>a</b>c</p>")


@pytest.mark.parametrize("html", ODD)
def test_any_html_has_a_tree(html: str) -> None:
    assert parse(html).name == ""


def test_documents_open_in_libreoffice(tmp_path: Path) -> None:
    office.required()
    files = []
    for locale in WORDS:
        files.append(tmp_path / f"{locale}.docx")
        files[-1].write_bytes(docx.document(spoken(locale), PICTURES))
    for locale, made in zip(WORDS, office.converted(files, tmp_path), strict=True):
        text = re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", office.text(made))
        assert text.count(re.sub(r"\s", "", WORDS[locale])[:8]) > 10, locale
        assert (office.middle(made) > 0.5) == (locale in RIGHT_TO_LEFT), locale
