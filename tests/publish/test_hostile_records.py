"""What stands in settings, records, catalogs and sources beside the words is words too."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from mbc_i18n.errors import SettingsError
from mbc_i18n.model import Catalog, Message
from mbc_i18n.publish import feed, manifest, pages, sitemap
from mbc_i18n.publish.body import ATTRIBUTES, SCHEMES, TAGS
from mbc_i18n.publish.edition import Edition, Listed, Reviewer, content
from mbc_i18n.publish.frame import Site
from mbc_i18n.publish.interface import Phrase
from mbc_i18n.publishing import Publishing, publishing
from tests.publish.examples import page, reviewed, shown, source, translated
from tests.publish.fields import SITE, Work
from tests.publish.hostile import DIRECTIONS, STRINGS
from tests.publish.likeness import Node, Say, alike, always, hostile, html, token
from tests.publish.readings import OUTPUTS, xml

NUMBERS = range(len(STRINGS))
ARTICLE = "# Name\n\nWords and a [link](https://example.org/link).\n"
DIRECTED = re.compile(f"[{''.join(DIRECTIONS.values())}]")
IGNORED = re.compile("[\t\n\r]")
SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):")
DAY = datetime.date(2026, 11, 2)


def scheme(address: str) -> str:
    """The scheme of an address as browsers read it (URL standard, section 4.4)."""
    found = SCHEME.match(IGNORED.sub("", address))
    return found[1].lower() if found else ""


def listed(say: Say) -> list[Listed]:
    """An article in two languages for each string, in title and description."""
    return [
        Listed(f"a{number}", locale, status, f"{locale}/a{number}.html", Phrase(say(number)),
               Phrase(say(number)), DAY if status == "released" else None)
        for number in NUMBERS
        for locale, status in (("en", "source"), ("es", "released"), ("ar", "draft"))
    ]  # fmt: skip


def lists(say: Say) -> Iterator[Node]:
    """The indexes, the feed, the site map and the manifest of those articles."""
    editions = listed(say)
    yield from html(pages.index(editions, SITE))
    yield from html(pages.locale_index("es", editions, SITE))
    yield from html(pages.locale_index("ar", editions, SITE))
    yield from xml(feed.feed("es", editions[: 3 * feed.LATEST], SITE).encode())
    yield from xml(feed.feed("es", editions[-3 * feed.LATEST :], SITE).encode())
    yield from xml(sitemap.sitemap(editions, SITE).encode())
    made = tuple(manifest.Made(each, "k", "s", {}) for each in editions)
    for each in manifest.parsed(manifest.text(manifest.Manifest(made))).made:
        yield each.listed.path, {}, each.listed.title.text


def test_titles_in_lists_are_words() -> None:
    alike(list(lists(hostile)), list(lists(token)), hostile)


def signed(edition: Edition, say: Say) -> Work:
    """A released edition whose reviewers, roles and credentials are what is said."""
    people = [Reviewer(*[say(number)] * 3) for number in NUMBERS]
    own = reviewed(edition, *people)
    return Work(own, content(own, SITE), tuple(shown(source(ARTICLE), own, site=SITE)))


def undirected(number: int) -> str:
    """A string without marks of direction: a Word document has others of its own round a name."""
    return DIRECTED.sub("", hostile(number))


@pytest.mark.parametrize(
    ("name", "say"),
    [("page", hostile), ("single", hostile), ("beside", hostile), ("book", hostile),
     ("word", undirected)],
)  # fmt: skip
def test_reviewers_are_words(name: str, say: Say) -> None:
    edition = translated("es", ARTICLE, approved=True)
    made, harmless = (list(OUTPUTS[name](signed(edition, each))) for each in (say, token))
    alike(made, harmless, say)


def published(words: str) -> Iterator[Node]:
    """What names the publisher: the page and the feed."""
    site = Site(replace(SITE.settings, publisher=words))
    edition = reviewed(translated("es", ARTICLE, approved=True))
    yield from html(page(edition, source(ARTICLE), site=site))
    yield from xml(feed.feed("es", shown(edition, site=site), site).encode())


def test_the_publisher_is_words() -> None:
    harmless = list(published(token(0)))
    for number in NUMBERS[::3]:
        say = partial(always, hostile(number))
        alike(list(published(say(0))), harmless, say)


@pytest.mark.parametrize("number", NUMBERS[::5])
def test_the_sources_title_is_words(number: int) -> None:
    def made(words: str) -> Edition:
        text = f"<!doctype html><title>{escape(words)}</title><p>Words."
        return translated("es", text, lambda own: own, form="html", approved=True)

    if not made(hostile(number)).document.title:
        return
    alike(html(page(made(hostile(number)))), html(page(made(token(0)))), lambda _: hostile(number))


def leads_to(body: str) -> str:
    """The address of the only link."""
    return next(html5lib.parse(body, namespaceHTMLElements=False).iter("a")).get("href") or ""


def test_an_address_of_the_settings_leads_where_a_page_may_or_is_refused() -> None:
    allowed, ours = 0, content(translated("es", ARTICLE)).body
    for words in map(hostile, NUMBERS):
        site = Site(Publishing(replace={"es": {"https://example.org/link": words}}))
        try:
            body = content(translated("es", ARTICLE), site).body
        except SettingsError:
            continue
        allowed += 1
        assert leads_to(body) == words
        assert scheme(words) in (*SCHEMES, "")
        assert body.count("<") == ours.count("<")
    assert 0 < allowed < len(STRINGS)


def test_the_web_address_of_the_site_is_one_or_refused() -> None:
    for words in map(hostile, NUMBERS):
        for address in (words, f"https://example.org/{words}", f"https://{words}/"):
            try:
                read = publishing({"address": address}, "x.toml").address
            except SettingsError:
                continue
            assert scheme(read) in ("http", "https", "")
            assert len(sitemap.robots(Site(Publishing(address=read))).splitlines()) <= 3
    with pytest.raises(SettingsError, match="no web address"):
        publishing({"address": "http://[x"}, "x.toml")


def test_a_slug_names_a_file_beside_the_others_or_is_refused() -> None:
    for words in map(hostile, NUMBERS):
        try:
            site = Site(publishing({"slugs": {"es": {"a": words}}}, "x.toml"))
        except SettingsError:
            continue
        assert_beside(site, "a")


def test_an_articles_name_leads_to_its_page() -> None:
    """A file's name holds what it will but `/` and U+0000."""
    for words in map(hostile, NUMBERS):
        if not {"/", "\0"} & {*words}:
            assert_beside(SITE, words)


