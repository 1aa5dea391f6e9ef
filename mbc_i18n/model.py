"""The value types that every room shares: frozen, standard library only, no I/O."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

Span = tuple[int, int]
"""Start and end in code points of a text, end excluded."""

FINGERPRINT_VERSION = 1
_CANONICAL = json.JSONEncoder(ensure_ascii=False).encode


def normal(text: str) -> str:
    """NFC without outer white space: the form in which every PO editor leaves a text alone."""
    return unicodedata.normalize("NFC", text).strip()


def digest(*parts: str | int) -> str:
    """SHA-256, in hexadecimal, over the canonical JSON of parts in normal form."""
    values = [normal(part) if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(_CANONICAL(values).encode()).hexdigest()


@lru_cache(maxsize=1 << 14)
def unit_id(context: str, source: str) -> str:
    """Identity of a unit: its words and its context, never its place (16 hexadecimal digits)."""
    return digest(context, source)[:16]


def fingerprint(article: str, locale: str, context: str, source: str, target: str) -> str:
    """What a sign-off is bound to: it changes when the source or the target does."""
    return digest(FINGERPRINT_VERSION, article, locale, context, source, target)


@dataclass(frozen=True, slots=True)
class Element:
    """An inline element of a unit, shown to the translator by name and put back from the source."""

    name: str
    """Name inside the angle brackets, unique in the unit: `a`, `strong2`, `br`."""
    void: bool
    """True where the element holds no words to translate: `<br/>`, `<img/>`, `<code/>`."""
    opening: Span
    """The source's characters that open it; for a void element all of them."""
    closing: Span = (0, 0)
    suffix: str = ""
    """Written after the closing when the words change: the label of `[words]` is `[label]` then."""
    note: str = ""
    """What it is, for the translator: an address, a piece of code."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest text that is translated, checked and signed as a whole."""

    source: str
    """The words, inline elements by name, line breaks of the source as one space."""
    context: str = ""
    """The author's context (msgctxt): tells apart equal words that mean two things."""
    kind: str = "paragraph"
    path: str = ""
    """Where a person finds it: `Risk factors, item 3, sentence 2 of 2`."""
    note: str = ""
    start: int = 0
    end: int = 0
    """Its place in the document's text in code points, `end` excluded."""
    line: int = 0
    """Line of the source on which it starts, from 1."""
    elements: tuple[Element, ...] = ()
    """Inline elements in the order of their openings."""
    suffix: str = ""
    """Written after the unit when its words change (see `Element.suffix`)."""

    @property
    def id(self) -> str:
        """Digest of context and source; survives moving, re-wrapping and renaming."""
        return unit_id(self.context, self.source)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the document's structure; what holds words holds them as units."""

    kind: str
    """title, heading, paragraph, list, item, quote, cell, caption, attribute, footnote, break, …"""
    level: int = 0
    """Heading level, or depth of nesting of a list."""
    start: int = 0
    end: int = 0
    units: tuple[Unit, ...] = ()
    """The sentences in order; the white space between them belongs to no unit."""
    term: str = ""
    """The term of a `Term: text` item."""
    origin: str = "explicit"
    """explicit (marked in the source), inferred (read from its form) or outline (the author's)."""
    marker: str = ""
    """A list item's bullet or number, an attribute's name."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source text and the spans of it that can be translated."""

    name: str
    """The article: the file's name without its ending."""
    format: str
    """text or markdown: a key of `formats.FORMATS`."""
    text: str
    """Every character of the source, byte order mark and line ends too."""
    blocks: tuple[Block, ...]
    locale: str = "en"
    """The source's language."""
    file: str = ""
    encoding: str = "utf_8"
    """The file as the user knows it, with `/` between folders, and its encoding as Python does."""

    @property
    def units(self) -> Iterator[Unit]:
        """Every unit in document order."""
        return (unit for block in self.blocks for unit in block.units)

    @property
    def title(self) -> str:
        """The words of the title, "" where there is none."""
        titles = (block for block in self.blocks if block.kind == "title")
        return " ".join(unit.source for unit in next(titles, Block("title")).units)


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of one locale that go into a document, by unit id."""

    locale: str = ""
    targets: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    mark: bool = False
    """True: a unit without a target is shown in the source language and marked as such."""

    def target(self, unit: Unit) -> str | None:
        """The target of a unit, or None where the source's words stay."""
        return self.targets.get(unit.id)


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalog."""

    source: str
    """msgid."""
    target: str = ""
    """msgstr, "" where nobody translated."""
    context: str = ""
    """msgctxt."""
    fuzzy: bool = False
    """Needs work: never used in a document."""
    previous: str = ""
    """The source that a fuzzy target was made for (`#| msgid`)."""
    note: str = ""
    """What the tool tells the translator (`#.`), lines joined by newlines."""
    comment: str = ""
    """What the translator wrote (`# `), lines joined by newlines."""
    refs: tuple[tuple[str, int], ...] = ()
    """Where the words stand: file and line (`#:`)."""
    flags: tuple[str, ...] = ()
    """Other flags (`#,`) in the file's order, kept as they are."""
    obsolete: bool = False
    """No longer in the source (`#~`), kept in case the words come back."""
    line: int = field(default=0, compare=False)
    """Line of the PO file on which the entry's msgid stands, 0 for one not read from a file."""

    @property
    def key(self) -> tuple[str, str]:
        """Context and source: what makes a message the same one."""
        return (self.context, self.source)

    @property
    def id(self) -> str:
        """The id of the units that this message translates."""
        return unit_id(self.context, self.source)

    @property
    def translated(self) -> bool:
        """True where the target may stand in a document."""
        return bool(self.target.strip()) and not self.fuzzy and not self.obsolete


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of one article in one locale; a template has locale ""."""

    name: str
    """The article."""
    locale: str = ""
    header: tuple[tuple[str, str], ...] = ()
    """Header fields in the file's order, unknown ones too."""
    messages: tuple[Message, ...] = ()
    """In the file's order, obsolete ones last."""
    comment: str = ""
    """The comment above the header."""
    file: str = ""
    """The PO file as the user knows it."""

    @property
    def current(self) -> Iterator[Message]:
        """The messages that are not obsolete."""
        return (message for message in self.messages if not message.obsolete)


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase for a concept in one locale (a row of `terms/<locale>.csv`)."""

    concept: str
    """Id of the concept."""
    text: str
    locale: str
    usage: str = "preferred"
    """preferred, admitted, deprecated (ISO 30042) or forbidden."""
    forms: tuple[str, ...] = ()
    """Other surface forms that count as this term (inflections)."""
    note: str = ""
    status: str = "proposed"
    """proposed, reviewed or approved: how far a person has vouched for it."""
    match: str = "auto"
    """auto, exact, prefix, compound or `regex:` and a pattern: how it is looked for."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning of the glossary, with the words that the source uses for it."""

    id: str
    source: str
    """The source language's preferred term."""
    variants: tuple[str, ...] = ()
    definition: str = ""
    note: str = ""
    domain: str = ""
    case: str = "no"
    """no, yes, or acronym: whether capitals matter."""
    translate: bool = True
    """False for a name that stays as it is in every locale."""
    match: str = "number"
    """number (the plural folds), exact, or `regex:` and a pattern."""
    not_in: tuple[str, ...] = ()
    """Longer phrases in which the words are not this concept."""
    abbreviation_of: str = ""
    """Id of the concept that this one abbreviates."""
    status: str = "proposed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found in a message; `unit` is its id."""

    check: str
    severity: str
    """error blocks publishing, warning wants an answer, info is advice."""
    unit: str
    locale: str
    message: str
    """What is wrong, in words for the translator."""
    file: str = ""
    line: int = 0
    context: str = ""
    source: str = ""
    target: str = ""
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    suggestion: str = ""
    concept: str = ""
    status: str = ""
    """Of the glossary's row for the concept: proposed, reviewed or approved."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """One record of the ledger: what a person said of exactly these words."""

    unit: str
    locale: str
    fingerprint: str
    role: str
    verdict: str
    """translate, approve, reject, revoke, waive or comment."""
    by: str
    at: str
    """Time in UTC, ISO 8601."""
    article: str = ""
    source: str = ""
    target: str = ""
    note: str = ""
    waives: tuple[str, ...] = ()
