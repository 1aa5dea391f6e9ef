"""Pages of articles in the reader's language, and the indexes that list them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.publish import feed, heads
from mbc_i18n.publish.edition import Content, Edition, Listed, Reviewer, content, listed
from mbc_i18n.publish.frame import PLAIN, Site
from mbc_i18n.publish.interface import ENGLISH, Phrase, phrase
from mbc_i18n.publish.rendering import render, sheet

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Link:
    """An edition as the lists of languages show it."""

    href: str
    lang: str
    dir: str
    name: str
    """The language's name in itself."""
    current: bool = False
    title: Phrase | None = None
    """The article's title in that language, where the list shows it."""
    draft: Phrase | None = None
    """How the edition's readers are told that it is a draft; None for one that is not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index of all languages shows it, in its source's words."""

    title: Phrase
    description: Phrase | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An article as the index of one language shows it."""

    listed: Listed
    href: str
    title: Phrase
    description: Phrase | None
    original: Phrase | None
    """The source's title, for staff; None where it is the same edition or has no page."""


def path(edition: Edition, site: Site = PLAIN) -> str:
    """Where the page stands below the public folder: `zh-Hans/<slug>.html`."""
    return site.path(edition.locale, edition.document.name)


def index_path(locale: str) -> str:
    """Where the index of a language stands below the public folder."""
    return f"{locales.bcp47(locale)}/{INDEX}"


def page(
    edition: Edition,
    siblings: Sequence[Listed],
    site: Site = PLAIN,
    found: Content | None = None,
) -> str:
    """The whole page of an article in one language.

    `siblings` are all editions of the article, this one among them; `found` is its content where
    that is known already. Raises as `content` does, and SettingsError for a mistake in a template
    of the publisher's.
    """
    found = found or content(edition, site)
    return render("page.html", edition.locale, site, **values(edition, siblings, site, found))


def values(
    edition: Edition, siblings: Sequence[Listed], site: Site, found: Content
) -> dict[str, Any]:
    """What the template of a page is given."""
    source = next((each for each in siblings if each.source), None)
    here = listed(edition, found, site)
    return {
        "edition": edition,
        "provenance": edition.provenance,
        "reviewers": list(_reviewers(edition)),
        "head": heads.head(here, siblings, site),
        "data": heads.data(edition, here, siblings, site),
        "title": found.title,
        "description": found.description,
        "heading": None if found.has_heading else found.title,
        "body": found.body,
        "incomplete": found.incomplete,
        "links": [link(each, "../", current=each.locale == edition.locale) for each in siblings],
        "source": link(source, "../") if source else None,
        "source_title": found.source_title,
        "beside": _beside(edition, site),
        "index": INDEX,
        "english_name": locales.english_name(edition.locale),
    }


def _beside(edition: Edition, site: Site) -> str:
    """The link to the page that shows source and translation; "" where there is none."""
    if edition.catalog is None or "parallel" not in site.settings.formats:
        return ""
    return quote(site.path(edition.locale, edition.document.name, "parallel.html").split("/")[1])


def _reviewers(edition: Edition) -> Iterator[tuple[Reviewer, Phrase]]:
    """Who approved the words, and in which role."""
    for each in edition.provenance.reviewers if edition.provenance else ():
        yield each, role(edition.locale, each.role)


def role(locale: str, name: str) -> Phrase:
    """A role of the policy in the reader's words; as the settings name it where it is not ours."""
    if name == "linguistic":
        # NOTE: What a reviewer looked at: the language of a translation.
        return phrase(locale, "Language review")
    if name == "clinical":
        # NOTE: What a reviewer looked at: whether a translation is right in medicine.
        return phrase(locale, "Clinical review")
    return Phrase(name)


