"""What our rules are written with in SRX: expressions that ICU, Java and .NET read alike.

The characters are those of `stops` and `onset`, which see more than SRX can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

BIDI = r"\u200E\u200F\u202A-\u202E\u2066-\u2069"
LATIN_STOPS = ".!?…‼⁇⁈⁉"
HARD_STOPS = "。！？｡؟۔।॥៕။።፧፨༎։"
CLOSERS = rf"""["'“”’‘»«›‹)\]}}*_{BIDI}]{{0,6}}"""
HARD_CLOSERS = r"""["'”’»›)\]}」』）】》〉〕]"""
_OPENERS = rf"""\s"'`“”„‚‘’«»‹›(\[{{「『（【《〈〔¿¡*_–—\-{BIDI}"""
_CONTINUES = r".,;:!?…%/=&)\]}|№·،؛、，；：」』）】》〉〕"
LEAD = rf"\s(?:,,)?[{_OPENERS}]*"
"""White space before a sentence, and the quotes and brackets that it opens with."""

_NUMBERS = r"\[(?:\^[\p{L}\p{N}_-]{1,40}|\d[\d ,;–-]{0,40})\]"
_YEAR = r"\s\((?:[^()]{0,60}[\s,])?(?:19|20)\d\d[a-z]?\)\.?"
_CITATION = rf"(?:(?:\s?{_NUMBERS}){{1,4}}|[¹²³⁰-⁹][¹²³⁰-⁹,–-]{{0,20}}|{_YEAR})?"
NOTE = r"\d{1,3}(?:[,–-]\d{1,3}){0,3}"
"""The number of a note, set against the stop."""
TAIL = rf"{CLOSERS}(?:\s(?:»|''))?{_CITATION}"
"""What still belongs to a sentence after its stop."""
SHORT_TAIL = rf"(?:{NOTE}|{CLOSERS}(?:\s?\[\d[\d ,–-]{{0,12}}\])?)"
"""So, after what ends no sentence: the farther a rule looks back, the slower it is."""
# Where a tail is left over the place is too early: the right one comes after it.
FREE = rf"(?!\s?{_NUMBERS})(?!{_YEAR}\s)(?!\s(?:»|'')\s)"

_LOWER_NAME = (
    r"[a-z]{1,5}[A-Z]|[a-z]{1,2}\d|(?:[a-z]{1,6}|[α-ω])-[A-Z]|[α-ω]-[a-z\d]"
    r"|[a-z]\s?[=<>≤≥]|https?://|www\."
)
ONSET = (
    rf"{FREE}(?:{LEAD}(?:[^\p{{Ll}}{_CONTINUES}{_OPENERS}]|{_LOWER_NAME}|(?:\.\.\.|…)[\p{{L}}\p{{N}}])"
    r"|\s\(?(?:[a-z]|[ivx]{1,4})\)\s+[A-Z])"
)
"""What a sentence can begin with."""
CAPITAL = rf"{FREE}{LEAD}[\p{{Lu}}\p{{Lt}}\p{{Lo}}]"
NO_WORD = r"(?![\p{L}\p{M}\p{N}])"
PLAIN_WORD = (
    rf"{FREE}{LEAD}(?![IVXLC]+[^\p{{L}}])"
    r"[\p{Lu}\p{Lt}\p{Lo}]\p{L}+(?![\p{L}\p{M}\p{N}.])"
)
"""A word with a capital that is no code, no number and no abbreviation."""

_WRAPPED = rf""""'“”‘’«»„‚‹›¿¡(\[{{*_{BIDI}"""
LEFT = rf"(?<![^\s>{_WRAPPED}–—/\-])"
"""The edge before a word; `\\b` is not the same everywhere."""
ALONE = rf"(?:^|[\s>])[{_WRAPPED}]{{0,3}}"
"""Before a word that no apostrophe and no hyphen joins to another one."""
LETTER = r"(?![àáâãäåæèéêëìíîïòóôõöøùúûüýœ\u2E80-\uFFFF])\p{L}"
"""A letter that may be an initial."""
DOTTED = r"[^\s\d.]{1,2}(?:\.-?[^\s\d.]{1,2}){1,6}"
CLOSED = rf"""[)\]"”’»'*_{BIDI}]{{0,3}}\."""
"""The full stop after a word."""
_HEAD = re.compile(r"\[\w\w\]|\\.|\w")
_SPECIAL = frozenset(r"\^$.|?*+()[]{}-&")


def words(many: Iterable[str]) -> str:
    """Expressions as alternatives, in one order whatever theirs.

    Those that begin alike share their beginning, so that fewer have to be tried.
    """
    groups: dict[str, list[str]] = {}
    for one in sorted(set(many)):
        found = _HEAD.match(one)
        groups.setdefault(found[0] if found else "", []).append(one)
    return "(?:" + "|".join(_alike(head, group) for head, group in groups.items()) + ")"


def _alike(head: str, group: list[str]) -> str:
    if len(group) == 1:
        return group[0]
    return f"{head}(?:{'|'.join(one[len(head) :] for one in group)})"


def literal(text: str) -> str:
    """A text as an expression."""
    return "".join(f"\\{one}" if one in _SPECIAL else one for one in text)


def either_case(word: str) -> str:
    """A word in lower case, or with a capital first letter."""
    first, capital = word[:1], word[:1].upper()
    if not word[:1].islower() or len(capital) > 1:
        return literal(word)
    return f"[{first}{capital}]{literal(word[1:])}"


def abbreviation(word: str) -> str:
    """An abbreviation without its last stop, also as it is written with spaces."""
    if len(word) == 1 or not word[:1].islower():
        return r"\.\s?".join(literal(part) for part in word.split("."))
    return r"\.\s?".join(either_case(part) for part in word.split("."))


def starter(many: Iterable[str]) -> str:
    """Words as they stand at the beginning of a sentence, and nothing more of a word."""
    opening = {word[:1].upper() + word[1:] for word in many}
    elided = {word for word in opening if word.endswith("'")}
    letters = {word for word in opening if len(word) == 1}
    # A letter before a stop is an initial, as the A of “U.S. A. baumannii”.
    each = [
        words(map(literal, opening - elided - letters)) + NO_WORD,
        words(map(literal, letters)) + r"(?![\p{L}\p{M}\p{N}.])",
        words(literal(word[:-1]) for word in elided) + "['’]",
    ]
    found = [
        one
        for one, held in zip(each, (opening - elided - letters, letters, elided), strict=True)
        if held
    ]
    return f"(?:{'|'.join(found)})"
