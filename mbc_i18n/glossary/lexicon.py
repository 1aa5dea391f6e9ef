"""A dictionary of a language: which forms belong to which headwords.

The only door to simplemma (the extra `lemma`), loaded when a dictionary is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.errors import SettingsError
from mbc_i18n.glossary.normalization import folded

DICTIONARIES = {"nb": "nb", "no": "nb", "pt": "pt", "bs": "hbs", "hr": "hbs", "sr": "hbs"}
"""simplemma's names where they are others than CLDR's."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A dictionary, folded."""

    lemmas: Mapping[str, tuple[str, ...]]
    """Surface form to its lemmas; a headword is a form of itself."""


@lru_cache(maxsize=1)
def lexicon_of(language: str) -> Lexicon | None:
    """The dictionary of a language, None where there is none.

    Raises SettingsError where the extra `lemma` is not installed.
    """
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
