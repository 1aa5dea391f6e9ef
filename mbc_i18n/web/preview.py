"""The article as its readers will see it, with one unit outlined; nothing in it can run."""

from __future__ import annotations

import re
from functools import partial
from html import escape

from mbc_i18n import inline, locales
from mbc_i18n.model import Message, Translation
from mbc_i18n.publish.body import article
from mbc_i18n.publish.interface import phrase
from mbc_i18n.publish.rendering import style
from mbc_i18n.reviewing import Desk

OPENS, CLOSES = "\ue0f0", "\ue0f1"
"""Private characters that show where the unit stands, as long as the page is being made."""

TAG = re.compile(r"<[^<>\"]*+(?:\"[^\"]*+\"[^<>\"]*+)*+>")
OPENING = '<span id="unit">'
OUTLINE = "\n:target, #unit { background: #ffe58a; color: #000; outline: 3px solid #b34700; }\n"
"""Added to the style sheet of the pages."""

PAGE = """\
<!doctype html>
<html lang="{lang}" dir="{dir}">
<head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{style}</style></head>
<body><main>
{body}
</main></body>
</html>
"""


def sheet() -> str:
    """The style sheet that stands in every preview."""
    return style() + OUTLINE


def page(desk: Desk, unit: str) -> str:
    """The article in a locale's words; what is not translated stands in the source's.

    Raises FormatError where a translation does not fit the document.
    """
    locale = desk.catalog.locale
    body = article(desk.document, _words(desk, unit), partial(phrase, locale))
    return PAGE.format(
        lang=escape(locales.bcp47(locale)),
        dir=locales.direction(locale),
        title=escape(desk.document.name),
        style=sheet(),
        body=outlined(body),
    )


def _words(desk: Desk, unit: str) -> Translation:
    elements = {each.id: each.elements for each in desk.document.units}
    targets = {
        message.id: message.target
        for message in desk.catalog.current
        if _is_shown(message, unit) and not inline.problems(
            message.target, elements.get(message.id, ())
        )
    }  # fmt: skip
    sources = {each.id: each.source for each in desk.document.units}
    if words := targets.get(unit, sources.get(unit, "")):
        targets[unit] = f"{OPENS}{without_marks(words)}{CLOSES}"
    return Translation(desk.catalog.locale, targets, mark=True)


def _is_shown(message: Message, unit: str) -> bool:
    """True for words that would be published, and for those of the unit whatever they are."""
    return message.translated or (message.id == unit and bool(message.target.strip()))


def without_marks(text: str) -> str:
    """A text without the private characters."""
    return text.replace(OPENS, "").replace(CLOSES, "")


def outlined(html: str) -> str:
    """A body with its unit in an element, at the first place where it stands.

    What stands in an attribute cannot be outlined.
    """
    head, found, rest = TAG.sub(_bare, html).partition(OPENS)
    inner, closed, tail = rest.partition(CLOSES)
    marked = f"{OPENING}{inner}</span>" if found and closed else inner
    return without_marks(head + marked + tail)


def _bare(tag: re.Match[str]) -> str:
    return without_marks(tag[0])
