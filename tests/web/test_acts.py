"""What reviewers do in the page, and what it tells them when they cannot."""

from __future__ import annotations

import json
import re

import pytest

from mbc_i18n import review, reviewing
from tests.review.spaces import FILE, states
from tests.web.browser import UNITS, Browser, House, address, text
from tests.web.test_pages import replaced


def records(served: House, who: str) -> list[dict[str, object]]:
    path = served.root / f"locales/es/signoffs/{who}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]


class TestApproving:
    def test_by_the_required_roles_makes_a_unit_approved(
        self, served: House, ana: Browser, ben: Browser
    ) -> None:
        assert served.act(ana, "What helps", "approve", role="linguistic").status_code == 303
        assert served.act(ben, "What helps", "approve", role="clinical").status_code == 303
        assert served.entry("What helps").standing.state == "approved"

    def test_leads_back_to_the_unit_with_the_filters(self, served: House, ana: Browser) -> None:
        entry = served.entry("What helps")
        form = {"do": "approve", "seen": entry.standing.fingerprint, "role": "linguistic"}
        answer = ana.post(f"{address(entry)}?show=mine&search=a+%26b", form)
        assert answer.location == f"{UNITS}?show=mine&search=a+%26b#u-{entry.message.id}"

    def test_from_the_script_gives_the_unit_alone(self, served: House, ana: Browser) -> None:
        answer = served.act(ana, "What helps", "approve", role="linguistic", fragment="1")
        assert answer.status_code == 200
        assert answer.headers["HX-Trigger"] == "mbc-saved"
        assert answer.text.strip().startswith("<article")
        assert "approved by ana as linguistic" in text(answer.text)

    def test_of_own_words_is_refused(self, served: House, ana: Browser) -> None:
        served.act(ana, "What helps", "edit", target="Lo que ayuda")
        answer = served.act(ana, "What helps", "approve", role="linguistic")
        assert answer.status_code == 422
        assert "another person must approve them" in text(answer.text)
        assert [each["verdict"] for each in records(served, "ana")] == ["translate"]

    def test_in_another_role_is_refused(self, served: House, ana: Browser) -> None:
        assert served.act(ana, "What helps", "approve", role="clinical").status_code == 422
        assert records(served, "ana") == []

    def test_in_another_language_is_refused(self, served: House, ben: Browser) -> None:
        path = served.root / "locales/ar/hay-fever.po"
        held = path.read_text(encoding="utf-8")
        path.write_text(
            held.replace('msgid "What helps"\nmsgstr ""', 'msgid "What helps"\nmsgstr "ما يفيد"'),
            encoding="utf-8",
        )
        entry = served.entry("What helps")
        form = {"do": "approve", "seen": "x", "role": "clinical"}
        answer = ben.post(address(entry).replace("/es/", "/ar/"), form)
        assert answer.status_code in (409, 422)
        assert not (served.root / "locales/ar/signoffs/ben.jsonl").exists()


class TestRejecting:
    def test_says_why_in_the_record_and_in_the_po_file(self, served: House, ana: Browser) -> None:
        served.act(
            ana, "What helps", "reject", role="linguistic", reason="Tone or form of address",
            note="too plain",
        )  # fmt: skip
        (record,) = records(served, "ana")
        assert (record["verdict"], record["note"]) == (
            "reject", "Tone or form of address. too plain",
        )  # fmt: skip
        assert "# mbc: needs work: Tone or form of address. too plain (Ana Ruiz)" in (
            served.root / FILE
        ).read_text(encoding="utf-8")

    def test_without_a_reason_is_refused_and_keeps_the_form_open(
        self, served: House, ana: Browser
    ) -> None:
        answer = served.act(ana, "What helps", "reject", role="linguistic")
        assert answer.status_code == 422
        assert '<details class="reject" open>' in answer.text
        assert "a reason must be given" in text(answer.text)

    def test_can_be_taken_back(self, served: House, ana: Browser) -> None:
        before = (served.root / FILE).read_bytes()
        served.act(ana, "What helps", "reject", role="linguistic", note="no")
        assert states(served.root)["needs work"] == 1
        assert served.act(ana, "What helps", "revoke").status_code == 303
        assert states(served.root)["translated"] == 8
        assert (served.root / FILE).read_bytes() == before

    def test_nothing_said_is_nothing_to_take_back(self, served: House, ana: Browser) -> None:
        assert served.act(ana, "What helps", "revoke").status_code == 422


