"""Markdown to blocks and units: what is a unit, what it shows, and where it stands."""

from __future__ import annotations

import pytest

from mbc_i18n.formats import markdown
from mbc_i18n.model import Document, Element


def sources(text: str) -> list[str]:
    return [unit.source for unit in markdown.read(text).units]


def blocks(text: str) -> list[tuple[str, int, str]]:
    """Kind, level and words of each block."""
    return [
        (block.kind, block.level, " | ".join(unit.source for unit in block.units))
        for block in markdown.read(text).blocks
    ]


# Blocks


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# One\n\n## Two\n", [("title", 1, "One"), ("heading", 2, "Two")]),
        ("One\n===\n\nTwo\n---\n", [("title", 1, "One"), ("heading", 2, "Two")]),
        ("## One\n\n# Two\n", [("heading", 2, "One"), ("title", 1, "Two")]),
        ("# One\n\n# Two\n", [("title", 1, "One"), ("heading", 1, "Two")]),
        ("#\n\nOne.\n", [("heading", 1, ""), ("paragraph", 0, "One.")]),
        ("One. Two.\nThree.\n", [("paragraph", 0, "One. | Two. | Three.")]),
        ("> One.\n>\n> Two.\n", [("quote", 0, "One."), ("quote", 0, "Two.")]),
        (
            "One\n\n---\n\nTwo\n",
            [("paragraph", 0, "One"), ("break", 0, ""), ("paragraph", 0, "Two")],
        ),
        ("```\nOne\n```\n\n    Two\n", [("code", 0, ""), ("code", 0, "")]),
        (
            "<div>\nOne\n</div>\n\nTwo\n",
            [("html", 0, ""), ("paragraph", 0, "One"), ("paragraph", 0, "Two")],
        ),
        ("[a]: /x\n\n[b]: /y 'Title'\n", []),
        ("", []),
    ],
)
def test_blocks(text: str, wanted: list[tuple[str, int, str]]) -> None:
    assert blocks(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- one\n- two\n", [("list", 1, ""), ("item", 1, "one"), ("item", 1, "two")]),
        ("- one\n\n- two\n", [("list", 1, ""), ("item", 1, "one"), ("item", 1, "two")]),
        (
            "1. one\n   - two\n2. three\n",
            [("list", 1, ""), ("item", 1, "one"), ("list", 2, ""), ("item", 2, "two")]
            + [("item", 1, "three")],
        ),
        (
            "- one\n\n  more\n\n  > said\n",
            [("list", 1, ""), ("item", 1, "one"), ("paragraph", 0, "more"), ("quote", 0, "said")],
        ),
        ("- [ ] one\n- [x] two\n", [("list", 1, ""), ("item", 1, "one"), ("item", 1, "two")]),
        ("- one\n  ***\n", [("list", 1, ""), ("item", 1, "one"), ("break", 0, "")]),
        ("-\n- two\n", [("list", 1, ""), ("item", 1, "two")]),
    ],
)
def test_lists(text: str, wanted: list[tuple[str, int, str]]) -> None:
    assert blocks(text) == wanted


def test_a_list_and_its_items_say_how_they_are_marked() -> None:
    text = "- one\n\n+ two\n\n7) three\n"
    markers = [(block.kind, block.marker) for block in markdown.read(text).blocks]
    assert markers == [
        *[("list", "-"), ("item", "-"), ("list", "-"), ("item", "+")],
        *[("list", "1."), ("item", "7)")],
    ]


def test_an_item_may_begin_with_its_term() -> None:
    blocks = markdown.read("- **Pain:** Tell your nurse.\n- No term.\n").blocks
    assert [block.term for block in blocks if block.kind == "item"] == ["Pain", ""]


def test_tables() -> None:
    text = "| a | b \\| c |\n|---|:-:|\n| `x\\|y` | |\n| One. Two. | d |\n"
    cells = [words for kind, _, words in blocks(text) if kind == "cell"]
    assert cells == ["a", "b | c", "", "One. | Two.", "d"]


@pytest.mark.parametrize("text", ["Words:\n| a | b |\n|---|---|\n", "Words:\n\na | b\n---|---\n"])
def test_a_table_after_a_paragraph(text: str) -> None:
    assert [kind for kind, *_ in blocks(text)] == ["paragraph", "cell", "cell"]


