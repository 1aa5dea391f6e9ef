"""The direction of a page and of its parts, from the script of their language."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page, Stretch

ISOLATED = frozenset(("bdi", "bdo"))
RIGHT = frozenset(("ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO", "ADLAM"))
WHOLE = frozenset(("html", "body", "bdo"))
FIELDS = frozenset(("input", "textarea"))


@of_page("page-dir")
def page_dir(page: Page, site: Site) -> Iterator[Problem]:
    """A page whose direction is not that of its language's script, or is left to chance."""
    said, right = page.html.says("dir").strip().lower(), tongues.direction(site.language(page))
    step = f'write <html dir="{right}">'
    if right and said not in (right, "") or said == "auto":
        yield at(page.html, f'dir="{said}" on a page in {site.language(page)}', step)
    elif right == "rtl" and not said:
        yield at(page.html, f"no dir on a page in {site.language(page)}", step)
    for body in page.all("body"):
        own = body.says("dir").strip().lower()
        if right and own not in ("", right):
            yield at(body, f'dir="{own}" on the body of a page in {site.language(page)}', step)


@of_page("part-dir")
def part_dir(page: Page, site: Site) -> Iterator[Problem]:
    """A part in a language of another direction that does not say so, or says it wrongly."""
    for node in page.nodes[1:]:
        tag = node.says("lang").strip()
        right = tongues.direction(tag) if tag and node.texts[0] < node.texts[1] else ""
        said = node.says("dir").strip().lower()
        if right and said not in ("", right, "auto"):
            yield at(node, f'dir="{said}" on words in {tag}', f'write dir="{right}"')
        elif right and not said and node.tag not in ISOLATED and _around(node, page) != right:
            told = f"<{node.tag}> in {tag} stands in text of the other direction"
            yield at(node, told, f'write dir="{right}" beside its lang')


def _around(node: Node, page: Page) -> str:
    """The direction that holds around an element."""
    for each in page.above(node):
        said = each.says("dir").strip().lower()
        if said in ("ltr", "rtl"):
            return said
        if said == "auto" or each.tag in ISOLATED:
            return tongues.direction(each.lang) or "ltr"
    return tongues.direction(page.html.lang) or "ltr"


@of_page("dir-auto")
def dir_auto(page: Page, site: Site) -> Iterator[Problem]:
    """Words of a known language whose direction is left to their first letter."""
    for node in page.nodes:
        known = node.lang and node.tag not in FIELDS and node.tag not in ISOLATED
        if node.says("dir").strip().lower() == "auto" and known and node.tag != "html":
            right = tongues.direction(node.lang) or "ltr"
            told = f'dir="auto" on <{node.tag}>: a name at its start would turn the line'
            yield at(node, told, f'write dir="{right}", or leave it out')


@of_page("text-dir")
def text_dir(page: Page, site: Site) -> Iterator[Problem]:
    """Words that run in the direction of another script than the one they are written in."""
    origins = _origins(page)
    told: set[int] = set()
    for stretch in page.stretches if origins else ():
        origin = -1 if stretch.attribute else origins[stretch.node]
        if origin < 0 or origin in told:
            continue
        said, right = page.nodes[origin].says("dir").strip().lower(), _written(stretch)
        if right and said != right:
            told.add(origin)
            words = f'dir="{said}" on words that run {right}: “{stretch.words[:40]}”'
            yield at(page.nodes[origin], words, f'write dir="{right}"')


def _origins(page: Page) -> list[int]:
    """For each element the one whose `dir` holds in it, -1 for the page's; nothing for none.

    One that names its language too is the matter of `part-dir`.
    """
    found: list[int] = []
    for node in page.nodes:
        around = found[node.parent] if node.parent >= 0 else -1
        said = node.says("dir").strip().lower() in ("ltr", "rtl") and node.tag not in WHOLE
        found.append((-1 if node.says("lang") else node.index) if said else around)
    return found if any(each >= 0 for each in found) else []


def _written(stretch: Stretch) -> str:
    """The direction of most letters of a stretch, "" where it has too few."""
    letters = [tongues.script_of(sign) in RIGHT for sign in stretch.own if sign.isalpha()]
    if len(letters) < 8:
        return ""
    return "rtl" if sum(letters) * 2 > len(letters) else "ltr"
