"""The gate: nothing goes out that the right people have not approved, or that a check refuses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from mbc_i18n import joining, po, workspace
from mbc_i18n.model import Catalog, Finding, Message, SignOff
from mbc_i18n.publish import editions
from mbc_i18n.publish.edition import translation
from mbc_i18n.publish.editions import Choice
from mbc_i18n.publish.gate import Decision, decided
from mbc_i18n.review import Ledger, Policy
from mbc_i18n.review import ledger as ledgers
from mbc_i18n.reviewing import Desk
from tests.publish.examples import document
from tests.review.people import BOTH_ROLES, ledger, policy, signed
from tests.review.test_laws import (
    CARE,
    PEOPLE,
    POLICIES,
    Life,
    live,
    signatures,
    steps,
    truly_approved,
)

TEXT = "# Rest\n\nRest well.\n"
TARGETS = {"Rest": "Descanso", "Rest well.": "Descanse bien."}
MESSAGES = tuple(Message(source, target, line=3) for source, target in TARGETS.items())
CATALOG = Catalog("care", "es", messages=MESSAGES, file="es/care.po")


def approvals(roles: Sequence[str] = ("linguistic", "clinical"), at: int = 0) -> Ledger:
    """Both messages approved, in each role by another person."""
    people = dict(zip(("linguistic", "clinical", "layout"), ("ana", "ben", "eva"), strict=True))
    return ledger(
        *(
            signed(people[role], role, "approve", message, CATALOG, minute)
            for message in MESSAGES
            for minute, role in enumerate(roles, at)
        )
    )


def decision(
    catalog: Catalog = CATALOG,
    said: Ledger | None = None,
    rules: Policy = BOTH_ROLES,
    findings: Sequence[Finding] = (),
    text: str = TEXT,
    blocking: str = "error",
) -> Decision:
    article = document(text, "care")
    view = joining.view(article, catalog)
    found = approvals() if said is None else said
    desk = Desk(article, view.document, view.catalog, found, rules, catalog, view.wholes)
    return decided(desk, lambda: findings, blocking)


def told(found: Decision) -> list[str]:
    return [str(each) for each in found.obstacles]


class TestApproval:
    def test_lets_pass_what_everybody_wanted_has_approved(self) -> None:
        assert decision().released

    @pytest.mark.parametrize(
        ("role", "other"), [("linguistic", "clinical"), ("clinical", "linguistic")]
    )
    def test_names_unit_line_and_the_role_that_has_not(self, role: str, other: str) -> None:
        assert told(decision(said=approvals([role]))) == [
            f"es/care.po:3: “{source}” lacks the approval of {other}; run `mbc-i18n review`"
            for source in TARGETS
        ]

    def test_an_untranslated_unit_is_named(self) -> None:
        messages = (MESSAGES[0], Message("Rest well.", line=7))
        empty = Catalog("care", "es", messages=messages, file="x.po")
        assert told(decision(empty)) == ["x.po:7: “Rest well.” is untranslated in es; translate it"]

    def test_a_fuzzy_unit_is_named(self) -> None:
        fuzzy = Message("Rest well.", "Descanse bien.", fuzzy=True, line=7)
        found = told(decision(Catalog("care", "es", messages=(MESSAGES[0], fuzzy), file="x.po")))
        assert found == ["x.po:7: “Rest well.” is fuzzy in es; translate it"]

    def test_a_unit_that_the_catalog_lacks_is_named_in_the_article(self) -> None:
        found = told(decision(Catalog("care", "es", messages=MESSAGES[:1], file="x.po")))
        step = "run `mbc-i18n extract`, then `update`"
        assert found == [f"source/care:3: “Rest well.” is not in the catalog; {step}"]

    def test_words_that_changed_since_are_named_so(self) -> None:
        other = Message("Rest well.", "Descanse mal.", line=7)
        (found,) = told(decision(Catalog("care", "es", messages=(MESSAGES[0], other), file="x.po")))
        assert "which changed since its approval, lacks the approval of linguistic" in found

    def test_a_rejection_is_named_with_its_reason(self) -> None:
        no = signed("eva", "clinical", "reject", MESSAGES[1], CATALOG, 9)
        records = {**approvals().by_unit}
        records[no.unit] = (*records[no.unit], no)
        (found,) = told(decision(said=Ledger(records)))
        assert found == "es/care.po:3: “Rest well.” was rejected by eva; mend it"

    def test_without_roles_nothing_is_approved(self) -> None:
        assert not decision(rules=policy()).released


ALIKE = (
    '\nmsgid "Sleep. "\nmsgstr "Coma."\n',
    '\nmsgctxt " "\nmsgid "Sleep."\nmsgstr "Coma."\n',
    '\nmsgid "Sleep.\\n"\nmsgstr "Coma."\n',
)
"""Messages with the id of one that is approved, which are others."""


@pytest.mark.parametrize("entry", ALIKE)
@pytest.mark.parametrize("draft", [False, True])
def test_a_message_that_is_nearly_a_units_brings_no_words(
    tmp_path: Path, entry: str, draft: bool
) -> None:
    name, locale = CARE
    own = tmp_path / "locales" / locale
    own.mkdir(parents=True)
    (tmp_path / "source").mkdir()
    (tmp_path / "mbc-i18n.toml").write_text(SETTINGS.replace("{roles}", '"linguistic"'), "utf-8")
    (tmp_path / "source" / f"{name}.md").write_text("# Sleep.\n", "utf-8")
    message = Message("Sleep.", "Duerma.")
    catalog = Catalog(name, locale, (("Language", locale),), (message,))
    (own / f"{name}.po").write_text(po.write(catalog) + entry, "utf-8")
    by = next(each.id for each in PEOPLE.values() if "linguistic" in each.roles)
    approval = signed(by, "linguistic", "approve", message, catalog)
    append(own / "signoffs", [(approval, "")] if not draft else [], by)
    space = workspace.find(tmp_path)
    (article,) = workspace.documents(space)
    found = editions.judged(article, locale, Choice(draft), editions.grounds(space, (locale,)))
    assert found.edition is not None
    assert found.edition.status == ("draft" if draft else "released")
    assert translation(found.edition).targets == {message.id: "Duerma."}


def append(folder: Path, records: list[tuple[SignOff, str]], by: str) -> None:
    """Put records into somebody's file."""
    folder.mkdir()
    lines = (ledgers.line(record, context) for record, context in records)
    (folder / f"{by}.jsonl").write_text("".join(lines), "utf-8")


