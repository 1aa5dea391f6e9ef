"""The units that a reviewer sees: what is asked for, and what each shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from mbc_i18n import review, reviewing
from mbc_i18n.glossary import occurrences
from mbc_i18n.model import Finding, SignOff, Span, Term
from mbc_i18n.review import STATES, Change
from mbc_i18n.review.signing import waivable
from mbc_i18n.review.states import last_words
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Desk, Entry
from mbc_i18n.web.judging import Judged
from mbc_i18n.web.sheet import Sheet
from mbc_i18n.web.words import Bit, bits

PAGE = 50
"""Units on a page."""
MOST_CHARACTERS = 200
"""Of what somebody searches for."""

SHOWN = ("all", "mine", "changed", "commented", *STATES)


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a page, as the address has them."""

    show: str = "all"
    """One of `SHOWN`: all; what needs my role; changed since my approval; with comments on the
    words as they stand; or a state."""
    check: str = ""
    """Only units in which this check found something; `any` for any check."""
    others: bool = False
    """Only units whose words somebody else wrote."""
    search: str = ""
    invisible: bool = False
    """True to name the characters that nobody sees."""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What the glossary says of a concept in a locale."""

    name: str
    """Names it in the page."""
    source: str
    definition: str
    note: str
    translate: bool
    terms: Mapping[str, Sequence[str]]
    """Its terms by usage: preferred, admitted, deprecated, forbidden."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that somebody answered."""

    finding: Finding
    reason: str
    by: str
    mine: tuple[str, ...] = ()
    """What the reviewer's own waiver names, where it can be taken back."""


@dataclass(frozen=True, slots=True)
class Row:
    """A unit as the page shows it to one reviewer."""

    entry: Entry
    heading: str
    source: tuple[Bit, ...]
    target: tuple[Bit, ...]
    findings: Sequence[Finding]
    waived: Sequence[Waived]
    waivable: frozenset[str]
    roles: tuple[str, ...]
    """Roles in which the reviewer's approval is wanted."""
    own_roles: tuple[str, ...]
    """Roles in which the reviewer may reject; none for a reviewer of other locales."""
    said: bool
    """True where something that the reviewer said of these words can be taken back."""
    changes: tuple[tuple[str, Change], ...]
    """Since the last approval, and since the reviewer's own."""
    comments: tuple[SignOff, ...] = ()
    """On the words as they stand."""


def chosen(found: Sheet, person: Reviewer, asked: Asked) -> list[Entry]:
    """The units that the filters leave, in the order of the article."""
    tests = list(_tests(found, person, asked))
    return [entry for entry in found.entries if all(test(entry) for test in tests)]


def _tests(found: Sheet, person: Reviewer, asked: Asked) -> Iterator[Callable[[Entry], bool]]:
    if asked.show == "mine":
        yield lambda entry: bool(reviewing.waits_for(entry, person, found.desk.policy))
    elif asked.show == "changed":
        yield lambda entry: is_changed(entry, found.desk, person)
    elif asked.show == "commented":
        yield lambda entry: bool(comments(found.desk, entry))
    elif asked.show in STATES:
        yield lambda entry: entry.standing.state == asked.show
    if asked.check:
        yield lambda entry: has_finding(found.judged, entry.message.id, asked.check)
    if asked.others:
        yield lambda entry: person.id not in entry.standing.authors
    if words := asked.search.casefold().strip():
        yield lambda entry: words in _searched(entry)


def _searched(entry: Entry) -> str:
    message = entry.message
    return "\n".join((message.source, message.target, message.context, message.id)).casefold()


def has_finding(judged: Judged, unit: str, check: str) -> bool:
    """True where a check, or any, found something in a unit."""
    own = judged.findings.get(unit, ())
    return any(check in ("any", each.check) for each in own)


def is_changed(entry: Entry, desk: Desk, person: Reviewer) -> bool:
    """True where a person approved other words of a unit, and not those that stand now."""
    if any(record.by == person.id for record in entry.standing.approvals):
        return False
    units = {entry.message.id, desk.formers.get(entry.message.key, entry.message.id)}
    records = [r for unit in units for r in desk.ledger.by_unit.get(unit, ()) if r.by == person.id]
    past = (r for r in records if r.fingerprint != entry.standing.fingerprint)
    return any(record.verdict == "approve" for record in last_words(past))


