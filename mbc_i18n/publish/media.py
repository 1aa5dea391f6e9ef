"""Which kind of picture a file holds, by its content: a name can be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
"""How files of a kind begin (https://mimesniff.spec.whatwg.org/#image-type-pattern-matching)."""

ENDINGS = {
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "image/webp": "webp",
}
"""Kinds that every reading system shows (EPUB 3.3, core media types), and how their files end."""

STILL = frozenset({"image/jpeg", "image/png"})
"""Kinds of which no picture moves or flashes."""

SVG = "{http://www.w3.org/2000/svg}"


def media_type(data: bytes) -> str:
    """The media type of a picture; "" for one of no kind in `ENDINGS` and for one with scripts."""
    for start, kind in SIGNATURES:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if _is_still_svg(data) else ""


def _is_still_svg(data: bytes) -> bool:
    if b"<svg" not in data:
        return False
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return False
    return root.tag == f"{SVG}svg" and not any(map(_acts, _names(root)))


def _names(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        yield str(element.tag)
        yield from element.attrib


def _acts(name: str) -> bool:
    """True for scripts, handlers of events, and what holds parts of other documents."""
    return name in (f"{SVG}script", f"{SVG}foreignObject") or name.startswith("on")
