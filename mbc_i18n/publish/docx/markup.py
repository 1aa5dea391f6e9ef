"""WordprocessingML as text (ECMA-376, Part 1): all that is written goes through these two."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from mbc_i18n.publish.rendering import FORBIDDEN

UNFIT = re.compile(FORBIDDEN.pattern + "|[\f\ud800-\udfff]")
"""What XML 1.0 may not hold, and what no page holds."""

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARED = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def tag(name: str, /, *children: str, **attributes: str | int) -> str:
    """An element: `tag("w:b")`; `w_val` stands for the attribute `w:val`, and is escaped."""
    written = "".join(
        f" {key.replace('_', ':', 1)}={quoteattr(words(str(value)))}"
        for key, value in attributes.items()
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def words(text: str) -> str:
    """A text without what XML may not hold; not yet escaped."""
    return UNFIT.sub("", text)


def text(value: str) -> str:
    """The words of a run, every space kept."""
    return f'<w:t xml:space="preserve">{escape(words(value))}</w:t>'


def part(name: str, /, *children: str, **attributes: str | int) -> str:
    """The whole text of a part of the package, its root with every name space."""
    made = tag(name, *children, **attributes)
    return HEAD + made.replace(f"<{name}", f"<{name}{DECLARED}", 1)
