"""What a check is, and which checks somebody chose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from mbc_i18n.checks.context import Context, Problem
from mbc_i18n.checks.signs import ANY
from mbc_i18n.model import Message

SEVERITIES = ("info", "warning", "error")

UNLESS = ("unchanged",)
"""Where one of these says what is wrong with a message, what other checks find there follows from
it: a sentence left in the source's language has that language's figures and marks too."""


Function = Callable[[Message, Context], Iterator[Problem]]
Look = Callable[[Message, Context], bool]
"""Tells of a message whether a check may find anything in it."""

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
    signs: frozenset[str] = frozenset({ANY})
    """It finds nothing in a usable target that has none of these (see `checks.signs`), …"""
    source_signs: frozenset[str] = frozenset()
    """… where the source has none of these either."""
    look: Look | None = None
    """Asked before the function, once for all checks of a group that share it: where it says no,
    they find nothing."""

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
