"""Numbers that a text gives in words: composed, fused, in Han characters, in Roman numerals.

A word never accuses alone. What surely is a number is told from what may be one: *three* from
*second*; only the first kind is compared with the words of the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.checks.quantities.lexicon import Entry, Lexicon, Words, lexicon, value
from mbc_i18n.checks.quantities.normal import normal
from mbc_i18n.checks.quantities.numerals import HALF, Said, han_numbers, romans
from mbc_i18n.checks.quantities.values import Number, quotient

LETTER = r"[^\s\d_!-/:-@\[-`{-~\u00a0-\u00b4\u00b6-\u00bf\u2000-\u206f\u3000-\u303f।॥،؛؟٪]"
WORD = re.compile(rf"{LETTER}++(?:(?:['’]|[\"״](?=[א-ת])){LETTER}++)*+")
GLUE = re.compile(r"[\s\u00a0-]{1,2}")
GLUES = re.compile(r"[\s\u00a0-]{1,2}")
JOINED = frozenset({"and", "y", "e", "et", "und", "en", "och", "og", "i", "και", "și", "va"})
"""Words between the parts of one number."""

ONE_OF_TWO = ("first ", "second ", "other ", "latter ", "last ", "top ", "bottom ")
"""What makes *half* a place or a time."""

HALF_OF = re.compile(r" (?:of|the|a|an|all|our|their)\b(?! hour)")
PAST = re.compile(r"\b(?:half past|(?:quarter|five|ten|twenty) (?:to|past)) $")
"""What makes a number word an hour that others write with minutes."""

TIME_OF_DAY = re.compile(r" (?:to|past)\b")
TENS = frozenset(range(20, 100, 10))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text says in words."""

    sure: tuple[Said, ...] = ()
    maybe: frozenset[Number] = frozenset()
    fractions: tuple[Said, ...] = ()
    """Parts of a whole: two thirds."""


Token = tuple[str, int, int]
"""A word, and where it starts and ends."""


@lru_cache(maxsize=1024)
def parted(written: str) -> tuple[Token, ...]:
    """The words of a text in lower case, and where they stand in its plain form."""
    lower = normal(written).lower
    found, end = [], 0
    for word in WORD.findall(lower):
        start = lower.index(word, end)
        end = start + len(word)
        found.append((word, start, end))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def spoken(written: str, locale: str) -> Spoken:
    """The numbers of a text in words."""
    text, own = normal(written), lexicon(locale)
    sure: list[Said] = list(romans(text.text))
    maybe: set[Number] = set()
    parts: list[Said] = []
    if own.language in ("zh", "ja", "th"):
        sure += han_numbers(text.text, maybe)
        maybe.update(
            entry.value
            for word, entries in own.values.stems.items()
            if word and word in text.lower
            for entry in entries
        )
    else:
        runs, weak, parts = _runs(written, own, locale)
        sure += runs
        maybe |= weak
    maybe.update(each.value for each in sure)
    certain = tuple(e for e in sure if (e.value > 1 or e.roman) and not e.lone)
    return Spoken(certain, frozenset(maybe), tuple(parts))


def _telling(written: str, own: Lexicon, locale: str) -> Iterator[tuple[Token, Sequence[Entry]]]:
    """The words of a text that may be numbers; those that make one entry together are one."""
    found, words = parted(written), own.values
    lower = normal(written).lower
    last = 0
    for place, (word, start, end) in enumerate(found):
        if start < last:
            continue
        if word in words.heads and _starts(word, found, place, words):
            word, end = _phrase(found, place, lower, words)
        entries = value(word, locale)
        last = end
        if entries:
            yield (word, start, end), entries


def _starts(word: str, found: Sequence[Token], place: int, words: Words) -> bool:
    """True where the next word goes on with an entry of the table."""
    return place + 1 < len(found) and f"{word} {found[place + 1][0]}" in words.starts


def _phrase(found: Sequence[Token], place: int, lower: str, words: Words) -> tuple[str, int]:
    """The longest entry of the table that begins with a word, and where it ends."""
    word, start, end = found[place]
    for more in range(min(words.longest, len(found) - place), 1, -1):
        last = found[place + more - 1][2]
        phrase = GLUES.sub(" ", lower[start:last])
        if phrase in words.exact:
            return phrase, last
    return word, end


