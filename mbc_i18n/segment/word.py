"""The word before a stop: an abbreviation, an initial, an ordinal number or an ordinary word."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mbc_i18n.segment.language import Rules
from mbc_i18n.segment.stops import BIDI

# How far the rules look back from a stop: a bound keeps the time linear whatever the text.
REACH = 48
_WRAPPING = "\"'“”‘’«»„‚‹›¿¡([{*_" + BIDI
_LETTER_UNITS = frozenset("ghlLmswyч")
# Letters of scripts whose words may be one character long; initials are written in the others.
_FIRST_EAST_ASIAN = "\u2e80"
# Words of one letter that no name begins with in lower case: Portuguese "é", Italian "è".
_WORDS_OF_ONE_LETTER = frozenset("àáâãäåæèéêëìíîïòóôõöøùúûüýœ")
# Longest part, and most, of an abbreviation that is written with spaces: "z. B.", "p. ej.".
_LONGEST_PART = 5
_MOST_PARTS = 3

_LABEL = re.compile(
    r"(?:[•⁃*–-]\s?)?[(\[]?(?:(?P<head>[^\W\d_]++)\s)?"
    r"(?:\d{1,3}(?:\.\d{1,3})*|(?![\u2e80-\uffff])[^\W\d_]|[IVXLC]+|[ivxlc]+)[)\]]?"
)
_ORDINAL = re.compile(r"\d{1,3}|[IVXLC]+")
_DOTTED = re.compile(r"[^\s\d.]{1,2}(?:\.-?[^\s\d.]{1,2})+")
_COMPOUND = re.compile(r".*[-–—/'’]")


def is_label(words: str, rules: Rules) -> bool:
    """Whether a sentence so far is only a label: "2", "(a)", "Step 3"."""
    found = _LABEL.fullmatch(words)
    return found is not None and (not found["head"] or found["head"].lower() in rules.heads)


def kind_of(text: str, start: int, stop: int, rules: Rules) -> str:
    """The class of the word before `stop` in the sentence that begins at `start`.

    One of `language.CLASSES`, `bound` for a stop that belongs to its word, or, of a sentence that
    has no word yet, `dots`.
    """
    near = text[max(start, stop - REACH) : stop]
    words = near.rsplit(None, 2)
    token = words[-1].rpartition(">")[2].strip(_WRAPPING) if words else ""
    if token in ("", "."):
        return "dots" if token else "word"
    before = words[-2] if len(words) > 1 else ""
    if token in rules.endings and (kind := _of_parts(near, rules.abbreviations)):
        return kind
    if _is_measure(token, before):
        return "unit"
    listed = listed_as(token, rules.abbreviations)
    if listed or not _is_bound(token, rules):
        return listed or "word"
    return "word" if _takes_number(before.removesuffix("."), rules) else "bound"


def _takes_number(before: str, rules: Rules) -> bool:
    """Whether a letter or number belongs to the word before it: "stage I.", "kap. 2."."""
    if _COMPOUND.sub("", before).lower() in rules.heads:
        return True
    return listed_as(before, rules.abbreviations) == "numeric"


def listed_as(token: str, known: Mapping[str, str]) -> str | None:
    """The class of a word in a list, or of its last part: "mid-Jan.", "dell'art."."""
    if token in known:
        return known[token]
    if len(token) == 1:
        return None
    if token.islower() and token.isalpha():
        return None
    part = _COMPOUND.sub("", token)
    # In capitals it is an acronym, but for "P.M.": "ED." is no editor, "CA." no "circa".
    folded = "" if part.isupper() and "." not in part else part.lower()
    return known.get(part) or known.get(folded)


def _of_parts(near: str, known: Mapping[str, str]) -> str | None:
    """The class of an abbreviation that is written with spaces: "z. B.", "s. r. o."."""
    *parts, joined = near.rsplit(None, _MOST_PARTS)
    joined, found = joined.strip(_WRAPPING), None
    for word in reversed(parts):
        part = word.lstrip(_WRAPPING)
        if not part.endswith(".") or len(part) > _LONGEST_PART:
            break
        joined = part + joined
        found = known.get(joined) or known.get(joined[0].lower() + joined[1:]) or found
    return found


def _is_measure(token: str, before: str) -> bool:
    """Whether a lone letter is a unit: "5 g", "every 6 h", "37 ° C"."""
    if before[-1:] in ("°", "º"):
        return token in ("C", "F")
    return token in _LETTER_UNITS and before[-1:].isdecimal()


def _is_bound(token: str, rules: Rules) -> bool:
    """Whether a stop belongs to the word: "J.", "U.S.", "b.i.d.", "3." as an ordinal."""
    if len(token) == 1 and token.isalpha():
        return token < _FIRST_EAST_ASIAN and token not in _WORDS_OF_ONE_LETTER
    return bool(_DOTTED.fullmatch(token) or (rules.ordinals and _ORDINAL.fullmatch(token)))
