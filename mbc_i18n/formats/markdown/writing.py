"""A translated Document as Markdown, read again to prove that its structure held."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from mbc_i18n import inline, locales
from mbc_i18n.errors import FormatError
from mbc_i18n.formats import splice
from mbc_i18n.formats.markdown import front_matter
from mbc_i18n.formats.markdown.reading import read
from mbc_i18n.inline import Token
from mbc_i18n.model import Block, Document, Element, Span, Translation, Unit

Raw = Callable[[Span], str]
"""The source's characters of a span, the attributes in it translated."""

HTML_NAMES = {"em": "em", "strong": "strong", "del": "del"}
"""Elements that Markdown can also write as HTML, for places where its own marks do not work."""

SPECIAL = re.compile(r"[\\`*_\[\]~|]|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|!(?=\Z)")
LINE_START = re.compile(r"(#{1,6}(?=\s|\Z)|[>=+:-]|(?P<number>\d{1,9})(?=[.)]))")
HARD_BREAK = re.compile(r"(?: {2,}|\\)\r?\n")
TAG_NUMBER = re.compile(r"<(/?[A-Za-z-]+)\d*(/?)>")


def write(document: Document, translation: Translation) -> str:
    """The document in Markdown with a translation's words; byte-identical where there are none.

    Raises FormatError, naming the unit's line, where the translation's tags are wrong or where it
    would change the document's structure; nothing is guessed.
    """
    _refuse_wrong_tags(document, translation)
    text = _written(document, translation, frozenset())
    if text == document.text:
        return text
    suspects = _different(document, translation, text)
    if suspects:
        text = _written(document, translation, suspects)
        _refuse_different(document, _different(document, translation, text))
    return text


def marked(document: Document, translation: Translation) -> str:
    """As `write`, with each unit that has no target marked as the source's language."""
    plain = write(document, translation)
    if not any(translation.target(unit) is None for unit in document.units):
        return plain
    suspects = _different(document, translation, _written(document, translation, frozenset()))
    return _written(document, translation, suspects, partial(_mark, document))


def _written(
    document: Document,
    translation: Translation,
    as_html: frozenset[int],
    mark: splice.Mark | None = None,
) -> str:
    attributes = sorted(
        splice.edits(
            document, translation, partial(_render, document, (), as_html), None, ("attribute",)
        )
    )
    render = partial(_render, document, attributes, as_html)
    return splice.splice(document, translation, render, mark, _join)


def _join(left: str, gap: str, right: str, locale: str) -> str:
    return (
        gap
        if HARD_BREAK.search(gap) or gap.strip(" \t\r\n>")
        else locales.join(left, gap, right, locale)
    )


def _render(
    document: Document,
    attributes: Sequence[splice.Edit],
    as_html: frozenset[int],
    block: Block,
    unit: Unit,
    target: str,
) -> str:
    words = re.sub(r"[\r\n\t]+", " ", target).strip()
    if block.marker in ("yaml", "toml"):
        return front_matter.written(words, document.text[unit.start : unit.end], block.marker)
    if block.kind == "attribute":
        return _attribute(document, block, unit, words)
    html = block.start in as_html
    raw = partial(_raw, document, attributes)
    pieces = _tokens(inline.tokens(words, unit.elements), raw, html)
    shown = _escaped_start("".join(pieces), document.text, unit.start)
    if block.kind == "heading" or block.kind == "title":
        shown = re.sub(r"(#+)\Z", r"\\\1", shown)
    return shown + unit.suffix


def _attribute(document: Document, block: Block, unit: Unit, words: str) -> str:
    if block.marker == "alt":
        return _escaped(words) + unit.suffix
    quote = document.text[unit.end : unit.end + 1]
    special = r"([\\()|])" if quote == ")" else rf"([\\{quote}|])"
    return re.sub(r"&(?=#?\w{1,32};)", r"\\&", re.sub(special, r"\\\1", words))


