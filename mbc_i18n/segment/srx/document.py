"""What an SRX file says: rules by language, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mbc_i18n.errors import SettingsError
from mbc_i18n.segment.srx.pieces import Piece


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that ends a sentence, or keeps one together, at the places that it matches."""

    breaks: bool
    before: str
    """What stands before the place, as the file writes it."""
    after: str
    """What stands after it."""
    line: int
    before_piece: Piece
    after_piece: Piece


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """The languages that a group of rules serves."""

    pattern: Piece
    """Matches a whole language code, whatever its case."""
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Srx:
    """An SRX file. Make it once and use it again: what follows from it is kept.

    The header's `formathandle` and `segmentsubflows` are kept for who asks; a boundary in our
    units has no width, so that no inline element stands on it, and each sub-flow is its own unit.
    """

    file: str
    """As the user knows it."""
    cascade: bool
    """Whether all maps of a language count, in order, or only the first."""
    maps: tuple[LanguageMap, ...]
    line: int = 0
    """Where the maps begin."""
    subflows: bool = True
    handles: tuple[tuple[str, bool], ...] = ()
    """Types of inline code, and whether each belongs to the sentence before the place."""


@lru_cache(maxsize=64)
def rules_for(srx: Srx, locale: str) -> tuple[Rule, ...]:
    """The rules of a locale, written `pt-BR` or `pt_BR`, in the order in which they are tried.

    Raises SettingsError where the file has none for it.
    """
    found = [one.rules for one in srx.maps if _serves(one, locale)]
    if not found:
        step = f"add a <languagemap> whose languagepattern matches it, such as “{locale}.*”"
        raise SettingsError(f"no rules for “{locale}”", srx.file, srx.line, step)
    return tuple(rule for rules in (found if srx.cascade else found[:1]) for rule in rules)


def _serves(one: LanguageMap, locale: str) -> bool:
    matches = re.compile(one.pattern.source, re.IGNORECASE).fullmatch
    return any(matches(locale.replace(*pair)) for pair in (("_", "-"), ("-", "_")))
