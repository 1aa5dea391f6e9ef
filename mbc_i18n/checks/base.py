"""The frame of the checks: registry, runner, findings.

A check is a generator over one message and what surrounds it; it yields what is wrong. The runner
adds who, where and how bad. Its docstring explains it and holds `Bad:` and `Good:` pairs, which
run as its first tests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType
from typing import cast

from mbc_i18n.checks.context import Context as Context
from mbc_i18n.checks.context import Problem as Problem
from mbc_i18n.checks.context import Words as Words
from mbc_i18n.checks.context import words as words
from mbc_i18n.glossary.values import STATUSES
from mbc_i18n.model import Catalog, Element, Finding, Message

SEVERITIES = ("info", "warning", "error")

UNLESS = ("unchanged",)
"""Where one of these says what is wrong with a message, what other checks find there follows from
it: a sentence left in the source's language has that language's figures and marks too."""


Function = Callable[[Message, Context], Iterator[Problem]]
Comparison = Callable[[Sequence[Message], Context], Iterator[tuple[Message, Problem]]]
"""A check that looks at the messages of a catalog side by side; a problem is one message's."""


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check."""

    name: str
    severity: str
    its_type: str
    """The localization quality issue type of ITS 2.0."""
    function: Function | Comparison
    untranslated: bool = False
    """True where it also looks at messages without a usable target."""
    advice: bool = False
    """True where it runs only when it is asked for by name."""
    compares: bool = False
    """True where its function is a `Comparison`."""
    unless: tuple[str, ...] = UNLESS
    """The checks beside whose findings in a message its own say nothing new."""

    @property
    def group(self) -> str:
        """The module that it stands in: `terms`, `numbers`, …"""
        return self.function.__module__.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which checks run, and how bad their findings are."""

    selected: tuple[str, ...] = ()
    """Names and groups; where there are none, every check but those that only give advice."""
    ignored: tuple[str, ...] = ()
    """Names and groups that do not run, whatever was selected."""
    severities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Severity by name or group, in the place of the check's own."""

    def runs(self, name: str, group: str = "", advice: bool = False) -> bool:
        """True for a check that is to run."""
        if name in self.ignored or group in self.ignored:
            return False
        named = name in self.selected
        return named or (not advice and (not self.selected or group in self.selected))

    def severity(self, name: str, group: str = "") -> str:
        """The severity that was chosen for a check; "" where none was."""
        return self.severities.get(name) or self.severities.get(group, "")


USUAL = Choice()

REGISTRY: dict[str, Check] = {}


def check(
    name: str,
    severity: str,
    its_type: str,
    untranslated: bool = False,
    advice: bool = False,
    unless: Collection[str] = UNLESS,
) -> Callable[[Function], Function]:
    """Register a check under a name."""

    def register(function: Function) -> Function:
        REGISTRY[name] = Check(
            name, severity, its_type, function, untranslated, advice, False, tuple(unless)
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
    problems: defaultdict[tuple[str, str], list[tuple[Check, Problem]]] = defaultdict(list)
    for message, each, problem in chain(
        _alone(messages, whole, elements, chosen), _compared(messages, whole, chosen)
    ):
        problems[message.key].append((each, problem))
    return [
        (_finding(catalog, message, each, problem, severity), problem.fix)
        for message in messages
        if message.key in problems
        for each, problem, severity in _causes(problems[message.key], choice, context.enforce)
    ]


def _alone(
    messages: Sequence[Message],
    context: Context,
    elements: Callable[[Message], Sequence[Element]],
    chosen: Iterable[Check],
) -> Iterator[tuple[Message, Check, Problem]]:
    """What the checks find that look at one message."""
    alone = [each for each in chosen if not each.compares]
    usual = [(each, cast(Function, each.function)) for each in alone]
    early = [pair for pair in usual if pair[0].untranslated]
    for message in messages:
        tags = tuple(elements(message)) if "<" in message.source else ()
        own = replace(context, elements=tags) if tags else context
        for each, function in usual if message.translated else early:
            for problem in function(message, own):
                yield message, each, problem


def _compared(
    messages: Sequence[Message], context: Context, chosen: Iterable[Check]
) -> Iterator[tuple[Message, Check, Problem]]:
    """What the checks find that compare messages."""
    usable = [message for message in messages if message.translated]
    for each in (each for each in chosen if each.compares):
        for message, problem in cast(Comparison, each.function)(usable, context):
            yield message, each, problem


def chosen_checks(choice: Choice = USUAL) -> list[Check]:
    """The checks that are to run."""
    return [each for each in REGISTRY.values() if choice.runs(each.name, each.group, each.advice)]


def _causes(
    problems: Sequence[tuple[Check, Problem]], choice: Choice, enforce: str
) -> Iterator[tuple[Check, Problem, str]]:
    """The problems of a message that follow from no other one, each with its severity.

    What says all of it is as bad as the worst that it stands for.
    """
    names = {each.name for each, _ in problems}
    rated = [
        (each, problem, _severity(each, problem, choice, enforce)) for each, problem in problems
    ]
    silent = {each.name for each, _ in problems if names.intersection(each.unless) - {each.name}}
    worst = [SEVERITIES.index(severity) for each, _, severity in rated if each.name in silent]
    causes = {name for each, _ in problems if each.name in silent for name in each.unless}
    for each, problem, severity in rated:
        if each.name not in silent:
            rank = max(worst, default=0) if each.name in causes else 0
            yield each, problem, SEVERITIES[max(rank, SEVERITIES.index(severity))]


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
