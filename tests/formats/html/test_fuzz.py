"""A short run of the random pages of `benchmarks/fuzz_html.py`, always the same ones."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.fuzz import outside
from benchmarks.fuzz_html import FINE, HOLDS, outcome
from benchmarks.html_grammar import generated
from mbc_i18n.formats import html
from mbc_i18n.model import Document, Translation

PAGES = 150
FILES = ("page.html", "page.xhtml")


@pytest.mark.parametrize("file", FILES)
def test_random_pages_keep_the_laws(file: str) -> None:
    found = [outcome(generated(Random(f"{file} {number}")), file) for number in range(PAGES)]
    assert set(found) <= set(FINE)
    assert found.count(HOLDS) > len(found) / 2


def test_a_lost_character_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(document: Document, translation: Translation) -> str:
        text = write(document, translation)
        return text.replace("\n", "", 1) if translation.targets else text

    write = html.write
    assert outcome("<p>One is.\n Two is.", "page.html") == HOLDS
    monkeypatch.setattr(html, "write", careless)
    assert outcome("<p>One is.\n Two is.", "page.html") not in FINE


def test_what_stands_outside_of_units_is_told_apart() -> None:
    assert list(outside("a⟦b⟦c⟧d⟧e⟦f⟧")) == ["a", "e", ""]