class TestEditing:
    def test_changes_the_lines_of_the_unit_alone(self, served: House, ana: Browser) -> None:
        before = (served.root / FILE).read_text(encoding="utf-8")
        assert served.act(ana, "What helps", "edit", target="Lo que ayuda").status_code == 303
        after = (served.root / FILE).read_text(encoding="utf-8")
        assert after == before.replace('msgstr "Qué ayuda"', 'msgstr "Lo que ayuda"')

    def test_keeps_line_ends_as_po_files_have_them(self, served: House, ana: Browser) -> None:
        served.act(ana, "What helps", "edit", target="Lo\r\nque ayuda")
        assert served.entry("What helps").message.target == "Lo\nque ayuda"

    @pytest.mark.parametrize("target", ["", "  ", "Qué ayuda", "a\x00b", "a\x1bb"])
    def test_to_nothing_new_or_unfit_is_refused(
        self, served: House, ana: Browser, target: str
    ) -> None:
        before = (served.root / FILE).read_bytes()
        assert served.act(ana, "What helps", "edit", target=target).status_code == 422
        assert (served.root / FILE).read_bytes() == before
        assert records(served, "ana") == []

    def test_shows_what_the_checks_find_in_the_new_words(self, served: House, ana: Browser) -> None:
        answer = served.act(
            ana, "0.02%", "edit", target="Cerca del 0,2 % necesita un hospital.", fragment="1"
        )
        assert "numbers" in text(answer.text)


class TestWaiving:
    def test_a_finding_with_a_reason(self, served: House, ana: Browser) -> None:
        replaced(served, "Cerca del 0,02 %", "Cerca del 0,2 %")
        check = found(ana)
        assert served.act(ana, "0.02%", "waive", check=check).status_code == 422
        assert served.act(ana, "0.02%", "waive", check=check, note="rounded").status_code == 303
        page = text(ana.get(UNITS).text)
        assert "waived: rounded" in page
        assert served.act(ana, "0.02%", "unwaive", check=check).status_code == 303
        assert "waived: rounded" not in text(ana.get(UNITS).text)

    def test_of_what_is_no_check_is_refused(self, served: House, ana: Browser) -> None:
        answer = served.act(ana, "0.02%", "waive", check="nonsense", note="why not")
        assert answer.status_code == 422


def found(browser: Browser) -> str:
    """The check that the first form of a waiver names."""
    return browser.get(UNITS).text.partition('name="check" value="')[2].partition('"')[0]


class TestCommenting:
    def test_is_shown_with_the_words_and_changes_no_state(
        self, served: House, ana: Browser, ben: Browser
    ) -> None:
        before = (served.root / FILE).read_bytes(), states(served.root)
        assert served.act(ana, "What helps", "comment", note="Is it <usual>?").status_code == 303
        assert ((served.root / FILE).read_bytes(), states(served.root)) == before
        told = "comment by ana, {}: Is it <usual>?"
        (record,) = records(served, "ana")
        assert record["verdict"] == "comment"
        assert told.format(str(record["at"])[:10]) in text(ben.get(UNITS).text)
        shown = text(ben.get(address(served.entry("What helps"))).text)
        assert "comment by ana: Is it <usual>? " in shown
        assert text(ben.get(f"{UNITS}?show=commented").text).count("comment by") == 1

    def test_goes_with_the_words(self, served: House, ana: Browser) -> None:
        served.act(ana, "What helps", "comment", note="odd")
        replaced(served, "Qué ayuda", "Lo que ayuda")
        assert "comment by ana" not in text(ana.get(UNITS).text)
        shown = text(ana.get(address(served.entry("What helps"))).text)
        assert re.search("comment by ana: odd ?; of other words: Qué ayuda", shown)

    def test_that_is_empty_is_refused(self, served: House, ana: Browser) -> None:
        answer = served.act(ana, "What helps", "comment", note=" ")
        assert answer.status_code == 422
        assert '<details class="comment" open>' in answer.text

    def test_on_words_that_changed_is_a_conflict_that_keeps_it(
        self, served: House, ana: Browser
    ) -> None:
        entry = served.entry("What helps")
        replaced(served, "Qué ayuda", "Lo que ayuda")
        form = {"do": "comment", "seen": entry.standing.fingerprint, "note": "odd",
                "was": entry.message.target}  # fmt: skip
        answer = ana.post(address(entry), form)
        assert answer.status_code == 409
        assert 'value="odd"' in answer.text
        assert records(served, "ana") == []


