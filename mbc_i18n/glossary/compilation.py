"""From a dictionary the forms of the words of terms, once, so that checking needs no dictionary."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from hashlib import sha256

from mbc_i18n import locales
from mbc_i18n.glossary.barring import FREE
from mbc_i18n.glossary.layers import clitics, compounds
from mbc_i18n.glossary.layers.vocabulary import OTHER, inverted
from mbc_i18n.glossary.lexicon import Lexicon, lexicon_of
from mbc_i18n.glossary.lookalikes import lookalikes
from mbc_i18n.glossary.normalization import UNSPACED
from mbc_i18n.glossary.reading import packed
from mbc_i18n.glossary.recognition import tokens
from mbc_i18n.model import Term

UNINFLECTED = frozenset({"ko", "vi"})
"""Languages with spaces whose words take particles that a rule knows, or nothing."""

SHORTEST_BARRED = 5
SHORTEST_LAST = 4
"""Letters of the shortest last part of a compound that a dictionary does not know."""

VERSION = 5
"""Counts up whenever the same terms give another table."""

ROOTS = frozenset({"id", "ms"})
"""Languages whose dictionary puts every derived word under its root: *sakit*, *penyakit*."""

WEAK = re.compile("[اويةءئؤ]")
"""Arabic letters that come and go in the forms of a word."""


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
    for token, found in lookalikes(forms, lexicon, language).items():
        # Beside other words of its term a short one is hardly found by mistake: *der*, *on*.
        if token in alone or len(token) >= SHORTEST_BARRED:
            forms[OTHER + token] = {*found.patterns, *(FREE + word for word in found.excepted)}
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
    by_head = inverted(heads)
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
