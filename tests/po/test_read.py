"""What is read from a PO file."""

from __future__ import annotations

import pytest

from mbc_i18n import po
from mbc_i18n.model import Catalog, Message
from tests.po.examples import FIELDS, FULL, HEADER, message_of, source_of


def test_every_part_of_an_entry() -> None:
    catalog = po.read(FULL, "es/a.po", "a")
    assert catalog == Catalog(
        "a",
        "es",
        FIELDS,
        (
            Message(
                source="Two drugs",
                target="Dos medicamentos",
                context="dose",
                fuzzy=True,
                previous="One drug",
                note="Paragraph 3, sentence 1 of 2",
                comment="First look.\n",
                refs=(("source/a.md", 12), ("b.md", 3), ("c d.md", 4), ("whole.md", 0)),
                flags=("no-wrap", "x-tag"),
            ),
            Message("Gone", "Ido", obsolete=True),
        ),
        "Spanish drafts.",
        "es/a.po",
    )
    assert [message.line for message in catalog.messages] == [19, 24]


@pytest.mark.parametrize(
    ("strings", "text"),
    [
        (r'"a\tb\nc\"d\\e\rf"', 'a\tb\nc"d\\e\rf'),
        (r'"\a\b\f\v"', "\a\b\f\v"),
        (r'"\x41\101\7z\0332"', "AA\7z\x1b2"),
        (r'"\xc3\xa9 \303\251"', "é é"),
        (r'"\\n\\" "\""', '\\n\\"'),
        ('"a" "b"\t"c"', "abc"),
        ('"a"\n\n  "b"', "ab"),
        ('\n"a"', "a"),
        ('"a\u2028b\u0085c\x0bd\x1ce"', "a\u2028b\u0085c\x0bd\x1ce"),
    ],
)
def test_strings_and_escapes(strings: str, text: str) -> None:
    assert source_of(strings) == text


@pytest.mark.parametrize("line", ["#~ msgid", "#~msgid", "  #~\tmsgid"])
def test_obsolete_with_any_white_space(line: str) -> None:
    text = f'#~| msgid "b"\n{line} "a"\n#~ msgstr "x"\n#~ "y"\n'
    assert message_of(text) == Message("a", "xy", previous="b", obsolete=True)


def test_no_white_space_before_a_string() -> None:
    assert message_of('msgid"ab"\nmsgstr\t"cd"\n') == Message("ab", "cd")


def test_comments_in_the_middle_of_an_entry_and_of_other_forms() -> None:
    text = '#@ at\n#no space\n#\ttab\nmsgid "a"\n# inside\n#= sticky\nmsgstr "b"\n'
    message = message_of(text)
    assert message.comment == "@ at\nno space\n\ttab\ninside"
    assert message.flags == ("sticky",)


@pytest.mark.parametrize(
    ("line", "refs"),
    [
        ("#:a.c:3", (("a.c", 3),)),
        ("#: a:b:3\tc", (("a:b", 3), ("c", 0))),
        ("#: a:0 :7 b:-3 c:٣", (("a", 0), (":7", 0), ("b:-3", 0), ("c:٣", 0))),
        ("#: f:9999999999", (("f:9999999999", 0),)),
        ("#: ⁨a b⁩ ⁨c⁩:2 d:1", (("a b", 0), ("c", 2), ("d", 1))),
        ("#: ⁨a b⁩:1c", (("a b", 0), (":1c", 0))),
        ("#:", ()),
    ],
)
def test_references(line: str, refs: tuple[tuple[str, int], ...]) -> None:
    assert message_of(f'{line}\nmsgid "a"\nmsgstr ""\n').refs == refs


def test_a_file_without_header() -> None:
    assert po.read('msgid "a"\nmsgstr "b"') == Catalog("", messages=(Message("a", "b"),))


def test_fuzzy_on_the_header_means_nothing() -> None:
    assert po.read("#, fuzzy\n" + HEADER).header == FIELDS


def test_an_empty_context_is_none() -> None:
    assert message_of('msgctxt ""\nmsgid "a"\nmsgstr "b"\n').context == ""


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("\n\n", "\n"), ("\n\n", "\n \n\n")])
def test_line_ends_and_blank_lines_mean_nothing(change: tuple[str, str]) -> None:
    assert po.read(FULL.replace(*change)) == po.read("\ufeff" + FULL) == po.read(FULL)
