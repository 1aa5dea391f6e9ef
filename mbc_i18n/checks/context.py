"""What a check is given beside the message, and what it yields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mbc_i18n import inline
from mbc_i18n.glossary import Glossary, Matcher, matcher
from mbc_i18n.model import Element, Message, Span

MOST_KEPT = 8
"""Texts whose words are kept: every check of a message asks for those of the same two."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text without its tags, and where each of its characters stands in it."""

    text: str
    places: Sequence[int]

    def span(self, span: Span) -> Span:
        """A span of the words as one of the text."""
        start, end = span
        return (self.places[start], self.places[end - 1] + 1) if start < end else (0, 0)


def words(text: str, elements: Sequence[Element]) -> Words:
    """The words of a source or a target, for a check that looks at no markup."""
    if not elements:
        return Words(text, range(len(text)))
    shown, position = "", 0
    places: list[int] = []
    for token in inline.tokens(text, elements):
        if token.element is None:
            shown += token.text
            places += range(position, position + len(token.text))
        position += len(token.text)
    return Words(shown, places)


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
    shown: dict[str, Words] = field(default_factory=dict, init=False, compare=False, repr=False)
    """The words of the texts that were asked for last."""

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
