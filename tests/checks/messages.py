"""One message through the checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mbc_i18n import checks, inline
from mbc_i18n.glossary import Glossary, matcher
from mbc_i18n.model import Catalog, Concept, Finding, Message, Term


def findings(
    message: Message,
    locale: str,
    check: str = "",
    glossary: Glossary | None = None,
    local: Mapping[str, tuple[str, ...]] | None = None,
) -> list[Finding]:
    """What a check, or all of them, find in a message."""
    known = glossary or Glossary()
    context = checks.Context(locale, "en", known, matcher(known.concepts), local=local or {})
    catalog = Catalog("care", locale, messages=(message,), file="care.po")
    selected = (check,) if check else ()
    return checks.run(catalog, context, lambda m: inline.tags_in(m.source), selected)


def glossary(cell: str, locale: str) -> Glossary:
    """`biopsy=biopsia+prueba/autopsia/necropsia` for preferred + admitted / forbidden / deprecated.

    `MedlinePlus!` stays as it is in every language; `;` stands between concepts.
    """
    concepts: list[Concept] = []
    terms: dict[str, tuple[Term, ...]] = {}
    for entry in filter(None, (part.strip() for part in cell.split(";"))):
        left, _, right = entry.partition("=")
        stays, source = left.endswith("!"), left.rstrip("!")
        case = "yes" if stays else "no"
        concepts.append(Concept(source, source, case=case, translate=not stays))
        terms[source] = tuple(_terms(source, right, locale))
    return Glossary(tuple(concepts), {locale: terms})


def _terms(concept: str, cell: str, locale: str) -> Iterator[Term]:
    accepted, forbidden, deprecated = [*cell.split("/"), "", ""][:3]
    preferred, _, admitted = accepted.partition("+")
    usages = {"preferred": preferred, "admitted": admitted, "forbidden": forbidden}
    for usage, text in {**usages, "deprecated": deprecated}.items():
        if text:
            yield Term(concept, text, locale, usage)