def assert_beside(site: Site, article: str) -> None:
    """The page lies in its locale's folder, and links to it lead there and nowhere else."""
    path = site.path("es", article)
    assert len(PurePosixPath(path).parts) == 2
    assert ".." not in PurePosixPath(path).parts
    own = Listed(article, "es", "source", path, Phrase("T"))
    for base, start in (("", "https://example.org/"), ("../", "https://example.org/ar/x.html")):
        href = pages.link(own, base).href
        assert not scheme(href)
        whole = urlsplit(urljoin(start, href))
        assert whole[:2] == ("https", "example.org")
        assert (unquote(whole.path), whole.query, whole.fragment) == (f"/{path}", "", "")


class TestCatalog:
    def test_shows_nothing_of_its_header_and_comments(self) -> None:
        plain = translated("es", ARTICLE)
        assert plain.catalog is not None
        every = "\n".join(STRINGS)
        fields = ("Language", "Last-Translator", "Language-Team", "PO-Revision-Date", "X-Other")
        messages = tuple(
            replace(each, comment=every, note=every, refs=((every, 1),), flags=STRINGS)
            for each in plain.catalog.messages
        )
        old = Message(every, every, obsolete=True)
        made = Catalog(
            every, "es", tuple((each, every) for each in fields), (*messages, old), every
        )
        assert page(replace(plain, catalog=made)) == page(plain)


def attributes(tag: str) -> set[str]:
    return ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | {"aria-label", "role", "tabindex"}


class TestSource:
    """Raw HTML and links of a Markdown source go through nh3."""

    @pytest.mark.parametrize("around", ["{}", "Words {} words.", "- [link]({})", "<p {}>x</p>"])
    def test_becomes_nothing_that_acts(self, around: str) -> None:
        for words in STRINGS:
            text = f"# Name\n\n{around.format(words)}\n"
            if "mbc:" in words:
                continue
            tree = html5lib.parseFragment(content(source(text)).body, namespaceHTMLElements=False)
            for each in list(tree.iter())[1:]:
                assert each.tag in TAGS, (words, each.tag)
                assert each.attrib.keys() <= attributes(each.tag) | {"aria-labelledby"}, words
                for name in {"href", "src"} & each.attrib.keys():
                    assert scheme(each.attrib[name]) in (*SCHEMES, ""), words

    def test_ids_of_headings_are_ids_in_a_book(self) -> None:
        ids = "".join(f'<h2 id="{escape(words)}">Heading</h2>' for words in STRINGS)
        edition = translated("es", f"<h1>Name</h1>{ids}", form="html", approved=True)
        own = Work(edition, content(edition, SITE), ())
        read = list(OUTPUTS["book"](own))
        start = next(at for at, node in enumerate(read) if node[0] == "EPUB/nav.xhtml")
        end = next(at for at, node in enumerate(read) if node[0] == "EPUB/article.xhtml")
        found = {node[1]["id"] for node in read[end:] if "id" in node[1]}
        links = [node[1]["href"] for node in read[start:end] if node[0].endswith("}a")]
        assert len(links) > len(STRINGS)
        assert {unquote(link.removeprefix("article.xhtml#")) for link in links} <= found

    @pytest.mark.parametrize("address", ["//[x", "http://[x", "http://[::1]:99999/x"])
    def test_an_address_that_is_none_makes_a_page_and_a_book(self, address: str) -> None:
        text = f'# Name\n\n<a href="{address}">x</a> ![y](<{address}>)\n'
        own = reviewed(translated("es", text, approved=True))
        work = Work(own, content(own, SITE), tuple(shown(own, site=SITE)))
        for name in OUTPUTS:
            if name != "source":
                assert list(OUTPUTS[name](work))

    def test_stays_where_the_settings_trust_it(self) -> None:
        raw = "# Name\n\n<video onplay='x' src='a.webm'></video>\n"
        trusted = Site(Publishing(raw_html="trust"))
        assert "onplay='x'" in content(source(raw), trusted).body
        assert "video" not in content(source(raw)).body
