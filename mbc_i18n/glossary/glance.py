"""What a glance at a target tells, before its words are read; most texts need no more.

Two questions have a cheap answer that is right wherever it is yes: whether a term stands in the
text letter by letter, and whether no term to be avoided can stand there. A no tells nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mbc_i18n.glossary.layers import phrases
from mbc_i18n.glossary.layers.phrases import SHORTEST_JOINED, Listed
from mbc_i18n.glossary.layers.stars import STAR
from mbc_i18n.glossary.layers.vocabulary import LONGEST
from mbc_i18n.glossary.normalization import words
from mbc_i18n.model import Term

EDGES = frozenset(" \n\t,.;:!?()[]/-\u00a0\u2010\u2011\u2013\u2014«»“”„")
"""What in no language is a letter's mark or stands inside a word."""

DOTLESS = frozenset({"tr", "az"})
"""Languages whose capitals are not those of Unicode: there the letters must be the very same."""

SHORT = 4
"""Letters of a word that is often met, whatever it is; the shorter, the oftener."""

COMMON = 20
"""Terms that such a word is taken to be in for each letter that it is shorter."""


def lowered(text: str, language: str) -> str:
    """A text in small letters, in which `stands` looks; words alike here fold to the same."""
    return text if language in DOTLESS else text.lower()


def spellings(terms: Iterable[Term], language: str) -> tuple[str, ...]:
    """The forms of terms that may stand in a text letter by letter."""
    forms = (form for term in terms for form in phrases.written(term))
    return tuple(form for form in forms if is_plain(form, language))


def is_plain(form: str, language: str) -> bool:
    """True for words with one sign between them, so that nothing but the words is compared."""
    spans = words(form, language)
    places = [0, *(place for span in spans for place in span), len(form)]
    gaps = [places[at + 1] - places[at] for at in range(0, len(places), 2)]
    short = all(end - start <= LONGEST for start, end in spans)
    return short and gaps == [0, *[1] * (len(spans) - 1), 0]


def stands(forms: Iterable[str], text: str) -> bool:
    """True where one of the forms stands in a text as whole words, letter by letter."""
    for form in forms:
        start = text.find(form)
        if start >= 0 and (not start or text[start - 1] in EDGES):
            end = start + len(form)
            if end == len(text) or text[end] in EDGES:
                return True
    return False


def stands_as_written(forms: Iterable[str], text: str) -> bool:
    """True where one of the forms stands in a text as whole words, and none with other capitals."""
    plain = text.casefold()
    if len(plain) != len(text):
        return False
    found = [form for form in forms if form.casefold() in plain]
    alike = all(_is_only(form, text, plain) for form in found)
    return alike and stands(found, text)


def _is_only(form: str, text: str, plain: str) -> bool:
    """True where a form stands in a text once, with its own capitals."""
    folded = form.casefold()
    return plain.count(folded) == 1 and plain.find(folded) == text.find(form)


def telling(
    avoided: Iterable[Listed], listed: Iterable[Listed], forms: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    """One word of each entry of the terms to be avoided, the one that fewest terms have.

    A text in which no word may be one of them holds no such term as words of the text. `forms` are
    the surface forms of the words of all terms.
    """
    counts: Counter[str] = Counter()
    for form, times in Counter(word for own, _ in listed for word in own).items():
        for word in forms.get(form, ()):
            counts[word] += times
    entries = (entry for own, term in avoided for entry in phrases.entries(own, term))
    return frozenset(min(entry.words, key=lambda word: _rarity(word, counts)) for entry in entries)


def _rarity(word: str, counts: Mapping[str, int]) -> tuple[int, int]:
    return counts.get(word.strip(STAR), 0) + COMMON * max(SHORT + 1 - len(word), 0), -len(word)


def halves(
    avoided: Iterable[Listed],
    compiled: Mapping[str, Sequence[str]],
    forms: Mapping[str, Sequence[str]],
) -> frozenset[str]:
    """Of each form of the terms to be avoided, however it is cut in two, one of the halves.

    A text without any of them holds no two words that are such a form, written as one. Two words
    of a term, as they are, need none: one of them is `telling`.
    """
    found: set[str] = set()
    for own, term in avoided:
        joined = "".join(own)
        whole = len(own[0]) if len(own) == 2 and phrases.inflects(term) else 0
        for form in (joined, *compiled.get(joined, ())):
            behind = forms.get(form[whole:], ()) if form.startswith(own[0]) else ()
            cut = whole if own[-1] in behind else 0
            found.update(_halves(form, cut, forms))
    return frozenset(found)


def _halves(form: str, whole: int, forms: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """One half for each cut but one: the longer, unless it is a term's word and so often met."""
    size = len(form) if len(form) >= SHORTEST_JOINED else 0
    for cut in range(1, size):
        left, right = form[:cut], form[cut:]
        longer, other = (left, right) if 2 * cut >= size else (right, left)
        if cut != whole:
            met = longer in forms and len(other) > SHORT and other not in forms
            yield other if met else longer


def is_harmless(
    piece: Iterable[tuple[str, Iterable[str]]], telling: frozenset[str], halves: frozenset[str]
) -> bool:
    """True for a piece of a text that can be no part of a term to be avoided.

    It is given as its words, folded, each with the words of terms that it is for certain.
    """
    return all(plain not in halves and telling.isdisjoint(matches) for plain, matches in piece)
