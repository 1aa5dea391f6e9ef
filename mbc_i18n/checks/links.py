"""What a reader clicks, writes to or calls: addresses and telephone numbers stay as they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.context import Words
from mbc_i18n.checks.quantities import naming
from mbc_i18n.model import Message

URL = re.compile(r"(?:https?://|(?<![\w.@/-])www\.)[!#-;=?-Z_a-z~\[\]|]++", re.IGNORECASE)
"""A web address in ASCII; `%`, brackets and all that RFC 3986 has may stand in it."""

EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+")
PHONE = re.compile(
    r"""(?<![\w.,/–-])(?:
        \+\d[\d(][-\d .()\u00a0]{5,20}\d
        | (?:1[-. ])?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}
        | 1-\d{3}-\d{1,3}-?[A-Z]{4,7}
    )(?![\w–-])""",
    re.VERBOSE,
)
"""A telephone number: international, North American, or with letters (1-800-4-CANCER)."""

GROUPED = re.compile(r"[0-9+](?:(?<=[0-9][0-9])[-. )(\u00a0]{1,2}[0-9]|(?<=\+)[0-9]{3})")
"""Figures that may be a part of a telephone number: a quick look before a thorough one."""

TRAILING = ".,;:!?'*|"
KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""Which digit of a telephone a letter stands for (ITU-T E.161)."""

Local = Mapping[str, Sequence[str]]
"""What may stand in the place of an address or a number of the source (`Context.local`)."""

NOTHING: Local = MappingProxyType({})


def _has_links(message: Message, context: Context) -> bool:
    source = message.source
    return "http" in source or "http" in message.target or "www." in source.lower()


@check("links", severity="error", its_type="inconsistent-entities", look=_has_links)
def links(message: Message, context: Context) -> Iterator[Problem]:
    """Web addresses in the text stay as they are, letter by letter.

    Another page of the same site may be the reader's own language: it is a warning. So is an
    address that is not in the source.

    Bad: es | See https://example.org/care | Vea https://ejemplo.org/care
    Bad: es | See www.example.org | Vea la página
    Good: es | See https://example.org/care. | Consulte https://example.org/care.
    Good: zh_Hans | See https://example.org/care. | 请访问https://example.org/care。
    """
    if not _has_links(message, context):
        return
    source, target = context.source_words(message).text, context.target_words(message).text
    ours, theirs = urls(source), urls(target)
    hosts = {host(url) for url in theirs}
    lost = missing(ours, theirs, context.local)
    for url in lost:
        moved = host(url) in hosts
        told = "is another page of the site here" if moved else "is missing or changed"
        yield Problem(f"{url} {told}", severity="warning" if moved else "", suggestion=url)
    if not lost:
        yield from _added(ours, theirs, context.local)


def _added(ours: Sequence[str], theirs: Sequence[str], local: Local) -> Iterator[Problem]:
    """Addresses of other sites than the source's."""
    known = [*ours, *(own for url in ours for own in local.get(url, ()))]
    hosts = {host(url) for url in known}
    for url in missing(theirs, known):
        if host(url) not in hosts:
            yield Problem(f"{url} is not in the source", severity="warning")


@check(
    "contacts",
    severity="error",
    its_type="inconsistent-entities",
    signs=(),
    source_signs="@+0123456789",
)
def contacts(message: Message, context: Context) -> Iterator[Problem]:
    """E-mail addresses and telephone numbers stay as they are.

    The signs between a number's digits are free, and so is the prefix of the country. A locale's
    own helplines and pages are named in the settings (`checks.local`).

    Bad: es | Write to info@example.org | Escriba a info@ejemplo.org
    Bad: fr | Call 800-555-0199 | Appelez le 800-555-0198
    Good: es | Write to info@example.org | Escriba a info@example.org
    Good: fr | Call 1-800-555-0199. | Appelez le 1 800 555 01 99.
    Good: es | Call 1-800-4-CANCER. | Llame al 1-800-4-CANCER (1-800-422-6237).
    """
    if "@" in message.source:
        theirs = {found.lower() for found in EMAIL.findall(message.target)}
        for email in dict.fromkeys(EMAIL.findall(message.source)):
            if email.lower() not in theirs and not (theirs & _local(email, context)):
                yield Problem(f"{email} is missing or changed", suggestion=email)
    if GROUPED.search(message.source):
        yield from _phones(message, context)


def _local(email: str, context: Context) -> set[str]:
    """What may stand in the place of an e-mail address, in small letters."""
    return {own.lower() for own in context.local.get(email, ())}


def _phones(message: Message, context: Context) -> Iterator[Problem]:
    source = context.source_words(message)
    numbers = _called(source.text)
    called = _digits(context.target_words(message).text) if numbers else ""
    for found in {number[0]: number for number in numbers}.values():
        accepted = (found[0], *context.local.get(found[0], ()))
        if not any(_national(number) in called for number in accepted):
            yield _changed(found, source, context.target_words(message))


def _called(text: str) -> list[re.Match[str]]:
    """The telephone numbers of a text: those that look so, and those that are no figures."""
    found = list(PHONE.finditer(text))
    spans = [number.span() for number in found]
    others = naming.phone_numbers(text)
    return [
        *found,
        *(o for o in others if not any(a < o.end() and o.start() < b for a, b in spans)),
    ]


def _changed(number: re.Match[str], source: Words, target: Words) -> Problem:
    """What a number became: the first one there of about as many digits."""
    length = len(_digits(number[0]))
    runs = (
        run for run in naming.RUN.finditer(target.text) if abs(len(_digits(run[0])) - length) < 2
    )
    other = next(runs, None)
    told = f"became {other[0]}" if other else "is missing"
    spans = (target.span(other.span()),) if other else ()
    message = f"{number[0]} {told}"
    return Problem(message, (source.span(number.span()),), spans, suggestion=number[0])


def _digits(text: str) -> str:
    """The digits of a text, whatever their script, letters of a vanity number as their keys."""
    vanity = re.sub(r"(?<=\d-)[A-Z]{4,7}", lambda found: found[0].translate(KEYPAD), text)
    values = (unicodedata.decimal(character, -1) for character in vanity)
    return "".join(str(value) for value in values if value >= 0)


def _national(number: str) -> str:
    """The digits of a number without what countries put before it."""
    digits = _digits(number)
    return digits.removeprefix("1") if len(digits) == 11 else digits


def urls(text: str) -> list[str]:
    """The web addresses of a text, each once, without the signs of the sentence around them."""
    found = (url.rstrip(TRAILING) for url in URL.findall(text))
    return list(dict.fromkeys(url if "(" in url else url.split(")")[0] for url in found))


def missing(ours: Collection[str], theirs: Collection[str], local: Local = NOTHING) -> list[str]:
    """The addresses without a counterpart, neither their own nor a local one."""
    known = {_same(url) for url in theirs}
    return [url for url in ours if not known & {_same(url), *map(_same, local.get(url, ()))}]


def _same(url: str) -> str:
    """An address in the form in which two that lead to one page are equal."""
    return url.rstrip("/" + TRAILING)


def host(url: str) -> str:
    """`example.org` of `https://www.example.org/care`."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower()).partition("/")[0]
