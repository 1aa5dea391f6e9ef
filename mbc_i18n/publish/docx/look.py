"""What a document says of fonts and colours in parts of their own."""

from __future__ import annotations

from collections.abc import Mapping

from mbc_i18n.publish.docx import scripts
from mbc_i18n.publish.docx.markup import HEAD, NAMESPACES, part, tag

STAND_INS: Mapping[str, str] = {
    "Arial": "Liberation Sans,Noto Sans Arabic,Noto Sans Hebrew",
    "Calibri": "Carlito,Noto Sans",
    "Consolas": "DejaVu Sans Mono,Noto Sans Mono",
    "Leelawadee UI": "Noto Sans Thai,Noto Sans Lao,Noto Sans Khmer",
    "Malgun Gothic": "Noto Sans CJK KR",
    "Microsoft JhengHei": "Noto Sans CJK TC",
    "Microsoft YaHei": "Noto Sans CJK SC",
    "Nirmala UI": "Noto Sans Devanagari",
    "Urdu Typesetting": "Noto Nastaliq Urdu",
    "Yu Gothic": "Noto Sans CJK JP",
}
"""Free fonts that stand in where a system lacks a font."""

COLOURS = {
    "dk1": "1F2B33", "lt1": "FFFFFF", "dk2": "0B5C6B", "lt2": "EEF4F4", "accent1": "0B5C6B",
    "accent2": "B36B00", "accent3": "55616B", "accent4": "86CFDA", "accent5": "8A8478",
    "accent6": "1F2B33", "hlink": "0B5C6B", "folHlink": "55616B",
}  # fmt: skip
"""The palette that people choose from who edit a document."""


def font_table(locale: str) -> str:
    """The fonts of a document and what may stand in for each."""
    names = sorted({*scripts.font(locale).values(), scripts.MONOSPACED})
    return part("w:fonts", *(_font(name) for name in names))


def _font(name: str) -> str:
    others = STAND_INS.get(name, "")
    return tag("w:font", tag("w:altName", w_val=others) if others else "", w_name=name)


def theme() -> str:
    """The theme, which word processors ask for and nothing in the document refers to."""
    return HEAD + tag(
        "a:theme",
        tag("a:themeElements", _colours(), _fonts(), _formats()),
        xmlns_a=NAMESPACES["a"],
        name="Pages",
    )


def _colours() -> str:
    each = (tag(f"a:{name}", tag("a:srgbClr", val=value)) for name, value in COLOURS.items())
    return tag("a:clrScheme", *each, name="Pages")


def _fonts() -> str:
    faces = tag("a:latin", typeface=scripts.LATIN) + "".join(
        tag(f"a:{kind}", typeface="") for kind in ("ea", "cs")
    )
    return tag("a:fontScheme", tag("a:majorFont", faces), tag("a:minorFont", faces), name="Pages")


def _formats() -> str:
    """Three of each, as the schema asks; all plain."""
    fill = tag("a:solidFill", tag("a:schemeClr", val="phClr"))
    effect = tag("a:effectStyle", tag("a:effectLst"))
    return tag(
        "a:fmtScheme",
        tag("a:fillStyleLst", fill * 3),
        tag("a:lnStyleLst", tag("a:ln", fill, w=9525) * 3),
        tag("a:effectStyleLst", effect * 3),
        tag("a:bgFillStyleLst", fill * 3),
        name="Pages",
    )
