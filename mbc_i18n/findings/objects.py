"""Findings as JSON: our own, and that of GitLab's code quality report."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from mbc_i18n.findings.entries import Entry, Survey
from mbc_i18n.findings.rules import rules
from mbc_i18n.model import digest

GITLAB_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
RENAMED = {"context": "msgctxt", "source": "msgid", "target": "msgstr"}


def as_json(survey: Survey) -> str:
    """A list with an object for each finding, which knows a message by msgctxt and msgid."""
    types = {rule.name: rule.its_type for rule in rules()}
    return _dumped([_told(entry, types.get(entry.finding.check, "")) for entry in survey.shown])


def _told(entry: Entry, its_type: str) -> dict[str, Any]:
    own = asdict(entry.finding)
    unit = own.pop("unit")
    named = {RENAMED.get(key, key): value for key, value in own.items()}
    place = entry.place
    end = {"end_line": place.end_line, "end_column": place.end_column}
    return {
        **named,
        "line": place.line,
        "column": place.column,
        **end,
        "its_type": its_type,
        "fingerprint": entry.id,
        "id": unit,
        "unit": entry.finding.context,
        "term": entry.finding.concept,
    }


def gitlab(survey: Survey) -> str:
    """A code quality report: https://docs.gitlab.com/ci/testing/code_quality/."""
    return _dumped([_quality(entry) for entry in survey.shown])


def _quality(entry: Entry) -> dict[str, Any]:
    """A fingerprint is of one place only there, so it holds the file too."""
    found, place = entry.finding, entry.place
    lines = {"begin": max(place.line, 1), "end": max(place.end_line, place.line, 1)}
    return {
        "description": found.message,
        "check_name": found.check,
        "fingerprint": digest(place.file, entry.id),
        "severity": GITLAB_SEVERITIES[found.severity],
        "location": {"path": place.file, "lines": lines},
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
