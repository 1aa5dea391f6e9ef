"""Whether a message is ready at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mbc_i18n import joining, locales
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.figures import ADDRESS
from mbc_i18n.glossary import occurrences
from mbc_i18n.model import Message

TRANSLATABLE = re.compile(r"(?<![\w/-])[^\W\d_]{2,}(?![\w/])")
"""A word of letters alone: `HER2` and `CDK4/6` are names."""

FEWEST_WORDS = 2


@check("untranslated", severity="error", its_type="omission", untranslated=True)
def untranslated(message: Message, context: Context) -> Iterator[Problem]:
    """A message without a translation; one of white space alone counts as none.

    One that is marked as joined has its words in the translation of the sentence before.

    Bad: es | Pain |
    Good: es | Pain | Dolor
    """
    if not message.target.strip() and not message.fuzzy and not joining.is_joined(message):
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
    same = message.target.strip() == message.source.strip()
    if not same or locales.language(context.locale) == locales.language(context.source_locale):
        return
    words = ADDRESS.sub("", context.source_words(message).text)
    for found in reversed(occurrences(words, context.matcher)):
        if not found.concept.translate:
            words = words[: found.span[0]] + words[found.span[1] :]
    if len(TRANSLATABLE.findall(words)) >= FEWEST_WORDS:
        yield Problem("the translation is the same as the source")
