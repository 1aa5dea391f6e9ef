"""Front matter: title and description are units, every other byte stays."""

from __future__ import annotations

import pytest

from mbc_i18n.errors import FormatError
from mbc_i18n.formats import markdown
from mbc_i18n.model import Translation

YAML = """\
---
# A remark: stays
title: Hay fever # and this
layout: page
description: >-
  What hay fever is.
  And more.
tags: [one, two]
nested:
  title: no unit
---
Body.
"""
TOML = """\
+++
# A remark
draft = false
notes = \"\"\"
title = "no unit"
\"\"\"
title = "Hay fever" # and this
description = 'What it is.'

[extra]
title = "no unit"
+++
Body.
"""


def units(text: str) -> list[tuple[str, str, int]]:
    return [(unit.kind, unit.source, unit.line) for unit in markdown.read(text).units]


def written(text: str, **targets: str) -> str:
    """The text with the units of these kinds translated."""
    document = markdown.read(text)
    pairs = {unit.id: targets[unit.kind] for unit in document.units if unit.kind in targets}
    return markdown.write(document, Translation("es", pairs))


def test_yaml() -> None:
    assert units(YAML) == [
        ("title", "Hay fever", 3),
        ("description", "What hay fever is. And more.", 5),
        ("paragraph", "Body.", 12),
    ]


def test_toml() -> None:
    assert units(TOML) == [
        ("title", "Hay fever", 7),
        ("description", "What it is.", 8),
        ("paragraph", "Body.", 13),
    ]


def test_with_a_title_in_the_front_matter_a_heading_is_a_heading() -> None:
    assert units("---\ntitle: One\n---\n# Two\n") == [("title", "One", 2), ("heading", "Two", 4)]
    assert markdown.read("---\ntitle: One\n---\n# Two\n").title == "One"


@pytest.mark.parametrize(
    "head",
    ["---\ntitle: A\n...\n", "\ufeff---\r\ntitle: A\r\n---\r\n", "---\rtitle: A\r---\r"]
    + ["--- \ntitle: A\n---  \n", "+++\ntitle = 'A'\n+++\n", '+++\r\ntitle = """A"""\r\n+++\r\n']
    + ["+++\rtitle = 'A'\r+++\r", "---\n{title: A}\n---\n", '---\n"title": A\n---\n'],
)
def test_forms_of_front_matter(head: str) -> None:
    text = f"{head}Body."
    assert [source for _, source, _ in units(text)] == ["A", "Body."]
    same = {unit.id: unit.source for unit in markdown.read(text).units}
    assert markdown.write(markdown.read(text), Translation("es", same)) == text
    assert markdown.to_html(markdown.read(text)) == "<p>Body.</p>\n"


def test_everything_else_stays_to_the_byte() -> None:
    assert written(YAML, title="Rinitis alérgica") == YAML.replace(
        "title: Hay fever", "title: Rinitis alérgica"
    )
    assert written(TOML, title="Rinitis", description="Qué es.") == TOML.replace(
        '"Hay fever"', '"Rinitis"'
    ).replace("'What it is.'", "'Qué es.'")


@pytest.mark.parametrize(
    ("raw", "target", "wanted"),
    [
        ("Pain", "Dolor", "Dolor"),
        ("Pain", "Dolor: no", '"Dolor: no"'),
        ("Pain", "Dolor # no", '"Dolor # no"'),
        ("Pain", "- no", '"- no"'),
        ("Pain", "no", '"no"'),
        ("Pain", "2026", '"2026"'),
        ("Pain", "[a", '"[a"'),
        ("Pain", 'Un "dolor"', 'Un "dolor"'),
        ("Pain", "Cancer\u00a0: oui", '"Cancer\u00a0: oui"'),
        ("Pain", "Douleur\u00a0!", "Douleur\u00a0!"),
        ("Pain", "uno\u2028dos", '"uno\\u2028dos"'),
        ("'It''s pain'", "L'eau", "'L''eau'"),
        ("'Pain'", "Dolor: \\ no", "'Dolor: \\ no'"),
        ('"Pain"', 'Un "dolor" \\ 😀', '"Un \\"dolor\\" \\\\ 😀"'),
        ("Pain\n  and more", "Dolor y más", "Dolor y más"),
        ("'Pain\n  and more'", "Dolor y más", "'Dolor y más'"),
        ("&t Pain", "Dolor", "&t Dolor"),
        ("!!str Pain", "Dolor", "!!str Dolor"),
        (">\n    Pain\n    and more", "Dolor", ">\n    Dolor"),
        ("|+ # why\n\n  Pain\n", "Dolor: # no", "|+ # why\n  Dolor: # no\n"),
        (">-\n  Pain", "uno\x85dos", '"uno\\u0085dos"'),
    ],
)
def test_a_value_of_yaml_keeps_its_style_where_that_can_hold_it(
    raw: str, target: str, wanted: str
) -> None:
    text = "---\na: b\ntitle: {}\nc: d\n---\nBody.\n"
    assert written(text.format(raw), title=target) == text.format(wanted)


