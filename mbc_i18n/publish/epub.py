"""An article as an EPUB 3.3 book: one file for one language, which reads offline.

The container is written with the standard library, uncompressed: compressed bytes differ between
builds of zlib, and a book must be the same wherever it is made.
"""

from __future__ import annotations

import hashlib
import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.model import digest
from mbc_i18n.publish import pages, rendering
from mbc_i18n.publish.chapter import Chapter, chapter, contents
from mbc_i18n.publish.edition import Content, Edition, content
from mbc_i18n.publish.frame import PLAIN, Site
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publish.media import ENDINGS, STILL, media_type
from mbc_i18n.publish.xhtml import End, Tag, written

MEDIA_TYPE = b"application/epub+zip"
CONTAINER = b"""\
<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first moment that the ZIP format knows; that of every file in a book."""

UNDATED = "1980-01-01"
"""The day on which a book without a review was last changed: it must name one, and what is made
twice from the same words must be the same."""

SHEET = "epub.css"
"""The style sheet; the publisher's, of the same name, follows it."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, beside what `rendering` leaves out of every page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the book holds it."""

    name: str
    """Its path beside the article's."""
    media_type: str
    data: bytes


def book(
    edition: Edition,
    pictures: Mapping[str, bytes],
    site: Site = PLAIN,
    found: Content | None = None,
) -> bytes:
    """The EPUB file of an article in one language; the same words give the same bytes.

    `pictures` are the files that the body shows, by the addresses that it has for them; of another
    picture its words stand there, and its web address if it has one. `found` is its content where
    that is known already. Raw HTML is cleaned, whatever
    the settings trust. Raises UserError for a picture of a kind that e-books cannot show,
    SettingsError for a template of the publisher's that gives no XML, and as `content` does.
    """
    said = found if found and site.settings.raw_html == "clean" else _cleaned(edition, site)
    held = {address: _picture(data) for address, data in pictures.items()}
    names = {address: picture.name for address, picture in held.items()}
    made = chapter(_whole(said), names, _address(edition, site), _is_rtl(edition))
    for address in made.pictures:
        if not held[address].media_type:
            raise _unshown(address, edition)
    shown = {names[address]: held[address] for address in made.pictures}
    return _zipped(_files(edition, said, made, list(shown.values()), site))


def _cleaned(edition: Edition, site: Site) -> Content:
    return content(edition, replace(site, settings=replace(site.settings, raw_html="clean")))


def _picture(data: bytes) -> Picture:
    """A picture named by its content, so that one which stands twice is held once."""
    kind = media_type(data)
    name = f"pictures/{hashlib.sha256(data).hexdigest()[:16]}.{ENDINGS.get(kind, '')}"
    return Picture(name, kind, data)


def _unshown(address: str, edition: Edition) -> UserError:
    before, found, _ = edition.document.text.partition(address)
    problem = f"picture {address} is of no kind that every e-book can show"
    step = "save it as PNG, JPEG, GIF, WebP, or SVG without scripts"
    line = before.count("\n") + 1 if found else 0
    return UserError(problem, edition.document.file, line, step)


def _whole(said: Content) -> str:
    """The body with its title."""
    if said.has_heading:
        return said.body
    own = {"lang": said.title.lang, "dir": said.title.dir} if said.title.lang else {}
    return written([Tag("h1", own), said.title.text, End("h1"), "\n"]) + said.body


def _address(edition: Edition, site: Site) -> str:
    """The web address of the page that says the same; "" where the site has none."""
    return site.absolute(site.path(edition.locale, edition.document.name))


def _is_rtl(edition: Edition) -> bool:
    return locales.direction(edition.locale) == "rtl"


