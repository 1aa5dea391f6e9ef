"""Identifiers and phone numbers: they stay letter by letter and digit by digit.

A locale may write the hyphen otherwise, leave a space, use full-width letters, or put a known name
in its own script; then its digits stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from mbc_i18n.checks.quantities.lexicon import Lexicon
from mbc_i18n.checks.quantities.matching import values
from mbc_i18n.checks.quantities.normal import normal
from mbc_i18n.checks.quantities.reading import ADDRESS, Quantity, Token
from mbc_i18n.model import Span

PHONE = re.compile(
    r"(?<![\w.,+/-])(?:\+\d{1,3}(?:[ \u00a0.-]?\(?\d{1,4}\)?){2,5}"
    r"|\(\d{2,4}\)[ \u00a0]?\d{2,4}(?:[ \u00a0.-]\d{2,4})+"
    r"|\d{1,4}(?:-\d{2,4}){2,4}|\d{3}-\d{4})(?![\w/]|[.,-]\d)"
)
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-\d{4}")
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
    """The phone numbers of two texts: what of them is known, and what is wrong."""

    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    faults: tuple[Fault, ...] = ()


def phones(source: str, target: str) -> Phones:
    """Where the phone numbers stand, and those that changed."""
    ours = list(_phones(source))
    if not ours:
        return Phones()
    digits, places = _digits(target)
    found: list[Span] = []
    lost: list[re.Match[str]] = []
    for match in ours:
        number = "".join(re.findall(r"\d", match[0]))
        at = digits.find(number)
        at, number = (at, number) if at >= 0 else (digits.find(number[1:]), number[1:])
        if at >= 0 and len(number) >= SHORTEST:
            found.append((places[at], places[at + len(number) - 1] + 1))
        else:
            lost.append(match)
    free = [m for m in _phones(target) if not any(a <= m.start() < b for a, b in found)]
    spans = tuple(match.span() for match in ours)
    taken = (*found, *(match.span() for match in free))
    return Phones(spans, taken, tuple(_changed(lost, free, source, target)))


def _phones(text: str) -> Iterator[re.Match[str]]:
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


def _changed(
    lost: Sequence[re.Match[str]], free: Sequence[re.Match[str]], source: str, target: str
) -> Iterator[Fault]:
    for place, match in enumerate(lost):
        span = normal(source).span(*match.span())
        if place < len(free):
            other = free[place]
            message = f"phone number {match[0]} became {other[0]}"
            yield Fault("identifiers", message, (span,), (normal(target).span(*other.span()),))
        else:
            yield Fault("identifiers", f"phone number {match[0]} is missing", (span,))


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


def _digits_of(token: Token) -> Set[Fraction]:
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
