"""An edition in each form that readers may want: pages, books, documents, the article's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from os.path import realpath
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import quote, unquote, urlsplit

from mbc_i18n import formats, locales, localize, storage
from mbc_i18n.errors import UserError
from mbc_i18n.publish import pages
from mbc_i18n.publish.edition import Content, Edition, Listed, translation
from mbc_i18n.publish.frame import Site

PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]*)"')
BEYOND = ("", ".", "..")
"""How paths begin that lead to the site's root, to the page itself, or out of its folder."""

FIT_FOR_DRAFTS = ("html", "parallel", "epub", "docx", "pdf")
"""Forms that can tell their readers that they are drafts; an article's own format cannot."""


@dataclass(frozen=True, slots=True)
class Work:
    """An edition with all that its files are made of."""

    edition: Edition
    content: Content
    siblings: tuple[Listed, ...]
    """Every edition of the article that is published, this one too."""
    pictures: Mapping[str, bytes]
    """The pictures beside the article by the address that the body has for them."""
    site: Site
    single_file: bool = False

    @property
    def stem(self) -> str:
        """Where its files stand, without their ending."""
        return self.site.path(self.edition.locale, self.edition.document.name, "")[:-1]


Files = Iterator[tuple[str, bytes]]
"""Files by their path below the public folder."""


def page(work: Work) -> Files:
    """The page, and the pictures beside it unless it holds them."""
    html = pages.page(work.edition, work.siblings, work.site, work.content)
    if work.single_file:
        from mbc_i18n.publish import singlefile

        html = singlefile.embedded(html, work.pictures)
    else:
        for address, data in work.pictures.items():
            yield f"{locales.bcp47(work.edition.locale)}/{place(address)}", data
    yield f"{work.stem}.html", html.encode()


def parallel(work: Work) -> Files:
    """The page with source and translation side by side; none for the source itself."""
    if work.edition.catalog is not None:
        from mbc_i18n.publish import parallel

        html = parallel.page(work.edition, work.siblings, work.site, work.content)
        yield f"{work.stem}.parallel.html", html.encode()


def own_format(work: Work) -> Files:
    """The article in its own format."""
    document = work.edition.document
    text = formats.FORMATS[document.format].write(document, translation(work.edition))
    ending = PurePosixPath(document.file).suffix
    yield f"{work.stem}{ending}", text.encode(localize.codec(document, text))


def epub(work: Work) -> Files:
    """The article as an EPUB book."""
    from mbc_i18n.publish import epub

    yield f"{work.stem}.epub", epub.book(work.edition, work.pictures, work.site, work.content)


def docx(work: Work) -> Files:
    """The article as a Word document."""
    from mbc_i18n.publish import docx

    yield f"{work.stem}.docx", docx.document(work.edition, work.pictures, work.site, work.content)


def pdf(work: Work) -> Files:
    """The page as a PDF document."""
    from mbc_i18n.publish import pdf

    html = pages.page(work.edition, work.siblings, work.site, work.content)
    yield f"{work.stem}.pdf", pdf.document(html, work.pictures)


FORMATS: Mapping[str, Callable[[Work], Files]] = {
    "html": page,
    "parallel": parallel,
    "source": own_format,
    "epub": epub,
    "docx": docx,
    "pdf": pdf,
}
"""What `publish` can make of an edition."""


def files(work: Work, names: Sequence[str]) -> Files:
    """The files of an edition in some forms; a draft goes out in none that could not say so."""
    for name in names:
        if name in FIT_FOR_DRAFTS or not work.edition.draft:
            yield from FORMATS[name](work)


def pictures(content: Content, edition: Edition, folder: Path) -> dict[str, bytes]:
    """The pictures of an edition that lie beside its article, by the address in the body.

    Raises UserError, with the line, for one that is not there, and for one that cannot be read.
    """
    found: dict[str, bytes] = {}
    for address in dict.fromkeys(map(unescape, PICTURE.findall(content.body))):
        if _is_beside(address):
            if not _is_there(folder / place(address), folder):
                raise _missing(address, edition)
            shown = str(PurePosixPath(edition.document.file).parent / place(address))
            found[address] = storage.read(folder / place(address), shown)
    return found


def place(address: str) -> str:
    """The path that a picture's address names, the same however it is written."""
    return normpath(unquote(address.split("?")[0].split("#")[0]))


def _is_beside(address: str) -> bool:
    """True for the address of a file in the article's folder."""
    with suppress(ValueError):  # for what is no address at all
        return not urlsplit(address).scheme and place(address).split("/")[0] not in BEYOND
    return False


def _is_there(path: Path, folder: Path) -> bool:
    """True for a file; a link that leads out of the folder is none of ours."""
    with suppress(OSError, ValueError):  # no file has such a name
        return path.is_file() and Path(realpath(path)).is_relative_to(realpath(folder))
    return False


def _missing(address: str, edition: Edition) -> UserError:
    before = edition.document.text.partition(address)[0]
    path = place(address)
    named = path if path.isprintable() else quote(path)
    problem, step = f"picture {named} is not there", "add it, or mend its address"
    return UserError(problem, edition.document.file, before.count("\n") + 1, step)
