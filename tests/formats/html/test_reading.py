"""What a page's units are: the words of its blocks, however broken, and of some attributes."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import html
from mbc_i18n.model import Block


def sources(page: str, file: str = "") -> list[str]:
    return [unit.source for unit in html.read(page, file=file).units]


def blocks(page: str) -> list[Block]:
    return [block for block in html.read(page).blocks if block.units]


@pytest.mark.parametrize(
    ("page", "units"),
    [
        ("<p>One. Two.</p>", ["One.", "Two."]),
        ("<p>One<p>Two", ["One", "Two"]),
        ("<div>Bare <p>Two</div> three", ["Bare", "Two", "three"]),
        ("<TABLE><TR><TH>Head<TD>cell</TABLE>after", ["Head", "cell", "after"]),
        ("<table>lost<tr><td>cell</table>", ["lost", "cell"]),
        ("<dl><dt>Term<dd>Meaning</dl>", ["Term", "Meaning"]),
        ("<details><summary>More</summary>Text</details>", ["More", "Text"]),
        ("<figure><img src=a alt=Alt><figcaption>Cap</figure>", ["Alt", "Cap"]),
        ("<ul><li>One<ul><li>Inner</ul><li>Two</ul>", ["One", "Inner", "Two"]),
        ("<select><option>One<option>Two</select>", ["One", "Two"]),
        ("<p>x 1 <b>!</b></p><p>…</p>", ["x 1 <b>!</b>"]),
        ("</p>Stray</div></b> end</table>", ["Stray", "end"]),
        ("<template><p>Later</p></template>", ["Later"]),
        ("<noscript><p>Without</p></noscript>", ["Without"]),
    ],
)
def test_the_words_of_each_block_are_units(page: str, units: list[str]) -> None:
    assert sources(page) == units


@pytest.mark.parametrize(
    ("page", "unit"),
    [
        ("<p>A <B class=x>b</B> c", "A <b>b</b> c"),
        ("<p><a href=1>x</a> or <a href=2>y</a>", "<a1>x</a1> or <a2>y</a2>"),
        ("<p>One<br>two", "One<br/>two"),
        ("<p>One \n<BR/>\n two", "One <br/>two"),
        ("<p>long<wbr>word", "long<wbr/>word"),
        ("<p>A <img src=a> b", "A <img/> b"),
        ("<p>A <!-- c -->b", "A <html/>b"),
        ("<p>A <i class=icon></i> b", "A <i/> b"),
        ("<p>A <code>x y</code> b", "A <code/> b"),
        ("<p>A <svg><title>t</title></svg> b", "A <svg/> b"),
        ("<p>A <script>b()</script> c", "A <script/>c"),
        ("<p>See <ruby>漢<rt>kan</rt></ruby> x", "See <ruby>漢<rt>kan</rt></ruby> x"),
        (
            "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
            "<ruby>漢<rp1>(</rp1><rt>kan</rt><rp2>)</rp2></ruby>",
        ),
        ("<p><ruby>漢<rt>kan</ruby> x", "<ruby>漢<rt/>kan</ruby> x"),
        ("<p>A <o:p>b</o:p> <my-tag>c</my-tag>", "A <o-p>b</o-p> <my-tag>c</my-tag>"),
        ("<p>A <b>b <i>c</b> d</i> e", "A <b>b <i/>c</b> d<end-i/> e"),
        ("<p>A <b>b</p>", "A <b/>b"),
        ("<p><span>All of it</span></p>", "All of it"),
        ("<p> <font><span>All of it</span> </font><!-- c --></p>", "All of it"),
        ("<p><strong>All of it</strong></p>", "<strong>All of it</strong>"),
        ("<p>5 < 6 & 7 &lt; 8 &amp; caf&eacute; &copy 2", "5 < 6 & 7 < 8 & café © 2"),
        ("<p>a&nbsp;b c&shy;d &#x41;&#10;e", "a\xa0b c\xadd A e"),
        ("<p>a &copyright b &notit; &q; &ltx", "a ©right b ¬it; &q; <x"),
        ("<p>&nbspb c&shyd &nbsp;", "b c\xadd"),
        ("<p>&semi; b", "; b"),
        ("<p>A</>b</>c", "A<html1/>b<html2/>c"),
        ("<p>A\r\n   b \t c", "A b c"),
        ("<p>A <b> b </b> c", "A <b>b </b>c"),
        ("<p>乳腺\n癌", "乳腺癌"),
        ("<p>The <b/>tag", "The <b/>tag"),
    ],
)
def test_inline_elements_stand_in_a_unit_by_name(page: str, unit: str) -> None:
    assert sources(page) == [unit]


@pytest.mark.parametrize(
    ("page", "units"),
    [
        ("A <svg/>b", ["A", "b"]),
        ("<svg></p>A", ["A"]),
        ("<math><script></p>A", ["A"]),
        ("<title>A</Title ", ["A"]),
        ("<title></Title ", []),
        ("<title>A</p b", ["A</p b"]),
        ("<code title=A>b", ["A"]),
        ("<code title=A>b <i translate=yes>C</i></code>", ["A", "<i>C</i>"]),
        ("<iframe title=A>b</iframe><svg aria-label=C><g title=d></g></svg>", ["A", "C"]),
        ("<math title=a><script title=b></script></math>", []),
    ],
)
def test_words_beside_what_is_left_alone_are_units(page: str, units: list[str]) -> None:
    assert sources(page) == units


def test_two_line_breaks_part_paragraphs() -> None:
    assert sources("One<br>two<br> <br>three<br><br><br>four") == ["One<br/>two", "three", "four"]


def test_a_line_break_between_sentences_belongs_to_neither() -> None:
    assert sources("<p>One is here.<br>Two is there.") == ["One is here.", "Two is there."]


@pytest.mark.parametrize(
    ("page", "units"),
    [
        ("<p translate=no>No</p><p>Yes", ["Yes"]),
        ("<p translate=NO>No<p>Yes", ["Yes"]),
        ("<p class='a notranslate'>No</p>Yes", ["Yes"]),
        ("<div translate=no>No<p translate=yes>Yes<b>!</b></p>No</div>", ["Yes<b>!</b>"]),
        ("<div translate=no>No<p translate>Yes</p></div>", ["Yes"]),
        ("<p>A <b translate=no>No</b> c", ["A <b/> c"]),
        ("<p>A <b translate=no>No <i translate=yes>yes</i></b> c", ["A", "<i>yes</i>", "c"]),
        ("<p>Say <code translate=yes>word</code>", ["Say <code>word</code>"]),
        ("<p>Say <code>word</p><p>word", ["Say"]),
        ("<pre>word</pre><p>Yes", ["Yes"]),
        ("<pre translate=yes>one\n  two</pre>", ["one", "two"]),
        ("<script>word</script><style>word</style>Yes", ["Yes"]),
        ("<svg translate=yes><title>word</title></svg>Yes", ["Yes"]),
        ("<math><mi>word</mi></math><iframe>word</iframe>Yes", ["Yes"]),
        ("<textarea>word</textarea><xmp>word</xmp>Yes", ["Yes"]),
        ("<!-- word --><!--[if IE]><p>word</p><![endif]-->Yes", ["Yes"]),
        ("<p translate=no title=No><img alt=No>", []),
        ("<frameset><frame><noframes>word</noframes></frameset>", []),
        ("<plaintext>word", []),
    ],
)
def test_what_nobody_translates_is_left_alone(page: str, units: list[str]) -> None:
    assert sources(page) == units


@pytest.mark.parametrize(
    ("page", "units"),
    [
        ("<meta name=Description content=' What it is. '>", ["What it is."]),
        ("<meta property=og:title content=Title>", ["Title"]),
        ("<meta name='twitter:description' content='Text'>", ["Text"]),
        ("<meta name=viewport content='width=device-width'>", []),
        ("<meta property=og:image content='a.png'>", []),
        ("<p title='A &amp; b'>", ["A & b"]),
        ("<html title=A><body title=B>", ["A", "B"]),
        ("<img alt=Pic title='A pic'>", ["Pic", "A pic"]),
        ("<input placeholder=Name aria-label='Your name' value=x>", ["Name", "Your name"]),
        ("<input type=submit value=Send>", ["Send"]),
        ("<textarea placeholder=Name>x</textarea>", ["Name"]),
        ("<table><th abbr=H>Head", ["H", "Head"]),
        ("<a href=word class=word id=word data-x=word>x</a>", ["<a>x</a>"]),
        ("<link rel=stylesheet title=Dark><link rel=next title='Next page'>", ["Next page"]),
        ("<p title='…'><p title><p title=''>", []),
        ("<div aria-label=Menu aria-hidden=true>", ["Menu"]),
    ],
)
def test_attributes_with_words_are_units(page: str, units: list[str]) -> None:
    assert sources(page) == units


@pytest.mark.parametrize(
    ("page", "kind", "level"),
    [
        ("<title>x</title>", "title", 0),
        ("<h1>x</h1>", "title", 1),
        ("<title>y</title><h1>x</h1>", "heading", 1),
        ("<h1>y</h1><h3>x</h3>", "heading", 3),
        ("<ul><li><p>x", "item", 1),
        ("<ol><li>y<ul><li>x", "item", 2),
        ("<blockquote><p>x", "quote", 0),
        ("<table><td><p>x", "cell", 0),
        ("<table><caption>x", "caption", 0),
        ("<dl><dt>x", "term", 0),
        ("<dl><dd><p>x", "definition", 0),
        ("<button>x", "label", 0),
        ("<meta name=description content=x>", "description", 0),
        ("<p title=x>", "attribute", 0),
        ("<main>x", "paragraph", 0),
    ],
)
def test_a_blocks_kind_is_that_of_its_element(page: str, kind: str, level: int) -> None:
    block = blocks(page)[-1]
    assert (block.kind, block.level, block.units[0].kind) == (kind, level, kind)


def test_a_title_is_what_the_document_is_called() -> None:
    assert html.read("<title>Hay &amp; fever</title><h1>Other").title == "Hay & fever"
    assert html.read("<h2>First</h2><h1>Hay <b>fever</b></h1><h1>Other").title == "Hay <b>fever</b>"


def test_units_say_where_they_stand_and_what_their_elements_are() -> None:
    page = "<h2>Risk</h2>\r\n<ul><li><p>Ask <a href='/x?a=1&amp;b=2' class=c>us</a>.<img alt='Us'>"
    title, words, picture = html.read(page).units
    assert [title.line, words.line, picture.line] == [1, 2, 2]
    assert words.path == "Risk, item 1"
    assert picture.path == "Risk, alternative text of an image"
    assert [element.note for element in words.elements] == ["/x?a=1&b=2", "<img alt='Us'>"]
    spoken = next(html.read("<nav aria-label=Menu>").units)
    assert spoken.path == "label for screen readers"


def test_a_term_of_an_item_is_told() -> None:
    assert [block.term for block in blocks("<ul><li><b>Rest:</b> Sleep well.")] == ["Rest"]


def test_xhtml_is_read_by_its_own_rules() -> None:
    page = "<p>One <a id='x'/>two</p><script src='s'/><p><![CDATA[<b>no</b>]]>three</p>"
    assert sources(page, "page.xhtml") == ["One <a/>two", "<cdata/>three"]
    assert sources("<p translate='no'/><p>One</p>", "page.xhtml") == ["One"]


def test_a_cdata_section_of_xhtml_is_kept_as_one_tag_and_in_html_a_comment() -> None:
    page = "<p>One <![CDATA[<b> & more]]> two</p><p><![CDATA[Alone]]></p>"
    document = html.read(page, file="page.xhtml")
    assert [unit.source for unit in document.units] == ["One <cdata/> two"]
    assert [each.note for unit in document.units for each in unit.elements] == ["<b> & more"]
    assert sources("<p>One <![CDATA[more]]> two</p>") == ["One <html/>two"]


def test_a_block_is_one_unit_where_it_is_asked_for() -> None:
    document = html.read("<p>One is. Two is.", segmentation="block")
    assert [unit.source for unit in document.units] == ["One is. Two is."]


# Authors' marks


def test_notes_and_contexts_speak_of_the_next_block() -> None:
    page = "<!-- mbc: note Beware. --><div>\n<!-- mbc: context menu --><p>One. Two.</p>Three</div>"
    one, two, three = html.read(page).units
    assert {(unit.note, unit.context) for unit in (one, two)} == {("Beware.", "menu")}
    assert (three.note, three.context) == ("", "")


def test_a_mark_inside_a_block_speaks_of_it() -> None:
    assert next(html.read("<p>One <!-- mbc: note Beware. --> two").units).note == "Beware."


@pytest.mark.parametrize(
    ("page", "units"),
    [
        ("A<!-- mbc: skip --><p title=No>No</p><!-- mbc: /skip -->B", ["A", "B"]),
        ("A <!-- mbc: skip -->no <b>no</b><!-- mbc: /skip --> b", ["A <keep/> b"]),
        ("<p>A <!-- mbc: skip -->no<p>no <!-- mbc: /skip -->b", ["A", "b"]),
    ],
)
def test_a_skipped_stretch_is_left_alone(page: str, units: list[str]) -> None:
    assert sources(page) == units


@pytest.mark.parametrize(
    ("page", "line", "problem"),
    [
        ("\n<!-- mbc: nota x -->y", 2, "unknown mark `mbc: nota`"),
        ("\r\n<!-- mbc: note -->y", 2, "the note has no words"),
        ("<p>x\n<!-- mbc: note y -->", 0, ""),
        ("x<p>\n<!-- mbc: note y --></p>", 2, "no block follows the note"),
        ("<!-- mbc: skip -->\nx", 1, "`mbc: skip` is never closed"),
        ("x\n<!-- mbc: /skip -->", 2, "no skip is open here"),
        ("<!-- mbc: skip -->\n\n<!-- mbc: skip -->", 3, "a skip is open already"),
        ("<!-- mbc: context a -->\n<p>x <!-- mbc: context b -->", 2, "a second context"),
    ],
)
def test_a_wrong_mark_is_refused_by_its_line(page: str, line: int, problem: str) -> None:
    if not problem:
        html.read(page)
        return
    with pytest.raises(FormatError, match=f"^page.html:{line}: {problem}"):
        html.read(page, "page", file="page.html")
