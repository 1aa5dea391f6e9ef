"""A page as one file that needs no other: pictures inside, links to elsewhere absolute."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from mbc_i18n.errors import UserError
from mbc_i18n.publish.markup import INSIDE, with_attributes

TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""Media types of pictures by the ending of their files' names."""

PICTURE = re.compile(rf"<img\b{INSIDE}>")
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
LANGUAGES = re.compile(r"(<header>(?:(?!</header>).)*?)<nav\b.*?</nav>\n?", re.S)
FOOTER = re.compile(r"<footer>.*", re.S)
MORE = re.compile(r'<p class="more">.*?</p>\n?', re.S)
LINK = re.compile(rf"<a\b({INSIDE})>((?:(?!<a\b|</a>).)*)</a>", re.S)
HREF = re.compile(r"""\shref=(?:"([^"]*)"|'([^']*)')""")


def embedded(html: str, pictures: Mapping[str, bytes]) -> str:
    """The page with its pictures in it, by the address that it has for them.

    Links to other pages of the site go to the web where the page names its own address, else they
    are left out: a list of languages as a whole, links in the text but for their words. Raises
    UserError for a picture that is not given.
    """
    html = PICTURE.sub(lambda tag: with_attributes(tag[0], partial(_data, pictures)), html)
    home = CANONICAL.search(html)
    if home:
        return LINK.sub(lambda link: _absolute(link, unescape(home[1])), html)
    html = LANGUAGES.sub(r"\1", html, count=1)
    html = FOOTER.sub(lambda footer: MORE.sub("", footer[0]), html)
    return LINK.sub(lambda link: link[2] if _is_near(_href(link)) else link[0], html)


def _data(pictures: Mapping[str, bytes], name: str, value: str) -> str:
    if name != "src" or not _is_near(value):
        return value
    kind = TYPES.get(PurePosixPath(urlsplit(value).path).suffix.lower())
    if value not in pictures or kind is None:
        problem = "is not there" if kind else "is of no known kind"
        raise UserError(f"picture {value} {problem}", step=f"known: {', '.join(TYPES)}")
    return f"data:{kind};base64,{base64.b64encode(pictures[value]).decode()}"


def _href(link: re.Match[str]) -> str:
    found = HREF.search(link[1])
    return unescape(found[1] or found[2] or "") if found else ""


def _is_near(address: str) -> bool:
    """True for one that leads to another file of the site."""
    with suppress(ValueError):  # an address that is none leads nowhere
        parts = urlsplit(address)
        return not parts.scheme and not parts.netloc and bool(parts.path or parts.query)
    return False


def _absolute(link: re.Match[str], home: str) -> str:
    def joined(name: str, value: str) -> str:
        return urljoin(home, value) if name == "href" and _is_near(value) else value

    opening = link[0][: link.start(2) - link.start()]
    return with_attributes(opening, joined) + link[2] + "</a>"
