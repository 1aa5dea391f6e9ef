"""Ids that stay while the words do."""

from __future__ import annotations

from dataclasses import replace

from mbc_i18n.findings.entries import Entry, entries
from mbc_i18n.model import Finding
from tests.findings.examples import ANSWERED, EVERYTHING, NUMBER, QUOTED


def ids(*findings: Finding) -> list[str]:
    return [entry.id for entry in entries(findings)]


def test_an_id_stays_when_an_entry_moves_or_is_told_otherwise() -> None:
    moved = replace(NUMBER, line=99, file="elsewhere.po", message="differently", severity="info")
    assert ids(moved) == ids(NUMBER)


def test_an_id_is_of_these_words_this_check_and_this_locale() -> None:
    others = [
        replace(NUMBER, target="Tome 20 pastillas hoy."),
        replace(NUMBER, target_spans=((0, 4),)),
        replace(NUMBER, check="units"),
        replace(NUMBER, concept="pill"),
        replace(NUMBER, locale="ar"),
        replace(NUMBER, unit="0" * 16),
    ]
    assert len(set(ids(NUMBER, *others))) == len(others) + 1


def test_findings_that_are_alike_are_numbered() -> None:
    first, second = ids(NUMBER, NUMBER)
    assert first != second
    assert ids(NUMBER) == [first]


def test_an_id_does_not_hang_on_white_space_or_on_how_accents_are_written() -> None:
    composed = replace(NUMBER, target="Tome 20 pastillas al día.")
    apart = replace(NUMBER, target=" Tome 20 pastillas al di\u0301a.\n", target_spans=((6, 8),))
    assert ids(composed) == ids(apart)


def test_what_was_answered_comes_last_with_its_reason() -> None:
    *shown, answered = EVERYTHING.entries
    assert not any(map(is_answered, shown))
    assert is_answered(answered)
    assert (answered.finding, answered.reason) == (QUOTED, ANSWERED.reason)
    assert EVERYTHING.shown == tuple(shown)


def is_answered(entry: Entry) -> bool:
    return entry.answered