def _runs(written: str, own: Lexicon, locale: str) -> tuple[list[Said], set[Number], list[Said]]:
    """The numbers of a text whose words are parted, composed of neighbours."""
    lower = normal(written).lower
    sure: list[Said] = []
    maybe: set[Number] = set()
    parts: list[Said] = []
    run: list[tuple[Entry, int, int]] = []
    skip = 0
    for (_, start, end), entries in _telling(written, own, locale):
        if skip > start:
            continue
        for entry in _leading(entries):
            half = _half(lower, end, own) if entry.value.denominator == 1 else 0
            if half:
                more = quotient(entry.value, 2) if entry.value >= 1000 else HALF
                entry, skip = Entry("value", entry.value + more), half
            if run and not _beside(lower, run[-1][2], start):
                _close(run, sure, maybe)
            run.append((entry, start, max(end, half)))
        maybe.update(entry.value for entry in entries)
        parts += (Said(e.value, start, end) for e in entries if e.kind == "fraction")
    _close(run, sure, maybe)
    if own.language == "en":
        sure = [
            each for each in sure if not PAST.search(lower, max(0, each.start - 14), each.start)
        ]
    wholes = _whole(parts, sure, lower)
    upper = {each.start - 1 for each in wholes}
    return [each for each in sure if each.end not in upper], maybe, wholes


def _leading(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The value that counts where a word has many: a half before what it might double."""
    halves = [entry for entry in entries if entry.value == HALF]
    return halves[:1] if halves and entries[0].kind != "value" else entries[:1]


def _half(lower: str, end: int, own: Lexicon) -> int:
    """Where *and a half* ends behind a number, 0 where none stands there."""
    if own.halves is None:
        return 0
    found = own.halves.match(lower, end) or own.halves.match(lower, end + 1)
    return found.end() if found else 0


def _beside(lower: str, end: int, start: int) -> bool:
    gap = lower[end:start]
    return GLUE.fullmatch(gap) is not None or (len(gap) < 8 and gap.strip(" -\u00a0") in JOINED)


def _close(
    run: list[tuple[Entry, int, int]],
    sure: list[Said],
    maybe: set[Number],
) -> None:
    """Read a run of number words as few numbers as they make."""
    if not run:
        return
    if len(run) == 1:
        entry, start, end = run[0]
        if entry.kind == "value":
            sure.append(Said(entry.value, start, end, unit=entry.unit))
        run.clear()
        return
    composed = list(_composed(run))
    maybe.update(each.value for each, _ in composed)
    sure += (each for each, certain in composed if certain)
    run.clear()


def _composed(run: Sequence[tuple[Entry, int, int]]) -> Iterator[tuple[Said, bool]]:
    """The numbers that neighbouring words make, and whether each surely is one."""
    total: Number = 0
    current: Number = 0
    certain, first, last = False, run[0][1], run[0][2]
    more: Number = 0
    unit = ""
    for entry, start, end in run:
        number = entry.value
        if entry.kind == "halfmore":
            more, certain = number, True
            continue
        if not current and not total:
            first, current = start, number + more
        elif _multiplies(current, number):
            certain = True
            current = (current or 1) * number
            if number >= 1000:
                total, current = total + current, 0
        elif _adds(total + current, number):
            current += number
        else:
            yield Said(total + current, first, last, unit=unit), certain
            total, current, first, certain = 0, number, start, False
        certain, last, more = certain or entry.kind == "value", end, 0
        unit = entry.unit
    yield Said(total + current, first, last, unit=unit), certain


def _multiplies(current: Number, number: Number) -> bool:
    return (number == 100 and current < 100) or (number >= 1000 and 0 < current < number)


def _adds(current: Number, number: Number) -> bool:
    """*twenty* and *five*, *soixante* and *douze*, *ثلاثة* and *عشرون*."""
    if number.denominator > 1:
        return False
    if current in (60, 80) and 10 < number < 20:
        return True
    if current < 10 and number in TENS:
        return current.denominator == 1
    whole = int(current)
    zeros = 10 ** (len(str(whole)) - len(str(whole).rstrip("0"))) if whole else 1
    return current.denominator == 1 and number < zeros


def _whole(parts: Sequence[Said], sure: Sequence[Said], lower: str) -> list[Said]:
    """Parts of a whole with the number before them: *two* *thirds*."""
    before = {each.end + 1: each for each in sure if each.value < 10}
    result = []
    for part in parts:
        many = before.get(part.start)
        half = part.value == HALF and HALF_OF.match(lower, part.end) is not None
        half = half and not lower[max(0, part.start - 8) : part.start].endswith(ONE_OF_TWO)
        head = f" {lower[max(0, part.start - 4) : part.start]}"
        alone = half or head.endswith((" a ", "one ", "one-"))
        if many and part.value * many.value >= 1:
            continue
        if (not many and not alone) or TIME_OF_DAY.match(lower, part.end):
            continue
        result.append(Said(part.value * (many.value if many else 1), part.start, part.end))
    return result
