"""An article's body as it stands in an e-book: one file, which leads nowhere that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import count
from urllib.parse import quote, unquote, urljoin, urlsplit

from mbc_i18n.publish.body import SCHEMES
from mbc_i18n.publish.rendering import permitted
from mbc_i18n.publish.xhtml import VOID, End, Tag, Token, tokens, written

SPACE = re.compile(r"\s")
HEADING = re.compile("h([1-6])")
UNSAID = frozenset({"rp", "rt"})
SIZES, PIXELS = ("height", "width"), re.compile("[0-9]+")
NOTE = "footnote-ref"
"""The class of a mark of a footnote. Neither it nor readings stand in a table of contents."""

ADDRESS_SIGNS = "%!#$&'()*+,/:;=?@~-._"
"""What may stand in a web address beside letters and figures (RFC 3986)."""

ISOLATED = frozenset({"a", "cite", "code", "em", "pre"})
"""Elements that often hold words of the other direction. Style sheets of e-books may not isolate
them (EPUB 3.3, CSS requirements), so the attribute `dir` does."""

ROLES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("a", NOTE): {"role": "doc-noteref", "epub:type": "noteref"},
    ("a", "footnote-backref"): {"role": "doc-backlink", "epub:type": "backlink"},
    ("li", "footnote-item"): {"epub:type": "footnote"},
    ("section", "footnotes"): {"role": "doc-endnotes", "epub:type": "endnotes"},
}
"""How reading systems know notes, to show them where they are asked for (DPUB-ARIA 1.1)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the table of contents shows it."""

    level: int
    id: str
    label: str
    """XHTML: its words, with the language of those in another one."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The body of an article, ready for an e-book."""

    body: str
    """XHTML."""
    headings: tuple[Heading, ...]
    pictures: tuple[str, ...]
    """The addresses of those that it shows, in order."""
    described: bool
    """True where each of them has an alternative text, if an empty one."""


@dataclass(frozen=True, slots=True)
class Places:
    """What the links and pictures of a body may lead to."""

    ids: frozenset[str]
    pictures: Mapping[str, str]
    """The files of the book by the addresses that the body has for them."""
    page: str = ""
    """The web address of the page that relative links start from; "" where there is none."""
    isolate: bool = False
    """True where words of the other direction are held apart."""


def chapter(html: str, pictures: Mapping[str, str], page: str = "", rtl: bool = False) -> Chapter:
    """The body of an article, whose headings all have ids.

    A picture that is not in the book becomes a link to it, where it has a web address, or its
    alternative text. A relative link leads to the web, or is words alone.
    """
    found = list(_identified(tokens(html)))
    shown = [each for each in found if _is_picture(each) and _source(each) in pictures]
    gone = [each for each in found if _is_picture(each) and _source(each) not in pictures]
    ids = frozenset(_ids(found)) - frozenset(_ids(gone))
    fitted = list(_fitted(found, Places(ids, pictures, page, rtl)))
    return Chapter(
        written(fitted),
        tuple(_headings(fitted)),
        tuple(dict.fromkeys(map(_source, shown))),
        all("alt" in each.attributes for each in shown if isinstance(each, Tag)),
    )


def _is_picture(token: Token) -> bool:
    return isinstance(token, Tag) and token.name == "img"


def _source(token: Token) -> str:
    return token.attributes.get("src", "") if isinstance(token, Tag) else ""


def _ids(found: Iterable[Token]) -> Iterator[str]:
    return (each.attributes.get("id", "") for each in found if isinstance(each, Tag))


def _identified(found: Sequence[Token]) -> Iterator[Token]:
    """Tokens whose ids are ids, each once, and whose headings all have one."""
    taken = set(_ids(found))
    free = (name for name in map("heading-{}".format, count(1)) if name not in taken)
    seen: set[str] = set()
    for token in found:
        if isinstance(token, Tag):
            own = token.attributes.get("id", "")
            if not own or own in seen or SPACE.search(own) or own != permitted(own):
                own = next(free) if HEADING.fullmatch(token.name) else ""
            seen.add(own)
            token = replace(token, attributes=_with_id(token.attributes, own))
        yield token


def _with_id(attributes: Mapping[str, str], own: str) -> dict[str, str]:
    rest = {name: value for name, value in attributes.items() if name != "id"}
    return {"id": own, **rest} if own else rest


def _fitted(found: Iterable[Token], places: Places) -> Iterator[Token]:
    """Tokens for the book; an element may change its name, so what is open is kept."""
    names: list[str] = []
    links, around = 0, ""
    for token in found:
        if isinstance(token, End):
            name = names.pop()
            links -= name == "a"
            yield End(name)
        elif isinstance(token, Tag) and token.name == "img":
            yield from _picture(token.attributes, places, links > 0)
        elif isinstance(token, Tag):
            token = _marked(_linked(token, places), around, places)
            yield token
            around = token.attributes.get("class", "")
            names += [] if token.name in VOID else [token.name]
            links += token.name == "a"
        else:
            yield token


