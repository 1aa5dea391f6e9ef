"""A sign-off is bound to the words; the state of a message is computed from what stands."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import review
from mbc_i18n.errors import SettingsError
from mbc_i18n.model import Catalog, Message, SignOff, fingerprint
from mbc_i18n.review import Ledger

ROLES = ("linguistic", "clinical")
CARE = Catalog("care", "es")
REST = Message("Rest well.", "Descanse bien.")


def signed(
    by: str = "ana",
    role: str = "linguistic",
    verdict: str = "approve",
    message: Message = REST,
    catalog: Catalog = CARE,
    minute: int = 0,
) -> SignOff:
    words = (message.context, message.source, message.target)
    return SignOff(
        unit=message.id,
        locale=catalog.locale,
        fingerprint=fingerprint(catalog.name, catalog.locale, *words),
        role=role,
        verdict=verdict,
        by=by,
        at=f"2026-01-01T10:{minute:02}:00Z",
    )


def ledger(*records: SignOff) -> Ledger:
    units: dict[str, tuple[SignOff, ...]] = {}
    for record in records:
        units[record.unit] = (*units.get(record.unit, ()), record)
    return Ledger(units)


def state(
    message: Message, *records: SignOff, catalog: Catalog = CARE, roles: tuple[str, ...] = ROLES
) -> str:
    return review.state(message, catalog, ledger(*records), roles)


BOTH = (signed("ana", "linguistic"), signed("ben", "clinical", minute=1))


class TestWithoutSignOffs:
    @pytest.mark.parametrize(
        ("message", "expected"),
        [
            (Message("Rest well."), "untranslated"),
            (Message("Rest well.", " \n"), "untranslated"),
            (replace(REST, fuzzy=True), "needs work"),
            (Message("Rest well.", fuzzy=True), "needs work"),
            (REST, "translated"),
        ],
    )
    def test_the_state_is_the_file_s(self, message: Message, expected: str) -> None:
        assert state(message) == expected
        assert expected in review.STATES


class TestApproval:
    def test_needs_every_role(self) -> None:
        assert state(REST, BOTH[0]) == "revised"
        assert state(REST, BOTH[1]) == "revised"
        assert state(REST, *BOTH) == "approved"

    def test_needs_distinct_persons(self) -> None:
        assert state(REST, signed("ana", "linguistic"), signed("ana", "clinical")) == "revised"

    def test_finds_a_person_of_its_own_for_each_role(self) -> None:
        twice = [
            signed("ana", "linguistic"),
            signed("ana", "clinical"),
            signed("ben", "linguistic"),
        ]
        for order in permutations(twice):
            assert state(REST, *order) == "approved"

    def test_a_role_named_twice_needs_two_persons(self) -> None:
        roles = ("linguistic", "linguistic")
        assert state(REST, signed("ana"), roles=roles) == "revised"
        assert state(REST, signed("ana"), signed("ben"), roles=roles) == "approved"

    def test_in_a_role_that_nobody_asked_for_is_a_revision(self) -> None:
        assert state(REST, signed("ana", "layout")) == "revised"

    def test_is_never_given_without_a_policy(self) -> None:
        assert state(REST, *BOTH, roles=()) == "revised"

    def test_of_another_locale_or_article_counts_nothing(self) -> None:
        for other in (replace(CARE, locale="fr"), replace(CARE, name="cure")):
            elsewhere = [replace(record, locale="es") for record in (
                signed("ana", "linguistic", catalog=other), signed("ben", "clinical", catalog=other)
            )]  # fmt: skip
            assert state(REST, *elsewhere) != "approved"

    def test_other_verdicts_approve_nothing(self) -> None:
        for verdict in ("translate", "waive"):
            assert state(REST, signed("ana", verdict=verdict)) == "translated"


WORDS = st.text("aé .", max_size=6)


class TestLawThree:
    """It counts while the words are what was signed, and lapses by itself."""

    @given(st.builds(Message, WORDS, WORDS, WORDS, st.booleans()))
    def test_nothing_but_these_very_words_is_approved(self, other: Message) -> None:
        same = (other.context, other.source, other.target.strip(), other.fuzzy) == (
            "", REST.source, REST.target, False,
        )  # fmt: skip
        moved = [replace(record, unit=other.id) for record in BOTH]
        assert (state(other, *moved) == "approved") == same

    @given(st.text(max_size=8))
    def test_a_changed_target_lapses_and_changing_back_restores(self, target: str) -> None:
        changed = replace(REST, target=target)
        if changed.target.strip() != REST.target:
            assert state(changed, *BOTH) == "stale"
        assert state(replace(changed, target=REST.target), *BOTH) == "approved"

    @pytest.mark.parametrize(
        "edited",
        [
            replace(REST, target="Descanse mucho."),
            replace(REST, target=""),
            replace(REST, fuzzy=True, target="Descanse mucho."),
        ],
    )
    def test_what_was_approved_in_other_words_is_stale(self, edited: Message) -> None:
        assert state(edited, *BOTH) == "stale"

    def test_the_very_words_marked_fuzzy_need_work(self) -> None:
        assert state(replace(REST, fuzzy=True), *BOTH) == "needs work"

    def test_a_changed_source_is_another_unit(self) -> None:
        assert state(replace(REST, source="Rest a lot."), *BOTH) == "translated"

    def test_what_an_editor_does_to_layout_does_not_matter(self) -> None:
        written = replace(REST, target=f" {REST.target}\n", refs=(("x", 3),), note="n", comment="c")
        assert state(written, *BOTH) == "approved"

    def test_words_approved_anew_are_approved(self) -> None:
        changed = replace(REST, target="Descanse mucho.")
        anew = [signed(r.by, r.role, message=changed, minute=9) for r in BOTH]
        assert state(changed, *BOTH, *anew) == "approved"
        assert state(changed, *BOTH, anew[0]) == "revised"


class TestSecondThoughts:
    def test_a_rejection_needs_work_whatever_others_said(self) -> None:
        assert state(REST, *BOTH, signed("eve", "clinical", "reject", minute=5)) == "needs work"

    def test_a_rejection_is_bound_to_the_words_too(self) -> None:
        rejected = signed("eve", "clinical", "reject", replace(REST, target="Descansa."))
        assert state(REST, rejected) == "translated"

    def test_the_last_word_of_a_person_in_a_role_counts(self) -> None:
        no, yes = signed(verdict="reject"), signed(minute=1)
        assert state(REST, no, yes) == "revised"
        assert state(REST, yes, no) == "needs work"

    def test_what_is_revoked_is_gone(self) -> None:
        back = signed("ben", "clinical", "revoke", minute=5)
        assert state(REST, *BOTH, back) == "revised"
        assert state(REST, signed(), signed(verdict="revoke", minute=1)) == "translated"
        assert state(REST, signed(verdict="reject"), signed(verdict="revoke")) == "translated"

    def test_nobody_revokes_for_another(self) -> None:
        assert state(REST, *BOTH, signed("eve", "clinical", "revoke", minute=5)) == "approved"

    def test_a_revoked_approval_leaves_nothing_stale(self) -> None:
        old = replace(REST, target="Descansa.")
        records = (signed(message=old), signed(message=old, verdict="revoke", minute=1))
        assert state(REST, *records) == "translated"


def test_a_newer_sign_off_never_wakes_other_words() -> None:
    """Approve, change, revoke the change, change back: the first approval still stands."""
    changed = replace(REST, target="Descansa.")
    records = (*BOTH, signed("ana", "linguistic", "revoke", changed, minute=7))
    assert state(REST, *records) == "approved"


class TestLoad:
    def write(self, folder: Path, name: str, *lines: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def line(self, record: SignOff, **other: object) -> str:
        return json.dumps({**asdict(record), **other}, ensure_ascii=False)

    def test_no_folder_is_an_empty_ledger(self, tmp_path: Path) -> None:
        assert review.load(tmp_path / "signoffs", "signoffs").by_unit == {}

    def test_the_records_of_all_persons_in_the_order_of_time(self, tmp_path: Path) -> None:
        late, early = signed("ana", minute=9), signed("ben", minute=1)
        self.write(tmp_path, "ana.jsonl", self.line(late))
        self.write(tmp_path, "ben.jsonl", "", self.line(early), "")
        assert review.load(tmp_path, "s").by_unit == {REST.id: (early, late)}

    @pytest.mark.parametrize(
        ("earlier", "later"),
        [
            ("2026-01-01T10:00:00Z", "2026-01-01T10:00:00.5Z"),
            ("2026-01-01T10:30:00+02:00", "2026-01-01T09:00:00Z"),
            ("2026-01-01T09:00:00", "2026-01-01T10:00:00Z"),
        ],
    )
    def test_time_is_compared_as_time(self, tmp_path: Path, earlier: str, later: str) -> None:
        lines = [self.line(signed(), at=later), self.line(signed(verdict="reject"), at=earlier)]
        self.write(tmp_path, "ana.jsonl", *lines)
        assert state(REST, *review.load(tmp_path, "s").by_unit[REST.id]) == "revised"

    @given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\n\r")))
    def test_whatever_the_words_hold_a_line_stays_a_record(self, text: str) -> None:
        with TemporaryDirectory() as name:
            record = replace(signed(), source=text, target=f"\u2028{text}\u0085", waives=("a",))
            self.write(Path(name), "ana.jsonl", self.line(record))
            assert review.load(Path(name), "s").by_unit[record.unit] == (record,)

    def test_fields_of_a_later_version_are_passed_over(self, tmp_path: Path) -> None:
        self.write(tmp_path, "ana.jsonl", self.line(signed(), v=9, tool="later"))
        assert review.load(tmp_path, "s").by_unit[REST.id] == (signed(),)

    @pytest.mark.parametrize(
        "wrong",
        [
            "<<<<<<< HEAD",
            "[]",
            "null",
            "{}",
            '{"unit": "x"}',
            "[" * 100_000,
            {"verdict": "aprove"},
            {"by": 7},
            {"at": "yesterday"},
            {"note": None},
            {"waives": "numbers"},
            {"waives": [1]},
        ],
        ids=repr,
    )
    def test_what_is_no_record_is_named_with_its_line(
        self, tmp_path: Path, wrong: str | dict[str, object]
    ) -> None:
        line = wrong if isinstance(wrong, str) else self.line(signed(), **wrong)
        self.write(tmp_path, "ana.jsonl", self.line(signed()), line)
        with pytest.raises(SettingsError, match=r"^signoffs/ana\.jsonl:2: not a sign-off record"):
            review.load(tmp_path, "signoffs")
