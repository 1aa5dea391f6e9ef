"""Pieces of an expression in Python's syntax, with what must be known to look behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

ENDLESS = 1 << 30
"""The width of a piece that has no greatest one."""

FEW_FORMS = 8
"""Most ways that are kept to write a piece out at fixed widths, where they only save time."""
MANY_FORMS = 200
"""So, in a look behind; beyond these it counts as of no fixed width."""
# Java and ICU know no look behind without a bound, but files hold some: they count so far.
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an expression: what it matches, and how wide."""

    source: str
    """In Python's syntax; safe to stand beside others, not to be repeated as it is."""
    least: int
    """Fewest characters that it matches."""
    most: int
    """Most characters, `ENDLESS` where there is no bound."""
    forms: tuple[str, ...] = ()
    """The same as alternatives of one width each; none where they would be too many."""
    tails: tuple[str, ...] = ()
    """So, where a look behind begins with it and its repetitions do not count."""
    beyond: int = 0
    """How many characters after its end it may look at."""


def fixed(source: str, width: int) -> Piece:
    """A piece of one width."""
    return Piece(source, width, width, (source,), (source,))


def sequence(pieces: Sequence[Piece], many: int = FEW_FORMS) -> Piece:
    """One piece after another."""
    first = pieces[0] if pieces else fixed("", 0)
    rest = _combined([piece.forms for piece in pieces[1:]], many)
    beyond = 0
    for piece in pieces:
        beyond = max(beyond - piece.least, piece.beyond)
    return Piece(
        "".join(piece.source for piece in pieces),
        sum(piece.least for piece in pieces),
        min(ENDLESS, sum(piece.most for piece in pieces)),
        _combined([first.forms, rest], many),
        _combined([first.tails, rest], many),
        beyond,
    )


def _combined(choices: Sequence[tuple[str, ...]], many: int) -> tuple[str, ...]:
    count = 1
    for choice in choices:
        count *= len(choice)
        if not 0 < count <= many:
            return ()
    return tuple("".join(parts) for parts in product(*choices))


def choice(branches: Sequence[Piece], many: int = FEW_FORMS) -> Piece:
    """One of several pieces; alone it must stand in a group."""
    if len(branches) == 1:
        return branches[0]
    return Piece(
        "|".join(branch.source for branch in branches),
        min(branch.least for branch in branches),
        max(branch.most for branch in branches),
        _all((branch.forms for branch in branches), many),
        _all((branch.tails for branch in branches), many),
        max(branch.beyond for branch in branches),
    )


def _all(each: Iterable[tuple[str, ...]], many: int) -> tuple[str, ...]:
    joined: list[str] = []
    for forms in each:
        joined.extend(forms)
        if not forms or len(joined) > many:
            return ()
    return tuple(joined)


def grouped(piece: Piece, opening: str = "(?:") -> Piece:
    """A piece in a group, so that it can be repeated."""
    return Piece(
        f"{opening}{piece.source})",
        piece.least,
        piece.most,
        tuple(f"{opening}{form})" for form in piece.forms),
        tuple(f"{opening}{form})" for form in piece.tails),
        piece.beyond,
    )


def repeated(piece: Piece, least: int, most: int, manner: str, many: int = FEW_FORMS) -> Piece:
    """A piece so many times; `manner` is "", "?" (few) or "+" (all, for good)."""
    count = {(0, ENDLESS): "*", (1, ENDLESS): "+", (0, 1): "?"}.get((least, most))
    upper = "" if most == ENDLESS else most
    return Piece(
        piece.source + (count or f"{{{least},{upper}}}") + manner,
        piece.least * least,
        min(ENDLESS, piece.most * most),
        _repetitions(piece, least, most, many),
        _repetitions(piece, least, least, many),
        piece.beyond,
    )


def _repetitions(piece: Piece, least: int, most: int, many: int) -> tuple[str, ...]:
    """The forms of a piece so many times."""
    if most == ENDLESS:
        most = least + _ENOUGH - (least > 0)
    if most - least >= many:
        return ()
    counts = range(least, most + 1)
    if piece.least == piece.most:
        return tuple(f"{piece.source}{{{count}}}" if count else "" for count in counts)
    return _all((_combined([piece.forms] * count, many) for count in counts), many)


def look_behind(piece: Piece, negative: bool) -> Piece | None:
    """A look behind; Python needs one width, so that there is one for each. None: no bound."""
    if not piece.tails:
        return None
    opening = "(?<!" if negative else "(?<="
    looks = [f"{opening}{form})" for form in piece.tails]
    source = "".join(looks) if negative else f"(?:{'|'.join(looks)})"
    return fixed(source if len(looks) > 1 else looks[0], 0)
