"""The compiled forms that a check reads: the committed ones, or those made on this machine once.

A glossary that comes as a single file has no forms beside it. Where the extra `lemma` is installed
they are compiled when they are first asked for, and kept in the user's cache under a digest of
what they were made from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from mbc_i18n import storage
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.glossary import compilation
from mbc_i18n.glossary.reading import Compiled, Glossary, compiled
from mbc_i18n.model import Term


def completed(
    glossary: Glossary,
    locales: Iterable[str],
    cache: Path,
    tell: Callable[[str], None] = lambda words: None,
    wait: Callable[[str], None] = lambda words: None,
) -> Glossary:
    """The glossary with compiled forms for each locale that a dictionary is at hand for.

    `tell` hears what is missing, `wait` what takes a while.
    """
    found = dict(glossary.compiled)
    for locale in locales:
        terms = glossary.all(locale)
        if terms:
            held = glossary.compiled.get(locale)
            found[locale] = _forms(terms, locale, held, cache, tell, wait)
    return replace(glossary, compiled=found)


def _forms(
    terms: Sequence[Term],
    locale: str,
    held: Compiled | None,
    cache: Path,
    tell: Callable[[str], None],
    wait: Callable[[str], None],
) -> Compiled:
    inputs = compilation.inputs(terms, locale)
    if held is not None and held.inputs == inputs:
        return held
    path = cache / "forms" / f"{locale}-{inputs}.json"
    with suppress(OSError, ValueError, UserError):
        return compiled(storage.decode(path.read_bytes(), path.name))
    if not compilation.is_inflected(locale):
        return Compiled(inputs)
    try:
        wait(f"compiling the forms of the terms for {locale}: once, then they are kept")
        text = compilation.table(terms, locale)
    except SettingsError as error:
        tell(f"{error}; without it, more false alarms in {locale}")
        return held or Compiled()
    with suppress(UserError):
        storage.write(path, text)
    return compiled(text)
