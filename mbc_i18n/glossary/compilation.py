"""From a dictionary the forms of the words of terms, once, so that checking needs no dictionary.

The only door to simplemma (the extra `lemma`), loaded when a table is asked for.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary.barring import Barred, barred
from mbc_i18n.glossary.layers import clitics, compounds, vocabulary
from mbc_i18n.glossary.layers.vocabulary import OTHER
from mbc_i18n.glossary.normalization import UNSPACED, folded
from mbc_i18n.glossary.reading import packed
from mbc_i18n.glossary.recognition import tokens
from mbc_i18n.model import Term

DICTIONARIES = {"nb": "nb", "no": "nb", "pt": "pt", "bs": "hbs", "hr": "hbs", "sr": "hbs"}
"""simplemma's names where they are others than CLDR's."""

UNINFLECTED = frozenset({"ko", "vi"})
"""Languages with spaces whose words take particles that a rule knows, or nothing."""

VERSION = 2
"""Counts up whenever the same terms give another table."""

SHARED = 2
"""Letters that a form of a word keeps: *Haus*, *Häuser* is the least."""


UNGUARDED = frozenset({"ru", "uk", "be", "pl"})
"""Languages with so many homographs that one lemma a form tells too little: *broni*, *drogi*."""

PRODUCTIVE = 3
"""Words of the dictionary that must share a first part before it counts as one."""

SHORTEST_LAST = 4
LONG_HEAD = 5
"""Letters from which on a head tells a compound, whatever stands before it."""


NOTHING = Barred(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A dictionary, folded."""

    lemmas: Mapping[str, tuple[str, ...]]
    """Surface form to its lemmas; a headword is a form of itself."""


def compile(terms: Iterable[Term], locale: str) -> dict[str, list[str]]:
    """For each word of the terms the surface forms that share a lemma with it, sorted.

    Under `!` and the word stand forms that its endings or a compound would allow and that the
    dictionary knows as another word; a star stands for any end. Empty for a language without
    dictionary. Raises SettingsError where the extra `lemma` is not installed.
    """
    language = locales.language(locale)
    terms = tuple(terms)
    wanted = _wanted(terms, language)
    lexicon = _lexicon(language) if wanted and is_inflected(locale) else None
    if lexicon is None:
        return {}
    forms = _forms(wanted, lexicon, language)
    alone = {own[0] for term in terms for own in [tokens(term.text, language)] if len(own) == 1}
    for token, found in _others(forms, lexicon, language).items():
        # Beside other words of its term a short one is hardly found by mistake: *der*, *on*.
        if token in alone or len(token) >= LONG_HEAD:
            forms[token] |= found.excepted
            forms[OTHER + token] = set(found.patterns)
    return {key: sorted(found) for key, found in sorted(forms.items()) if found}


def _wanted(terms: Iterable[Term], language: str) -> list[str]:
    # What a person lists under `forms` is a form already, and needs none of its own.
    return sorted({token for term in terms for token in tokens(term.text, language)})


def is_inflected(locale: str) -> bool:
    """False for languages in which a dictionary of forms has nothing to add."""
    language = locales.language(locale)
    return language not in UNSPACED and language not in UNINFLECTED


def inputs(terms: Iterable[Term], locale: str) -> str:
    """A digest of all that `compile` looks at, and of its own edition."""
    language = locales.language(locale)
    words = "\n".join((str(VERSION), language, *_wanted(terms, language)))
    return sha256(words.encode()).hexdigest()[:16]


def table(terms: Iterable[Term], locale: str) -> str:
    """The compiled forms as the text of `terms/<locale>.forms.json`: a word a line, sorted.

    Behind the word stand the letters that all its forms begin with, then the ends of the forms.
    """
    listed = tuple(terms)
    lines = ",\n".join(
        f"{json.dumps(word, ensure_ascii=False)}: "
        f"{json.dumps(packed(word, found), ensure_ascii=False)}"
        for word, found in compile(listed, locale).items()
    )
    return f'{{"inputs": "{inputs(listed, locale)}", "forms": {{\n{lines}\n}}}}\n'


@lru_cache(maxsize=1)
def _lexicon(language: str) -> Lexicon | None:
    try:
        from simplemma.strategies.dictionaries.dictionary_factory import (
            SUPPORTED_LANGUAGES,
            DefaultDictionaryFactory,
        )
    except ImportError:
        raise SettingsError(
            "compiling a glossary needs simplemma", step="pip install 'mbc-i18n[lemma]'"
        ) from None
    name = DICTIONARIES.get(language, language)
    if name not in SUPPORTED_LANGUAGES:
        return None
    return _folded(DefaultDictionaryFactory(cache_max_size=0).get_dictionary(name), language)


def _folded(entries: Mapping[str, str], language: str) -> Lexicon:
    heads: dict[str, str] = {}
    lemmas: dict[str, tuple[str, ...]] = {}
    fold = folded.__wrapped__
    for form in entries:
        lemma = entries[form]
        if language == "de" and _is_verb_beside_noun(form, lemma, entries):
            continue
        head = heads.get(lemma)
        if head is None:
            head = heads[lemma] = fold(lemma, language)
        plain = head if form == lemma else fold(form, language)
        known = lemmas.get(plain, ())
        if head not in known:
            lemmas[plain] = (*known, head)
    return Lexicon(lemmas)


def _is_verb_beside_noun(form: str, lemma: str, entries: Mapping[str, str]) -> bool:
    """German capitals tell *Markt* from *markt*, a form of *marken*; terms are nouns."""
    return form[:1].islower() and lemma.endswith("n") and form.capitalize() in entries


