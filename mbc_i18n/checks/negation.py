"""A `not` that went missing. A heuristic: it asks a person to look, and accuses nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mbc_i18n import locales
from mbc_i18n.checks.base import Context, Problem, Words, check
from mbc_i18n.checks.tables import row
from mbc_i18n.model import Message

NEGATED = re.compile(
    r"""[nNcCwW](?:
        (?<=[nN])(?:
            (?<!\w.)(?:ot|ever|either|obody|othing|owhere|one\s+of|o\s+one)\b
            | (?<!\w.)o\b(?!\.?\s*\d|\.) | ['’]t\b
        )
        | (?<=[cC])(?<!\w.)annot\b | (?<=[wW])(?<!\w.)ithout\b
    )""",
    re.VERBOSE,
)
MAYBE = re.compile(r"[nN](?:o(?:\b|t|ne|b|wh)|e(?:v|i)|['’]t)")
"""In all of these but *without*: a quick look before a thorough one."""

LETTER = r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e00-\u0eff]"
"""A letter or a mark of one: by itself, a vowel sign of Bengali is no word character."""

MILD = re.compile(
    r"""\b(?:
        not\s+(?:only|just|merely|simply|to\s+mention|least|until|till|otherwise|limited|yet)
        | whether\b[^.?!]{0,80}?\bor\s+not | if\s+not | or\s+not | why\s+not | not-for-profit
        | never\s+more | not\s+(?:less|more|fewer|later|exceed\w*|long|surprising\w*)
        | no-\w+ | no\s+(?:further|surprise)
        | no\s+(?:more|less|fewer|later|sooner|earlier|matter|doubt|longer\s+than)
        | nothing\s+(?:but|more\s+than) | (?:can|could)(?:not|n['’]t)\s+(?:help|wait)
        | without\s+(?:a\s+)?(?:doubt|question|delay|fail) | no\s+wonder | do\s+not\s+hesitate
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Phrases that deny nothing, or whose meaning other languages give without a negation."""


def _is_negated(message: Message, context: Context) -> bool:
    source = message.source
    if MAYBE.search(source) or "ithout" in source:
        return NEGATED.search(source) is not None
    return False


@check("negation", severity="info", its_type="mistranslation", look=_is_negated)
def negation(message: Message, context: Context) -> Iterator[Problem]:
    """The source says `not`, `never` or `without`, and no word of the translation denies.

    Only for an English source and languages whose negations the table knows; a word that may
    deny (German `un-`, Spanish `evitar`) counts. `Not only` and `No. 5` deny nothing.

    Bad: es | It does not spread. | Se extiende.
    Bad: zh_Hans | It does not spread. | 会扩散。
    Good: es | It does not spread. | No se extiende.
    Good: de | It is not possible. | Das ist unmöglich.
    Good: ru | Not only cells | Клетки, и другие
    """
    known = _negations(context.locale)
    english = locales.language(context.source_locale) == "en"
    if known and english and not known.search(context.target_words(message).text):
        yield from _lost(context.source_words(message))


def _lost(source: Words) -> Iterator[Problem]:
    text = source.text
    found = NEGATED.search(MILD.sub(_blank, text))
    if found:
        start, end = text.rfind(" ", 0, found.start()) + 1, found.end()
        start = end - len(text[start:end].lstrip("\"'“‘«(["))
        told = f"“{text[start:end]}” has no counterpart: is the translation negated?"
        yield Problem(told, (source.span((start, end)),))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@cache
def _negations(locale: str) -> re.Pattern[str] | None:
    """The words of a language that deny, None where the table has none."""
    words = row("negations", locale).get("words", "").split()
    if not words:
        return None
    letter = LETTER if max("".join(words)) >= "\u0590" else r"\w"
    within = "|".join(_form(word, letter) for word in words if word[0] == "*")
    apart = "|".join(_form(word, letter) for word in words if word[0] != "*")
    return re.compile(
        "|".join(filter(None, (within, apart and rf"(?<!{letter})(?:{apart})"))), re.I
    )


def _form(word: str, letter: str) -> str:
    """A word as a pattern: `x*` begins one, `*x` ends one, `*x*` stands anywhere.

    `ne!bo*` is no word that goes on with `bo`.
    """
    body, *without = (re.escape(part) for part in word.strip("*").split("!"))
    barred = f"(?!{'|'.join(without)})" if without else ""
    before = f"(?<={letter}{body})" if word[0] == "*" and word[-1] != "*" else ""
    return body + before + barred + ("" if word[-1] == "*" else f"(?!{letter})")