def _linked(token: Tag, places: Places) -> Tag:
    """A link that leads somewhere, or a span."""
    if token.name != "a" or "href" not in token.attributes:
        return token
    address = _address(token.attributes["href"], places)
    if address:
        return Tag("a", {**token.attributes, "href": address})
    gone = ("href", "hreflang", "aria-label")
    return Tag("span", {name: own for name, own in token.attributes.items() if name not in gone})


def _address(href: str, places: Places) -> str:
    """Where a link leads from inside the book; "" for nowhere."""
    if href.startswith("#"):
        own = unquote(href[1:])
        return f"#{_fragment(own)}" if own and own in places.ids else ""
    try:
        full = urljoin(places.page, href.strip())
        parts = urlsplit(full)
    except ValueError:
        return ""
    web = parts.scheme in ("http", "https")
    good = _is_host(parts.hostname) if web else parts.scheme in SCHEMES and bool(parts.path)
    return _escaped(full) if good else ""


def _is_host(name: str | None) -> bool:
    """True for a domain's name or an IPv4 address; no article leads to one of IPv6."""
    labels = (name or "").removesuffix(".").split(".")
    return all(labels) and ":" not in labels[0]


def _fragment(id_: str) -> str:
    """An id as addresses have it; signs that may stand there stay, for old programs' sake."""
    return quote(id_, safe=ADDRESS_SIGNS.replace("%", "").replace("#", ""))


def _escaped(address: str) -> str:
    """An address of signs that may stand in one."""
    stray = re.sub("%(?![0-9A-Fa-f]{2})", "%25", address)
    return quote(stray, safe=ADDRESS_SIGNS)


def _marked(token: Tag, around: str, places: Places) -> Tag:
    """A tag with its role in the book and, in a book from right to left, its own direction."""
    kinds = token.attributes.get("class", "").split()
    kinds += [NOTE] if around == NOTE and "href" in token.attributes else []
    own = next((ROLES[token.name, each] for each in kinds if (token.name, each) in ROLES), {})
    attributes = {**token.attributes, **own}
    if places.isolate and token.name in ISOLATED:
        attributes.setdefault("dir", "auto")
    return Tag(token.name, attributes)


def _picture(attributes: Mapping[str, str], places: Places, linked: bool) -> Iterator[Token]:
    """A picture of the book, or what stands for it."""
    source, words = attributes.get("src", ""), attributes.get("alt")
    if source in places.pictures:
        own = {n: v for n, v in attributes.items() if n not in SIZES or PIXELS.fullmatch(v)}
        yield Tag("img", {"alt": "", **own, "src": places.pictures[source]})
        return
    address = _address(source, places) if source and not linked and words != "" else ""
    if address:
        yield from (_marked(Tag("a", {"href": address}), "", places), words or address, End("a"))
    elif words:
        yield words


def _headings(found: Sequence[Token]) -> Iterator[Heading]:
    """The headings that have words, in order; one inside another is a part of it."""
    starts: list[int] = []
    for place, token in enumerate(found):
        if isinstance(token, Tag) and HEADING.fullmatch(token.name):
            starts.append(place)
        elif isinstance(token, End) and HEADING.fullmatch(token.name):
            start = starts.pop()
            own, label = found[start], list(_label(found[start + 1 : place] if not starts else []))
            if isinstance(own, Tag) and any(isinstance(t, str) and t.strip() for t in label):
                yield Heading(int(token.name[1]), own.attributes["id"], written(label))


def _label(found: Iterable[Token]) -> Iterator[Token]:
    """The words of a heading: of its elements, those that are in another language."""
    roles: list[str] = []
    silent = 0
    for token in found:
        if isinstance(token, End):
            role = roles.pop()
            yield from [End("span")] if role == "span" and not silent else []
            silent -= not role
        elif isinstance(token, Tag) and token.name not in VOID:
            own = {n: v for n, v in token.attributes.items() if n in ("dir", "lang")}
            roles.append(_role(token, own))
            silent += not roles[-1]
            yield from [Tag("span", own)] if roles[-1] == "span" and not silent else []
        elif not silent:
            yield token.attributes.get("alt", " ") if isinstance(token, Tag) else token


def _role(token: Tag, own: Mapping[str, str]) -> str:
    """What an element becomes in a table of contents: a span, its words alone, or "" for none."""
    if token.name in UNSAID or token.attributes.get("class") == NOTE:
        return ""
    return "span" if own else "words"


def contents(headings: Sequence[Heading], file: str) -> str:
    """The table of contents as XHTML: a list in the list for each level below."""
    pieces: list[str] = []
    open_: list[int] = []
    for heading in headings:
        start = "<ol>"
        while open_ and open_[-1] >= heading.level:
            open_.pop()
            ends = not open_ or open_[-1] < heading.level
            start = "" if ends else start
            pieces.append("</li>" if ends else "</li></ol>")
        open_.append(heading.level)
        address = escape(f"{file}#{_fragment(heading.id)}")
        link = f'<a href="{address}">{heading.label}</a>'
        pieces.append(f"{start}\n<li>{link}")
    return "".join([*pieces, *("</li></ol>" for _ in open_)])
