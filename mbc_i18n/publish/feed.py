"""The feed of a language: what was reviewed last, for those who follow it (Atom, RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from mbc_i18n import locales
from mbc_i18n.publish.edition import Listed
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import Phrase, phrase
from mbc_i18n.publish.rendering import permitted

NAME = "feed.xml"

MIDNIGHT = "T00:00:00Z"
"""Reviews have a day (UTC), feeds want an hour."""

LATEST = 100
"""Entries of a feed: it tells what is new, the index what there is."""

ILLEGAL = re.compile("[\f\ud800-\udfff]")
"""What XML holds in no form and HTML does, or nobody can write."""


def path(locale: str) -> str:
    """Where the feed stands below the public folder."""
    return f"{locales.bcp47(locale)}/{NAME}"


def dated(locale: str, editions: Iterable[Listed]) -> list[Listed]:
    """The reviewed editions of a locale, the latest first; drafts and sources have no day."""
    own = [each for each in editions if each.locale == locale and each.reviewed and not each.draft]
    own.sort(key=lambda each: each.path)
    return sorted(own, key=lambda each: str(each.reviewed), reverse=True)


def feed(locale: str, editions: Sequence[Listed], site: Site) -> str:
    """The feed of a locale from the editions of all articles.

    "" where the site has no address, or no edition in the locale has a day: a feed must name both.
    """
    own = dated(locale, editions)[:LATEST]
    if not site.settings.address or not own:
        return ""
    siblings: dict[str, list[Listed]] = {}
    for each in editions:
        siblings.setdefault(each.article, []).append(each)
    lang = locales.bcp47(locale)
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(lang)}>',
        *_head(locale, own[0], site),
        *(line for each in own for line in _entry(each, siblings[each.article], site)),
        "</feed>",
    )
    return ILLEGAL.sub("", permitted("\n".join(lines))) + "\n"


def _head(locale: str, latest: Listed, site: Site) -> Iterator[str]:
    title = phrase(locale, "Health information")
    own, lang = site.absolute(path(locale)), locales.bcp47(locale)
    home = site.absolute(f"{lang}/index.html")
    author = site.settings.publisher or urlsplit(site.settings.address).netloc
    yield f"<id>{escape(own)}</id>"
    yield _text("title", title)
    yield f"<updated>{latest.reviewed}{MIDNIGHT}</updated>"
    yield f"<author><name>{escape(author)}</name></author>"
    yield f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>'
    yield _link(home, lang)


def _entry(listed: Listed, siblings: Iterable[Listed], site: Site) -> Iterator[str]:
    address = site.absolute(listed.path)
    others = [each for each in siblings if not each.draft and each.locale != listed.locale]
    yield "<entry>"
    yield f"<id>{escape(address)}</id>"
    yield _text("title", listed.title)
    yield f"<updated>{listed.reviewed}{MIDNIGHT}</updated>"
    yield _link(address, locales.bcp47(listed.locale))
    yield from (_link(site.absolute(each.path), locales.bcp47(each.locale)) for each in others)
    if listed.description:
        yield _text("summary", listed.description)
    yield "</entry>"


def _text(name: str, words: Phrase) -> str:
    """Plain words, in another language than the feed's where they say so."""
    lang = f" xml:lang={quoteattr(words.lang)}" if words.lang else ""
    return f"<{name}{lang}>{escape(words.text)}</{name}>"


def _link(address: str, lang: str) -> str:
    """A page; no two of an entry have the same language."""
    href = quoteattr(address)
    return f'<link rel="alternate" type="text/html" hreflang={quoteattr(lang)} href={href}/>'
