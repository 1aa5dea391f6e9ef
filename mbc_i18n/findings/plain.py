"""Findings for people at a terminal, and for editors that read what compilers write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from mbc_i18n.findings.entries import Entry, Survey
from mbc_i18n.findings.excerpt import excerpt, isolated
from mbc_i18n.findings.places import Place

Paint = Callable[[str, str], str]
"""Gives a word the colour of a severity."""


def unpainted(severity: str, words: str) -> str:
    """The words as they are."""
    return words


def text(survey: Survey, paint: Paint = unpainted) -> str:
    """Each finding with its place, source and translation; a line that counts them."""
    lines = [line for entry in survey.shown for line in _told(entry, paint)]
    return "\n".join([*lines, summary(survey.shown)]) + "\n"


def _told(entry: Entry, paint: Paint) -> Iterator[str]:
    found = entry.finding
    place = f"{entry.place.file}:{entry.place.line}" if entry.place.line else entry.place.file
    severity = paint(found.severity, found.severity)
    yield f"{place}: {severity}: {isolated(found.message)} [{_named(entry)}]"
    for words, spans in (found.source, found.source_spans), (found.target, found.target_spans):
        if words.strip():
            yield from excerpt(words, spans)


def _named(entry: Entry) -> str:
    found = entry.finding
    return f"{found.check}: {found.concept}" if found.concept else found.check


def summary(entries: Iterable[Entry]) -> str:
    """How many findings there are of each severity."""
    counts = Counter(entry.finding.severity for entry in entries)
    told = [_counted(counts[name], name) for name in ("error", "warning") if counts[name]]
    told += [f"{counts['info']} for information"] if counts["info"] else []
    return ", ".join(told) or "no findings"


def _counted(number: int, name: str) -> str:
    return f"{number} {name if number == 1 else name + 's'}"


def gnu(survey: Survey) -> str:
    """One line a finding in the form of the GNU Coding Standards, "Formatting Error Messages"."""
    return "".join(f"{_gnu(entry)}\n" for entry in survey.shown)


def _gnu(entry: Entry) -> str:
    found = entry.finding
    severity = "note" if found.severity == "info" else found.severity
    return f"{_stretch(entry.place)}: {severity}: {isolated(found.message)} [{_named(entry)}]"


def _stretch(place: Place) -> str:
    """File, lines and columns; the last column is the one on which the words end."""
    if not place.line:
        return place.file
    if not place.column:
        return f"{place.file}:{place.line}"
    last = f"{place.end_line}.{place.end_column - 1}"
    return f"{place.file}:{place.line}.{place.column}-{last}"
