"""Pictures in the text, with the words for those who cannot see them (DrawingML)."""

from __future__ import annotations

from mbc_i18n.publish.docx.markup import tag
from mbc_i18n.publish.docx.parts import Parts, Picture
from mbc_i18n.publish.docx.tree import Element

PIXEL = 9525
"""English Metric Units in a CSS pixel."""

WIDEST, HIGHEST = 6_120_000, 8_640_000
"""17 by 24 cm: what a page of A4 has within its margins, a line below left over."""

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)
"""Says that a picture without alternative text has none on purpose."""


def drawing(element: Element, parts: Parts) -> str:
    """The picture of an `img`; "" where it is not given or cannot be shown."""
    picture = parts.picture(element.attributes.get("src", ""))
    if picture is None:
        return ""
    parts.drawn += 1
    width, height = _size(element, picture)
    return tag(
        "w:drawing",
        tag(
            "wp:inline",
            tag("wp:extent", cx=width, cy=height),
            _described(element.attributes.get("alt", ""), parts.drawn),
            tag("wp:cNvGraphicFramePr", tag("a:graphicFrameLocks", noChangeAspect=1)),
            tag("a:graphic", tag("a:graphicData", _shape(picture, parts.drawn, width, height),
                                 uri=PICTURE)),
            distT=0, distB=0, distL=0, distR=0,
        ),
    )  # fmt: skip


def _described(alternative: str, number: int) -> str:
    name = f"Picture {number}"
    if alternative.strip():
        return tag("wp:docPr", id=number, name=name, descr=alternative)
    return tag("wp:docPr", DECORATIVE, id=number, name=name, descr="")


def _shape(picture: Picture, number: int, width: int, height: int) -> str:
    return tag(
        "pic:pic",
        tag("pic:nvPicPr", tag("pic:cNvPr", id=number, name=f"Picture {number}"),
            tag("pic:cNvPicPr")),
        tag("pic:blipFill", tag("a:blip", r_embed=picture.relation),
            tag("a:stretch", tag("a:fillRect"))),
        tag("pic:spPr", tag("a:xfrm", tag("a:off", x=0, y=0), tag("a:ext", cx=width, cy=height)),
            tag("a:prstGeom", tag("a:avLst"), prst="rect")),
    )  # fmt: skip


def _size(element: Element, picture: Picture) -> tuple[int, int]:
    """Width and height as the page shows it, made to fit the paper."""
    width, height = (_pixels(element.attributes.get(name, "")) for name in ("width", "height"))
    if width and not height:
        height = width * picture.height // picture.width
    elif height and not width:
        width = height * picture.width // picture.height
    width, height = width or picture.width, height or picture.height
    fit = min(1.0, WIDEST / width, HIGHEST / height)
    return max(1, int(width * fit)), max(1, int(height * fit))


def _pixels(value: str) -> int:
    number = value.strip()
    return int(number) * PIXEL if number.isascii() and number.isdigit() and len(number) < 6 else 0
