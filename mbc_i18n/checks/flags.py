"""Flags by which Weblate passes over a check in one message: `#, ignore-end-stop`.

A flag holds for the checks of ours that look for the same (`data/weblate-flags.csv`; the names are
those of Weblate's documentation, "Checks and fixups"). It gives no reason, so one that would pass
over everything is not obeyed, and reported.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources

from mbc_i18n.checks.suppression import MALFORMED, Outcome, Suppressed
from mbc_i18n.model import Catalog, Finding, Message

EVERYTHING = ("ignore-all-checks",)


@cache
def known_flags() -> Mapping[str, frozenset[str]]:
    """The names of our checks by the flag that passes over them."""
    data = resources.files("mbc_i18n") / "data" / "weblate-flags.csv"
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(data.read_text(encoding="utf-8").splitlines()):
        found[row["flag"]].add(row["check"])
    return {flag: frozenset(names) for flag, names in found.items()}


def flagged(outcome: Outcome, catalog: Catalog) -> Outcome:
    """An outcome without the findings that a flag of their message passes over."""
    flags = {m.key: m.flags for m in catalog.current if any(map(_is_known, m.flags))}
    if not flags:
        return outcome
    chosen = [(f, _flag(f, flags.get((f.context, f.source), ()))) for f in outcome.kept]
    taken = [Suppressed(f, f"flag {flag}", "inSource") for f, flag in chosen if flag]
    return replace(
        outcome,
        kept=tuple(finding for finding, flag in chosen if not flag),
        suppressed=(*outcome.suppressed, *taken),
        reports=(*outcome.reports, *_reports(catalog)),
    )


def _is_known(flag: str) -> bool:
    return flag in EVERYTHING or flag in known_flags()


def _flag(finding: Finding, flags: tuple[str, ...]) -> str:
    """The flag that passes over a finding; "" where none does."""
    return next((flag for flag in flags if finding.check in known_flags().get(flag, ())), "")


def _reports(catalog: Catalog) -> Iterator[Finding]:
    for message in catalog.current:
        for flag in message.flags:
            if flag in EVERYTHING:
                yield _report(flag, message, catalog)


def _report(flag: str, message: Message, catalog: Catalog) -> Finding:
    told = f"the flag {flag} is not obeyed: name the checks, as in ignore-end-stop"
    return Finding(
        MALFORMED, "warning", message.id, catalog.locale, told, catalog.file, message.line,
        message.context, message.source, message.target,
    )  # fmt: skip
