"""What an act writes, what is refused, and which findings are waived."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mbc_i18n import review
from mbc_i18n.model import Catalog, Finding, Message, SignOff, fingerprint
from mbc_i18n.review import Act, Policy
from mbc_i18n.reviewers import Reviewer
from tests.review.people import BOTH_ROLES, CARE, PEOPLE, REST, ledger, reviewer, signed

ANA, BEN = PEOPLE["ana"], PEOPLE["ben"]
FUZZY = replace(REST, fuzzy=True)
REASON = "mbc: needs work: too stiff (Ben)"


def refused(
    verdict: str,
    message: Message = REST,
    *records: SignOff,
    person: Reviewer = ANA,
    role: str = "linguistic",
    catalog: Catalog = CARE,
    note: str = "because",
    waives: tuple[str, ...] = (),
    target: str = "",
) -> str:
    act = Act(message.id, verdict, role, note, target, waives)
    own = ledger(*records)
    found = review.standing(message, catalog, own, BOTH_ROLES)
    return review.refusal(act, message, found, person, own, BOTH_ROLES)


class TestRefusal:
    @pytest.mark.parametrize("verdict", ["approve", "reject"])
    def test_none_for_words_of_another(self, verdict: str) -> None:
        assert refused(verdict) == ""

    @pytest.mark.parametrize("verdict", review.VERDICTS)
    def test_of_somebody_from_another_locale(self, verdict: str) -> None:
        stranger = reviewer("fay", locales=("fr",))
        assert refused(verdict, person=stranger, target="x") == "Fay is no reviewer of this locale"

    @pytest.mark.parametrize(
        ("message", "problem"),
        [
            (Message("Rest well."), "it is not translated"),
            (Message("Rest well.", " \n"), "it is not translated"),
            (FUZZY, "it is marked as needing work (fuzzy)"),
        ],
    )
    @pytest.mark.parametrize("verdict", ["approve", "reject", "waive"])
    def test_of_words_that_are_not_there_to_be_judged(
        self, verdict: str, message: Message, problem: str
    ) -> None:
        assert refused(verdict, message) == problem

    def test_of_a_role_that_the_person_has_not(self) -> None:
        assert refused("approve", role="legal") == "Ana has not the role 'legal'"

    def test_of_an_approval_by_an_author(self) -> None:
        told = "Ana translated these words; another person must approve them"
        assert refused("approve", REST, signed("ana", "", "translate")) == told
        header = replace(CARE, header=(("Last-Translator", "Ana <a@b>"),))
        assert refused("approve", catalog=header) == told
        assert refused("reject", catalog=header) == ""

    @pytest.mark.parametrize("note", ["", " ", "--", "…"])
    @pytest.mark.parametrize("verdict", ["reject", "waive"])
    def test_of_what_needs_a_reason_and_has_none(self, verdict: str, note: str) -> None:
        assert refused(verdict, note=note, waives=("numbers",)) == "a reason must be given"

    @pytest.mark.parametrize("check", ["untranslated", "fuzzy", "joined", "outdated", "nonesuch"])
    def test_of_a_waiver_of_what_no_check_of_words_finds(self, check: str) -> None:
        assert refused("waive", waives=(check,)) == f"{check!r} is no check that can be waived"
        assert refused("waive", waives=("numbers", "term-missing:pollen")) == ""

    def test_of_taking_back_what_was_not_said(self) -> None:
        told = "nothing that Ana said as linguistic stands of these words"
        assert refused("revoke") == told
        assert refused("revoke", REST, signed("ben")) == told
        assert refused("revoke", REST, signed("ana", message=replace(REST, target="x"))) == told
        assert refused("revoke", REST, signed("ana")) == ""
        assert refused("revoke", FUZZY, signed("ana", verdict="reject")) == ""
        assert refused("revoke", waives=("numbers",)) == "Ana has not waived numbers here"

    def test_of_empty_words(self) -> None:
        assert refused("translate", target=" ") == "there are no words to save"
        assert refused("translate", Message("Rest well."), target="x") == ""

    def test_a_second_reviewer_may_add_a_reason(self) -> None:
        assert refused("reject", replace(FUZZY, comment=REASON)) == ""


class TestRecord:
    def test_is_bound_to_the_words_as_they_stand(self) -> None:
        act = Act(REST.id, "approve", "linguistic", " a\n\x1b[31mb ")
        found = review.record(act, REST, CARE, "ana", "2026-01-01T10:00:00Z")
        assert found == replace(
            signed(), article="care", source=REST.source, target=REST.target, note="a [31mb"
        )

    def test_of_a_translation_is_bound_to_the_new_words(self) -> None:
        act = Act(REST.id, "translate", target="Descansa.")
        found = review.record(act, REST, CARE, "ana", "2026-01-01T10:00:00Z")
        assert found.fingerprint == fingerprint("care", "es", "", REST.source, "Descansa.")
        assert found.target == "Descansa."


class TestMessage:
    def test_is_left_alone_by_an_approval(self) -> None:
        assert review.changed(REST, Act(REST.id, "approve"), ANA) is REST

    def test_that_is_rejected_is_fuzzy_and_says_why(self) -> None:
        message = replace(REST, comment="mine\nmbc: joined")
        act = Act(REST.id, "reject", note="too\nstiff")
        found = review.changed(message, act, BEN)
        assert found == replace(FUZZY, comment=f"mine\nmbc: joined\n{REASON}")
        assert review.changed(found, act, BEN) == found

    def test_that_is_rejected_no_longer_is_as_it_was(self) -> None:
        message = replace(REST, comment="mine")
        other = Act(REST.id, "reject", note="too long")
        both = review.changed(
            review.changed(message, Act(REST.id, "reject", note="too stiff"), BEN), other, ANA
        )
        back = Act(REST.id, "revoke")
        left = review.changed(both, back, BEN)
        assert (left.fuzzy, left.comment) == (True, "mine\nmbc: needs work: too long (Ana)")
        assert review.changed(left, back, ANA) == message

    def test_that_others_marked_stays_so(self) -> None:
        assert review.changed(FUZZY, Act(REST.id, "revoke"), BEN) == FUZZY

    def test_with_new_words_is_done(self) -> None:
        message = replace(FUZZY, comment=f"mine\n{REASON}", previous="Rest.")
        found = review.changed(message, Act(REST.id, "translate", target="Descansa."), ANA)
        assert found == replace(REST, target="Descansa.", comment="mine")

    @pytest.mark.parametrize("line", [REASON, "  MBC : Needs work", "mbc:needs work:x"])
    def test_that_needs_work_no_longer_loses_the_reason(self, line: str) -> None:
        for comment, kept in ((f"a\n{line}\nb", "a\nb"), (line, "")):
            message = replace(REST, comment=comment)
            assert review.tidy(replace(CARE, messages=(message,))).messages[0].comment == kept
            fuzzy = replace(CARE, messages=(replace(message, fuzzy=True),))
            assert review.tidy(fuzzy) == fuzzy

    @pytest.mark.parametrize("line", ["mbc: joined", "needs work", "mbc: ignore term:x src:1 -- y"])
    def test_keeps_every_other_comment(self, line: str) -> None:
        catalog = replace(CARE, messages=(replace(REST, comment=line),))
        assert review.tidy(catalog) == catalog


def finding(check: str = "numbers", message: Message = REST, concept: str = "") -> Finding:
    return Finding(
        check, "error", message.id, "es", "told", "x.po", 3, message.context, message.source,
        message.target, concept=concept,
    )  # fmt: skip


def waiver(*checks: str, by: str = "ana", verdict: str = "waive", minute: int = 0) -> SignOff:
    return replace(signed(by, "", verdict, minute=minute), waives=checks, note="is right")


def is_waived(found: Finding, *records: SignOff, policy: Policy = BOTH_ROLES) -> bool:
    return review.waived(found, ledger(*records), CARE, policy) is not None


class TestWaiver:
    def test_answers_a_finding_of_its_check_in_these_words(self) -> None:
        record = waiver("numbers")
        assert review.waived(finding(), ledger(record), CARE, BOTH_ROLES) == record
        assert not is_waived(finding("markup"), record)
        assert not is_waived(finding(), signed())
        assert not is_waived(finding())

    def test_lapses_with_the_words(self) -> None:
        changed = replace(REST, target="Descansa.")
        assert not is_waived(finding(message=changed), waiver("numbers"))

    def test_may_be_for_one_concept(self) -> None:
        record = waiver("term-missing:pollen")
        assert is_waived(finding("term-missing", concept="pollen"), record)
        assert not is_waived(finding("term-missing", concept="hay-fever"), record)

    def test_is_a_reviewer_s(self) -> None:
        assert not is_waived(finding(), waiver("numbers", by="zed"))
        assert not is_waived(finding(), waiver("numbers"), policy=Policy(("linguistic",)))

    @pytest.mark.parametrize("check", ["untranslated", "fuzzy", "joined", "outdated"])
    def test_never_hides_that_words_are_missing(self, check: str) -> None:
        assert not is_waived(finding(check), waiver(check))

    def test_can_be_taken_back_by_its_author(self) -> None:
        back = waiver("numbers", verdict="revoke", minute=1)
        assert not is_waived(finding(), waiver("numbers"), back)
        assert is_waived(finding(), waiver("numbers"), replace(back, by="ben"))
        assert is_waived(finding(), waiver("numbers"), replace(back, waives=()))
        assert is_waived(finding(), waiver("numbers"), back, waiver("numbers", minute=2))
