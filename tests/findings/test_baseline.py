"""Findings that a team lives with for now."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mbc_i18n.errors import UserError
from mbc_i18n.findings import baseline
from mbc_i18n.findings.baseline import Listed, applied, read, written
from mbc_i18n.findings.entries import Entry, entries
from mbc_i18n.model import Finding
from tests.findings.examples import ADVICE, ANSWERED, NUMBER, QUOTED


def of(*findings: Finding) -> tuple[Entry, ...]:
    return tuple(entries(findings))


def everything(listed: Listed) -> bool:
    return True


def nothing(listed: Listed) -> bool:
    return False


def known(*findings: Finding) -> tuple[Listed, ...]:
    return read(written(of(*findings), (), everything), "known.json")


def test_what_is_listed_is_answered() -> None:
    first, second = applied(of(NUMBER, ADVICE), known(NUMBER), "known.json", everything)
    assert (first.answered, first.kind, first.reason) == (True, "external", "listed in known.json")
    assert not second.answered


def test_a_translation_that_changed_is_no_longer_listed() -> None:
    other = replace(NUMBER, target="Tome 20 pastillas hoy.")
    found, unused = applied(of(other), known(NUMBER), "known.json", everything)
    assert not found.answered
    assert unused.finding.check == baseline.UNUSED


def test_what_is_listed_and_no_longer_found_is_told_with_its_line() -> None:
    (unused,) = applied((), known(NUMBER), "known.json", everything)
    line = written(of(NUMBER), (), everything).split("\n")[unused.place.line - 1]
    assert f'"id": "{known(NUMBER)[0].id}"' in line
    assert (unused.finding.severity, unused.finding.file) == ("warning", "known.json")
    assert "numbers of locales/es/care.po (2 became 20: 10×)" in unused.finding.message


def test_nothing_is_said_of_what_was_not_looked_at() -> None:
    assert applied((), known(NUMBER), "known.json", nothing) == ()


def test_an_answer_that_was_given_keeps_its_reason() -> None:
    own = tuple(entries((), (ANSWERED,)))
    (entry,) = applied(own, known(QUOTED), "known.json", everything)
    assert entry.reason == ANSWERED.reason


def test_it_is_the_same_whatever_the_order() -> None:
    one, other = (written(of(*pair), (), everything) for pair in
                  ((NUMBER, ADVICE), (ADVICE, NUMBER)))  # fmt: skip
    assert one == other
    assert json.loads(one)["version"] == 1


def test_what_was_answered_is_not_listed() -> None:
    assert read(written(tuple(entries((), (ANSWERED,))), (), everything), "") == ()


def test_what_was_not_looked_at_now_stays_listed() -> None:
    again = written(of(NUMBER), known(ADVICE), nothing)
    assert {each.check for each in read(again, "")} == {"numbers", "length"}
    assert written(of(NUMBER), known(ADVICE), everything) == written(of(NUMBER), (), everything)
    assert written(of(NUMBER), known(NUMBER), nothing) == written(of(NUMBER), (), everything)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}',
     '{"version": 1, "findings": [{"id": 3}]}', '{"version": 1, "findings": ["x"]}', "[" * 9999,
     '{"version": 1, "findings": [{"id": "x", "file": []}]}', "null"],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="known.json:1: .*baseline.*; write it anew"):
        read(text, "known.json")
