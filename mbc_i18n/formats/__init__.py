"""The formats of source documents: one module each, and one line each here."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from mbc_i18n.errors import FormatError

if TYPE_CHECKING:
    from mbc_i18n.model import Document, Translation
    from mbc_i18n.segment import Rules


class Format(Protocol):
    """What a format's module offers: pure functions between text and values."""

    def read(
        self,
        text: str,
        name: str = "",
        *,
        file: str = "",
        locale: str = "en",
        segmentation: str = "sentence",
        rules: Rules | None = None,
    ) -> Document:
        """A source text as a Document."""

    def write(self, document: Document, translation: Translation) -> str:
        """The document's text with a translation's words."""

    def to_html(
        self, document: Document, translation: Translation = ..., *, run_in_terms: str = ...
    ) -> str:
        """The body of a page with a translation's words; `run_in_terms` is of plain text."""


MODULES = {
    "markdown": "mbc_i18n.formats.markdown",
    "html": "mbc_i18n.formats.html",
    "text": "mbc_i18n.formats.text",
}
"""Format to module, loaded when first used."""

ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
}
"""File name's ending to format."""


class _Formats(dict[str, Format]):
    def __missing__(self, name: str) -> Format:
        self[name] = cast(Format, import_module(MODULES[name]))
        return self[name]


FORMATS = _Formats()


def format_of(file: str) -> str:
    """The format that a file's ending names.

    Raises FormatError for one that is not known.
    """
    ending = PurePath(file).suffix.lower()
    if ending not in ENDINGS:
        raise FormatError(
            f"unknown format {ending!r}" if ending else "a file without an ending has no format",
            file,
            step=f"use one of {', '.join(ENDINGS)}",
        )
    return ENDINGS[ending]
