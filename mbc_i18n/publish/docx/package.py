"""The package that holds a document: its parts, and the same bytes for the same words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from mbc_i18n import locales
from mbc_i18n.errors import UserError
from mbc_i18n.publish.docx import look, scripts
from mbc_i18n.publish.docx.markup import HEAD, part, tag, words
from mbc_i18n.publish.docx.numbering import numbering
from mbc_i18n.publish.docx.parts import Parts
from mbc_i18n.publish.docx.styles import styles

if TYPE_CHECKING:
    from docx.document import Document

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP archive can name: it says nothing of when the file was made."""

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

WORD_PARTS = ("styles", "numbering", "settings", "fontTable", "header", "footer")


@dataclass(frozen=True, slots=True)
class About:
    """What the properties of a document say."""

    locale: str
    title: str
    description: str
    publisher: str
    day: str
    """The day of the last approval, as ISO 8601 writes it; "" for none."""


def refuse_missing() -> None:
    """Raise UserError where python-docx is not installed."""
    try:
        import docx  # noqa: F401
    except ImportError:
        step = 'run `pip install "mbc-i18n[docx]"`'
        raise UserError("Word documents need python-docx", step=step) from None


def opened(about: About, header: str, footer: str) -> Document:
    """A document without words; `header` and `footer` are paragraphs of every page."""
    import docx

    made = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("document", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(about),
        "word/document.xml": part("w:document", tag("w:body")),
        "word/_rels/document.xml.rels": _relations(
            *(
                (name, f"{OFFICE}/relationships/{name}", f"{name}.xml")
                for name in (*WORD_PARTS, "theme")
            )
        ),
        "word/styles.xml": styles(about.locale),
        "word/numbering.xml": part("w:numbering"),
        "word/settings.xml": _settings(about.locale),
        "word/fontTable.xml": look.font_table(about.locale),
        "word/theme.xml": look.theme(),
        "word/header.xml": part("w:hdr", header),
        "word/footer.xml": part("w:ftr", footer),
    }
    return docx.Document(
        io.BytesIO(_zipped([(name, text.encode()) for name, text in made.items()]))
    )


def finished(document: Document, body: str, parts: Parts, about: About) -> bytes:
    """The bytes of a document with its words."""
    from docx.oxml import parse_xml

    whole = part("w:document", tag("w:body", body, _section(about.locale)))
    document.part._element = parse_xml(whole.encode())
    document.part.numbering_part._element = parse_xml(numbering(parts.numberings).encode())
    data = io.BytesIO()
    document.save(data)
    with zipfile.ZipFile(data) as archive:
        return _zipped([(name, archive.read(name)) for name in archive.namelist()])


def _zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Files in a ZIP archive that says nothing of when and where it was made."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return data.getvalue()


def _types() -> str:
    names = ("document.main", *WORD_PARTS)
    return HEAD + tag(
        "Types",
        tag("Default", Extension="rels",
            ContentType="application/vnd.openxmlformats-package.relationships+xml"),
        tag("Default", Extension="xml", ContentType="application/xml"),
        *(
            tag("Override", PartName=f"/word/{name.partition('.')[0]}.xml",
                ContentType=f"{TYPES}.{name}+xml")
            for name in names
        ),
        tag("Override", PartName="/word/theme.xml",
            ContentType="application/vnd.openxmlformats-officedocument.theme+xml"),
        tag("Override", PartName="/docProps/core.xml",
            ContentType="application/vnd.openxmlformats-package.core-properties+xml"),
        xmlns=f"{PACKAGE}/content-types",
    )  # fmt: skip


def _relations(*relations: tuple[str, str, str]) -> str:
    """Relationships of a name, a type and a target."""
    each = (
        tag("Relationship", Id=f"rId_{name}", Type=kind, Target=target)
        for name, kind, target in relations
    )
    return HEAD + tag("Relationships", *each, xmlns=f"{PACKAGE}/relationships")


def _properties(about: About) -> str:
    """The core properties: what is not known is not there."""
    day = tag("dcterms:modified", f"{about.day}T00:00:00Z", **{"xsi_type": "dcterms:W3CDTF"})
    said = {
        "dc:title": about.title,
        "dc:creator": about.publisher,
        "dc:description": about.description,
        "dc:language": locales.bcp47(about.locale),
    }
    return HEAD + tag(
        "cp:coreProperties",
        *(_property(name, value) for name, value in said.items() if value),
        day if about.day else "",
        xmlns_cp=f"{PACKAGE}/metadata/core-properties",
        xmlns_dc="http://purl.org/dc/elements/1.1/",
        xmlns_dcterms="http://purl.org/dc/terms/",
        xmlns_xsi="http://www.w3.org/2001/XMLSchema-instance",
    )


def _property(name: str, value: str) -> str:
    return tag(name, escape(words(value)))


def _settings(locale: str) -> str:
    own = {f"w_{slot}": name for slot, name in scripts.language(locale).items()}
    mode = tag(
        "w:compatSetting",
        w_name="compatibilityMode",
        w_uri="http://schemas.microsoft.com/office/word",
        w_val=15,
    )
    return part(
        "w:settings",
        tag("w:zoom", w_percent=100),
        tag("w:defaultTabStop", w_val=720),
        tag("w:compat", mode),
        tag("w:themeFontLang", **own),
    )


def _section(locale: str) -> str:
    """A4 with margins of 2 cm, read in the direction of the locale."""
    return tag(
        "w:sectPr",
        tag("w:headerReference", w_type="default", r_id="rId_header"),
        tag("w:footerReference", w_type="default", r_id="rId_footer"),
        tag("w:pgSz", w_w=11906, w_h=16838),
        tag("w:pgMar", w_top=1134, w_right=1134, w_bottom=1134, w_left=1134,
            w_header=567, w_footer=567, w_gutter=0),
        tag("w:bidi") if locales.direction(locale) == "rtl" else "",
    )  # fmt: skip
