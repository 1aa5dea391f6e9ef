"""The marks that open and end a sentence, as each locale writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from mbc_i18n import locales
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.links import URL
from mbc_i18n.checks.tables import row
from mbc_i18n.model import Message

MARKS = {
    "stop": ".。｡．।॥۔။។៕๚๛։።᙮᱾᠃",
    "question": "?？؟\u037e՞፧⁇⸮",
    "exclamation": "!！՜",
    "colon": ":：៖፦",
    "semicolon": ";；؛፤·",
    "ellipsis": "…⋯",
    "comma": ",，،、､՝፣",
}
"""What a character is at the end of a text. Full width and the signs of other scripts are equal."""

KINDS = {mark: kind for kind, marks in MARKS.items() for mark in marks}
CLOSERS = "\"'”’»›“‘«‹)]）］」』】〉》*†‡¹²³⁰⁴⁵⁶⁷⁸⁹ \t\n\u00a0\u202f\u200e\u200f\u061c\u202c\u2069"
"""What may stand behind the end mark: quotes, brackets, marks of footnotes, direction marks."""

FOOTNOTE = re.compile(r"(?:\s?\[[\d, –-]{1,12}\])++\Z")
EDGE = 80
ABBREVIATED = re.compile(
    r"(?:\.\s?\w{1,4}|\b(?:etc|inc|jr|sr|co|ltd|al|vs|dr|st|no|usw|ecc|enz|osv|itd|itp|tzn|atd|apod|"
    r"др|пр|проч))\.\Z",
    re.IGNORECASE,
)
"""A last word that is shortened: `etc.`, `p. m.`"""

OPEN_QUESTION = re.compile(
    r"\W*(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|am|do|does|did|can|could|"
    r"should|would|will|may|might|have|has|had|any|and|or|so|okay|ok)\b",
    re.IGNORECASE,
)
"""How an English question begins that its writer gave no mark."""

REPORTED = re.compile(r"\w\W*\s[\"“‘'«„]|[:,]\s+\W*wh[aeoy]|:\s")
"""A question inside a sentence: other languages may tell of it without asking."""

FRAGMENT = 8
"""Characters up to which a target is no sentence that wants an end mark."""

SHORT_KINDS = ("heading", "title", "list item", "table cell", "caption", "attribute", "term")
"""Kinds of text, as the note names them, in which a stop is a matter of taste."""


OPENED = frozenset({"es", "ast"})
"""Languages that open a question and an exclamation with a sign; Galician leaves it free."""

CLOSED = re.compile(r"(?<![(?!])[?!]++")
"""A run of closing marks; a doubtful `(?)` opens with nothing."""

NAMED = re.compile(r"\w+!")
"""A name that may end in a mark."""

OPENING = re.compile("[¿¡]++")


@dataclass(frozen=True, slots=True)
class Marks:
    """How a locale ends a sentence."""

    kinds: Mapping[str, str]
    """What a mark is in this locale: `;` is a question mark in Greek."""
    usual: Mapping[str, str]
    """The same without marks of a form that is another locale's."""
    optional: frozenset[str] = frozenset()
    """Kinds of marks that good writers leave out."""
    forms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The locale's own form of a kind, first, and those that are as good."""
    questions: str = ""
    """Every question mark that the locale knows."""
    asks: tuple[str, ...] = ()
    """Words that end a question without a question mark."""


@cache
def marks(locale: str) -> Marks:
    """The end marks of a locale, from `data/checks/marks.csv`."""
    own = row("marks", locale)
    forms = {kind: own[kind].replace("|", "") for kind in MARKS if own.get(kind)}
    kinds = KINDS | {mark: kind for kind, accepted in forms.items() for mark in accepted}
    usual = {m: k for m, k in kinds.items() if k not in forms or m in forms[k]}
    asks = tuple(filter(None, own.get("asks", "").split("|")))
    questions = "".join(mark for mark, kind in kinds.items() if kind == "question")
    optional = frozenset(own.get("optional", "").split())
    return Marks(kinds, usual, optional, forms, questions, asks)


def _ends_otherwise(message: Message, context: Context) -> bool:
    source, target = message.source, message.target
    if source[-1:].isalpha() and target[-1:].isalpha():
        return False  # Two texts without a mark, as most headings are: no letter is one.
    ours, theirs = marks(context.source_locale).usual, marks(context.locale).usual
    same = ours.get(source[-1:])
    if same and same == theirs.get(target[-1:]):
        return False
    same = ours.get(source.rstrip(CLOSERS)[-1:])
    return not same or same != theirs.get(target.rstrip(CLOSERS)[-1:])


