"""What was said of a unit, and how its words changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from mbc_i18n import leverage
from mbc_i18n.model import Catalog, Message, SignOff, unit_id
from mbc_i18n.review.ledger import Ledger, time
from mbc_i18n.review.states import last_words

WORD = re.compile(
    r"\d+(?:[.,٫٬]\d+)*"
    r"|[\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|\s+|[!-/:-@\[-`{-~¡¿«»‐-‧‹›、-〗！-／：-＠؟،؛।]"
    r"|[^\s!-/:-@\[-`{-~¡¿«»‐-‧‹›、-〗！-／：-＠؟،؛।"
    r"\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""A number, a word, white space, a punctuation mark, or a character of a script without spaces."""

LONGEST = 400
"""Words of each side that are compared; beyond them the whole differs."""

Piece = tuple[str, str]
"""same, gone or new, and the words."""


@dataclass(frozen=True, slots=True)
class Change:
    """How the words of a unit differ from those that somebody signed."""

    since: SignOff
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]


def log(message: Message, ledger: Ledger) -> tuple[SignOff, ...]:
    """Every record of a unit in the order of time, whatever words it is of."""
    return ledger.by_unit.get(message.id, ())


def comments(message: Message, now: str, ledger: Ledger) -> tuple[SignOff, ...]:
    """What people remarked of a unit's words as they stand, in the order of time.

    `now` is the fingerprint of these words.
    """
    records = ledger.by_unit.get(message.id, ())
    return tuple(r for r in records if r.verdict == "comment" and r.fingerprint == now)


def change(
    message: Message, catalog: Catalog, ledger: Ledger, by: str = "", former: str = ""
) -> Change | None:
    """What changed since the last approval, or since the last one of a person; None without one.

    `former` is the id of the unit that the message was before its source changed (see `formers`).
    """
    units = (message.id, former or unit_id(message.context, message.previous or message.source))
    records = [r for unit in dict.fromkeys(units) for r in ledger.by_unit.get(unit, ())]
    approvals = [r for r in last_words(records) if r.verdict == "approve" and by in ("", r.by)]
    if not approvals:
        return None
    last = max(approvals, key=time)
    source = differences(last.source, message.source)
    return Change(last, source, differences(last.target, message.target))


def formers(catalog: Catalog, ledger: Ledger) -> dict[tuple[str, str], str]:
    """By message key, the approved unit that a message most likely was before its source changed.

    Only units that are no longer in the catalog are looked at, and messages without an approval.
    """
    current = {message.id for message in catalog.current}
    gone = {
        record.source: unit
        for unit, records in ledger.by_unit.items()
        for record in records
        if unit not in current and record.verdict == "approve" and record.article == catalog.name
    }
    known = leverage.index(gone)
    found: dict[tuple[str, str], str] = {}
    for message in catalog.current if gone else ():
        approved = any(r.verdict == "approve" for r in ledger.by_unit.get(message.id, ()))
        match = None if approved else leverage.closest(message.previous or message.source, known)
        if match:
            found[message.key] = gone[match.text]
    return found


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The words that stayed, went and came, in their order.

    What is the same at both ends is left out of the comparison; the time is linear.
    """
    ours, theirs = WORD.findall(old), WORD.findall(new)
    head = _common(ours, theirs)
    tail = _common(ours[head:][::-1], theirs[head:][::-1])
    middle = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    pieces = [("same", ours[:head]), *_compared(*middle), ("same", ours[len(ours) - tail :])]
    return tuple((kind, "".join(words)) for kind, words in pieces if words)


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(ours), len(theirs)))


def _compared(ours: list[str], theirs: list[str]) -> Iterator[tuple[str, list[str]]]:
    if max(len(ours), len(theirs)) > LONGEST:
        yield from (("gone", ours), ("new", theirs))
        return
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, False).get_opcodes():
        if kind == "equal":
            yield "same", ours[a:b]
        else:
            yield from (("gone", ours[a:b]), ("new", theirs[c:d]))
