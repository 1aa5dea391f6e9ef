"""Findings as JUnit XML: a test case for each file and check."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from mbc_i18n.findings.entries import Entry, Survey

FAILING = ("error", "warning")
"""Severities that make a test case fail; what is for information stands in its output."""

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def junit(survey: Survey) -> str:
    """Test suites by file, in the order in which the files were checked."""
    found: defaultdict[str, defaultdict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in survey.shown:
        found[entry.finding.file][entry.finding.check].append(entry)
    files = dict.fromkeys((*survey.files, *found))
    suites = [_suite(file, survey, found[file]) for file in files]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mbc-i18n">\n'
    return head + "".join(suites) + "</testsuites>\n"


def _suite(file: str, survey: Survey, found: dict[str, list[Entry]]) -> str:
    ran = survey.ran if file in survey.files else ()
    names = dict.fromkeys((*ran, *found))
    failures = sum(any(map(_fails, found.get(name, ()))) for name in names)
    counts = f'tests="{len(names)}" failures="{failures}" errors="0" skipped="0"'
    cases = "".join(line for name in names for line in _case(file, name, found.get(name, [])))
    return f"  <testsuite name={_quoted(file)} {counts}>\n{cases}  </testsuite>\n"


def _fails(entry: Entry) -> bool:
    return entry.finding.severity in FAILING


def _case(file: str, name: str, found: Sequence[Entry]) -> Iterator[str]:
    yield f"    <testcase classname={_quoted(file)} name={_quoted(name)}>\n"
    failing = [entry for entry in found if _fails(entry)]
    if failing:
        kind = "error" if any(each.finding.severity == "error" for each in failing) else "warning"
        first = failing[0].finding.message
        told = _text("\n".join(map(_told, failing)))
        yield f'      <failure type="{kind}" message={_quoted(first)}>{told}</failure>\n'
    if advice := [entry for entry in found if not _fails(entry)]:
        yield f"      <system-out>{_text(chr(10).join(map(_told, advice)))}</system-out>\n"
    yield "    </testcase>\n"


def _told(entry: Entry) -> str:
    found = entry.finding
    place = f"{entry.place.file}:{entry.place.line}: {found.severity}: {found.message}"
    return "\n".join(filter(None, [place, found.source, found.target]))


def _text(words: str) -> str:
    return escape(NO_XML.sub("\ufffd", words))


def _quoted(words: str) -> str:
    return quoteattr(NO_XML.sub("\ufffd", words))
