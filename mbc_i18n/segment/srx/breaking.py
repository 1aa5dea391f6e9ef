"""The places of a block at which the rules of an SRX file decide, and its sentences.

A rule applies at a place where a match of its `beforebreak` ends and its `afterbreak` matches; of
the rules that apply the first one decides (SRX 2.0). A place where no breaking rule applies is
never one, so that the others are asked only where one does.

- Of a breaking rule count, as in every tool, the matches that a search finds: of “?!” the whole,
  where the expression takes as much as it can. Matches may overlap by `OVERLAP` characters.
- Of a rule that keeps together counts any match at all that ends at the place.
- An expression sees `REACH` characters to either side of the place, a breaking one somewhat more
  (`WINDOW`): this is what keeps the time linear, and ordinary rules look no farther.

A line break in a block is a space, so that a rule for `\\n` never applies: blocks are found before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from mbc_i18n.model import Span
from mbc_i18n.segment.decision import Decision
from mbc_i18n.segment.srx.document import Rule, Srx, rules_for
from mbc_i18n.segment.srx.pieces import ENDLESS, FEW_FORMS
from mbc_i18n.segment.verdict import MASKED, Verdict
from mbc_i18n.segment.walls import inside, ordered

REACH = 200
WINDOW = 1000
OVERLAP = 16

_LONGEST_SHOWN = 40
_LINE_ENDS = str.maketrans("\r\n", "  ")


class _Gap(NamedTuple):
    """White space between two words, or the place between two characters, and who decided."""

    end: int
    onset: int
    rule: Rule


class _Break(NamedTuple):
    """A breaking rule, ready to be looked for."""

    order: int
    rule: Rule
    pattern: re.Pattern[str]


class _Guard(NamedTuple):
    """Rules that keep together and stand next to one another."""

    order: int
    rules: tuple[Rule, ...]
    pattern: re.Pattern[str] | None
    """At the place: a group for each rule. None where the rules have to be searched for."""


class _Engine(NamedTuple):
    breaks: tuple[_Break, ...]
    guards: tuple[_Guard, ...]


def decisions(
    text: str, block: Span, srx: Srx, locale: str, masked: Sequence[Span] = ()
) -> Iterator[Decision]:
    """The gaps of a block at which a rule decided, in order; the boundaries among them cut it.

    A gap is the white space between two words, or the place between two characters; it is enough
    that a rule breaks at one place of it. Time is linear in the text's length. Raises
    SettingsError where the file has no rules for the locale.
    """
    walls = ordered(masked)
    for end, onset, rule in _gaps(text.translate(_LINE_ENDS), _engine(srx, locale)):
        if block[0] < end and onset < block[1]:
            cut = inside((end, onset), walls)
            yield Decision(end - 1, end, onset, MASKED if cut else _verdict(rule))


def _verdict(rule: Rule) -> Verdict:
    kind = "break" if rule.breaks else "no break"
    sides = f"{_shown(rule.before)} and {_shown(rule.after)}"
    return Verdict(rule.breaks, f"rule on line {rule.line}: {kind} between {sides}")


def _shown(pattern: str) -> str:
    if len(pattern) > _LONGEST_SHOWN:
        pattern = pattern[: _LONGEST_SHOWN - 1] + "…"
    return f"“{pattern}”" if pattern else "anything"


def _gaps(text: str, engine: _Engine) -> Iterator[_Gap]:
    last: _Gap | None = None
    for at, rule in _rulings(text, engine):
        if last is None or at > last.onset:
            if last is not None:
                yield last
            last = _Gap(*_gap(text, at), rule)
        elif rule.breaks and not last.rule.breaks:
            last = last._replace(rule=rule)
    if last is not None:
        yield last


def _gap(text: str, at: int) -> Span:
    end = onset = at
    while end > 0 and text[end - 1].isspace():
        end -= 1
    while onset < len(text) and text[onset].isspace():
        onset += 1
    return end, onset


def _rulings(text: str, engine: _Engine) -> Iterator[tuple[int, Rule]]:
    """The places where a breaking rule applies, in order, each with the rule that decides."""
    found: dict[int, _Break] = {}
    for one in engine.breaks:
        for at in _ends(one.pattern, text):
            found.setdefault(at, one)
    for at in sorted(found):
        one = found[at]
        guards = (guard for guard in engine.guards if guard.order < one.order)
        kept = next(filter(None, (_applying(guard, text, at) for guard in guards)), None)
        yield at, kept or one.rule


def _ends(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Where the matches end, also of those that overlap a little."""
    at, size = 0, len(text)
    while at <= size:
        limit = min(size, at + WINDOW)
        found = pattern.search(text, at, limit)
        if found is None:
            if limit == size:
                return
            at = limit - REACH
        elif limit < size and found.end() > limit - REACH and found.start() > at:
            # What follows may be cut off: look again, with all of the window after it.
            at = found.start()
        else:
            yield found.end()
            at = max(found.start() + 1, found.end() - OVERLAP)


def _applying(guard: _Guard, text: str, at: int) -> Rule | None:
    """The first rule that keeps the place together."""
    if guard.pattern is None:
        return next((rule for rule in guard.rules if _applies(rule, text, at)), None)
    found = guard.pattern.match(text, at, at + REACH)
    return guard.rules[found.lastindex - 1] if found and found.lastindex else None


def _applies(rule: Rule, text: str, at: int) -> bool:
    if not _compiled(rule.after_piece.source).match(text, at, at + REACH):
        return False
    piece = rule.before_piece
    low = max(0, at - min(piece.most, REACH))
    if not piece.beyond:
        return _compiled(rf"(?:{piece.source})\Z").search(text, low, at) is not None
    # Its end must be seen in the text that follows, so that the search cannot stop there.
    match = _compiled(piece.source).match
    matches = (match(text, start, at + REACH) for start in range(low, at + 1 - piece.least))
    return any(found is not None and found.end() == at for found in matches)


@lru_cache(maxsize=4096)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@lru_cache(maxsize=64)
def _engine(srx: Srx, locale: str) -> _Engine:
    rules = list(enumerate(rules_for(srx, locale)))
    breaks = tuple(
        _Break(order, rule, re.compile(f"(?:{rule.before_piece.source})(?={_after(rule)})"))
        for order, rule in rules
        if rule.breaks
    )
    runs = groupby(rules, lambda pair: (pair[1].breaks, _is_short(pair[1])))
    return _Engine(
        breaks, tuple(_guard(list(run), short) for (breaking, short), run in runs if not breaking)
    )


def _after(rule: Rule) -> str:
    return rule.after_piece.source


def _is_short(rule: Rule) -> bool:
    piece = rule.before_piece
    return piece.most < ENDLESS and 0 < len(piece.forms) <= FEW_FORMS


def _guard(run: Sequence[tuple[int, Rule]], short: bool) -> _Guard:
    order, rules = run[0][0], tuple(rule for _, rule in run)
    if not short:
        return _Guard(order, rules, None)
    looks = (f"(?:{_behind(rule)})(?:{_after(rule)})()" for rule in rules)
    return _Guard(order, rules, re.compile("|".join(looks)))


def _behind(rule: Rule) -> str:
    return "|".join(f"(?<={form})" for form in rule.before_piece.forms)