def test_footnotes() -> None:
    text = "See.[^1] Ask[^why] them.\n\n[^1]: One. Two.\n\n[^why]: Three\n    four.\n\n    Five.\n"
    assert blocks(text) == [
        ("paragraph", 0, "See.<fn/> | Ask<fn/> them."),
        ("footnote", 0, "One. | Two."),
        ("footnote", 0, "Three four."),
        ("footnote", 0, "Five."),
    ]


# Units


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A *felt* **lump**", "A <em>felt</em> <strong>lump</strong>"),
        ("_One **two**_ three", "<em>One <strong>two</strong></em> three"),
        ("***both***", "<em><strong>both</strong></em>"),
        ("~~old~~ new", "<s>old</s> new"),
        ("~7 to 9~ and ~one~ mg", "~7 to 9~ and ~one~ mg"),
        ("See [here](/x) and [there](/y).", "See <a1>here</a1> and <a2>there</a2>."),
        ("See [here](/x).", "See <a>here</a>."),
        ("See <https://e.org> or <me@e.org>.", "See <a1/> or <a2/>."),
        ("Run `code` now", "Run <code/> now"),
        ("An ![old scan](x.png) here", "An <img/> here"),
        ("One  \ntwo", "One<br/>two"),
        ("One\\\ntwo", "One<br/>two"),
        ("One<br>two", "One<br/>two"),
        ("A <b>bold</b> <i>one</i>", "A <b>bold</b> <i>one</i>"),
        ("A <b>bold <i>one</b> two</i>", "A <b/>bold <i>one<end-b/> two</i>"),
        ("A *bold <i>one* two</i>", "A <em>bold <i/>one</em> two"),
        ("A <i>bold *one</i> two*", "A <i/>bold <em>one<end-i/> two</em>"),
        ("Press <kbd>Ctrl *x*</kbd> now", "Press <kbd/> now"),
        ('The <i translate="no">E. coli</i> grew', "The <i/> grew"),
        ("A <!-- remark --> here", "A <html/> here"),
        ("Less than <5 mg", "Less than <5 mg"),
        ("Say \\<b> and <b>this</b>", "Say <b> and <b2>this</b2>"),
        ("&lt;a&gt; &amp; &copy; \\*", "<a> & © *"),
        ("One\ntwo\r\nthree\rfour", "One two three four"),
        ("> One\n> two\n", "One two"),
        ("乳腺\n癌", "乳腺癌"),
        ("乳腺\ncancer", "乳腺 cancer"),
        ("One   two\tthree", "One two three"),
        ("One\u00a0two", "One\u00a0two"),
    ],
)
def test_a_unit_shows_its_elements_by_name(text: str, shown: str) -> None:
    assert sources(text)[0] == shown


@pytest.mark.parametrize(
    "text",
    ["***\n", "`code`\n", "<https://e.org>\n", "![](x)\n", "…\n", "&nbsp;\n", "[^1]\n\n[^1]:\n"],
)
def test_what_holds_no_word_is_no_unit(text: str) -> None:
    assert sources(text) == []


def test_numbers_are_words() -> None:
    assert sources("42\n") == ["42"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[A](/x 'T')", ["<a>A</a>", "T"]),
        ("[A][r]\n\n[r]: /x 'T'\n", ["<a>A</a>", "T"]),
        ("[R]\n\n[r]: /x\n   (T)\n", ["<a>R</a>", "T"]),
        ("[A][r] [R][] [r]\n\n[r]: /x 'T'\n", ["<a1>A</a1> <a2>R</a2> <a3>r</a3>", "T"]),
        ("![A](/x 'T')", ["A", "T"]),
        ("![A][r]\n\n[r]: /x 'T'\n", ["A", "T"]),
        ("![A][]\n\n[a]: /x\n", ["A"]),
        ("![A]\n\n[a]: /x\n", ["A"]),
        ("![A *b* `c`\nd](/x)", ["A b c d"]),
        ("[![A](/x) b](/y)", ["<a><img/> b</a>", "A"]),
        ('[A](/x "It\'s \\"so\\"&amp;")', ["<a>A</a>", 'It\'s "so"&']),
        ("[A](/x '')", ["<a>A</a>"]),
        ("B\n\n[r]: /x 'T'\n", ["B"]),
        ("[unknown] B", ["[unknown] B"]),
    ],
)
def test_alternative_texts_and_titles_are_units(text: str, wanted: list[str]) -> None:
    assert sorted(sources(text)) == sorted(wanted)


