"""Laws of HTML, on generated pages: nothing is lost, and a translation changes words alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mbc_i18n import inline
from mbc_i18n.formats import html
from mbc_i18n.model import Translation
from tests.formats.html.generated import ARBITRARY, PAGES, SYNTAX
from tests.formats.html.oracle import (
    by_html5lib,
    by_turbohtml,
    nodes,
    own_words,
    pseudo,
    pseudo_translation,
    untouched,
)

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(law, max_examples=200)

ANY = PAGES | SYNTAX | ARBITRARY
FILES = st.sampled_from(["page.html", "page.xhtml"])


@many
@given(ANY, FILES)
def test_untranslated_a_page_is_itself(source: str, file: str) -> None:
    document = html.read(source, file=file)
    assert html.write(document, Translation("es")) == source


@many
@given(ANY, FILES, st.sampled_from(["es", "zh_Hans", "ar", ""]))
def test_translated_by_its_own_words_a_page_is_itself(source: str, file: str, locale: str) -> None:
    document = html.read(source, file=file)
    assert html.write(document, own_words(document, locale)) == source


@many
@given(ANY, FILES)
def test_what_stands_outside_the_units_stays(source: str, file: str) -> None:
    document = html.read(source, file=file)
    written = html.write(document, pseudo_translation(document))
    cursor = place = 0
    for unit in sorted(document.units, key=lambda unit: (unit.start, -unit.end)):
        if unit.start >= cursor:
            gap = source[cursor : unit.start].rstrip("'\"= \t\r\n\f")
            place = written.index(gap, place) + len(gap)
            cursor = unit.end
    assert written.endswith(source[cursor:])


@many
@given(PAGES | SYNTAX)
def test_accented_a_page_has_the_same_tree(source: str) -> None:
    """In a `<select>` html5lib drops tags that browsers keep since 2025."""
    document = html.read(source)
    judge = by_turbohtml if "<select" in source else by_html5lib
    written = html.write(document, pseudo_translation(document))
    assert nodes(written, parsed=judge) == nodes(source, parsed=judge)


def test_a_title_in_a_list_to_choose_from_is_read_as_browsers_do() -> None:
    source = "<select><title><a href=x>"
    document = html.read(source)
    written = html.write(document, pseudo_translation(document))
    assert nodes(written, parsed=by_turbohtml) == nodes(source, parsed=by_turbohtml)


@many
@given(PAGES)
def test_accented_no_word_of_a_page_is_left(source: str) -> None:
    """Where the parsers differ, as they do of `</option>`, either may say that it is none."""
    document = html.read(source)
    written = html.write(document, pseudo_translation(document))
    assert set(untouched(written)) & set(untouched(written, by_turbohtml)) == set()


@many
@given(PAGES | SYNTAX)
def test_a_translation_reads_back_as_the_units_of_the_page(source: str) -> None:
    """Whole blocks: an accent may hide an abbreviation from the segmenter."""
    document = html.read(source, segmentation="block")
    text = html.write(document, pseudo_translation(document))
    written = html.read(text, segmentation="block")
    assert [unit.source for unit in written.units] == [pseudo(unit) for unit in document.units]


@law
@given(PAGES, st.text(min_size=1, max_size=20).filter(lambda words: any(map(str.isalpha, words))))
def test_any_words_are_words_in_a_translation(source: str, words: str) -> None:
    """Signs of HTML in a translation are no markup."""
    words = " ".join(words.replace("\0", "").split()) + "<b>&amp;'\"</b>"
    document = html.read(f"<h2>Other</h2>{source}")
    unit = next(document.units)
    written = html.write(document, Translation("", {unit.id: words}))
    read = next(html.read(written, segmentation="block").units)
    assert inline.words(read.source, read.elements) == " ".join(words.split())


@law
@given(ANY, st.booleans())
def test_a_page_can_be_shown(source: str, mark: bool) -> None:
    document = html.read(source)
    translation = Translation("es", pseudo_translation(document).targets, mark)
    shown = html.to_html(document, translation)
    assert "<!-- mbc:" not in shown


@law
@given(ANY)
def test_units_stand_in_order_on_their_lines(source: str) -> None:
    document = html.read(source)
    for block in document.blocks:
        places = [(unit.start, unit.end) for unit in block.units]
        assert all(start < end for start, end in places)
        assert places == sorted(places)
        for unit in block.units:
            before = source[: unit.start].replace("\r\n", "\n").replace("\r", "\n")
            assert unit.line == before.count("\n") + 1


@pytest.mark.parametrize("change", ["word", "<i>", "title"])
def test_the_oracle_sees_a_change(change: str) -> None:
    page = '<p title="word">word <b>x</b>'
    other = {"word": page.replace(">word", ">werd"), "<i>": page.replace("<b>", "<i>")}
    assert nodes(other.get(change, page.replace('"word"', '"werd"'))) != nodes(page)
    assert untouched("<p>ťóťá <b>x</b> e <code>e</code>") == [" e "]
