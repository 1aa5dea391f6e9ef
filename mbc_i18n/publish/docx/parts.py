"""What the text of a document refers to: links, pictures, places to lead to, lists."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mbc_i18n.publish.docx.markup import tag
from mbc_i18n.publish.docx.tree import Element

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST_NAME = 40
"""Characters of a bookmark's name that a word processor keeps."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was put into the document."""

    relation: str
    width: int
    """In English Metric Units, 914,400 to the inch, as it is of itself."""
    height: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the items of one list are counted."""

    kind: str
    """As `numbering.KINDS` names it."""
    level: int
    start: int


class Parts:
    """Grows while the text is written; what is asked for twice is there once."""

    def __init__(
        self, part: DocumentPart, pictures: Mapping[str, bytes], tree: Element, usual: str
    ) -> None:
        self.usual = usual
        """The document's own locale."""
        self.numberings: list[Numbering] = []
        self.drawn = 0
        self._part = part
        self._pictures = pictures
        self._found: dict[str, Picture | None] = {}
        self._links: dict[str, str] = {}
        self._names = _names(tree)
        self._marked: set[str] = set()

    def link(self, address: str) -> str:
        """The relationship of an address outside the document."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        if address not in self._links:
            relation = self._links[address] = f"rIdLink{len(self._links) + 1}"
            self._part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, relation, is_external=True)
        return self._links[address]

    def anchor(self, fragment: str) -> str:
        """The bookmark for `#…` without its sign; "" where the document has no such place."""
        return self._names.get(fragment) or self._names.get(unquote(fragment), "")

    def bookmark(self, identifier: str) -> str:
        """The bookmark of a place, "" where nothing leads to it; the second of a name is none."""
        name = self._names.get(identifier, "")
        if not name or name in self._marked:
            return ""
        self._marked.add(name)
        number = len(self._marked)
        start = tag("w:bookmarkStart", w_id=number, w_name=name)
        return start + tag("w:bookmarkEnd", w_id=number)

    def numbering(self, kind: str, level: int, start: int) -> int:
        """The number of a new list, which counts by itself."""
        self.numberings.append(Numbering(kind, level, start))
        return len(self.numberings)

    def picture(self, address: str) -> Picture | None:
        """The picture at an address; None for one that is not given or not to be shown."""
        if address not in self._found:
            data = self._pictures.get(address, self._pictures.get(unquote(address)))
            self._found[address] = None if data is None else self._added(data)
        return self._found[address]

    def _added(self, data: bytes) -> Picture | None:
        try:
            relation, image = self._part.get_or_add_image(io.BytesIO(data))
            size = int(image.width), int(image.height)
        except Exception:
            # SVG and WebP have no place in a document, and a broken file can raise anything.
            return None
        return Picture(relation, *size) if min(size) > 0 else None


def _names(tree: Element) -> dict[str, str]:
    """The bookmarks' names by id: of headings, and of whatever a link in the body leads to."""
    wanted = {
        each
        for element in tree.every()
        if element.attributes.get("href", "").startswith("#")
        for each in (element.attributes["href"][1:], unquote(element.attributes["href"][1:]))
    }
    found: dict[str, str] = {}
    for element in tree.every():
        own = element.attributes.get("id", "")
        if own and own not in found and (own in wanted or element.name in HEADINGS):
            found[own] = _name(own, len(found) + 1)
    return found


def _name(identifier: str, number: int) -> str:
    """A name that a word processor allows: letters, digits and `_`, a letter first."""
    kept = "".join(sign if sign.isalnum() else "_" for sign in identifier)
    ending = f"_{number}"
    return f"a_{kept}"[: LONGEST_NAME - len(ending)] + ending
