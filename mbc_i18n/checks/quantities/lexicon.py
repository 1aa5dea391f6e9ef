"""The words that numbers stand beside, by language: multipliers, units, bounds, number words.

They come from two places: CLDR (unit names, long and short powers of a thousand, months), and the
tables in `data/numbers`, one a language, which add inflected forms and what CLDR has none of. A `*`
at the end of a word stands for any ending, one at its head for any beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from mbc_i18n import locales
from mbc_i18n.checks.quantities.normal import bare
from mbc_i18n.checks.quantities.tables import (
    VALUES,
    Row,
    bound_phrases,
    branches,
    cldr,
    fused_words,
    powers,
    rows_of,
    symbols,
    table,
)
from mbc_i18n.checks.quantities.values import Number, number

LONGEST_WORD = 40
AFFIXES = {"ar": "(?:[وف]?(?:[بك]?ال|لل|[بلك])?)", "he": "(?:[ושכ]?[הבלמ]?)", "fa": "", "ur": ""}
"""What a script writes at the head of the next word."""

BESIDE = ("factor", "percent", "unit")
ENDLESS = frozenset({"zh", "ja", "ko", "th"})
"""Languages whose words run on into the next one, or into what is glued to them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word says."""

    kind: str
    value: Number = 1
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement."""

    dimension: str
    size: Fraction
    """In the dimension's smallest unit."""
    offset: Fraction
    """Added before the size is multiplied: Fahrenheit's 32."""
    exact: bool
    """True for those of the decimal system, that turn into each other without rounding."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a kind by their forms."""

    exact: Mapping[str, tuple[Entry, ...]]
    stems: Mapping[str, tuple[Entry, ...]]
    endings: tuple[tuple[str, Entry], ...]
    longest: int
    """Most words in one of them."""
    heads: frozenset[str]
    """The first words of those that have more than one."""
    starts: frozenset[str]
    """The first two words of those, with a space between them."""
    size: int
    """Letters of the longest stem."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of a locale."""

    language: str
    endless: bool
    beside: Words
    """Multipliers, percent and units."""
    values: Words
    months: Mapping[str, int]
    short_months: frozenset[str]
    """The short forms of months, which may be other words: Czech `pro`, Italian `mar`."""
    bounds: Mapping[str, str]
    """Phrases, and where they stand and what they say: `over`, `under`, `over-after`, …"""
    stemmed: tuple[tuple[re.Pattern[str], str], ...]
    """Those with inflected words in them."""
    bound: re.Pattern[str] | None
    minus: re.Pattern[str] | None
    morning: re.Pattern[str] | None
    evening: re.Pattern[str] | None
    ranges: frozenset[str]
    affix: re.Pattern[str] | None
    halves: re.Pattern[str] | None
    """`and a half` behind a number."""
    dropped: Mapping[str, int]
    """Names whose digits a translation may leave out."""


@cache
def units() -> dict[str, Unit]:
    """The units by their id."""
    return {
        row["unit"]: Unit(
            row["dimension"], Fraction(row["size"]), Fraction(row["offset"]), row["exact"] == "1"
        )
        for row in table("units")
    }


@cache
def lexicon(locale: str) -> Lexicon:
    """The words of a locale; of its language where it has none of its own."""
    language = locales.language(locale)
    rows = [*cldr(locale), *symbols(), *rows_of(language)]
    if locales.canonical(locale) != language:
        rows += rows_of(locales.canonical(locale))
    endless = language in ENDLESS
    fused = list(fused_words(rows))
    bounds = dict(bound_phrases(rows))
    months = _months(locale)
    affix = AFFIXES.get(language)
    return Lexicon(
        language, endless,
        _words(rows, BESIDE, endless),
        _words([*fused, *powers(rows), *rows], VALUES, endless and language != "ko"),
        months, _short(months),
        bounds,
        tuple((_whole(form), kind) for form, kind in bounds.items() if "*" in form),
        _alternation(bounds, endless, affix or ""), _pattern(rows, "minus", endless),
        _pattern(rows, "am", endless), _pattern(rows, "pm", endless),
        frozenset(word for kind, _, word in rows if kind == "range"),
        re.compile(affix) if affix else None, _pattern(rows, "half", endless),
        {word: int(number) for kind, number, word in rows if kind == "dropped"},
    )  # fmt: skip


