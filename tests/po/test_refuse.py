"""What is refused in a PO file, and where."""

from __future__ import annotations

import pytest

from mbc_i18n import po
from mbc_i18n.errors import CatalogError
from mbc_i18n.model import Catalog, Message
from tests.po.examples import FIELDS, HEADER


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n', 2, "merge conflict"),
        ('msgid "a"\nmsgstr "b"\n=======\n', 3, "merge conflict"),
        ('msgid "a"\nmsgstr "b"\n>>>>>>> x\n', 3, "merge conflict"),
        ('# c\n||||||| x\nmsgid "a"\nmsgstr "b"\n', 2, "merge conflict"),
        ('msgid "a\nmsgstr "b"\n', 1, "closing quotation mark"),
        ('msgid "a"\nmsgstr ""\n"b\n', 3, "closing quotation mark"),
        ('msgid "a"\nmsgstr "b\nc"\n', 2, "closing quotation mark"),
        ('msgid "a\nb"\nmsgstr "c"\n', 1, "closing quotation mark"),
        ("=======x\n", 1, "not PO syntax"),
        ('msgid "a"\nmsgstr "b\\"\n', 2, "closing quotation mark"),
        ('msgid "a"\nmsgstr "b"\n"\n"   \n', 3, "closing quotation mark"),
        ('msgid "\nmsgstr "b"\n', 1, "closing quotation mark"),
        ('msgid "\n"\nmsgstr "b"\n', 1, "closing quotation mark"),
        ('msgid "a"\nmsgstr "b "c" d"\n', 2, 'outside the quotation marks: c" d"'),
        ('msgid "a" # c\nmsgstr "b"\n', 1, "outside the quotation marks"),
        ('msgid x "a"\nmsgstr "b"\n', 1, "outside the quotation marks"),
        ('msgid\nmsgstr "b"\n', 1, "msgid without a string"),
        ('msgid "a"\nmsgstr "\\q"\n', 2, "escape"),
        ('msgid "a"\nmsgstr "\\000"\n', 2, "escape"),
        ('msgid "a"\nmsgstr "\\xff"\n', 2, "escape"),
        ('msgid "a"\nmsgstr "\\x414"\n', 2, "escape"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3, "msgid out of order; the entry of line 1"),
        ('msgstr "b"\n', 1, "msgstr out of order"),
        ('msgid "a"\nmsgctxt "c"\nmsgstr "b"\n', 2, "msgctxt out of order"),
        ('msgid "a"\n# c\n"b"\nmsgstr ""\n', 3, "a string out of order"),
        ('msgid "a"\nmsgstr "b"\n\n# c\n"d"\n', 5, "a string out of order"),
        ('\nmsgid "a"\n# end\n', 2, "without the msgstr"),
        ('msgctxt "a"\n', 1, "without the msgid"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n', 2, "plural"),
        ('msgid "a"\nmsgstr[0] "b"\n', 2, "plural"),
        ('domain "a"\nmsgid "a"\nmsgstr "b"\n', 1, "domain"),
        ('msgid "a"\nmsgstr "b"\nwords\n', 3, "not PO syntax: words"),
        ('msgid "a"\nmsgstr "b"\nmsgstrange "c"\n', 3, "not PO syntax"),
        ('#~ msgid "a"\nmsgstr "b"\n', 2, "#~ on a part"),
        ('msgid "a"\n#~ msgstr "b"\n', 2, "#~ on a part"),
        ('#~ #~ msgid "a"\nmsgstr "b"\n', 1, "not PO syntax"),
        ('#| "c"\nmsgid "a"\nmsgstr "b"\n', 1, "not a previous text"),
        ('#| msgid "c\nmsgid "a"\nmsgstr "b"\n', 1, "closing quotation mark"),
        ('msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n', 4, "'a' stands in line 1 too"),
        ('msgid "a"\nmsgstr ""\n#~ msgid "a"\n#~ msgstr ""\n', 3, "line 1 too"),
        ('msgctxt ""\nmsgid "a"\nmsgstr ""\nmsgid "a"\nmsgstr ""\n', 4, "line 2 too"),
        ('msgid "a"\nmsgstr ""\nmsgid ""\nmsgstr ""\n', 3, "not the first entry"),
        (HEADER + HEADER, 10, "the header stands in line 2 too"),
        (HEADER.replace("UTF-8", "ISO-8859-1"), 7, "character set ISO-8859-1"),
        ('msgid "a"\nmsgstr "\0"\n', 2, "NUL"),
    ],
)
def test_with_the_line(text: str, line: int, words: str) -> None:
    with pytest.raises(CatalogError) as caught:
        po.read(text, "es/a.po")
    assert (caught.value.file, caught.value.line) == ("es/a.po", line)
    assert words in str(caught.value)
    assert caught.value.step


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b'msgid "a"\nmsgstr "\xe9"\n', 2, "not UTF-8"),
        (b'msgid "a"\n\0', 2, "NUL"),
        (HEADER.encode("utf-16"), 1, "NUL"),
        (HEADER.replace("UTF-8", "KOI8-R").encode(), 7, "character set KOI8-R"),
        (HEADER.replace("UTF-8", "CP1252").encode() + b"# \xe9", 7, "character set CP1252"),
    ],
)
def test_bytes_with_the_line(data: bytes, line: int, words: str) -> None:
    with pytest.raises(CatalogError, match=words) as caught:
        po.decode(data, "es/a.po")
    assert (caught.value.file, caught.value.line) == ("es/a.po", line)


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "US-ASCII", "CHARSET"])
def test_but_not_ascii_or_a_template(charset: str) -> None:
    text = "\ufeff" + HEADER.replace("UTF-8", charset)
    assert po.decode(text.encode(), "a.po") == text
    assert po.read(text).locale == "es"


def test_a_charset_among_the_words_of_a_message_is_none() -> None:
    header = 'msgid ""\nmsgstr "Language: es\\n"\n\n'
    entry = 'msgid "Content-Type: charset=KOI8-R"\nmsgstr ""\n'
    assert po.read(header + entry).messages == po.read(entry).messages


@pytest.mark.parametrize(
    "messages", [[Message("")], [Message("a"), Message("a", "b")], [Message("", obsolete=True)]]
)
def test_a_catalog_that_no_file_can_hold(messages: list[Message]) -> None:
    with pytest.raises(ValueError, match="second"):
        po.write(Catalog("", "es", FIELDS, tuple(messages)))
