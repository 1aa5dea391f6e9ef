"""An article in one language as it is published, and the words in it that a reader sees."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import partial, reduce

from mbc_i18n import inline, locales, localize
from mbc_i18n.model import Block, Catalog, Document, Translation, Unit
from mbc_i18n.publish.body import article
from mbc_i18n.publish.frame import PLAIN, Site
from mbc_i18n.publish.interface import Phrase, phrase

SOURCE, RELEASED, KEPT, DRAFT = "source", "released", "kept", "draft"
"""The article in its own language; a translation that passed the gate; the last one that did,
while source or translation have gone on; one that did not pass and says so."""

H1 = re.compile(r"<h1\b")
LINE_BREAKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody who approved the words of an edition, as its readers are told."""

    name: str
    role: str
    """As the settings name it."""
    credentials: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the words of a released edition come from."""

    reviewers: tuple[Reviewer, ...]
    """By role in the policy's order, then by name; only those whose approvals count."""
    reviewed: datetime.date
    """The day (UTC) of the last approval that counts."""
    fingerprint: str
    """SHA-256 over the source's and the translation's words, in hexadecimal figures."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One article in one language."""

    document: Document
    catalog: Catalog | None
    """None for the source's own edition."""
    status: str
    """`source`, `released`, `kept` or `draft`."""
    missing: str
    """What happens to a unit without a translation (`localize.MISSING`)."""
    review_begun: bool = False
    """True where somebody has approved a part of the translation."""
    provenance: Provenance | None = None
    """For an edition that was released."""
    outdated: bool = False
    """True for a kept edition where the source's words have changed since; where it is kept only
    because its translation is being worked on, nothing needs saying."""

    @property
    def locale(self) -> str:
        """The locale of the words."""
        return self.document.locale if self.catalog is None else self.catalog.locale

    @property
    def draft(self) -> bool:
        """True for a translation that did not pass the gate."""
        return self.status == DRAFT


@dataclass(frozen=True, slots=True)
class Content:
    """What an edition says, ready to be laid out as a page, a book or a document."""

    title: Phrase
    """Plain text."""
    description: Phrase | None
    """Plain text."""
    body: str
    """Safe HTML: known elements only, every block of the article."""
    has_heading: bool
    """True where the body begins with the title as its `h1`, or holds one."""
    incomplete: bool
    """True for a translation that shows words of the source."""
    source_title: Phrase
    """The title in the article's own language."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition as lists of languages, indexes, site maps and feeds show it: small."""

    article: str
    """The source's name, the same in every locale."""
    locale: str
    status: str
    """`source`, `released`, `kept` or `draft`."""
    path: str
    """Where the page stands below the public folder: `zh-Hans/<slug>.html`, not quoted."""
    title: Phrase
    """Plain text; its `locale` is "" for words in the edition's own language."""
    description: Phrase | None = None
    """Plain text, as `title`."""
    reviewed: datetime.date | None = None
    """The day of the last approval that counts; None for the source and for drafts."""
    outdated: bool = False
    """As the edition's."""

    @property
    def draft(self) -> bool:
        """True for a translation that did not pass the gate."""
        return self.status == DRAFT

    @property
    def source(self) -> bool:
        """True for the article in its own language."""
        return self.status == SOURCE


def listed(edition: Edition, content: Content, site: Site = PLAIN) -> Listed:
    """What lists show of an edition."""
    return Listed(
        edition.document.name,
        edition.locale,
        edition.status,
        site.path(edition.locale, edition.document.name),
        content.title,
        content.description,
        edition.provenance.reviewed if edition.provenance else None,
        edition.outdated,
    )


def content(edition: Edition, site: Site = PLAIN) -> Content:
    """What an edition says.

    Raises UserError where words are missing and the edition says `refuse`, FormatError where a
    translation does not fit the document, and SettingsError where an address of `publish.replace`
    is none that a page may lead to.
    """
    words = translation(edition)
    body = article(edition.document, words, partial(phrase, edition.locale), site)
    return Content(
        title(edition, words),
        described(edition, words),
        body,
        bool(H1.search(body)),
        edition.catalog is not None and _is_incomplete(edition.document, words),
        source_title(edition),
    )


def translation(edition: Edition) -> Translation:
    """The words of an edition; none for the source's own, which stays as it is.

    Raises UserError as `content` does.
    """
    if edition.catalog is None:
        return Translation()
    return localize.translation(edition.document, edition.catalog, edition.missing)


def _is_incomplete(document: Document, words: Translation) -> bool:
    return any(words.target(unit) is None for unit in document.units)


def title(edition: Edition, words: Translation) -> Phrase:
    """The article's title as plain text; its file's name where it has none."""
    return _first(edition, words, "title") or Phrase(edition.document.name)


def described(edition: Edition, words: Translation) -> Phrase | None:
    """The article's description as plain text; None where it has none."""
    return _first(edition, words, "description")


def source_title(edition: Edition) -> Phrase:
    """The title in the article's own language."""
    source = replace(edition, catalog=None)
    return Phrase(title(source, Translation()).text, source.locale)


def _first(edition: Edition, words: Translation, kind: str) -> Phrase | None:
    """The words of the first block of a kind without markup; None where there is no such block."""
    document = edition.document
    blocks = (block for block in document.blocks if block.kind == kind and block.units)
    units = next(blocks, Block(kind)).units
    if not units:
        return None
    targets = [words.target(unit) for unit in units]
    pieces = [
        _plain(document, unit, unit.source if target is None else target)
        for unit, target in zip(units, targets, strict=True)
    ]
    text = reduce(
        lambda left, right: left + locales.join(left, " ", right, edition.locale) + right, pieces
    )
    foreign = words.mark and not any(target is not None for target in targets)
    return Phrase(text, document.locale if foreign else "")


def _plain(document: Document, unit: Unit, words: str) -> str:
    """The words as one line of text, code among them."""
    pieces = (_shown(document, token) for token in inline.tokens(words, unit.elements))
    return LINE_BREAKS.sub(" ", "".join(pieces)).strip(" ")


def _shown(document: Document, token: inline.Token) -> str:
    if token.element is None:
        return token.text
    base = token.element.name.rstrip("0123456789")
    if base == "code":
        return document.text[slice(*token.element.opening)].strip("`").strip()
    return " " if base == "br" else ""
