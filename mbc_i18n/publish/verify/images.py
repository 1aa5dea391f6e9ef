"""Pictures: there, the source's, and described in the reader's language."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mbc_i18n.publish.verify import addresses, tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page


def pictures(page: Page) -> list[Node]:
    """The pictures of the article."""
    return [node for node in page.of_article() if node.tag == "img"]


@of_page("alt")
def has_alt(page: Page, site: Site) -> Iterator[Problem]:
    """A picture without an alternative text, not even an empty one."""
    for node in page.all("img", "area"):
        if "alt" not in node.attributes:
            yield at(node, f"<{node.tag}> has no alt", 'describe the picture, or write alt=""')


@of_pair("alt-lost", whole=True)
def alt_lost(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A picture whose alternative text is empty where the source's is not."""
    own, wanted = pictures(page), pictures(source)
    if len(own) == len(wanted):
        for ours, theirs in zip(own, wanted, strict=True):
            if theirs.says("alt").strip() and not ours.says("alt").strip():
                told = f"no alternative text; the source has “{theirs.says('alt')[:40]}”"
                yield at(ours, told, "translate it")


@of_pair("picture", whole=True)
def picture(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A picture that is another one than the source's; one of a locale's folder may be."""
    own, wanted = pictures(page), pictures(source)
    for ours, theirs in zip(own, wanted, strict=False):
        meant = site.expected(theirs.says("src"), page) == ours.says("src")
        if not meant and _bare(ours, page, site) != _bare(theirs, source, site):
            told = (
                f"the picture is {ours.says('src')[:60]}, in the source {theirs.says('src')[:60]}"
            )
            yield at(ours, told, "use the source's picture, or its localized form")
            return


def _bare(node: Node, page: Page, site: Site) -> str:
    """The picture's path without what names a locale: `img/es/a.png`, `a.es.png`."""
    source = node.says("src").strip()
    if addresses.scheme(source) and not site.target(source, page).file:
        return source
    path = site.target(source, page).file
    folder, name = posixpath.split(path)
    parts = [part for part in folder.split("/") if not _is_locale(part, page, site)]
    pieces = [part for part in name.split(".") if not _is_locale(part, page, site)]
    return "/".join([*parts, ".".join(pieces)])


def _is_locale(part: str, page: Page, site: Site) -> bool:
    return bool(tongues.known(part)) and tongues.agree(part, site.language(page))
