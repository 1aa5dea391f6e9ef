"""A translated Document as Markdown, read again to prove that it says what was meant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter
from typing import NoReturn

from mbc_i18n import inline, locales
from mbc_i18n.errors import FormatError
from mbc_i18n.formats import splice
from mbc_i18n.formats.html.vocabulary import DESCRIPTION
from mbc_i18n.formats.markdown import escaping, front_matter, raw_html
from mbc_i18n.formats.markdown.proof import differences
from mbc_i18n.formats.sentences import one_line
from mbc_i18n.inline import Token
from mbc_i18n.model import Block, Document, Element, Span, Translation, Unit

PLAIN, HTML, SAFE = range(3)
"""With Markdown's own marks; with emphasis as HTML; with all punctuation escaped and gaps kept."""

NOT_MARKED = ("attribute", DESCRIPTION, "option")
"""Kinds of words in which no element may stand."""
HTML_NAMES = ("em", "strong", "s")
"""Elements that can also be written as HTML, for places where Markdown's own marks do not work."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """What is written, and how."""

    document: Document
    translation: Translation
    care: Mapping[int, int] = field(default_factory=dict)
    """PLAIN, HTML or SAFE for the blocks, by their start, for which PLAIN does not do."""
    html: Sequence[Span] = ()
    """Where HTML blocks stand; what holds for one holds for all the blocks in it."""
    attributes: tuple[splice.Edit, ...] = ()

    def raw(self, span: Span) -> str:
        """The source's characters of a span, the attributes in it translated."""
        inside = splice.within(self.attributes, *span)
        return splice.apply(self.document.text, *span, inside)

    def html_block(self, place: int) -> int | None:
        """Where the HTML block starts that a place stands in; None where it stands in none."""
        at = bisect_right(self.html, place, key=itemgetter(0)) - 1
        return self.html[at][0] if at >= 0 and place < self.html[at][1] else None


def write(document: Document, translation: Translation) -> str:
    """The document in Markdown with a translation's words; byte-identical where there are none.

    Where it says `mark`, each unit without a target is marked as the source's language.
    Raises FormatError, naming the unit's line, where the translation's tags are wrong or where its
    words would change the document's structure; nothing is guessed.
    """
    writing, made = _proved(document, translation)
    if translation.mark:
        made = _changes(writing, with_marks=True)
    return splice.apply(document.text, 0, len(document.text), made)


def _proved(document: Document, translation: Translation) -> tuple[_Writing, list[splice.Edit]]:
    """The first way to write a translation that reads as it is meant, and what it changes."""
    _refuse_wrong(document, translation)
    words = partial(_words, translation)
    html = [(block.start, block.end) for block in document.blocks if block.kind == "html"]
    writing = _Writing(document, translation, html=html)
    for care in (HTML, SAFE, None):
        made = _changes(writing)
        text = splice.apply(document.text, 0, len(document.text), made)
        wrong = differences(document, words, text, made) if text != document.text else []
        if not wrong:
            break
        if care is None:
            _refuse_different(document, wrong[0].unit)
        care_of = {**writing.care, **{one.start: care or SAFE for one in wrong}}
        writing = replace(writing, care=care_of)
    return writing, made


def _words(translation: Translation, unit: Unit) -> str | None:
    target = splice.changed(unit, translation)
    return None if target is None else one_line(target)


def _changes(writing: _Writing, with_marks: bool = False) -> list[splice.Edit]:
    document, translation = writing.document, writing.translation
    render = partial(_render, writing)
    attributes = splice.edits(document, translation, render, None, ("attribute",))
    whole = replace(writing, attributes=tuple(sorted(attributes)))
    mark = partial(_mark, whole) if with_marks else None
    firm = {start for start, care in writing.care.items() if care == SAFE}
    return splice.changes(document, translation, partial(_render, whole), mark, _join, firm)


def _join(left: str, gap: str, right: str, locale: str) -> str:
    """A gap that holds more than white space, or a hard line break, stays."""
    broken = gap.startswith("  ") and gap.lstrip(" ")[:1] in ("\r", "\n")
    return gap if broken or gap.strip(" \t\r\n>") else locales.join(left, gap, right, locale)