def test_an_element_tells_the_translator_what_it_is() -> None:
    unit = next(markdown.read("[See](/x) `code` ![a](/y) [^1]  \nthen\n\n[^1]: b\n").units)
    notes = {element.name: element.note for element in unit.elements}
    assert notes == {
        **{"a": "/x", "code": "code", "img": "/y", "fn": "footnote [^1]", "br": "line break"}
    }


def test_no_sentence_ends_inside_an_element() -> None:
    text = "He said *it hurts. Much.* Then *he slept.* They left."
    assert sources(text) == [
        "He said <em>it hurts. Much.</em>",
        "Then <em>he slept.</em>",
        "They left.",
    ]


def test_a_block_may_stay_whole() -> None:
    document = markdown.read("One. *Two.* Three.\n", segmentation="block")
    assert [unit.source for unit in document.units] == ["One. <em>Two.</em> Three."]


def test_the_language_decides_where_sentences_end() -> None:
    document = markdown.read("癌症会扩散。请告诉医生！", locale="zh_Hans")
    assert [unit.source for unit in document.units] == ["癌症会扩散。", "请告诉医生！"]


# Places


def test_units_know_their_place() -> None:
    text = "\ufeff# Title\r\n\r\n- one\r\n- Two. Three *four*.\r\n"
    document = markdown.read(text, "article", file="source/article.md", locale="en")
    assert [(unit.kind, unit.line, unit.path) for unit in document.units] == [
        ("title", 1, "title"),
        ("item", 3, "item 1"),
        ("item", 4, "item 2, sentence 1 of 2"),
        ("item", 4, "item 2, sentence 2 of 2"),
    ]
    words = [text[unit.start : unit.end] for unit in document.units]
    assert words == ["Title", "one", "Two.", "Three *four*."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_by_any_line_end(end: str) -> None:
    document = markdown.read(f"One{end}{end}😀 Two{end}{end}乳腺{end}癌{end}")
    assert [unit.line for unit in document.units] == [1, 3, 5]


def test_units_of_definitions_stand_where_the_definition_stands() -> None:
    document = markdown.read("[A][r]\n\n[r]: /x 'T'\n\nLast.\n")
    assert [unit.source for unit in document.units] == ["<a>A</a>", "T", "Last."]


def test_a_document_keeps_what_it_was_given() -> None:
    document = markdown.read("# T\n", "article", file="a/article.md", locale="de")
    assert (document.name, document.format, document.file) == (
        "article",
        "markdown",
        "a/article.md",
    )
    assert (document.text, document.locale, document.title) == ("# T\n", "de", "T")


def test_an_element_is_its_characters_in_the_source() -> None:
    text = 'See [**it**](/x "T") now'
    elements = next(markdown.read(text).units).elements
    assert [spelled(text, element) for element in elements] == [
        ("a", "[", '](/x "T")'),
        ("strong", "**", "**"),
    ]


def spelled(text: str, element: Element) -> tuple[str, str, str]:
    return element.name, text[slice(*element.opening)], text[slice(*element.closing)]


def test_a_block_starts_with_its_words_escaped_or_not() -> None:
    item = markdown.read("- \\* Pain.\n").blocks[1]
    assert (item.start, item.units[0].start) == (2, 2)


def headings(document: Document) -> list[str]:
    return [block.kind for block in document.blocks if block.kind == "heading"]


def test_a_heading_of_many_pictures_is_one_heading() -> None:
    text = "## " + " ".join(f"![p{n}](x)" for n in range(5)) + " words\n"
    assert headings(markdown.read(text)) == ["heading"]


def test_a_second_paragraph_of_an_item_is_a_paragraph_however_much_stands_before_it() -> None:
    text = "- " + " ".join(f"![p{n}](x)" for n in range(12)) + "\n\n  More.\n"
    assert blocks(text)[-1] == ("paragraph", 0, "More.")
