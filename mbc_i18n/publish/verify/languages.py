"""The language that a page and its parts say they are in."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_i18n.publish.verify import tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.twins import alternates
from mbc_i18n.publish.verify.values import Page


@of_page("page-lang")
def page_lang(page: Page, site: Site) -> Iterator[Problem]:
    """A page without a language, or with one that is no language tag."""
    tag = page.html.says("lang")
    right = site.places[page.file].locale.replace("_", "-") or "…"
    if not tag.strip():
        yield at(page.html, "<html> has no lang", f'write <html lang="{right}">')
        return
    told, step = tongues.fault(tag)
    if told:
        yield at(page.html, f"lang of <html>: {told}", step)


@of_page("page-lang-place")
def page_lang_place(page: Page, site: Site) -> Iterator[Problem]:
    """A page whose language is not that of its folder or its file's name."""
    tag, place = page.html.says("lang").strip(), site.places[page.file].locale
    if tag and place and not _as_exact(tag, place):
        told = f'lang="{tag}", but the page lies under {place}'
        yield at(page.html, told, f'write lang="{place.replace("_", "-")}", or move the page')


def _as_exact(tag: str, place: str) -> bool:
    """True where a page's tag says as much as its place: a script that is named stays named."""
    found, wanted = (tongues.TAG.fullmatch(each.replace("_", "-")) for each in (tag, place))
    bare = found and not (found["script"] or found["territory"])
    return tongues.agree(tag, place) and not (wanted and wanted["script"] and bare)


@of_page("page-lang-others")
def page_lang_others(page: Page, site: Site) -> Iterator[Problem]:
    """A page whose language is not the one that other pages of its article give for it."""
    tag = page.html.says("lang").strip()
    for mate in site.mates(page):
        for node in alternates(mate) if tag and mate is not page else ():
            name = node.says("hreflang").strip()
            wrong = name.lower() != "x-default" and not tongues.agree(name, tag)
            if wrong and site.page_at(node.says("href"), mate) is page:
                told = f'lang="{tag}", but {mate.file} links to the page as hreflang="{name}"'
                yield at(page.html, told, "make the two the same")
                return


@of_page("part-lang")
def part_lang(page: Page, site: Site) -> Iterator[Problem]:
    """A part of a page with a language that is no language tag."""
    for node in page.nodes[1:]:
        for name in ("lang", "xml:lang", "hreflang"):
            tag = node.says(name)
            told, step = tongues.fault(tag) if tag and tag.lower() != "x-default" else ("", "")
            if told:
                yield at(node, f"{name} of <{node.tag}>: {told}", step)


@of_page("lang-twice")
def lang_twice(page: Page, site: Site) -> Iterator[Problem]:
    """An element whose `lang` and `xml:lang` differ, or a page whose metadata names another."""
    for node in page.nodes:
        both = node.says("lang"), node.says("xml:lang")
        if all(both) and both[0].lower() != both[1].lower():
            told = f'lang="{both[0]}" and xml:lang="{both[1]}" on one element'
            yield at(node, told, "make the two the same")
    tag = page.html.says("lang").strip()
    for node in page.all("meta"):
        key = (node.says("http-equiv") or node.says("name")).lower()
        named = node.says("content").strip()
        told_by = key in ("content-language", "dcterms.language", "dc.language", "language")
        if tag and named and told_by and not tongues.agree(named.partition(",")[0], tag):
            told = f"{key} says “{named}”, the page's lang is “{tag}”"
            yield at(node, told, "make the two the same")
