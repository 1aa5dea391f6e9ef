"""Findings that somebody has answered, and answers that no longer hold."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import po
from mbc_i18n.checks.directives import line
from mbc_i18n.checks.suppression import (
    MALFORMED,
    STALE,
    UNUSED,
    Outcome,
    leftover,
    suppress,
)
from mbc_i18n.glossary.ignores import Ignore, source_hash
from mbc_i18n.model import Catalog, Finding, Message

GROUP = ("term-missing", "term-forbidden")
KNOWN = ("biopsy", "pain", "rash")
PAIN = Message("Pain after a biopsy", "Dolor", "leaflet", line=7)
RASH = Message("A rash", "Una roncha", line=12)


def finding(message: Message, concept: str, check: str = "term-missing") -> Finding:
    return Finding(
        check, "error", message.id, "es", "wrong", "care.po", message.line,
        message.context, message.source, message.target, concept=concept,
    )  # fmt: skip


def commented(message: Message, *lines: str) -> Message:
    return Message(
        message.source, message.target, message.context, message.fuzzy,
        comment="\n".join(lines), line=message.line,
    )  # fmt: skip


def answered(
    *messages: Message, found: Sequence[Finding] = (), rows: Sequence[Ignore] = (),
    complete: bool = True, known: Sequence[str] = KNOWN,
) -> Outcome:  # fmt: skip
    catalog = Catalog("care", "es", messages=messages, file="care.po")
    return suppress(found, catalog, GROUP, rows, known, complete)


def row(message: Message, concept: str, locale: str = "es", at: int = 2) -> Ignore:
    return Ignore(
        locale, concept, source_hash(*message.key), "a quotation", "Ana", "2026-05-04",
        "glossary/ignore.csv", at,
    )  # fmt: skip


class TestDirectives:
    def test_a_finding_of_the_concept_in_the_message_is_taken_out(self) -> None:
        found = [finding(PAIN, "biopsy"), finding(PAIN, "pain"), finding(RASH, "biopsy")]
        own = commented(PAIN, "Ask Ana.", line("biopsy", PAIN, "the title of a film"))
        outcome = answered(own, RASH, found=found)
        assert outcome.kept == (found[1], found[2])
        (taken,) = outcome.suppressed
        assert (taken.finding, taken.reason) == (found[0], "the title of a film")
        assert (taken.kind, taken.who) == ("inSource", "")
        assert outcome.reports == ()

    def test_every_concept_at_once(self) -> None:
        found = [finding(PAIN, "biopsy"), finding(PAIN, "pain", "term-forbidden")]
        outcome = answered(commented(PAIN, line("*", PAIN, "a poem")), found=found)
        assert (outcome.kept, len(outcome.suppressed), outcome.reports) == ((), 2, ())

    def test_findings_of_other_checks_stay_whatever_is_written(self) -> None:
        found = [finding(PAIN, "biopsy", "numbers"), finding(PAIN, "", "markup")]
        outcome = answered(commented(PAIN, line("*", PAIN, "trust me")), found=found)
        assert outcome.kept == tuple(found)
        assert [report.check for report in outcome.reports] == [UNUSED]

    def test_the_same_words_in_another_context_are_another_message(self) -> None:
        other = Message(PAIN.source, PAIN.target, "heading", line=20)
        found = [finding(PAIN, "biopsy"), finding(other, "biopsy")]
        outcome = answered(commented(PAIN, line("biopsy", PAIN, "x")), other, found=found)
        assert outcome.kept == (found[1],)

    def test_an_older_source_is_reported_and_not_obeyed(self) -> None:
        was = line("biopsy", Message("Pain after biopsies", context="leaflet"), "a film")
        outcome = answered(commented(PAIN, was), found=[finding(PAIN, "biopsy")])
        assert len(outcome.kept) == 1
        (report,) = outcome.reports
        assert (report.check, report.severity) == (STALE, "warning")
        assert (report.file, report.line, report.unit) == ("care.po", 7, PAIN.id)
        assert report.suggestion == line("biopsy", PAIN, "a film")
        assert report.suggestion in report.message

    def test_one_that_suppresses_nothing_is_reported(self) -> None:
        outcome = answered(commented(PAIN, line("biopsy", PAIN, "x")))
        (report,) = outcome.reports
        assert (report.check, report.severity, report.concept) == (UNUSED, "warning", "biopsy")

    def test_nothing_is_unused_before_every_check_ran(self) -> None:
        own = commented(PAIN, line("biopsy", PAIN, "x"))
        assert answered(own, complete=False).reports == ()
        assert answered(own, known=()).reports == ()

    @pytest.mark.parametrize("target", ["", "Dolor"])
    def test_nor_while_the_message_is_not_translated(self, target: str) -> None:
        waiting = Message(PAIN.source, target, fuzzy=True, line=3)
        assert answered(commented(waiting, line("biopsy", waiting, "x"))).reports == ()

    def test_one_that_cannot_be_read_says_what_to_write(self) -> None:
        src = source_hash(*PAIN.key)[:6]
        for wrong, instead in (
            (f"mbc: ignore term:biopsy src:{src}", line("biopsy", PAIN, "REASON")),
            ("mbc: ignore term:biopsy -- a film", line("biopsy", PAIN, "a film")),
            (f"mbc: ignore term:biopsia src:{src} -- a film", line("pain", PAIN, "a film")),
            (f"mbc: ignore src:{src} -- a film", line("pain", PAIN, "a film")),
        ):
            found = [finding(PAIN, "pain"), finding(PAIN, "biopsy")]
            outcome = answered(commented(PAIN, wrong), found=found)
            assert outcome.kept == tuple(found)
            (report,) = outcome.reports
            assert (report.check, report.severity) == (MALFORMED, "error")
            assert report.message.startswith(f"“{wrong}” ")
            assert report.message.endswith(f"; write “{instead}”")

    def test_a_message_that_left_the_source_is_left_alone(self) -> None:
        gone = Message("Gone", "Ido", comment="mbc: ignore", obsolete=True)
        assert answered(gone) == Outcome(())


class TestRows:
    def test_a_row_does_what_a_directive_does(self) -> None:
        found = [finding(PAIN, "biopsy"), finding(PAIN, "pain")]
        outcome = answered(PAIN, found=found, rows=[row(PAIN, "biopsy")])
        assert outcome.kept == (found[1],)
        (taken,) = outcome.suppressed
        assert (taken.kind, taken.reason, taken.who) == ("external", "a quotation", "Ana")

    def test_a_row_of_another_locale_does_nothing(self) -> None:
        outcome = answered(PAIN, found=[finding(PAIN, "pain")], rows=[row(PAIN, "pain", "fr")])
        assert (len(outcome.kept), outcome.rows) == (1, ())

    def test_where_both_answer_the_directive_tells_the_reason_and_neither_is_unused(self) -> None:
        rows = [row(PAIN, "pain"), row(PAIN, "*")]
        own = commented(PAIN, line("pain", PAIN, "a film"))
        outcome = answered(own, found=[finding(PAIN, "pain")], rows=rows)
        assert [taken.reason for taken in outcome.suppressed] == ["a film"]
        assert outcome.reports == ()
        assert list(leftover(rows, [outcome], ["es"], KNOWN)) == []

    def test_one_whose_message_stands_in_no_catalog_is_stale(self) -> None:
        old = row(Message("Old"), "pain")
        (report,) = leftover([old], [answered(PAIN, rows=[old])], ["es"], KNOWN)
        assert (report.check, report.severity) == (STALE, "warning")
        assert (report.file, report.line, report.locale) == ("glossary/ignore.csv", 2, "es")

    def test_one_that_is_used_in_any_catalog_is_used(self) -> None:
        rows = [row(PAIN, "pain")]
        used = answered(PAIN, found=[finding(PAIN, "pain")], rows=rows)
        idle = answered(PAIN, rows=rows)
        assert list(leftover(rows, [idle, used], ["es"], KNOWN)) == []
        (report,) = leftover(rows, [idle], ["es"], KNOWN)
        assert (report.check, report.message) == (UNUSED, "suppresses nothing for pain; remove it")

    def test_one_that_waits_for_a_translation_is_neither(self) -> None:
        rows = [row(PAIN, "pain")]
        outcome = answered(Message(PAIN.source, "", PAIN.context), rows=rows)
        assert list(leftover(rows, [outcome], ["es"], KNOWN)) == []

    def test_an_unknown_concept_is_an_error(self) -> None:
        rows = [row(PAIN, "ache")]
        (report,) = leftover(rows, [answered(PAIN, rows=rows)], ["es"], KNOWN)
        assert (report.check, report.severity) == (MALFORMED, "error")
        assert report.message == "no concept 'ache' in the glossary; mend or remove it"

    def test_rows_of_locales_that_were_not_checked_are_left_alone(self) -> None:
        assert list(leftover([row(PAIN, "pain", "fr")], [], ["es"], KNOWN)) == []

    def test_without_a_glossary_or_with_some_checks_only_staleness_is_judged(self) -> None:
        rows = [row(PAIN, "ache")]
        outcome = answered(PAIN, rows=rows, known=())
        assert list(leftover(rows, [outcome], ["es"])) == []
        rows = [row(PAIN, "pain")]
        outcome = answered(PAIN, rows=rows, complete=False)
        assert list(leftover(rows, [outcome], ["es"], KNOWN, complete=False)) == []


MESSAGES = (PAIN, RASH)
FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from(MESSAGES),
        st.sampled_from(KNOWN),
        st.sampled_from((*GROUP, "numbers")),
    )
)
LINES = st.lists(
    st.one_of(
        st.builds(
            line, st.sampled_from((*KNOWN, "*", "ache")), st.sampled_from(MESSAGES), st.just("x")
        ),
        st.sampled_from(["mbc: ignore", "mbc: ignore term:pain -- x", "free words"]),
    ),
    max_size=3,
)
ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(MESSAGES),
        st.sampled_from((*KNOWN, "*")),
        st.sampled_from(["es", "fr"]),
    ),
    unique=True,
    max_size=3,
)


@given(FINDINGS, LINES, LINES, ROWS)
def test_every_finding_is_kept_or_answered_with_a_reason(
    found: list[Finding], first: list[str], second: list[str], rows: list[Ignore]
) -> None:
    outcome = answered(commented(PAIN, *first), commented(RASH, *second), found=found, rows=rows)
    taken = [each.finding for each in outcome.suppressed]
    assert sorted([*outcome.kept, *taken], key=repr) == sorted(found, key=repr)
    assert all(each.check in GROUP for each in taken)
    assert all(each.reason for each in outcome.suppressed)
    assert len(outcome.reports) <= len(first) + len(second)


# The comment lives through gettext's own tools


def gettext(*command: str | Path) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} of GNU gettext is not installed")
    done = subprocess.run([*map(str, command)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A catalog with a directive, as a PO file."""
    header = (("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8"))
    own = commented(PAIN, "Ask Ana.", line("biopsy", PAIN, "the title of a film"))
    path = tmp_path / "care.po"
    path.write_text(po.write(Catalog("", "es", header, (own, RASH))), encoding="utf-8")
    return path


