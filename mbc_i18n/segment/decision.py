"""Each candidate of a block, whether it is a boundary, and why.

One walk serves `spans` and `explain`: the reason is the rule that decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mbc_i18n.model import Span
from mbc_i18n.segment import items
from mbc_i18n.segment.enclosure import Pairs, is_enclosed, joins, pairs_in
from mbc_i18n.segment.language import Rules
from mbc_i18n.segment.onset import Next, is_careless, next_word, opens
from mbc_i18n.segment.verdict import (
    BRACKETED,
    CLUNG,
    ELLIPSIS,
    ENDS,
    GOES_ON,
    ITEM,
    LABEL,
    LOWER,
    MARK,
    MASKED,
    NOTHING,
    OWN_STOP,
    STAYS,
    Verdict,
)
from mbc_i18n.segment.walls import inside, ordered
from mbc_i18n.segment.word import REACH, is_label, kind_of


class Decision(NamedTuple):
    """A candidate and what was decided of it."""

    stop: int
    """Where the stop stands."""
    end: int
    """Where the sentence would end."""
    onset: int
    """Where the next one would begin."""
    verdict: Verdict


# Words of up to this many letters may be Roman numbers or parts of an abbreviation.
_SHORT = 4
_CODE = re.compile(r"[^\W\d_]$|[IVXLC]+$|\w*\d")
_OMISSION = re.compile(r"\.\s\.\s\.\s+[^\W_a-z]")
_FOUR_DOTS = re.compile(r"(?<=\s)\.\s\.\s\.\s\.")


class _Block(NamedTuple):
    """What stays the same for every candidate of a block."""

    text: str
    first: int
    """Where the block begins."""
    rules: Rules
    brackets: Pairs
    """The pairs that the text holds at all."""
    walls: Sequence[Span]


def decisions(
    text: str, block: Span, rules: Rules, masked: Sequence[Span] = ()
) -> Iterator[Decision]:
    """The candidates of a block in order; the boundaries among them cut it into sentences."""
    walls = ordered(masked) if masked else ()
    brackets = pairs_in(text)
    whole = _Block(text, block[0], rules, brackets, walls)
    if not items.is_list(text, block):
        return _of_sentences(whole, block)
    return _of_items(whole, block)


def _of_items(whole: _Block, block: Span) -> Iterator[Decision]:
    gaps = items.gaps(whole.text, block, whole.rules)
    free = [gap for gap in gaps if not inside(gap, whole.walls)]
    edges = [(block[0], block[0]), *free, (block[1], block[1])]
    for (_, start), (end, onset) in pairwise(edges):
        yield from _of_sentences(whole, (start, end))
        if onset < block[1]:
            yield Decision(end, end, onset, ITEM)


def _of_sentences(whole: _Block, block: Span) -> Iterator[Decision]:
    text, walls = whole.text, whole.walls
    start, end = block
    for found in whole.rules.candidate.finditer(text, start, end):
        at, onset = found.end("mark"), found.start("lead")
        if onset >= end:
            continue
        hidden = walls and inside((at, onset), walls)
        verdict = MASKED if hidden else _verdict(whole, start, found)
        yield Decision(found.start(), at, onset, verdict)
        if verdict.boundary:
            start = onset


def _verdict(whole: _Block, start: int, found: re.Match[str]) -> Verdict:
    """What is decided of a candidate in the sentence that begins at `start`."""
    if found["more"] is None:
        verdict = GOES_ON if joins(whole.text, found) else OWN_STOP
    elif _is_plain(whole, start, found):
        verdict = ENDS["word"]
    else:
        verdict = _of_soft_stop(whole, start, found)
    if (
        verdict.boundary
        and whole.brackets
        and is_enclosed(whole.text, whole.brackets, start, found)
    ):
        return BRACKETED
    return verdict


def _is_plain(whole: _Block, start: int, found: re.Match[str]) -> bool:
    """Whether a lone full stop stands after a long word and before a capital: most of them do.

    Nothing but a list could say otherwise, so that the other rules need not be asked.
    """
    text, stop, at = whole.text, found.start(), found.end()
    if not (text[stop - 2 : stop].islower() and text[at : at + 1].isupper()):
        return False
    if text[stop] != "." or found.end("mark") != stop + 1:
        return False
    word = text[text.rfind(" ", max(start, stop - REACH), stop) + 1 : stop]
    is_long = _SHORT < len(word) < REACH and word.isalpha() and word.islower()
    return is_long and word not in whole.rules.abbreviations


def _of_soft_stop(whole: _Block, start: int, found: re.Match[str]) -> Verdict:
    """The verdict on a stop that needs white space after it."""
    text, stop, at = whole.text, found.start(), found.end()
    careless = False
    if not opens(text, found.start("lead"), at):
        careless = _is_careless(whole, found)
        if not careless:
            return _of_no_onset(text, stop, at)
    if text[stop - 1 : stop] in ("(", "["):
        return NOTHING
    if text[stop] != "." or found["more"]:
        single = text[stop] == ":" and not found["more"] and whole.rules.language != "hy"
        return NOTHING if single else MARK
    return _of_full_stop(whole, start, found, careless)


def _is_careless(whole: _Block, found: re.Match[str]) -> bool:
    """Whether a word in lower case begins a sentence, as all do in this block."""
    text, stop, at = whole.text, found.start(), found.end()
    if not text[at : at + 1].islower() or text[stop] == "…" or found["more"].startswith("."):
        return False
    return is_careless(text, whole.first, at, whole.rules)


def _of_no_onset(text: str, stop: int, at: int) -> Verdict:
    """The verdict where what follows begins no sentence; that of "word. . . . Next" does."""
    if text[at : at + 1].islower():
        return LOWER
    omits = stop and not text[stop - 1].isspace() and _OMISSION.match(text, at)
    return ELLIPSIS if omits else NOTHING


def _of_full_stop(whole: _Block, start: int, found: re.Match[str], careless: bool) -> Verdict:
    """The verdict on a full stop before something that can begin a sentence."""
    text, rules, stop = whole.text, whole.rules, found.start()
    if stop - start < REACH and is_label(text[start:stop], rules):
        return LABEL
    after = next_word(text, found.end(), rules)
    if after.abbreviation == "bound" and _is_among_initials(text, stop):
        return STAYS["bound"]
    kind = kind_of(text, start, stop, rules)
    if kind == "dots":
        ends = after.capital and _FOUR_DOTS.match(text, max(stop - 6, 0))
        return ELLIPSIS if ends else STAYS[kind]
    if careless and kind != "word":
        return LOWER
    if not _ends(kind, after) and not _ends_day(kind, after, text[start:stop]):
        return STAYS[kind]
    return ENDS[kind] if _tail_fits(text, found, kind, after) else CLUNG


def _is_among_initials(text: str, stop: int) -> bool:
    """Whether a letter and another abbreviation stand before a stop: "J. R." of "J. R. K. Noor"."""
    letter = text[stop - 1]
    return text[stop - 3 : stop - 1] == ". " and letter.isascii() and letter.isalpha()


def _ends(kind: str, after: Next) -> bool:
    """Whether a sentence ends at a word of this class before that word."""
    match kind:
        case "word":
            return True
        case "title" | "inline":
            return False
        case "numeric":
            return after.starter or (
                after.capital and not after.abbreviation and not _CODE.match(after.word)
            )
        case "unit":
            return after.capital
        case _:
            return after.starter


def _ends_day(kind: str, after: Next, words: str) -> bool:
    """Whether a time ends a sentence before a title: not that of "At 5 a.m. Mr. Lee left"."""
    return kind == "time" and after.abbreviation == "title" and len(words.split(None, 3)) > 3


def _tail_fits(text: str, found: re.Match[str], kind: str, after: Next) -> bool:
    """Whether digits set against a stop are a citation: "better.1", but not "Fig.1", "BA.2"."""
    if not (found["citation"] or "")[:1].isdecimal():
        return True
    return kind == "word" and (after.starter or not text[found.start() - 1].isupper())
