"""The author's outline: pins and lost headings."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import text
from mbc_i18n.formats.text.outline import LostHeading, Outline, Pin
from mbc_i18n.model import Document, Translation

BODY = "Some words make a paragraph."
ARTICLE = f"What is it?\n\n{BODY}\n\n\nMore words here.\n\nJane Doe\n\nThe last words.\n"


def read(article: str, toml: str) -> Document:
    return text.read(article, outline=Outline.parse(toml, "article.outline.toml"))


def found(document: Document) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, " ".join(u.source for u in b.units)) for b in document.blocks]


def pin(words: str, kind: str, more: str = "") -> str:
    return f'[[pin]]\ntext = "{words}"\nkind = "{kind}"\n{more}\n'


def lost(section: int, words: str, more: str = "") -> str:
    return f'[[heading]]\nsection = {section}\ntext = "{words}"\n{more}\n'


# Reading


def test_an_outline_holds_pins_and_lost_headings() -> None:
    toml = pin("Risk  Factors", "heading", "level = 3") + lost(1, "Causes", 'context = "cancer"')
    assert Outline.parse(toml, "o.toml") == Outline(
        (Pin("Risk Factors", "heading", 3, line=1),),
        (LostHeading(1, "Causes", 2, "cancer", line=5),),
        "o.toml",
    )


@pytest.mark.parametrize("toml", ["", "\ufeff", "# nothing\r\n"])
def test_an_outline_may_be_empty(toml: str) -> None:
    assert Outline.parse(toml) == Outline()


@pytest.mark.parametrize(
    ("toml", "line", "problem"),
    [
        ("[[pin]\n", 1, "not TOML"),
        ('a = "open', 1, "not TOML"),
        (f"a = {'9' * 5000}", 1, "not TOML"),
        (f"a = {'[' * 9999}", 0, "nested too deeply"),
        ("\n[[pins]]\n", 2, "unknown table 'pins'"),
        ('title = "x"', 1, "unknown table 'title'"),
        ('\n[pin]\ntext = "x"', 2, "'pin' is no list"),
        ("heading = [1]", 1, "'heading' is no list"),
        (pin("a", "heading", "levl = 3"), 4, "unknown key 'levl'"),
        (lost(1, "a") + lost(2, "b", "note = 1"), 8, "unknown key 'note'"),
        (pin("a", "heading", 'level = "3"'), 4, "level is not a whole number"),
        (pin("a", "heading", "level = true"), 4, "level is not a whole number"),
        (pin("a", "heading", "level = 1"), 4, "level 1"),
        (lost(1, "a", "level = 7"), 4, "level 7"),
        (pin("a", "paragraph", "level = 2"), 4, "a paragraph has no level"),
        (pin("a", "list"), 3, "unknown kind 'list'"),
        ('[[pin]]\nkind = "title"', 1, "a pin without text"),
        ('[[pin]]\ntext = "a"', 1, "a pin without kind"),
        (pin("  ", "title"), 2, "a pin without text"),
        ('\n[[heading]]\ntext = "a"', 2, "a heading without section"),
        (pin("a", "heading") + pin(" a ", "paragraph"), 5, "'a' is pinned twice"),
        (pin("a", "title") + pin("b", "title"), 5, "second title"),
        ('pin = [{text = "a", kind = "b"}]', 0, "unknown kind 'b'"),
    ],
)
def test_what_is_not_understood_is_refused(toml: str, line: int, problem: str) -> None:
    with pytest.raises(FormatError, match=problem) as caught:
        Outline.parse(toml, "o.toml")
    assert (caught.value.file, caught.value.line) == ("o.toml", line)
    assert caught.value.step


# Pins


def test_a_pin_makes_a_heading() -> None:
    document = read(ARTICLE, pin("More words here.", "heading", "level = 4"))
    assert ("heading", 4, "More words here.") in found(document)


def test_a_pin_takes_back_a_heading_and_a_title() -> None:
    document = read(ARTICLE, pin("Jane Doe", "paragraph") + pin("What is it?", "paragraph"))
    assert {kind for kind, _, _ in found(document)} == {"paragraph", "break"}


def test_a_pin_names_the_title_where_another_line_comes_first() -> None:
    article = f"Health Topics\n\nWhat is it?\n\n\n{BODY}"
    assert found(read(article, pin("What is it?", "title"))) == [
        ("paragraph", 0, "Health Topics"),
        ("title", 1, "What is it?"),
        ("paragraph", 0, BODY),
    ]


def test_an_article_has_one_title_though_its_words_come_twice() -> None:
    article = f"Topic\n\nIt\n\n{BODY}\n\nIt\n\n{BODY}"
    kinds = [kind for kind, _, _ in found(read(article, pin("It", "title")))]
    assert kinds.count("title") == 1


def test_a_pin_goes_by_words_however_they_are_wrapped() -> None:
    document = read("T\n\nA long\n  heading here\n\nText.", pin("A long heading here", "heading"))
    assert ("heading", 2, "A long heading here") in found(document)


@pytest.mark.parametrize(("written", "pinned"), [("e\u0301", "\u00e9"), ("\u00e9", "e\u0301")])
def test_a_pin_goes_by_words_however_they_are_encoded(written: str, pinned: str) -> None:
    document = read(
        f"T\n\nCaf{written}s are here.\n\nText.", pin(f"Caf{pinned}s are here.", "heading")
    )
    assert document.blocks[1].kind == "heading"


def test_a_pin_with_its_number_takes_an_item_back() -> None:
    document = read(f"T\n\n1. Causes\n\n{BODY}", pin("1. Causes", "heading"))
    assert found(document)[1:] == [("heading", 2, "1. Causes"), ("paragraph", 0, BODY)]


def test_where_no_case_tells_a_heading_a_pin_does() -> None:
    document = text.read(
        "乳腺癌\n\n原因\n\n原因不明。",
        locale="zh_Hans",
        outline=Outline.parse(pin("原因", "heading")),
    )
    assert [block.kind for block in document.blocks] == ["title", "heading", "paragraph"]


def test_what_is_pinned_says_so() -> None:
    document = read(ARTICLE, pin("Jane Doe", "paragraph") + pin("What is it?", "title"))
    pinned = [block.kind for block in document.blocks if block.origin == "outline"]
    assert pinned == ["title", "paragraph"]


def test_a_pin_changes_no_identity() -> None:
    ids = [unit.id for unit in text.read(ARTICLE).units]
    assert [unit.id for unit in read(ARTICLE, pin("Jane Doe", "paragraph")).units] == ids


def test_a_pin_that_matches_nothing_is_refused_by_name() -> None:
    with pytest.raises(FormatError, match="'Jane Roe' matches no block") as caught:
        read(ARTICLE, pin("Jane Doe", "paragraph") + pin("Jane Roe", "paragraph"))
    assert (caught.value.file, caught.value.line) == ("article.outline.toml", 5)


# Lost headings


def test_a_lost_heading_stands_at_the_first_block_of_its_section() -> None:
    document = read(ARTICLE, lost(1, "Overview") + lost(2, "Causes", "level = 3"))
    assert found(document)[:5] == [
        ("title", 1, "What is it?"),
        ("heading", 2, "Overview"),
        ("paragraph", 0, BODY),
        ("break", 0, ""),
        ("heading", 3, "Causes"),
    ]
    overview, causes = (b for b in document.blocks if b.origin == "outline")
    assert overview.start == overview.end == ARTICLE.index(BODY)
    assert causes.start == causes.end == ARTICLE.index("More words")
    assert next(u for u in document.units if u.source == "Causes").line == 6


def test_lost_headings_of_one_section_keep_their_order() -> None:
    document = read(ARTICLE, lost(1, "First") + lost(1, "Second", "level = 3"))
    assert [words for kind, _, words in found(document) if kind == "heading"][:2] == [
        "First",
        "Second",
    ]


def test_a_lost_heading_needs_no_block_after_it() -> None:
    document = read("Title\n", lost(1, "Coming Soon"))
    assert [block.kind for block in document.blocks] == ["title", "heading"]
    assert document.blocks[1].start == document.blocks[1].end == 5


def test_a_lost_heading_is_one_unit_with_its_own_context() -> None:
    document = read(ARTICLE, lost(2, "What now? Ask us.", 'context = "heading"'))
    unit = next(unit for unit in document.units if unit.context == "heading")
    assert (unit.source, unit.kind) == ("What now? Ask us.", "heading")
    assert unit.start == unit.end


def test_a_lost_heading_has_not_the_note_of_the_block_after_it() -> None:
    document = read(f"T\n\n[mbc: note of the text]\n{BODY}", lost(1, "Causes"))
    assert [unit.note for unit in document.units] == ["", "", "of the text"]


def test_what_follows_a_lost_heading_is_found_by_it() -> None:
    document = read(ARTICLE, lost(2, "Causes"))
    paths = {unit.source: unit.path for unit in document.units}
    assert paths["More words here."] == "Causes, paragraph 1"


def test_a_lost_heading_is_shown_and_translated_and_never_written() -> None:
    document = read(ARTICLE, lost(2, "Causes"))
    unit = next(unit for unit in document.units if unit.source == "Causes")
    spanish = Translation("es", {unit.id: "Causas"})
    assert '<h2 id="causes">Causas</h2>' in text.to_html(document, spanish)
    assert text.write(document, spanish) == ARTICLE


@pytest.mark.parametrize("section", [0, -1, 3])
def test_a_section_that_is_not_there_is_refused(section: int) -> None:
    with pytest.raises(FormatError, match=f"no section {section}") as caught:
        read(ARTICLE, lost(section, "Causes"))
    assert (caught.value.line, caught.value.step) == (1, "the text has 2")
