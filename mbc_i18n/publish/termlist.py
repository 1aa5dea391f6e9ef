"""A glossary as one page for each locale: to read, search and print, without a network.

The page is in English, as it is for the people who keep the glossary; what is in another language
says so. It is complete without its script, which only hides what a search does not find.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mbc_i18n import locales
from mbc_i18n.exchange.tables import Row, Tables, listed
from mbc_i18n.publish import rendering

NO_DOMAIN = "Other"
PROPOSED = "proposed"
USAGES = ("preferred", "admitted", "deprecated", "forbidden")


@dataclass(frozen=True, slots=True)
class Term:
    """A term as its line shows it."""

    text: str
    usage: str
    lang: str
    dir: str
    forms: tuple[str, ...]
    grammar: str
    """Part of speech and gender."""
    note: str
    review: str
    """Its status; with it who reviewed it and when."""
    proposed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept with its terms in the locale."""

    id: str
    source: str
    variants: tuple[str, ...]
    definition: str
    note: str
    kept: bool
    """True for a name that stays as it is."""
    status: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Domain:
    """A subject field with its concepts, A to Z."""

    name: str
    entries: tuple[Entry, ...]


def page(tables: Tables, locale: str, source_locale: str = "en") -> str:
    """The page of a locale. The same tables give the same bytes."""
    domains = _domains(tables, locale)
    entries = [entry for domain in domains for entry in domain.entries]
    terms = [term for entry in entries for term in entry.terms]
    proposed = [each for each in entries if each.status == PROPOSED]
    html = (
        rendering.environment()
        .get_template("termlist.html")
        .render(
            digest=_digest,
            style=style(),
            source=_language(source_locale),
            target=_language(locale),
            domains=domains,
            concepts=len(entries),
            terms=len(terms),
            proposed=len(proposed) + sum(term.proposed for term in terms),
        )
    )
    return rendering.FORBIDDEN.sub("", html)


def _language(locale: str) -> dict[str, str]:
    """A language as the page names it and marks its words."""
    return {
        "name": locales.english_name(locale),
        "own": locales.own_name(locale),
        "lang": locales.bcp47(locale),
        "dir": locales.direction(locale),
    }


def _domains(tables: Tables, locale: str) -> list[Domain]:
    known = [(name, tables.of(name)) for name in locales.fallbacks(locale)]
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in tables.concepts:
        rows = ((name, terms[row["id"]]) for name, terms in known if row["id"] in terms)
        name, terms = next(rows, (locale, ()))
        found[row["domain"]].append(_entry(row, name, terms))
    named = sorted(found, key=lambda name: (not name, name.casefold(), name))
    return [Domain(name or NO_DOMAIN, _sorted(found[name])) for name in named]


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda each: (each.source.casefold(), each.id)))


def _entry(row: Row, locale: str, terms: Sequence[Row]) -> Entry:
    made = [_term(each, locale) for each in terms]
    return Entry(
        row["id"],
        row["source"],
        listed(row["source_variants"]),
        row["definition"],
        row["note"],
        row["translate"] == "no",
        row["status"] or PROPOSED,
        tuple(sorted(made, key=lambda each: USAGES.index(each.usage))),
    )


def _term(row: Row, locale: str) -> Term:
    status = row["status"] or PROPOSED
    return Term(
        row["term"],
        row["usage"] or USAGES[0],
        locales.bcp47(locale),
        locales.direction(locale),
        listed(row["forms"]),
        ", ".join(filter(None, (row["pos"], row["gender"]))),
        row["note"],
        ", ".join(filter(None, (status, row["reviewer"], row["reviewed"]))),
        status == PROPOSED,
    )


@cache
def style() -> str:
    """The style sheet: that of every page, and what a list of terms needs beside it."""
    own = resources.files(__package__).joinpath("theme", "termlist.css").read_text("utf-8")
    return rendering.style() + own


def _digest(text: str) -> str:
    """How the Content Security Policy names a script or a style sheet of the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
