"""Authors' marks while a Markdown text is read: what they say of which block, and what is wrong.

A note or context speaks of the next block that holds words; before a list, table or quotation, of
all of it; inside a block, of that block. Notes add up, the innermost context counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from mbc_i18n.errors import FormatError
from mbc_i18n.formats.markdown.events import Event
from mbc_i18n.formats.markdown.pieces import Content
from mbc_i18n.formats.marks import Mark, marks_in, problem_of, without_marks

SCOPES = frozenset({"List", "Table", "BlockQuote", "Directives"})
Said = tuple[Mark, int]
"""A mark and its place."""


@dataclass(slots=True)
class Marking:
    """The marks that wait for their block, those of open blocks, and the skip that is open."""

    text: str
    file: str
    pending: list[Said] = field(default_factory=list)
    scopes: list[tuple[int, list[Said]]] = field(default_factory=list)
    """Marks that speak of all of an open block, and how many blocks are open inside it."""
    opened: list[int] = field(default_factory=list)
    """A number for each open block."""
    blocks: int = 0
    html: list[str] = field(default_factory=list)
    """The lines of the raw HTML block that is being read."""
    skip: tuple[int, int] | None = None
    """The place of the open skip, and the number of the block that it stands in."""

    def begin(self, event: Event) -> None:
        """A block begins."""
        self.blocks += 1
        self.opened.append(self.blocks)
        self.html = []
        if event.tag in SCOPES and self.pending:
            self.scopes.append((len(self.opened), self.pending))
            self.pending = []

    def end(self) -> None:
        """The innermost open block ends."""
        if self.scopes and self.scopes[-1][0] == len(self.opened):
            self.scopes.pop()
        self.opened.pop()

    def takes_html(self, place: int) -> bool:
        """True where the raw HTML block that ends, begun at `place`, is nothing but marks."""
        raw = "".join(self.html)
        marks = marks_in(raw)
        if not marks:
            return False
        if without_marks(raw).strip():
            step = "put it on a line of its own, above what it speaks of"
            self.refuse("an author's mark does not stand alone on its line", place, step)
        for mark in marks:
            self._take(mark, place)
        return True

    def _take(self, mark: Mark, place: int) -> None:
        self._check([(mark, place)])
        inside = self.opened[-2] if len(self.opened) > 1 else 0
        if mark.name == "skip":
            self._refuse_skip(place, self.skip is not None)
            self.skip = (place, inside)
        elif mark.name == "/skip":
            self._refuse_end(place, self.skip is None)
            if self.skip and self.skip[1] != inside:
                self.refuse("a skip ends in another block than it began", place, "move it there")
            self.skip = None
        elif self.skip is None:
            self.pending.append((mark, place))
            if mark.name == "context":
                self._refuse_contexts(self.pending)

    def of_block(self, content: Content) -> tuple[str, str]:
        """The note and the context of a block's words.

        Raises FormatError, with the line, for marks inside it that are wrong.
        """
        self._check(content.marks)
        self._check_skips(content)
        self._refuse_contexts(content.marks)
        scoped = [said for _, scope in self.scopes for said in scope]
        marks = [mark for mark, _ in (*scoped, *self.pending, *content.marks)]
        contexts = [mark.words for mark in marks if mark.name == "context"]
        note = " ".join(mark.words for mark in marks if mark.name == "note")
        return note, contexts[-1] if contexts else ""

    def finish(self) -> None:
        """The text ends.

        Raises FormatError, with the line, for a skip that is open or a mark that speaks of nothing.
        """
        if self.skip is not None:
            step = "add <!-- mbc: /skip --> after it"
            self.refuse("`mbc: skip` is never closed", self.skip[0], step)
        for mark, place in self.pending:
            step = "put it above the block that it speaks of"
            self.refuse(f"no block follows the {mark.name}", place, step)

    def refuse(self, problem: str, place: int, step: str) -> NoReturn:
        """Raise FormatError with the line of a place."""
        lines = self.text[:place].replace("\r\n", "\n").replace("\r", "\n")
        raise FormatError(problem, self.file, lines.count("\n") + 1, step)

    def _check(self, marks: Iterable[Said]) -> None:
        for mark, place in marks:
            wrong = problem_of(mark)
            if wrong:
                self.refuse(wrong[0], place, wrong[1])

    def _check_skips(self, content: Content) -> None:
        begun = -1
        for mark, place in content.marks:
            if mark.name == "skip":
                self._refuse_skip(place, begun >= 0)
                begun = place
            elif mark.name == "/skip":
                self._refuse_end(place, begun < 0)
                begun = -1
        if begun >= 0:
            step = "add <!-- mbc: /skip --> in the same paragraph"
            self.refuse("`mbc: skip` is never closed", begun, step)
        if content.cut >= 0:
            step = "skip all of it, or a part inside it"
            self.refuse("a skip cuts through emphasis, a link or a tag", content.cut, step)

    def _refuse_skip(self, place: int, wrong: bool) -> None:
        if wrong:
            self.refuse("a skip is open already", place, "close it with <!-- mbc: /skip --> first")

    def _refuse_end(self, place: int, wrong: bool) -> None:
        if wrong:
            self.refuse("no skip is open here", place, "open one with <!-- mbc: skip -->")

    def _refuse_contexts(self, marks: Sequence[Said]) -> None:
        contexts = [place for mark, place in marks if mark.name == "context"]
        if len(contexts) > 1:
            step = "give a block one context"
            self.refuse("a second context for the same block", contexts[1], step)
