"""Pages of articles in the reader's language, and their index. Jinja2's one door."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial, reduce
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import quote

from mbc_i18n import inline, locales, localize
from mbc_i18n.model import Block, Catalog, Document, Translation, Unit
from mbc_i18n.publish.body import article
from mbc_i18n.publish.interface import ENGLISH, Phrase, phrase

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; style-src 'sha256-{}'; img-src 'self' data: https:;"
    " base-uri 'none'; form-action 'none'"
)
"""Content Security Policy: no script, no frame, no font; nothing is loaded but pictures."""

H1 = re.compile(r"<h1\b")
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"
)
"""Control characters and noncharacters, which the HTML standard allows in no page."""

LINE_BREAKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """One article in one language."""

    document: Document
    catalog: Catalog | None
    """None for the source's own page."""
    approved: bool
    """True where every unit of the translation is approved and the checks find no error in it."""
    missing: str
    """What happens to a unit without a translation (`localize.MISSING`)."""
    review_begun: bool = False
    """True where somebody has approved a part of the translation."""
    errors: int = 0
    """Errors that keep an approved translation a draft."""

    @property
    def locale(self) -> str:
        """The locale of the words."""
        return self.document.locale if self.catalog is None else self.catalog.locale

    @property
    def draft(self) -> bool:
        """True for a translation that nobody has approved as a whole."""
        return self.catalog is not None and not self.approved


@dataclass(frozen=True, slots=True)
class Link:
    """An edition as the lists of languages show it."""

    href: str
    lang: str
    dir: str
    name: str
    """The language's name in itself."""
    current: bool = False
    title: Phrase | None = None
    """The article's title in that language, where the list shows it."""
    draft: Phrase | None = None
    """How the edition's readers are told that it is a draft; None for one that is not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index shows it, in its source's words."""

    title: Phrase
    description: Phrase | None
    links: tuple[Link, ...]


def path(edition: Edition) -> str:
    """Where the page stands below the public folder: `zh-Hans/<article>.html`."""
    return f"{locales.bcp47(edition.locale)}/{edition.document.name}.html"


def page(edition: Edition, editions: Sequence[Edition]) -> str:
    """The whole page of an article in one language; `editions` are all of the article's.

    Raises UserError where words are missing and the edition says `refuse`, and FormatError where a
    translation does not fit the document.
    """
    translation = _translation(edition)
    body = article(edition.document, translation, partial(phrase, edition.locale))
    title = _title(edition, translation)
    source = next((each for each in editions if each.catalog is None), None)
    return _render(
        "page.html",
        edition.locale,
        edition=edition,
        title=title,
        description=_words(edition, translation, "description"),
        heading=None if H1.search(body) else title,
        body=body,
        incomplete=edition.catalog is not None and _is_incomplete(edition.document, translation),
        links=[_link(each, "../", current=each.locale == edition.locale) for each in editions],
        source=_link(source, "../") if source else None,
        source_title=_source_title(edition),
        english_name=locales.english_name(edition.locale),
    )


def index(editions: Sequence[Edition]) -> str:
    """The page that lists every article with its languages, in the language of the source.

    Raises UserError as `page` does.
    """
    by_article: dict[str, list[Edition]] = {}
    for edition in editions:
        by_article.setdefault(edition.document.name, []).append(edition)
    locale = editions[0].document.locale if editions else ENGLISH
    return _render(
        "index.html",
        locale,
        title=phrase(locale, "Health information"),
        entries=[_entry(each, locale) for each in by_article.values()],
    )


def _entry(editions: Sequence[Edition], locale: str) -> Entry:
    source = replace(editions[0], catalog=None)
    foreign = "" if source.locale == locale else source.locale
    description = _words(source, Translation(), "description")
    return Entry(
        Phrase(_title(source, Translation()).text, foreign),
        Phrase(description.text, foreign) if description else None,
        tuple(_link(each, title=_title(each, _translation(each))) for each in editions),
    )


def _link(
    edition: Edition, base: str = "", *, current: bool = False, title: Phrase | None = None
) -> Link:
    return Link(
        base + quote(path(edition)),
        locales.bcp47(edition.locale),
        locales.direction(edition.locale),
        locales.own_name(edition.locale),
        current,
        title,
        phrase(edition.locale, "Draft") if edition.draft else None,
    )


def _translation(edition: Edition) -> Translation:
    if edition.catalog is None:
        return Translation()
    return localize.translation(edition.document, edition.catalog, edition.missing)


def _is_incomplete(document: Document, translation: Translation) -> bool:
    return any(translation.target(unit) is None for unit in document.units)


def _title(edition: Edition, translation: Translation) -> Phrase:
    """The article's title as plain text; its file's name where it has none."""
    return _words(edition, translation, "title") or Phrase(edition.document.name)


def _source_title(edition: Edition) -> Phrase:
    source = replace(edition, catalog=None)
    return Phrase(_title(source, Translation()).text, source.locale)


def _words(edition: Edition, translation: Translation, kind: str) -> Phrase | None:
    """The words of the first block of a kind without markup; None where there is no such block."""
    document = edition.document
    blocks = (block for block in document.blocks if block.kind == kind and block.units)
    units = next(blocks, Block(kind)).units
    if not units:
        return None
    targets = [translation.target(unit) for unit in units]
    pieces = [
        _plain(document, unit, unit.source if target is None else target)
        for unit, target in zip(units, targets, strict=True)
    ]
    text = reduce(
        lambda left, right: left + locales.join(left, " ", right, edition.locale) + right, pieces
    )
    foreign = translation.mark and not any(target is not None for target in targets)
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


def _render(template: str, locale: str, **values: object) -> str:
    html = (
        environment()
        .get_template(template)
        .render(
            _=partial(phrase, locale),
            lang=locales.bcp47(locale),
            dir=locales.direction(locale),
            style=style(),
            policy=policy(),
            **values,
        )
    )
    return FORBIDDEN.sub("", html)


@cache
def style() -> str:
    """The style sheet, as it stands in every page."""
    return resources.files(__package__).joinpath("theme", "style.css").read_text("utf-8")


@cache
def policy() -> str:
    """The Content Security Policy of every page: it names the one style sheet by its digest."""
    return POLICY.format(base64.b64encode(hashlib.sha256(style().encode()).digest()).decode())


@cache
def environment() -> Environment:
    """Where the templates come from; what they are given is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
