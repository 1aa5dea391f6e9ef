"""One message through the checks."""

from __future__ import annotations

from mbc_i18n import checks, inline
from mbc_i18n.glossary import Glossary, matcher
from mbc_i18n.model import Catalog, Concept, Finding, Message, Term


def findings(
    message: Message, locale: str, check: str = "", glossary: Glossary | None = None
) -> list[Finding]:
    """What a check, or all of them, find in a message."""
    known = glossary or Glossary()
    context = checks.Context(locale, "en", known, matcher(known.concepts))
    catalog = Catalog("care", locale, messages=(message,), file="care.po")
    selected = (check,) if check else ()
    return checks.run(catalog, context, lambda m: inline.tags_in(m.source), selected)


def glossary(cell: str, locale: str) -> Glossary:
    """`biopsy=biopsia/autopsia` (preferred / forbidden), `MedlinePlus!` (stays), `;` between."""
    concepts: list[Concept] = []
    terms: dict[str, tuple[Term, ...]] = {}
    for entry in filter(None, (part.strip() for part in cell.split(";"))):
        left, _, right = entry.partition("=")
        stays, source = left.endswith("!"), left.rstrip("!")
        concepts.append(Concept(source, source, translate=not stays))
        usages = zip(("preferred", "forbidden"), right.split("/"), strict=False)
        terms[source] = tuple(Term(source, text, locale, usage) for usage, text in usages if text)
    return Glossary(tuple(concepts), {locale: terms})
