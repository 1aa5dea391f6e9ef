"""Which words of the terms a word of a text may be, and by what layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.glossary import barring
from mbc_i18n.glossary.layers import (
    CLITIC,
    COMPILED,
    COMPOUND,
    EXACT,
    RANK,
    STEM,
    SUFFIX,
    chains,
    clitics,
    compounds,
    endings,
    templates,
)

Matches = Mapping[str, int]
"""Words of terms with the rank of the layer that found them."""

Lookup = Callable[[str], Matches]

OTHER = "!"
"""Marks, in a compiled table, the words that look like a word of a term and are another one."""

LONGEST = 64
"""Letters of the longest word that the rules are tried on, so that hostile words cost little."""

UNINFLECTED = frozenset({"vi"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that is known of the words of the terms of one language."""

    language: str
    words: frozenset[str]
    forms: Mapping[str, tuple[str, ...]]
    """Surface form to the words of terms; a word is a form of itself."""
    others: Mapping[str, frozenset[str]]
    """Surface form to the words of terms that it is not."""
    plurals: Mapping[str, tuple[str, ...]]
    """Plurals by template to the words of terms."""
    stems: endings.Stems | None
    chain: chains.Chain | None
    bases: Mapping[str, tuple[str, ...]]
    compounding: compounds.Compounding | None
    parts: compounds.Parts


def vocabulary(
    words: Iterable[str], language: str, compiled: Mapping[str, Sequence[str]]
) -> Vocabulary:
    """The words of terms, made ready: with their compiled forms, stems and parts."""
    tokens = frozenset(words)
    forms = inverted({token: (token, *compiled.get(token, ())) for token in tokens})
    others = inverted({token: compiled.get(OTHER + token, ()) for token in tokens})
    chain = chains.chain(language)
    rules = compounds.compounding(language)
    return Vocabulary(
        language,
        tokens,
        forms,
        {form: frozenset(found) for form, found in others.items()},
        inverted({token: templates.plurals(token, language) for token in tokens}),
        endings.stems(tokens, language),
        chain,
        chains.bases(forms, chain) if chain else {},
        rules,
        _parts(forms, rules) if rules else {},
    )


def inverted(table: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """A table from the other side: for each value the keys that have it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, values in table.items():
        for value in values:
            found[value][key] = None
    return {value: tuple(keys) for value, keys in found.items()}


def _parts(forms: Mapping[str, tuple[str, ...]], rules: compounds.Compounding) -> compounds.Parts:
    listed = [(form, token, False) for form, found in forms.items() for token in found]
    listed += [
        (first, token, True)
        for form, found in forms.items()
        for token in found
        for first in compounds.first_parts(form, rules)
    ]
    return compounds.indexed(listed, rules.shortest)


def lookup(known: Vocabulary) -> Lookup:
    """`matches` with a memory for the words of a text."""
    return lru_cache(maxsize=1 << 16)(lambda word: matches(word, known))


def matches(word: str, known: Vocabulary) -> Matches:
    """The words of terms that a folded word may be, each with the rank of its surest layer."""
    found: dict[str, int] = {}
    for layer, token in _candidates(word, known):
        rank = RANK[layer]
        if rank < found.get(token, len(RANK)):
            found[token] = rank
    return found


def _candidates(word: str, known: Vocabulary) -> Iterator[tuple[str, str]]:
    for token in known.forms.get(word, ()):
        yield (EXACT if token == word else COMPILED), token
    if len(word) > LONGEST:
        return
    for rest in clitics.stripped(word, known.language):
        for token in known.forms.get(rest, ()):
            yield CLITIC, token
    barred = known.others.get(word, frozenset())
    yield from ((STEM, token) for token in stemmed(word, known) if token not in barred)
    yield from ((COMPOUND, token) for token in _compounds(word, known) if token not in barred)
    if not known.stems and not known.chain and known.language not in UNINFLECTED:
        yield from ((SUFFIX, token) for token in endings.begun(word, known.words))


def _compounds(word: str, known: Vocabulary) -> Iterator[str]:
    for token, before, behind in in_compound(word, known):
        if fits(before, behind, known) and not _barred(word, before, token, known):
            yield token


def fits(before: str, behind: str, known: Vocabulary) -> bool:
    """True where what stands around a part may be words, or ends the last of them."""
    if before and behind and _is_ending(behind, known):
        behind = ""
    return known.compounding is not None and compounds.plausible(before, behind, known.compounding)


def _is_ending(text: str, known: Vocabulary) -> bool:
    if known.chain and known.chain.pattern.fullmatch(text):
        return True
    return known.stems is not None and text in known.stems.paradigms.endings


def _barred(word: str, before: str, token: str, known: Vocabulary) -> bool:
    """True where the letters around a part are known to belong to another word."""
    return any(token in known.others.get(each, ()) for each in barring.fitting(word, before))


def stemmed(word: str, known: Vocabulary) -> Iterator[str]:
    """The words of terms that a word may be by its endings alone."""
    if known.stems:
        for rest in {word, *clitics.stripped(word, known.language)}:
            yield from endings.inflected(rest, known.stems)
            yield from known.plurals.get(rest, ())
    if known.chain:
        yield from chains.chained(word, known.bases, known.chain)


def in_compound(word: str, known: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """The words of terms in a compound, with what stands around each."""
    if known.compounding:
        yield from compounds.parts(word, known.parts, known.compounding.shortest)
