"""The kinds of fault: a registry of small generators, and the runner that asks them all.

One kind looks at a page, one at a page beside the source's, one at the whole site. Each yields
what is wrong and what to do about it; the runner adds where.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mbc_i18n.publish.verify import kinds
from mbc_i18n.publish.verify.site import Site
from mbc_i18n.publish.verify.values import Node, Page, Stretch


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a place, and what to do about it."""

    told: str
    step: str
    line: int = 1
    file: str = ""
    """Other than the page's."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem with its kind and place."""

    rule: str
    severity: str
    file: str
    line: int
    told: str
    step: str


OfPage = Callable[[Page, Site], Iterator[Problem]]
OfPair = Callable[[Page, Page, Site], Iterator[Problem]]
OfSite = Callable[[Site], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault."""

    name: str
    severity: str
    function: OfPage | OfPair | OfSite
    summary: str
    whole: bool = False
    """True for one that compares whole articles."""


PAGES: dict[str, tuple[Rule, OfPage]] = {}
PAIRS: dict[str, tuple[Rule, OfPair]] = {}
SITES: dict[str, tuple[Rule, OfSite]] = {}
RULES: dict[str, Rule] = {}
"""All of them, in the order of the modules."""


def of_page(name: str, severity: str = "error") -> Callable[[OfPage], OfPage]:
    """Register a kind of fault that a page has by itself."""

    def register(function: OfPage) -> OfPage:
        PAGES[name] = (_rule(name, severity, function), function)
        return function

    return register


def of_pair(name: str, severity: str = "error", whole: bool = False) -> Callable[[OfPair], OfPair]:
    """Register a kind of fault that shows beside the source's page, which is the second one.

    `whole` keeps it to pages that are the article's translation as it is now: no lists of articles,
    and no earlier edition of a source that has changed.
    """

    def register(function: OfPair) -> OfPair:
        PAIRS[name] = (_rule(name, severity, function, whole), function)
        return function

    return register


def of_site(name: str, severity: str = "error") -> Callable[[OfSite], OfSite]:
    """Register a kind of fault of the site; its problems name their file."""

    def register(function: OfSite) -> OfSite:
        SITES[name] = (_rule(name, severity, function), function)
        return function

    return register


def _rule(
    name: str, severity: str, function: OfPage | OfPair | OfSite, whole: bool = False
) -> Rule:
    summary = (inspect.getdoc(function) or "").partition("\n\n")[0]
    RULES[name] = Rule(name, severity, function, " ".join(summary.split()), whole)
    return RULES[name]


def at(place: Node | Stretch, told: str, step: str) -> Problem:
    """A problem of an element or of some words."""
    return Problem(told, step, place.line)


def verified(site: Site) -> list[Fault]:
    """The faults of a site by file and line."""
    found = dict.fromkeys(_faults(site))
    return sorted(found, key=lambda each: (each.file, each.line))


def _faults(site: Site) -> Iterator[Fault]:
    """All faults; the pages of one article one after the other, as they share what is looked at."""
    for page in (site.pages[file] for files in site.groups.values() for file in files):
        for rule, look in PAGES.values():
            for problem in look(page, site):
                yield _fault(rule, problem, page.file)
        yield from _beside_source(page, site)
    for rule, survey in SITES.values():
        for problem in survey(site):
            yield _fault(rule, problem, "")


def _beside_source(page: Page, site: Site) -> Iterator[Fault]:
    source = site.source_of(page)
    if source is None or kinds.is_parallel(page):
        return
    whole = not kinds.is_list(page) and not kinds.is_outdated(page)
    for rule, compare in PAIRS.values():
        for problem in compare(page, source, site) if whole or not rule.whole else ():
            yield _fault(rule, problem, page.file)


def _fault(rule: Rule, problem: Problem, file: str) -> Fault:
    place = problem.file or file
    return Fault(rule.name, rule.severity, place, problem.line, problem.told, problem.step)
