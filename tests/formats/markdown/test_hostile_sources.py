"""Sources that mean harm, or were never finished: they come back as they are, or are refused."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import markdown
from mbc_i18n.model import Translation

DEEP = 10_000
SHALLOW = 100
"""For texts whose size is the square of their depth."""

NESTED = {
    "quotations": ">" * DEEP + " a",
    "quotations with spaces": "> " * DEEP + "a",
    "lists on one line": "- " * DEEP + "a",
    "lists": "\n".join("  " * depth + "- a" for depth in range(SHALLOW)),
    "admonitions": "".join("    " * depth + "!!! a\n" for depth in range(SHALLOW))
    + "    " * SHALLOW
    + "b\n",
    "containers": ":::a\n" * DEEP + "b\n" + ":::\n" * DEEP,
    "directives": "".join("`" * (SHALLOW + 3 - n) + "{note}\n" for n in range(SHALLOW)),
    "brackets": "[" * DEEP + "a" + "]" * DEEP,
    "links": "[" * DEEP + "a" + "](b)" * DEEP,
    "emphasis": "*" * DEEP + "a" + "*" * DEEP,
    "emphasis of two kinds": "*_" * DEEP + "a" + "_*" * DEEP,
    "emphasis, many times": "*a* " * DEEP,
    "tags": "<b>" * DEEP + "a" + "</b>" * DEEP,
    "crossed tags": "<b>" * DEEP + "a" + "</i>" * DEEP,
    "templates": "{{ " * DEEP + "a" + " }}" * DEEP,
    "notes": "^[" * DEEP + "a" + "]" * DEEP,
}
UNCLOSED = {
    **{
        repr(sign): f"Words {sign * 500} more.\n"
        for sign in ("*", "_", "`", "[", "<", "~~", "$", ":")
    },
    **{
        repr(sign): f"Words {sign}more.\n\nMore.\n"
        for sign in ("{{ ", "{% ", "[[", "[a](", "<!--", ":a[")
    },
    **{
        repr(sign): f"{sign}\nWords.\n\nMore.\n"
        for sign in ("```", "~~~", ":::a", "```{note}", "$$", "<div>")
    },
    **{
        repr(sign): f"{sign}\nWords.\n"
        for sign in ("{% highlight a %}", ":::{code}", "<!--", "!!! a", "[a]: b 'c")
    },
}
ODD = {
    "NULs": "A\0b.\n\n\0\n\n# \0c\0\n",
    "a NUL in a link": "[a\0](b\0)\n",
    "controls": "a\x01\x08\x0b\x0c\x1b\x7f\x85\u2028\u2029b\n",
    "marks of direction": "\u202ea\u202c \u2066b\u2069\n",
    "a long line": "Words and more. " * 20_000,
    "a long word": "a" * 300_000,
    "private characters": "".join(map(chr, range(0xF0000, 0xF0400))) + " {{ a }} [[b]]\n",
    "only line ends": "\r\n\r\n\r\r\n\n\n\r",
}


@pytest.mark.parametrize("text", [*NESTED.values(), *UNCLOSED.values(), *ODD.values()])
def test_a_hostile_text_comes_back(text: str) -> None:
    document = markdown.read(text)
    same = {unit.id: unit.source for unit in document.units}
    assert markdown.write(document, Translation("es")) == text
    assert markdown.write(document, Translation("es", same)) == text


@pytest.mark.parametrize("name", ["quotations", "lists on one line", "lists"])
def test_blocks_too_deep_for_a_page_are_refused(name: str) -> None:
    with pytest.raises(FormatError, match="nested too deep"):
        markdown.to_html(markdown.read(NESTED[name]))


@pytest.mark.parametrize("name", UNCLOSED)
def test_words_of_what_is_never_closed_are_units_or_code(name: str) -> None:
    document = markdown.read(UNCLOSED[name])
    kinds = {block.kind for block in document.blocks}
    words = "".join(unit.source for unit in document.units).lower()
    assert "more" in words or "words" in words or kinds & {"code", "html"}


def test_half_a_character_in_a_source_is_refused_with_its_line() -> None:
    with pytest.raises(FormatError, match=r"^a\.md:3: half a character; save the file as UTF-8"):
        markdown.read("One.\n\nTwo \ud83d.\n", "a", file="a.md")


def test_half_a_character_in_a_translation_is_refused_with_its_line() -> None:
    document = markdown.read("One.\n", "a", file="a.md")
    targets = {unit.id: "Uno \ud83d." for unit in document.units}
    with pytest.raises(FormatError, match=r"^a\.md:1: .*it holds half a character"):
        markdown.write(document, Translation("es", targets))


def test_more_finds_than_there_are_masks_are_words() -> None:
    text = ":a: " * 131_100 + "b\n"
    (unit,) = markdown.read(text).units
    assert unit.source.endswith(":a: b")
