"""A page as a PDF document for paper and for screen readers (PDF/UA-1). WeasyPrint's one door.

What is laid out is the page itself. Nothing is loaded but the pictures that are given: no file, no
address. The fonts are those of the system; the same page with the same fonts gives the same bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mbc_i18n.errors import UserError
from mbc_i18n.publish.pdf import preparing

if TYPE_CHECKING:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

VARIANT = "pdf/ua-1"
"""ISO 14289-1: tagged, with a title and a language."""

CHOOSING = ("FC_LANG", "PANGO_LANGUAGE")
"""The languages by which fontconfig and Pango choose a font where several would do."""


def document(html: str, pictures: Mapping[str, bytes]) -> bytes:
    """The PDF document of a whole page, the same for the same page and fonts.

    `pictures` are the files that `<img src>` names, by its address; for others their alternative
    text stands. Raises UserError where WeasyPrint or what it needs of the system is missing, and
    for a page whose elements are nested without end.
    """
    refuse_missing()
    from weasyprint import HTML

    page = HTML(string=html, url_fetcher=_fetcher(pictures))
    try:
        preparing.prepare(page.etree_element, pictures)
        return _written(page, html, pictures)
    except RecursionError:
        step = "flatten the raw HTML of the source"
        raise UserError("elements are nested too deeply for a PDF document", step=step) from None


def _written(page: HTML, html: str, pictures: Mapping[str, bytes]) -> bytes:
    with _everywhere_the_same():
        made = page.write_pdf(
            pdf_variant=VARIANT,
            pdf_identifier=_identifier(html, pictures),
            presentational_hints=True,  # where a list begins to count is one to WeasyPrint
        )
    return bytes(made)


@contextmanager
def _everywhere_the_same() -> Iterator[None]:
    """Without this, fonts are chosen by the language of whoever calls."""
    before = {name: os.environ.get(name) for name in CHOOSING}
    os.environ.update(dict.fromkeys(CHOOSING, "en"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def refuse_missing() -> None:
    """Raise UserError where WeasyPrint is not installed, or the libraries that it needs."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        step = 'run `pip install "mbc-i18n[pdf]"`'
        raise UserError("PDF documents need WeasyPrint", step=step) from None
    except OSError:
        step = "install Pango, as with `apt-get install libpango-1.0-0 libpangoft2-1.0-0`"
        raise UserError("WeasyPrint does not find the Pango library", step=step) from None


def _identifier(html: str, pictures: Mapping[str, bytes]) -> bytes:
    """What tells a document from others, made of its content alone."""
    digest = hashlib.sha256(html.encode())
    for address in sorted(pictures):
        digest.update(address.encode() + b"\0" + hashlib.sha256(pictures[address]).digest())
    return digest.hexdigest()[:32].encode()


def _fetcher(pictures: Mapping[str, bytes]) -> URLFetcher:
    """Gives the pictures by the names that `preparing` has for them, and refuses all else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    given = {preparing.name(number): data for number, data in enumerate(pictures.values())}

    class Given(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url not in given:
                raise ValueError("nothing is loaded but the pictures that are given")
            return URLFetcherResponse(url, given[url])

    return Given()
