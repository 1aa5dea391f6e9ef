"""What a page's head tells search engines, and those who show a link to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mbc_i18n import locales
from mbc_i18n.publish.edition import Edition, Listed
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import Phrase
from mbc_i18n.publish.rendering import permitted

DEFAULT = "x-default"
"""The `hreflang` of the page for those whose language is not there: the source."""

ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end a script element, or a line of one."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in one of its languages."""

    lang: str
    """A BCP 47 tag, or `x-default`."""
    href: str


@dataclass(frozen=True, slots=True)
class Property:
    """One fact of the Open Graph protocol."""

    name: str
    content: Phrase


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of one page."""

    canonical: str = ""
    """The page's own web address, "" where there is none to claim."""
    alternates: tuple[Alternate, ...] = ()
    """Every language of the page, itself among them: the same on each of them."""
    properties: tuple[Property, ...] = ()


def public(siblings: Iterable[Listed]) -> list[Listed]:
    """Those that search engines are told of: no drafts."""
    return [each for each in siblings if not each.draft]


def alternates(siblings: Iterable[Listed], site: Site) -> tuple[Alternate, ...]:
    """Every language of an article by its web address, the source as default.

    The same for each of its pages and for the site map: one that is missing voids all. None where
    the site has no address, since they must be absolute.
    """
    if not site.settings.address:
        return ()
    shown = public(siblings)
    own = [Alternate(locales.bcp47(each.locale), site.absolute(each.path)) for each in shown]
    default = [Alternate(DEFAULT, site.absolute(each.path)) for each in shown if each.source]
    return (*own, *default)


def head(here: Listed, siblings: Sequence[Listed], site: Site) -> Head:
    """The facts of an article's page; a draft claims no place among the others."""
    if here.draft:
        return Head(properties=tuple(_properties(here, (), site)))
    return Head(
        site.absolute(here.path),
        alternates(siblings, site),
        tuple(_properties(here, public(siblings), site)),
    )


def index(path: str, paths: Sequence[tuple[str, str]], title: Phrase, site: Site) -> Head:
    """The facts of an index; `paths` are all of them by locale, "" for the one of every language.

    None where the site has no address.
    """
    if not site.settings.address:
        return Head()
    own = [
        Alternate(locales.bcp47(locale) if locale else DEFAULT, site.absolute(each))
        for locale, each in paths
    ]
    properties = (Property("og:title", title), Property("og:type", Phrase("website")))
    return Head(site.absolute(path), tuple(own), properties)


def _properties(here: Listed, siblings: Iterable[Listed], site: Site) -> Iterable[Property]:
    """Open Graph: https://ogp.me/"""
    yield Property("og:type", Phrase("article"))
    yield Property("og:title", here.title)
    if here.description:
        yield Property("og:description", here.description)
    if site.settings.address and not here.draft:
        yield Property("og:url", Phrase(site.absolute(here.path)))
    if site.settings.publisher:
        yield Property("og:site_name", Phrase(site.settings.publisher))
    own = locales.with_territory(here.locale)
    yield Property("og:locale", Phrase(own))
    others = dict.fromkeys(locales.with_territory(each.locale) for each in siblings)
    yield from (Property("og:locale:alternate", Phrase(each)) for each in others if each != own)


def data(edition: Edition, here: Listed, siblings: Sequence[Listed], site: Site) -> str:
    """JSON-LD for a script element: the page by https://schema.org/MedicalWebPage.

    A review is claimed only where the record has one; "" for a draft, which claims nothing.
    """
    if here.draft:
        return ""
    shown = public(siblings)
    origin = next((each for each in shown if each.source), None)
    reviewed = here.reviewed.isoformat() if here.reviewed else None
    publisher = site.settings.publisher
    found = {
        "@context": "https://schema.org",
        **_work(here, site),
        "url": site.absolute(here.path),
        "description": here.description.text if here.description else None,
        "translationOfWork": _work(origin, site) if origin and not here.source else None,
        "workTranslation": [_work(each, site) for each in shown if not each.source]
        if here.source
        else None,
        "lastReviewed": reviewed,
        "reviewedBy": _people(edition) if reviewed else None,
        "dateModified": reviewed,
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
    }
    return script({key: value for key, value in found.items() if value})


def _work(listed: Listed, site: Site) -> dict[str, object]:
    """A page as the others name it, by its web address where there is one."""
    address = site.absolute(listed.path)
    return {
        "@type": "MedicalWebPage",
        **({"@id": address} if address else {}),
        "name": listed.title.text,
        "inLanguage": locales.bcp47(listed.locale),
    }


def _people(edition: Edition) -> list[dict[str, str]]:
    """Who approved the words, each once, whatever the roles."""
    people = edition.provenance.reviewers if edition.provenance else ()
    named = dict.fromkeys((each.name, each.credentials) for each in people)
    return [
        {"@type": "Person", "name": name, **({"honorificSuffix": after} if after else {})}
        for name, after in named
    ]


def script(value: object) -> str:
    """JSON that no words in it can turn into markup, without what no page may hold."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return permitted(written.translate(ESCAPES))
