"""Authors' marks in a page, `<!-- mbc: note … -->`: what they skip and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.html.items import Item
from mbc_i18n.formats.html.scope import UNSEEN
from mbc_i18n.formats.marks import Mark, mark_in, problem_of

KEEP = "keep"
"""The name that a skipped stretch has in a unit."""


def marked(items: Iterable[Item], text: str, file: str) -> Iterator[Item]:
    """The items, those of skipped stretches untranslated, notes and contexts as marks.

    Raises FormatError, with the line, for a mark that is not understood and for a skip that is
    opened twice, never closed, or closed and not open.
    """
    opened = -1
    for item in items:
        mark = mark_in(text[item.start : item.end]) if item.role == "comment" else None
        if mark is None:
            yield item if opened < 0 else replace(item, scope=UNSEEN, outer=UNSEEN)
            continue
        _check(mark, item.start, opened, text, file)
        if mark.name in ("note", "context"):
            yield replace(item, role="mark") if opened < 0 else item
            continue
        opened = item.start if mark.name == "skip" else -1
        role = "open" if mark.name == "skip" else "close"
        yield replace(item, role=role, name=KEEP, scope=UNSEEN)
    if opened >= 0:
        step = "add <!-- mbc: /skip --> after it"
        _refuse("`mbc: skip` is never closed", opened, step, text, file)


def _check(mark: Mark, place: int, opened: int, text: str, file: str) -> None:
    if wrong := problem_of(mark):
        _refuse(wrong[0], place, wrong[1], text, file)
    if mark.name == "skip" and opened >= 0:
        step = "close it with <!-- mbc: /skip --> first"
        _refuse("a skip is open already", place, step, text, file)
    if mark.name == "/skip" and opened < 0:
        _refuse(
            "no skip is open here",
            place,
            "open one with <!-- mbc: skip -->",
            text,
            file,
        )


def _refuse(problem: str, place: int, step: str, text: str, file: str) -> NoReturn:
    lines = text[:place].replace("\r\n", "\n").replace("\r", "\n")
    raise FormatError(problem, file, lines.count("\n") + 1, step)


@dataclass(slots=True)
class Marking:
    """The marks that wait for their block."""

    text: str
    file: str
    pending: list[Item] = field(default_factory=list)

    def of_block(self, own: Sequence[Item]) -> tuple[str, str]:
        """The note and the context of a block that holds words, given the marks inside it.

        Raises FormatError, with the line, for a second context.
        """
        found = [
            (item, mark)
            for item in (*self.pending, *own)
            if (mark := mark_in(self.text[item.start : item.end]))
        ]
        self.pending = []
        contexts = [(item, mark) for item, mark in found if mark.name == "context"]
        if len(contexts) > 1:
            place, step = contexts[1][0].start, "give a block one context"
            _refuse("a second context for the same block", place, step, self.text, self.file)
        note = " ".join(mark.words for _, mark in found if mark.name == "note")
        return note, contexts[0][1].words if contexts else ""

    def finish(self) -> None:
        """The page ends. Raises FormatError, with the line, for a mark that speaks of nothing."""
        for item in self.pending:
            mark = mark_in(self.text[item.start : item.end]) or Mark("note")
            step = "put it above the block that it speaks of"
            problem = f"no block follows the {mark.name}"
            _refuse(problem, item.start, step, self.text, self.file)
