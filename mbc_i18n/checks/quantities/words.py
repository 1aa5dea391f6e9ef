"""Numbers that a text gives in words: composed, fused, in Han characters, in Roman numerals.

A word never accuses alone. What surely is a number is told from what may be one: *three* from
*second*; only the first kind is compared with the words of the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from mbc_i18n.checks.quantities.lexicon import Entry, Lexicon, Words, lexicon, value
from mbc_i18n.checks.quantities.normal import normal

LETTER = r"[^\s\d_!-/:-@\[-`{-~\u00a0-\u00b4\u00b6-\u00bf\u2000-\u206f\u3000-\u303f।॥،؛؟٪]"
WORD = re.compile(rf"{LETTER}++(?:(?:['’]|[\"״](?=[א-ת])){LETTER}++)*+")
GLUE = re.compile(r"[\s\u00a0-]{1,2}")
GLUES = re.compile(r"[\s\u00a0-]{1,2}")
JOINED = frozenset({"and", "y", "e", "et", "und", "en", "och", "og", "i", "και", "și", "va"})
"""Words between the parts of one number."""

HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "两": 2, "兩": 2,
}  # fmt: skip
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN = re.compile(f"第?([{''.join([*HAN_DIGITS, *HAN_UNITS, *HAN_GROUPS])}]+)(半?)")
COUNTED = frozenset(
    "次个個回つ年月日天周週期名人位种種岁歳歲倍成割片粒滴小分点時度级級型代期度章本錠枚項条例例病只隻针針颗顆支"
)
"""Characters behind a Han number that make sure that it is one."""

ROMAN = re.compile(
    r"(?<![A-Za-zА-яІ\d])([XVIХІ]{1,5})(?:[ABCabc]\d?|er|[eèº°ᵉ]|ème|[-‑](?:й|го|м|я|ю|ї|е|х))?(?![A-Za-zА-яІ’'\d]|\.[A-Z])"
)
ROMAN_DIGITS = {"X": 10, "V": 5, "I": 1, "Х": 10, "І": 1}
ROMAN_SIGN = re.compile("[Ⅰ-Ⅻ]")
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""Years before the first of an era."""

FIRST_YEAR = re.compile("(令和|平成|昭和)元年")
LONGEST_NUMERAL = 40
HALF = Fraction(1, 2)
ONE_OF_TWO = ("first ", "second ", "other ", "latter ", "last ")
"""What makes *half* a place or a time."""

HALF_OF = re.compile(r" (?:of|the|a|an|all|our|their)\b(?! hour)")
TENS = frozenset(range(20, 100, 10))


@dataclass(frozen=True, slots=True)
class Said:
    """A number in words, and where."""

    value: Fraction
    start: int
    end: int
    lone: bool = False
    """True for a Roman letter, which may be a name or a word."""
    roman: bool = False
    unit: str = ""
    """The unit that the word itself names: the dual of *week*."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text says in words."""

    sure: tuple[Said, ...] = ()
    maybe: frozenset[Fraction] = frozenset()
    fractions: tuple[Said, ...] = ()
    """Parts of a whole: two thirds."""


Token = tuple[str, int, int]
"""A word, and where it starts and ends."""


@lru_cache(maxsize=1024)
def parted(written: str) -> tuple[Token, ...]:
    """The words of a text in lower case, and where they stand in its plain form."""
    return tuple((m[0], m.start(), m.end()) for m in WORD.finditer(normal(written).lower))


@lru_cache(maxsize=1024)
def spoken(written: str, locale: str) -> Spoken:
    """The numbers of a text in words."""
    text, own = normal(written), lexicon(locale)
    sure: list[Said] = list(_romans(text.text))
    maybe: set[Fraction] = set()
    parts: list[Said] = []
    if own.language in ("zh", "ja", "th"):
        sure += _han(text.text, maybe)
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
    certain = tuple(each for each in sure if each.value > 1 and not each.lone)
    return Spoken(certain, frozenset(maybe), tuple(parts))


def _tokens(written: str, lower: str, words: Words) -> Iterator[Token]:
    """The words of a text; those that make one entry of the table together are one."""
    found = parted(written)
    place = 0
    while place < len(found):
        word, start, end = found[place]
        size = 1
        if word in words.heads:
            for more in range(min(words.longest, len(found) - place), 1, -1):
                last = found[place + more - 1][2]
                phrase = GLUES.sub(" ", lower[start:last])
                if phrase in words.exact:
                    word, end, size = phrase, last, more
                    break
        yield word, start, end
        place += size


