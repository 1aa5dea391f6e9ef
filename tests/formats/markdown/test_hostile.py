"""Any words at all as a translation: they read back as themselves, or are refused by their line."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import cycle

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mbc_i18n import inline
from mbc_i18n.errors import FormatError
from mbc_i18n.formats import markdown
from mbc_i18n.formats.sentences import one_line
from mbc_i18n.model import Translation
from tests.formats.markdown.generated import ARTICLES
from tests.formats.markdown.oracle import elements, folded
from tests.formats.markdown.places import KNOWN, PLACES, TARGETS

WORD = "WORD"
"""In each place this is what is translated."""
LABEL_IN_LINK = "[:"
"""A directive's label inside that of a link: what would end the outer one cannot be said there."""
NUMBER = re.compile(r"<(/?[a-z]+)\d+(/?)>")
TAG = re.compile(r"</?[a-z]+/?>")


def holds(place: str, target: str) -> None:
    """The law: what is written reads as the target and looks as before, or is refused."""
    source = PLACES[place]
    document = markdown.read(source, "article")
    unit = next(unit for unit in document.units if WORD in unit.source)
    whole = unit.source.replace(WORD, target)
    translation = Translation("es", {unit.id: whole})
    if inline.problems(whole, unit.elements):
        with pytest.raises(FormatError, match=f"^article:{unit.line}: "):
            markdown.write(document, translation)
        return
    written = markdown.write(document, translation)
    meant = [each.replace(WORD, target) for each in words(source)]
    assert compared(words(written)) == compared(meant)
    assert elements(markdown.to_html(document, translation)) == elements(markdown.to_html(document))


def words(text: str) -> list[str]:
    """The words of each block, with tags."""
    document = markdown.read(text, segmentation="block")
    return ["".join(unit.source for unit in block.units) for block in document.blocks]


def compared(blocks: list[str]) -> list[str]:
    """Blocks as they are compared: tags without numbers, no white space; each holds a word."""
    plain = (NUMBER.sub(r"<\1\2>", folded(one_line(block))) for block in blocks)
    return [each for each in plain if any(map(str.isalnum, TAG.sub("", each)))]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES, st.lists(TARGETS.filter(bool), min_size=1, max_size=4))
def test_an_article_keeps_its_elements_whatever_is_said(source: str, said: list[str]) -> None:
    try:
        document = markdown.read(source)
    except FormatError:  # two contexts for one block
        assume(False)
    endless = cycle(said)
    targets = {
        unit.id: "".join(
            token.text if token.element else next(endless)
            for token in inline.tokens(unit.source, unit.elements)
        )
        for unit in document.units
    }
    assume(not any(inline.problems(targets[unit.id], unit.elements) for unit in document.units))
    translation = Translation("es", targets)
    if LABEL_IN_LINK in source:
        with suppress(FormatError):
            assert elements(markdown.to_html(document, translation)) == elements(
                markdown.to_html(document)
            )
        return
    page = markdown.to_html(document, translation)
    assert elements(page) == elements(markdown.to_html(document))


@pytest.mark.parametrize("target", KNOWN)
@pytest.mark.parametrize("place", PLACES)
def test_syntax_as_a_translation_stays_words(place: str, target: str) -> None:
    holds(place, target)


@pytest.mark.parametrize("place", PLACES)
def test_any_words_as_a_translation_stay_words(place: str) -> None:
    @settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(TARGETS.filter(bool))
    def law(target: str) -> None:
        holds(place, target)

    law()


def test_what_cannot_be_said_is_refused_with_its_line() -> None:
    document = markdown.read("Word.\n", "article", file="article.md")
    mark = Translation("es", {unit.id: "\ufeff# x" for unit in document.units})
    with pytest.raises(FormatError, match=r"^article\.md:1: .*“Word\.” would change the document"):
        markdown.write(document, mark)


@pytest.mark.parametrize("target", ["", " ", "\n", "\u00a0"])
def test_no_words_are_no_translation(target: str) -> None:
    document = markdown.read("One.\n\nTwo.\n", "article", file="article.md")
    first, second = document.units
    with pytest.raises(FormatError, match=r"^article\.md:3: .*“Two\.”: it is empty; mend it"):
        markdown.write(document, Translation("es", {first.id: "Uno.", second.id: target}))
