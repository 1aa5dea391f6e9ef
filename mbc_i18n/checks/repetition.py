"""Words that stand twice in a row, as after an unfinished correction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from mbc_i18n import locales
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.tables import row
from mbc_i18n.model import Message

TWICE = re.compile(r" (\w\w++) (?i:\1)(?![\w’'-])")
"""A word of two letters or more behind a space, and the same once more."""

CAPITALS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital."""


def _may_double(message: Message, context: Context) -> bool:
    return TWICE.search(f" {context.target_text(message)}") is not None


@check("doubled-words", severity="warning", its_type="duplication", look=_may_double)
def doubled_words(message: Message, context: Context) -> Iterator[Problem]:
    """The same word twice in a row, with nothing but a space between.

    Off in languages that double words (Hindi, Indonesian, Turkish, Vietnamese, …), for words
    that a language may double (German `die die`), and where the source doubles one too.

    Bad: es | Rest at night. | Descanse por la la noche.
    Bad: ru | Rest at night. | Отдыхайте ночью ночью.
    Good: es | Rest at night. | Descanse por la noche.
    Good: fr | You rest at night. | Vous vous reposez la nuit.
    Good: de | This is what becomes clear. | Das ist, was klar wird, wird gesagt.
    Good: id | The patients rest. | Para pasien beristirahat pelan pelan.
    """
    allowed, words = _allowed(context.locale), context.target_words(message)
    if allowed is not None and not TWICE.search(f" {message.source}"):
        found = TWICE.finditer(f" {words.text}")
        slips = [twice for twice in found if _is_slip(twice, allowed, context.locale)]
        for word in dict.fromkeys(twice[1] for twice in slips):
            own = (twice for twice in slips if twice[1] == word)
            spans = tuple(words.span((twice.start(), twice.end() - 1)) for twice in own)
            yield Problem(f"“{word}” stands twice", target_spans=spans)


def _is_slip(twice: re.Match[str], allowed: Set[str], locale: str) -> bool:
    """True for a word that no name and no rule doubles; only German has capitals elsewhere."""
    word, again = twice[1], twice[0].rstrip().rpartition(" ")[2]
    named = again[:1].isupper() and locales.language(locale) not in CAPITALS
    return word.isalpha() and not named and word.lower() not in allowed


@cache
def _allowed(locale: str) -> Set[str] | None:
    """Words that may stand twice; None in a language that doubles words at will."""
    words = frozenset(row("doubles", locale).get("allowed", "").split())
    return None if "*" in words else words
