"""How many syllables an English word has: groups of vowels, mended by rules and a short list."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(
    r"(?<=[^aeiouyl])e\Z|(?<=[aeiouyrlw]l)e\Z"
    r"|(?<=[^aeiouycgsxzhl])es\Z|(?<=[aeiouyrl]l)es\Z|(?<=[tw]h)es\Z"
    r"|(?<=[^aeiouytdl])ed\Z|(?<=[aeiouyrl]l)ed\Z"
    r"|(?<=[^aeiouyl])e(?=(?:ly|ful|fully|less|lessly|ness|ment|ments)\Z)"
)
"""An e that is not heard: *cure, cures, cured, safely*; it is in *boxes, treated, muscle*."""

HIATUS = re.compile(
    r"(?<![tcsg])ia|ia(?=t(?:e|ing|ion))|(?<=[^aeiouytcsgxnl])io|(?<![tscx])iu|iet|(?<![p])eo(?!u)|(?<![gq])ua"
    r"|[aeiouy](?=ing)|sm\Z|(?<=[ds])n't\Z|(?<=l)ui(?=d)"
)
"""Two vowels that are two syllables, and endings that are one without a vowel: *diabetes,
radiology, being, organism*."""

LONGEST = 60
"""Letters of a word; what is longer counts as one."""


@lru_cache(maxsize=1 << 14)
def syllables(word: str) -> int:
    """The syllables of a word of letters and apostrophes; at least one."""
    plain = word.lower().replace("’", "'")
    bare = plain.removesuffix("'s").removesuffix("'")
    listed = _listed()
    if bare in listed or bare.removesuffix("s") in listed:
        return listed.get(bare) or listed[bare.removesuffix("s")]
    if len(bare) > LONGEST:
        return 1
    count = len(VOWELS.findall(bare)) - bool(SILENT.search(bare)) + len(HIATUS.findall(bare))
    return max(1, count)


@cache
def _listed() -> dict[str, int]:
    """The words that the rules would get wrong."""
    path = resources.files("mbc_i18n") / "data" / "source" / "syllables.en.txt"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    pairs = (line.partition(":") for line in lines)
    return {word: int(count) for count, _, words in pairs for word in words.split()}