def outcome_of(text: str) -> Outcome:
    catalog = po.read(text, "care.po")
    return suppress([finding(PAIN, "biopsy")], catalog, GROUP, (), KNOWN)


@pytest.mark.parametrize(
    "command", [("msgattrib", "--no-obsolete"), ("msgattrib", "--translated"), ("msgcat",)]
)
def test_it_is_obeyed_after_a_walk_through_gettext(file: Path, command: tuple[str, ...]) -> None:
    outcome = outcome_of(gettext(*command, file))
    assert (outcome.kept, len(outcome.suppressed), outcome.reports) == ((), 1, ())


def test_msgmerge_keeps_it_where_the_source_stays(file: Path) -> None:
    outcome = outcome_of(gettext("msgmerge", "--quiet", file, file))
    assert (outcome.kept, len(outcome.suppressed), outcome.reports) == ((), 1, ())


def test_msgmerge_keeps_it_where_the_source_changed_and_it_is_stale_then(file: Path) -> None:
    template = file.with_suffix(".pot")
    header = (("Content-Type", "text/plain; charset=UTF-8"),)
    changed = Message("Pain after a first biopsy", context=PAIN.context)
    template.write_text(po.write(Catalog("", "", header, (changed,))), encoding="utf-8")
    merged = po.read(gettext("msgmerge", "--quiet", file, template), "care.po")
    (message,) = merged.current
    assert message.fuzzy
    outcome = suppress([finding(changed, "biopsy")], merged, GROUP, (), KNOWN)
    assert (len(outcome.kept), [report.check for report in outcome.reports]) == (1, [STALE])
