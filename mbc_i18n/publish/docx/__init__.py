"""An edition as a document of word processors (Office Open XML, ECMA-376). python-docx's door.

The words come as HTML, as on the page, and are written block by block; python-docx keeps the
package: its parts, what relates them, and the pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mbc_i18n import locales
from mbc_i18n.publish import pages
from mbc_i18n.publish.docx import package
from mbc_i18n.publish.docx.blocks import flow
from mbc_i18n.publish.docx.inlines import said
from mbc_i18n.publish.docx.layout import Paragraph, Place, written
from mbc_i18n.publish.docx.manner import Manner
from mbc_i18n.publish.docx.markup import tag
from mbc_i18n.publish.docx.parts import Parts
from mbc_i18n.publish.docx.tree import parse
from mbc_i18n.publish.edition import Content, Edition, Reviewer, content
from mbc_i18n.publish.frame import PLAIN, Site
from mbc_i18n.publish.interface import Phrase, phrase
from mbc_i18n.publish.rendering import render


def document(
    edition: Edition,
    pictures: Mapping[str, bytes],
    site: Site = PLAIN,
    found: Content | None = None,
) -> bytes:
    """The bytes of a `.docx` file, the same for the same words.

    `pictures` are those that the body names, by the address that it has for them; for others their
    alternative text stands. `found` is the edition's content where that is known already. Raises
    as `content` does, and UserError where python-docx is not installed.
    """
    package.refuse_missing()
    found = found or content(edition, site)
    tree = parse(_framed(edition, found, site))
    about = _about(edition, found, site)
    opened = package.opened(about, _header(edition), _footer(edition))
    parts = Parts(opened.part, pictures, tree, edition.locale)
    body = written(flow(tree.children, _place(edition.locale), parts))
    return package.finished(opened, body, parts, about)


def _framed(edition: Edition, found: Content, site: Site) -> str:
    """The article between the notices above it and what is told of its review below, as HTML."""
    source = site.path(edition.document.locale, edition.document.name)
    return render(
        "document.html",
        edition.locale,
        site,
        edition=edition,
        provenance=edition.provenance,
        reviewers=list(_reviewers(edition)),
        heading=None if found.has_heading else found.title,
        body=found.body,
        incomplete=found.incomplete,
        address=site.absolute(source),
        source_title=found.source_title,
        english_name=locales.english_name(edition.locale),
    )


def _reviewers(edition: Edition) -> Iterator[tuple[Reviewer, Phrase]]:
    for each in edition.provenance.reviewers if edition.provenance else ():
        yield each, pages.role(edition.locale, each.role)


def _about(edition: Edition, found: Content, site: Site) -> package.About:
    return package.About(
        edition.locale,
        found.title.text,
        found.description.text if found.description else "",
        site.settings.publisher,
        edition.provenance.reviewed.isoformat() if edition.provenance else "",
    )


def _place(locale: str, style: str = "", align: str = "") -> Place:
    rtl = locales.direction(locale) == "rtl"
    return Place(Manner(locale, rtl), style, align)


def _header(edition: Edition) -> str:
    """The head of every page: that it is a draft, where it is one."""
    place = _place(edition.locale, "Header", "center")
    if not edition.draft:
        return written([Paragraph(place, "")])
    # NOTE: Printed large and pale across each sheet of a draft, and shown beside its name in lists.
    draft = phrase(edition.locale, "Draft")
    own = _place(draft.locale or edition.locale, "Draft", "center")
    return written([Paragraph(own, said(draft.text, own.manner, edition.locale))])


def _footer(edition: Edition) -> str:
    """The foot of every page: its number."""
    place = _place(edition.locale, "Footer", "center")
    number = tag("w:fldSimple", said("1", place.manner, edition.locale), w_instr="PAGE")
    return written([Paragraph(place, number)])
