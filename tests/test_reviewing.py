"""What waits for whom, and what reviewers do, in a workspace."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from mbc_i18n import po, reviewing, storage, workspace
from mbc_i18n.errors import CatalogError, UserError
from mbc_i18n.model import Message, fingerprint
from mbc_i18n.review import Act
from mbc_i18n.reviewers import Reviewer
from mbc_i18n.reviewing import Conflict, Desk
from mbc_i18n.workspace import Workspace
from tests.review.spaces import FILE, staffed, states

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def staff(translated: Path) -> Workspace:
    return workspace.find(staffed(translated))


def desk(space: Workspace) -> Desk:
    (document,) = workspace.documents(space)
    return reviewing.desk(space, document, "es")


def person(space: Workspace, name: str) -> Reviewer:
    return next(each for each in space.settings.reviewers if each.id == name)


def do(space: Workspace, who: str, *acts: Act) -> None:
    reviewing.perform(space, desk(space).article, "es", person(space, who), acts, lambda: NOON)


def unit(space: Workspace, words: str) -> Message:
    return next(each for each in desk(space).catalog.current if words in each.source)


def state(space: Workspace, words: str) -> str:
    found = desk(space)
    return found.standing(unit(space, words)).state


class TestNamed:
    def test_by_id_its_beginning_or_the_line(self, staff: Workspace) -> None:
        found, message = desk(staff), unit(staff, "What helps")
        for name in (message.id, message.id[:6], f":{message.line}"):
            assert reviewing.named(found, name) == [message]

    @pytest.mark.parametrize("name", ["", ":", ":0", ":x", "abc", "zzzzzzzz"])
    def test_none_by_anything_else(self, staff: Workspace, name: str) -> None:
        assert reviewing.named(desk(staff), name) == []


class TestWaiting:
    def test_for_those_whose_role_is_missing(self, staff: Workspace) -> None:
        message = unit(staff, "What helps")
        do(staff, "ana", Act(message.id, "approve", "linguistic"))
        found = desk(staff)
        entry = next(each for each in reviewing.entries(found) if each.message == message)
        waits = {
            name: reviewing.waits_for(entry, person(staff, name), found.policy)
            for name in ("ana", "ben", "eva")
        }
        assert waits == {"ana": (), "ben": ("clinical",), "eva": ("clinical",)}

    def test_units_stand_in_the_order_of_the_article(self, staff: Workspace) -> None:
        found = desk(staff)
        units = [entry.unit.line for entry in reviewing.entries(found)]
        assert units == sorted(units)
        assert len(units) == 8


class TestPerform:
    def test_writes_the_record_with_the_words(self, staff: Workspace) -> None:
        message = unit(staff, "What helps")
        do(staff, "ana", Act(message.id, "approve", "linguistic", "fine"))
        (record,) = desk(staff).ledger.by_unit[message.id]
        assert (record.by, record.at, record.note) == ("ana", "2026-01-01T12:00:00.000000Z", "fine")
        assert (record.source, record.target) == ("What helps", "Qué ayuda")

    def test_an_edit_makes_an_author_who_cannot_approve(self, staff: Workspace) -> None:
        message = unit(staff, "What helps")
        do(staff, "eva", Act(message.id, "translate", target="Lo que ayuda"))
        assert unit(staff, "What helps").target == "Lo que ayuda"
        with pytest.raises(UserError, match="Eva Gil translated these words"):
            do(staff, "eva", Act(message.id, "approve", "clinical"))
        for who, role in (("ana", "linguistic"), ("ben", "clinical")):
            do(staff, who, Act(message.id, "approve", role))
        assert state(staff, "What helps") == "approved"

    def test_all_of_it_or_nothing(self, staff: Workspace) -> None:
        one, other = unit(staff, "What helps"), unit(staff, "season")
        before = (staff.root / FILE).read_bytes()
        with pytest.raises(UserError, match=f"{FILE}:{other.line}: not done: a reason must"):
            do(staff, "ana", Act(one.id, "reject", "linguistic", "no"),
               Act(other.id, "reject", "linguistic"))  # fmt: skip
        assert (staff.root / FILE).read_bytes() == before
        assert desk(staff).ledger.by_unit == {}

    def test_words_that_the_reviewer_did_not_see_are_a_conflict(self, staff: Workspace) -> None:
        message = unit(staff, "What helps")
        seen = fingerprint("hay-fever", "es", *message.key, message.target)
        do(staff, "eva", Act(message.id, "translate", target="Lo que ayuda"))
        for act in (Act(message.id, "approve", "linguistic", seen=seen),
                    Act(message.id, "translate", target="Otra", seen=seen)):  # fmt: skip
            with pytest.raises(Conflict) as error:
                do(staff, "ana", act)
            assert error.value.message.target == "Lo que ayuda"

    def test_a_file_that_an_editor_changes_meanwhile_is_left_alone(self, staff: Workspace) -> None:
        message = unit(staff, "What helps")
        path = staff.root / FILE
        words = path.read_text("utf-8").replace("Duerma bien", "Duerma más")

        def saved(*arguments: object) -> object:
            path.write_text(words, encoding="utf-8")
            return changes(*arguments)  # type: ignore[arg-type]

        changes = reviewing._changes
        with patch.object(reviewing, "_changes", saved), pytest.raises(UserError, match="changed"):
            do(staff, "ana", Act(message.id, "reject", "linguistic", "no"))
        assert path.read_text("utf-8") == words

    def test_the_author_is_on_record_before_the_words_are(self, staff: Workspace) -> None:
        """A crash between the two must not leave words whose author may approve them."""
        message = unit(staff, "What helps")
        crash = patch.object(reviewing, "_write", side_effect=KeyboardInterrupt)
        with crash, pytest.raises(KeyboardInterrupt):
            do(staff, "eva", Act(message.id, "translate", target="Lo que ayuda"))
        assert unit(staff, "What helps").target == "Qué ayuda"
        assert state(staff, "What helps") == "translated"
        (record,) = desk(staff).ledger.by_unit[message.id]
        assert (record.verdict, record.target) == ("translate", "Lo que ayuda")

    def test_of_many_at_once_no_save_is_lost(self, staff: Workspace) -> None:
        messages = [*desk(staff).catalog.current]
        document = desk(staff).article
        failed: list[Exception] = []

        def save(who: str, number: int) -> None:
            for message in messages[number::2]:
                act = Act(message.id, "translate", target=f"{message.target} ({who})")
                try:
                    reviewing.perform(staff, document, "es", person(staff, who), [act])
                except UserError as error:
                    failed.append(error)

        threads = [threading.Thread(target=save, args=each) for each in (("ana", 0), ("ben", 1))]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert failed == []
        assert all(each.target.endswith(")") for each in desk(staff).catalog.current)
        assert sum(len(each) for each in desk(staff).ledger.by_unit.values()) == len(messages)

    def test_a_catalog_with_marks_of_a_merge_is_read_only(self, staff: Workspace) -> None:
        message = unit(staff, "What helps")
        document = desk(staff).article
        path = staff.root / FILE
        path.write_text(path.read_text("utf-8") + "<<<<<<< HEAD\n", encoding="utf-8")
        with pytest.raises(CatalogError):
            reviewing.perform(staff, document, "es", person(staff, "ana"),
                              [Act(message.id, "approve", "linguistic")])  # fmt: skip
        assert not staff.signoffs("es").exists()

    def test_no_link_leads_out_of_the_workspace(self, staff: Workspace, tmp_path: Path) -> None:
        message = unit(staff, "What helps")
        other = tmp_path.parent / f"{tmp_path.name}-elsewhere"
        other.mkdir()
        staff.signoffs("es").symlink_to(other, target_is_directory=True)
        with pytest.raises(UserError, match="lies outside the workspace"):
            do(staff, "ana", Act(message.id, "approve", "linguistic"))
        assert not list(other.iterdir())


@pytest.fixture
def joined(staff: Workspace) -> Workspace:
    """The first two sentences of the first paragraph in one."""
    path = staff.root / FILE
    catalog = po.read(path.read_text("utf-8"), FILE)
    words = "El polen hace estornudar, y cerca del 0,02 % necesita un hospital."
    messages = tuple(
        replace(each, target=words)
        if each.source.startswith("Pollen can")
        else replace(each, target="", comment="mbc: joined")
        if each.source.startswith("About 0.02")
        else each
        for each in catalog.messages
    )
    text = po.write(replace(catalog, messages=messages), path.read_text("utf-8"))
    storage.write(path, text, path.read_bytes())
    return staff


class TestJoined:
    """Joined sentences are signed as one, whichever of them is named."""

    def test_by_either_sentence_the_whole_is_meant(self, joined: Workspace) -> None:
        found = desk(joined)
        parts = [each for each in found.written.current if "Pollen can" in each.source
                 or "About" in each.source]  # fmt: skip
        for part in parts:
            (whole,) = reviewing.named(found, part.id)
            assert (
                whole.source == "Pollen can make you sneeze. About 0.02% of people need a hospital."
            )

    def test_the_whole_is_approved(self, joined: Workspace) -> None:
        whole = unit(joined, "Pollen can")
        for who, role in (("ana", "linguistic"), ("ben", "clinical")):
            do(joined, who, Act(whole.id, "approve", role))
        assert states(joined.root) == {"approved": 2, "translated": 6}

    def test_a_rejection_and_new_words_go_to_the_first_sentence(self, joined: Workspace) -> None:
        whole = unit(joined, "Pollen can")
        do(joined, "ana", Act(whole.id, "translate", target="El polen, etc."))
        assert unit(joined, "Pollen can").target == "El polen, etc."
        do(joined, "ben", Act(whole.id, "reject", "clinical", "no"))
        first, second = (next(each for each in desk(joined).written.current if words in each.source)
                         for words in ("Pollen can", "About"))  # fmt: skip
        assert first.fuzzy
        assert (second.fuzzy, second.comment) == (False, "mbc: joined")
        assert states(joined.root).get("approved", 0) == 0
        do(joined, "ana", Act(first.id, "translate", target="El polen, y cerca del 0,02 %."))
        assert unit(joined, "Pollen can").source == whole.source
