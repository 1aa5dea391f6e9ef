"""Blocks of other processors: their lines stay as they are, and the words inside are units."""

from __future__ import annotations

import pytest

from mbc_i18n.formats import markdown
from mbc_i18n.model import Translation
from tests.formats.markdown.oracle import elements, pseudo_translation


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and words of the blocks that have words, and code."""
    return [
        (block.kind, " | ".join(unit.source for unit in block.units))
        for block in markdown.read(text).blocks
        if block.units or block.kind == "code"
    ]


def accented(text: str) -> str:
    document = markdown.read(text)
    return markdown.write(document, pseudo_translation(document))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            '!!! note "My title"\n    One. Two.\n\n        code\n\n    - three\n\nFour.\n',
            [("caption", "My title"), ("paragraph", "One. | Two."), ("code", ""), ("item", "three")]
            + [("paragraph", "Four.")],
        ),
        ("!!! note\n\n    One.\n", [("paragraph", "One.")]),
        ('??? note "T"\n    One.\n', [("caption", "T"), ("paragraph", "One.")]),
        ('???+ note "A "b" c"\n    One.\n', [("caption", 'A "b" c'), ("paragraph", "One.")]),
        ('!!! note ""\n    One.\n', [("paragraph", "One.")]),
        (
            '!!! a "T"\n    !!! b "U"\n        One.\n',
            [("caption", "T"), ("caption", "U"), ("paragraph", "One.")],
        ),
        ("Before\n!!! a\n    One.\n", [("paragraph", "Before"), ("paragraph", "One.")]),
        (
            '- a\n\n    !!! b "T"\n        One.\n',
            [("item", "a"), ("caption", "T"), ("paragraph", "One.")],
        ),
        ('> !!! b "T"\n>     One.\n', [("caption", "T"), ("quote", "One.")]),
        ('=== "T"\n\n    One.\n', [("caption", "T"), ("paragraph", "One.")]),
        ("!!! a\n    ```\n    code\n    ```\n", [("code", "")]),
        ("!!! Look at this\n\nOne.\n", [("paragraph", "Look at this"), ("paragraph", "One.")]),
    ],
)
def test_admonitions_and_tabs_of_python_markdown(text: str, wanted: list[tuple[str, str]]) -> None:
    assert blocks(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            ":::note[My *title*]\nOne.\n:::\n",
            [("caption", "My <em>title</em>"), ("paragraph", "One.")],
        ),
        (":::note\nOne.\n:::\n", [("paragraph", "One.")]),
        (":::tip My title\nOne.\n:::\n", [("caption", "My title"), ("paragraph", "One.")]),
        ("::: {.warning #a}\nOne.\n:::\n", [("paragraph", "One.")]),
        ("::: warning ::::\nOne.\n::::\n", [("paragraph", "One.")]),
        (":::note[T]{.a b=c}\n1. One.\n:::\n", [("caption", "T"), ("item", "One.")]),
        ("::::a\n:::b[T]\nOne.\n:::\n::::\n", [("caption", "T"), ("paragraph", "One.")]),
        (":::{note}\n:class: a\nOne.\n:::\n", [("paragraph", "One.")]),
        (":::{code-block} python\nOne.\n\n# Two.\n:::\nThree.\n", [("paragraph", "Three.")]),
        (":::{code-block} python\nOne.\n", [("paragraph", "One.")]),
        ("- a\n\n  :::note\n  One.\n  :::\n", [("item", "a"), ("paragraph", "One.")]),
    ],
)
def test_containers_between_colons(text: str, wanted: list[tuple[str, str]]) -> None:
    assert blocks(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("```{note}\nOne.\n```\n", [("paragraph", "One.")]),
        ("```{note} T\nOne.\n```\n", [("caption", "T"), ("paragraph", "One.")]),
        ("~~~{tip}\n:class: a\n:name: b\n\nOne.\n~~~\n", [("paragraph", "One.")]),
        ("```{tip}\n---\nclass: a\n---\nOne.\n```\n", [("paragraph", "One.")]),
        ("```{figure} a.png\n:alt: a\n\nOne.\n```\n", [("paragraph", "One.")]),
        ("````{note}\n```py\ncode\n```\nOne.\n````\n", [("code", ""), ("paragraph", "One.")]),
        ("```{code-block} py\nOne.\n```\n", [("code", "")]),
        ("```{note}\nOne.\n", [("code", "")]),
        ("```\n!!! a\n    b\n\n:::c\n\nd\n: e\n```\n", [("code", "")]),
        ("    !!! a\n        b\n", [("code", "")]),
        ("<div>\n:::a\n</div>\n", [("paragraph", ":::a")]),
    ],
)
def test_directives_of_myst_and_code(text: str, wanted: list[tuple[str, str]]) -> None:
    assert blocks(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Term\n: One.\n  Two.\n: Three.\n", ["Term", "One. | Two.", "Three."]),
        ("Term\n\n:   One.\n\n    Two.\n", ["Term", "One.", "Two."]),
        (": One\n", [": One"]),
        ("# A\n: One\n", ["A", ": One"]),
        ("A\n:One\n", ["A :One"]),
    ],
)
def test_definitions(text: str, wanted: list[str]) -> None:
    assert [words for _, words in blocks(text)] == wanted


EVERY = """\
!!! note "My title"
    One.

    More.

