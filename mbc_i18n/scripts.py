"""What scripts ask for, whatever language they write: a direction, and spaces or none."""

from __future__ import annotations

import re
import unicodedata

RIGHT_TO_LEFT = frozenset(
    {
        *("Adlm", "Arab", "Aran", "Gara", "Hebr", "Hung", "Mand", "Mend", "Nkoo", "Rohg"),
        *("Samr", "Syrc", "Syre", "Syrj", "Syrn", "Thaa", "Yezi"),
    }
)
"""The scripts in use (ISO 15924) whose letters Unicode orders from right to left."""

_WORN = r"(?:</?[A-Za-z][A-Za-z0-9-]*>|<fn\d*/>|[“”‘’…—·])*"
OPENING, CLOSING = re.compile(_WORN), re.compile(_WORN + r"\Z")
"""What a neighbour is looked for behind: ends of elements, marks of footnotes, and the signs that
are as wide as the characters beside them."""

EDGE = 200
"""Characters at the edge of a sentence among which its outermost shown one is looked for."""


def direction(script: str) -> str:
    """`rtl` or `ltr`; pages set `ltr` for what is written from top to bottom too."""
    return "rtl" if script in RIGHT_TO_LEFT else "ltr"


def is_wide(character: str) -> bool:
    """True for Han, kana, hangul and full-width signs (East Asian Width W or F)."""
    return unicodedata.east_asian_width(character) in "WF"


def _is_unspaced(character: str) -> bool:
    """True for Han, kana (of half width too) and full-width signs: all wide ones but hangul."""
    if not character:
        return False
    half_kana = "\uff61" <= character <= "\uff9f"
    return half_kana or (is_wide(character) and not _is_hangul(character))


def _is_hangul(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("HANGUL", "HALFWIDTH HANGUL"))


def _last(words: str) -> str:
    """The last character that a reader sees, tags looked through; "" for none."""
    tail = words[-EDGE:]
    found = CLOSING.search(tail)
    return tail[: found.start()][-1:] if found else ""


def _first(words: str) -> str:
    """The first character that a reader sees, tags looked through; "" for none."""
    head = words[:EDGE]
    found = OPENING.match(head)
    return head[found.end() :][:1] if found else ""


def unspaced(left: str, gap: str, right: str) -> str:
    """What stands between two sentences of a language without spaces, given the source's `gap`.

    The gap goes where both neighbours are Han, kana or full-width, and stays beside Latin letters
    and digits; tags at the edges are looked through. Where the source has none a space stands in,
    but for beside such a neighbour on the left.
    """
    before, after = _is_unspaced(_last(left)), _is_unspaced(_first(right))
    return "" if before and (after or not gap) else gap or " "


def soft_join(left: str, right: str) -> str:
    """What a line break inside a sentence stands for: nothing between two wide characters."""
    edges = left[-1:], right[:1]
    return "" if all(map(_is_unspaced, edges)) else " "
