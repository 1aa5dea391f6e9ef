"""Findings that a person has answered, by a directive in the PO file or a row of `ignore.csv`.

The directive (`checks.directives`) is a line of a translator comment, for editors and gettext's own
tools drop flags that they do not know and keep comments. What is not obeyed, because the source
changed or because it cannot be read, and what is needed no longer, is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mbc_i18n.checks import directives
from mbc_i18n.checks.base import REGISTRY, USUAL, Choice, chosen_checks
from mbc_i18n.checks.directives import Directive
from mbc_i18n.glossary.ignores import EVERY_CONCEPT, Ignore, source_hash
from mbc_i18n.model import Catalog, Finding, Message

STALE, UNUSED, MALFORMED = "suppression-stale", "suppression-unused", "suppression-malformed"
SEVERITIES = {STALE: "warning", UNUSED: "warning", MALFORMED: "error"}
"""The reports and how bad each is."""

USED, NEEDLESS, WAITING = "used", "needless", "waiting"

Key = tuple[str, str]
"""Context and source of a message."""

Answers = Mapping[Key, Mapping[str, Directive | Ignore]]
"""What suppresses, by message and concept."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not to be shown, and why."""

    finding: Finding
    reason: str
    kind: str
    """inSource (a directive) or external (a row of `ignore.csv`), the words of SARIF 2.1.0."""
    who: str = ""
    """Whom the row names."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings of one catalog, parted by whether somebody has answered them."""

    kept: tuple[Finding, ...]
    """In their order."""
    suppressed: tuple[Suppressed, ...] = ()
    reports: tuple[Finding, ...] = ()
    """What is wrong with the catalog's own directives, in the file's order."""
    rows: tuple[tuple[Ignore, str], ...] = ()
    """Rows of `ignore.csv` whose message stands in this catalog: each used, needless, or waiting
    for the message to be translated."""


def answered(
    findings: Sequence[Finding],
    catalog: Catalog,
    ignores: Iterable[Ignore] = (),
    known: Collection[str] = (),
    choice: Choice = USUAL,
) -> Outcome:
    """`suppress` for the group `terms`, where its checks are among those that ran."""
    group = {each.name for each in REGISTRY.values() if each.group == "terms"}
    ran = group & {each.name for each in chosen_checks(choice)}
    if not ran:
        return Outcome(tuple(findings))
    return suppress(findings, catalog, group, ignores, known, ran >= _usual(group))


def _usual(group: Iterable[str]) -> set[str]:
    return {name for name in group if not REGISTRY[name].advice}


def suppress(
    findings: Sequence[Finding],
    catalog: Catalog,
    group: Collection[str],
    ignores: Iterable[Ignore] = (),
    known: Collection[str] = (),
    complete: bool = True,
) -> Outcome:
    """Take out the findings of a group of checks that the catalog or `ignore.csv` answers.

    `group` names the checks; findings of others stay, whatever anybody writes. `known` are the ids
    of the glossary's concepts; where there are none, nothing is called unknown or unused.
    `complete` is False where not every check of the group ran: what suppressed nothing may be
    needed yet. The catalog's locale is in the gettext spelling, as those of `ignores` are.
    """
    names = {name.casefold(): name for name in known}
    own = _directives(catalog, names)
    rows = _rows(catalog, ignores)
    answers = _answers(own, rows)
    chosen = [(finding, *_answer(finding, group, answers)) for finding in findings]
    kept = tuple(finding for finding, _, answer in chosen if answer is None)
    taken = tuple(_suppressed(finding, answer) for finding, _, answer in chosen if answer)
    used = {(_key(finding), name) for finding, fitting, _ in chosen for name in fitting}
    states = tuple((row, _state(row, message, used)) for message, row in rows)
    judged = complete and bool(names)
    reports = tuple(_reports(own, catalog, _meant(findings, group), used if judged else None))
    return Outcome(kept, taken, reports, states)


def _key(finding: Finding) -> Key:
    return (finding.context, finding.source)


def _directives(catalog: Catalog, names: Mapping[str, str]) -> list[tuple[Message, Directive]]:
    commented = (message for message in catalog.current if message.comment)
    return [(m, each) for m in commented for each in directives.directives(m.comment, names)]


def _rows(catalog: Catalog, ignores: Iterable[Ignore]) -> list[tuple[Message, Ignore]]:
    """The rows for messages of this catalog; hashes are made only where there are rows."""
    by_hash: defaultdict[str, list[Ignore]] = defaultdict(list)
    for row in ignores:
        if row.locale == catalog.locale:
            by_hash[row.hash].append(row)
    messages = catalog.current if by_hash else ()
    return [(m, row) for m in messages for row in by_hash.get(source_hash(*m.key), ())]


