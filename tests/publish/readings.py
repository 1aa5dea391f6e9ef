"""What independent parsers read in each output of an edition."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping

import yaml
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from mbc_i18n import formats
from mbc_i18n.publish import docx, epub, pages, parallel, singlefile
from mbc_i18n.publish.edition import translation
from tests.publish.examples import parsed
from tests.publish.fields import SITE, Work
from tests.publish.likeness import Node, html, nodes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUNS = frozenset(f"{W}{name}" for name in ("r", "rPr", "t", "br", "tab"))
"""Words of a document are cut into runs by their scripts."""

COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
COMMONMARK.use(footnote_plugin)
BODY = re.compile(r"^    (?=\S)", re.M)
"""The words of an admonition are code to those who know none."""


def xml(data: bytes) -> Iterator[Node]:
    """What lxml reads in an XML document."""
    return nodes(etree.fromstring(data, etree.XMLParser(resolve_entities=False)))


def page(work: Work) -> Iterator[Node]:
    """The page, which has no mistake in its syntax."""
    yield from nodes(parsed(pages.page(work.edition, work.siblings, SITE, work.said)))


def single(work: Work) -> Iterator[Node]:
    """The page as one file, with a web address and without."""
    whole = pages.page(work.edition, work.siblings, SITE, work.said)
    yield from html(singlefile.embedded(whole, {}))
    yield from html(singlefile.embedded(whole.replace("canonical", "other"), {}))


def beside(work: Work) -> Iterator[Node]:
    """The page beside its source."""
    yield from html(parallel.page(work.edition, work.siblings, SITE, work.said))


def book(work: Work) -> Iterator[Node]:
    """The files of the book."""
    with zipfile.ZipFile(io.BytesIO(epub.book(work.edition, {}, SITE))) as opened:
        for name in opened.namelist():
            yield name, {}, ""
            if name.endswith((".xhtml", ".opf")):
                yield from xml(opened.read(name))


def word(work: Work) -> Iterator[Node]:
    """The parts of the Word document: paragraphs and links with their words, all else as it is."""
    made = docx.document(work.edition, {}, SITE, work.said)
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        for name in opened.namelist():
            yield name, {}, ""
            if name == "word/document.xml":
                yield from _paragraphs(etree.fromstring(opened.read(name)))
            elif name.endswith((".xml", ".rels")):
                yield from xml(opened.read(name))


def _paragraphs(root: etree._Element) -> Iterator[Node]:
    for each in root.iter():
        parent = each.getparent()
        if each.tag in (f"{W}p", f"{W}hyperlink"):
            words = "".join(text.text or "" for text in each.iter(f"{W}t"))
            yield str(each.tag), dict(each.attrib), words
        elif each.tag not in RUNS and (parent is None or parent.tag != f"{W}rPr"):
            yield str(each.tag), dict(each.attrib), each.text or ""


def source(work: Work) -> Iterator[Node]:
    """The article in its own format."""
    document = work.edition.document
    text = formats.FORMATS[document.format].write(document, translation(work.edition))
    yield from WRITTEN[document.format](text)


def _lines(text: str) -> Iterator[Node]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        yield "line", {}, line


def _markdown(text: str) -> Iterator[Node]:
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    for key, value in yaml.safe_load(head).items():
        yield key, {}, str(value)
    yield from html(COMMONMARK.render(BODY.sub("", body)))


WRITTEN: Mapping[str, Callable[[str], Iterator[Node]]] = {
    "html": lambda text: iter(html(text)),
    "markdown": _markdown,
    "text": _lines,
}

OUTPUTS: Mapping[str, Callable[[Work], Iterator[Node]]] = {
    each.__name__: each for each in (page, single, beside, book, word, source)
}
