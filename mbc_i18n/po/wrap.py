"""The lines of an entry: strings escaped and wrapped, comments, references and flags."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

import polib

WIDTH = 79
"""Columns of a line, quotation marks included: gettext's page width."""
CONTROLS = {code: f"\\{code:03o}" for code in (*range(32), 127)} | {7: "\\a"}
"""Escapes beyond polib's. Octal ones have three digits, so that none can run into what follows."""

OPENING = frozenset("〈《「『【〔〖〘〚〝（［｛｟｢￡￥￠＄")
"""Wide characters after which no line breaks."""
CLOSING = frozenset(
    "、。〉》」』】〕〗〙〛〞〟！），．：；？］｝｠｡｣､･・ーｰ々〻ゝゞヽヾ゛゜〜％"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
)
"""Wide characters before which no line breaks: closing punctuation, small kana, skin tones."""

ROW = re.compile(r"[^\n]*\n|[^\n]+")
TOKEN = re.compile(r"^ *[^ ]* *|[^ ]+ *")
LINE_END = re.compile(r"\r\n?|\n")
NUMBERED = re.compile(r":[0-9]+$")


def string_lines(keyword: str, text: str, mark: str = "", width: int = WIDTH) -> list[str]:
    """A keyword and its strings behind a mark (`#~ `), wrapped as gettext does.

    One string where the text fits in `width` columns or holds no place to break it; otherwise an
    empty one first. Lines break after newlines and spaces and between wide characters.
    """
    rows = ROW.findall(text)
    single = f'{mark}{keyword} "{_escaped(text)}"'
    if len(rows) < 2 and _columns(single) <= width:
        return [single]
    pieces = [_pieces(row) for row in rows]
    if len(rows) == len(pieces[0]) == 1:
        return [single]
    filled = [line for row in pieces for line in _filled(row, width - len(mark))]
    return [f'{mark}{keyword} ""', *[mark + line for line in filled]]


def field_lines(name: str, value: str) -> list[str]:
    """The strings of one header field; it is alone on its row, whatever the value holds."""
    text = LINE_END.sub(" ", f"{name}: {value}" if name else value)
    return _filled(_pieces(text + "\n"), WIDTH)


def comment_lines(mark: str, text: str) -> list[str]:
    """Each line of a text behind a mark; after the space no character makes another comment."""
    lines = LINE_END.split(text) if text else []
    return [_closed(f"{mark} {line}") if line else mark for line in lines]


def ref_lines(refs: tuple[tuple[str, int], ...]) -> list[str]:
    """References, as many on a line as fit."""
    lines: list[str] = []
    for ref in filter(None, [_ref(file, line) for file, line in refs]):
        if lines and _columns(lines[-1]) + 1 + _columns(ref) <= WIDTH:
            lines[-1] += " " + ref
        else:
            lines.append("#: " + ref)
    return [_closed(line) for line in lines]


def flag_lines(flags: tuple[str, ...]) -> list[str]:
    """All flags on one line, which gettext does not wrap."""
    return [_closed("#, " + LINE_END.sub(" ", ", ".join(flags)))] if flags else []


def _closed(comment: str) -> str:
    """A space after a backslash at the end, for gettext takes the next line as a part of it."""
    return f"{comment} " if comment.endswith("\\") else comment


def _ref(file: str, line: int) -> str:
    name = LINE_END.sub(" ", file)
    spaced = " " in name or "\t" in name
    number = f":{line}" if line or (not spaced and NUMBERED.search(name)) else ""
    return f"\u2068{name}\u2069{number}" if spaced else f"{name}{number}"


def _escaped(text: str) -> str:
    return polib.escape(text).translate(CONTROLS)


@lru_cache(4096)
def _column(character: str) -> int:
    """Columns of a character on a terminal: 0 for a mark, 2 for a wide one."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _columns(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_column, text))


def _pieces(row: str) -> list[str]:
    """A row of text, escaped and cut wherever a line may break; no line breaks before a newline."""
    newline = "\\n" if row.endswith("\n") else ""
    tokens = TOKEN.findall(_escaped(row).removesuffix(newline))
    pieces = [piece for token in tokens for piece in _cut(token)]
    return [*pieces[:-1], pieces[-1] + newline]


def _cut(token: str) -> list[str]:
    """A word cut between its wide characters."""
    if token.isascii() or max(token) < "\u1100":
        return [token]
    cuts = [i for i, (left, right) in enumerate(pairwise(token), 1) if _breaks(left, right)]
    return [token[start:end] for start, end in pairwise([0, *cuts, len(token)])]


def _breaks(left: str, right: str) -> bool:
    wide = _column(left) == _column(right) == 2
    return wide and left not in OPENING and right not in CLOSING


def _filled(pieces: list[str], width: int) -> list[str]:
    """Strings with as many pieces as fit in `width` columns; a longer piece stands alone."""
    lines: list[list[str]] = []
    left = 0
    for piece in pieces:
        size = _columns(piece)
        if not lines or size > left:
            lines.append([])
            left = width - len('""')
        lines[-1].append(piece)
        left -= size
    return [f'"{"".join(line)}"' for line in lines]
