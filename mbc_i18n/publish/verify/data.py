"""What a page tells programs about itself (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mbc_i18n.publish.verify import compared, dates, kinds, tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page, of_pair
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.twins import JSON_LD, objects
from mbc_i18n.publish.verify.values import Node, Page

DATES = ("dateModified", "datePublished", "dateCreated", "lastReviewed")
WORDS = ("name", "headline", "description", "abstract")


def _blocks(page: Page) -> list[Node]:
    return [node for node in page.all("script") if node.says("type").lower() == JSON_LD]


def _line(page: Page) -> int:
    return next((node.line for node in _blocks(page)), 1)


@of_page("json-ld")
def readable(page: Page, site: Site) -> Iterator[Problem]:
    """JSON-LD that is no JSON, or that could end its element early."""
    for node in _blocks(page):
        text = page.content.get(node.index, "")
        try:
            json.loads(text)
        except (ValueError, RecursionError) as error:
            told = str(error).partition(":")[0] if isinstance(error, ValueError) else "too deep"
            yield at(node, f"the JSON-LD cannot be read ({told})", "write it anew")
        if "<" in text:
            told = "“<” in the JSON-LD is not escaped"
            yield at(node, told, "write \\u003c for it")


@of_page("json-ld-language")
def language(page: Page, site: Site) -> Iterator[Problem]:
    """JSON-LD with another language or address than the page's."""
    for value in objects(page):
        said = value.get("inLanguage")
        tag = said.get("alternateName", "") if isinstance(said, dict) else said
        fits = not isinstance(tag, str) or tongues.agree(tag, site.language(page))
        if isinstance(tag, str) and (not fits or tongues.fault(tag)[0]):
            told = f"inLanguage is “{tag[:20]}” on a page in {site.language(page)}"
            yield Problem(told, "make the two the same", _line(page))
        address = value.get("url")
        own = isinstance(address, str) and site.page_at(address, page)
        if isinstance(address, str) and own is not page and "inLanguage" in value:
            told = f"url is another page's: {address[:80]}"
            yield Problem(told, "write the page's own address", _line(page))


@of_page("json-ld-date")
def dated(page: Page, site: Site) -> Iterator[Problem]:
    """JSON-LD with a date that is none."""
    for value in objects(page):
        for name in DATES:
            date = value.get(name)
            if date is not None and not (isinstance(date, str) and dates.is_valid(date)):
                told = f"{name} is no date: {str(date)[:40]}"
                yield Problem(told, "write it as YYYY-MM-DD", _line(page))


@of_page("json-ld-works")
def works(page: Page, site: Site) -> Iterator[Problem]:
    """JSON-LD that names a translation or an original which is not there."""
    for value in objects(page):
        for name in ("translationOfWork", "workTranslation"):
            for work in _listed(value.get(name)):
                yield from _work(name, work, page, site)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _work(name: str, work: Any, page: Page, site: Site) -> Iterator[Problem]:
    address = work.get("url") or work.get("@id") if isinstance(work, dict) else work
    if not isinstance(address, str):
        return
    target = site.target(address, page)
    other = site.page_at(address, page)
    if other is None and not target.scheme and not target.host:
        told = f"{name}: {address[:80]} is not there"
        yield Problem(told, "mend the address", _line(page))
    elif other is page:
        yield Problem(f"{name} is the page itself", "name the other page", _line(page))
    tag = work.get("inLanguage") if isinstance(work, dict) else None
    if isinstance(tag, str) and other is not None and not tongues.agree(tag, site.language(other)):
        told = f"{name} says that {other.file} is in “{tag[:20]}”"
        yield Problem(told, "make the two the same", _line(page))


@of_pair("json-ld-words")
def words(page: Page, source: Page, site: Site) -> Iterator[Problem]:
    """JSON-LD that the page lost, or whose words are not the page's."""
    if _blocks(source) and not _blocks(page) and not kinds.is_hidden(page):
        told = "no JSON-LD, which the source's page has"
        yield Problem(told, "add it in the page's language", page.html.line)
        return
    if tongues.may_share(site.language(page), site.source_locale):
        return
    known = {value[name] for value in objects(source) for name in WORDS if _is_text(value, name)}
    for value in objects(page):
        for name in WORDS:
            if _is_text(value, name) and value[name] in known:
                twin = compared.texts(page).get(value[name].casefold())
                own = twin is not None and compared.is_own(twin, page)
                if len(value[name].split()) > 2 and not own and "inLanguage" in value:
                    told = f"{name} is in the source's language: “{value[name][:60]}”"
                    yield Problem(told, "translate it", _line(page))


def _is_text(value: dict[str, Any], name: str) -> bool:
    return isinstance(value.get(name), str)