def row(found: Sheet, entry: Entry, person: Reviewer) -> Row:
    """A unit as the page shows it."""
    desk, message = found.desk, entry.message
    findings = found.judged.findings.get(message.id, ())
    able = person.id in desk.policy.people
    said = [*entry.standing.approvals, *entry.standing.void, *entry.standing.rejections]
    return Row(
        entry,
        found.headings.get(message.key, ""),
        bits(message.source, _spans(findings, message.source), _terms(found, message.source)),
        bits(message.target, [span for each in findings for span in each.target_spans]),
        findings,
        tuple(_waived(found, message.id, person, entry)),
        frozenset(waivable()) if able else frozenset(),
        reviewing.waits_for(entry, person, desk.policy),
        own_roles(person, desk) if able else (),
        any(record.by == person.id for record in said),
        tuple(_changes(desk, entry, person)),
        comments(desk, entry),
    )


def _spans(findings: Sequence[Finding], text: str) -> list[Span]:
    return [span for each in findings for span in each.source_spans]


def _terms(found: Sheet, source: str) -> list[tuple[Span, str]]:
    known = occurrences(source, found.standards.context.matcher)
    return [(each.span, name_of(each.concept.id)) for each in known]


def name_of(concept: str) -> str:
    """A name for the page; an id may hold anything."""
    return "term-" + sha256(concept.encode("utf-8", "replace")).hexdigest()[:12]


def own_roles(person: Reviewer, desk: Desk) -> tuple[str, ...]:
    """The roles in which a person acts in a locale."""
    wanted = tuple(role for role in person.roles if role in desk.policy.roles)
    return tuple(dict.fromkeys(wanted or person.roles))


def _changes(desk: Desk, entry: Entry, person: Reviewer) -> Iterator[tuple[str, Change]]:
    message, former = entry.message, desk.formers.get(entry.message.key, "")
    last = review.change(message, desk.catalog, desk.ledger, former=former)
    if last and _differs(last):
        yield "the last approval", last
    mine = review.change(message, desk.catalog, desk.ledger, person.id, former)
    if mine and mine.since != (last and last.since) and _differs(mine):
        yield "your approval", mine


def _differs(change: Change) -> bool:
    return any(kind != "same" for kind, _ in (*change.source, *change.target))


def _waived(found: Sheet, unit: str, person: Reviewer, entry: Entry) -> Iterator[Waived]:
    for each in found.judged.waived.get(unit, ()):
        record = review.waived(
            each.finding, found.desk.ledger, found.desk.catalog, found.desk.policy
        )
        mine = record.waives if record and record.by == person.id else ()
        yield Waived(each.finding, each.reason, each.who, mine)


def told(found: Sheet, shown: Sequence[Row]) -> list[Told]:
    """What the glossary says of every concept whose terms stand in some units, each once."""
    texts = dict.fromkeys(each.entry.message.source for each in shown)
    known = found.standards.context.matcher
    concepts = {
        each.concept.id: each.concept for text in texts for each in occurrences(text, known)
    }
    locale, terms = found.desk.catalog.locale, found.standards.context.glossary
    return [
        Told(
            name_of(concept.id), concept.source, concept.definition, concept.note,
            concept.translate, _by_usage(terms.of(concept.id, locale)),
        )
        for concept in concepts.values()
    ]  # fmt: skip


def _by_usage(terms: Sequence[Term]) -> dict[str, list[str]]:
    usages = ("preferred", "admitted", "deprecated", "forbidden")
    found = {usage: [each.text for each in terms if each.usage == usage] for usage in usages}
    return {usage: texts for usage, texts in found.items() if texts}


def comments(desk: Desk, entry: Entry) -> tuple[SignOff, ...]:
    """What people remarked of a unit's words as they stand."""
    return review.comments(entry.message, entry.standing.fingerprint, desk.ledger)


def records(desk: Desk, entry: Entry) -> tuple[SignOff, ...]:
    """What was ever said of a unit, the latest first."""
    return review.log(entry.message, desk.ledger)[::-1]
