"""Pages made to hurt: the right answer, or a refusal by the file's name; never a crash."""

from __future__ import annotations

import pytest

from benchmarks.html_speed import HOSTILE
from mbc_i18n.errors import FormatError
from mbc_i18n.formats import html
from mbc_i18n.model import Translation

DEEP = 10_000


@pytest.mark.parametrize(
    "opening",
    ["<div>", "<span>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<svg>", "<x-y>", "<b>"],
)
def test_nesting_without_end_is_read(opening: str) -> None:
    page = f"<p>First</p>{opening * DEEP}Last"
    document = html.read(page)
    assert html.write(document, Translation("es")) == page
    assert next(document.units).source == "First"


def test_elements_that_would_be_opened_again_without_end_are_refused() -> None:
    page = "".join(f"<p><font color={n}>x</p>" for n in range(20_000))
    with pytest.raises(FormatError, match="^page.html:1: too many elements .* never closed; close"):
        html.read(page, file="page.html")


@pytest.mark.parametrize(
    "page",
    [
        "<", "</", "<!", "<!--", "<!-->", "<?", "<p", "<p a", "<p a=", "<p a='", "&", "&#", "&#x;",
        "&#xD800;&#1114112;", "x\0y", "<p\0>x\0", "\ud800<p title=\udfff>\ud800", "\ufeff\ufeff",
        "<![CDATA[x", "</p", "<p/x>", "<a></a b='>'>", "<p a=1 a=2 title=x title=y>", "<title>x",
        "<textarea>x", "<script>x</scrip", "<plaintext></plaintext>x", "\r", "\r\r\n\n", "<p>\f\v",
        "<frameset>x</frameset>y", "</html>x</body>y", "<table>x<!--y--><tr>z", "<image alt=x>",
        "</br>x", "<select><table>x", "<math><annotation-xml><p>x", "<svg></p>x<svg><br>y",
    ],
)  # fmt: skip
def test_broken_syntax_keeps_every_character(page: str) -> None:
    for file in ("page.html", "page.xhtml"):
        document = html.read(page, file=file)
        assert html.write(document, Translation("es")) == page
        html.to_html(document)


@pytest.mark.parametrize("opening", ["<div>", "<span>", "<b>", "<ul><li>", "<table><tr><td>"])
def test_nesting_without_end_is_translated(opening: str) -> None:
    page = f"<!doctype html><p>First</p>{opening * DEEP}Last"
    document = html.read(page)
    found = {unit.id: unit.source.upper() for unit in document.units if unit.source == "First"}
    expected = page.replace("First", "FIRST").replace("<p>", '<html lang="es"><p>')
    assert html.write(document, Translation("es", found)) == expected


@pytest.mark.parametrize("unit", [unit for _, unit in HOSTILE], ids=[name for name, _ in HOSTILE])
@pytest.mark.parametrize("file", ["page.html", "page.xhtml"])
def test_a_piece_without_end_is_read_and_kept(unit: str, file: str) -> None:
    page = "".join(unit.format(n) if "{}" in unit else unit for n in range(500))
    document = html.read(page, file=file)
    assert html.write(document, Translation("es")) == page
    own = {unit.id: unit.source for unit in document.units}
    assert html.write(document, Translation("es", own)) == page


def test_a_line_of_a_million_characters_is_read() -> None:
    document = html.read("<p>" + "One is here. " * 80_000)
    assert sum(1 for _ in document.units) == 80_000