def _runs(written: str, own: Lexicon, locale: str) -> tuple[list[Said], set[Fraction], list[Said]]:
    """The numbers of a text whose words are parted, composed of neighbours."""
    lower = normal(written).lower
    sure: list[Said] = []
    maybe: set[Fraction] = set()
    parts: list[Said] = []
    run: list[tuple[Entry, int, int]] = []
    skip = 0
    for word, start, end in _tokens(written, lower, own.values):
        entries = value(word, locale)
        if not entries:
            if run and word not in JOINED:
                _close(run, sure, maybe)
            continue
        if skip > start:
            continue
        for entry in _leading(entries):
            half = _half(lower, end, own) if entry.value.denominator == 1 else 0
            if half:
                more = entry.value / 2 if entry.value >= 1000 else HALF
                entry, skip = Entry("value", entry.value + more), half
            if run and not _beside(lower, run[-1][2], start):
                _close(run, sure, maybe)
            run.append((entry, start, max(end, half)))
        maybe.update(entry.value for entry in entries)
        parts += (Said(e.value, start, end) for e in entries if e.kind == "fraction")
    _close(run, sure, maybe)
    return sure, maybe, _whole(parts, sure, lower)


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
    maybe: set[Fraction],
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
    total = current = Fraction(0)
    certain, first, last, more = False, run[0][1], run[0][2], Fraction(0)
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
            current = (current or Fraction(1)) * number
            if number >= 1000:
                total, current = total + current, Fraction(0)
        elif _adds(total + current, number):
            current += number
        else:
            yield Said(total + current, first, last, unit=unit), certain
            total, current, first, certain = Fraction(0), number, start, False
        certain, last, more = certain or entry.kind == "value", end, Fraction(0)
        unit = entry.unit
    yield Said(total + current, first, last, unit=unit), certain


def _multiplies(current: Fraction, number: Fraction) -> bool:
    return (number == 100 and current < 100) or (number >= 1000 and 0 < current < number)


def _adds(current: Fraction, number: Fraction) -> bool:
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
        alone = half or lower[max(0, part.start - 4) : part.start].endswith((" a ", "one ", "one-"))
        if not many and not alone:
            continue
        result.append(Said(part.value * (many.value if many else 1), part.start, part.end))
    return result


def _han(text: str, maybe: set[Fraction]) -> Iterator[Said]:
    maybe.update(Fraction(ERAS[each[1]] + 1) for each in FIRST_YEAR.finditer(text))
    for found in HAN.finditer(text):
        number = Fraction(han(found[1])) + (HALF if found[2] else 0)
        ends = text[found.end() : found.end() + 1] or " "
        tenths = number * 10 if ends in "成割" else number
        maybe |= {number, Fraction(han(found[1])), tenths}
        if len(found[1]) > 1 or found[0].startswith("第") or ends in COUNTED:
            yield Said(number, found.start(), found.end())


def han(digits: str) -> int:
    """The value of a number in Han characters: `十五万` is 150,000, `二〇一七` is 2017."""
    digits = digits[:LONGEST_NUMERAL]
    if all(c in HAN_DIGITS for c in digits):
        return int("".join(str(HAN_DIGITS[c]) for c in digits))
    total = section = digit = 0
    for character in digits:
        if character in HAN_GROUPS:
            group = HAN_GROUPS[character]
            whole = total if group > total else 0
            total += (whole + section + digit or 1) * group - whole
            section = digit = 0
        elif character in HAN_UNITS:
            section, digit = section + (digit or 1) * HAN_UNITS[character], 0
        else:
            digit = HAN_DIGITS[character]
    return total + section + digit


def _romans(text: str) -> Iterator[Said]:
    for found in ROMAN.finditer(text):
        digits = [ROMAN_DIGITS[letter] for letter in found[1]]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        number = sum(d if d >= following else -d for d, following in pairs)
        yield Said(Fraction(number), *found.span(1), lone=len(digits) == 1, roman=True)
    for found in ROMAN_SIGN.finditer(text):
        yield Said(Fraction(ord(found[0]) - 0x215F), *found.span(), roman=True)
