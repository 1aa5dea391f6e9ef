"""A page keeps its encoding to the byte, and says UTF-8 once its words are others."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from webencodings import labels

from mbc_i18n import localize, storage, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.formats import encoding, html
from mbc_i18n.model import Translation
from tests.conftest import Run

REFUSED = ("replacement", "x-user-defined")
"""Encodings of the standard that no page is written in."""
WORDS = {
    "windows-1252": "Café “à la” 5 €",
    "latin1": "Café “à la” 5 €",
    "iso-8859-2": "Łódź",
    "windows-1251": "Болезнь",
    "koi8-r": "Болезнь",
    "shift_jis": "骨の痛み～①",
    "euc-jp": "骨の痛み",
    "iso-2022-jp": "骨の痛み",
    "gb2312": "骨转移",
    "gb18030": "骨转移 😀",
    "big5": "骨轉移",
    "euc-kr": "뼈 전이",
    "windows-874": "มะเร็ง",
    "utf-8": "骨の痛み 😀",
}


def page(label: str, words: str) -> str:
    return f"<!doctype html>\r\n<html><meta charset={label}>\r\n<p>{words}</p></html>"


def decoded(data: bytes, file: str = "page.html") -> tuple[str, str]:
    return encoding.decode(data, "html", file)


def refusal(data: bytes, format_name: str = "html") -> str:
    with pytest.raises(UserError) as caught:
        encoding.decode(data, format_name, "page.html")
    return str(caught.value)


@pytest.mark.parametrize(("label", "words"), WORDS.items())
def test_a_page_is_read_in_the_encoding_that_it_names(label: str, words: str) -> None:
    text = page(label, words)
    codec = encoding.codec_of(label)
    assert decoded(text.encode(codec)) == (text, codec)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf_8"),
        (codecs.BOM_UTF16_LE, "utf_16_le"),
        (codecs.BOM_UTF16_BE, "utf_16_be"),
    ],
)
def test_a_byte_order_mark_says_it_too_and_is_kept(mark: bytes, codec: str) -> None:
    assert decoded(mark + "<p>骨\r\n".encode(codec)) == ("\ufeff<p>骨\r\n", codec)


@pytest.mark.parametrize("codec", ["utf_16_le", "utf_16_be"])
def test_an_xml_declaration_of_two_bytes_a_character_needs_no_mark(codec: str) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><p>骨</p>'
    assert decoded(text.encode(codec), "page.xhtml") == (text, codec)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("", "utf_8"),
        ("<meta charset>", "utf_8"),
        ("<meta charset='Latin1 '>", "cp1252"),
        ('<META\nCHARSET = "LATIN1" charset=utf-8>', "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=latin1'>", "cp1252"),
        ("<meta content='text/html; charset=latin1'>", "utf_8"),
        ("<meta http-equiv=refresh content='1; url=/?charset=latin1'>", "utf_8"),
        ("<?xml version='1.0' encoding='latin1'?>", "cp1252"),
        ("<meta charset=us-ascii><meta charset=latin1>", "cp1252"),
        ("<!-- <meta charset=latin1> -->", "utf_8"),
        ("<!--><meta charset=latin1>-->", "cp1252"),
        ("<p title='<meta charset=latin1>'>", "utf_8"),
        ("<metal charset=latin1>", "utf_8"),
        ("<meta charset='{{ site.encoding }}'>", "utf_8"),
        ("<meta charset=utf-16le>", "utf_8"),
        (" " * 1024 + "<meta charset=latin1>", "utf_8"),
    ],
)
def test_a_name_counts_where_the_standard_looks_for_it(head: str, codec: str) -> None:
    assert decoded(head.encode())[1] == codec


def test_every_name_of_the_standard_is_known() -> None:
    known = {label: name for label, name in labels.LABELS.items() if name not in REFUSED}
    for label, name in known.items():
        wide = name.startswith("utf-16")
        ours, theirs = encoding.codec_of(label), "utf-8" if wide else name
        assert ours == encoding.codec_of(theirs), label
    assert len(known) > 200


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<p>\r\n\xe9t\xe9", "page.html:2: not UTF-8 (byte 0xe9)"),
        (b"<meta charset=utf-16>\n\xff", "page.html:2: not UTF-8 (byte 0xff)"),
        (b"<meta charset=gbk>\n\n\xff", "page.html:3: not GBK (byte 0xff)"),
        (b"<meta charset=latin1>\n\x81", "page.html:2: not windows-1252 (byte 0x81)"),
        (b"<p>\n<meta charset=klingon>", "page.html:2: unknown encoding “klingon”; save it as"),
        (b"<meta charset=iso-2022-kr>", "page.html:1: unknown encoding “iso-2022-kr”"),
        (
            b"<meta charset=latin1>\n<meta charset=utf-8>",
            "page.html:2: names two encodings, windows-1252 by its <meta> and UTF-8 by its <meta>",
        ),
        (
            codecs.BOM_UTF8 + b"\n<meta charset=latin1>",
            "page.html:2: names two encodings, UTF-8 by its byte order mark and windows-1252",
        ),
        (
            "\ufeff<meta charset=utf-8>".encode("utf-16-be"),
            "page.html:1: names two encodings, UTF-16BE by its byte order mark and UTF-8",
        ),
        ("\ufeffa\n\ud800".encode("utf-16-le", "surrogatepass"), "page.html:2: not UTF-16LE"),
        ("\ufeffa\n\0".encode("utf-16-le"), "page.html:2: holds a NUL character"),
        ("\ufeffab".encode("utf-16-le")[:-1], "page.html:1: not UTF-16LE"),
        (b"\xff\xfe\0\0<\0\0\0", "page.html:1: holds a NUL character"),
        (
            b"<meta charset=iso-2022-jp>\n\x1b(Bx",
            "page.html:2: holds bytes that ISO-2022-JP writes otherwise; save it as UTF-8",
        ),
    ],
)
def test_what_would_be_a_guess_is_refused_by_its_line(data: bytes, message: str) -> None:
    assert refusal(data).startswith(message)


@pytest.mark.parametrize("format_name", ["markdown", "text"])
def test_other_formats_are_utf_8(format_name: str) -> None:
    text = "<meta charset=latin1>é"
    assert encoding.decode(text.encode(), format_name, "a.md") == (text, "utf_8")
    message = "page.html:1: UTF-16, not UTF-8; save it as UTF-8"
    assert refusal(text.encode("utf-16"), format_name) == message


@given(st.sampled_from(sorted(WORDS)), st.binary(max_size=30))
def test_what_is_read_is_written_as_the_same_bytes(label: str, words: bytes) -> None:
    data = f"<meta charset={label}>".encode() + words
    try:
        text, codec = decoded(data)
    except UserError:
        return
    assert text.encode(codec) == data


# What export writes


def written(data: bytes, targets: dict[str, str], tmp_path: Path, locale: str = "es") -> bytes:
    """The bytes of a page with some of its units translated."""
    path = tmp_path / "page.html"
    path.write_bytes(data)
    document = workspace.read_document(path, "page.html")
    found = {unit.id: targets[unit.source] for unit in document.units if unit.source in targets}
    text = html.write(document, Translation(locale, found))
    return storage.encode(text, "page.html", localize.codec(document, text))


UTF_16 = page("utf-16", "Café").encode("utf-16")
LATIN_1 = page("latin1", "Café").encode("cp1252")


@pytest.mark.parametrize("data", [UTF_16, LATIN_1, "\ufeff<p>Café".encode()])
@pytest.mark.parametrize("targets", [{}, {"Café": "Café"}])
def test_untranslated_a_page_is_itself_in_its_encoding(
    data: bytes, targets: dict[str, str], tmp_path: Path
) -> None:
    assert written(data, targets, tmp_path) == data


@pytest.mark.parametrize("data", [UTF_16, LATIN_1])
@pytest.mark.parametrize(("locale", "lang"), [("ar", ' lang="ar" dir="rtl"'), ("en", ""), ("", "")])
def test_translated_a_page_is_utf_8_and_says_so(
    data: bytes, locale: str, lang: str, tmp_path: Path
) -> None:
    told = page('"utf-8"', "قهوة").replace("<html", f"<html{lang}")
    expected = told.replace('lang="ar" dir="rtl"', 'dir="rtl" lang="ar"')
    read = written(data, {"Café": "قهوة"}, tmp_path, locale).decode()
    assert read.removeprefix("\ufeff") == expected
    assert read.startswith("\ufeff") == (data == UTF_16)


def test_a_page_that_marks_what_is_untranslated_is_utf_8(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(LATIN_1)
    document = workspace.read_document(tmp_path / "page.html", "page.html")
    text = html.write(document, Translation("es", {}, mark=True))
    assert 'charset="utf-8"' in text
    assert localize.codec(document, text) == "utf_8"


def test_a_page_that_could_not_say_so_is_refused(tmp_path: Path) -> None:
    data = b"<script>'<meta charset=latin1>'</script><p>Caf\xe9"
    with pytest.raises(UserError, match="^page.html:1: names windows-1252 in its <meta> where no"):
        written(data, {"Café": "Kaffee"}, tmp_path)
    assert written(data, {}, tmp_path) == data


@pytest.mark.parametrize("output", ["-", "out.html"])
def test_export_writes_the_bytes(output: str, space: Path, run: Run) -> None:
    (space / "source/page.html").write_bytes(UTF_16.replace(b"<\0p\0", b"<\0h\0001\0"))
    data = (space / "source/page.html").read_bytes()
    assert run("extract", "page").exit_code == 0
    assert run("update", "page", "--locale", "es").exit_code == 0
    options = ("--locale", "es", "--missing", "source", "--output", output)
    result = run("export", "page", *options)
    assert result.exit_code == 0, result.output
    assert (result.stdout_bytes if output == "-" else Path(output).read_bytes()) == data
