"""Write a PO file: what did not change keeps its lines, what did is wrapped as gettext wraps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter

from mbc_i18n.model import Catalog, Message
from mbc_i18n.po.read import Fields, Layout, header_fields, scan
from mbc_i18n.po.strings import WIDTH, columns, string_lines
from mbc_i18n.po.syntax import BOM, string

ORDER = "cnrfpxit"
"""The fields of an entry, by their letters, in the order in which gettext writes them."""


def write(catalog: Catalog, base: str = "") -> str:
    """The text of the catalog, its messages in their order, the header first.

    `base` is the text of the file as it stands: every field of a message that is in it with the
    same context and source keeps its lines unless the field's value changed; line ends, byte order
    mark and the comments at the end stay. Raises CatalogError for a base that `read` refuses, and
    ValueError for a catalog that holds a message twice or one without source and context.
    """
    _refuse_unwritable(catalog)
    end = "\r\n" if "\r\n" in base[: base.find("\n") + 1] else "\n"
    closed = base if base.endswith("\n") or not base else base + end
    layout = scan(closed, catalog.file)
    raw = closed.removeprefix(BOM).split("\n")
    lines = _header(catalog, layout, raw)
    known = {message.key: i for i, message in enumerate(layout.messages) if message.source}
    for message in catalog.messages:
        index = known.get(message.key)
        lines += _separated(_entry(message, index, layout, raw), lines)
    lines += raw[layout.starts[-1]:]
    ...
