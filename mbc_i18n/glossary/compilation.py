"""From a dictionary the forms of the words of terms, once, so that checking needs no dictionary."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256

from mbc_i18n import locales
from mbc_i18n.glossary.barring import Barred, barred
from mbc_i18n.glossary.layers import clitics, compounds, vocabulary
from mbc_i18n.glossary.layers.vocabulary import OTHER
from mbc_i18n.glossary.lexicon import Lexicon, lexicon_of
from mbc_i18n.glossary.normalization import UNSPACED
from mbc_i18n.glossary.reading import packed
from mbc_i18n.glossary.recognition import tokens
from mbc_i18n.model import Term

UNINFLECTED = frozenset({"ko", "vi"})
"""Languages with spaces whose words take particles that a rule knows, or nothing."""

VERSION = 4
"""Counts up whenever the same terms give another table."""

SHARED = 2
"""Letters that a form of a word keeps: *Haus*, *Häuser* is the least."""


UNGUARDED = frozenset({"ru", "uk", "be", "pl"})
"""Languages with so many homographs that one lemma a form tells too little: *broni*, *drogi*."""

ROOTS = frozenset({"id", "ms"})
"""Languages whose dictionary puts every derived word under its root: *sakit*, *penyakit*."""

WEAK = re.compile("[اويةءئؤ]")
"""Arabic letters that come and go in the forms of a word."""

PRODUCTIVE = 3
"""Words of the dictionary that must share a first part before it counts as one."""

SHORTEST_LAST = 4
LONG_HEAD = 5
"""Letters from which on a head tells a compound, whatever stands before it."""


NOTHING = Barred(frozenset(), frozenset())


def compile(terms: Iterable[Term], locale: str) -> dict[str, list[str]]:
    """For each word of the terms the surface forms that share a lemma with it, sorted.

    Under `!` and the word stand forms that its endings or a compound would allow and that the
    dictionary knows as another word; a star stands for any end. Empty for a language without
    dictionary. Raises SettingsError where the extra `lemma` is not installed.
    """
    language = locales.language(locale)
    terms = tuple(terms)
    wanted = _wanted(terms, language)
    lexicon = lexicon_of(language) if wanted and is_inflected(locale) else None
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


def _forms(wanted: Iterable[str], lexicon: Lexicon, language: str) -> dict[str, set[str]]:
    """The forms by word: those of its lemmas, of its last part where it is a compound."""
    heads = {token: {token, *lexicon.lemmas.get(token, ())} for token in wanted}
    last = {t: part for t in heads if (part := _last_part(t, lexicon, language))}
    heads |= {part: {part, *lexicon.lemmas[part]} for part in last.values()}
    by_head = vocabulary.inverted(heads)
    found: dict[str, set[str]] = {token: set() for token in heads}
    for form, lemmas in lexicon.lemmas.items():
        for lemma in () if language in ROOTS else (form, *lemmas):
            for token in by_head.get(lemma, ()):
                found[token].add(form)
    for token, part in last.items():
        found[token] |= {token.removesuffix(part) + form for form in found[part]}
    return {token: _needed(token, found[token], language) for token in wanted}


def _needed(token: str, forms: Collection[str], language: str) -> set[str]:
    """The forms but the word itself, several words, and what is another form with a clitic."""
    known = {token}
    if language == "ar":
        forms = {form for form in forms if not _lacks_radical(form, token)}
    for form in sorted(forms, key=lambda form: (len(form), form)):
        if tokens(form, language) == (form,) and known.isdisjoint(clitics.stripped(form, language)):
            known.add(form)
    return known - {token}


def _lacks_radical(form: str, token: str) -> bool:
    """True for a word of the same family without a consonant of the term: *شخص*, *تشخيص*.

    The dictionary puts verbal nouns under their verb. Weak letters come and go, and the second of
    two equal ones (*طبيب*, *أطباء*).
    """
    own, other = (WEAK.sub("", each.removeprefix("ال")) for each in (token, form))
    own = own[:-1] if own[-1:] == own[-2:-1] else own
    letters = iter(own)
    return len(other) < len(own) and all(letter in letters for letter in other)


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
        if lemmas == (word,) and word[:SHARED] in beginnings:
            for token in () if language in UNGUARDED else vocabulary.stemmed(word, known):
                if token not in known.forms.get(word, ()):
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
    rests = [behind.removeprefix(link) for link in rules.linking] if rules else []
    return any(
        rest in lexicon.lemmas or any(part in lexicon.lemmas for part in _beginnings(rest))
        for rest in rests
        if rules and len(rest) >= rules.shortest
    )


def _beginnings(word: str) -> Iterator[str]:
    return (word[:length] for length in range(SHORTEST_LAST, len(word)))
