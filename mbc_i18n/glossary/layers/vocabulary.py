"""Which words of the terms a word of a text may be, and by what layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from mbc_i18n.glossary.barring import fitting
from mbc_i18n.glossary.layers import (
    CLITIC,
    COMPILED,
    COMPOUND,
    EXACT,
    RANK,
    RULE,
    STEM,
    SUFFIX,
    chains,
    clitics,
    compounds,
    endings,
    roots,
    stars,
)

Matches = Mapping[str, int]
"""Words of terms with the rank of the layer that found them."""

Lookup = Callable[[str], Matches]

NOTHING: Matches = MappingProxyType({})

OTHER = "!"
"""Marks, in a compiled table, the words that look like a word of a term and are another one."""

LONGEST = 64
"""Letters of the longest word that the rules are tried on, so that hostile words cost little."""

UNINFLECTED = frozenset({"vi"})

_EXACT, _COMPILED, _CLITIC, _RULE, _STEM, _COMPOUND, _SUFFIX = (
    RANK[layer] for layer in (EXACT, COMPILED, CLITIC, RULE, STEM, COMPOUND, SUFFIX)
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that is known of the words of the terms of one language."""

    language: str
    forms: Mapping[str, Sequence[str]]
    """Surface form to the words of terms; a word is a form of itself."""
    others: Mapping[str, frozenset[str]]
    """Words of terms to the patterns of what only looks like them (see `barring`)."""
    clitic: bool
    """True where the language writes other words onto a word."""
    plurals: roots.Plurals | None
    stems: endings.Stems | None
    bases: chains.Bases | None
    compounding: compounds.Compounding | None
    parts: compounds.Parts | None
    starred: stars.Starred | None


def vocabulary(
    words: Iterable[str],
    language: str,
    compiled: Mapping[str, Sequence[str]],
    starred: Iterable[str] = (),
) -> Vocabulary:
    """The words of terms, made ready: with their compiled forms, stems and parts.

    `starred` are those that may go on, with a star where they may.
    """
    forms = _forms(words, compiled)
    tokens = [form for form, own in forms.items() if form in own]
    rules = compounds.compounding(language)
    chain = chains.chain(language)
    return Vocabulary(
        language,
        forms,
        {key[1:]: frozenset(own) for key, own in compiled.items() if key.startswith(OTHER)},
        clitics.clitics(language) is not None,
        roots.plurals(tokens, language),
        endings.stems(tokens, language),
        chains.bases(forms, chain) if chain else None,
        rules,
        compounds.indexed(forms, rules) if rules else None,
        stars.starred(starred),
    )


def inverted(table: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """A table from the other side: for each value the keys that have it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, values in table.items():
        for value in values:
            found[value][key] = None
    return {value: tuple(keys) for value, keys in found.items()}


def _forms(
    words: Iterable[str], compiled: Mapping[str, Sequence[str]]
) -> Mapping[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {word: (word,) for word in words if word}
    for token in [word for word in forms if word in compiled]:
        for form in compiled[token]:
            known = forms.get(form)
            if known is None:
                forms[form] = (token,)
            elif token not in known:
                forms[form] = (*known, token)
    return forms


def lookup(known: Vocabulary) -> Lookup:
    """`matches` with a memory for the words of a text."""
    return lru_cache(maxsize=1 << 16)(lambda word: matches(word, known))


def sure(word: str, known: Vocabulary) -> Matches:
    """The words of terms that a folded word is for certain, each with the rank of its layer."""
    tokens = known.forms.get(word)
    if tokens is None and known.starred is None and not known.clitic:
        return NOTHING
    found = {token: _EXACT if token == word else _COMPILED for token in tokens or ()}
    if len(word) <= LONGEST:
        for rest in (word, *clitics.stripped(word, known.language)):
            for token in known.forms.get(rest, ()):
                found.setdefault(token, _CLITIC)
            for token in stars.opened(rest, known.starred) if known.starred else ():
                found.setdefault(token, _RULE)
    return found or NOTHING


def matches(word: str, known: Vocabulary) -> Matches:
    """The words of terms that a folded word may be, each with the rank of its surest layer."""
    certain = sure(word, known)
    if len(word) > LONGEST:
        return certain
    found = dict(certain)
    for token in stemmed(word, known):
        if token not in found and word not in known.others.get(token, ()):
            found[token] = _STEM
    if known.parts:
        _add_compounds(word, known, found)
    if not known.stems and not known.bases and known.language not in UNINFLECTED:
        for token in endings.begun(word, known.forms):
            if token in known.forms[token]:
                found.setdefault(token, _SUFFIX)
    return found or NOTHING


def _add_compounds(word: str, known: Vocabulary, found: dict[str, int]) -> None:
    patterns: dict[str, frozenset[str]] = {}
    for token, before, behind in in_compound(word, known):
        if token not in found and fits(before, behind, known):
            others = known.others.get(token)
            if others and before not in patterns:
                patterns[before] = frozenset(fitting(word, before))
            if not others or others.isdisjoint(patterns[before]):
                found[token] = _COMPOUND


def fits(before: str, behind: str, known: Vocabulary) -> bool:
    """True where what stands around a part may be words, or ends the last of them."""
    if before and behind and _is_ending(behind, known):
        behind = ""
    return known.compounding is not None and compounds.plausible(before, behind, known.compounding)


def _is_ending(text: str, known: Vocabulary) -> bool:
    if known.bases and known.bases.rules.pattern.fullmatch(text):
        return True
    return known.stems is not None and text in known.stems.paradigms.endings


def stemmed(word: str, known: Vocabulary) -> Iterator[str]:
    """The words of terms that a word may be by its endings alone."""
    if known.stems:
        yield from endings.inflected(word, known.stems)
        if known.clitic or known.plurals:
            yield from _within(word, known.stems, known)
    if known.bases:
        yield from chains.chained(word, known.bases)


def _within(word: str, stems: endings.Stems, known: Vocabulary) -> Iterator[str]:
    """The same for a word that may have clitics, or a plural of another template."""
    for rest in {word, *clitics.stripped(word, known.language)}:
        if rest != word:
            yield from endings.inflected(rest, stems)
        if known.plurals:
            yield from roots.singulars(rest, known.plurals)


def in_compound(word: str, known: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """The words of terms in a compound, with what stands around each."""
    if known.parts:
        yield from compounds.parts(word, known.parts)