def _files(
    edition: Edition, said: Content, made: Chapter, pictures: Sequence[Picture], site: Site
) -> Iterator[tuple[str, bytes]]:
    """The files of a book by their names, in the order in which they stand in it."""
    yield "mimetype", MEDIA_TYPE
    yield "META-INF/container.xml", CONTAINER
    shared = {"title": said.title, "description": said.description, "mark": _mark(edition)}
    package = {**shared, **_metadata(edition, said, made, pictures), "pictures": pictures}
    yield "EPUB/package.opf", _document("package.opf", edition, site, package)
    nav = {**shared, "contents": contents(made.headings, "article.xhtml")}
    yield "EPUB/nav.xhtml", _document("nav.xhtml", edition, site, nav)
    article = {**shared, **_frame(edition, said, site), "body": made.body}
    yield "EPUB/article.xhtml", _document("article.xhtml", edition, site, article)
    yield "EPUB/style.css", (rendering.sheet(SHEET) + site.templates.get(SHEET, "")).encode()
    for picture in pictures:
        yield f"EPUB/{picture.name}", picture.data


def _mark(edition: Edition) -> str:
    """What stands before the title of a draft, wherever only titles are seen."""
    return f"{phrase(edition.locale, 'Draft')} · " if edition.draft else ""


def _metadata(
    edition: Edition, said: Content, made: Chapter, pictures: Sequence[Picture]
) -> dict[str, object]:
    """What the package document says of the book."""
    others = [edition.document.locale] if said.incomplete else []
    day = edition.provenance.reviewed.isoformat() if edition.provenance else UNDATED
    return {
        "identifier": _identifier(edition, said),
        "languages": [locales.bcp47(each) for each in (edition.locale, *others)],
        "origin": said.source_title if edition.catalog else None,
        "modified": f"{day}T00:00:00Z",
        "accessibility": list(_accessibility(made, pictures)),
    }


def _identifier(edition: Edition, said: Content) -> str:
    """The book's own name, by its words: a reading system takes other words for another book."""
    description = said.description.text if said.description else ""
    words = (said.title.text, description, said.body)
    own = digest("epub", edition.document.name, edition.locale, edition.status, *words)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, own)}"


def _accessibility(made: Chapter, pictures: Sequence[Picture]) -> Iterator[tuple[str, str]]:
    """What readers with disabilities can rely on: EPUB Accessibility 1.1, package metadata."""
    yield "accessMode", "textual"
    if pictures:
        yield "accessMode", "visual"
    if made.described:
        yield "accessModeSufficient", "textual"
    yield "accessibilityFeature", "tableOfContents"
    yield "accessibilityFeature", "structuralNavigation"
    yield "accessibilityFeature", "displayTransformability"
    if pictures and made.described:
        yield "accessibilityFeature", "alternativeText"
    still = all(picture.media_type in STILL for picture in pictures)
    yield "accessibilityHazard", "none" if still else "unknown"


def _frame(edition: Edition, said: Content, site: Site) -> dict[str, object]:
    """What stands around the article."""
    source = site.path(edition.document.locale, edition.document.name)
    people = edition.provenance.reviewers if edition.provenance else ()
    return {
        "edition": edition,
        "provenance": edition.provenance,
        "reviewers": [(each, pages.role(edition.locale, each.role)) for each in people],
        "incomplete": said.incomplete,
        "address": site.absolute(source),
        "source_title": said.source_title,
        "english_name": locales.english_name(edition.locale),
    }


def _document(template: str, edition: Edition, site: Site, values: Mapping[str, Any]) -> bytes:
    """A template's XML document. Raises SettingsError where one of the publisher's gives none."""
    name = f"epub/{template}"
    text = FORBIDDEN.sub("", rendering.render(name, edition.locale, site, **values))
    if site.templates:
        _refuse_malformed(text, f"{site.settings.templates}/{name}")
    return text.encode()


def _refuse_malformed(text: str, file: str) -> None:
    from xml.etree import ElementTree

    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        problem = f"what the template gives is no well-formed XML: {error}"
        raise SettingsError(problem, file, step="close every element, as XHTML asks") from None


def _zipped(files: Iterator[tuple[str, bytes]]) -> bytes:
    """Files in a ZIP archive that says nothing of when and where it was made."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as opened:
        for name, data in files:
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            opened.writestr(entry, data)
    return archive.getvalue()
