"""The one schema that every form of output is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mbc_i18n.checks.suppression import Suppressed
from mbc_i18n.findings.places import Place, Source, place
from mbc_i18n.model import Finding, digest

VERSION = 1
"""Of what ids are made from."""

ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with its place and an id that stays while the words do."""

    finding: Finding
    id: str
    place: Place
    reason: str = ""
    """Why it is not shown, where somebody has answered it."""
    kind: str = ""
    """inSource (said in the PO file) or external, where somebody has answered it."""

    @property
    def answered(self) -> bool:
        """True where it is to be told only to programs that ask for it."""
        return bool(self.kind)


@dataclass(frozen=True, slots=True)
class Survey:
    """What was checked and what was found."""

    entries: tuple[Entry, ...]
    """Those to show first, in order, then those that somebody has answered."""
    files: tuple[str, ...] = ()
    """The PO files that were looked at."""
    ran: tuple[str, ...] = ()
    """The names of the checks that ran."""
    source_locale: str = "en"

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that nobody has answered."""
        return tuple(entry for entry in self.entries if not entry.answered)


def entries(
    findings: Iterable[Finding], suppressed: Iterable[Suppressed] = (), known: Source | None = None
) -> Iterator[Entry]:
    """The findings of one catalog as entries; `known` is the layout of its file."""
    answers: list[tuple[Finding, str, str]] = [(each, "", "") for each in findings]
    answers += [(each.finding, each.reason, each.kind) for each in suppressed]
    ids = _ids([each for each, _, _ in answers])
    for (each, reason, kind), own in zip(answers, ids, strict=True):
        yield Entry(each, own, place(each, known), reason, kind)


def _ids(findings: Sequence[Finding]) -> Iterator[str]:
    """An id for each: its unit, check, concept and words, never its line or how it is told.

    Of several that are alike in all that, the second and each further one is numbered.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for each in findings:
        spans = ((each.source, each.source_spans), (each.target, each.target_spans))
        words = "\n".join(text[a:b] for text, own in spans for a, b in own)
        key = (each.locale, each.unit, each.check, each.concept, each.target, words)
        seen[key] += 1
        yield digest(VERSION, *key, seen[key])[:ID_LENGTH]