def _tokens(tokens: Sequence[Token], raw: Raw, html: bool) -> Iterator[str]:
    for token, after in zip_longest(tokens, tokens[1:]):
        if token.element is None:
            words = _escaped(token.text)
            before_link = after is not None and after.element is not None
            yield words[:-1] + "\\!" if before_link and words.endswith("!") else words
        else:
            yield _tag(token.element, token.closing, raw, html)


def _tag(element: Element, closing: bool, raw: Raw, html: bool) -> str:
    base = element.name.rstrip("0123456789")
    if html and base in HTML_NAMES and not element.void:
        return f"</{base}>" if closing else f"<{base}>"
    if closing:
        return raw(element.closing) + element.suffix
    return raw(element.opening)


def _raw(document: Document, attributes: Sequence[splice.Edit], span: Span) -> str:
    return splice.apply(document.text, *span, splice.within(attributes, *span))


def _escaped(words: str) -> str:
    """Words whose every character reads as itself."""
    return SPECIAL.sub(_backslash, words)


def _backslash(found: re.Match[str]) -> str:
    """An underscore or tilde inside a word needs none, nor does an exclamation mark."""
    if found[0] == "!":
        return "!"
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() :][:1]
    if found[0] == "_" and len(around) == 2 and around.isalnum():
        return "_"
    return "\\" + found[0]


def _escaped_start(shown: str, text: str, start: int) -> str:
    """What would begin a block is escaped where the unit begins a line or a block's words."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if line.strip(" \t>*+-#.)|0123456789[]xX:^"):
        return shown
    found = LINE_START.match(shown)
    if found is None:
        return shown
    number = found["number"]
    return f"{number}\\{shown[len(number) :]}" if number else f"\\{shown}"


def _mark(document: Document, block: Block, unit: Unit) -> str | None:
    if block.kind == "attribute" or block.marker in ("yaml", "toml"):
        return None
    language, side = locales.bcp47(document.locale), locales.direction(document.locale)
    words = document.text[unit.start : unit.end]
    return f'<span lang="{language}" dir="{side}">{words}</span>'


def _refuse_wrong_tags(document: Document, translation: Translation) -> None:
    for unit in document.units:
        target = splice.changed(unit, translation)
        wrong = inline.problems(target, unit.elements) if target is not None else []
        if wrong:
            raise FormatError(
                f"the {translation.locale} translation of “{_short(unit.source)}”: {wrong[0]}",
                document.file or document.name,
                unit.line,
                "mend its tags in the PO file",
            )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"


def _different(document: Document, translation: Translation, text: str) -> frozenset[int]:
    """Starts of the blocks that do not read back as what was meant.

    Compared are the words and tags of each block; where a block came or went, all are suspect.
    """
    again = read(text, locale=document.locale, segmentation="block")
    meant = [block for block in document.blocks if block.units or block.kind == "heading"]
    found = [block for block in again.blocks if block.units or block.kind == "heading"]
    if len(meant) != len(found):
        return frozenset(block.start for block in meant)
    return frozenset(
        wanted.start
        for wanted, got in zip(meant, found, strict=True)
        if (wanted.kind, wanted.level) != (got.kind, got.level)
        or _key(translation.target(u) or u.source for u in wanted.units)
        != _key(u.source for u in got.units)
    )


def _key(sources: Iterable[str]) -> str:
    joined = TAG_NUMBER.sub(r"<\1\2>", "".join(sources))
    return "".join(filter(_counts, unicodedata.normalize("NFC", joined)))


def _counts(character: str) -> bool:
    """Letters, digits, symbols and Markdown's own signs; stops may change units without harm."""
    return unicodedata.category(character)[0] in "LNSM" or character in "\\`*_[]#&~<>/"


def _refuse_different(document: Document, suspects: frozenset[int]) -> None:
    for block in document.blocks:
        if block.start in suspects and block.units:
            unit = block.units[0]
            raise FormatError(
                f"the translation of “{_short(unit.source)}” would change the document's structure",
                document.file or document.name,
                unit.line,
                "look at its markup in the PO file",
            )