def _words(rows: list[Row], kinds: tuple[str, ...], endless: bool) -> Words:
    exact: dict[str, tuple[Entry, ...]] = {}
    stems: dict[str, tuple[Entry, ...]] = {}
    endings: list[tuple[str, Entry]] = []
    for kind, value, word in rows:
        if kind in kinds:
            entry = _entry(kind, value)
            if word.startswith("*"):
                endings.append((word[1:], entry))
            elif word.endswith("*") or endless:
                form = word.rstrip("*")
                stems[form] = (*stems.get(form, ()), entry)
            else:
                form = word.rstrip(".").replace("-", " ")
                exact[form] = (*exact.get(form, ()), entry)
    phrases = [re.split("[ -]", word) for word in (*exact, *stems)]
    longest = max(map(len, phrases), default=1)
    heads = frozenset(words[0] for words in phrases if len(words) > 1)
    starts = frozenset(" ".join(words[:2]) for words in phrases if len(words) > 1)
    size = min(LONGEST_WORD, max(map(len, stems), default=0))
    return Words(exact, stems, tuple(endings), longest, heads, starts, size)


def _months(locale: str) -> dict[str, int]:
    names = {bare(name): number for name, number in locales.months(locale).items()}
    return {"sept": 9, **names} if locales.language(locale) == "en" else names


def _short(months: Mapping[str, int]) -> frozenset[str]:
    """The names that a longer one of the same month begins with."""
    return frozenset(
        name
        for name, month in months.items()
        if any(
            other != name and other.startswith(name) for other, m in months.items() if m == month
        )
    )


def _entry(kind: str, value: str) -> Entry:
    if kind == "dual":
        return Entry("value", 2, value)
    return Entry(kind, unit=value) if kind == "unit" else Entry(kind, number(value))


def _pattern(rows: list[Row], kind: str, endless: bool) -> re.Pattern[str] | None:
    return _alternation([word for each, _, word in rows if each == kind], endless, "")


def _alternation(
    words: Mapping[str, str] | list[str], endless: bool, affix: str
) -> re.Pattern[str] | None:
    """Any of the words, the longest first, whole words where the language parts them."""
    if not words:
        return None
    body = branches(words)
    whole = f"({body})" if endless else rf"(?<![^\W\d_]){affix}({body})(?![^\W\d_])"
    return re.compile(whole)


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(r"\*", r"\w*+"))


@lru_cache(maxsize=1 << 16)
def beside(word: str, locale: str) -> tuple[Entry, int] | None:
    """What the beginning of a text behind a number says, and how many characters of it do."""
    own = lexicon(locale)
    return _found(word, own, own.beside)


@lru_cache(maxsize=1 << 16)
def value(word: str, locale: str) -> tuple[Entry, ...]:
    """The values that a word may give, those that it surely gives first."""
    own = lexicon(locale)
    if any(entry.kind == "percent" for entry in own.beside.exact.get(word, ())):
        return ()
    entries = [entry for form in _forms(word, own) for entry in _matches(form, own.values)]
    return tuple(dict.fromkeys(sorted(entries, key=lambda entry: entry.kind == "maybe")))


def _found(word: str, own: Lexicon, words: Words) -> tuple[Entry, int] | None:
    for form in _forms(word, own):
        cut = len(word) - len(form)
        if form in words.exact:
            return words.exact[form][-1], cut + len(form)
        for size in range(min(len(form), words.size), 0, -1):
            if form[:size] in words.stems:
                return words.stems[form[:size]][-1], cut + (size if own.endless else len(form))
    return None


def _forms(word: str, own: Lexicon) -> Iterator[str]:
    """A word as it stands, then without what may be written at its head."""
    yield word
    if "’" in word or "'" in word:
        yield from re.split("['’]", word)
    if own.affix is not None:
        found = own.affix.match(word)
        if found and found.end():
            yield word[found.end() :]


def _matches(word: str, words: Words) -> Iterator[Entry]:
    """What a word says as it stands, by its longest stem, and by its ending."""
    yield from words.exact.get(word, ())
    stems = words.stems
    stem = next(
        (word[:n] for n in range(min(len(word), words.size), 0, -1) if word[:n] in stems), None
    )
    if stem is not None and (stem == word or word not in words.exact):
        yield from words.stems[stem]
    yield from (entry for ending, entry in words.endings if word.endswith(ending))
