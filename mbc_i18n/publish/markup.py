"""Tags of a page that is already written, and the values of their attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

INSIDE = r"""(?:[^<>"']++|"[^"]*"|'[^']*')*+"""
"""What stands in a tag after its name."""

OPENING = re.compile(rf"<[a-zA-Z]{INSIDE}>")
ATTRIBUTE = re.compile(r"""(\s([^\s"'<>/=]+)=)("[^"]*"|'[^']*')""")
"""Every one is read in its turn, so that no words inside a value are taken for another."""


def with_attributes(html: str, change: Callable[[str, str], str]) -> str:
    """The markup with the values that `change` gives for names (in lower case) and values."""

    def changed(found: re.Match[str]) -> str:
        was = unescape(found[3][1:-1])
        now = change(found[2].lower(), was)
        return found[0] if now == was else f'{found[1]}"{escape(now)}"'

    return OPENING.sub(lambda tag: ATTRIBUTE.sub(changed, tag[0]), html)


def with_directions(html: str, direction: str, of: Callable[[str], str]) -> str:
    """The markup with the direction of each part in another language that does not say it.

    `direction` is the page's, `of` tells that of a language, "" where nobody knows it.
    """

    def directed(tag: re.Match[str]) -> str:
        if " lang=" not in tag[0]:
            return tag[0]
        own = {found[2].lower(): found[3][1:-1] for found in ATTRIBUTE.finditer(tag[0])}
        needed = of(unescape(own.get("lang", "")))
        if "dir" in own or needed in ("", direction):
            return tag[0]
        return f'{tag[0].removesuffix(">").removesuffix("/").rstrip()} dir="{needed}">'

    return OPENING.sub(directed, html) if " lang=" in html else html
