"""The words of a page and of its source's, put to the checks that translations go through."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from mbc_i18n import checks, locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.model import Catalog, Finding, Message
from mbc_i18n.publish.verify import tongues
from mbc_i18n.publish.verify.outline import pairs
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page, Stretch

WORDS = ("unchanged", "partly-untranslated")
LONG = 20
"""Characters of a text that two languages do not share by chance."""

DIGITS = re.compile(r"\d+")
FIGURES = ("numbers", "identifiers", "dates", "ranges")


@lru_cache(maxsize=64)
def texts(page: Page) -> dict[str, Stretch]:
    """The words of a page, each with the first place where they stand."""
    found: dict[str, Stretch] = {}
    for each in page.stretches:
        found.setdefault(each.own.casefold(), each)
    return found


def is_own(stretch: Stretch, page: Page) -> bool:
    """True for words in the page's own language, as far as the page says."""
    return tongues.language(stretch.lang) == tongues.language(page.html.lang)


@lru_cache(maxsize=64)
def long_texts(page: Page) -> dict[str, Stretch]:
    """The longer words of a page in its own language."""
    return {
        words: each
        for words, each in texts(page).items()
        if len(words) >= LONG and is_own(each, page)
    }


@lru_cache(maxsize=4)
def findings(page: Page, source: Page, site: Site) -> tuple[Finding, ...]:
    """What the checks find: of each block beside its source, and of words that are the same."""
    locale = tongues.known(site.language(page))
    own = tongues.known(site.source_locale)
    if not locale or not own or tongues.may_share(locale, own) and locale == own:
        return ()
    paired = tuple(_paired(page, source))
    counted = tuple(each for each in paired if _differs(each, own, locale))
    words = tuple(dict.fromkeys((*paired, *_same(page, source))))
    try:
        return (*_run(page, words, locale, own, WORDS), *_run(page, counted, locale, own, FIGURES))
    except SettingsError:
        return ()


def _run(
    page: Page, messages: tuple[Message, ...], locale: str, source: str, names: Sequence[str]
) -> list[Finding]:
    catalog = Catalog(page.file, locale, (), messages, file=page.file)
    context = checks.Context(locale, source)
    return checks.run(catalog, context, lambda message: (), names) if messages else []


def _differs(message: Message, source: str, locale: str) -> bool:
    """True where two texts have not the same digits, or not the same months by name."""
    texts = (message.source, message.target)
    first, second = (sorted(map(_plain, DIGITS.findall(each))) for each in texts)
    if first != second or not first:
        return first != second
    named = {locales.months(source)[name] for name in _months(source).findall(message.source)}
    known = locales.months(locale).items() if named else ()
    words = message.target.casefold()
    return not named <= {number for name, number in known if name.casefold() in words}


def _plain(digits: str) -> str:
    """A number in the digits of Latin scripts; zeros before it are kept, as in 0.02."""
    return digits if digits.isascii() else "".join(str(unicodedata.decimal(d)) for d in digits)


@cache
def _months(locale: str) -> re.Pattern[str]:
    names = (re.escape(name) for name in locales.months(locale) if len(name) > 2)
    return re.compile(rf"\b(?:{'|'.join(names)})\b")


def _paired(page: Page, source: Page) -> Iterator[Message]:
    for pair in pairs(page, source):
        if is_own(pair.own, page) and pair.own.own and pair.source.own:
            yield Message(pair.source.own, pair.own.own, line=pair.own.line)


def _same(page: Page, source: Page) -> Iterator[Message]:
    known = texts(source)
    for each in page.stretches:
        if each.own and is_own(each, page) and each.own.casefold() in known:
            words = known[each.own.casefold()].own
            yield Message(words, each.own, line=each.line)
