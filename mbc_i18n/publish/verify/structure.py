"""Structure and inline markup as in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mbc_i18n.publish.verify.outline import HEADINGS, INLINE, NAMES, alike, outline, pairs
from mbc_i18n.publish.verify.registry import Problem, at, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page

LONG = 60
"""Characters of a paragraph that no language says in a quarter of them."""

KEPT = ("colspan", "rowspan", "scope", "start", "reversed", "type")
"""Attributes of lists and tables that carry meaning."""


@of_pair("structure", whole=True)
def structure(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """Paragraphs, lists, tables, pictures and the like that differ from the source's."""
    own, wanted = outline(page), outline(source)
    if alike(page, source):
        return
    counts = [Counter(block.node.tag for block in each) for each in (own, wanted)]
    differ = [name for name in NAMES if counts[0][name] != counts[1][name] and name not in HEADINGS]
    line, where = _first_difference(page, source)
    for name in differ:
        told = f"{counts[0][name]} × {NAMES[name]} (<{name}>), the source has {counts[1][name]}"
        yield Problem(told, f"compare from here on with {source.file}{where}", line)
    if not differ and counts[0] == counts[1]:
        yield Problem(
            "its parts stand in another order or depth than the source's",
            f"compare from here on with {source.file}{where}",
            line,
        )


def _first_difference(page: Page, source: Page) -> tuple[int, str]:
    own, wanted = outline(page), outline(source)
    for ours, theirs in zip(own, wanted, strict=False):
        if (ours.node.tag, ours.depth) != (theirs.node.tag, theirs.depth):
            return ours.node.line, f":{theirs.node.line}"
    return (own[-1].node.line if own else page.html.line), ""


@of_pair("inline", whole=True)
def inline(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """Emphasis, code and other inline markup that a block has more or less of than the source's."""
    if not alike(page, source):
        return
    for ours, theirs in zip(outline(page), outline(source), strict=True):
        for name in sorted(INLINE) if ours.inline != theirs.inline else ():
            count, wanted = ours.inline.get(name, 0), theirs.inline.get(name, 0)
            if count != wanted:
                told = f"{count} × <{name}> in this <{ours.node.tag}>, the source has {wanted}"
                yield at(ours.node, told, f"see {source.file}:{theirs.node.line}")


@of_pair("block-attributes", whole=True)
def block_attributes(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A list that begins elsewhere, or a table cell that spans other cells, than the source's."""
    if not alike(page, source):
        return
    for ours, theirs in zip(outline(page), outline(source), strict=True):
        bare = not ours.node.attributes and not theirs.node.attributes
        for name in KEPT if not bare else ():
            own, wanted = ours.node.says(name), theirs.node.says(name)
            if own != wanted:
                told = f'{name}="{own}" on <{ours.node.tag}>, in the source "{wanted}"'
                yield at(ours.node, told, "keep the source's")


@of_pair("empty-block", whole=True)
def empty_block(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A block without words where the source has some."""
    if not alike(page, source):
        return
    for ours, theirs in zip(outline(page), outline(source), strict=True):
        if not page.text(ours.node) and source.text(theirs.node):
            told = f"this <{ours.node.tag}> is empty, the source says “"
            yield at(ours.node, f"{told}{source.text(theirs.node)[:40]}”", "translate it")


@of_pair("ids", whole=True)
def ids(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A place of the article that links may name in the source, and not here."""
    inside = (name for name, index in source.ids.items() if index in source.article)
    for name in inside:
        if name not in page.ids and source.nodes[source.ids[name]].tag not in HEADINGS:
            told = f"nothing has the id “{name}”, which the source's page has"
            line = page.nodes[page.root].line if page.root >= 0 else 1
            yield Problem(told, "keep the source's ids", line)


@of_pair("repeated", whole=True)
def repeated(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """The same words twice where the source says two different things."""
    seen: dict[str, str] = {}
    for pair in pairs(page, source):
        words = pair.own.words
        if len(words) >= 40:
            before = seen.setdefault(words, pair.source.words)
            if before != pair.source.words:
                told = f"the same words twice: “{words[:40]}…”"
                yield at(pair.own, told, f"see {source.file}:{pair.source.line}")


@of_pair("shortened", "warning", whole=True)
def shortened(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """A paragraph that says much less than the source's."""
    for pair in pairs(page, source):
        wanted = len(pair.source.words)
        if wanted < LONG or len(pair.own.words) * 4 >= wanted:
            continue
        wide = sum(sign > "\u2e7f" for sign in pair.own.words)
        if (len(pair.own.words) + 2 * wide) * 4 < wanted:
            told = f"“{pair.own.words[:40]}” stands for {wanted} characters of the source"
            yield at(pair.own, told, f"see {source.file}:{pair.source.line}")
