"""Authors' marks: notes to translators, context, stretches that are not translated.

In Markdown and HTML a mark is a comment, `<!-- mbc: note … -->`; in plain text it is a line of its
own, `[mbc: note …]`. Marks stay in the source's format and never show on a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"<!--\s*mbc:\s*(?P<name>/?[\w-]+)(?P<words>(?:(?!-->|<!--).)*)-->", re.S)
COMMENT = re.compile(rf"\s*{MARK.pattern}\s*\Z", re.S)
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
    return _mark(found) if found else None


def marks_in(text: str) -> tuple[Mark, ...]:
    """The marks in a stretch of HTML, in order."""
    return tuple(_mark(found) for found in MARK.finditer(text))


def without_marks(text: str) -> str:
    """A stretch of HTML without its marks."""
    return MARK.sub("", text)


def problem_of(mark: Mark) -> tuple[str, str] | None:
    """What is wrong with a comment's mark, and what to do; None where nothing is."""
    if mark.name not in NAMES:
        return f"unknown mark `mbc: {mark.name}`", f"use one of {', '.join(NAMES)}"
    if mark.name in ("note", "context") and not mark.words:
        return f"the {mark.name} has no words", f"write <!-- mbc: {mark.name} WORDS -->"
    return None


def _mark(found: re.Match[str]) -> Mark:
    return Mark(found["name"], " ".join(found["words"].split()))
