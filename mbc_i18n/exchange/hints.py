r"""Cells that a format has no field for, as notes: `mbc: key=value`.

A value stays readable. Only what a note would change is written as `\u{...}`: white space at its
ends or in a row, control characters, and `\u{` itself.
"""

from __future__ import annotations

import re

from mbc_i18n.exchange.xmltree import FORBIDDEN

MARK = "mbc: "
CHANGED = re.compile(
    r"\\(?=u\{)|\A | \Z|(?<= ) |[\t\n\r]|" + FORBIDDEN.pattern,
)  # fmt: skip
ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
HINT = re.compile(r"mbc: ?([a-z_-]+)=(.*)", re.DOTALL)


def written(key: str, value: str) -> str:
    """The note of a cell."""
    return f"{MARK}{key}={CHANGED.sub(_escape, value)}"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{{{ord(match[0]):x}}}"


def read(note: str) -> tuple[str, str] | None:
    """Key and value of a note, None where it is a note of another kind."""
    match = HINT.fullmatch(note)
    return (match[1], ESCAPED.sub(_character, match[2])) if match else None


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code < 0x110000 else match[0]
