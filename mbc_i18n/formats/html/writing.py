"""A translated Document as the page that it was, its words replaced and nothing else.

Where words changed and their language is known, the page says so too (see `page`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import NoReturn

from mbc_i18n import inline, locales
from mbc_i18n.errors import FormatError
from mbc_i18n.formats import encoding, splice
from mbc_i18n.formats.html import page
from mbc_i18n.formats.html.items import SPACE, XML_ENDING
from mbc_i18n.formats.html.vocabulary import DESCRIPTION
from mbc_i18n.formats.sentences import one_line
from mbc_i18n.model import Block, Document, Span, Translation, Unit

SHORTEST = 60
UNSEEN = {"\xa0": "&#160;", "\xad": "&#173;"}
"""Characters that nobody would see in the file; the numbers mean the same in HTML and XML."""
PLAIN = ("attribute", DESCRIPTION, "option")
"""Kinds of words in which no element may stand."""


@dataclass(frozen=True, slots=True)
class _Writing:
    document: Document
    attributes: tuple[splice.Edit, ...] = ()
    """The attributes to change, sorted."""

    def raw(self, span: Span) -> str:
        """The source's characters of a span, the attributes in it translated."""
        inside = splice.within(self.attributes, *span)
        return splice.apply(self.document.text, *span, inside)


def write(document: Document, translation: Translation) -> str:
    """The page with a translation's words; byte-identical where there are none.

    Where it says `mark`, each unit without a target is marked as the source's language, but for
    titles, options and attributes, which can hold no mark. Raises FormatError, naming the unit's
    line, where the translation's tags are wrong.
    """
    _refuse_wrong(document, translation)
    render = partial(_render, _Writing(document))
    attributes = splice.edits(document, translation, render, None, ("attribute",))
    writing = _Writing(document, tuple(sorted(attributes)))
    mark = partial(_mark, writing) if translation.mark else None
    text = splice.splice(document, translation, partial(_render, writing), mark, _join)
    return text if text == document.text else _told(document, translation, text)


def _told(document: Document, translation: Translation, text: str) -> str:
    """The page, which says its language where its words changed, and that it is UTF-8 now.

    Raises FormatError where an encoding is named that no tag of the page names.
    """
    changed = any(splice.changed(unit, translation) is not None for unit in document.units)
    if changed and translation.locale and _is_other(document, translation):
        text = page.localized(text, document.locale, translation.locale, document.file)
    elif document.encoding != encoding.UTF_8:
        text = page.encoded(text, document.file)
    if document.encoding != encoding.UTF_8:
        encoding.refuse_other(text, document.file or document.name)
    return text


def _is_other(document: Document, translation: Translation) -> bool:
    return locales.bcp47(document.locale) != locales.bcp47(translation.locale)


def _join(left: str, gap: str, right: str, locale: str) -> str:
    """A gap that holds more than white space stays."""
    return gap if gap.strip(SPACE) else locales.join(left, gap, right, locale)


def _render(writing: _Writing, block: Block, unit: Unit, target: str) -> str:
    words = one_line(target)
    if block.kind in ("attribute", DESCRIPTION):
        return _value(words, writing.document.text[unit.start - 1])
    tokens = inline.tokens(words, unit.elements)
    return "".join(_tokens(writing, tokens)) + unit.suffix


def _tokens(writing: _Writing, tokens: Sequence[inline.Token]) -> Iterator[str]:
    for token in tokens:
        if token.element is None:
            yield escaped(token.text)
        else:
            yield writing.raw(token.element.closing if token.closing else token.element.opening)


def escaped(words: str) -> str:
    """Words in which every character reads as itself."""
    shown = escape(words, quote=False)
    for character, reference in UNSEEN.items():
        shown = shown.replace(character, reference)
    return shown


def _value(words: str, before: str) -> str:
    """The value of an attribute after the character `before`; in quotes, which it may lack."""
    if before == "'":
        return escaped(words).replace("'", "&#39;")
    shown = escaped(words).replace('"', "&quot;")
    return shown if before == '"' else f'"{shown}"'


def _mark(writing: _Writing, block: Block, unit: Unit) -> str | None:
    if block.kind in PLAIN or (block.kind == "title" and not block.level):
        return None
    locale = writing.document.locale
    language, side = locales.bcp47(locale), locales.direction(locale)
    xml = writing.document.file.lower().endswith(XML_ENDING)
    also = f' xml:lang="{language}"' if xml else ""
    words = writing.raw((unit.start, unit.end))
    return f'<span lang="{language}"{also} dir="{side}">{words}</span>'


def _refuse_wrong(document: Document, translation: Translation) -> None:
    """Refuse a target without words, or whose tags are not those of its unit."""
    for unit in document.units:
        target = splice.changed(unit, translation)
        wrong = splice.wrong(unit, target) if target is not None else ""
        if wrong:
            _refuse(document, unit, f"{translation.locale} translation".lstrip(), wrong)


def _refuse(document: Document, unit: Unit, name: str, wrong: str) -> NoReturn:
    short = unit.source if len(unit.source) <= SHORTEST else unit.source[: SHORTEST - 1] + "…"
    problem = f"the {name} of “{short}”: {wrong}"
    file = document.file or document.name
    raise FormatError(problem, file, unit.line, "mend it in the PO file")