def _answers(
    own: Iterable[tuple[Message, Directive]], rows: Iterable[tuple[Message, Ignore]]
) -> Answers:
    """A directive comes before a row, the first one of a concept before others."""
    found: defaultdict[Key, dict[str, Directive | Ignore]] = defaultdict(dict)
    for message, each in own:
        if not each.problem and each.fits(message):
            found[message.key].setdefault(each.concept, each)
    for message, row in rows:
        found[message.key].setdefault(row.concept, row)
    return found


def _answer(
    finding: Finding, group: Collection[str], answers: Answers
) -> tuple[list[str], Directive | Ignore | None]:
    """The concepts under which a finding is answered, and the answer."""
    known = answers.get(_key(finding), {}) if finding.check in group else {}
    fitting = [name for name in (finding.concept, EVERY_CONCEPT) if name in known]
    return fitting, known[fitting[0]] if fitting else None


def _suppressed(finding: Finding, answer: Directive | Ignore) -> Suppressed:
    if isinstance(answer, Ignore):
        return Suppressed(finding, answer.reason, "external", answer.who)
    return Suppressed(finding, answer.reason, "inSource")


def _state(row: Ignore, message: Message, used: Collection[tuple[Key, str]]) -> str:
    if (message.key, row.concept) in used:
        return USED
    return NEEDLESS if message.translated else WAITING


def _meant(findings: Iterable[Finding], group: Collection[str]) -> Mapping[Key, str]:
    """The concept that the first finding of each message is about."""
    about = [each for each in findings if each.check in group and each.concept]
    return {_key(finding): finding.concept for finding in reversed(about)}


def _reports(
    own: Iterable[tuple[Message, Directive]],
    catalog: Catalog,
    meant: Mapping[Key, str],
    used: Collection[tuple[Key, str]] | None,
) -> Iterator[Finding]:
    """What is wrong with directives, with the line to write in the place of each.

    `used` is None where it is not known which were needed.
    """
    for message, each in own:
        if each.problem:
            concept = meant.get(message.key, "CONCEPT") if each.unknown else each.concept
            instead = directives.line(concept, message, each.reason or "REASON")
            told = f"{each} {each.problem}; write “{instead}”"
            yield _finding(MALFORMED, told, catalog, message, each.concept, instead)
        elif not each.fits(message):
            instead = directives.line(each.concept, message, each.reason)
            told = f"{each} is about an older source; if it still holds write “{instead}”"
            yield _finding(STALE, told, catalog, message, each.concept, instead)
        elif used is not None and message.translated and (message.key, each.concept) not in used:
            told = f"{each} suppresses nothing; remove it"
            yield _finding(UNUSED, told, catalog, message, each.concept)


def _finding(
    check: str, told: str, catalog: Catalog, message: Message, concept: str, instead: str = ""
) -> Finding:
    return Finding(
        check, SEVERITIES[check], message.id, catalog.locale, told, catalog.file, message.line,
        message.context, message.source, message.target, suggestion=instead, concept=concept,
    )  # fmt: skip


def leftover(
    ignores: Iterable[Ignore],
    outcomes: Iterable[Outcome],
    locales: Collection[str],
    known: Collection[str] = (),
    complete: bool = True,
) -> Iterator[Finding]:
    """What is wrong with the rows of `ignore.csv`, once every catalog of `locales` was checked.

    Rows of other locales are left alone. A row is stale where its message stands in no catalog,
    unused where it suppressed nothing in any. `known` and `complete` are as for `suppress`.
    """
    states: defaultdict[Ignore, set[str]] = defaultdict(set)
    for outcome in outcomes:
        for row, state in outcome.rows:
            states[row].add(state)
    names = {EVERY_CONCEPT, *known}
    for row in ignores:
        if row.locale in locales:
            yield from _of_row(row, states.get(row, set()), names, complete)


def _of_row(
    row: Ignore, states: Collection[str], names: Collection[str], complete: bool
) -> Iterator[Finding]:
    judged = len(names) > 1
    if judged and row.concept not in names:
        told = f"no concept {row.concept[: directives.SHOWN]!r} in the glossary; mend or remove it"
        yield _row_finding(MALFORMED, told, row)
    elif not states:
        told = "no message has this hash: the source changed; make the row again or remove it"
        yield _row_finding(STALE, told, row)
    elif judged and complete and USED not in states and NEEDLESS in states:
        yield _row_finding(UNUSED, f"suppresses nothing for {row.concept}; remove it", row)


def _row_finding(check: str, told: str, row: Ignore) -> Finding:
    return Finding(
        check, SEVERITIES[check], "", row.locale, told, row.file, row.line, concept=row.concept
    )
