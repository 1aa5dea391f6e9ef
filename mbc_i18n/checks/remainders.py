"""Words of the source that were left standing inside a translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial

from mbc_i18n import locales
from mbc_i18n.checks.base import Context, Problem, check
from mbc_i18n.checks.links import EMAIL, URL
from mbc_i18n.glossary import occurrences
from mbc_i18n.model import Message, Span

LONGEST_SHARED = 3
"""Words in a row that two languages may share."""

FEWEST_COMMON = 2
"""Words of a run that are no name: in lower case, and none that names are joined with."""

LINKING = frozenset(
    ("of", "the", "and", "for", "in", "on", "at", "to", "by", "with", "a", "an", "or", "&", "al",
     "de", "la", "le", "les", "du", "des", "et", "e", "y", "el", "los", "las", "di", "del",
     "della", "da", "do", "dos", "das", "van", "von", "der", "und", "en")
)  # fmt: skip
"""What joins the parts of a name."""

ENGLISH = frozenset(
    ("the", "of", "and", "with", "your", "you", "that", "this", "from", "which", "their", "they",
     "are", "about", "who", "these", "than", "when", "if", "not", "or", "by", "were", "has", "had",
     "will", "may", "can", "its", "been", "should", "could", "would", "how", "what", "each",
     "other", "into", "through", "such", "some", "more", "most", "any", "all", "many", "after")
)  # fmt: skip
"""One of these stands in nearly every run of English: a quick look before a thorough one."""

LATIN_RUN = re.compile(r"[A-Za-z](?<![A-Za-z'’-].)[A-Za-z'’-]++(?:,? [A-Za-z&][A-Za-z'’-]*+){2,}+")
QUOTED = re.compile(
    r"“[^“”]*+”|„[^„“”]*+[“”]|«[^«»]*+»|「[^「」]*+」|『[^『』]*+』|《[^《》]*+》|\"[^\"]*+\"|‘[^‘’]*+’"
    r"|\([^()]*+\)|（[^（）]*+）|\[[^\[\]]*+\]"
)
"""Quotations, titles and brackets, in which the source's words may stay."""

STRIPPED = ".,;:!?()[]{}\"'“”„«»‘’…"


def _shares_words(message: Message, context: Context) -> bool:
    """True where words of the source, or Latin ones in another script, may be left."""
    if message.source == message.target:
        return False
    if not _is_latin(context.locale):
        return LATIN_RUN.search(message.target) is not None
    words = message.target.split()
    if context.source_locale == "en" and ENGLISH.isdisjoint(words):
        return False
    shared = (set(message.source.split()) - LINKING).intersection(words)
    return sum(map(str.islower, shared)) >= FEWEST_COMMON


@check("partly-untranslated", severity="warning", its_type="untranslated", look=_shares_words)
def partly_untranslated(message: Message, context: Context) -> Iterator[Problem]:
    """A run of the source's words inside a translation.

    Four words or more where both are in Latin letters; any three Latin words in a text of
    another script. Names in capitals, quotations, brackets, addresses and the glossary's terms
    may stay.

    Bad: es | Ask your care team about side effects. | Pregunte a your care team about efectos.
    Bad: zh_Hans | Ask about side effects of drugs. | 询问 side effects of drugs。
    Good: es | Ask the World Health Organization. | Pregunte a la World Health Organization.
    Good: ru | See “Breast cancer and you”. | См. “Breast cancer and you”.
    Good: ar | The PET scan | التصوير PET/CT
    """
    if not _shares_words(message, context):
        return
    target = context.target_words(message)
    look = partial(_shared, message.source) if _is_latin(context.locale) else _foreign
    found = any(look(target.text))
    spans = list(look(_masked(target.text, context))) if found else []
    if spans:
        told = f"“{target.text[slice(*spans[0])]}” was left as it is"
        yield Problem(told, target_spans=tuple(map(target.span, spans)))


@cache
def _is_latin(locale: str) -> bool:
    """True where the language's own name is in Latin letters."""
    return locales.own_name(locale)[:1].lower() < "\u0250"


def _masked(text: str, context: Context) -> str:
    """The text with blanks where the source's words may stay."""
    for pattern in (URL, EMAIL, QUOTED):
        text = pattern.sub(lambda found: "\n" * len(found[0]), text)
    for found in occurrences(text, context.matcher):
        if not found.concept.translate:
            start, end = found.span
            text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _foreign(text: str) -> Iterator[Span]:
    """Runs of three Latin words and more in a text of another script."""
    for found in LATIN_RUN.finditer(text):
        if _common(found[0].split()) >= FEWEST_COMMON:
            yield found.span()


def _common(words: Iterable[str]) -> int:
    """How many different words are neither names nor what joins names."""
    plain = {word.strip(STRIPPED) for word in words}
    return sum(word.islower() and word.isalpha() and word not in LINKING for word in plain)


def _shared(source: str, target: str) -> Iterator[Span]:
    """Runs of words that stand in both texts, longer than languages share."""
    known = _runs([word.strip(STRIPPED) for word in source.split()])
    places = [found.span() for found in re.finditer(r"[^ \n]+|\n", target)]
    words = [target[slice(*place)].strip(STRIPPED) for place in places]
    kept = [tuple(words[at : at + LONGEST_SHARED + 1]) in known for at in range(len(words))]
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and kept[end]:
            end += 1
        if end > start:
            last = end + LONGEST_SHARED
            if _common(words[start:last]) >= FEWEST_COMMON:
                yield places[start][0], places[last - 1][1]
        start = max(end, start + 1)


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    size = LONGEST_SHARED + 1
    found = (tuple(words[at : at + size]) for at in range(len(words) - LONGEST_SHARED))
    return {run for run in found if all(run)}
