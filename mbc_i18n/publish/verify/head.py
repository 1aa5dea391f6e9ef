"""The head of a page: title, description and what other sites show of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mbc_i18n import locales
from mbc_i18n.publish.verify import kinds, tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page, of_pair, of_site
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page

TITLES = ("og:title", "twitter:title")
DESCRIPTIONS = ("og:description", "twitter:description")
KEPT = ("viewport",)


def metas(page: Page) -> dict[str, Node]:
    """The first `<meta>` of each name that has a content."""
    found: dict[str, Node] = {}
    for node in page.all("meta"):
        name = (node.says("name") or node.says("property")).strip().lower()
        if name and node.says("content").strip():
            found.setdefault(name, node)
    return found


def titles(page: Page) -> list[Node]:
    """The `<title>` elements of the page itself, none of a drawing's."""
    return [node for node in page.all("title") if page.nodes[node.parent].tag in ("head", "body")]


def title(page: Page) -> str:
    """The page's title."""
    return next(map(page.text, titles(page)), "")


def heading(page: Page) -> str:
    """The words of its first heading of the first level."""
    return next(map(page.text, page.all("h1")), "")


@of_page("title")
def has_title(page: Page, site: Site) -> Iterator[Problem]:
    """A page without a title, with an empty one or with two."""
    found = titles(page)
    if not found:
        yield Problem("no <title>", "add one in the page's language", page.html.line)
    for node in found[1:]:
        yield at(node, "a second <title>", "keep one")
    if found and not page.text(found[0]):
        yield at(found[0], "the <title> is empty", "write it in the page's language")


@of_site("title-unique")
def title_unique(site: Site) -> Iterator[Problem]:
    """Two articles of one language under the same title."""
    seen: defaultdict[tuple[str, str], dict[str, Page]] = defaultdict(dict)
    for page in site.pages.values():
        words = title(page)
        if words and not kinds.is_parallel(page) and not kinds.is_redirect(page):
            key = (tongues.known(site.language(page)), words.casefold())
            seen[key].setdefault(kinds.stem(site.places[page.file].article), page)
    for pages in seen.values():
        first, *others = pages.values()
        for page in others:
            told = f"the same title as {first.file}: “{title(page)[:60]}”"
            yield Problem(told, "give each page its own", titles(page)[0].line, page.file)


@of_pair("title-heading", whole=True)
def title_heading(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A title that does not hold the page's heading, where the source's does."""
    own, wanted = title(page), heading(page)
    alike = heading(source) and _holds(title(source), heading(source))
    if own and wanted and alike and not _holds(own, wanted):
        told = f"the title is “{own[:60]}”, the heading “{wanted[:60]}”"
        yield at(titles(page)[0], told, "write the heading's words in the title")


def _holds(whole: str, part: str) -> bool:
    return part.casefold() in whole.casefold() or whole.casefold() in part.casefold()


@of_pair("meta-lost")
def meta_lost(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A description or another word of the head that the source has and the page has not."""
    own, wanted = metas(page), metas(source)
    named = ("description", *KEPT, "og:locale", *TITLES, *DESCRIPTIONS)
    for name in named:
        if name in wanted and name not in own:
            told = f"no {name}, which the source's page has"
            yield Problem(told, "add it in the page's language", page.html.line)


@of_page("social")
def social(page: Page, site: Site) -> Iterator[Problem]:
    """A title or description for other sites that is not the page's own."""
    found = metas(page)
    own = [each for each in (title(page), heading(page)) if each]
    for name in TITLES:
        if name in found and own and not any(_holds(each, _content(found, name)) for each in own):
            told = f"{name} is “{_content(found, name)[:60]}”, the title “{own[0][:60]}”"
            yield at(found[name], told, "make the two the same")
    for name in DESCRIPTIONS:
        wanted = _content(found, "description")
        if name in found and wanted and not _holds(wanted, _content(found, name)):
            told = f"{name} is not the page's description: “{_content(found, name)[:60]}”"
            yield at(found[name], told, "make the two the same")


def _content(found: dict[str, Node], name: str) -> str:
    return " ".join(found[name].says("content").split()) if name in found else ""


@of_page("social-locale")
def social_locale(page: Page, site: Site) -> Iterator[Problem]:
    """An `og:locale` that is not the page's language, or an alternate that is no other page's."""
    languages = {site.language(each) for each in site.mates(page)}
    for node in page.all("meta"):
        name, value = node.says("property").strip().lower(), node.says("content").strip()
        if name == "og:locale" and not _fits(value, site.language(page)):
            yield at(
                node,
                f"og:locale is “{value}” on a page in {site.language(page)}",
                _right(page, site),
            )
        elif name == "og:locale:alternate":
            others = [each for each in languages if not tongues.agree(each, site.language(page))]
            if not any(_fits(value, each) for each in others):
                told = f"og:locale:alternate “{value}” is no other language of the page"
                yield at(node, told, "name the languages that the page is in")


def _right(page: Page, site: Site) -> str:
    name = tongues.known(site.language(page))
    return f"write {locales.with_territory(name)}" if name else "write the page's language"


def _fits(value: str, tag: str) -> bool:
    """True for Open Graph's form of a language: `es_ES`."""
    if "-" in value or not tongues.known(value):
        return False
    if "_" not in value and "_" in locales.with_territory(tongues.known(tag) or tag):
        return False
    return tongues.language(value) == tongues.language(tag) and (
        tongues.variety(value) == tongues.variety(tag)
        or locales.with_territory(tongues.known(tag)) == value
    )


@of_page("viewport", "warning")
def viewport(page: Page, site: Site) -> Iterator[Problem]:
    """A page that keeps its readers from making the words larger."""
    node = metas(page).get("viewport")
    content = node.says("content").replace(" ", "").lower() if node else ""
    if node and ("user-scalable=no" in content or "maximum-scale=1" in content):
        yield at(node, "readers cannot enlarge the page", "leave out what limits its scale")
