"""Identifiers stay letter by letter; phone numbers, which `contacts` compares, are no figures.

A locale may write the hyphen otherwise, leave a space, use full-width letters, or put a known name
in its own script; then its digits stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from mbc_i18n.checks.quantities.lexicon import Lexicon
from mbc_i18n.checks.quantities.matching import values
from mbc_i18n.checks.quantities.normal import normal
from mbc_i18n.checks.quantities.reading import ADDRESS, Quantity, Token
from mbc_i18n.checks.quantities.values import Number
from mbc_i18n.model import Span

PHONE = re.compile(
    r"(?<![\w.,+/-])(?:\+\d{1,3}(?:[ \u00a0.-]?\(?\d{1,4}\)?){2,5}"
    r"|\(\d{2,4}\)[ \u00a0]?\d{2,4}(?:[ \u00a0.-]\d{2,4})+"
    r"|\d{1,4}(?:-\d{2,4}){2,4}|\d{3}-\d{4})(?![\w/]|[.,-]\d)"
)
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-\d{4}")
RUN = re.compile(r"\+?\(?\d(?:[ \u00a0\u202f().-]{0,2}\d)+")
LETTERS_ONLY = re.compile(r"[\W_]+")
SHORTEST = 7
"""Digits of the shortest phone number."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and which check says so."""

    check: str
    message: str
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    severity: str = "error"
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Phones:
    """Where the phone numbers of two texts stand."""

    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()


def phones(source: str, target: str) -> Phones:
    """Where the phone numbers stand.

    Where one of the source is not in the target, any long run of digits may be what became of it.
    """
    ours = list(phone_numbers(source))
    if not ours:
        return Phones()
    digits, places = _digits(target)
    found: list[Span] = []
    lost = False
    for match in ours:
        number = "".join(re.findall(r"\d", match[0]))
        at = digits.find(number)
        at, number = (at, number) if at >= 0 else (digits.find(number[1:]), number[1:])
        if at >= 0 and len(number) >= SHORTEST:
            found.append((places[at], places[at + len(number) - 1] + 1))
        else:
            lost = True
    others = _runs(target) if lost else phone_numbers(target)
    free = [m.span() for m in others if not any(a <= m.start() < b for a, b in found)]
    return Phones(tuple(match.span() for match in ours), (*found, *free))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Digits that may be a phone number, however they are grouped."""
    found = RUN.finditer(normal(text).text)
    return (match for match in found if sum(map(str.isdigit, match[0])) >= SHORTEST)


def phone_numbers(text: str) -> Iterator[re.Match[str]]:
    """What is written as a phone number is; places are those of the text."""
    plain = normal(text).text
    return (
        match
        for match in PHONE.finditer(plain)
        if sum(map(str.isdigit, match[0])) >= SHORTEST and not ISO_DATE.fullmatch(match[0])
    )


def _digits(text: str) -> tuple[str, list[int]]:
    """All digits of a text as one run, and where each of them stands."""
    plain = normal(text).text
    places = [place for place, each in enumerate(plain) if each.isdecimal()]
    return "".join(plain[place] for place in places), places


@dataclass(frozen=True, slots=True)
class Names:
    """The names of two texts that have digits: what is left of them as numbers, what is wrong."""

    wanted: tuple[Quantity, ...] = ()
    """Digits of a name that the target writes apart from letters."""
    spare: tuple[Quantity, ...] = ()
    """Digits of names that only the target has."""
    faults: tuple[Fault, ...] = ()


def names(
    ours: Sequence[Token], theirs: Sequence[Token], source: str, target: str, own: Lexicon
) -> Names:
    """Compare the names of two texts; each counts once, however often it stands."""
    wanted = {squeezed(token.name): token for token in ours if token.name}
    got = {squeezed(token.name): token for token in theirs if token.name}
    if not wanted and not got:
        return Names()
    lost = {name: token for name, token in wanted.items() if name not in got}
    free = {name: token for name, token in got.items() if name not in wanted}
    around = squeezed(normal(source).text) if free else ""
    free = {name: token for name, token in free.items() if name not in around}
    spare = tuple(
        part for name, token in got.items() if name not in wanted for part in token.readings[0]
    )
    digits = values([token for token in theirs if not token.name], foreign=True)
    apart = {name: token for name, token in lost.items() if _digits_of(token) <= digits}
    gone = {
        name: token
        for name, token in lost.items()
        if name not in apart and not own.dropped.get(token.name.lower())
    }
    parts = tuple(part for token in apart.values() for part in token.readings[0])
    faults = tuple(_lost(gone, free, source, target))
    return Names(parts, spare, faults)


def squeezed(text: str) -> str:
    """A name without what locales write between its letters and digits."""
    return LETTERS_ONLY.sub("", unicodedata.normalize("NFKC", text)).upper()


def _digits_of(token: Token) -> Set[Number]:
    return {part.value for part in token.readings[0]}


def _lost(
    gone: dict[str, Token], free: dict[str, Token], source: str, target: str
) -> Iterator[Fault]:
    left = dict(free)
    for name, token in gone.items():
        alike = next((n for n in left if _letters(n) == _letters(name)), None)
        other = alike or next(iter(left), None)
        span = normal(source).span(token.start, token.end)
        if other is None:
            if token.name not in target:
                yield Fault("identifiers", f"{token.name} is missing", (span,), (), "warning")
            continue
        match = left.pop(other)
        there = normal(target).span(match.start, match.end)
        yield Fault("identifiers", f"{token.name} became {match.name}", (span,), (there,))


def _letters(name: str) -> str:
    return re.sub(r"\d", "", name)


__all__ = ["ADDRESS", "Fault", "Names", "Phones", "names", "phones", "squeezed"]
