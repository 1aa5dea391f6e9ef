"""Weblate's flags in a PO file, and the checks of ours that they pass over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mbc_i18n import checks
from mbc_i18n.checks.flags import flagged, known_flags
from mbc_i18n.checks.suppression import MALFORMED, Outcome
from mbc_i18n.model import Catalog, Finding, Message

REST = Message("Rest and drink.", "Rest and drink.", "leaflet", flags=("ignore-same",), line=7)


def finding(check: str, message: Message = REST) -> Finding:
    return Finding(
        check, "warning", message.id, "es", "wrong", "care.po", message.line, message.context,
        message.source, message.target,
    )  # fmt: skip


def outcome(*found: Finding, message: Message = REST) -> Outcome:
    return flagged(Outcome(found), Catalog("care", "es", messages=(message,), file="care.po"))


def test_a_flag_passes_over_the_check_that_looks_for_the_same() -> None:
    parted = outcome(finding("unchanged"), finding("numbers"))
    assert parted.kept == (finding("numbers"),)
    (taken,) = parted.suppressed
    assert (taken.finding, taken.kind) == (finding("unchanged"), "inSource")
    assert taken.reason == "flag ignore-same"


def test_a_flag_holds_for_its_own_message() -> None:
    other = finding("unchanged", Message("Sleep well.", "Sleep well."))
    assert outcome(other).kept == (other,)


@pytest.mark.parametrize("flag", ["no-wrap", "ignore-python-format", "ignore", "ignore-"])
def test_flags_that_mean_no_check_of_ours_change_nothing(flag: str) -> None:
    message = replace(REST, flags=(flag,))
    assert outcome(finding("unchanged"), message=message) == Outcome((finding("unchanged"),))


def test_a_flag_that_passes_over_everything_is_not_obeyed() -> None:
    message = replace(REST, flags=("ignore-all-checks",))
    parted = outcome(finding("unchanged"), message=message)
    assert parted.kept == (finding("unchanged"),)
    (report,) = parted.reports
    assert (report.check, report.severity, report.line) == (MALFORMED, "warning", 7)
    assert "ignore-all-checks is not obeyed" in report.message


def test_what_was_answered_before_stays_answered() -> None:
    first = flagged(Outcome((finding("unchanged"),)), Catalog("care", "es", messages=(REST,)))
    again = flagged(first, Catalog("care", "es", messages=(REST,)))
    assert again.suppressed == first.suppressed


def test_every_flag_means_checks_that_there_are() -> None:
    for flag, names in known_flags().items():
        assert flag.startswith("ignore-")
        assert names <= set(checks.REGISTRY), flag
