"""The 652 examples of CommonMark 0.31.2, under the laws of translation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mbc_i18n.formats import markdown
from mbc_i18n.model import Translation
from tests.formats.markdown.oracle import (
    accented,
    alphanumeric,
    elements,
    folded,
    pseudo_translation,
    shown,
    words_of,
)

FILE = Path(__file__).parents[3] / ".venv" / "commonmark.json"
EXAMPLES: list[dict[str, Any]] = json.loads(FILE.read_bytes()) if FILE.is_file() else []

every_example = pytest.mark.parametrize(
    "source", [pytest.param(each["markdown"], id=str(each["example"])) for each in EXAMPLES]
)


@pytest.mark.skipif(not EXAMPLES, reason=f"THE 652 COMMONMARK EXAMPLES ARE NOT TESTED: no {FILE}")
def test_all_the_examples_are_at_hand() -> None:
    assert len(EXAMPLES) == 652


@every_example
def test_untranslated_an_example_is_itself(source: str) -> None:
    document = markdown.read(source)
    assert markdown.write(document, Translation("es")) == source
    same = {unit.id: unit.source for unit in document.units}
    assert markdown.write(document, Translation("es", same)) == source


@every_example
def test_a_translation_has_the_elements_of_the_source(source: str) -> None:
    document = markdown.read(source)
    page = markdown.to_html(document, pseudo_translation(document))
    assert elements(page) == elements(markdown.to_html(document))


@every_example
def test_every_word_is_translated(source: str) -> None:
    document = markdown.read(source)
    written = shown(markdown.write(document, pseudo_translation(document)))
    assert folded(written.words) == folded(accented(shown(source).words))
    assert folded(written.titles) == folded(accented(shown(source).titles))


@every_example
def test_the_units_are_the_words_that_markdown_it_shows(source: str) -> None:
    document = markdown.read(source)
    assert alphanumeric(words_of(document)) == alphanumeric(shown(source).words)
    titles = alphanumeric(words_of(document, titles=True)), alphanumeric(shown(source).titles)
    assert set(titles[0]) == set(titles[1])
