"""The words of the pages' own frame, in the reader's language.

English words are the msgids in the templates and in `body.py`; `words/<locale>.po` holds the
others. The template `words/words.pot` is made, and the files are brought up to it, by

    cd mbc_i18n/publish
    pybabel extract -F words/babel.toml -k say -k phrase:2 -c NOTE: -s --add-location=file
        --no-wrap -o words/words.pot .
    msgmerge --update --no-wrap --no-fuzzy-matching --backup=none words/es.po words/words.pot

Both write heads of their own: ours stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from mbc_i18n import locales, po

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in the language of the page, or in another one, which must then be marked."""

    text: str
    locale: str = ""
    """The locale of the words where it is not the page's."""

    def __str__(self) -> str:
        return self.text

    @property
    def lang(self) -> str:
        """The BCP 47 tag for the element that holds the words, "" where none is needed."""
        return locales.bcp47(self.locale) if self.locale else ""

    @property
    def dir(self) -> str:
        """The direction of the words, "" where it is the page's."""
        return locales.direction(self.locale) if self.locale else ""


def phrase(locale: str, english: str) -> Phrase:
    """Words of the frame for a locale: its own, those of what may stand in for it, or English."""
    if locales.language(locale) == ENGLISH:
        return Phrase(english)
    for name in locales.fallbacks(locale):
        if english in _words(name):
            return Phrase(_words(name)[english])
    return Phrase(english, ENGLISH)


@cache
def _words(locale: str) -> Mapping[str, str]:
    file = resources.files(__package__).joinpath("words", f"{locale}.po")
    if not file.is_file():
        return {}
    catalog = po.read(file.read_text("utf-8"), file.name)
    return {message.source: message.target for message in catalog.messages if message.translated}
