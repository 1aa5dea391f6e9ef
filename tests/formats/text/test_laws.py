"""Laws of plain text, on generated texts: nothing is lost, and identity is content."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import text
from mbc_i18n.formats.text.lines import one_line_of
from mbc_i18n.model import Document, Translation

SEED = Path(__file__).parents[4] / "shared" / "seed" / "article.txt"

# Texts

FRAGMENTS = st.sampled_from(
    ["\n", "\n", "\n\n", "\r\n", "\r", "\t", " ", "  ", "\u00a0", "\u3000", "\u2028", "\u2029"]
    + ["\x85", "\x0b", "\x0c", "\x1c", "\ufeff", "\u200b", "• ", "- ", "* ", "– ", "1. ", "2) "]
    + ["Term: text", "Risk Factors", "One is. Two is.", "乳腺癌。原因", "سبب", ":", "٣", "***"]
)
ARBITRARY = st.lists(FRAGMENTS | st.text(max_size=4), max_size=30).map("".join)
"""Texts of every kind that hold no author's mark."""

WORDS = st.text("abcdefghijklmnop", min_size=5, max_size=9)
"""Long enough to be no abbreviation."""

SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(lambda w: " ".join(w).capitalize() + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
HEADINGS = st.lists(WORDS.map(str.capitalize), min_size=1, max_size=4).map(" ".join)
ITEMS = st.builds(
    lambda term, words: f"{term}: {words}" if term else words, WORDS | st.just(""), PARAGRAPHS
)
MARKERS = st.sampled_from(["• ", "  - ", "1) ", "    – "])
LISTS = st.builds(
    lambda marker, items: "\n".join(marker + item for item in items),
    MARKERS,
    st.lists(ITEMS, min_size=1, max_size=4),
)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """An article with a title, headings, wrapped paragraphs, lists, skips and section breaks."""
    pieces = [draw(HEADINGS)]
    for _ in range(draw(st.integers(0, 5))):
        piece = draw(PARAGRAPHS | LISTS | PARAGRAPHS.map(lambda p: p.replace(" ", "\n", 3)))
        if draw(st.integers(0, 4)) == 0:
            piece = f"[mbc: skip]\n{piece}\n[mbc: /skip]"
        if draw(st.booleans()):
            piece = f"{draw(HEADINGS)}\n\n{piece}"
        pieces += [draw(st.sampled_from(["\n\n", "\n\n\n", "\n\n[mbc: note x]\n\n"])), piece]
    return draw(st.sampled_from(["", "\ufeff"])) + "".join(pieces)


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


@given(ARBITRARY | articles())
def test_untranslated_a_text_is_itself(source: str) -> None:
    assert text.write(text.read(source), Translation("es")) == source


@given(ARBITRARY | articles(), st.sampled_from(["es", "zh_Hans", ""]))
def test_translated_by_its_own_words_a_text_is_itself(source: str, locale: str) -> None:
    document = text.read(source)
    same = Translation(locale, {unit.id: unit.source for unit in document.units})
    assert text.write(document, same) == source


@given(ARBITRARY | articles())
def test_units_are_in_order_and_are_what_stands_in_their_place(source: str) -> None:
    place = 0
    for block in text.read(source).blocks:
        for unit in block.units:
            assert place <= unit.start < unit.end <= block.end
            assert unit.source == one_line_of(source, unit.start, unit.end)
            place = unit.end


@given(ARBITRARY)
def test_every_letter_of_a_text_is_in_a_unit(source: str) -> None:
    document = text.read(source)
    words = [unit.source for unit in document.units]
    bullets = [block.marker for block in document.blocks if block.kind == "item"]
    assert Counter(letters("".join(words + bullets))) == Counter(letters(source))


@given(ARBITRARY | articles())
def test_a_translation_changes_the_blocks_with_units_alone(source: str) -> None:
    document = text.read(source)
    blocks = [block for block in document.blocks if block.units]
    spans = [(block.units[0].start, block.units[-1].end) for block in blocks]
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(source)]
    kept = [source[end:start] for end, start in zip(ends, starts, strict=True)]
    pattern = r"«[^«]*(?:«[^«]*)*?".join(re.escape(piece) for piece in kept)
    targets = {unit.id: "«x»" for unit in document.units}
    assert re.fullmatch(pattern, text.write(document, Translation("es", targets)), re.S)


def accented(words: str) -> str:
    return words.translate(str.maketrans("aeioAEIO", "áéíóÁÉÍÓ"))


def form(document: Document) -> list[tuple[Any, ...]]:
    return [
        (b.kind, b.level, b.marker, accented(b.term), len(b.units), b.origin)
        for b in document.blocks
    ]


