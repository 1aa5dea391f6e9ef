"""Our own rules as SRX can say them, in the order in which they are tried.

SRX sees a place and nothing else, so that these are missing: where the sentence began (a label
or a bracket in the middle of a block is guessed), lists run on in one block, writers who use no
capitals, and pairs of brackets farther apart than tools look.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mbc_i18n.segment.language import Rules
from mbc_i18n.segment.srx.vocabulary import (
    ALONE,
    CAPITAL,
    CLOSED,
    CLOSERS,
    DOTTED,
    FREE,
    HARD_CLOSERS,
    HARD_STOPS,
    LATIN_STOPS,
    LEAD,
    LEFT,
    LETTER,
    NOTE,
    ONSET,
    PLAIN_WORD,
    SHORT_TAIL,
    TAIL,
    abbreviation,
    either_case,
    starter,
    words,
)


class OurRule(NamedTuple):
    """A rule to be written."""

    note: str
    """What it is for, in words."""
    breaks: bool
    before: str
    after: str


OWN_STOPS = {
    "el": r"[;\u037E]",
    "hy": ":",
    **dict.fromkeys(("am", "ti"), "::"),
    **dict.fromkeys(("as", "bn", "hi", "mr", "ne", "or", "pa", "sa"), r"\|"),
}
"""Stops that one language has beside those of all."""
NO_FULL_STOP = ("bo", "dz", "km", "my")
"""Languages that do not write one at the end of a sentence."""

# Classes of abbreviation, and what ends a sentence after one whatever the language.
_KINDS = {
    "word": ("no abbreviation here", ONSET),
    "title": ("titles never end", ""),
    "inline": ("these never end", ""),
    "numeric": ("these take a number", PLAIN_WORD),
    "unit": ("units end before a capital", CAPITAL),
    "may-end": ("these may end", ""),
    "time": ("times of day", ""),
}
_PAIRS = (
    (r"\(", r"\)", "()"),
    ("（", "）", "（）"),
    ("「", "」", "「」"),
    ("『", "』", "『』"),
    ("《", "》", "《》"),
)
_ANY_STOP = f"[{LATIN_STOPS}{HARD_STOPS}]"
_CJK = r"[\u3040-\u30FF\u3400-\u9FFF]"
# A label is one at the beginning of a block, or after a stop that is no abbreviation's.
_FRESH = rf"(?:^\s{{0,2}}|\p{{Ll}}{{5}}[{LATIN_STOPS}]{CLOSERS}\s{{1,2}})"


def whole() -> Iterator[OurRule]:
    """For languages that mark no end of a sentence."""
    yield OurRule("no mark ends a sentence: blocks stay whole", False, r"[\s\S]", "")


def enclosed() -> Iterator[OurRule]:
    """Inside brackets that opened in the sentence nothing ends."""
    for opened, closed, pair in _PAIRS:
        inside = rf"[^{pair}]"
        # What opens a sentence is no bracket in one.
        opening = rf"{opened}(?<!^{opened})(?<![.!?…。！？]{opened})(?<![.!?…。！？]\s{opened})"
        before = rf"{opening}{inside}{{0,180}}?{_ANY_STOP}[\"'“”’‘»«\]]{{0,6}}"
        yield OurRule("inside brackets", False, before, rf"{inside}{{0,180}}{closed}")
    before = rf"„[^“”„]{{0,180}}?[{LATIN_STOPS}]['‘’»«)]{{0,6}}"
    yield OurRule("reported speech that goes on", False, before, r"[^“”„]{0,180},“")


def of_language(rules: Rules) -> Iterator[OurRule]:
    """The rules of one language: labels, abbreviations by class, head words, initials."""
    heads = words(either_case(word) for word in rules.heads) if rules.heads else ""
    yield from _labels(heads)
    if rules.language in NO_FULL_STOP:
        yield OurRule("a full stop ends nothing", False, rf"[.…]{SHORT_TAIL}", "")
    yield from _abbreviations(rules, _starters(rules))
    yield from _heads(rules, heads)
    yield from _bound(rules, _starters(rules))
    yield from _own_stops(rules.language)


def _labels(heads: str) -> Iterator[OurRule]:
    head = rf"(?:{heads}\s)?" if heads else ""
    count = r"(?:\d{1,3}(?:\.\d{1,3}){0,2}|(?![\u2E80-\uFFFF])\p{L}|[IVXLC]{1,6}|[ivxlc]{1,6})"
    before = rf"{_FRESH}(?:[•⁃*–\-]\s?)?[(\[]?{head}{count}[)\]]?\.{CLOSERS}"
    yield OurRule("a label stays with its sentence", False, before, "")


def _starters(rules: Rules) -> str:
    return f"{FREE}{LEAD}{starter(rules.starters)}" if rules.starters else ""


def _abbreviations(rules: Rules, starters: str) -> Iterator[OurRule]:
    """Those that may be written with spaces first: the "д" of "т. д." is a title alone."""
    known = rules.abbreviations.items()
    for dotted in (True, False):
        for kind in _KINDS:
            listed = {word for word, of in known if of == kind and ("." in word) == dotted}
            if listed:
                yield from _of_class(kind, words(map(abbreviation, listed)), starters)
    yield from _measures()


def _of_class(kind: str, listed: str, starters: str) -> Iterator[OurRule]:
    note, after = _KINDS[kind]
    before = rf"{LEFT}{listed}{CLOSED}{TAIL}"
    if after:
        yield OurRule(note, True, before, after)
    if starters and kind in ("numeric", "may-end", "time"):
        yield OurRule(f"{note}: before a starter", True, before, starters)
    if kind == "time":
        title = rf"{LEAD}{words(('Dr', 'Mr', 'Mrs', 'Ms', 'Prof'))}\."
        yield OurRule(
            f"{note}: before a title", True, rf"(?:[^\s.!?]{{1,20}}\s){{3}}{before}", title
        )
    yield OurRule(note, False, rf"{LEFT}{listed}{CLOSED}{SHORT_TAIL}", "")


def _measures() -> Iterator[OurRule]:
    before = rf"(?:\d\s[ghlLmswyч]|[°º]\s?[CF]){CLOSED}"
    yield OurRule("a letter that is a unit", True, before + TAIL, CAPITAL)
    yield OurRule("a letter that is a unit", False, before + SHORT_TAIL, "")


def _heads(rules: Rules, heads: str) -> Iterator[OurRule]:
    """“stage I.” ends, although a letter and a stop look like an initial."""
    numeric = [word for word, of in rules.abbreviations.items() if of == "numeric"]
    known = words(abbreviation(word) for word in numeric) + r"\."
    before = rf"{LEFT}(?:{heads}|{known})\s{{1,2}}{_shapes(rules)}{CLOSED}{TAIL}"
    yield OurRule("a letter or number after a word that takes one", True, before, ONSET)


def _shapes(rules: Rules) -> str:
    ordinal = r"|\d{1,3}|[IVXLC]{1,6}" if rules.ordinals else ""
    return rf"(?:{DOTTED}|{LETTER}{ordinal})"


def _bound(rules: Rules, starters: str) -> Iterator[OurRule]:
    before = rf"{ALONE}{_shapes(rules)}{CLOSED}{SHORT_TAIL}"
    if starters:
        yield OurRule("initials, acronyms and ordinals before a starter", True, before, starters)
    yield OurRule("initials, acronyms and ordinals", False, before, "")


def _own_stops(language: str) -> Iterator[OurRule]:
    if language == "en":
        pronoun = rf"{FREE}{LEAD}i(?:['’]\p{{L}}{{1,2}})?\s"
        yield OurRule("a writer's “i”", True, rf"\p{{Ll}}{{2}}[.!?]{{1,9}}{TAIL}", pronoun)
    if language in OWN_STOPS:
        yield OurRule("a stop of this language", True, OWN_STOPS[language] + TAIL, ONSET)


def general() -> Iterator[OurRule]:
    """What ends a sentence in any language where nothing above said otherwise."""
    omission = r"\s\.\s\.\s\."
    yield OurRule("the last of four spaced dots", True, rf"{omission}\s\.", CAPITAL)
    yield OurRule("a stop before three", True, r"[^\s.]\.", rf"{omission}\s+[\p{{Lu}}\p{{N}}]")
    yield OurRule("dots for words left out", False, r"(?:^|(?<=\.))\s\.", "")
    yield OurRule("a mark in brackets", False, rf"[(\[][{LATIN_STOPS}]{{1,9}}{CLOSERS}", "")
    yield from _hard_stops()
    yield OurRule("a mark before CJK", True, "[!?…]{1,9}", _CJK)
    yield OurRule("a stop between CJK", True, rf"{_CJK}\.", _CJK)
    before = rf"\p{{Ll}}[.!?][)\]”’\"]?{NOTE}"
    yield OurRule("a stop and the number of a note", True, before, rf"(?=\s){ONSET}")
    yield OurRule("a stop or mark", True, rf"[{LATIN_STOPS}]{{1,9}}{TAIL}", ONSET)


def _hard_stops() -> Iterator[OurRule]:
    run = rf"[{HARD_STOPS}.!?…]*{HARD_CLOSERS}*(?:\[\d{{1,3}}\])*"
    before = rf"(?:[{HARD_STOPS}]{run}|(?<!ល)។(?!ល។){run}|፡፡{run}|།\s?།{run}|．{run}(?!\d))"
    particle = rf"[{HARD_STOPS}][{HARD_STOPS}.!?…]{{0,9}}{HARD_CLOSERS}{{1,6}}"
    yield OurRule("the sentence goes on", False, particle, "(?:[とはがをにのもで]|って|など)")
    going_on = rf"(?!\s*[,，、،;；؛:：)）.．])(?![{HARD_STOPS}!?…]|{HARD_CLOSERS}|\[\d)"
    yield OurRule("stops that need no white space", True, before, going_on)
