"""What other processors read in a text, hidden from the Markdown parser.

Each find of theirs inside a line is masked by characters of a private use area, which Markdown
takes for letters; each line of theirs is shown as the block that it makes. Both keep their length,
so that every place keeps its number. The first character of a mask says which find it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from operator import itemgetter

from mbc_i18n.formats.markdown import directives, foreign
from mbc_i18n.formats.markdown.directives import Site
from mbc_i18n.formats.markdown.events import LONE_RETURN, Event, definitions, events
from mbc_i18n.formats.markdown.foreign import Find, Kind
from mbc_i18n.model import Span

PRIVATE = range(0xF0000, 0x10FFFE)
"""Code points that begin a mask: two planes for private use."""
FILLING = "\ue000"
MASK = re.compile("[\U000f0000-\U0010fffd]\ue000*")
SIGNS = re.compile(r"[{$\[:!?]|\\\(|^[ \t>]*(?:=== |///|import |export )", re.M)
"""Without one of these a text holds nothing of the kind."""
INK = re.compile(r"[^ \t]")
ROUNDS = 3
"""How often lines that are not what they seem are taken back, before all of them are."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text as a Markdown parser is shown it."""

    text: str
    hidden: Mapping[str, tuple[str, Kind]] = field(default_factory=dict)
    """By the first character of their mask, the finds as they are written and their kinds."""
    sites: tuple[Site, ...] = ()
    """Lines of other processors."""

    def unmasked(self, words: str) -> str:
        """Words of a parser as they are written."""
        return MASK.sub(self._written, words) if self.hidden else words

    def holds(self, words: str) -> bool:
        """True where a mask stands in the words of a parser."""
        return any(found[0][0] in self.hidden for found in MASK.finditer(words))

    def sign(self, event: Event, base: int) -> int:
        """Where the sign of a block stands: an item's indent may belong to the item."""
        ink = INK.search(self.text, event.start - base)
        return ink.start() if ink else event.start - base

    def _written(self, mask: re.Match[str]) -> str:
        raw = self.hidden.get(mask[0][0])
        return mask[0] if raw is None else raw[0] + mask[0][len(raw[0]) :]


def masked(text: str, base: int = 0) -> tuple[Masked, list[Event]]:
    """A text without its front matter, masked, and the parser's events of it.

    `base`, where the text begins, is added to every place of the events.
    """
    refused: frozenset[int] = frozenset()
    for _ in range(ROUNDS):
        shown = _masked(text, refused)
        found = events(shown.text, base)
        wrong = _misread(shown, found, base)
        if not wrong:
            return shown, found
        refused |= wrong
    shown = _masked(text, frozenset(site.start for site in shown.sites) | refused)
    return shown, events(shown.text, base)


def _misread(shown: Masked, found: Iterable[Event], base: int) -> frozenset[int]:
    """The lines that the parser does not see as the blocks that they should be: they are code."""
    if not shown.sites:
        return frozenset()
    seen = {
        (event.tag or event.name, shown.sign(event, base))
        for event in found
        if event.tag in ("Item", "Heading") or event.name == "Rule"
    }
    return frozenset(site.start for site in shown.sites if not seen.issuperset(_expected(site)))


def _expected(site: Site) -> Iterator[tuple[str, int]]:
    tags = {"Caption": "Heading", "Fence": "Rule"}
    yield tags.get(site.tag, "Item"), site.start
    if site.caption >= 0:
        yield "Heading", site.caption


def _masked(text: str, refused: frozenset[int]) -> Masked:
    if not SIGNS.search(text):
        return Masked(text)
    text = LONE_RETURN.sub("\n", text)
    blocks = directives.blocks(text, refused)
    shown = replaced(text, ((site.start, site.shown) for site in blocks.sites))
    closed = sorted([*blocks.code, *blocks.kept])
    finds = foreign.finds(shown, partial(_end_of, closed), cache(lambda: set(definitions(text))))
    finds = [find for find in finds if not _overlaps(find, closed)]
    finds = sorted([*finds, *(Find(*span, foreign.TAG) for span in blocks.kept)])
    signs = list(islice(_unused(text), len(finds)))
    finds = finds[: len(signs)]
    masks = (
        (find.start, sign.ljust(find.end - find.start, FILLING))
        for sign, find in zip(signs, finds, strict=True)
    )
    raw = ((shown[find.start : find.end], find.kind) for find in finds)
    hidden = dict(zip(signs, raw, strict=True))
    return Masked(replaced(shown, masks), hidden, tuple(blocks.sites))


def _end_of(closed: Sequence[Span], place: int) -> int:
    """The end of the span that a place stands in, else the place."""
    at = bisect_right(closed, place, key=itemgetter(0)) - 1
    return max(place, closed[at][1]) if at >= 0 else place


def _overlaps(find: Find, closed: Sequence[Span]) -> bool:
    at = bisect_left(closed, find.end, key=itemgetter(0)) - 1
    return at >= 0 and closed[at][1] > find.start


def _unused(text: str) -> Iterator[str]:
    """Characters that begin a mask, but for those that stand in the text."""
    own = set(text)
    return (sign for sign in map(chr, PRIVATE) if sign not in own)


def replaced(text: str, changes: Iterable[tuple[int, str]]) -> str:
    """A text with stretches, in order, written over by others of the same length."""
    pieces, cursor = [], 0
    for start, words in changes:
        pieces += [text[cursor:start], words]
        cursor = start + len(words)
    return "".join([*pieces, text[cursor:]])
