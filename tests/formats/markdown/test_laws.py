"""Laws of Markdown, on generated texts: nothing is lost, and identity is content."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import markdown
from mbc_i18n.model import Document, Translation
from tests.formats.markdown.generated import (
    AGREED,
    ARBITRARY,
    ARTICLES,
    LATIN,
    SYNTAX,
    wrappings,
)
from tests.formats.markdown.oracle import (
    accented,
    alphanumeric,
    elements,
    folded,
    pseudo_translation,
    shown,
    words_of,
)

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(law, max_examples=60)
"""For laws that show pages."""
many = settings(law, max_examples=300)
"""For laws of mere syntax, whose examples are small."""


def read(source: str) -> Document:
    """The document of a text whose front matter is valid, if it has any."""
    try:
        return markdown.read(source)
    except FormatError:
        assume(False)
        raise


# Law 1: nothing is lost


@many
@given(ARTICLES | SYNTAX | ARBITRARY)
def test_untranslated_a_text_is_itself(source: str) -> None:
    assert markdown.write(read(source), Translation("es")) == source


@many
@given(ARTICLES | SYNTAX | ARBITRARY, st.sampled_from(["es", "zh_Hans", ""]))
def test_translated_by_its_own_words_a_text_is_itself(source: str, locale: str) -> None:
    document = read(source)
    same = Translation(locale, {unit.id: unit.source for unit in document.units})
    assert markdown.write(document, same) == source


@law
@given(ARTICLES | SYNTAX | ARBITRARY)
def test_units_stand_inside_their_block_in_order(source: str) -> None:
    for block in read(source).blocks:
        places = [place for unit in block.units for place in (unit.start, unit.end)]
        assert places == sorted(places)
        assert all(block.start <= place <= block.end for place in places)
        assert all(unit.start < unit.end for unit in block.units)


@few
@given(ARTICLES)
def test_a_translated_article_has_the_elements_of_the_source(source: str) -> None:
    document = markdown.read(source)
    page = markdown.to_html(document, pseudo_translation(document))
    assert elements(page) == elements(markdown.to_html(document))


@few
@given(ARTICLES)
def test_every_word_of_an_article_is_translated(source: str) -> None:
    document = markdown.read(source)
    written = shown(markdown.write(document, pseudo_translation(document)))
    assert folded(written.words) == folded(accented(shown(source).words))
    assert folded(written.titles) == folded(accented(shown(source).titles))


@few
@given(ARTICLES)
def test_the_units_are_the_words_that_markdown_it_shows(source: str) -> None:
    document = markdown.read(source)
    assert alphanumeric(words_of(document)) == alphanumeric(shown(source).words)
    assert set(words_of(document, titles=True).split()) == set(shown(source).titles.split())


@few
@given(ARTICLES, st.integers(1, 4))
def test_half_a_translation_changes_nothing_else(source: str, every: int) -> None:
    document = markdown.read(source)
    half = dict(list(pseudo_translation(document).targets.items())[::every])
    page = markdown.to_html(document, Translation("es", half))
    assert elements(page) == elements(markdown.to_html(document))


@few
@given(ARTICLES, st.booleans())
def test_marked_as_the_source_language_a_page_has_the_same_elements(
    source: str, translated: bool
) -> None:
    document = markdown.read(source)
    targets = dict(list(pseudo_translation(document).targets.items())[::2]) if translated else {}
    page = markdown.to_html(document, Translation("es", targets, mark=True))
    assert elements(page, unmarked=True) == elements(markdown.to_html(document))


@settings(few, max_examples=300, derandomize=True)
@given(AGREED)
def test_mere_syntax_keeps_its_elements(source: str) -> None:
    """Always the same examples: of some thousands there is one that the two parsers read apart."""
    document = read(source)
    try:
        page = markdown.to_html(document, pseudo_translation(document))
    except FormatError:
        event("refused")
        return
    assert elements(page) == elements(markdown.to_html(document))


def test_mere_syntax_is_read_back_as_it_was_translated_and_seldom_refused() -> None:
    outcomes = Counter[str]()

    @settings(law, max_examples=400)
    @given(SYNTAX | ARBITRARY)
    def translated(source: str) -> None:
        document = read(source)
        try:
            again = markdown.read(markdown.write(document, pseudo_translation(document)))
        except FormatError:
            outcomes["refused"] += 1
            return
        outcomes["written"] += bool(words_of(document))
        assert alphanumeric(words_of(again)) == alphanumeric(accented(words_of(document)))

    translated()
    assert outcomes["written"] > 100
    assert outcomes["refused"] * 20 < outcomes["written"]


# Law 2: identity is content

DEFINITIONS = "[risk]: /risk"


def ids(*blocks: str, name: str = "") -> Counter[str]:
    text = "\n\n".join([*blocks, DEFINITIONS])
    document = markdown.read(text, name, file=f"source/{name}.md")
    return Counter(unit.id for unit in document.units)


@law
@given(wrappings())
def test_wrapping_a_paragraph_anew_changes_no_id(pair: tuple[str, str]) -> None:
    one, other = pair
    assert ids(one) == ids(other)


@law
@given(st.text("乳腺癌原因症状", min_size=2), st.integers(1))
def test_wrapping_chinese_anew_changes_no_id(words: str, place: int) -> None:
    cut = place % (len(words) - 1) + 1
    assert ids(f"{words}。") == ids(f"{words[:cut]}\n{words[cut:]}。")


@law
@given(st.lists(st.lists(LATIN, min_size=1).map(" ".join), max_size=5), st.randoms())
def test_moving_a_paragraph_changes_no_id(paragraphs: list[str], random: Random) -> None:
    blocks = [f"The {words}." for words in paragraphs]
    assert ids(*blocks) == ids(*random.sample(blocks, len(blocks)))


@law
@given(ARTICLES, st.text(max_size=5))
def test_renaming_the_file_changes_no_id(source: str, name: str) -> None:
    one = [unit.id for unit in markdown.read(source, "article", file="source/article.md").units]
    assert [unit.id for unit in markdown.read(source, name, file=f"{name}.md").units] == one


@law
@given(ARTICLES)
def test_line_ends_and_a_byte_order_mark_change_no_id(source: str) -> None:
    plain = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    one = [unit.id for unit in markdown.read(source).units]
    assert [unit.id for unit in markdown.read(plain).units] == one
