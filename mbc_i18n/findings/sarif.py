"""Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from mbc_i18n import __version__
from mbc_i18n.findings.entries import VERSION, Entry, Survey
from mbc_i18n.findings.places import Place
from mbc_i18n.findings.rules import Rule, rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
FINGERPRINT = f"mbcI18n/v{VERSION}"
ROOT = "%SRCROOT%"


def sarif(survey: Survey) -> str:
    """A log of one run; what somebody has answered is in it, as suppressed."""
    known = rules()
    places = {rule.name: index for index, rule in enumerate(known)}
    driver = {
        "name": "mbc-i18n",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in known],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "results": [_result(entry, places) for entry in survey.entries],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    level = {"level": LEVELS[rule.severity], "enabled": not rule.advice}
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": "\n\n".join(filter(None, [rule.summary, rule.text]))},
        "help": {"text": f"mbc-i18n explain {rule.name}\n\n{rule.text or rule.summary}"},
        "defaultConfiguration": level,
        "properties": {"its_type": rule.its_type, "group": rule.group},
    }


def _result(entry: Entry, places: Mapping[str, int]) -> dict[str, Any]:
    found = entry.finding
    index = {"ruleIndex": places[found.check]} if found.check in places else {}
    told = {
        "unit": found.unit, "locale": found.locale, "msgctxt": found.context,
        "msgid": found.source, "msgstr": found.target, "concept": found.concept,
        "suggestion": found.suggestion,
    }  # fmt: skip
    suppressions = [{"kind": entry.kind, "justification": entry.reason}] if entry.answered else []
    return {
        "ruleId": found.check,
        **index,
        "level": LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [_location(entry)],
        "partialFingerprints": {FINGERPRINT: entry.id},
        "suppressions": suppressions,
        "properties": {key: value for key, value in told.items() if value},
    }


def _location(entry: Entry) -> dict[str, Any]:
    place, found = entry.place, entry.finding
    address = {"uri": quote(place.file), "uriBaseId": ROOT}
    physical: dict[str, Any] = {"artifactLocation": address}
    if place.line:
        physical["region"] = _region(place)
    location: dict[str, Any] = {"physicalLocation": physical}
    if found.unit:
        name = "/".join(filter(None, [found.locale, found.unit]))
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "resource"}]
    return location


def _region(place: Place) -> dict[str, int]:
    if not place.column:
        return {"startLine": place.line}
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
