"""HTML in Markdown is read and written by the code of HTML pages."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import html, markdown
from mbc_i18n.formats.sentences import WORD
from mbc_i18n.model import Document, Translation
from tests.formats.markdown.oracle import elements, pseudo_translation
from tests.formats.markdown.places import KNOWN


def sources(text: str) -> list[str]:
    return [unit.source for unit in markdown.read(text).units]


def translated(text: str, source: str, target: str) -> str:
    """A text with one of its units in other words."""
    document = markdown.read(text)
    (unit,) = (unit for unit in document.units if unit.source == source)
    return markdown.write(document, Translation("es", {unit.id: target}))


def told(document: Document) -> list[tuple[str, str, str]]:
    blocks = [(block.kind, block.marker, block.units) for block in document.blocks]
    return [(kind, marker, unit.source) for kind, marker, units in blocks for unit in units]


PAGES = [
    '<div class="note">Words here. And <b>more</b>\nof it.</div>\n',
    "<table>\n<tr><th abbr='A short one'>Head<td>Cell &amp; &nbsp; <br> line\n</table>\n",
    '<p align=center>\n  <img alt="A scan" src=x> <a href="/y" title=Tip>More</a>\n</p>\n',
    "<details>\n<summary>Sum</summary>\nText <code>code</code>\n</details>\n",
    "<center>Words</center><ul><li>One<li>Two</ul><pre>Kept</pre>\n",
    '<div translate="no">Kept <b translate="yes">said</b></div>\n',
    '<div class="x notranslate">Kept</div><p>Said</p><svg aria-label="A lung"></svg>\n',
    '<form><input placeholder="Name" type=text><button aria-label="Go">Send</button></form>\n',
    "<h2 id=own>Head</h2>\n<dl><dt>Term<dd>Meaning</dl><!-- a comment -->\n",
]


@pytest.mark.parametrize("text", PAGES)
def test_a_block_has_the_units_of_a_page(text: str) -> None:
    own = markdown.read(text)
    assert told(own) == told(html.read(text))
    written = markdown.write(own, pseudo_translation(own))
    assert written == html.write(own, pseudo_translation(own))
    assert [(unit.start, unit.end, unit.line) for unit in own.units] == [
        (unit.start, unit.end, unit.line) for unit in html.read(text).units
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('<div translate="no">\n\nKept.\n\n</div>\n\nSaid.\n', ["Said."]),
        ("<div class=notranslate>\n\n- Kept.\n\n<p>Kept.</p>\n\n</div>\n", []),
        ("<div translate=no>\n\n<b translate=yes>\n\nSaid.\n\n</b>\n</div>\n", ["Said."]),
        ("<code>\n\nKept *it*.\n\n</code>\n\nSaid.\n", ["Said."]),
        ("<div>\n\nSaid.\n\n</div>\n", ["Said."]),
        ("- <div translate=no>\n\n  Kept.\n\nSaid.\n", ["Said."]),
        ("> <p translate=no>\n>\n> Said.\n", ["Said."]),
        ("<pre>\n\nKept.\n\n</pre>\nSaid.\n", ["Said."]),
        ("<Code />\n\nSaid.\n", ["Said."]),
        ("> <script>\n\nSaid.\n", ["Said."]),
        ("<!-- left open\n\nKept.\n", []),
        ("> <!-- left open\n\nSaid.\n", ["Said."]),
    ],
)
def test_what_an_element_says_holds_over_the_markdown_in_it(text: str, wanted: list[str]) -> None:
    assert sources(text) == wanted


@pytest.mark.parametrize(
    "text", ["<?php echo 'words' ?>\n", "<![CDATA[\nwords > more\n]]>\n", "<!X words>\n"]
)
def test_what_is_no_html_is_left_alone(text: str) -> None:
    assert sources(text) == []


def test_the_first_tag_of_a_block_stays_where_it_is() -> None:
    text = '<a href="x">\nmore words\n</a>\n'
    assert translated(text, "more words", "más") == '<a href="x">\nmás\n</a>\n'
    assert sources("<img alt='A scan'>\n<em>Seen</em>\n") == ["A scan", "<em>Seen</em>"]


def test_two_blocks_are_two_sentences() -> None:
    assert sources("<b>\nOne\n\n<i>\nmore\n") == ["One", "more"]


def test_the_prefixes_of_lines_are_no_words() -> None:
    text = "- > <div>\n  > One\n  > <b\n  > class=x>two</b>.\n  > </div>\n"
    assert sources(text) == ["One <b>two</b>."]
    written = "- > <div>\n  > Un <b\n  > class=x>dos</b>.\n  > </div>\n"
    assert translated(text, "One <b>two</b>.", "Un <b>dos</b>.") == written


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_keep_their_ends(end: str) -> None:
    text = f"<ul>{end}<li>One{end}two.{end}</ul>{end}{end}Said.{end}"
    wanted = f"<ul>{end}<li>Uno.{end}</ul>{end}{end}Said.{end}"
    assert translated(text, "One two.", "Uno.") == wanted


def test_units_say_where_they_stand() -> None:
    text = "# Risks\n\n> <div>\n> One. Two.\n> </div>\n"
    units = list(markdown.read(text).units)
    assert [(unit.source, unit.line) for unit in units[1:]] == [("One.", 4), ("Two.", 4)]
    assert units[1].path == "quote 1, sentence 1 of 2"


def test_a_note_above_a_block_speaks_of_it() -> None:
    document = markdown.read("<!-- mbc: note Beware. -->\n<p>One</p>\n\nTwo\n")
    assert [unit.note for unit in document.units] == ["Beware.", ""]


def test_a_context_makes_other_units() -> None:
    (unit,) = markdown.read("<!-- mbc: context menu -->\n\n<p>One</p>\n").units
    assert unit.context == "menu"


def test_a_skip_holds_over_blocks() -> None:
    text = "<!-- mbc: skip -->\n\n<p>Kept</p>\n\n<!-- mbc: /skip -->\n\n<p>Said</p>\n"
    assert sources(text) == ["Said"]


def test_a_mark_inside_a_block_is_refused() -> None:
    with pytest.raises(FormatError, match="a line of its own, above what it speaks of"):
        markdown.read("<div>\n<!-- mbc: note Beware. -->\nWords</div>\n")


def test_templates_in_a_block_are_elements() -> None:
    text = '<p><a href="{{ x }}" title="{{ y }}">Go {{ z }}</a> now {% if a > b %}</p>\n'
    document = markdown.read(text)
    (unit,) = document.units
    assert unit.source == "<a>Go <ph1/></a> now <ph2/>"
    assert [element.note for element in unit.elements] == ["{{ x }}", "{{ z }}", "{% if a > b %}"]
    assert elements(markdown.to_html(document)) == elements(
        markdown.to_html(document, pseudo_translation(document))
    )


@pytest.mark.parametrize("target", [*KNOWN, '"quoted"', "it's", "a > b", "</div>", "\n\nx", "-->"])
@pytest.mark.parametrize(
    "text",
    [
        "<div>\nWORD\n</div>\n\nNext {{ x }}.\n",
        "> - <p>WORD</p>\n",
        "<img alt=WORD src=x>\n",
        "See <abbr title='WORD'>x</abbr> now.\n",
        'a | b\n--|--\n<img alt="WORD"> | c\n',
    ],
)
def test_a_translation_is_words_and_nothing_else(text: str, target: str) -> None:
    written = translated(text, "WORD", target)
    assert " ".join(target.split()) in sources(written) or not WORD.search(target)
    assert elements(markdown.to_html(markdown.read(written))) == elements(
        markdown.to_html(markdown.read(text))
    )


def test_a_unit_without_a_target_is_marked() -> None:
    document = markdown.read("<p>One</p>\n\n<form><option>Two</form>\n")
    assert markdown.write(document, Translation("es", {}, mark=True)) == (
        '<p><span lang="en" dir="ltr">One</span></p>\n\n<form><option>Two</form>\n'
    )


def test_a_heading_of_html_takes_no_id_from_another() -> None:
    text = "<h1>Risk</h1>\n\n# Risk\n"
    assert markdown.to_html(markdown.read(text)) == '<h1>Risk</h1>\n<h1 id="risk">Risk</h1>\n'


# Tags inside a line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('An <img alt="A scan" src="s.png"> here', ["An <img/> here", "A scan"]),
        ("<abbr title=Long>S</abbr> is", ["<abbr>S</abbr> is", "Long"]),
        ('A <b translate="no" title="x y">c</b> d', ["A <b/> d"]),
        ("A <code title='Tip'>c</code> d", ["A <code/> d", "Tip"]),
        ("A <code translate=yes>c</code> d", ["A <code>c</code> d"]),
        ("A <b class='x notranslate'>c</b> d", ["A <b/> d"]),
        ('A <img alt="{{ x }}"> d', ["A <img/> d"]),
        ('A <img alt="..."> d', ["A <img/> d"]),
        ("A <samp>c</samp> d", ["A <samp/> d"]),
        ("> A <img alt='one\n> two'> d", ["A <img/> d"]),
    ],
)
def test_tags_in_a_line(text: str, wanted: list[str]) -> None:
    assert sources(text) == wanted


def test_a_tag_is_noted_without_the_words_of_its_own_unit() -> None:
    unit = next(markdown.read("A <img alt=Scan src='s.png' width=1> b").units)
    assert [element.note for element in unit.elements] == [
        "<img alt=\"…\" src='s.png' width=1>",
    ]


def test_the_value_of_an_attribute_is_written_in_its_quotes() -> None:
    text = "A <img alt=Scan> b"
    assert translated(text, "Scan", 'a "b" & c') == 'A <img alt="a &quot;b&quot; &amp; c"> b'
    assert translated("A <img alt='Scan'> b", "Scan", "it's") == "A <img alt='it&#39;s'> b"
