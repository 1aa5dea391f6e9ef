"""The encoding of a source file: the one that it names, read strictly and kept to the byte.

A page names its encoding by a byte order mark, an XML declaration, or a `<meta>` in its first 1,024
bytes, looked for as the HTML standard does before it parses. Names mean what the Encoding Standard
says (https://encoding.spec.whatwg.org/#names-and-labels): `iso-8859-1` is windows-1252, and a name
of UTF-16 that can be read as bytes is UTF-8. Every other format is UTF-8.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mbc_i18n import storage
from mbc_i18n.errors import FormatError

UTF_8 = "utf_8"
WIDE = ("UTF-16LE", "UTF-16BE")
STARTS = (
    (b"\xef\xbb\xbf", "UTF-8", UTF_8),
    (b"\xff\xfe", "UTF-16LE", "utf_16_le"),
    (b"\xfe\xff", "UTF-16BE", "utf_16_be"),
    (b"<\0?\0", "UTF-16LE", "utf_16_le"),
    (b"\0<\0?", "UTF-16BE", "utf_16_be"),
)
"""How a file begins that says by it which encoding it is in, and Python's codec for that."""
REACH = 1024
"""Bytes in which a page must name its encoding."""
DECLARATION = re.compile(
    r"""\ufeff?<\?xml[^>]*?\sencoding\s*=\s*(?P<quote>["'])(?P<name>[^"'>]*)(?P=quote)"""
)
CHARSET = re.compile(r"charset\s*=\s*[\"']?(?P<name>[\w:.-]+)", re.I)
PIECE = re.compile(
    r"""<!--(?:-?>|.*?--!?>|.*)
    | <meta[\s/](?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)
    | </?[a-z](?:[^>"']|"[^"]*"|'[^']*')*
    | <[!/?][^>]*""",
    re.X | re.S | re.I,
)
"""What stands in a page's head, comments and tags, without parsing it."""
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s/>=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]+)))?"""
)
NAME = re.compile(r"[a-zA-Z0-9][\w.:+-]*")
"""What may be an encoding's name; `{{ charset }}` of a template is none."""
STEP = "save it as UTF-8 and let it say so"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a file says of its encoding."""

    encoding: str
    """By the standard's name."""
    codec: str
    """Python's name."""
    by: str
    """How it says so."""
    line: int = 1


def decode(data: bytes, format_name: str, file: str) -> tuple[str, str]:
    """The text of a source file, byte order mark and line ends kept, and Python's codec for it.

    Raises UserError, with the line, for bytes that the encoding does not know or would write
    otherwise, for NULs, and for a page that names an unknown encoding or two of them.
    """
    if format_name != "html":
        return storage.decode(data, file), UTF_8
    claim = _only(_claims(data, file), file)
    name = "UTF-8" if claim.codec == UTF_8 else claim.encoding
    text = storage.decode(data, file, claim.codec, name)
    _refuse_changed(data, text, claim, file)
    return text, claim.codec


def refuse_other(text: str, file: str) -> None:
    """Raises FormatError where a page that is written as UTF-8 still names another encoding.

    So it does where the name stands in a comment or a script, of which no tag is made.
    """
    claim = _only(_claims(text[:REACH].encode("utf-8", "replace"), file), file)
    if claim.codec != UTF_8:
        problem = f"names {claim.encoding} in its {claim.by} where no browser makes a tag of it"
        raise FormatError(problem, file, claim.line, STEP)


def codec_of(label: str) -> str:
    """Python's codec for a name of the Encoding Standard. Raises KeyError for an unknown one."""
    return _table()[label.lower()][1]


def _only(claims: Iterator[Claim], file: str) -> Claim:
    """The one thing that all claims say."""
    first = next(claims, Claim("UTF-8", UTF_8, "default"))
    for other in claims:
        both_wide = first.encoding in WIDE and other.encoding in WIDE
        if other.codec != first.codec and not both_wide:
            problem = (
                f"names two encodings, {first.encoding} by its {first.by} "
                f"and {other.encoding} by its {other.by}"
            )
            raise FormatError(problem, file, other.line, STEP)
    return first


def _claims(data: bytes, file: str) -> Iterator[Claim]:
    start = next((start for start in STARTS if data.startswith(start[0])), None)
    if start:
        by = "XML declaration" if b"<" in start[0] else "byte order mark"
        yield Claim(start[1], start[2], by)
    wide = start is not None and start[1] in WIDE
    codec = start[2] if start and wide else "latin_1"
    head = data[: REACH * (2 if wide else 1)].decode(codec, "replace").removeprefix("ï»¿")
    for label, by, place in _labels(head):
        if NAME.fullmatch(label):
            yield _claim(label, by, head.count("\n", 0, place) + 1, file)


def _labels(head: str) -> Iterator[tuple[str, str, int]]:
    """The names of encodings in a page's head, how each is given and where."""
    if found := DECLARATION.match(head):
        yield found["name"].strip(), "XML declaration", found.start("name")
    for piece in PIECE.finditer(head):
        if piece["attributes"]:
            yield _charset(_attributes(piece["attributes"])), "<meta>", piece.start()


def _attributes(words: str) -> Mapping[str, str]:
    """The attributes of a tag; of two with one name the first counts."""
    found: dict[str, str] = {}
    for each in ATTRIBUTE.finditer(words):
        value = each["double"] or each["single"] or each["bare"] or ""
        found.setdefault(each["name"].lower(), value.strip())
    return found


def _charset(attributes: Mapping[str, str]) -> str:
    """The encoding that a `<meta>` names, or ""."""
    if "charset" in attributes:
        return attributes["charset"]
    if attributes.get("http-equiv", "").lower() != "content-type":
        return ""
    found = CHARSET.search(attributes.get("content", ""))
    return found["name"] if found else ""


def _claim(label: str, by: str, line: int, file: str) -> Claim:
    known = _table().get(label.lower())
    if known is None:
        raise FormatError(f"unknown encoding “{label[:40]}”", file, line, STEP)
    return Claim(*known, by, line)


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    """Encoding and codec by label, from the Encoding Standard's table."""
    text = (resources.files("mbc_i18n") / "data" / "encodings.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {
        label: (row["encoding"], row["codec"]) for row in rows for label in row["labels"].split()
    }


def _refuse_changed(data: bytes, text: str, claim: Claim, file: str) -> None:
    again = text.encode(claim.codec)
    if again == data:
        return
    places = enumerate(zip(again, data, strict=False))
    place = next((place for place, (a, b) in places if a != b), min(len(again), len(data)))
    line = data[:place].decode(claim.codec, "replace").count("\n") + 1
    raise FormatError(f"holds bytes that {claim.encoding} writes otherwise", file, line, STEP)