def _forms(wanted: Iterable[str], lexicon: Lexicon, language: str) -> dict[str, set[str]]:
    """The forms by word: those of its lemmas, of its last part where it is a compound."""
    heads = {token: {token, *lexicon.lemmas.get(token, ())} for token in wanted}
    last = {t: part for t in heads if (part := _last_part(t, lexicon, language))}
    heads |= {part: {part, *lexicon.lemmas[part]} for part in last.values()}
    by_head = vocabulary.inverted(heads)
    found: dict[str, set[str]] = {token: set() for token in heads}
    for form, lemmas in lexicon.lemmas.items():
        for lemma in (form, *lemmas):
            for token in by_head.get(lemma, ()):
                found[token].add(form)
    for token, part in last.items():
        found[token] |= {token.removesuffix(part) + form for form in found[part]}
    return {token: _needed(token, found[token], language) for token in wanted}


def _needed(token: str, forms: Collection[str], language: str) -> set[str]:
    """The forms but the word itself, several words, and what is another form with a clitic."""
    known = {token}
    for form in sorted(forms, key=lambda form: (len(form), form)):
        if tokens(form, language) == (form,) and known.isdisjoint(clitics.stripped(form, language)):
            known.add(form)
    return known - {token}


def _last_part(token: str, lexicon: Lexicon, language: str) -> str:
    """The longest known last part of a word that the dictionary does not know."""
    rules = compounds.compounding(language)
    if rules is None or token in lexicon.lemmas:
        return ""
    ends = (token[at:] for at in range(rules.shortest, len(token) - SHORTEST_LAST + 1))
    return next((end for end in ends if end in lexicon.lemmas), "")


def _others(
    forms: Mapping[str, Collection[str]], lexicon: Lexicon, language: str
) -> dict[str, Barred]:
    """The words of the dictionary that the rules would take for a word of a term, wrongly."""
    known = vocabulary.vocabulary(forms, language, {t: sorted(own) for t, own in forms.items()})
    found: defaultdict[str, set[str]] = defaultdict(set)
    beginnings = {form[:SHARED] for form in known.forms}
    for word, lemmas in lexicon.lemmas.items():
        # Only headwords are surely no form that the dictionary put under another lemma.
        if lemmas == (word,) and word[:SHARED] in beginnings and word not in known.forms:
            for token in () if language in UNGUARDED else vocabulary.stemmed(word, known):
                found[token].add(word)
    compounds = _no_compounds(known, lexicon)
    return {
        token: Barred(
            frozenset(found[token]) | compounds.get(token, NOTHING).patterns,
            compounds.get(token, NOTHING).excepted,
        )
        for token in {**found, **compounds}
    }


def _no_compounds(known: vocabulary.Vocabulary, lexicon: Lexicon) -> dict[str, Barred]:
    rules = known.compounding
    if rules is None:
        return {}
    seen = {
        word: found
        for word in lexicon.lemmas
        if word.isalpha() and word not in known.forms
        for found in [_parts(word, known)]
        if found
    }
    befores = {before for found in seen.values() for _, before, _ in found}
    firsts = _first_parts(befores, lexicon, rules)
    real: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    wrong: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for word, found in seen.items():
        for token, before, behind in found:
            head = not behind and len(word) - len(before) >= LONG_HEAD
            if (head or before in firsts) and _is_last(word, token, behind, known, lexicon):
                real[token].setdefault(word, (before, behind))
            else:
                wrong[token].setdefault(word, (before, behind))
    return {
        token: barred({w: at for w, at in words.items() if w not in real[token]}, real[token])
        for token, words in wrong.items()
    }


def _parts(word: str, known: vocabulary.Vocabulary) -> list[tuple[str, str, str]]:
    found = vocabulary.in_compound(word, known)
    return [each for each in found if vocabulary.fits(each[1], each[2], known)]


def _first_parts(
    parts: Collection[str], lexicon: Lexicon, rules: compounds.Compounding
) -> set[str]:
    """Of what stands before, what is a word, or a part that many words begin with."""
    counts: Counter[str] = Counter()
    for word, lemmas in lexicon.lemmas.items():
        if lemmas == (word,):
            for at in range(rules.shortest, len(word) - SHORTEST_LAST + 1):
                if word[:at] in parts and word[at:] in lexicon.lemmas:
                    counts[word[:at]] += 1
    return {part for part in parts if not part or _is_first(part, lexicon, rules, counts)}


def _is_first(
    part: str, lexicon: Lexicon, rules: compounds.Compounding, counts: Mapping[str, int]
) -> bool:
    bare = [part.removesuffix(link) for link in rules.linking]
    if counts[part] >= PRODUCTIVE or any(each in lexicon.lemmas for each in bare):
        return True
    ends = range(rules.shortest, len(part) - rules.shortest + 1)
    return any(part[at:] in lexicon.lemmas and part[:at] in lexicon.lemmas for at in ends)


def _is_last(
    word: str, token: str, behind: str, known: vocabulary.Vocabulary, lexicon: Lexicon
) -> bool:
    """True where a word of a term is the head, or stands before a word of the dictionary."""
    if not behind:
        heads = {token, *lexicon.lemmas.get(token, ())}
        return any(lemma.endswith(head) for lemma in lexicon.lemmas[word] for head in heads)
    rules = known.compounding
    links = rules.linking if rules else ()
    rests = [behind.removeprefix(link) for link in links]
    return any(
        rest[:length] in lexicon.lemmas
        for rest in rests
        for length in range(SHORTEST_LAST, len(rest) + 1)
    )
