"""Letters and digits of two scripts confused within a word or a text.

Lookalikes are those of Unicode's confusables that have the same shape in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mbc_i18n import locales
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.signs import ODD
from mbc_i18n.model import Message, Span

OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f\u0660-\u0669\u06f0-\u06f9]")
WORD = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]++")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
TWINS = {
    "Cyrillic": (re.compile("[\u0400-\u052f]"), "аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТУХҮ"),
    "Greek": (re.compile("[\u0370-\u03ff]"), "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
}
LATIN_TWINS = {
    "Cyrillic": frozenset("aeopcyxijshdqwABEKMHOPCTYXISJ"),
    "Greek": frozenset("oABEZHIKMNOPTYX"),
}
"""Latin letters that look like one of the other script."""

ARABIC, PERSIAN = "يك", "یک"
DIGITS = {"Arabic": "٠١٢٣٤٥٦٧٨٩", "Persian": "۰۱۲۳۴۵۶۷۸۹"}
PERSIAN_LOCALES = frozenset({"fa", "ur", "mzn", "glk"})
"""Languages that write ی, ک and the Persian digits."""

ARABIC_LOCALES = PERSIAN_LOCALES | {"ar"}

ARABIC_WORD = re.compile("[\u0620-\u0669\u066e-\u06ff\u200c]++")


@check("mixed-script", severity="warning", its_type="characters", signs=(ODD,))
def mixed_script(message: Message, context: Context) -> Iterator[Problem]:
    """Letters that only look like those around them: searching and reading aloud go wrong.

    A word of Cyrillic or Greek letters with a Latin lookalike in it, or the other way round;
    Arabic and Persian digits in one text. Names such as HER2, β-blocker or IL-1β and endings
    after a hyphen or an apostrophe are fine. Arabic ي and ك in a Persian text are advice.

    Bad: ru | Cancer | Pак груди
    Bad: es | Cancer | Cánсer
    Bad: fa | 4 and 5 | ۴ و ٥
    Good: ru | HER2-positive | HER2-позитивный рак
    Good: el | TNFα and 5 µg | TNFα και 5 µg
    Good: ru | The PET scan | ПЭТ-КТ и IT-специалист
    Good: fa | 4 and 5 | ۴ و ۵
    """
    target = message.target
    if target.isascii() or target == message.source:
        return
    if locales.language(context.locale) in ARABIC_LOCALES:
        yield from _arabic(message, context)
    if OTHER.search(target) and LATIN.search(target):
        spans: dict[str, list[Span]] = {}
        for found in WORD.finditer(target):
            if found[0] not in message.source and _lookalikes(found[0]):
                spans.setdefault(found[0], []).append(found.span())
        for word, places in spans.items():
            told = f"“{word}” has letters of two scripts: {_lookalikes(word)}"
            yield Problem(told, target_spans=tuple(places))


def _lookalikes(word: str) -> str:
    """The letters of a word that only look like its script's; "" where there are none."""
    latin = LATIN.findall(word)
    if not latin or len(latin) == len(word):
        return ""
    for script, (letters, twins) in TWINS.items():
        others = letters.findall(word)
        if len(others) >= 2 and set(latin) <= LATIN_TWINS[script]:
            return f"{', '.join(dict.fromkeys(latin))} (Latin)"
        if others and len(latin) >= 2 and set(others) <= set(twins):
            return f"{', '.join(dict.fromkeys(others))} ({script})"
    return ""


def _arabic(message: Message, context: Context) -> Iterator[Problem]:
    """Letters and digits that look alike in Arabic and Persian and are not."""
    target = message.target
    persian = locales.language(context.locale) in PERSIAN_LOCALES
    wrong, right = (ARABIC, PERSIAN) if persian else (PERSIAN, ARABIC)
    yield from _digits(target, persian)
    for bad, good in zip(wrong, right, strict=True):
        if bad in target and not (bad in message.source or (not persian and bad == "ی")):
            words = [found for found in ARABIC_WORD.finditer(target) if bad in found[0]]
            both = any(good in found[0] for found in words)
            yield Problem(
                f"{bad} (U+{ord(bad):04X}) is written {good} (U+{ord(good):04X}) here",
                target_spans=tuple(found.span() for found in words),
                suggestion=good,
                severity="" if both else "info",
                fix=target.replace(bad, good),
            )


def _digits(target: str, persian: bool) -> Iterator[Problem]:
    """Digits of both sets in one text, or those of the other language alone."""
    own, other = (DIGITS["Persian"], DIGITS["Arabic"])[:: 1 if persian else -1]
    spans: tuple[Span, ...] = tuple(found.span() for found in re.finditer(f"[{other}]+", target))
    if spans:
        both = any(digit in target for digit in own)
        fix = target.translate(str.maketrans(other, own))
        told = "digits of two sets" if both else f"digits that are not {own[1]}{own[2]}{own[3]}"
        yield Problem(told, (), spans, severity="" if both else "info", fix=fix)