??? tip

    - Two.

:::note[Title]
Three.
:::

```{warning}
:class: big
Four.
```

Term
: Five.

+ An item.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_words_change(end: str) -> None:
    text = EVERY.replace("\n", end)
    assert markdown.write(markdown.read(text), Translation("es")) == text
    translated = accented(text)
    for words in ("My title", "One", "More", "Two", "Title]", "Three", "Four", "Term", "Five"):
        assert f"{words}" not in translated
    for line in ('!!! note "', "??? tip", ":::note[", "```{warning}", ":class: big", "+ "):
        assert line in translated
    assert len(translated.splitlines()) == len(text.splitlines())


def test_a_page_shows_the_words_and_titles() -> None:
    assert markdown.to_html(markdown.read('!!! a "T"\n    One.\n\n:::b[U]\nTwo.\n:::\n')).split(
        "\n"
    ) == [
        *("", '<p class="admonition-title">T</p>', "<p>One.</p>", ""),
        *('<p class="admonition-title">U</p>', "<p>Two.</p>", ""),
    ]


def test_a_translated_page_has_the_same_elements() -> None:
    document = markdown.read(EVERY)
    page = markdown.to_html(document, pseudo_translation(document))
    assert elements(page) == elements(markdown.to_html(document))


def test_titles_are_no_headings() -> None:
    text = "# Article\n\n:::note[Title]\n:::\n\n## Section\n"
    page = markdown.to_html(markdown.read(text))
    assert page.count(" id=") == 2
    assert [unit.path for unit in markdown.read(text).units] == ["title", "caption 1", "Section"]


def test_a_note_before_an_admonition_speaks_of_all_of_it() -> None:
    text = '<!-- mbc: note N -->\n\n!!! a "T"\n    One.\n\n    Two.\n\nThree.\n'
    assert [unit.note for unit in markdown.read(text).units] == ["N", "N", "N", ""]


def test_what_is_taken_for_a_line_of_others_and_is_none_is_taken_back() -> None:
    text = "<pre>\n:::a\n</pre>\n\n:::b[T]\nOne.\n:::\n"
    assert blocks(text) == [("caption", "T"), ("paragraph", "One.")]


@pytest.mark.parametrize(
    "line", [":::note[WORD]", ":::note WORD", "```{note} WORD", '!!! a "WORD"']
)
@pytest.mark.parametrize("target", ["a `b` c", "a:", 'a "b"', "[a]", "a #", "{a}", "a\\", "# a"])
def test_a_title_may_be_any_words(line: str, target: str) -> None:
    body = "    One.\n" if line.startswith("!") else f"One.\n{line[:3]}\n"
    document = markdown.read(f"{line}\n{body}")
    title = next(unit for unit in document.units if "WORD" in unit.source)
    written = markdown.write(document, Translation("es", {title.id: target}))
    assert blocks(written) == [("caption", target), ("paragraph", "One.")]


# Blocks between slashes


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("/// note | A *b*\nOne.\n\nTwo.\n///\n", "/// note | À *ḅ*\nÖñé.\n\nŢŵö.\n///\n"),
        ("/// tip\n    open: True\n\nOne.\n///\n", "/// tip\n    open: True\n\nÖñé.\n///\n"),
        ("//// tab | A\n/// tip\nB\n///\n////\n", "//// tab | À\n/// tip\nḄ\n///\n////\n"),
        ("/// html | div.a\nOne.\n///\n", "/// html | div.a\nÖñé.\n///\n"),
        ("> /// note | A\n> One.\n> ///\n", "> /// note | À\n> Öñé.\n> ///\n"),
        ("```\n/// note | A\n///\n```\n", "```\n/// note | A\n///\n```\n"),
    ],
)
def test_slashes_and_options_stay_and_words_are_translated(text: str, wanted: str) -> None:
    document = markdown.read(text)
    assert markdown.write(document, pseudo_translation(document)) == wanted


def test_a_line_of_code_comments_is_words() -> None:
    assert [unit.source for unit in markdown.read("/// It adds two numbers.\n").units] == [
        "/// It adds two numbers."
    ]


# MDX


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("import Tabs from '@theme/Tabs';\nimport {a, b} from \"x\"\n\nOne.\n", ["One."]),
        ("import 'x.css'\n\nOne.\n", ["One."]),
        ("export const a = {\n  b: 'words',\n};\n\nOne.\n", ["One."]),
        ("import duties are high.\n", ["import duties are high."]),
        ("One.\nimport 'x.css'\n", ["One. import 'x.css'"]),
        ("export of goods\n", ["export of goods"]),
        ("<Tabs>\n<TabItem value='x'>\n\nOne.\n\n</TabItem>\n</Tabs>\n", ["One."]),
    ],
)
def test_lines_of_programs_stay(text: str, wanted: list[str]) -> None:
    assert [unit.source for unit in markdown.read(text).units] == wanted