@pytest.mark.parametrize(
    ("raw", "target", "wanted"),
    [
        ('"Pain"', 'Un "dolor" \\ 😀', '"Un \\"dolor\\" \\\\ 😀"'),
        ("'Pain'", "Un dolor \\ no", "'Un dolor \\ no'"),
        ("'Pain'", "L'eau", '"L\'eau"'),
        ('"""\nPain\n"and" more"""', "Dolor", '"Dolor"'),
        ("'''Pain'''", "Dolor", '"Dolor"'),
        ('"Pain"', "uno\x7fdos", '"uno\\u007fdos"'),
    ],
)
def test_a_value_of_toml_keeps_its_style_where_that_can_hold_it(
    raw: str, target: str, wanted: str
) -> None:
    text = "+++\na = 1\ntitle = {} # remark\nc = 2\n+++\nBody.\n"
    assert written(text.format(raw), title=target) == text.format(wanted)


def test_an_alias_is_no_value_of_its_own() -> None:
    text = "---\ntitle: &t Pain\ndescription: *t\n---\nBody.\n"
    assert [kind for kind, *_ in units(text)] == ["title", "paragraph"]
    assert written(text, title="Dolor") == text.replace("Pain", "Dolor")


@pytest.mark.parametrize("value", ["2026", "true", "~", "", "[a, b]", "{a: b}", "' '"])
def test_what_is_no_text_is_no_unit(value: str) -> None:
    assert units(f"---\ntitle: {value}\n---\nBody.\n") == [("paragraph", "Body.", 4)]


@pytest.mark.parametrize(
    "text",
    ["---\n\nBody.\n", "---\nBody.\n---\n", "---\n---\n\nBody.\n", "---\n- Body.\n---\n"]
    + [
        "--- Body.\n",
        "----\ntitle: Body.\n----\n",
        "\n---\ntitle: Body.\n---\n",
        "---\n*x: Body.\n---\n",
    ]
    + ["+++\nBody.\n", "---\ntitle: Body.\n"],
)
def test_what_is_no_front_matter_is_markdown(text: str) -> None:
    kinds = [kind for kind, *_ in units(text)]
    assert kinds
    assert "title" not in kinds
    assert "Body." in markdown.to_html(markdown.read(text))


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("---\ntitle: A\nb: c: d\n---\n", 3, "front matter is not valid YAML (mapping values are"),
        (
            "---\n# Remark\n\ntitle: 'A\n---\n",
            5,
            "front matter is not valid YAML (found unexpected",
        ),
        (
            "---\r\ntitle: A\r\n\tb: c\r\n---\r\n",
            3,
            "front matter is not valid YAML (found character",
        ),
        ("---\ntitle: *t\n---\n", 2, "front matter is not valid YAML (found undefined alias"),
        ("---\ntitle: A\x01\n---\n", 2, "front matter is not valid YAML (special characters"),
        ("+++\na = 1\ntitle = A\n+++\n", 3, "front matter is not valid TOML (Invalid value"),
        ("+++\na = 1\na = 2\n+++\n", 3, "front matter is not valid TOML (Cannot overwrite"),
    ],
)
def test_malformed_front_matter_is_refused_with_its_line(
    text: str, line: int, problem: str
) -> None:
    with pytest.raises(FormatError) as caught:
        markdown.read(text, "article", file="source/article.md")
    assert str(caught.value).startswith(f"source/article.md:{line}: {problem}")
    assert str(caught.value).endswith("; mend it, or quote the value")


def test_a_deep_nest_is_refused_and_nothing_worse() -> None:
    with pytest.raises(FormatError, match="front matter is not valid YAML"):
        markdown.read("---\na: " + "[" * 5000 + "\n---\n")
