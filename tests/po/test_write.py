"""What a new PO file looks like."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mbc_i18n import po
from mbc_i18n.model import Catalog, Message
from tests.po.examples import FULL, HEADER, entry_of, message_of

ACCENTED = "e\u0301"


def test_a_new_file() -> None:
    catalog = replace(po.read(FULL), messages=po.read(FULL).messages[:1])
    assert po.write(catalog) == HEADER + (
        "# First look.\n"
        "#\n"
        "#. Paragraph 3, sentence 1 of 2\n"
        "#: source/a.md:12 b.md:3 ⁨c d.md⁩:4 whole.md\n"
        "#, fuzzy, no-wrap, x-tag\n"
        '#| msgid "One drug"\n'
        'msgctxt "dose"\n'
        'msgid "Two drugs"\n'
        'msgstr "Dos medicamentos"\n'
    )


def test_an_obsolete_message() -> None:
    message = Message("a\nb", "c", "d", True, "e", obsolete=True)
    assert entry_of(message) == [
        "#, fuzzy",
        '#~| msgid "e"',
        '#~ msgctxt "d"',
        '#~ msgid ""',
        '#~ "a\\n"',
        '#~ "b"',
        '#~ msgstr "c"',
    ]


def test_control_characters() -> None:
    assert entry_of(Message('"\\\t\n\r\a\b\f\v\x01' + "1\x1b\x7f")) == [
        'msgid ""',
        r'"\"\\\t\n"',
        r'"\r\a\b\f\v\0011\033\177"',
        'msgstr ""',
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [

        ("a\n", ['msgid "a\\n"']),
        ("a\n\nb", ['msgid ""', '"a\\n"', '"\\n"', '"b"']),
        ("x" * 69 + " y", [f'msgid "{"x" * 69} y"']),
        ("x" * 70 + " y", ['msgid ""', f'"{"x" * 70} y"']),
        ("x" * 76 + " y", ['msgid ""', f'"{"x" * 76} "', '"y"']),
        ("a " + "x" * 76 + "\n", ['msgid ""', '"a "', f'"{"x" * 76}\\n"']),
        ("x" * 90, [f'msgid "{"x" * 90}"']),
        ("a " + "x" * 90 + " b", ['msgid ""', '"a "', f'"{"x" * 90} "', '"b"']),
        ("x" * 60 + " <strong12>see this</strong12>",
         ['msgid ""', f'"{"x" * 60} <strong12>see "', '"this</strong12>"']),
        ("中" * 40, ['msgid ""', f'"{"中" * 38}"', '"中中"']),
        ("中" * 38 + "。中", ['msgid ""', f'"{"中" * 37}"', '"中。中"']),
        ("中" * 37 + "「中」", ['msgid ""', f'"{"中" * 37}"', '"「中」"']),
        ("中" * 37 + "<a1>中</a1>中", ['msgid ""', f'"{"中" * 36}"', '"中<a1>中</a1>中"']),
        ("é" * 30 + " " + ACCENTED * 46, ['msgid ""', f'"{"é" * 30} {ACCENTED * 46}"']),
    ],
)  # fmt: skip
def test_wrapping(text: str, lines: list[str]) -> None:
    assert entry_of(Message(text))[:-1] == lines


def test_an_obsolete_line_is_as_long_with_its_mark() -> None:
    text = "x" * 73 + " y"
    lines = ['#~ msgid ""', f'#~ "{"x" * 73} "', '#~ "y"']
    assert entry_of(Message(text, "z", obsolete=True))[:-1] == lines


def test_no_wrap() -> None:
    text = "word " * 30
    message = Message(text, text + "\n" + text, flags=("no-wrap",))
    assert entry_of(message)[1:] == [
        f'msgid "{text}"',
        'msgstr ""',
        f'"{text}\\n"',
        f'"{text}"',
    ]


def test_references_fill_lines_and_notes_do_not() -> None:
    refs = tuple((f"source/article{number}.md", number) for number in range(10, 14))
    message = Message("a", note="note " * 30 + "\n\nx", refs=refs)
    assert entry_of(message)[:-2] == [
        "#. " + "note " * 30,
        "#.",
        "#. x",
        "#: source/article10.md:10 source/article11.md:11 source/article12.md:12",
        "#: source/article13.md:13",
    ]


def test_references_without_a_line() -> None:
    refs = (("a", 0), ("b:5", 0), ("c d", 0), ("e f:5", 0))
    assert entry_of(Message("a", refs=refs))[0] == "#: a b:5:0 ⁨c d⁩ ⁨e f:5⁩"


def test_references_fill_the_last_column() -> None:
    refs = (("x" * 70, 1), ("a", 2), ("b", 3))
    assert entry_of(Message("a", refs=refs))[:-2] == [f"#: {'x' * 70}:1 a:2", "#: b:3"]


def test_no_line_of_a_comment_becomes_another_kind() -> None:
    comment = ". note\n:ref.c:1\n, fuzzy\n| msgid\n~ msgid\n  two spaces\n\n@ \tat"
    message = Message("a", comment=comment, note=comment)
    assert message_of(po.write(Catalog("", messages=(message,)))) == message


def test_a_backslash_at_the_end_of_a_comment_swallows_no_line() -> None:
    message = Message("a", note="b\\", comment="c\\\nd", refs=(("e\\", 0),), flags=("f\\",))
    lines = ["# c\\ ", "# d", "#. b\\ ", "#: e\\ ", "#, f\\ "]
    assert entry_of(message)[:-2] == lines


def test_no_text_of_a_comment_becomes_an_entry() -> None:
    sneaky = 'x\nmsgid "evil"\rmsgstr "evil"\n'
    message = Message("a", "", "", False, sneaky, sneaky, sneaky, ((sneaky, 1),), (sneaky,))
    catalog = Catalog("", "", (("X", sneaky),), (message,), sneaky)
    text = po.write(catalog)
    assert [message.key for message in po.read(text).messages] == [("", "a")]
    assert [name for name, _ in po.read(text).header] == ["X"]
    assert "\r" not in text
