"""Messages of one catalog through the checks, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from mbc_i18n import checks, inline
from mbc_i18n.glossary import Glossary, matcher
from mbc_i18n.model import Catalog, Finding, Message


def findings_in(
    messages: Sequence[Message], locale: str, check: str = "", glossary: Glossary | None = None
) -> list[Finding]:
    """What a check, or all of them, find in a catalog of these messages."""
    known = glossary or Glossary()
    context = checks.Context(locale, "en", known, matcher(known.concepts))
    catalog = Catalog("care", locale, messages=tuple(messages), file="care.po")
    selected = (check,) if check else ()
    return checks.run(catalog, context, lambda m: inline.tags_in(m.source), selected)


def pairs(*texts: tuple[str, str]) -> list[Message]:
    """Messages of sources and targets, on lines 10, 20, 30, …"""
    return [Message(s, t, line=10 * number) for number, (s, t) in enumerate(texts, 1)]