@given(articles())
def test_a_translated_article_has_the_same_structure(source: str) -> None:
    document = text.read(source)
    targets = {unit.id: accented(unit.source) for unit in document.units}
    again = text.read(text.write(document, Translation("es", targets)))
    assert form(again) == form(document)
    assert [unit.source for unit in again.units] == list(targets_of(document, targets))


def targets_of(document: Document, targets: dict[str, str]) -> list[str]:
    return [targets[unit.id] for unit in document.units]


@given(PARAGRAPHS, st.data())
def test_wrapping_a_paragraph_anew_changes_no_id(paragraph: str, data: st.DataObject) -> None:
    gaps = st.sampled_from([" ", "  ", "\n", "\r\n", "\n ", " \n"])
    words = paragraph.split(" ")
    wrapped = "".join(word + data.draw(gaps) for word in words[:-1]) + words[-1]
    one = [unit.id for unit in text.read(f"Title\n\n{paragraph}\n\nEnd.").units]
    assert [unit.id for unit in text.read(f"Title\n\n{wrapped}\n\nEnd.").units] == one


@given(st.text("乳腺癌原因症状", min_size=2), st.integers(1))
def test_wrapping_chinese_anew_changes_no_id(words: str, place: int) -> None:
    cut = place % (len(words) - 1) + 1
    one = [unit.id for unit in text.read(f"题目\n\n{words}。", locale="zh_Hans").units]
    wrapped = f"题目\n\n{words[:cut]}\n{words[cut:]}。"
    assert [unit.id for unit in text.read(wrapped, locale="zh_Hans").units] == one


@given(st.lists(PARAGRAPHS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_moving_a_paragraph_changes_no_id(paragraphs: list[str], random: Any) -> None:
    moved = random.sample(paragraphs, len(paragraphs))
    before, after = (
        Counter(unit.id for unit in text.read("\n\n".join(["Title", *order, "End."])).units)
        for order in (paragraphs, moved)
    )
    assert before == after


@given(articles(), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_change_no_id(source: str, end: str) -> None:
    ids = [unit.id for unit in text.read(source).units]
    assert [unit.id for unit in text.read(source.replace("\n", end)).units] == ids


@given(
    st.lists(FRAGMENTS | st.sampled_from(["[mbc: skip]\n", "[mbc: /skip]\n", "[mbc: note a]\n"]))
)
def test_with_marks_too_an_accepted_text_is_itself(pieces: list[str]) -> None:
    source = "".join(pieces)
    document = accepted(source)
    assert text.write(document, Translation("es")) == source
    assert not any("[mbc:" in unit.source for unit in document.units)


def accepted(source: str) -> Document:
    """The document of a text whose marks are in order."""
    try:
        return text.read(source)
    except FormatError:
        reject()


@pytest.mark.skipif(not SEED.is_file(), reason="the seed article, ../shared/seed, is not at hand")
def test_the_seed_keeps_its_bytes_and_its_structure() -> None:
    document = text.read(SEED.read_bytes().decode())
    assert text.write(document, Translation("es")) == document.text
    targets = {unit.id: accented(unit.source) for unit in document.units}
    again = text.read(text.write(document, Translation("es", targets)))
    assert form(again) == form(document)


# HTML


class Elements(HTMLParser):
    """The start tags of a text of HTML; an element that is not closed in order is refused."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str | None] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        if tag == "li":
            assert self.open[-1] in ("ul", "ol")
        if tag != "hr":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@given(ARBITRARY | articles())
def test_every_text_is_well_formed_with_unique_ids_and_all_its_letters(source: str) -> None:
    document = text.read(source)
    found = Elements(text.to_html(document))
    assert len(found.ids) == len(set(found.ids))
    assert letters("".join(found.words)) == letters(shown(document))


def shown(document: Document) -> str:
    """The words of the document's blocks, those not translated too."""
    return "".join(
        document.text[block.start : block.end] for block in document.blocks if is_leaf(block.kind)
    )


def is_leaf(kind: str) -> bool:
    return kind not in ("list", "break")


@given(articles(), st.booleans())
def test_a_translation_has_the_elements_and_ids_of_the_source(source: str, mark: bool) -> None:
    document = text.read(source)
    targets = {unit.id: accented(unit.source) for unit in document.units}
    one = Elements(text.to_html(document))
    other = Elements(text.to_html(document, Translation("es", targets, mark)))
    assert (one.tags, one.ids) == (other.tags, other.ids)
    assert letters(accented("".join(other.words))) == letters(accented("".join(one.words)))
