"""What a finding may be about: every check, and what is wrong with a catalog besides."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mbc_i18n.checks import REGISTRY, source
from mbc_i18n.checks.base import Check


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding, as it is explained to people and to programs."""

    name: str
    group: str
    """The checks that it belongs to; `workspace` for what no check of a message finds."""
    severity: str
    its_type: str
    """The localization quality issue type of ITS 2.0."""
    summary: str
    """One sentence."""
    text: str = ""
    """What follows it: paragraphs between blank lines."""
    bad: tuple[tuple[str, ...], ...] = ()
    """Locale, source, target and perhaps glossary of what it finds."""
    good: tuple[tuple[str, ...], ...] = ()
    """The same of what is right."""
    advice: bool = False
    """True where it runs only when it is asked for by name."""


WORKSPACE = "workspace"
SOURCE = "source"
"""The group of the rules for articles, which run with `mbc-i18n check --source`."""

REPORTS = (
    Rule("outdated", WORKSPACE, "error", "omission",
         "The article holds units that its catalog does not.",
         "Run `mbc-i18n extract`, then `mbc-i18n update`."),
    Rule("joined", WORKSPACE, "error", "omission",
         "A message is marked as joined to the sentence before it, which cannot hold its words.",
         "Remove the mark `mbc: joined`, or translate the sentence before it."),
    Rule("many-locales", WORKSPACE, "info", "internationalization",
         "The same check fails in at least half of the locales, and in three or more.",
         "The source may be to blame: a word that translates badly, a figure that is not clear."),
    Rule("suppression-stale", WORKSPACE, "warning", "other",
         "An answer to a finding was given for an older source; the finding is shown again."),
    Rule("suppression-unused", WORKSPACE, "warning", "other",
         "An answer to a finding suppresses nothing.", "Remove it."),
    Rule("suppression-malformed", WORKSPACE, "error", "other",
         "An answer to a finding cannot be obeyed.", "The finding says what to write instead."),
    Rule("baseline-unused", WORKSPACE, "warning", "other",
         "The baseline names a finding that is no longer there.",
         "Write the baseline anew with `--write-baseline`."),
)  # fmt: skip
"""What is found beside the checks."""


def rules() -> tuple[Rule, ...]:
    """Every rule: the checks in the order in which they run, the reports, those for articles."""
    return (*map(rule_of, REGISTRY.values()), *REPORTS, *map(_of_source, source.RULES.values()))


def rule_of(check: Check) -> Rule:
    """A check as its docstring explains it."""
    own = (check.name, check.group, check.severity, check.its_type)
    return _explained(own, check.function, check.advice)


def _of_source(rule: source.Rule) -> Rule:
    return _explained((rule.name, SOURCE, rule.severity, "style"), rule.function, False)


def _explained(own: tuple[str, str, str, str], function: object, advice: bool) -> Rule:
    words = inspect.getdoc(function) or ""
    summary, _, rest = words.partition("\n\n")
    lines = rest.split("\n")
    text = "\n".join(line for line in lines if not line.startswith(("Bad:", "Good:"))).strip()
    cells = {word: tuple(_cells(lines, word)) for word in ("Bad:", "Good:")}
    summary = " ".join(summary.split())
    return Rule(*own, summary, text, cells["Bad:"], cells["Good:"], advice)


def _cells(lines: Iterable[str], word: str) -> Iterator[tuple[str, ...]]:
    for line in lines:
        if line.startswith(word):
            yield tuple(cell.strip() for cell in line.removeprefix(word).split("|"))


def names(*groups: str) -> tuple[str, ...]:
    """The names of all rules and of their groups; of some groups only, where they are named."""
    every = [rule for rule in rules() if not groups or rule.group in groups]
    return tuple(dict.fromkeys((*(r.name for r in every), *(r.group for r in every))))


def nearest(name: str, known: Iterable[str]) -> str:
    """What to do about a name that is not known: the nearest one, else all of them."""
    every = tuple(known)
    near = difflib.get_close_matches(name, every, 1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(every)}"
