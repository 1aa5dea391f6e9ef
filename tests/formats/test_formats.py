"""The registry of formats: each is found by its name and by its files' ending."""

from __future__ import annotations

import inspect

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import ENDINGS, FORMATS, MODULES, Format, format_of
from mbc_i18n.model import Translation

every_format = pytest.mark.parametrize("name", MODULES)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("source/article.md", "markdown"),
        ("article.MARKDOWN", "markdown"),
        ("a.b.txt", "text"),
        ("article.html", "html"),
        ("article.HTM", "html"),
        ("article.xhtml", "html"),
    ],
)
def test_a_files_ending_names_its_format(file: str, name: str) -> None:
    assert format_of(file) == name


@pytest.mark.parametrize("file", ["article.docx", "article", ".md", ""])
def test_any_other_ending_is_refused_with_the_known_ones(file: str) -> None:
    with pytest.raises(FormatError, match=r"format.*; use one of \.md, \.markdown, .*, \.txt$"):
        format_of(file)


def test_every_ending_names_a_format_and_every_format_has_an_ending() -> None:
    assert set(ENDINGS.values()) == set(MODULES)
    assert all(ending == ending.lower() and ending.startswith(".") for ending in ENDINGS)


def test_an_unknown_format_is_a_mistake_in_the_program() -> None:
    with pytest.raises(KeyError):
        FORMATS["docx"]


@every_format
@pytest.mark.parametrize("function", ["read", "write", "to_html"])
def test_a_format_offers_what_formats_offer(name: str, function: str) -> None:
    wanted = list(inspect.signature(getattr(Format, function)).parameters)[1:]
    assert (
        list(inspect.signature(getattr(FORMATS[name], function)).parameters)[: len(wanted)]
        == wanted
    )


@every_format
def test_a_format_reads_writes_and_shows(name: str) -> None:
    module = FORMATS[name]
    document = module.read("Title\n\nOne. Two.\n", "article", file="article", locale="en")
    assert (document.name, document.file, document.format) == ("article", "article", name)
    assert module.write(document, Translation("es")) == document.text
    assert "One. Two." in module.to_html(document)


@every_format
@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "x"])
def test_a_format_takes_the_smallest_texts(name: str, text: str) -> None:
    document = FORMATS[name].read(text)
    assert FORMATS[name].write(document, Translation()) == text
    FORMATS[name].to_html(document)
