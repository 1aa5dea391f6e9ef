"""Texts in which no term to be avoided can stand, as most are: a glance tells it.

Of each such term one word tells, the rarest; a text whose words are none of those holds none as
words of the text. Where one stands, the others of its term must stand too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from operator import add

from mbc_i18n.glossary.glance import View
from mbc_i18n.glossary.layers import phrases
from mbc_i18n.glossary.layers.phrases import SHORTEST_JOINED, Listed
from mbc_i18n.glossary.layers.stars import STAR
from mbc_i18n.glossary.layers.vocabulary import Matches, Vocabulary
from mbc_i18n.glossary.normalization import words

Read = Callable[[str], tuple[str, Matches]]
"""A word of a text, folded, with the words of terms that it is for certain."""

Telling = Mapping[str, Sequence[frozenset[str]]]
"""Words that tell of terms to be avoided, each with all words of those terms."""

SHORT = 4
"""Letters of a word that is often met, whatever it is; the shorter, the oftener."""

COMMON = 20
"""Terms that such a word is taken to be in for each letter that it is shorter."""


def look(
    avoided: Sequence[Listed],
    listed: Sequence[Listed],
    compiled: Mapping[str, Sequence[str]],
    read: Read,
    known: Vocabulary,
) -> Callable[[View], bool]:
    """Tells of a target that none of the terms to be avoided can stand in it; a no tells nothing.

    The pieces between spaces tell it of most texts, of others all their words together.
    """
    told = telling(avoided, listed, known.forms)
    cut = halves(avoided, compiled, known.forms)
    joined, forms = _joined(avoided, known.forms), known.forms
    alarming = cut | {form for form, own in forms.items() if not told.keys().isdisjoint(own)}

    @lru_cache(maxsize=1 << 16)
    def is_clear(piece: str) -> bool:
        own = (read(piece[start:end]) for start, end in words(piece, known.language))
        return all(plain not in cut and told.keys().isdisjoint(tokens) for plain, tokens in own)

    def is_harmless(target: View) -> bool:
        plain = target.words
        if plain is None or known.starred or known.clitic:
            return all(map(is_clear, target.text.split()))
        if alarming.isdisjoint(plain):
            return True
        if not joined.isdisjoint(map(add, plain, islice(plain, 1, None))):
            return False
        words = told.keys() & set[str]().union(
            *(forms.get(word, ()) for word in alarming.intersection(plain))
        )
        if not words:
            return True
        met = set[str]().union(*(forms[word] for word in plain if word in forms))
        return not any(term <= met for word in words for term in told[word])

    return is_harmless


def _joined(avoided: Iterable[Listed], forms: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The forms of the terms to be avoided that may stand as two words."""
    wanted = {"".join(own) for own, _ in avoided}
    long = (form for form in forms if len(form) >= SHORTEST_JOINED)
    return frozenset(form for form in long if not wanted.isdisjoint(forms[form]))


def telling(
    avoided: Iterable[Listed], listed: Iterable[Listed], forms: Mapping[str, Sequence[str]]
) -> Telling:
    """One word of each entry of the terms to be avoided, the one that fewest terms have.

    A text in which no word may be one of them holds no such term as words of the text. `forms` are
    the surface forms of the words of all terms.
    """
    counts: Counter[str] = Counter()
    for form, times in Counter(word for own, _ in listed for word in own).items():
        for word in forms.get(form, ()):
            counts[word] += times
    found: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for own, term in avoided:
        for entry in phrases.entries(own, term):
            rarest = min(entry.words, key=lambda word: _rarity(word, counts))
            found[rarest].add(frozenset(entry.words))
    return {word: tuple(own) for word, own in found.items()}


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
