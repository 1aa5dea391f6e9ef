"""Articles for the rules of the source lint."""

from __future__ import annotations

from mbc_i18n import formats
from mbc_i18n.checks.context import Context
from mbc_i18n.checks.source import lint
from mbc_i18n.glossary import Glossary, matcher
from mbc_i18n.model import Concept, Document, Finding


def article(text: str, locale: str = "en") -> Document:
    """A Markdown article; ¶ stands between its paragraphs."""
    written = "\n\n".join(part.strip() for part in text.split("¶"))
    return formats.FORMATS["markdown"].read(written, "care", file="source/care.md", locale=locale)


def concepts(cell: str) -> tuple[Concept, ...]:
    """`tumor,neoplasm;biopsy`: a concept's name and its variants; `;` between concepts."""
    rows = [[name.strip() for name in row.split(",")] for row in cell.split(";") if row.strip()]
    return tuple(Concept(row[0], row[0], tuple(row[1:])) for row in rows)


def findings(
    text: str, rule: str = "", known: tuple[Concept, ...] = (), locale: str = "en"
) -> list[Finding]:
    """What a rule, or all of them, find in an article."""
    context = Context("", locale, Glossary(known), matcher(known, locale))
    return lint(article(text, locale), context, (rule,) if rule else ())
