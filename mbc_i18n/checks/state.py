"""Whether a message is ready at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set

from mbc_i18n import inline, joining, locales
from mbc_i18n.checks import drugs
from mbc_i18n.checks.base import Context, Problem, check, comparison
from mbc_i18n.glossary import general, occurrences
from mbc_i18n.glossary.masking import ADDRESS
from mbc_i18n.model import Message

UNSEEN_SIGNS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
UNSEEN = re.compile(rf"[\s{UNSEEN_SIGNS}]*+\Z")
"""White space and characters that take no room."""

WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+")
IDENTIFYING = re.compile(r"[\d@_/\\]|[^\W\d_][.:#][^\W\d_]")
"""Figures and signs of addresses in a word: HER2, CDK4/6, 5mg, care.example."""

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĪĮİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŲŹŻŽΑ-ΫЀ-Я"
LINKS = (
    "of|of the|the|and|for|in|on|de|de la|del|la|le|du|des|van|von|der|den|di|da|al|bin|y|e|et|und"
)
"""Small words inside names."""

NAME = re.compile(
    rf"(?<!\w)[{UPPER}][\w'’]*+(?:(?:[ \-]|, | & )(?:(?:{LINKS}) )?[{UPPER}][\w'’]*+)++"
)
"""Words with capitals side by side: persons, places, journals, institutions."""

SPECIES = re.compile(r"\b[A-Z](?:\.|[a-z]{2,}+) [a-z]+(?:us|um|ae|ii|coli|ensis|oides|sapiens)\b")
"""A name in Latin: *Escherichia coli*, *E. coli*."""

CITATION = re.compile(r"\bet al\b|\bdoi:|\b(?:19|20)\d\d;|\bISBN\b|\bISSN\b|©")
"""What only references and notices hold; they are not translated."""

EDGE = " \t\n\u00a0.,;:!?…。"
LONGEST_EDGE = 4
"""Characters that may be more at the edges of one text."""

FEWEST_WORDS = 2
LEAST_SEEN = 2
"""How often a word of the source must stand in other translations to be one of their language."""


@check("untranslated", severity="error", its_type="omission", untranslated=True, signs=UNSEEN_SIGNS)
def untranslated(message: Message, context: Context) -> Iterator[Problem]:
    """A message without a translation; one of white space or unseen signs alone counts as none.

    One that is marked as joined has its words in the translation of the sentence before.

    Bad: es | Pain |
    Good: es | Pain | Dolor
    """
    target = message.target
    if target[:1].isalnum() or not UNSEEN.match(target) or message.fuzzy:
        return
    if not joining.is_joined(message):
        blank = "blank: only white space and signs that nobody sees"
        yield Problem(blank if target else "not translated")


@check("fuzzy", severity="error", its_type="uncategorized", untranslated=True, signs=())
def fuzzy(message: Message, context: Context) -> Iterator[Problem]:
    """A message that needs work: it is never published until a translator has looked at it.

    This is also how a changed source shows: `update` keeps the old translation as fuzzy, with the
    source that it was made for. A unit that the catalog lacks altogether is `outdated`; an approval
    of other words has lapsed by itself and shows in `status` as stale.

    Bad: es | #fuzzy Pain | Dolor
    Good: es | Pain | Dolor
    """
    if message.fuzzy:
        was = f"; it was made for “{message.previous}”" if message.previous else ""
        yield Problem(f"marked fuzzy{was}")


@comparison("unchanged", severity="warning", its_type="untranslated")
def unchanged(messages: Sequence[Message], context: Context) -> Iterator[tuple[Message, Problem]]:
    """A translation equal to its source, of two or more words that can be translated.

    No such words are addresses, identifiers, names (words with capitals side by side, and what the
    glossary keeps), species in Latin, substances, references, and words that other translations
    of the catalog use too: related languages share some.

    Bad: es | Having little appetite | Having little appetite
    Bad: ru | Rest well at home. | Rest well at home.
    Good: es | MedlinePlus | MedlinePlus
    Good: es | The New England Journal of Medicine | The New England Journal of Medicine
    Good: de | Escherichia coli | Escherichia coli
    Good: fr | Marie Curie, 1867–1934 | Marie Curie, 1867–1934
    Good: nl | Contact form | Contact form || Call | Het contact form || Ask | Een contact form
    """
    same = [each for each in messages if _is_same(each.source, each.target)]
    if not same or locales.language(context.locale) == locales.language(context.source_locale):
        return
    is_word = _test_of(locales.language(context.source_locale))
    listed = [(each, set(filter(is_word, _own_words(each, context)))) for each in same]
    left = [(message, words) for message, words in listed if len(words) >= FEWEST_WORDS]
    shared = _shared(messages) if left else set()
    for message, words in left:
        if len(words - shared) >= FEWEST_WORDS:
            yield message, Problem("the translation is the same as the source")


def _is_same(source: str, target: str) -> bool:
    """True for equal texts, capitals and outer signs apart."""
    if -LONGEST_EDGE <= len(source) - len(target) <= LONGEST_EDGE:
        return source.strip(EDGE).casefold() == target.strip(EDGE).casefold()
    return False


def _shared(messages: Sequence[Message]) -> Set[str]:
    """Words of sources that the other translations use as words of their own language."""
    seen: Counter[str] = Counter()
    for message in messages:
        if not _is_same(message.source, message.target):
            seen.update({word.lower() for word in WORD.findall(message.target)})
    return {word for word, number in seen.items() if number >= LEAST_SEEN}


def _own_words(message: Message, context: Context) -> list[str]:
    """The words of a source that a translator would translate, in small letters."""
    text = inline.words(message.source, inline.tags_in(message.source))
    if CITATION.search(text):
        return []
    for found in reversed(occurrences(text, context.matcher)):
        if not found.concept.translate:
            text = f"{text[: found.span[0]]}.{text[found.span[1] :]}"
    for pattern in (ADDRESS, NAME, SPECIES):
        text = pattern.sub(" . ", text)
    plain = " ".join(each for each in text.split() if not IDENTIFYING.search(each))
    return [word.lower() for word in WORD.findall(plain) if len(word) > 1]


def _test_of(language: str) -> Callable[[str], bool]:
    """Whether a word is one of the source's language, as far as its words are listed."""
    listed = general.words(language)
    if not listed.usage:
        return lambda word: True
    known = listed.function | listed.usage.keys()
    return lambda word: listed.base(word) in known and not drugs.is_substance(word)
