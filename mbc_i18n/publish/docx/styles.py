"""The styles of a document: few, by the names that word processors know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mbc_i18n.publish.docx import scripts
from mbc_i18n.publish.docx.manner import language
from mbc_i18n.publish.docx.markup import part, tag

INK, ACCENT, QUIET, WARNING = "1F2B33", "0B5C6B", "55616B", "FFF1D2"
"""The colours of the pages."""

TEXT, TALL_TEXT = 11, 13
"""Points of text; of scripts with marks above and below."""

KEEP = tag("w:keepNext") + tag("w:keepLines")


class Style(NamedTuple):
    """A style of paragraphs."""

    id: str
    name: str
    """As word processors know it."""
    size: float = 1
    """Of the text's."""
    before: int = 0
    """Twentieths of a point above, and below."""
    after: int = 120
    colour: str = INK
    bold: bool = False
    keep: bool = False
    """True where it stays with what follows."""
    level: int = 0
    """Of the outline, 1 the highest; 0 for none."""
    own: bool = False
    """True for one that no word processor brings with it."""


STYLES = (
    Style("Heading1", "heading 1", 1.9, 240, 200, ACCENT, True, True, 1),
    Style("Heading2", "heading 2", 1.45, 360, 140, ACCENT, True, True, 2),
    Style("Heading3", "heading 3", 1.2, 280, 120, INK, True, True, 3),
    Style("Heading4", "heading 4", 1, 240, 100, INK, True, True, 4),
    Style("Heading5", "heading 5", 1, 200, 100, INK, True, True, 5),
    Style("Heading6", "heading 6", 1, 200, 100, QUIET, True, True, 6),
    Style("Caption", "caption", 0.95, 120, 100, QUIET, keep=True),
    Style("Header", "header", 0.9, 0, 0, QUIET),
    Style("Draft", "Draft Mark", 2.2, 0, 0, "8A8478", True, own=True),
    Style("Footer", "footer", 0.9, 0, 0, QUIET),
    Style("Code", "Code Block", 0.9, 0, 120, own=True),
    Style("Term", "Definition Term", 1, 120, 40, INK, True, True, own=True),
    Style("Cell", "Table Text", 0.95, 40, 40, own=True),
    Style("Divider", "Divider", 0.5, 120, 240, own=True),
    Style("Notice", "Notice", 1, 0, 0, INK, own=True),
    Style("Provenance", "Provenance", 0.9, 0, 80, QUIET, own=True),
)
"""The styles of paragraphs, beside that of plain ones."""

DECORATED = {
    "Notice": "".join(
        tag(f"w:{side}", w_val="single", w_sz=8, w_space=6, w_color="B36B00")
        for side in ("top", "left", "bottom", "right")
    ),
    "Divider": tag("w:bottom", w_val="single", w_sz=6, w_space=1, w_color="8A8478"),
}
"""The lines around paragraphs of a style."""

SHADED = {"Notice": WARNING, "Code": "F1EEE8"}
INSET = 140
"""How far a box is set in, so that its lines stand within the margins."""


def styles(locale: str) -> str:
    """The part of a package that holds the styles, for a document of a locale."""
    return part(
        "w:styles",
        _defaults(locale),
        tag("w:style", tag("w:name", w_val="Normal"), tag("w:qFormat"),
            w_type="paragraph", w_default=1, w_styleId="Normal"),
        *(_paragraph_style(style, _text_size(locale)) for style in STYLES),
        _link(),
        *_table_styles(),
    )  # fmt: skip


def _text_size(locale: str) -> int:
    return TALL_TEXT if scripts.script(locale) in scripts.TALL else TEXT


def _defaults(locale: str) -> str:
    fonts = {f"w_{slot}": name for slot, name in scripts.font(locale).items()}
    line = 320 if scripts.script(locale) in scripts.TALL else 288
    run = tag(
        "w:rPr",
        tag("w:rFonts", **fonts),
        tag("w:color", w_val=INK),
        _size(_text_size(locale)),
        language(locale),
    )
    spacing = tag("w:spacing", w_after=120, w_line=line, w_lineRule="auto")
    return tag(
        "w:docDefaults",
        tag("w:rPrDefault", run),
        tag("w:pPrDefault", tag("w:pPr", spacing)),
    )


def _size(points: float) -> str:
    half = round(2 * points)
    return tag("w:sz", w_val=half) + tag("w:szCs", w_val=half)


def _paragraph_style(style: Style, text: int) -> str:
    lines = DECORATED.get(style.id, "")
    shade = SHADED.get(style.id, "")
    return tag(
        "w:style",
        tag("w:name", w_val=style.name),
        tag("w:basedOn", w_val="Normal"),
        tag("w:next", w_val="Normal") if style.keep else "",
        tag("w:qFormat"),
        tag(
            "w:pPr",
            KEEP if style.keep else "",
            tag("w:pBdr", lines) if lines else "",
            tag("w:shd", w_val="clear", w_color="auto", w_fill=shade) if shade else "",
            tag("w:spacing", w_before=style.before, w_after=style.after),
            tag("w:ind", w_left=INSET, w_right=INSET) if shade else "",
            tag("w:outlineLvl", w_val=style.level - 1) if style.level else "",
        ),
        tag(
            "w:rPr",
            tag("w:b") + tag("w:bCs") if style.bold else "",
            tag("w:color", w_val=style.colour),
            _size(style.size * text),
        ),
        w_type="paragraph",
        **({"w_customStyle": 1} if style.own else {}),
        w_styleId=style.id,
    )


def _link() -> str:
    return tag(
        "w:style",
        tag("w:name", w_val="Hyperlink"),
        tag("w:rPr", tag("w:color", w_val=ACCENT), tag("w:u", w_val="single")),
        w_type="character",
        w_styleId="Hyperlink",
    )


def _table_styles() -> Iterator[str]:
    margins = tag(
        "w:tblCellMar",
        *(tag(f"w:{side}", w_w=108, w_type="dxa") for side in ("left", "right")),
    )
    yield tag(
        "w:style",
        tag("w:name", w_val="Normal Table"),
        tag("w:tblPr", tag("w:tblInd", w_w=0, w_type="dxa"), margins),
        w_type="table",
        w_default=1,
        w_styleId="TableNormal",
    )
    lines = (
        tag(f"w:{side}", w_val="single", w_sz=4, w_space=0, w_color="8A8478")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    yield tag(
        "w:style",
        tag("w:name", w_val="Table Grid"),
        tag("w:basedOn", w_val="TableNormal"),
        tag("w:tblPr", tag("w:tblBorders", *lines)),
        w_type="table",
        w_styleId="Grid",
    )
