"""An article's safe HTML as XHTML, which is always well formed: tokens stand in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from mbc_i18n.publish.body import ATTRIBUTES, TAGS

VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
LABELLED = frozenset({"a", "section"})
"""Elements whose `aria-label` says what they are; it says nothing on one without a role."""

UNKNOWN = frozenset({"abbr"})
"""Attributes of HTML that e-books may not have."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The start of an element, or a void element."""

    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """The end of the element that was opened last."""

    name: str


Token = Tag | End | str
"""Words are strings."""


def tokens(html: str) -> list[Token]:
    """The known elements of an HTML text and its words, each start with its end.

    An end without a start is left out; one that stands too early ends what is still open in it.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [*reader.tokens, *map(End, reversed(reader.open))]


class _Reader(HTMLParser):
    """Gathers tokens; what is open is counted too, so that a stray end costs no look at it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []
        self.open: list[str] = []
        self.counts: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in TAGS:
            self.tokens.append(Tag(tag, _known(tag, attrs)))
            if tag not in VOID:
                self.open.append(tag)
                self.counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        while self.counts[tag]:
            last = self.open.pop()
            self.counts[last] -= 1
            self.tokens.append(End(last))
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        self.tokens.append(data)


def _known(tag: str, attributes: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """The attributes that an article may have; of two with one name the first, as in browsers."""
    names = (ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())) - UNKNOWN
    names |= {"aria-label"} if tag in LABELLED else set()
    found: dict[str, str] = {}
    for name, value in attributes:
        if name in names:
            found.setdefault(name, value or "")
    return found


def written(found: Iterable[Token]) -> str:
    """Tokens as XHTML; each `lang` stands as `xml:lang` too."""
    return "".join(map(_written, found))


def _written(token: Token) -> str:
    if isinstance(token, str):
        return escape(token, quote=False)
    if isinstance(token, End):
        return f"</{token.name}>"
    own = dict(token.attributes)
    if "lang" in own:
        own["xml:lang"] = own["lang"]
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in own.items())
    return f"<{token.name}{attributes}{'/' if token.name in VOID else ''}>"
