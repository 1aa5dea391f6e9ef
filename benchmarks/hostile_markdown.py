"""Hostile Markdown: the time to read each text at one size and at twice the size.

    python benchmarks/hostile_markdown.py [CHARACTERS]

The default is 100000. Time is linear where the last column is near 2. Each text is also written
untranslated and must come back; a user's error counts as an answer.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time

from mbc_i18n.errors import UserError
from mbc_i18n.formats import markdown
from mbc_i18n.model import Translation

REPEATED = (
    [
        "word ",
        "One two. ",
        "A. ",
        "e.g. ",
        "乳腺。",
        "*a* ",
        "*a ",
        "**a",
        "*a_",
        "_a ",
        "***",
        "~~a ",
    ]
    + ["`", "` ", "``a` ", "[", "]", "[a", "[a]", "![", "](", "[a](b) ", "[a](", "<", "<a ", "<b>"]
    + ["</b>", "<b x=", "<!--", "<!-- mbc: skip -->", "-->", "<?", "<![CDATA[", "&amp;", "&", "\\"]
    + [
        "\0",
        "\0a ",
        "|",
        "| a ",
        "|-",
        ">",
        "> ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "-",
        "#",
        "# ",
        "= ",
        ":",
    ]
    + [": a ", "::: ", "{", "{{ ", "{{ a }} ", "{% ", "$", "$a ", "$$ a ", "[[", "[[a]] ", "[[a|"]
    + [
        "^[",
        "[^a]",
        "[^a]: ",
        "!",
        "!!! ",
        "<p>a\n\n",
        "<div>a</div>\n\na\n\n",
        "<img alt='a' src=b>\n\n",
        "a <img alt='b'> ",
        "<a b='c' ",
        "<a b/",
        "export const a = {\n",
        "import a from 'b'\n",
        "/// a | b\n    c: d\n",
        "\\( ",
        "\\[ a\n",
        "{#a}",
        "{.a} ",
        ":a[",
        ":a: ",
        "((",
        "()",
        "'",
        '"',
        "…",
    ]
)
"""On one line."""
LINES = (
    ["> ", "- a\n  ", "# a", "a\n===", "***", "```", "~~~ a", "    a", "<div>", "</div>", "<!--"]
    + [
        "[a]: b",
        "[^a]: b",
        "| a |",
        "|-|",
        "a | b\n-|-",
        ":::",
        ":::a",
        "!!! a\n    b",
        '=== "a"\n    b',
    ]
    + [
        ": a",
        "a\n: b",
        "```{note}",
        "```{note}\n:a: b",
        ":::{code-block}",
        "{{<\n",
        "{{ a",
        "$$",
        "[TOC]",
    ]
    + [
        "*[A]: b",
        "::a[b]",
        "> [!note]",
        "<!-- mbc: note a -->",
        "\r",
        "\r\n",
        "a  ",
        "a\\",
        "1. a",
        "---",
    ]
)
"""Each on a line of its own."""


def nested(size: int) -> dict[str, str]:
    """Texts that nest as deep as their size allows."""
    depth = int((2 * size) ** 0.5)
    return {
        "lists in lists": "\n".join(" " * 2 * n + "- a" for n in range(depth // 2)),
        "quotations in quotations": "\n".join("> " * n + "a" for n in range(depth // 2)),
        "admonitions in admonitions": "".join(f"{' ' * 4 * n}!!! a\n" for n in range(depth // 3)),
        "brackets": "[" * (size // 2) + "]" * (size // 2),
        "links": "[" * (size // 8) + "a" + "](b)" * (size // 8),
        "emphasis": "*" * (size // 2) + "a" + "*" * (size // 2),
        "emphasis of two kinds": "*_" * (size // 4) + "a" + "_*" * (size // 4),
        "tags": "<b>" * (size // 8) + "a" + "</b>" * (size // 8),
        "crossed tags": "<b>" * (size // 8) + "a" + "</i>" * (size // 8),
    }


def texts(size: int) -> dict[str, str]:
    """The hostile texts of a size in characters, by name."""
    one_line = {repr(part): (part * size)[:size] for part in REPEATED}
    lines = {f"{part!r} by line": (f"{part}\n" * size)[:size] for part in LINES}
    return {**one_line, **lines, **nested(size)}


def answered(text: str) -> float:
    """The seconds that reading takes; the text must come back untouched, or be refused."""
    start = process_time()
    try:
        document = markdown.read(text)
    except UserError:
        return process_time() - start
    took = process_time() - start
    if markdown.write(document, Translation("es")) != text:
        raise AssertionError(f"lost: {text[:40]!r}")
    return took


def main(size: int, time: Callable[[str], float] = answered) -> None:
    """Print a line for each text, the slowest last."""
    rows = []
    twice = texts(2 * size)
    for name, text in texts(size).items():
        once, double = time(text), time(twice[name])
        rows.append((double, once, name))
    for double, once, name in sorted(rows):
        print(f"{once:8.3f} s {double:8.3f} s {double / max(once, 0.005):6.1f}  {name}")


if __name__ == "__main__":
    markdown.read("Warm.")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
