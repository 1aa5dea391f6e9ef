"""The frame of the checks: registry, runner, findings.

A check is a generator over one message and what surrounds it; it yields what is wrong. The runner
adds who, where and how bad. Its docstring explains it and holds `Bad:` and `Good:` pairs, which
run as its first tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from mbc_i18n import inline
from mbc_i18n.glossary import Glossary, Matcher, matcher
from mbc_i18n.glossary.values import STATUSES
from mbc_i18n.model import Catalog, Element, Finding, Message, Span

SEVERITIES = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Words:
    """A text without its tags, and where each of its characters stands in it."""

    text: str
    places: Sequence[int]

    def span(self, span: Span) -> Span:
        """A span of the words as one of the text."""
        start, end = span
        return (self.places[start], self.places[end - 1] + 1) if start < end else (0, 0)


def words(text: str, elements: Sequence[Element]) -> Words:
    """The words of a source or a target, for a check that looks at no markup."""
    if not elements:
        return Words(text, range(len(text)))
    shown, position = "", 0
    places: list[int] = []
    for token in inline.tokens(text, elements):
        if token.element is None:
            shown += token.text
            places += range(position, position + len(token.text))
        position += len(token.text)
    return Words(shown, places)


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may look at beside the message."""

    locale: str
    source_locale: str = "en"
    glossary: Glossary = field(default_factory=Glossary)
    matcher: Matcher = field(default_factory=lambda: matcher(()))
    elements: tuple[Element, ...] = ()
    """The inline elements of the message's unit."""
    messages: tuple[Message, ...] = ()
    """All messages of the catalog, for a check that compares them."""
    enforce: str = "proposed"
    """How far a person must have vouched for a row of the glossary before it makes an error."""

    def source_words(self, message: Message) -> Words:
        """The source without its tags."""
        return words(message.source, self.elements)

    def target_words(self, message: Message) -> Words:
        """The target without its tags."""
        return words(message.target, self.elements)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check yields: words for the translator, and where they point."""

    message: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    suggestion: str = ""
    concept: str = ""
    severity: str = ""
    """Other than the check's own."""
    status: str = ""
    """How far a person has vouched for the row of the glossary that it rests on."""
    fix: str = ""
    """The whole target, mended; only where that is safe without asking anybody."""


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

    @property
    def group(self) -> str:
        """The module that it stands in: `terms`, `numbers`, …"""
        return self.function.__module__.rpartition(".")[2]


REGISTRY: dict[str, Check] = {}


def check(
    name: str, severity: str, its_type: str, untranslated: bool = False, advice: bool = False
) -> Callable[[Function], Function]:
    """Register a check under a name."""

    def register(function: Function) -> Function:
        REGISTRY[name] = Check(name, severity, its_type, function, untranslated, advice)
        return function

    return register


def comparison(
    name: str, severity: str, its_type: str, untranslated: bool = False, advice: bool = False
) -> Callable[[Comparison], Comparison]:
    """Register under a name a check that compares the messages of a catalog.

    Its function is called once with all messages that have a usable target, in the file's order.
    """

    def register(function: Comparison) -> Comparison:
        REGISTRY[name] = Check(name, severity, its_type, function, untranslated, advice, True)
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
    chosen = chosen_checks(selected)
    messages = tuple(catalog.current)
    found = {message.key: list[tuple[Check, Problem]]() for message in messages}
    for message, each, problem in (
        *_alone(messages, context, elements, chosen),
        *_compared(messages, context, chosen),
    ):
        found[message.key].append((each, problem))
    return [
        _finding(catalog, message, each, problem, context.enforce)
        for message in messages
        for each, problem in found[message.key]
    ]


def _alone(
    messages: tuple[Message, ...],
    context: Context,
    elements: Callable[[Message], Sequence[Element]],
    chosen: Iterable[Check],
) -> Iterator[tuple[Message, Check, Problem]]:
    """What the checks find that look at one message."""
    checks = [each for each in chosen if not each.compares]
    for message in messages:
        own = replace(context, elements=tuple(elements(message)), messages=messages)
        for each in checks:
            if message.translated or each.untranslated:
                for problem in cast(Function, each.function)(message, own):
                    yield message, each, problem


def _compared(
    messages: Sequence[Message], context: Context, chosen: Iterable[Check]
) -> Iterator[tuple[Message, Check, Problem]]:
    """What the checks find that compare messages."""
    usable = [message for message in messages if message.translated]
    for each in (each for each in chosen if each.compares):
        for message, problem in cast(Comparison, each.function)(usable, context):
            yield message, each, problem


def chosen_checks(selected: Iterable[str] = ()) -> list[Check]:
    """The checks of these names and groups; without any, all but those that only give advice."""
    names = set(selected)
    return [
        each
        for each in REGISTRY.values()
        if each.name in names or (not each.advice and (not names or each.group in names))
    ]


def _finding(
    catalog: Catalog, message: Message, each: Check, problem: Problem, enforce: str
) -> Finding:
    return Finding(
        each.name,
        _severity(problem.severity or each.severity, problem.status, enforce),
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


def _severity(severity: str, status: str, enforce: str) -> str:
    """An error that rests on a row which nobody vouched for far enough is a warning."""
    if severity == "error" and status and STATUSES.index(status) < STATUSES.index(enforce):
        return "warning"
    return severity
