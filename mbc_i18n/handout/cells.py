"""Texts as cells of a spreadsheet hold them, and how they come back from there.

A cell holds no character that XML forbids and at most 32,767 of UTF-16 (ECMA-376, and the limits
that Excel documents); in it `_x000D_` stands for the character of that number, so that the same
words written out begin with `_x005F_`. Programs differ in whether they undo this, so texts are
compared in a form in which all of them agree.
"""

from __future__ import annotations

import re

from mbc_i18n.model import normal

LONGEST = 32_767
"""Characters of UTF-16 in a cell."""

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What stands in no XML document."""

CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
UNDERSCORE = "x005F_"
LINE_END = re.compile(r"\r\n?|_x000[Dd]_\n?")
REPLACEMENT = "\ufffd"


def written(text: str) -> str:
    """A text as a cell holds it; what no cell can hold becomes U+FFFD."""
    shown = FORBIDDEN.sub(REPLACEMENT, LINE_END.sub("\n", text))
    return CODE.sub("_" + UNDERSCORE, shown)


def fits(text: str) -> bool:
    """True for a text, as `written` gives it, that is not too long for a cell."""
    return len(text) <= LONGEST and len(text.encode("utf-16-le")) // 2 <= LONGEST


def cut(text: str) -> str:
    """As `written`, cut where it is too long; for what is only shown."""
    shown = written(text)
    return shown if fits(shown) else shown[: LONGEST // 2 - 1] + "…"


def same(cell: str, text: str) -> bool:
    """True where a cell that came back holds the words of a text as they were written to it."""
    return _compared(cell) == _compared(written(text))


def _compared(text: str) -> str:
    plain = LINE_END.sub("\n", text).replace(UNDERSCORE, "")
    return normal(CODED.sub(_character, plain))


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def holds_all(text: str) -> bool:
    """True for a text that any program gives back from a cell as it is."""
    own = LINE_END.sub("\n", text)
    return not (FORBIDDEN.search(own) or UNDERSCORE in own or CODED.search(own)
                or REPLACEMENT in own)  # fmt: skip


def words(cell: str) -> str:
    """New words from a cell: on one line, as a source is, without outer white space."""
    return re.sub(r" ?\n ?", " ", LINE_END.sub("\n", cell).strip())
