"""What the checks find in an article: judged anew only where words changed since the last time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mbc_i18n import checking, checks, review
from mbc_i18n.checking import Elements, Standards
from mbc_i18n.checks import base
from mbc_i18n.checks.base import Choice
from mbc_i18n.checks.suppression import Outcome, Suppressed
from mbc_i18n.model import Catalog, Element, Finding, Message
from mbc_i18n.reviewing import Desk

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the checks find in units, by id."""

    findings: Mapping[str, Sequence[Finding]]
    waived: Mapping[str, Sequence[Suppressed]]


@dataclass(frozen=True, slots=True)
class Known:
    """What those checks found in a message that look at it alone."""

    message: Message
    elements: tuple[Element, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a locale's words are held to, and what is known of words that were held to it."""

    standards: Standards
    """Without the ledger."""
    known: dict[str, Mapping[Key, Known]] = field(default_factory=dict)
    """By article and key."""


def judged(desk: Desk, rules: Rules) -> Judged:
    """What the checks find at a desk."""
    own = replace(rules.standards, ledgers={desk.catalog.locale: desk.ledger})
    elements = checking.elements_of(desk.document)
    found = list(_found(desk.catalog, own, elements, rules.known))
    outcome = checking.answered(found, desk.catalog, own)
    return _by_unit(checking.meant(outcome, desk.wholes))


def judged_alone(desk: Desk, rules: Rules, unit: str) -> Judged:
    """What the checks find in one unit; nothing is compared."""
    messages = tuple(each for each in desk.catalog.current if review.identity(each) == unit)
    own = replace(rules.standards, ledgers={desk.catalog.locale: desk.ledger})
    elements = checking.elements_of(desk.document)
    catalog = replace(desk.catalog, messages=messages)
    return _by_unit(checking.judged(catalog, own, elements, desk.wholes))


def _by_unit(outcome: Outcome) -> Judged:
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    waived: defaultdict[str, list[Suppressed]] = defaultdict(list)
    for found in (*outcome.kept, *outcome.reports):
        findings[found.unit].append(found)
    for answered in outcome.suppressed:
        waived[answered.finding.unit].append(answered)
    return Judged(findings, waived)


def _found(
    catalog: Catalog, rules: Standards, elements: Elements, known: dict[str, Mapping[Key, Known]]
) -> Iterator[Finding]:
    """As `checking.found`: what compares messages runs each time, all else on what is new."""
    messages = {message.key: message for message in catalog.current}
    if len(messages) < sum(1 for _ in catalog.current):
        yield from (each for each, _ in checking.found(catalog, rules, elements))
        return
    past = known.get(catalog.name, {})
    now = {key: _still(past.get(key), own, elements(own)) for key, own in messages.items()}
    fresh = tuple(own for key, own in messages.items() if now[key] is None)
    new = _by_key(replace(catalog, messages=fresh), rules, elements, compares=False)
    for own in fresh:
        now[own.key] = Known(own, tuple(elements(own)), tuple(new[own.key]))
    whole = {key: own for key, own in now.items() if own}
    known[catalog.name] = whole
    beside = _by_key(catalog, rules, elements, compares=True)
    for key, each in whole.items():
        yield from _causes([*each.findings, *beside[key]]) if key in beside else each.findings


def _still(past: Known | None, message: Message, elements: Sequence[Element]) -> Known | None:
    """What is known of a message, at the line where it stands now; None where it changed."""
    if past is None or past.message != message or past.elements != tuple(elements):
        return None
    if past.message.line == message.line:
        return past
    findings = tuple(replace(each, line=message.line) for each in past.findings)
    return Known(message, past.elements, findings)


def _by_key(
    catalog: Catalog, rules: Standards, elements: Elements, *, compares: bool
) -> defaultdict[Key, list[Finding]]:
    """What the checks find that compare messages, or those that do not."""
    left = tuple(each.name for each in checks.REGISTRY.values() if each.compares != compares)
    asked = Choice(rules.asked.selected, (*rules.asked.ignored, *left))
    found: defaultdict[Key, list[Finding]] = defaultdict(list)
    for each, _ in checking.found(catalog, replace(rules, asked=asked), elements):
        found[(each.context, each.source)].append(each)
    return found


def _causes(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of a message that follow from no other one, as the checks' runner has it."""
    rated = [(checks.REGISTRY[each.check], each.severity) for each in findings]
    for at, severity in base.causes(rated):
        yield replace(findings[at], severity=severity)