@check("end-mark", severity="warning", its_type="typographical", look=_ends_otherwise)
def end_mark(message: Message, context: Context) -> Iterator[Problem]:
    """A translation ends as its source does: as a question, a statement, an exclamation.

    A question that became a statement, or a statement that became a question, is a warning; any
    other mark is advice. Each locale has its own marks and some have none; headings and list
    items may do without a stop.

    Bad: es | Does it hurt? | Le duele.
    Bad: ru | It hurts. | Болит?
    Bad: ar | Does it hurt? | هل يؤلمك?
    Good: es | Does it hurt? | ¿Le duele?
    Good: fr | He asked: “Does it hurt?” | « Avez-vous mal ? » demanda-t-il.
    Good: zh_Hans | It hurts. | 很痛。
    Good: ja | Does it hurt? | 痛みますか。
    Good: th | Does it hurt? | เจ็บไหม
    Good: hi | It hurts. | दर्द होता है
    """
    if not _ends_otherwise(message, context):
        return
    ours, theirs = marks(context.source_locale), marks(context.locale)
    source, target = context.source_words(message), context.target_words(message)
    lost = _lost(source.text, target.text, ours, theirs)
    if lost:
        reported = "info" if REPORTED.search(source.text) else ""
        yield Problem(lost, severity=reported)
        return
    at, wanted = _end(source.text)[0], _kind(source.text, ours)
    end, got = _end(target.text)[0], _kind(target.text, theirs)
    span = target.span((end, end + 1)) if got else (0, 0)
    fragment = len(target.text) < FRAGMENT
    if wanted != got and not fragment and _matters(wanted, got, message, theirs):
        here = (source.span((at, at + 1)),) if wanted else ()
        there = (span,) if got else ()
        yield Problem(f"{_told(wanted)} became {_told(got)}", here, there, severity="info")
    elif got and got == wanted and target.text[end] not in theirs.usual:
        yield from _form(message, target.text[end], theirs.forms[got][0], span)


def _form(message: Message, mark: str, own: str, span: tuple[int, int]) -> Iterator[Problem]:
    """A mark of the right kind in another script's form; a full-width one follows a wide sign."""
    target, (start, end) = message.target, span
    if own not in "。？！：" or (start and locales.is_wide(target[start - 1])):
        fix = target[:start] + own + target[end:]
        yield Problem(f"{mark} is written {own} here", (), (span,), own, severity="info", fix=fix)


def _lost(source: str, target: str, ours: Marks, theirs: Marks) -> str:
    """How a question became none, or the other way round; "" where it did not."""
    if "question" in theirs.optional:
        return ""
    asked, asks = _asks(source, ours), _asks(target, theirs)
    if _kind(source, ours) == "question" and not asks and not _end(target)[1].endswith(theirs.asks):
        return "the question has no question mark any more"
    if _kind(target, theirs) == "question" and not asked and not OPEN_QUESTION.match(source):
        return "the statement became a question"
    return ""


def _asks(text: str, own: Marks) -> bool:
    """True where a question mark stands anywhere."""
    return any(mark in text for mark in own.questions)


def _end(text: str) -> tuple[int, str]:
    """The place of the last sign that is no closer, and the text before its end mark."""
    tail = text[-EDGE:]
    before = text[: len(text) - len(tail)]
    shown = tail.rstrip(CLOSERS)
    found = FOOTNOTE.search(tail.rstrip())
    if found:
        shown = tail[: found.start()].rstrip(CLOSERS)
    words = shown.rstrip("".join(KINDS))
    return len(before) + len(shown) - 1, words


def _kind(text: str, own: Marks) -> str:
    at, words = _end(text)
    if at < 0:
        return ""
    kind = own.kinds.get(text[at], "")
    return "ellipsis" if kind == "stop" and text[max(at - 1, 0) : at] == "." else kind


def _told(kind: str) -> str:
    article = "an" if kind[:1] in ("e",) else "a"
    return f"{article} {kind.replace('stop', 'full stop')}" if kind else "no end mark"


def _matters(wanted: str, got: str, message: Message, own: Marks) -> bool:
    """True for a change of the end mark that somebody should look at."""
    if "question" in (wanted, got) or {wanted, got} <= {"", *own.optional}:
        return False
    if {wanted, got} <= {"", "stop", "semicolon"}:
        short = message.note.startswith(SHORT_KINDS)
        shortened = ABBREVIATED.search(message.source[-12:] if wanted else message.target[-12:])
        return not short and not shortened
    return True


@check("opening-marks", severity="warning", its_type="typographical", signs="?!¿¡")
def opening_marks(message: Message, context: Context) -> Iterator[Problem]:
    """In Spanish and Asturian a question opens with ¿ and an exclamation with ¡.

    The sign may stand anywhere before the closing one: `Si le duele, ¿qué hace?`

    Bad: es | What is cancer? | Qué es el cáncer?
    Bad: es | What is cancer? | ¿Qué es el cáncer.
    Good: es | What is cancer? | ¿Qué es el cáncer?
    Good: es | If it hurts, what do you do? | Si le duele, ¿qué hace?
    Good: fr | What is cancer? | Qu’est-ce que le cancer ?
    """
    if locales.language(context.locale) not in OPENED:
        return
    text = URL.sub("", context.target_words(message).text)
    unnamed = NAMED.sub(lambda name: "" if name[0] in message.source else name[0], text)
    closed, opened = CLOSED.findall(unnamed), OPENING.findall(text)
    if len(opened) < len(closed):
        sign = "¿" if any("?" in run for run in closed) else "¡"
        yield Problem(f"{sign} is missing", suggestion=sign)
    elif len(opened) > len(CLOSED.findall(text)):
        yield Problem("¿ or ¡ stands without its closing mark")