def index(editions: Sequence[Listed], site: Site = PLAIN, locale: str = "") -> str:
    """The page that lists every article with its languages, in the language of the source.

    `locale` is the source's; that of the sources among the editions where it is not said. Raises
    SettingsError for a mistake in a template of the publisher's.
    """
    by_article = _by_article(editions)
    locale = locale or next((each.locale for each in editions if each.source), ENGLISH)
    title = phrase(locale, "Health information")
    return render(
        "index.html",
        locale,
        site,
        head=heads.index(INDEX, _indexes(editions), title, site),
        title=title,
        links=_languages(editions, ""),
        entries=[_entry(each, locale) for each in by_article.values()],
    )


def locale_index(
    locale: str, editions: Sequence[Listed], site: Site = PLAIN, articles: int = 0
) -> str:
    """The page that lists the articles of one language, and says how many of all there are.

    `editions` are those of all articles in all languages; `articles` is how many there are of them
    where that is more. An index of drafts alone is kept from search engines. Raises SettingsError
    where an article has the name of this page, and as `index` does.
    """
    by_article = _by_article(editions)
    own = [each for each in editions if each.locale == locale]
    shown = heads.public(own)
    _refuse_double(own, locale)
    name = phrase(locale, "Health information")
    head = heads.index(index_path(locale), _indexes(editions), name, site)
    return render(
        "locale.html",
        locale,
        site,
        sheet("locale.css"),
        head=head if shown else replace(head, canonical="", alternates=()),
        drafts=not shown,
        title=replace(name, text=f"{name} · {locales.own_name(locale)}"),
        links=_languages(editions, locale),
        feed=feed.NAME if feed.dated(locale, editions) and site.settings.address else "",
        count=len(shown),
        total=max(articles, len(by_article)),
        entries=[_row(each, by_article[each.article]) for each in own],
    )


def _refuse_double(own: Sequence[Listed], locale: str) -> None:
    for each in own:
        if each.path == index_path(locale):
            problem = f"the page of article {each.article!r} would stand where the index does"
            step = f'give it another name, as in [publish.slugs.{locale}] {each.article} = "home"'
            raise SettingsError(problem, step=step)


def _by_article(editions: Sequence[Listed]) -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = {}
    for each in editions:
        found.setdefault(each.article, []).append(each)
    return found


def _indexes(editions: Sequence[Listed]) -> list[tuple[str, str]]:
    """The indexes by locale that hold more than drafts, and the one of every language."""
    shown = dict.fromkeys(each.locale for each in heads.public(editions))
    return [*((each, index_path(each)) for each in shown), ("", INDEX)]


def _languages(editions: Sequence[Listed], current: str) -> list[Link]:
    """The indexes of all languages, from that of `current`, or from the one of every language."""
    base = "../" if current else ""
    return [
        named(each, base + index_path(each), current=each == current)
        for each in dict.fromkeys(each.locale for each in editions)
    ]


def _entry(editions: Sequence[Listed], locale: str) -> Entry:
    first = next((each for each in editions if each.source), editions[0])
    return Entry(
        _seen(first.title, first.locale, locale),
        _seen(first.description, first.locale, locale) if first.description else None,
        tuple(link(each, title=each.title) for each in editions),
    )


def _row(own: Listed, siblings: Sequence[Listed]) -> Row:
    source = next((each for each in siblings if each.source and each != own), None)
    original = _seen(source.title, source.locale, own.locale) if source else None
    return Row(own, quote(own.path.rpartition("/")[2]), own.title, own.description, original)


def _seen(words: Phrase, own: str, locale: str) -> Phrase:
    """Words of one locale's page on the page of another."""
    language = words.locale or own
    return Phrase(words.text, "" if language == locale else language)


def link(
    listed: Listed, base: str = "", *, current: bool = False, title: Phrase | None = None
) -> Link:
    """An edition as lists show it; `base` leads to the public folder."""
    found = named(listed.locale, base + quote(listed.path), current=current)
    if title is None:
        return found
    draft = phrase(listed.locale, "Draft") if listed.draft else None
    return replace(found, title=title, draft=draft)


def named(locale: str, href: str = "", *, current: bool = False) -> Link:
    """A language by its name in itself, and where it leads."""
    lang, side = locales.bcp47(locale), locales.direction(locale)
    return Link(href, lang, side, locales.own_name(locale), current)
