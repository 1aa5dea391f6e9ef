"""The frame of the checks: registry, runner, findings.

A check is a generator over one message and what surrounds it; it yields what is wrong. The runner
adds who, where and how bad. Its docstring explains it and holds `Bad:` and `Good:` pairs, which
run as its first tests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, compress
from typing import cast

from mbc_i18n.checks.context import Context as Context
from mbc_i18n.checks.context import Problem as Problem
from mbc_i18n.checks.context import Words as Words
from mbc_i18n.checks.context import words as words
from mbc_i18n.checks.gate import Groups, Signs, gate, grouped, reader
from mbc_i18n.checks.signs import ANY
from mbc_i18n.checks.values import SEVERITIES as SEVERITIES
from mbc_i18n.checks.values import UNLESS as UNLESS
from mbc_i18n.checks.values import USUAL as USUAL
from mbc_i18n.checks.values import Check as Check
from mbc_i18n.checks.values import Choice as Choice
from mbc_i18n.checks.values import Comparison as Comparison
from mbc_i18n.checks.values import Function as Function
from mbc_i18n.checks.values import Look as Look
from mbc_i18n.glossary.values import STATUSES
from mbc_i18n.model import Catalog, Element, Finding, Message

REGISTRY: dict[str, Check] = {}

Task = tuple[int, Message, Context]
"""A message with its place among all, and what surrounds it."""

BLOCK = 2048
"""Messages that one group of checks goes through before the next: the longer, the warmer its code
and its tables; what is kept of the messages meanwhile stays small beside the catalog."""


def check(
    name: str,
    severity: str,
    its_type: str,
    untranslated: bool = False,
    advice: bool = False,
    unless: Collection[str] = UNLESS,
    signs: Iterable[str] = (ANY,),
    source_signs: Iterable[str] = (),
    look: Look | None = None,
) -> Callable[[Function], Function]:
    """Register a check under a name."""
    gate = (frozenset(signs), frozenset(source_signs), look)

    def register(function: Function) -> Function:
        REGISTRY[name] = Check(
            name, severity, its_type, function, untranslated, advice, False, tuple(unless), *gate
        )
        return function

    return register


def comparison(
    name: str,
    severity: str,
    its_type: str,
    untranslated: bool = False,
    advice: bool = False,
    unless: Collection[str] = UNLESS,
) -> Callable[[Comparison], Comparison]:
    """Register under a name a check that compares the messages of a catalog.

    Its function is called once with all messages that have a usable target, in the file's order.
    """

    def register(function: Comparison) -> Comparison:
        REGISTRY[name] = Check(
            name, severity, its_type, function, untranslated, advice, True, tuple(unless)
        )
        return function

    return register


def run(
    catalog: Catalog,
    context: Context,
    elements: Callable[[Message], Sequence[Element]],
    selected: Iterable[str] = (),
) -> list[Finding]:
    """The findings of a catalog's current messages in the file's order.

    `elements` gives a message's inline elements; `selected` names checks or groups of them.
    """
    return [each for each, _ in found(catalog, context, elements, Choice(tuple(selected)))]


def found(
    catalog: Catalog,
    context: Context,
    elements: Callable[[Message], Sequence[Element]],
    choice: Choice = USUAL,
) -> list[tuple[Finding, str]]:
    """As `run`, each finding with the whole target mended, "" where that is not safe."""
    messages = tuple(catalog.current)
    chosen = chosen_checks(choice)
    whole = replace(context, messages=messages)
    usable = [message.translated for message in messages]
    problems: defaultdict[int, list[tuple[Check, Problem]]] = defaultdict(list)
    for at, each, problem in chain(
        _alone(messages, usable, whole, elements, chosen),
        _compared(messages, usable, whole, chosen),
    ):
        problems[at].append((each, problem))
    return [
        (_finding(catalog, messages[at], each, problem, severity), problem.fix)
        for at in sorted(problems)
        for each, problem, severity in _causes(problems[at], choice, context.enforce)
    ]


Told = Iterator[tuple[int, Check, Problem]]
"""Problems, each with the place of its message among all."""


def _alone(
    messages: Sequence[Message],
    usable: Sequence[bool],
    context: Context,
    elements: Callable[[Message], Sequence[Element]],
    chosen: Iterable[Check],
) -> Told:
    """What the checks find that look at one message."""
    usual = tuple(each for each in chosen if not each.compares)
    signs, concerned = reader(usual), gate(usual)
    early = grouped(each for each in usual if each.untranslated)
    for start in range(0, len(messages), BLOCK):
        work: defaultdict[Signs | None, list[Task]] = defaultdict(list)
        for at, message in enumerate(messages[start : start + BLOCK], start):
            tags = tuple(elements(message)) if "<" in message.source else ()
            own = context.tagged(tags) if tags else context
            work[signs(message) if usable[at] else None].append((at, message, own))
        alike = [(concerned(key) if key else early, tasks) for key, tasks in work.items()]
        for group in dict.fromkeys(each.group for each in usual):
            yield from _of_group(group, alike)


def _of_group(group: str, alike: Iterable[tuple[Groups, Sequence[Task]]]) -> Told:
    """What the checks of a group find in the messages that they concern."""
    for groups, tasks in alike:
        parts = groups.get(group, ())
        for at, message, context in tasks if parts else ():
            for look, checks in parts:
                if look is None or look(message, context):
                    for each, function in checks:
                        for problem in function(message, context):
                            yield at, each, problem


def _compared(
    messages: Sequence[Message], usable: Sequence[bool], context: Context, chosen: Iterable[Check]
) -> Told:
    """What the checks find that compare messages."""
    compared = list(compress(messages, usable))
    places = {id(message): at for at, message in enumerate(messages)}
    for each in (each for each in chosen if each.compares):
        for message, problem in cast(Comparison, each.function)(compared, context):
            yield places[id(message)], each, problem


def chosen_checks(choice: Choice = USUAL) -> list[Check]:
    """The checks that are to run."""
    return [each for each in REGISTRY.values() if choice.runs(each.name, each.group, each.advice)]


def _causes(
    problems: Sequence[tuple[Check, Problem]], choice: Choice, enforce: str
) -> Iterator[tuple[Check, Problem, str]]:
    """The problems of a message that follow from no other one, each with its severity."""
    rated = [(each, _severity(each, problem, choice, enforce)) for each, problem in problems]
    for at, severity in causes(rated):
        yield *problems[at], severity


def causes(rated: Sequence[tuple[Check, str]]) -> Iterator[tuple[int, str]]:
    """Which findings of a message, by their check and severity, follow from no other one.

    Each with its place and its severity: what says all of it is as bad as the worst that it stands
    for.
    """
    names = {each.name for each, _ in rated}
    silent = [bool(names.intersection(each.unless) - {each.name}) for each, _ in rated]
    ranks = (SEVERITIES.index(severity) for _, severity in compress(rated, silent))
    worst = max(ranks, default=0)
    stand_for = {name for each, _ in compress(rated, silent) for name in each.unless}
    for at, (each, severity) in enumerate(rated):
        if not silent[at]:
            rank = worst if each.name in stand_for else 0
            yield at, SEVERITIES[max(rank, SEVERITIES.index(severity))]


def _finding(
    catalog: Catalog, message: Message, each: Check, problem: Problem, severity: str
) -> Finding:
    return Finding(
        each.name,
        severity,
        message.id,
        catalog.locale,
        problem.message,
        catalog.file,
        message.line,
        message.context,
        message.source,
        message.target,
        problem.source_spans,
        problem.target_spans,
        problem.suggestion,
        problem.concept,
        problem.status,
    )


def _severity(each: Check, problem: Problem, choice: Choice, enforce: str) -> str:
    """The severity that was chosen, else the problem's own, else the check's.

    An error that rests on a row which nobody vouched for far enough is a warning.
    """
    severity = choice.severity(each.name, each.group) or problem.severity or each.severity
    row = problem.status
    if severity == "error" and row and STATUSES.index(row) < STATUSES.index(enforce):
        return "warning"
    return severity
