"""What a check is given beside the message, and what it yields."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from operator import itemgetter
from types import MappingProxyType

from mbc_i18n import inline
from mbc_i18n.glossary import Glossary, Matcher, matcher
from mbc_i18n.model import Element, Message, Span

MOST_KEPT = 1024
"""Texts whose words are kept: many checks of a message ask for those of the same two."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text without its tags, and where each of its characters stands in it."""

    text: str
    pieces: list[str] = field(default_factory=list)
    """The text cut at its tags: words and tags by turns; none where it has no tag."""
    starts: list[Span] = field(default_factory=list, init=False, compare=False, repr=False)
    """Where the words behind each tag begin, in the words and in the text; made when needed."""

    def span(self, span: Span) -> Span:
        """A span of the words as one of the text."""
        start, end = span
        return (self._place(start), self._place(end - 1) + 1) if start < end else (0, 0)

    def _place(self, at: int) -> int:
        if not self.pieces:
            return at
        if not self.starts:
            self.starts.extend(_starts(self.pieces))
        begin, place = self.starts[bisect_right(self.starts, at, key=itemgetter(0)) - 1]
        return place + at - begin


def _starts(pieces: Sequence[str]) -> Iterator[Span]:
    begin = place = 0
    for words, tag in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        yield begin, place
        begin += len(words)
        place += len(words) + len(tag)


def words(text: str, elements: Sequence[Element]) -> Words:
    """The words of a source or a target, for a check that looks at no markup."""
    if not elements or "<" not in text:
        return Words(text)
    pieces = inline.pieces(text, elements)
    return Words("".join(pieces[::2]), pieces)


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at beside the message."""

    locale: str
    source_locale: str = "en"
    glossary: Glossary = field(default_factory=Glossary)
    matcher: Matcher = field(default_factory=lambda: matcher(()))
    elements: tuple[Element, ...] = ()
    """The inline elements of the message's unit."""
    messages: tuple[Message, ...] = ()
    """All messages of the catalog, for a check that compares them."""
    enforce: str = "proposed"
    """How far a person must have vouched for a row of the glossary before it makes an error."""
    local: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Pages, e-mail addresses and telephone numbers that may stand in the place of the source's."""
    shown: dict[str, Words] = field(default_factory=dict, init=False, compare=False, repr=False)
    """The words of the texts that were asked for last."""

    def tagged(self, elements: tuple[Element, ...]) -> Context:
        """The same for a message of these elements; quicker than `dataclasses.replace`."""
        return Context(
            self.locale, self.source_locale, self.glossary, self.matcher, elements, self.messages,
            self.enforce, self.local,
        )  # fmt: skip

    def source_text(self, message: Message) -> str:
        """The source without its tags, for a check that needs no places in it."""
        return self.source_words(message).text if self.elements else message.source

    def target_text(self, message: Message) -> str:
        """The target without its tags, for a check that needs no places in it."""
        return self.target_words(message).text if self.elements else message.target

    def source_words(self, message: Message) -> Words:
        """The source without its tags."""
        return self.shown.get(message.source) or self._words(message.source)

    def target_words(self, message: Message) -> Words:
        """The target without its tags."""
        return self.shown.get(message.target) or self._words(message.target)

    def _words(self, text: str) -> Words:
        if len(self.shown) >= MOST_KEPT:
            self.shown.clear()
        self.shown[text] = found = words(text, self.elements)
        return found


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields: words for the translator, and where they point."""

    message: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    suggestion: str = ""
    concept: str = ""
    severity: str = ""
    """Other than the check's own."""
    status: str = ""
    """How far a person has vouched for the row of the glossary that it rests on."""
    fix: str = ""
    """The whole target, mended; only where that is safe without asking anybody."""
