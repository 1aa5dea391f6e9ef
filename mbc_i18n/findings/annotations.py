"""Findings as workflow commands of GitHub Actions, which stand beside the lines of a change."""

from __future__ import annotations

from collections.abc import Mapping

from mbc_i18n.findings.entries import Entry, Survey
from mbc_i18n.findings.excerpt import named

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
SHOWN = 1_000
"""Characters of a translation that stand beside a line."""

ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
"""In the message, as actions/toolkit writes it; a property has two more."""
PROPERTY_ESCAPES = {**ESCAPES, ":": "%3A", ",": "%2C"}


def github(survey: Survey) -> str:
    """One command a finding: `::error file=…,line=…,title=…::…`."""
    return "".join(f"{_command(entry)}\n" for entry in survey.shown)


def _command(entry: Entry) -> str:
    found, place = entry.finding, entry.place
    values = {
        "file": place.file,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": f"{found.check} ({found.locale})" if found.locale else found.check,
    }
    if place.end_line != place.line:
        values |= {"col": 0, "endColumn": 0}
    known = {key: value for key, value in values.items() if value}
    told = ",".join(f"{key}={_escaped(str(known[key]), PROPERTY_ESCAPES)}" for key in known)
    texts = (found.message, found.target[:SHOWN])
    words = "\n".join(named(text) for text in texts if text.strip())
    return f"::{COMMANDS[found.severity]} {told}::{_escaped(words, ESCAPES)}"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
