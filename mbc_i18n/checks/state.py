"""Whether a message is ready at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mbc_i18n import inline
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.glossary import occurrences
from mbc_i18n.model import Message

TRANSLATABLE = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\S+")


@check("untranslated", severity="error", its_type="omission", untranslated=True)
def untranslated(message: Message, context: Context) -> Iterator[Problem]:
    """A message without a translation; one of white space alone counts as none.

    Bad: es | Pain |
    Good: es | Pain | Dolor
    """
    if not message.target.strip() and not message.fuzzy:
        yield Problem("not translated")


@check("fuzzy", severity="error", its_type="uncategorized", untranslated=True)
def fuzzy(message: Message, context: Context) -> Iterator[Problem]:
    """A message that needs work: it is never published until a translator has looked at it.

    Bad: es | #fuzzy Pain | Dolor
    Good: es | Pain | Dolor
    """
    if message.fuzzy:
        was = f"; it was made for “{message.previous}”" if message.previous else ""
        yield Problem(f"marked fuzzy{was}")


@check("unchanged", severity="warning", its_type="untranslated")
def unchanged(message: Message, context: Context) -> Iterator[Problem]:
    """A translation equal to its source, of two or more words that can be translated.

    Names that the glossary keeps, addresses and figures are no words to translate.

    Bad: es | Having little appetite | Having little appetite
    Good: es | MedlinePlus | MedlinePlus
    """
    if message.target.strip() != message.source.strip():
        return
    words = ADDRESS.sub("", inline.words(message.source, context.elements))
    for found in reversed(occurrences(words, context.matcher)):
        if not found.concept.translate:
            words = words[: found.span[0]] + words[found.span[1] :]
    if len(TRANSLATABLE.findall(words)) >= 2:
        yield Problem("the translation is the same as the source")
