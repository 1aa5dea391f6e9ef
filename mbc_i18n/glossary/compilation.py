"""From a dictionary the forms of the words of terms, once, so that checking needs no dictionary.

The only door to simplemma (the extra `lemma`), loaded when a table is asked for.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n import locales
from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary.layers import compounds, vocabulary
from mbc_i18n.glossary.layers.vocabulary import ANY_END, OTHER
from mbc_i18n.glossary.normalization import UNSPACED, folded
from mbc_i18n.glossary.recognition import tokens
from mbc_i18n.model import Term

DICTIONARIES = {"nb": "nb", "no": "nb", "pt": "pt", "bs": "hbs", "hr": "hbs", "sr": "hbs"}
"""simplemma's names where they are others than CLDR's."""

SHARED = 2
"""Letters that a form of a word keeps: *Haus*, *Häuser* is the least."""


UNGUARDED = frozenset({"ru", "uk", "be", "pl"})
"""Languages with so many homographs that one lemma a form tells too little: *broni*, *drogi*."""

PRODUCTIVE = 3
"""Words of the dictionary that must share a first part before it counts as one."""

SHORTEST_LAST = 4
KEPT = 3
"""Letters behind a part that a beginning keeps at least."""

LONG_HEAD = 5
"""Letters from which on a head tells a compound, whatever stands before it."""


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
    surfaces = [form for term in terms for form in (term.text, *term.forms)]
    wanted = sorted({token for form in surfaces for token in tokens(form, language)})
    lexicon = _lexicon(language) if wanted and language not in UNSPACED else None
    if lexicon is None:
        return {}
    forms = _forms(wanted, lexicon, language)
    others = _others(forms, lexicon, language)
    table = {**forms, **{OTHER + token: found for token, found in others.items()}}
    return {key: sorted(found) for key, found in sorted(table.items()) if found}


def table(terms: Iterable[Term], locale: str) -> str:
    """The compiled forms as the text of `terms/<locale>.forms.json`: a word a line, sorted."""
    forms = compile(terms, locale)
    lines = ",\n".join(
        f"{json.dumps(word, ensure_ascii=False)}: {json.dumps(found, ensure_ascii=False)}"
        for word, found in forms.items()
    )
    return f'{{"version": 1, "forms": {{\n{lines}\n}}}}\n'


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
    return {token: found[token] - {token} for token in wanted}


def _last_part(token: str, lexicon: Lexicon, language: str) -> str:
    """The longest known last part of a word that the dictionary does not know."""
    rules = compounds.compounding(language)
    if rules is None or token in lexicon.lemmas:
        return ""
    ends = (token[at:] for at in range(rules.shortest, len(token) - SHORTEST_LAST + 1))
    return next((end for end in ends if end in lexicon.lemmas), "")


def _others(
    forms: Mapping[str, Collection[str]], lexicon: Lexicon, language: str
) -> dict[str, set[str]]:
    """The words of the dictionary that the rules would take for a word of a term, wrongly."""
    known = vocabulary.vocabulary(forms, language, {t: sorted(own) for t, own in forms.items()})
    found: defaultdict[str, set[str]] = defaultdict(set)
    beginnings = {form[:SHARED] for form in known.forms}
    for word, lemmas in lexicon.lemmas.items():
        # Only headwords are surely no form that the dictionary put under another lemma.
        if lemmas == (word,) and word[:SHARED] in beginnings and word not in known.forms:
            for token in () if language in UNGUARDED else vocabulary.stemmed(word, known):
                found[token].add(word)
    for token, words in _no_compounds(known, lexicon).items():
        found[token] |= words
    return found


def _no_compounds(known: vocabulary.Vocabulary, lexicon: Lexicon) -> dict[str, set[str]]:
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
    real: defaultdict[str, set[str]] = defaultdict(set)
    wrong: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for word, found in seen.items():
        for token, before, behind in found:
            head = not behind and len(word) - len(before) >= LONG_HEAD
            if (head or before in firsts) and _is_last(word, token, behind, known, lexicon):
                real[token].add(word)
            else:
                wrong[token].setdefault(word, (before, behind))
    return {
        token: _shortened({w: at for w, at in words.items() if w not in real[token]}, real[token])
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


def _shortened(wrong: Mapping[str, tuple[str, str]], real: Collection[str]) -> set[str]:
    """Beginnings and ends that tell the wrong words from all real ones, with a star for the rest.

    Each holds the part that looks like the term's word and letters beside it.
    """
    starts = {word[:length] for word in real for length in range(1, len(word) + 1)}
    ends = {word[at:] for word in real for at in range(len(word))}
    found: set[str] = set()
    for word, (before, behind) in wrong.items():
        if behind:
            least = len(word) - len(behind) + KEPT
            cut = (word[:n] for n in range(least, len(word)))
            found.add(next((part + ANY_END for part in cut if part not in starts), word))
        else:
            rest = (word[at:] for at in range(len(before) - 1, 0, -1))
            found.add(next((ANY_END + part for part in rest if part not in ends), word))
    return found
