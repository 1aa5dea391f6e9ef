"""SRX 2.0 (Segmentation Rules eXchange): a user's rules in, ours out.

`reading` makes values of a file (`document`), `expressions` turns its regular expressions into
Python's, `breaking` finds where they cut a block, and `writing` tells our own rules (`ours`).
Reading and writing are imported when they are asked for: most runs need neither.
"""

from __future__ import annotations

from collections.abc import Iterable

from mbc_i18n.segment.srx.breaking import decisions
from mbc_i18n.segment.srx.document import Srx

__all__ = ["Srx", "decisions", "export", "languages", "read"]


def read(data: bytes, file: str = "") -> Srx:
    """The rules of an SRX 2.0 file, or of one of version 1.0; `file` is named in what is raised.

    Raises SettingsError, with the line, for what is not well-formed, declares an entity, is no
    SRX, names rules that are not there, or holds an expression that cannot be used.
    """
    from mbc_i18n.segment.srx import reading

    return reading.read(data, file)


def export(locales: Iterable[str] = ()) -> str:
    """Our rules for these locales, or for all that `languages` names, as an SRX 2.0 document.

    Any other language gets the general rules. The same locales give the same document.
    """
    from mbc_i18n.segment.srx import writing

    return writing.export(locales)


def languages() -> list[str]:
    """The languages that we have lists for, or stops of their own."""
    from mbc_i18n.segment.srx import writing

    return writing.languages()
