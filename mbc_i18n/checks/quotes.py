"""Quotation marks and brackets: in pairs, and in the locale's own form.

The forms are those of CLDR's delimiters, with what style guides of the locale also accept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.tables import row
from mbc_i18n.model import Message, Span

QUOTATION = '"“”„‟«»「」『』〝〞〟'
QUOTES = re.compile(f"[{QUOTATION}]")
"""Marks that only quote; single ones are apostrophes too, and are left alone."""

STRAIGHT = re.compile(r'(?<!\d)"')
"""A straight mark that is no inch."""

SINGLE = re.compile(r"(?<!\w)['‘]|['’](?!\w)")
"""A single quotation mark, or an apostrophe at the edge of a word."""

FEW = 8
"""Marks of a text of the usual length."""

BEFORE_OPENING = " \t\n\u00a0\u202f([{-–—/¿¡‘'’>"
BRACKETS = "[](){}（）［］【】｛｝"
LIST_LABEL = re.compile(r"(?<![\w(（])[\w.]{1,4}[)）]")
"""`1)`, `a)`, `iv)`: a label that no bracket opens."""

SMILEY = re.compile(r"[:;]-?[()]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a locale quotes."""

    opening: str = ""
    """What is written before a quotation, a French space too; "" where no form is known."""
    closing: str = ""
    pairs: tuple[str, ...] = ()
    """Opening and closing marks that are as good."""
    accepted: frozenset[str] = frozenset()


@cache
def style(locale: str) -> Style:
    """The quotation marks of a locale, from `data/checks/quotes.csv`."""
    own = row("quotes", locale)
    if not own:
        return Style()
    opening, closing = own["write"].replace(" ", "\u00a0").split("|")
    pairs = tuple(own["accepted"].split())
    return Style(opening, closing, pairs, frozenset("".join(pairs)))


@check("quotes", severity="info", its_type="typographical", signs=QUOTATION)
def quotes(message: Message, context: Context) -> Iterator[Problem]:
    """Quotation marks have the locale's form and come in pairs.

    Straight marks are left alone where the source has them and the translation no others.
    Apostrophes and single quotation marks are not looked at.

    Bad: de | It is called “spread”. | Das heißt “Ausbreitung”.
    Bad: fr | It is called “spread”. | On parle de "propagation".
    Bad: ru | It is called “spread”. | Это называется «распространение.
    Good: de | It is called “spread”. | Das heißt „Ausbreitung“.
    Good: fr | It is called “spread”. | On parle de « propagation ».
    Good: sv | It is called “spread”. | Det kallas ”spridning”.
    Good: zh_Hans | It is called “spread”. | 这称为“扩散”。
    """
    if message.target == message.source:
        return
    marks = "".join(QUOTES.findall(message.target))
    if len(marks) > FEW or not _is_good(marks, '"' in message.source, context.locale):
        yield from _quoted(message, context)


def _quoted(message: Message, context: Context) -> Iterator[Problem]:
    own, words = style(context.locale), context.target_words(message)
    found = [each for each in QUOTES.finditer(words.text) if not _is_inch(each)]
    marks = "".join(each[0] for each in found)
    every = tuple(words.span(each.span()) for each in found)
    for told, chosen in _wrong(marks, message.source, own):
        spans = tuple(every[at] for at in chosen)
        fix = _mended(message.target, every, own) if set(marks) - own.accepted else ""
        write = f"{own.opening}…{own.closing}"
        yield Problem(f"{told}; write {write}", (), spans, write if fix else "", fix=fix)


@lru_cache(maxsize=2048)
def _is_good(marks: str, straight: bool, locale: str) -> bool:
    """True for a row of marks that says by itself that all is well, as most do."""
    own = style(locale)
    if not own.opening or (straight and not marks.strip('"')):
        return True
    return set(marks) <= own.accepted and _balanced(marks, own)


def _is_inch(found: re.Match[str]) -> bool:
    return found[0] == '"' and not STRAIGHT.match(found.string, found.start())


