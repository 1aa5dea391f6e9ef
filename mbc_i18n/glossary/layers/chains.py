"""Languages that put ending after ending: a known form with a chain of them is that word again."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """The endings of a language in their order, and what they do to a word's last letter."""

    pattern: re.Pattern[str]
    softened: Mapping[str, str]


@cache
def chain(language: str) -> Chain | None:
    """The endings of a language, or None where the table has none."""
    path = resources.files("mbc_i18n") / "data" / "glossary" / "chains.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if row["language"] == language:
            pairs = (pair.partition(":") for pair in row["softened"].split())
            softened = {hard: soft for hard, _, soft in pairs}
            return Chain(re.compile(row["pattern"]), softened)
    return None


def bases(forms: Mapping[str, Sequence[str]], known: Chain) -> Mapping[str, tuple[str, ...]]:
    """What may stand before a chain: the forms, and those with their last letter softened."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, tokens in forms.items():
        found[form].update(tokens)
        soft = known.softened.get(form[-1:])
        if soft:
            found[form[:-1] + soft].update(tokens)
    return {base: tuple(sorted(tokens)) for base, tokens in found.items()}


def chained(word: str, known: Mapping[str, Sequence[str]], rules: Chain) -> Iterator[str]:
    """The words of terms that a word may be with endings."""
    for length in range(SHORTEST, len(word)):
        tokens = known.get(word[:length])
        if tokens and rules.pattern.fullmatch(word, length):
            yield from tokens
