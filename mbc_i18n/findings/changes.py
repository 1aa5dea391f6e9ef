"""Which findings are about what changed since a revision."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache

from mbc_i18n.findings.places import Source
from mbc_i18n.model import Document, Finding

HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
NEW_FILE = re.compile(r'\+\+\+ "?b/(.*?)"?\t?')


@dataclass(frozen=True, slots=True)
class Changed:
    """What is other in a file: lines by number, from 1."""

    lines: frozenset[int] = frozenset()
    gaps: frozenset[int] = frozenset()
    """Lines below which others were taken out."""
    whole: bool = False
    """True for a file that is new."""

    def touches(self, own: Collection[int]) -> bool:
        """True where one of these lines changed, or some between two of them are gone."""
        if self.whole or not self.lines.isdisjoint(own):
            return True
        return any(line in self.gaps and line + 1 in own for line in own)


Changes = Mapping[str, Changed]
"""What changed, by file."""


def changes(difference: str, new: Collection[str] = ()) -> dict[str, Changed]:
    """What a unified diff without context changes, and files that are new beside it."""
    lines: dict[str, set[int]] = {}
    gaps: dict[str, set[int]] = {}
    file, inside = "", 0
    for line in difference.split("\n"):
        if inside and line[:1] in ("+", "-"):
            inside -= 1
        elif found := NEW_FILE.fullmatch(line):
            file = found[1]
        elif file and (hunk := HUNK.match(line)):
            first, many = int(hunk[2]), int(hunk[3] or 1)
            inside = many + int(hunk[1] or 1)
            lines.setdefault(file, set()).update(range(first, first + many))
            gaps.setdefault(file, set()).update([] if many else [first])
    known = {name: Changed(frozenset(lines[name]), frozenset(gaps[name])) for name in lines}
    return known | {name: Changed(whole=True) for name in new}


def about(
    changed: Changes, known: Source | None = None, document: Document | None = None
) -> Callable[[Finding], bool]:
    """Tells whether a finding's entry in its PO file, or its unit in the article, changed."""
    none = Changed()
    article = changed.get(document.file, none) if document else none
    units = cache(lambda: unit_lines(document) if document else {})

    def touched(finding: Finding) -> bool:
        entries = known.words if known and finding.file == known.file else {}
        own = entries.get(finding.line, (finding.line,))
        return changed.get(finding.file, none).touches(own) or article.touches(
            units().get(finding.unit, ())
        )

    return touched


def unit_lines(document: Document) -> dict[str, list[int]]:
    """The lines of the article on which each unit stands, by its id."""
    ends = [found.start() for found in re.finditer("\n", document.text)]
    found: dict[str, list[int]] = {}
    for unit in document.units:
        first = bisect_left(ends, unit.start) + 1
        last = bisect_left(ends, max(unit.end - 1, unit.start)) + 1
        found.setdefault(unit.id, []).extend(range(first, last + 1))
    return found