def test_an_article_without_units_is_not_released() -> None:
    assert not decision(text="```\ncode\n```\n").released
    assert not decision(text="```\ncode\n```\n", said=ledger()).released


class TestFindings:
    def finding(self, severity: str) -> Finding:
        return Finding(
            "numbers", severity, MESSAGES[1].id, "es", "2 became 3", file="es/care.po", line=3
        )

    def test_an_error_keeps_approved_words_back(self) -> None:
        found = decision(findings=[self.finding("error")])
        assert told(found) == ["es/care.po:3: numbers: 2 became 3; mend it"]

    @pytest.mark.parametrize(("blocking", "released"), [("error", True), ("warning", False)])
    def test_a_warning_does_where_the_settings_say_so(self, blocking: str, released: bool) -> None:
        found = decision(findings=[self.finding("warning")], blocking=blocking)
        assert found.released is released

    @pytest.mark.parametrize("blocking", ["error", "warning"])
    def test_advice_never_does(self, blocking: str) -> None:
        assert decision(findings=[self.finding("info")], blocking=blocking).released


class TestProvenance:
    def test_names_who_approved_in_which_role_in_the_policys_order(self) -> None:
        found = decision().provenance
        assert found is not None
        assert [(each.name, each.role) for each in found.reviewers] == [
            ("Ana", "linguistic"),
            ("Ben", "clinical"),
        ]

    def test_the_day_is_that_of_the_last_approval_in_utc(self) -> None:
        late = signed("eva", "clinical", "approve", MESSAGES[0], CATALOG)
        moved = type(late)(**{**fields(late), "at": "2026-03-01T23:30:00-05:00"})
        records = {**approvals().by_unit}
        records[late.unit] = (*records[late.unit], moved)
        found = decision(said=Ledger(records)).provenance
        assert found is not None
        assert found.reviewed.isoformat() == "2026-03-02"

    def test_roles_that_the_policy_does_not_ask_for_are_not_named(self) -> None:
        said = approvals(("linguistic", "clinical", "layout"))
        found = decision(said=said).provenance
        assert found is not None
        assert {each.role for each in found.reviewers} == {"linguistic", "clinical"}

    def test_the_fingerprint_changes_with_the_words_alone(self) -> None:
        one, later = decision().provenance, decision(said=approvals(at=7)).provenance
        other = decision(text="# Rest\n", said=approvals()).provenance
        assert one is not None
        assert later is not None
        assert other is not None
        assert one.fingerprint == later.fingerprint != other.fingerprint

    def test_there_is_none_for_what_is_kept_back(self) -> None:
        assert decision(said=ledger()).provenance is None


def fields(record: object) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}  # type: ignore[attr-defined]


SETTINGS = """\
locales = ["es"]
roles = [{roles}]
""" + "".join(
    f'[[reviewers]]\nid = "{each.id}"\nname = "{each.name}"\nroles = {list(each.roles)!r}\n'
    f'locales = ["es"]\nemail = "{each.email[0]}"\n'
    for each in PEOPLE.values()
)


def released(life: Life, roles: Sequence[str], folder: Path) -> bool:
    """Whether the article goes out, in a workspace whose files are those of a life."""
    name, locale = CARE
    own = folder / "locales" / locale
    for made in (folder / "source", own):
        made.mkdir(parents=True, exist_ok=True)
    named = ", ".join(f'"{role}"' for role in roles)
    (folder / "mbc-i18n.toml").write_text(SETTINGS.replace("{roles}", named), "utf-8")
    (folder / "source" / f"{name}.md").write_text("# Rest well.\n", "utf-8")
    (own / f"{name}.po").write_text(po.write(life.catalog), "utf-8")
    if life.folder.exists():
        life.folder.rename(own / "signoffs")
    space = workspace.find(folder)
    (article,) = workspace.documents(space)
    grounds = editions.grounds(space, (locale,))
    found = editions.judged(article, locale, Choice(), grounds)
    assert (found.edition is None) == bool(found.obstacles)
    return found.edition is not None


@settings(deadline=None, max_examples=1000)
@given(
    st.sampled_from(POLICIES),
    st.lists(signatures, min_size=2, max_size=8),
    st.lists(steps, max_size=6),
)
def test_a_release_refuses_every_state_that_lacks_an_approver(
    roles: tuple[str, ...], signatures: list[tuple[Any, ...]], more: list[tuple[Any, ...]]
) -> None:
    with TemporaryDirectory() as name, patch("os.fsync"):
        life = Life([Path(name, "one"), Path(name, "two")], Policy(roles, PEOPLE))
        for step in (*signatures, *more):
            live(life, step)
        wanted = truly_approved(life, roles) and life.message.source == "Rest well."
        event(f"released: {wanted}")
        assert released(life, roles, Path(name, "space")) is wanted
