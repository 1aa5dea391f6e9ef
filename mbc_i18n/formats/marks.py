"""Authors' marks: notes to translators, context, stretches that are not translated.

In Markdown and HTML a mark is a comment, `<!-- mbc: note … -->`; in plain text it is a line of its
own, `[mbc: note …]`. Marks stay in the source's format and never show on a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

COMMENT = re.compile(r"\s*<!--\s*mbc:\s*(?P<name>/?[\w-]+)\s*(?P<words>.*?)\s*-->\s*\Z", re.S)
LINE = re.compile(r"\s*\[mbc:\s*(?P<name>/?[\w-]+)\s*(?P<words>.*?)\s*\]\s*\Z", re.S)
NAMES = ("note", "context", "skip", "/skip")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its name (note, context, skip, /skip) and its words."""

    name: str
    words: str = ""


def mark_in(text: str, form: re.Pattern[str] = COMMENT) -> Mark | None:
    """The mark that a comment, or a line of plain text, is; None for anything else."""
    found = form.match(text)
    return Mark(found["name"], " ".join(found["words"].split())) if found else None
