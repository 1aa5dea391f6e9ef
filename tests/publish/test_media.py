"""A picture's kind is told by its content."""

from __future__ import annotations

import pytest

from mbc_i18n.publish.media import ENDINGS, media_type
from tests.publish.books import PNG, SVG


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x04\x00\x00\x00WEBPVP8 ", "image/webp"),
        (SVG, "image/svg+xml"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -->" + SVG, "image/svg+xml"),
    ],
)
def test_known_kinds(data: bytes, expected: str) -> None:
    assert media_type(data) == expected
    assert expected in ENDINGS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"BM6\x00",
        b"II*\x00",
        b"\x00\x00\x00\x1cftypavif",
        b"RIFF\x04\x00\x00\x00WAVE",
        b"<html><svg/></html>",
        b"<svg>",
        b"<svg/>",
        b"<?xml version='1.0' encoding='none'?>" + SVG,
    ],
)
def test_others_are_none(data: bytes) -> None:
    assert media_type(data) == ""


@pytest.mark.parametrize(
    "inside",
    [b"<script/>", b"<g onclick='a'/>", b"<foreignObject/>", b"<a xmlns='b'><script/></a>"],
)
def test_drawings_that_act_are_none(inside: bytes) -> None:
    drawing = SVG.replace(b"<path", inside + b"<path")
    acts = b"xmlns='b'" not in inside
    assert media_type(drawing) == ("" if acts else "image/svg+xml")