def _wrong(marks: str, source: str, own: Style) -> Iterator[tuple[str, Sequence[int]]]:
    """What is wrong with a row of marks, and which of them it is."""
    if not own.opening or not marks:
        return
    straight = [at for at, mark in enumerate(marks) if mark == '"']
    foreign = [at for at, mark in enumerate(marks) if mark not in own.accepted and mark != '"']
    mixed = straight and len(straight) < len(marks)
    if mixed:
        yield "straight quotation marks among others", straight
    elif straight and '"' not in source:
        yield "straight quotation marks", straight
    elif foreign:
        yield "quotation marks of another language", foreign
    elif not straight and not _balanced(marks, own) and _even(source):
        yield "a quotation is opened or closed only", range(len(marks))


def _balanced(marks: str, own: Style) -> bool:
    """True where one of the locale's pairs, or several of them, account for the marks."""
    counts = Counter(marks)
    used = [pair for pair in own.pairs if counts[pair[0]] or counts[pair[1]]]
    return len(marks) % 2 == 0 and any(counts[pair[0]] == counts[pair[1]] for pair in used)


def _even(source: str) -> bool:
    paired = source.count("“") == source.count("”") and source.count('"') % 2 == 0
    return paired and not SINGLE.search(source)


def _mended(target: str, spans: Sequence[Span], own: Style) -> str:
    """The target with the locale's marks for all of its own where they stand in clear pairs."""
    places = [start for start, _ in spans]
    clear = all(_opens(target, at) == (number % 2 == 0) for number, at in enumerate(places))
    if len(places) % 2 or not clear or any(b - a < 2 for a, b in pairwise(places)):
        return ""
    pieces, cursor = list[str](), 0
    for number, at in enumerate(places):
        before, mark = target[cursor:at], own.closing if number % 2 else own.opening
        spaced = mark.startswith("\u00a0")
        pieces += [before.rstrip("\u00a0\u202f ") if spaced else before, mark]
        cursor = at + 1
    return "".join([*pieces, target[cursor:]])


def _opens(target: str, at: int) -> bool:
    """True for a mark that stands where a quotation opens."""
    before, after = target[at - 1 : at] if at else " ", target[at + 1 : at + 2]
    return before in BEFORE_OPENING and bool(after) and after not in " .,;:!?)]"


@check("brackets", severity="warning", its_type="typographical", signs=BRACKETS)
def brackets(message: Message, context: Context) -> Iterator[Problem]:
    """Every bracket that opens is closed, unless the source's are not.

    Full-width brackets are as good; the label of a list (`1)`, `a)`) opens with nothing.

    Bad: es | Rest (at night) helps. | Descansar (de noche ayuda.
    Good: es | Rest (at night) helps. | Descansar (de noche) ayuda.
    Good: zh_Hans | Rest (at night) helps. | 休息（夜间）有帮助。
    Good: de | a) Rest | a) Ruhe
    """
    wrong = _open(message.target)
    if wrong and not _open(message.source):
        at = message.target.find(wrong)
        yield Problem(f"{wrong} stands without its other half", target_spans=((at, at + 1),))


def _open(text: str) -> str:
    """A bracket without its other half, "" where each has one."""
    count = text.count
    round_ones = count("(") + count("（") - count(")") - count("）")
    square = count("[") + count("［") + count("【") - count("]") - count("］") - count("】")
    curly = count("{") + count("｛") - count("}") - count("｝")
    if not (round_ones or square or curly):
        return ""
    if round_ones and _excused(text, round_ones):
        return ""
    balance = (round_ones, "（(", "）)"), (square, "［【[", "］】]"), (curly, "｛{", "｝}")
    own = next(marks[excess < 0] for excess, *marks in balance if excess)
    return next(mark for mark in own[::-1] if mark in text)


def _excused(text: str, excess: int) -> bool:
    """True where labels of a list, or smileys, account for what is too many."""
    faces = [face[-1] for face in SMILEY.findall(text)]
    if excess > 0:
        return faces.count("(") >= excess
    return len(LIST_LABEL.findall(text)) + faces.count(")") >= -excess
