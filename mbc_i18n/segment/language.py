"""What the segmenter knows of a language, and what a user adds to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from mbc_i18n.errors import SettingsError
from mbc_i18n.segment import stops

CLASSES = ("title", "inline", "numeric", "may-end", "time", "unit", "word")
"""Classes of abbreviation; `data/segment/und.abbreviations.txt` says what each means."""

# Languages that share their lists with another one, and codes that were replaced.
_SAME = {"nb": "no", "nn": "no", "sh": "hr", "cnr": "sr", "mo": "ro", "fil": "tl", "iw": "he"}


class Rules(NamedTuple):
    """What the segmenter knows of one language."""

    candidate: re.Pattern[str]
    abbreviations: Mapping[str, str]
    """Word without its last stop, to its class; in lower case it may also begin a sentence."""
    endings: frozenset[str]
    """The last parts of abbreviations that may be written with spaces: the B of "z. B."."""
    starters: frozenset[str]
    """Words that open sentences and seldom follow an abbreviation inside one."""
    heads: frozenset[str]
    """Words that take a letter or a number: the I of "stage I." is no initial."""
    ordinals: bool
    """Whether "3." may be an ordinal number."""
    language: str


@dataclass(frozen=True, slots=True, eq=False)
class OwnRules:
    """A user's abbreviations. Make it once and use it again: what follows from it is kept."""

    abbreviations: Mapping[str, str]
    """Word without its last stop, to its class."""


def own_rules(text: str, file: str = "") -> OwnRules:
    """A user's list of abbreviations: on each line a word, white space and its class.

    A word is written with or without its last stop. The class is one of `CLASSES`; a line without
    one means `inline`, never the end of a sentence, and `word` takes an abbreviation of ours out.
    Blank lines and lines that begin with `#` say nothing. Raises SettingsError for a line with
    an unknown class or more than two words; `file` is named in it.
    """
    lines = enumerate(text.splitlines(), 1)
    rows = (_row(line.split(), file, number) for number, line in lines if _says(line))
    return OwnRules(dict(rows))


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _row(fields: list[str], file: str, number: int) -> tuple[str, str]:
    word, kind = fields[0], " ".join(fields[1:]) or "inline"
    if kind not in CLASSES:
        step = f"write the word and one of {', '.join(CLASSES)}"
        raise SettingsError(f"“{kind}” is no class of abbreviation", file, number, step)
    return word.removesuffix(".") or word, kind


@cache
def subtag(locale: str) -> str:
    """The language of a locale, `und` where it is none."""
    language = re.split("[-_]", locale, maxsplit=1)[0].lower()
    if not re.fullmatch("[a-z]{2,3}", language):
        return "und"
    return _SAME.get(language, language)


@lru_cache(maxsize=64)
def rules_of(language: str, own: OwnRules | None = None) -> Rules:
    """The rules of a language, a user's before ours."""
    if own is not None:
        rules = rules_of(language)
        ours = rules.abbreviations.items()
        known = {word: kind for word, kind in ours if word.lower() not in own.abbreviations}
        known |= own.abbreviations
        return rules._replace(abbreviations=known, endings=_endings(known))
    known = _abbreviations("und") | _abbreviations(language)
    return Rules(
        candidate=stops.pattern(language),
        abbreviations=known,
        endings=_endings(known),
        starters=frozenset(_lines(language, "starters")),
        heads=frozenset(_lines(language, "heads")),
        ordinals=language in _lines("und", "ordinals"),
        language=language,
    )


def _abbreviations(language: str) -> dict[str, str]:
    rows = (line.partition("\t") for line in _lines(language, "abbreviations"))
    return {word: kind for word, _, kind in rows}


def _endings(known: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word.rpartition(".")[2] for word in known if "." in word)


def _lines(language: str, kind: str) -> list[str]:
    path = resources.files("mbc_i18n") / "data" / "segment" / f"{language}.{kind}.txt"
    if not path.is_file():
        return []
    return list(filter(_says, path.read_text("utf-8").splitlines()))
