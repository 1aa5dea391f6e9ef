"""Sentences of a block of text, as spans.

A candidate is a stop followed by white space, or a stop of a script that needs none. It is a
boundary when the text after it can open a sentence and the word before it can close one. The
abbreviations, sentence starters and head words of a language are data, in `data/segment`.
Where the rules are in doubt they keep the text together: a missed boundary gives a translator
a long unit, a false one half a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

Span = tuple[int, int]

# Thai and Lao write no mark at the end of a sentence.
_UNMARKED = frozenset({"th", "lo"})
# Stops that need white space after them; the hard ones below need none. Greek asks with a
# semicolon; Khmer, Burmese and Tibetan have no use for a full stop.
_STOPS = {"el": ".!?…;\u037e", "km": "!?", "my": "!?", "bo": "!?", "dz": "!?"}
_LATIN_STOPS = ".!?…‼⁇⁈⁉"
_HARD_STOPS = "。！？｡؟۔।॥៕။።፧፨༎։"

_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CJK = "[\u3040-\u30ff\u3400-\u9fff]"
_CLOSER = rf"(?:[\"'“”’‘»«›‹)\]}}*_{_BIDI}]|</\w{{1,20}}>)"
_HARD_CLOSER = r"[\"'”’»›)\]}」』）】》〉〕]"
_OPENER = rf"(?:,,|[\s\"'`“”„‚‘’«»‹›(\[{{「『（【《〈〔¿¡*_–—{_BIDI}-]|<\w{{1,20}}>)"
_CITATION = r"""(?P<citation>
      (?:\s?\[(?:\^[\w-]{1,40}|\d[\d\ ,;–-]{0,40})\])++           # [5] [3, 4] [^a]
    | [¹²³⁰-⁹][¹²³⁰-⁹,–-]{0,20}
    | (?<=[^\W\d_][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,9}+(?=\s)       # better.1
    | (?<=[.!?][)\]”’"])\d{1,3}(?:[,–-]\d{1,3}){0,9}+(?=\s)       # better.”1
    | \s\((?:[^()]{0,60}[\s,])?(?:19|20)\d\d[a-z]?\)\.?(?=\s)     # better. (NCI, 2020)
    )?+"""
# The first character stands in one set, so that the search can skip to it; a look behind then
# says which stop it was. Khmer ។ល។ is "etc."; Ethiopic ፡፡ is typed for ።; a single Tibetan
# shad ends a clause only.
_CANDIDATE = rf"""(?P<mark>[STOPS{_HARD_STOPS}.!?…។፡།．](?:
      (?<=[STOPS])(?<![STOPS].)(?P<more>[STOPS]*+){_CLOSER}*+(?:\s(?:»|'')(?=\s))?+
      {_CITATION}(?=\s)
    | (?:(?<=[{_HARD_STOPS}])[{_HARD_STOPS}.!?…]*+ | (?<=។)(?<!ល។)(?!ល។) | (?<=፡)፡ | (?<=།)\s?།
        | (?<=．)(?!\d) | (?<=[!?…])(?<![!?…].)[!?…]*+(?={_CJK}) | (?<={_CJK}\.)(?={_CJK}))
      (?P<closers>{_HARD_CLOSER}*+)(?:\[\d{{1,3}}\])*+))\s*+(?P<lead>{_OPENER}*+)"""

# How far the rules look around a stop: bounds keep the time linear whatever the text.
_REACH = 48
_BRACKET_REACH = 300
_BRACKETS = (("(", ")"), ("（", "）"), ("「", "」"), ("『", "』"), ("《", "》"))
_WRAPPING = "\"'“”‘’«»„‚‹›¿¡([{*_" + _BIDI
_CONTINUES = frozenset(".,;:!?…%/=&)]}|·،؛、，；：」』）】》〉〕")
_LETTER_UNITS = frozenset("ghlLmswyч")

_WORD = re.compile(r"([^\W_]{0,24}+['’]?)(\.?)")
_LOWER_NAME = re.compile(r"[a-z]{1,5}[A-Z]|[a-z]{1,2}\d|[a-zα-ω]-[A-Z]")
_PANEL = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})\)\s+[A-Z]")
_LABEL = re.compile(
    r"(?:[•⁃*–-]\s?)?[(\[]?(?:(?P<head>[^\W\d_]++)\s)?"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[IVXLC]+|[ivxlc]+)"
)
_CODE = re.compile(r"[^\W\d_]$|[IVXLC]+$|\w*\d")
_ORDINAL = re.compile(r"\d{1,3}|[IVXLC]+")
_DOTTED = re.compile(r"[^\s\d.]{1,2}(?:\.-?[^\s\d.]{1,2})+")
_COMPOUND = re.compile(r".*[-–—/'’]")
_CONTINUED = re.compile(r"\s*+[,，、،;；؛:：)）.．]")
_PARTICLE = re.compile(r"[とはがをにのもで]|って|など")


class _Rules(NamedTuple):
    """What the segmenter knows of one language."""

    candidate: re.Pattern[str]
    # Word without its last stop, to its class; a word in lower case may also begin a sentence.
    abbreviations: Mapping[str, str]
    # Words that open sentences and seldom follow an abbreviation inside one.
    starters: frozenset[str]
    # Words that take a letter or a number: the I of "stage I." is no initial.
    heads: frozenset[str]
    # Whether "3." may be an ordinal number.
    ordinals: bool


class _Next(NamedTuple):
    """The first word after a stop, quotes and brackets skipped."""

    word: str
    capital: bool
    starter: bool


def spans(text: str, locale: str = "en", masked: Sequence[Span] = ()) -> list[Span]:
    """The sentences of one block of text, as spans of code points.

    The spans are in order and have no outer white space; between two of them stands white
    space or nothing. A newline counts as a space. `masked` are ranges of code points, such as
    links, in which no boundary may fall; one may fall on their edges. `locale` is written
    `pt_BR` or `pt-BR`; a language without data gets the general rules, and a Thai or Lao block
    stays whole. No text is refused, and time is linear in its length. Rules and lists are this
    project's own.
    """
    language = _language(locale)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end:
        return []
    if language in _UNMARKED:
        return [(start, end)]
    sentences = []
    for boundary, onset in _boundaries(text, (start, end), _rules(language), _walls(masked)):
        sentences.append((start, boundary))
        start = onset
    return [*sentences, (start, end)]


def _language(locale: str) -> str:
    subtag = re.split("[-_]", locale, maxsplit=1)[0].lower()
    return subtag if re.fullmatch("[a-z]{2,3}", subtag) else "und"


@cache
def _rules(language: str) -> _Rules:
    candidate = _CANDIDATE.replace("STOPS", _STOPS.get(language, _LATIN_STOPS))
    return _Rules(
        candidate=re.compile(candidate, re.VERBOSE | re.DOTALL),
        abbreviations=_abbreviations("und") | _abbreviations(language),
        starters=frozenset(_lines(language, "starters")),
        heads=frozenset(_lines(language, "heads")),
        ordinals=language in _lines("und", "ordinals"),
    )


def _abbreviations(language: str) -> dict[str, str]:
    rows = (line.partition("\t") for line in _lines(language, "abbreviations"))
    return {word: kind for word, _, kind in rows}


def _lines(language: str, kind: str) -> list[str]:
    path = resources.files(__package__) / "data" / "segment" / f"{language}.{kind}.txt"
    if not path.is_file():
        return []
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _walls(masked: Sequence[Span]) -> list[Span]:
    """Masked ranges in order; those that overlap become one, those that touch stay two."""
    walls: list[Span] = []
    for start, end in sorted(masked):
        if walls and start < walls[-1][1]:
            walls[-1] = (walls[-1][0], max(end, walls[-1][1]))
        else:
            walls.append((start, end))
    return walls


def _inside(point: int, walls: Sequence[Span]) -> bool:
    at = bisect_left(walls, (point,)) - 1
    return at >= 0 and point < walls[at][1]


def _boundaries(text: str, block: Span, rules: _Rules, walls: Sequence[Span]) -> Iterator[Span]:
    """Where a sentence ends, and where the next one begins."""
    start, end = block
    for found in rules.candidate.finditer(text, start, end):
        boundary, onset = found.end("mark"), found.start("lead")
        if walls and (_inside(boundary, walls) or _inside(onset, walls)):
            continue
        if onset < end and _parts(text, start, found, rules):
            yield boundary, onset
            start = onset


def _parts(text: str, start: int, found: re.Match[str], rules: _Rules) -> bool:
    """Whether a candidate is a boundary of the sentence that begins at `start`."""
    if found["more"] is None:
        return not _joins(text, found) and not _enclosed(text, start, found)
    if not _opens(text, found.start("lead"), found.end()):
        return False
    return _closes(text, start, found, rules) and not _enclosed(text, start, found)


def _joins(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence goes on, as one does around a quotation: 「…。」と言った."""
    at = found.end("mark")
    return bool(_CONTINUED.match(text, at) or (found["closers"] and _PARTICLE.match(text, at)))


def _enclosed(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the candidate stands in brackets that opened inside the sentence."""
    low, at = max(start + 1, found.start() - _BRACKET_REACH), found.end("mark")
    for opening, closing in _BRACKETS:
        opened = text.rfind(opening, low, found.start())
        if opened >= 0 and text.find(closing, opened, at) < 0:
            closed = text.find(closing, at, at + _BRACKET_REACH)
            return closed >= 0 and text.find(opening, at, closed) < 0
    return False


def _opens(text: str, onset: int, at: int) -> bool:
    """Whether a sentence may begin at `onset`, its quotes and brackets ending at `at`."""
    first = text[at : at + 1]
    if first.islower():
        return bool(_LOWER_NAME.match(text, at) or _PANEL.match(text, onset))
    return first != "" and first not in _CONTINUES


def _closes(text: str, start: int, found: re.Match[str], rules: _Rules) -> bool:
    """Whether the words before a stop may end a sentence."""
    stop = found.start()
    if text[stop - 1 : stop] in ("(", "["):
        return False
    if text[stop] != "." or found["more"]:
        return True
    if stop - start < _REACH and _is_label(text[start:stop], rules):
        return False
    kind = _kind(text[max(start, stop - _REACH) : stop].rsplit(None, 2), rules)
    after = _next(text, found.end(), rules)
    return _ends(kind, after) and _tail_fits(text, found, kind, after)


def _is_label(words: str, rules: _Rules) -> bool:
    """Whether a sentence so far is only a label: "2", "(a)", "Step 3"."""
    found = _LABEL.fullmatch(words)
    return found is not None and (not found["head"] or found["head"].lower() in rules.heads)


def _kind(words: Sequence[str], rules: _Rules) -> str:
    """The class of the last word: one of the data files, "bound" or, of any other, "word"."""
    token = words[-1].rpartition(">")[2].strip(_WRAPPING) if words else ""
    before = words[-2] if len(words) > 1 else ""
    if token == ".":
        return "inline"
    if _is_measure(token, before):
        return "unit"
    listed = _listed(token, rules.abbreviations)
    if listed or not _is_bound(token, rules):
        return listed or "word"
    return "word" if _COMPOUND.sub("", before).lower() in rules.heads else "bound"


def _listed(token: str, known: Mapping[str, str]) -> str | None:
    """The class of a word, or of its last part: "mid-Jan.", "dell'art."."""
    if len(token) == 1:
        return known.get(token)
    part = _COMPOUND.sub("", token)
    # In capitals it is an acronym: "ED." is no editor, "CA." no "circa".
    folded = "" if part.isupper() else part.lower()
    return known.get(token) or known.get(part) or known.get(folded)


def _is_measure(token: str, before: str) -> bool:
    """Whether a lone letter is a unit: "5 g", "every 6 h", "37 ° C"."""
    if before[-1:] in ("°", "º"):
        return token in ("C", "F")
    return token in _LETTER_UNITS and before[-1:].isdecimal()


def _is_bound(token: str, rules: _Rules) -> bool:
    """Whether a stop belongs to the word: "J.", "U.S.", "b.i.d.", "3." as an ordinal."""
    if len(token) == 1 and token.isalpha():
        return True
    return bool(_DOTTED.fullmatch(token) or (rules.ordinals and _ORDINAL.fullmatch(token)))


def _next(text: str, at: int, rules: _Rules) -> _Next:
    found = _WORD.match(text, at)
    word, stop = found.groups() if found else ("", "")
    # The A of "U.S. A. baumannii" starts nothing; nor does the Mr. of "5 p.m. Mr. Lee".
    if stop and (len(word) == 1 or _listed(word, rules.abbreviations)):
        return _Next(word, capital=False, starter=False)
    folded = word.lower().replace("’", "'")
    starter = folded in rules.starters or folded.rstrip("'") in rules.starters
    return _Next(word, capital=not word[:1].islower() and word[:1].isalpha(), starter=starter)


def _ends(kind: str, after: _Next) -> bool:
    """Whether a sentence ends at a word of this class before that word."""
    match kind:
        case "word":
            return True
        case "title" | "inline":
            return False
        case "numeric":
            return after.starter or (after.capital and not _CODE.match(after.word))
        case "unit":
            return after.capital
        case _:
            return after.starter


def _tail_fits(text: str, found: re.Match[str], kind: str, after: _Next) -> bool:
    """Whether digits set against a stop are a citation: "better.1", but not "Fig.1", "BA.2"."""
    if not (found["citation"] or "")[:1].isdecimal():
        return True
    return kind == "word" and (after.starter or not text[found.start() - 1].isupper())
