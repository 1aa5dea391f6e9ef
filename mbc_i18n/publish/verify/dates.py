"""Dates: right for programs, and in words of the reader's language."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from mbc_i18n import locales
from mbc_i18n.publish.verify import tongues
from mbc_i18n.publish.verify.registry import Problem, at, of_page
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Page

MONTH = re.compile(r"(\d{4})-(\d\d)")
OTHER = re.compile(
    r"(?:\d{4}|--\d\d-\d\d|\d\d-\d\d|\d{4}-W\d\d"
    r"|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?|Z|[+-]\d\d:?\d\d"
    r"|P(?=[\dT])(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?|(?:\d+ ?[wdhms] ?)+)",
    re.I,
)
"""A year, a day of any year, a week, a time, an offset, a duration: valid by the HTML standard."""

CALENDARS = frozenset(("th", "fa", "ps", "ckb", "mzn", "lrc", "dz", "am", "ti"))
"""Languages whose readers may count years in another calendar."""

NUMBER = re.compile(r"\d+")


@of_page("datetime")
def date_time(page: Page, site: Site) -> Iterator[Problem]:
    """A `<time>` whose date is none, or whose words say another date."""
    for node in page.all("time", "del", "ins"):
        value = node.says("datetime").strip() if "datetime" in node.attributes else None
        words = page.text(node)
        if value is not None and not is_valid(value):
            yield at(node, f"“{value[:40]}” is no date", "write it as YYYY-MM-DD")
        elif value is None and node.tag == "time" and not is_valid(words):
            yield at(node, f"<time> without datetime: “{words[:40]}”", "add the date as YYYY-MM-DD")
        elif value is not None and node.tag == "time" and not _agrees(value, words, node.lang):
            told = f"the words say “{words[:40]}”, the datetime {value}"
            yield at(node, told, "make the two the same")


def is_valid(value: str) -> bool:
    """True for what `<time>` may say: a date, a month, a time, a duration."""
    month = MONTH.fullmatch(value)
    if month:
        return 1 <= int(month[2]) <= 12
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return bool(value) and bool(OTHER.fullmatch(value))
    return value[:1].isdigit() and len(value) >= 10


def _agrees(value: str, words: str, tag: str) -> bool:
    """True where year and day of a full date stand in its words, if these hold a year."""
    try:
        day = datetime.date.fromisoformat(value[:10])
    except ValueError:
        return True
    found = {_value(each) for each in NUMBER.findall(words)}
    if tongues.language(tag) in CALENDARS or not any(1900 <= each < 2200 for each in found):
        return True
    named = {number for name, number in _months(tag) if name in words.casefold()}
    return {day.year, day.day} <= found and day.month in (named or found)


def _value(digits: str) -> int:
    return int("".join(str(unicodedata.digit(sign)) for sign in digits[:9]))


@cache
def _months(tag: str) -> tuple[tuple[str, int], ...]:
    """The names of the months of a language, without capitals."""
    name = tongues.known(tag)
    found = locales.months(name).items() if name else ()
    return tuple((month.casefold(), number) for month, number in found if not month.isdigit())


@of_page("foreign-date")
def foreign_date(page: Page, site: Site) -> Iterator[Problem]:
    """A date with the name of a month as the source's language has it."""
    look = _foreign(tongues.known(site.language(page)), tongues.known(site.source_locale))
    for stretch in page.stretches if look else ():
        if stretch.attribute or not NUMBER.search(stretch.own):
            continue
        tag = stretch.lang or page.html.lang
        same = tag == page.html.lang or tongues.agree(tag, page.html.lang)
        found = look.search(stretch.own) if same and look else None
        if found:
            told = f"a date in the source's words: “{found[0]}”"
            yield at(stretch, told, "write the month in the page's language")


@cache
def _foreign(locale: str, source: str) -> re.Pattern[str] | None:
    """Dates with the months that are the source's alone; None where there are none."""
    if not locale or not source or tongues.language(locale) == tongues.language(source):
        return None
    own = {name for name, _ in _months(locale)}
    known = sorted(name for name, _ in _months(source) if len(name) > 2 and name not in own)
    if not known:
        return None
    months = "|".join(map(re.escape, known))
    before = rf"\b(?:{months})\.? \d{{1,2}}(?:,|\b)(?: \d{{4}})?"
    behind = rf"\b(?:\d{{1,2}} )?(?:{months})\.? \d{{4}}\b"
    return re.compile(f"{before}|{behind}", re.I)
