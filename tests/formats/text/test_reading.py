"""Plain text as a document: units, identity, and the laws of reading and writing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import text
from mbc_i18n.model import Block, Document, Translation, Unit

SEED = Path(__file__).parents[4] / "shared" / "seed"

BODY = "First sentence here. Second sentence here."


def translated(document: Document, locale: str = "es") -> Translation:
    """Each unit in capitals, between brackets."""
    return Translation(locale, {unit.id: f"<{unit.source.upper()}>" for unit in document.units})


def paths(source: str) -> list[str]:
    return [unit.path for unit in text.read(source).units]


# Units


def test_a_unit_is_a_sentence() -> None:
    units = list(text.read(f"Title\n\n{BODY}").units)
    assert [unit.source for unit in units[1:]] == ["First sentence here.", "Second sentence here."]
    assert [unit.kind for unit in units] == ["title", "paragraph", "paragraph"]


def test_a_unit_may_be_a_block() -> None:
    document = text.read(f"Title\n\n{BODY}", segmentation="block")
    assert [unit.source for unit in document.units] == ["Title", BODY]


def test_sentences_are_those_of_the_locale() -> None:
    units = list(text.read("题目\n\n第一句。第二句。", locale="zh_Hans").units)
    assert [unit.source for unit in units[1:]] == ["第一句。", "第二句。"]


def test_a_unit_of_several_lines_has_single_spaces() -> None:
    source = "Title\n\nFirst  sentence\n   here. Second\r\n\tsentence here.\n"
    first, second = list(text.read(source).units)[1:]
    assert (first.source, second.source) == ("First sentence here.", "Second sentence here.")
    assert source[first.start : first.end] == "First  sentence\n   here."
    assert (first.line, second.line) == (3, 4)


def test_a_no_break_space_stays_in_a_unit() -> None:
    assert [u.source for u in text.read("Take 5\u00a0mg a day").units] == ["Take 5\u00a0mg a day"]


def test_the_article_keeps_its_name_file_and_locale() -> None:
    document = text.read("x", "heart", file="source/heart.txt", locale="de")
    assert (document.name, document.file, document.locale) == ("heart", "source/heart.txt", "de")
    assert document.format == "text"


def test_a_path_says_where_a_unit_is_found() -> None:
    source = f"Title\n\n{BODY}\n\n\nWords.\n\nRisk Factors\n\nMany are known:\n\n• one\n• two\n"
    assert paths(source) == [
        "title",
        "paragraph 1, sentence 1 of 2",
        "paragraph 1, sentence 2 of 2",
        "section 2, paragraph 1",
        "Risk Factors",
        "Risk Factors, paragraph 1, introduces the list",
        "Risk Factors, item 1",
        "Risk Factors, item 2",
    ]


def test_only_the_last_sentence_before_a_list_introduces_it() -> None:
    source = "Title\n\nMany are known. These are:\n\n• one\n\nThe end:\n\nIt is."
    assert [path for path in paths(source) if "introduces" in path] == [
        "paragraph 1, sentence 2 of 2, introduces the list"
    ]


# Authors' marks


def test_a_note_and_a_context_belong_to_the_units_of_the_next_block() -> None:
    source = f"Title\n\n[mbc: note both]\n[mbc: context here]\n{BODY}\n\nAnd more words."
    said = [(unit.note, unit.context) for unit in text.read(source).units]
    assert said == [("", ""), ("both", "here"), ("both", "here"), ("", "")]


def test_a_mark_before_an_item_is_the_items_alone() -> None:
    source = "Title\n\n[mbc: note one]\n• a\n[mbc: note two]\n• b\n• c"
    document = text.read(source)
    assert [unit.note for unit in document.units] == ["", "one", "two", ""]
    assert [block.kind for block in document.blocks] == ["title", "list", "item", "item", "item"]


def test_a_context_tells_equal_words_apart_and_a_note_does_not() -> None:
    source = "Title\n\n{}One and the same.\n\nOne and the same."
    assert len({u.id for u in text.read(source.format("[mbc: context x]\n")).units}) == 3
    assert len({u.id for u in text.read(source.format("[mbc: note x]\n")).units}) == 2


def test_a_skipped_stretch_is_read_and_holds_no_unit() -> None:
    source = f"Title\n\n[mbc: skip]\n• {BODY}\n[mbc: /skip]\n• one"
    document = text.read(source)
    assert [(block.kind, len(block.units)) for block in document.blocks] == [
        ("title", 1),
        ("list", 0),
        ("item", 0),
        ("item", 1),
    ]


def test_a_mark_that_is_not_understood_names_its_file() -> None:
    with pytest.raises(FormatError, match=r"a\.txt:3: unknown author's mark"):
        text.read("Title\n\n[mbc: hint x]\nwords", file="a.txt")


def test_writing_keeps_the_marks() -> None:
    source = "Title\n\n[mbc: note x]\n\nwords here\n\n[mbc: skip]\nthese stay\n[mbc: /skip]\n"
    document = text.read(source)
    assert text.write(document, translated(document)) == (
        "<TITLE>\n\n[mbc: note x]\n\n<WORDS HERE>\n\n[mbc: skip]\nthese stay\n[mbc: /skip]\n"
    )


# Writing


def test_a_wrapped_paragraph_translates_into_one_line() -> None:
    document = text.read("Title\n\n  First sentence\nhere.\nSecond sentence\nhere.\nThird one.\n")
    assert text.write(document, translated(document)) == (
        "<TITLE>\n\n  <FIRST SENTENCE HERE.> <SECOND SENTENCE HERE.> <THIRD ONE.>\n"
    )


def test_white_space_beside_untranslated_sentences_stays() -> None:
    document = text.read("Title\n\nOne is.\nTwo is.  Three is.")
    three = list(document.units)[-1]
    assert text.write(document, Translation("es", {three.id: "Tres."})) == (
        "Title\n\nOne is.\nTwo is.  Tres."
    )


@pytest.mark.parametrize(
    ("locale", "first", "second", "joined"),
    [
        ("es", "Uno.", "Dos.", "Uno. Dos."),
        ("zh_Hans", "第一句。", "第二句。", "第一句。第二句。"),
        ("ja", "一つ。", "二つ。", "一つ。二つ。"),
    ],
)
def test_sentences_join_as_the_locale_does_it(
    locale: str, first: str, second: str, joined: str
) -> None:
    for gap in " ", "\n":
        document = text.read(f"Title\n\nOne is.{gap}Two is.")
        ids = [unit.id for unit in document.units][1:]
        targets = dict(zip(ids, (first, second), strict=True))
        assert text.write(document, Translation(locale, targets)) == f"Title\n\n{joined}"


def test_chinese_sentences_translate_into_spaced_ones() -> None:
    document = text.read("题目\n\n第一句。第二句。", locale="zh_Hans")
    assert text.write(document, translated(document, "en")) == "<题目>\n\n<第一句。> <第二句。>"


def test_without_a_locale_sentences_join_as_the_sources_do() -> None:
    document = text.read("Title\n\nOne is.\nTwo is.")
    targets = {unit.id: "Words." for unit in document.units}
    assert text.write(document, Translation(targets=targets)) == "Words.\n\nWords. Words."
    assert text.to_html(document, Translation(targets=targets)).endswith("<p>Words. Words.</p>\n")


def test_line_ends_in_a_target_make_no_lines() -> None:
    document = text.read("Title\n\nSome words here.")
    unit = list(document.units)[1]
    target = "\nAlgunas palabras\n\n\n• aquí.\n"
    assert text.write(document, Translation("es", {unit.id: target})) == (
        "Title\n\nAlgunas palabras • aquí."
    )


def test_a_target_cannot_hold_an_authors_mark() -> None:
    document = text.read("Title\n\nSome words here.", file="a.txt")
    unit = list(document.units)[1]
    with pytest.raises(FormatError, match=r"a\.txt:3: .*author's mark"):
        text.write(document, Translation("es", {unit.id: "[mbc: skip]"}))


# The article that the project exists for


@pytest.fixture(name="seed", scope="module")
def _seed() -> tuple[Document, list[dict[str, Any]]]:
    if not SEED.is_dir():
        pytest.skip("the seed article, ../shared/seed, is not at hand")
    source = (SEED / "article.txt").read_bytes().decode()
    expected = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))["blocks"]
    return text.read(source, "article", file="article.txt"), expected


Seed = tuple[Document, list[dict[str, Any]]]


def test_the_seed_has_its_structure(seed: Seed) -> None:
    document, _ = seed
    assert Counter(block.kind for block in document.blocks) == {
        "title": 1,
        "heading": 1,
        "paragraph": 22,
        "break": 5,
        "list": 7,
        "item": 32,
    }
    assert [b.units[0].source for b in document.blocks if b.kind == "heading"] == ["Risk Factors"]
    assert not document.text.endswith("\n")


def test_the_seed_has_its_terms(seed: Seed) -> None:
    lists = lists_of(seed[0])
    shares = [(sum(bool(item.term) for item in items), len(items)) for items in lists]
    assert shares == [(3, 8), (0, 4), (4, 4), (3, 3), (3, 3), (6, 6), (0, 4)]


def lists_of(document: Document) -> list[list[Block]]:
    lists: list[list[Block]] = []
    for block in document.blocks:
        if block.kind == "list":
            lists.append([])
        if block.kind == "item":
            lists[-1].append(block)
    return lists


def test_the_seed_has_its_blocks_and_sentences(seed: Seed) -> None:
    document, expected = seed
    found = [block for block in document.blocks if block.units]
    assert [(b.kind, b.start, b.end, b.term, sources(b)) for b in found] == [
        (
            block["kind"].removeprefix("list_"),
            block["start"],
            block["end"],
            block.get("term", ""),
            block["sentences"],
        )
        for block in expected
    ]
    assert len(list(document.units)) == 85


def sources(block: Block) -> list[str]:
    return [unit.source for unit in block.units]


def test_the_seed_says_which_paragraphs_introduce_a_list(seed: Seed) -> None:
    document, expected = seed
    found = [block.units[-1] for block in document.blocks if block.units]
    assert [introduces(unit) for unit in found] == [
        block.get("introduces_list", False) for block in expected
    ]


def introduces(unit: Unit) -> bool:
    return unit.path.endswith("introduces the list")
