"""What an element says of the words directly in it: their kind, and whether they are translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mbc_i18n.formats.html.vocabulary import (
    CLOSED,
    HEADINGS,
    KINDS,
    LINED,
    LISTS,
    UNTRANSLATED,
)

NAMED = frozenset((*KINDS, *LISTS, *LINED, "body"))


@dataclass(frozen=True, slots=True)
class Scope:
    """The state of words in a place of the page."""

    kind: str = "paragraph"
    level: int = 0
    """Of a heading, or how many lists are open."""
    marker: str = ""
    """A heading's id, or the marker of the innermost list."""
    translate: bool = True
    closed: bool = False
    """True where `translate="yes"` opens nothing: scripts, drawings, embedded pages."""
    lined: bool = False
    """True where line breaks show."""
    body: bool = False
    """True inside the page's body."""


OUTSIDE = Scope()
UNSEEN = Scope(translate=False)
"""Of words that a browser drops, and of those that the author skips."""


def entered(scope: Scope, name: str, attributes: Mapping[str, str]) -> Scope:
    """The scope inside an element, given the one around it.

    As the HTML standard and ITS 2.0 say, `translate` holds until an element inside says otherwise;
    the class `notranslate` is read as `translate="no"`.
    """
    closed = scope.closed or name in CLOSED
    translate = not closed and _translated(scope, name, attributes)
    if name not in NAMED and (closed, translate) == (scope.closed, scope.translate):
        return scope
    if name in HEADINGS:
        kind, level, marker = "heading", HEADINGS[name], attributes.get("id", "")
    elif name in LISTS:
        listed = scope.marker in LISTS.values()
        kind, level, marker = "paragraph", scope.level + 1 if listed else 1, LISTS[name]
    else:
        kind, level, marker = KINDS.get(name, scope.kind), scope.level, scope.marker
    lined, body = scope.lined or name in LINED, scope.body or name == "body"
    return Scope(kind, level, marker, translate, closed, lined, body)


def _translated(scope: Scope, name: str, attributes: Mapping[str, str]) -> bool:
    said = says(attributes)
    return said if said is not None else scope.translate and name not in UNTRANSLATED


def says(attributes: Mapping[str, str]) -> bool | None:
    """What an element's own attributes say of translating it; None where they say nothing."""
    match attributes.get("translate", "inherit").lower():
        case "" | "yes":
            return True
        case "no":
            return False
    return False if "notranslate" in attributes.get("class", "").split() else None
