"""PDF documents of pages: tagged, in the page's language and order, and loading nothing."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n.errors import UserError
from mbc_i18n.publish import pdf
from mbc_i18n.publish.pdf import ordering, preparing
from tests.publish import office
from tests.publish.examples import page, source, translated
from tests.publish.paper import PICTURES, RICH, WORDS, png, released, spoken

try:
    import weasyprint  # noqa: F401
    from pypdf import PdfReader
except (ImportError, OSError) as error:
    if os.environ.get("MBC_I18N_OFFICE") == "required":
        raise
    pytest.skip(f"PDF DOCUMENTS ARE NOT TESTED: {error}", allow_module_level=True)


ENDS = {"ar": "تقريبا", "fa": "شایعاستو", "he": "כאבבשדהואשכיח", "hi": "आमहै,लगभग"}
"""What to look for where pdftotext moves the signs beside figures, or parts of a joined letter."""


def read(html: str, pictures: Mapping[str, bytes] = PICTURES) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.document(html, pictures)))


def text(html: str, folder: Path) -> str:
    """The words of the document as pdftotext reads them, without marks of direction."""
    if not shutil.which("pdftotext"):
        pytest.skip("PDF DOCUMENTS ARE NOT READ BACK: pdftotext is missing")
    file = folder / "page.pdf"
    file.write_bytes(pdf.document(html, PICTURES))
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    found = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", found)


def tags(reader: PdfReader) -> list[str]:
    """The roles of the tree of tags, in order."""

    def walk(node: object) -> Iterator[str]:
        found = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(found, list):
            for each in found:
                yield from walk(each)
        elif isinstance(found, dict):
            if "/S" in found:
                yield str(found["/S"])
            yield from walk(found.get("/K", []))

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]))


class TestTags:
    @pytest.mark.parametrize("locale", WORDS)
    def test_document_says_its_language_and_title(
        self, locale: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        reader = read(page(spoken(locale)))
        assert [each.message for each in caplog.records if each.levelno >= logging.ERROR] == []
        root = reader.trailer["/Root"]
        assert root["/Lang"] == locale.replace("_", "-")
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata is not None
        assert reader.metadata.title == WORDS[locale]
        assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()

    def test_every_kind_of_block_is_tagged(self) -> None:
        found = tags(read(page(spoken("ar"))))
        for tag in ("/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD",
                    "/Link", "/Figure"):  # fmt: skip
            assert tag in found, tag
        assert found.index("/H1") < found.index("/H2") < found.index("/H3")

    def test_pictures_are_told(self) -> None:
        html = page(source("# T\n\n![A lump](own.png) ![](line.png)\n"))
        assert figures(read(html)) == ["A lump"]

    def test_pictures_that_are_not_given_are_words(self, tmp_path: Path) -> None:
        assert "[Far away]" in text(page(source(RICH)), tmp_path)


def figures(reader: PdfReader) -> list[str]:
    """The alternative texts of the figures."""
    size = int(reader.trailer["/Size"])
    objects = (reader.get_object(number) for number in range(1, size))
    found = [each for each in objects if isinstance(each, dict) and each.get("/S") == "/Figure"]
    return [str(each["/Alt"]) for each in found]


class TestOrder:
    @pytest.mark.parametrize("locale", WORDS)
    def test_words_are_read_in_their_order(self, locale: str, tmp_path: Path) -> None:
        office.letters({"zh_Hans": "zh-cn", "zh_Hant": "zh-tw"}.get(locale, locale))
        found = re.sub(r"\s", "", text(page(spoken(locale)), tmp_path))
        sentence = re.sub(r"\s", "", WORDS[locale])
        assert found.count(ENDS.get(locale, sentence)[-10:]) > 10

    def test_figures_are_not_turned_by_the_elements_between_them(self, tmp_path: Path) -> None:
        article = "# T\n\nA 10<sup>6</sup> H<sub>2</sub>O <b>kg</b>/m<sup>2</sup>.\n"
        html = page(translated("ar", article, lambda own: own.replace("A ", "نحو ")))
        found = re.sub(r"\s", "", text(html, tmp_path))
        assert "106" in found
        assert "H2Okg/m2" in found

    def test_lists_count_as_the_author_said(self, tmp_path: Path) -> None:
        article = "# T\n\n7. Seventh\n8. Eighth\n\n<ol type=A><li>First<li value=4>Fourth</ol>\n"
        lines = text(page(source(article)), tmp_path).split()
        found = [each for each in lines if re.fullmatch(r"\w\.", each)]
        assert found == ["7.", "8.", "A.", "D."]

    def test_addresses_are_printed_from_left_to_right(self, tmp_path: Path) -> None:
        found = re.sub(r"\s", "", text(page(spoken("ar")), tmp_path))
        assert "https://example.org/team?a=1&b=2" in found

    def test_drafts_say_so_on_every_sheet(self, tmp_path: Path) -> None:
        reader = read(page(translated("es", RICH)))
        assert len(reader.pages) > 1
        for each in reader.pages:
            assert "Borrador" in each.extract_text()


class TestRepetition:
    def test_the_same_page_gives_the_same_bytes(self) -> None:
        program = (
            "import hashlib; from mbc_i18n.publish import pdf;"
            "from tests.publish.examples import *; from tests.publish.paper import *;"
            "print(hashlib.sha256(pdf.document(page(spoken('ar')), PICTURES)).hexdigest())"
        )
        made = {hashlib.sha256(pdf.document(page(spoken("ar")), PICTURES)).hexdigest()}
        for seed, zone, language in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "ar_EG.UTF-8")):
            own = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
            paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
            done = subprocess.run(
                [sys.executable, "-c", program], env={**os.environ, **own, **paths},
                capture_output=True, check=True, text=True,
            )  # fmt: skip
            made.add(done.stdout.strip())
        assert len(made) == 1

    def test_no_time_is_told(self) -> None:
        reader = read(page(released(translated("es"))))
        assert reader.metadata is not None
        assert {"/CreationDate", "/ModDate"}.isdisjoint(reader.metadata)

    def test_identifier_is_that_of_the_content(self) -> None:
        one, same, other = (
            read(html).trailer["/ID"][0]
            for html in (page(source()), page(source()), page(source("# Other\n")))
        )
        assert one == same != other


class TestSafety:
    @pytest.mark.parametrize(
        "hostile",
        [
            "<img src='file:///etc/passwd'>",
            "<img src='/etc/passwd' alt='x'>",
            "<img src='http://127.0.0.1:9/x.png'>",
            "<img src='data:image/png;base64,AAAA'>",
            "<link rel=stylesheet href='http://127.0.0.1:9/x.css'>",
            "<link rel=attachment href='file:///etc/passwd'>",
            "<style>@import 'file:///etc/passwd';</style>",
            "<style>p { background: url(http://127.0.0.1:9/) }</style>",
            "<p style='background: url(file:///etc/passwd)'>x</p>",
            "<object data='file:///etc/passwd'></object>",
            "<embed src='file:///etc/passwd'>",
            "<svg><image href='file:///etc/passwd'/></svg>",
        ],
    )
    def test_nothing_is_loaded(self, hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
        from weasyprint.urls import URLFetcher

        opened: list[object] = []
        monkeypatch.setattr(URLFetcher, "open", lambda self, url, *rest: opened.append(url))
        html = page(source()).replace("</article>", f"{hostile}</article>")
        reader = read(html, PICTURES)
        assert opened == []
        assert reader.attachments == {}

    def test_pictures_load_nothing(self, caplog: pytest.LogCaptureFixture) -> None:
        drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>" \
            b"<image href='file:///etc/passwd' width='9' height='9'/></svg>"  # fmt: skip
        with caplog.at_level(logging.ERROR, "weasyprint"):
            read(page(source("# T\n\n![A](own.svg)\n")), {"own.svg": drawing})
        assert "nothing is loaded" in caplog.text

    def test_links_of_the_folder_are_not_links_of_the_document(self) -> None:
        reader = read(page(source("# T\n\n[x](other.html) [y](https://example.org/)\n")))
        actions = [
            annotation.get_object()["/A"]["/URI"]
            for each in reader.pages
            for annotation in each.get("/Annots", [])
            if "/A" in annotation.get_object()
        ]
        assert actions == ["https://example.org/"]

    def test_elements_without_end_are_refused_in_words(self) -> None:
        html = page(source()).replace("</article>", f"{'<div>' * 5000}x</article>")
        with pytest.raises(UserError, match="nested too deeply"):
            pdf.document(html, {})


class TestMissing:
    def test_says_how_to_install_weasyprint(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "weasyprint", None)
        with pytest.raises(UserError, match=r'pip install "mbc-i18n\[pdf\]"'):
            pdf.document("", {})


class TestPreparing:
    def prepared(self, html: str, *, rtl: bool = False) -> str:
        side = "rtl" if rtl else "ltr"
        whole = f"<html dir='{side}'><head/><body>{html}</body></html>"
        tree = ElementTree.fromstring(whole)
        preparing.prepare(tree, {"own.png": png(1, 1)})
        body = tree.find("body")
        assert body is not None
        return ElementTree.tostring(body, encoding="unicode")[len("<body>") : -len("</body>")]

    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("<img src='own.png' alt='A'/>", '<img src="mbc-picture:0" alt="A" />'),
            ("<img src='no.png' alt='A' width='3'/>", "<span>[A]</span>"),
            ("<img src='no.png' alt=''/>", "<span />"),
            ("<img src='own.png' alt=''/>", '<embed src="mbc-picture:0" alt="" />'),
            ("<input type='checkbox' checked='' disabled=''/>", "<span>\u2611 </span>"),
            ("<a href='b.html'>x</a>", "<a>x</a>"),
            ("<a href='#b'>x</a>", '<a href="#b">x</a>'),
            ("<a href='//['>x</a>", "<a>x</a>"),
        ],
    )
    def test_elements_are_made_for_paper(self, html: str, expected: str) -> None:
        assert self.prepared(f"<p>{html}</p>") == f"<p>{expected}</p>"

    def test_links_lead_on_from_the_pages_own_address(self) -> None:
        tree = ElementTree.fromstring(
            "<html><head><link rel='canonical' href='https://example.org/es/a.html'/></head>"
            "<body><a href='b.html'>x</a></body></html>"
        )
        preparing.prepare(tree, {})
        assert tree.find("body/a").get("href") == "https://example.org/es/b.html"  # type: ignore[union-attr]

    def test_code_turns_by_its_first_letter(self) -> None:
        assert self.prepared("<p><code>a(b)</code></p>", rtl=True) == (
            '<p><code dir="ltr">a(b)</code></p>'
        )

    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            (
                "نص H<sub>2</sub>O نص",
                'نص <span dir="ltr">H<sub>2</sub>O</span> نص',
            ),
            ("نص 10<sup>6</sup>", 'نص <span dir="ltr">10<sup>6</sup></span>'),
            ("نص <b>نص</b> 10", "نص <b>نص</b> 10"),
            ("<b>a</b>, <b>b</b> نص", '<span dir="ltr"><b>a</b>, <b>b</b></span> نص'),
            ("a <b>b نص</b> c", "a <b>b نص</b> c"),
        ],
    )
    def test_stretches_over_elements_get_one_of_their_own(self, html: str, expected: str) -> None:
        assert self.prepared(f"<p>{html}</p>", rtl=True) == f"<p>{expected}</p>"

    @given(
        st.lists(st.text(st.sampled_from("ab 12.\u0627\u05d0%"), max_size=6), max_size=7),
        st.booleans(),
    )
    def test_no_word_moves_or_is_lost(self, pieces: list[str], rtl: bool) -> None:
        inner = "".join(f"<b>{each}</b>" if n % 2 else each for n, each in enumerate(pieces))
        tree = ElementTree.fromstring(f"<p>{inner}</p>")
        ordering.order(tree, rtl)
        assert "".join(tree.itertext()) == "".join(pieces)
        assert len(list(tree.iter("b"))) == len(pieces) // 2
