"""Bytes and declarations: what makes the letters of a page come out right."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify.reading import DECLARED
from mbc_i18n.publish.verify.registry import Problem, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page

FIRST = '<meta charset="utf-8">'


@of_page("utf-8")
def utf_8(page: Page, site: Site) -> Iterator[Problem]:
    """The bytes of a page are no UTF-8, or its elements cannot be read."""
    for line, told, step in page.unreadable:
        yield Problem(told, step, line)


@of_page("charset")
def charset(page: Page, site: Site) -> Iterator[Problem]:
    """A page does not say in its first 1,024 bytes that it is UTF-8."""
    if page.charset not in ("utf-8", "utf8"):
        told = f"says that it is {page.charset}" if page.charset else "does not say its encoding"
        where = "" if page.charset else f" in its first {DECLARED:,} bytes"
        yield Problem(f"the page {told}{where}", f"put {FIRST} first in the head")


@of_page("doctype")
def doctype(page: Page, site: Site) -> Iterator[Problem]:
    """A page without a doctype, which browsers lay out by the rules of old pages."""
    if not page.doctype:
        yield Problem("no doctype", "begin the page with <!doctype html>")