class TestConflicts:
    @pytest.mark.parametrize("fragment", ["", "1"])
    def test_show_both_versions_and_keep_what_was_typed(
        self, served: House, ana: Browser, fragment: str
    ) -> None:
        entry = served.entry("What helps")
        replaced(served, "Qué ayuda", "Qué puede ayudar")
        form = {"do": "edit", "seen": entry.standing.fingerprint, "was": entry.message.target,
                "target": "Lo que <ayuda>"}  # fmt: skip
        headers = {"HX_Request": "true"} if fragment else {}
        answer = ana.post(address(entry), form, **headers)
        assert answer.status_code == 409
        assert ">\nLo que &lt;ayuda&gt;</textarea>" in answer.text
        assert "Qué [new: puede ayudar]" in text(answer.text).replace("[gone: ayuda]", "")
        assert served.entry("What helps").message.target == "Qué puede ayudar"
        assert records(served, "ana") == []

    def test_the_form_that_follows_saves_over_what_it_showed(
        self, served: House, ana: Browser
    ) -> None:
        entry = served.entry("What helps")
        replaced(served, "Qué ayuda", "Qué puede ayudar")
        form = {"do": "edit", "seen": entry.standing.fingerprint, "target": "Lo que ayuda"}
        seen = ana.post(address(entry), form).text
        form["seen"] = seen.partition('name="seen" value="')[2].partition('"')[0]
        assert ana.post(address(entry), form).status_code == 303
        assert served.entry("What helps").message.target == "Lo que ayuda"

    def test_a_form_that_does_not_say_what_it_saw_is_refused(
        self, served: House, ana: Browser
    ) -> None:
        answer = ana.post(address(served.entry("What helps")), {"do": "approve"})
        assert answer.status_code == 422
        assert records(served, "ana") == []

    @pytest.mark.parametrize("do", ["", "translate", "delete", "approve\x00"])
    def test_a_form_that_asks_for_nothing_known_is_refused(
        self, served: House, ana: Browser, do: str
    ) -> None:
        assert served.act(ana, "What helps", do).status_code == 422

    def test_a_file_that_changes_while_it_is_written_is_left_alone(
        self, served: House, ana: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        append = review.append

        def meanwhile(*arguments: object) -> object:
            replaced(served, "Duerma bien", "Descanse bien")
            return append(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(reviewing.review, "append", meanwhile)
        answer = served.act(ana, "What helps", "edit", target="Lo que ayuda")
        assert answer.status_code == 422
        assert "was changed by somebody else meanwhile" in text(answer.text)
        held = (served.root / FILE).read_text(encoding="utf-8")
        assert "Descanse bien" in held
        assert "Lo que ayuda" not in held


class TestUnfinishedMerges:
    MARKS = "<<<<<<< HEAD\n=======\n>>>>>>> other\n"

    @pytest.mark.parametrize("file", [FILE, "locales/es/signoffs/ben.jsonl"])
    def test_make_the_page_tell_the_place_and_write_nothing(
        self, served: House, ana: Browser, ben: Browser, file: str
    ) -> None:
        served.act(ben, "What helps", "approve", role="clinical")
        entry = served.entry("What helps")
        path = served.root / file
        path.write_text(path.read_text(encoding="utf-8") + self.MARKS, encoding="utf-8")
        held = path.read_bytes()
        for answer in (
            ana.get(UNITS),
            ana.post(address(entry), {"do": "edit", "seen": "x", "target": "y"}),
        ):
            assert answer.status_code == 503
            assert f"{file}:" in answer.text
        assert path.read_bytes() == held
        assert records(served, "ana") == []