def _render(writing: _Writing, block: Block, unit: Unit, target: str) -> str:
    words, text = one_line(target), writing.document.text
    html = writing.html_block(unit.start)
    care = writing.care.get(block.start if html is None else html, PLAIN)
    safe = care == SAFE
    if html is not None or (block.kind == "attribute" and raw_html.is_value(text, unit.start)):
        return _in_html(writing, block, unit, words, safe)
    if block.marker in ("yaml", "toml"):
        return front_matter.written(words, text[unit.start : unit.end], block.marker, safe)
    if block.kind == "attribute" and block.marker == "title":
        return escaping.in_title(words, text[unit.end : unit.end + 1], safe)
    if block.kind == "attribute":
        return escaping.escaped(words, safe) + unit.suffix
    first = unit is block.units[0] and block.kind != "cell"
    starts = first or escaping.begins_line(text, unit.start)
    tokens = inline.tokens(words, unit.elements)
    shown = "".join(_tokens(writing, tokens, block.kind, care, starts))
    if unit is block.units[-1] and block.kind in ("heading", "title") and not safe:
        shown = escaping.at_heading_end(shown)
    return shown + unit.suffix


def _in_html(writing: _Writing, block: Block, unit: Unit, words: str, safe: bool) -> str:
    """A target in an HTML block, or in an attribute of a tag in a line."""
    if block.kind in ("attribute", DESCRIPTION):
        return raw_html.value(words, writing.document.text[unit.start - 1], safe)
    tokens = inline.tokens(words, unit.elements)
    return "".join(
        _tag(writing, t.element, t.closing, PLAIN) if t.element else raw_html.escaped(t.text, safe)
        for t in tokens
    )


def _tokens(
    writing: _Writing, tokens: Sequence[Token], kind: str, care: int, starts_line: bool
) -> Iterator[str]:
    """A target's words, escaped, and its elements as they stand in the source."""
    tags = [_tag(writing, t.element, t.closing, care) if t.element else "" for t in tokens]
    around = zip(["", *tags], [*tags[1:], ""], strict=False)
    for token, tag, (before, after) in zip(tokens, tags, around, strict=True):
        if token.element:
            yield tag
            starts_line = "\n" in tag or "\r" in tag or (starts_line and tag.startswith("[^"))
            continue
        if care == SAFE:
            yield escaping.between(token.text, before, after, kind == "caption")
            continue
        shown = escaping.escaped(token.text)
        if shown.endswith("!") and after.startswith("["):
            shown = f"{shown[:-1]}\\!"
        yield escaping.at_line_start(shown) if starts_line else shown
        starts_line = starts_line and not token.text.strip()


def _tag(writing: _Writing, element: Element, closing: bool, care: int) -> str:
    base = element.name.rstrip("0123456789")
    if care >= HTML and base in HTML_NAMES and not element.void:
        return f"</{base}>" if closing else f"<{base}>"
    return (
        writing.raw(element.closing) + element.suffix if closing else writing.raw(element.opening)
    )


def _mark(writing: _Writing, block: Block, unit: Unit) -> str | None:
    if block.kind in NOT_MARKED or block.marker in ("yaml", "toml"):
        return None
    if block.kind == "title" and not block.level:
        return None
    locale = writing.document.locale
    language, side = locales.bcp47(locale), locales.direction(locale)
    words = writing.raw((unit.start, unit.end))
    return f'<span lang="{language}" dir="{side}">{words}</span>'


def _refuse_wrong(document: Document, translation: Translation) -> None:
    """Refuse a target without words, or whose tags are not those of its unit."""
    for unit in document.units:
        target = splice.changed(unit, translation)
        wrong = splice.wrong(unit, target) if target is not None else ""
        if wrong:
            name = f"{translation.locale} translation".lstrip()
            problem = f"the {name} of “{_short(unit)}”: {wrong}"
            _refuse(document, unit, problem, "mend it in the PO file")


def _refuse_different(document: Document, unit: Unit) -> None:
    problem = f"the translation of “{_short(unit)}” would change the document's structure"
    _refuse(document, unit, problem, "look at its markup in the PO file")


def _refuse(document: Document, unit: Unit, problem: str, step: str) -> NoReturn:
    raise FormatError(problem, document.file or document.name, unit.line, step)


def _short(unit: Unit) -> str:
    return unit.source if len(unit.source) <= 60 else unit.source[:59] + "…"
