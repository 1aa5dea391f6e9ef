"""The body of a page in a translation's words, with ids for headings that have none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mbc_i18n import locales
from mbc_i18n.formats.anchors import anchors
from mbc_i18n.formats.html.items import Item, items, start_tags
from mbc_i18n.formats.html.vocabulary import HEADINGS
from mbc_i18n.formats.html.writing import write
from mbc_i18n.formats.marks import MARK
from mbc_i18n.formats.splice import Edit, apply, within
from mbc_i18n.model import Document, Span, Translation

UNTRANSLATED = Translation()
SKIPPED = re.compile(r"<!--\s*mbc:\s*skip\s*-->([^<]*)<!--\s*mbc:\s*/skip\s*-->")
"""A skip around nothing but words."""


def to_html(
    document: Document, translation: Translation = UNTRANSLATED, *, run_in_terms: str = ""
) -> str:
    """What stands between `<body>` and `</body>` in a translation's words.

    A heading without an id gets one from the source's words, the same in every locale. Raises
    FormatError as `write` does. Scripts and styles of the source are passed through: whoever shows
    it to readers must clean it. `run_in_terms` says nothing here: authors mark their terms up.
    """
    text = write(document, translation)
    start, end = _body(items(text, document.file), len(text))
    tags = [tag for tag in start_tags(text, document.file) if tag.name in HEADINGS]
    changes = within(sorted(_named(document, tags)), start, end)
    return _without_marks(apply(text, start, end, changes), document.locale)


def _without_marks(shown: str, locale: str) -> str:
    """Authors' marks never reach a page; words that are skipped say that they are not translated.

    A skip around whole blocks leaves no sign: what it encloses need not nest.
    """
    language, side = locales.bcp47(locale), locales.direction(locale)
    opening = f'<span lang="{language}" dir="{side}" translate="no">'
    return MARK.sub("", SKIPPED.sub(lambda found: f"{opening}{found[1]}</span>", shown))


def _body(found: Sequence[Item], length: int) -> Span:
    """The body's content, as the parser sees it, tags of its own left out."""
    start, end = length, length
    for item in reversed(found):
        tag = item.role in ("open", "close")
        if tag and item.name == "body" and item.role == "open":
            return item.end, max(end, item.end)
        if tag and item.name in ("body", "html") and item.role == "close":
            end = item.start if end == length or start >= end else end
        elif item.role == "words" and item.scope.body or tag and item.outer.body:
            start = item.start
    return min(start, end), end


def _named(document: Document, tags: Sequence[Item]) -> Iterator[Edit]:
    """The ids to add. The written page has the headings of the source, in its order."""
    source = [tag for tag in start_tags(document.text, document.file) if tag.name in HEADINGS]
    if len(source) != len(tags) or not tags:
        return
    blocks = [block for block in document.blocks if block.kind in ("title", "heading")]
    levelled = [block for block in blocks if block.level]
    places = [block.start for block in levelled]
    ends = [*(tag.start for tag in source[1:]), len(document.text)]
    names = anchors(document)
    for own, tag, end in zip(source, tags, ends, strict=True):
        index = bisect_left(places, own.end)
        if index < len(places) and places[index] < end and not (tag.attributes or {}).get("id"):
            place = tag.start + 1 + len(tag.name)
            yield place, place, f' id="{names[index]}"'
