"""Where a sentence might end: the stops of every script, found in one linear pass."""

from __future__ import annotations

import re
from functools import cache

# Thai and Lao write no mark at the end of a sentence.
UNMARKED = frozenset({"th", "lo"})

# Stops that need white space after them; the hard ones below need none. Greek asks with a
# semicolon, Armenian and Ethiopic stops are typed as colons, the danda of India as a bar; Khmer,
# Burmese and Tibetan have no use for a full stop.
_LATIN_STOPS = ".!?…‼⁇⁈⁉"
_STOPS = {
    "el": ".!?…;\u037e",
    "hy": ".!?…:",
    **dict.fromkeys(("am", "ti"), ".!?…:"),
    **dict.fromkeys(("as", "bn", "hi", "mr", "ne", "or", "pa", "sa"), _LATIN_STOPS + "|"),
    **dict.fromkeys(("bo", "dz", "km", "my"), "!?"),
}
_HARD_STOPS = "。！？｡؟۔।॥៕။።፧፨༎։"

BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CJK = "[\u3040-\u30ff\u3400-\u9fff]"
_CLOSER = rf"(?:[\"'“”’‘»«›‹)\]}}*_{BIDI}]|</\w{{1,20}}>)"
_HARD_CLOSER = r"[\"'”’»›)\]}」』）】》〉〕]"
_OPENER = rf"(?:,,|[\s\"'`“”„‚‘’«»‹›(\[{{「『（【《〈〔¿¡*_–—{BIDI}-]|<\w{{1,20}}>)"
_CITATION = r"""(?P<citation>
      (?:\s?\[(?:\^[\w-]{1,40}|\d[\d\ ,;–-]{0,40})\])++           # [5] [3, 4] [^a]
    | [¹²³⁰-⁹][¹²³⁰-⁹,–-]{0,20}
    | (?<=[^\W\d_][.!?])\d{1,3}(?:[,–-]\d{1,3}){0,9}+(?=\s)       # better.1
    | (?<=[.!?][)\]”’"])\d{1,3}(?:[,–-]\d{1,3}){0,9}+(?=\s)       # better.”1
    | \s\((?:[^()]{0,60}[\s,])?(?:19|20)\d\d[a-z]?\)\.?(?=\s)     # better. (NCI, 2020)
    )?+"""
# The first character stands in one set, so that the search can skip to it; a look behind then
# says which stop it was. Khmer ។ល។ is "etc."; Ethiopic ፡፡ is typed for ።; a single Tibetan
# shad ends a clause only.
_CANDIDATE = rf"""(?P<mark>[STOPS{_HARD_STOPS}.!?…។፡།．](?:
      (?<=[STOPS])(?<![STOPS].)(?P<more>[STOPS]*+){_CLOSER}*+(?:\s(?:»|'')(?=\s))?+
      {_CITATION}(?=\s)
    | (?:(?<=[{_HARD_STOPS}])[{_HARD_STOPS}.!?…]*+ | (?<=។)(?<!ល។)(?!ល។) | (?<=፡)፡ | (?<=།)\s?།
        | (?<=．)(?!\d) | (?<=[!?…])(?<![!?…].)[!?…]*+(?={_CJK}) | (?<={_CJK}\.)(?={_CJK}))
      (?P<closers>{_HARD_CLOSER}*+)(?:\[\d{{1,3}}\])*+))\s*+(?P<lead>{_OPENER}*+)"""


@cache
def pattern(language: str) -> re.Pattern[str]:
    """The candidates of a language: groups mark, more (of a soft stop), closers, citation, lead."""
    candidate = _CANDIDATE.replace("STOPS", _STOPS.get(language, _LATIN_STOPS))
    return re.compile(candidate, re.VERBOSE | re.DOTALL)
