"""No words count as approved that the right people have not approved, whatever happened to them.

Random lives of a catalog and its ledgers are held to an oracle that shares no code with the package
but the names of fields: it compares words, not fingerprints, and tries every way to give the roles
to persons.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import event, given, settings
from hypothesis import strategies as st

from mbc_i18n import review
from mbc_i18n.model import Catalog, Message
from mbc_i18n.review import Act, Policy
from mbc_i18n.reviewers import Reviewer
from tests.review.people import reviewer

PEOPLE = {
    "ana": reviewer("ana", "linguistic"),
    "ben": reviewer("ben", "clinical"),
    "eva": reviewer("eva", "linguistic", "clinical"),
}
"""Zed is in no settings."""
STRANGER = reviewer("zed", "linguistic", "clinical")
EVERYBODY = [*PEOPLE.values(), STRANGER]

SOURCES = ("Rest well.", "Rest a lot.")
TARGETS = ("", "Descanse.", " Descanse. ", "Descanse mucho.", "Respire\u0301.", "Respir\u00e9.")
POLICIES = (
    ("linguistic",),
    ("linguistic", "clinical"),
    ("clinical", "clinical"),
    ("linguistic", "clinical", "linguistic"),
)
TRANSLATORS = ("", "Ana <ana@example.org>", "BEN", "Somebody <x@example.org>")
CARE = ("care", "es")

people = st.sampled_from(EVERYBODY)
steps = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(TARGETS), st.booleans()),
    st.tuples(st.just("source"), st.sampled_from(SOURCES)),
    st.tuples(st.just("translator"), st.sampled_from(TRANSLATORS)),
    st.tuples(st.just("edit"), people, st.sampled_from(TARGETS[1:])),
    st.tuples(
        st.sampled_from(["approve", "approve", "approve", "reject", "revoke", "waive", "comment"]),
        people,
        st.sampled_from(["linguistic", "clinical"]),
        st.booleans(),
    ),
    st.tuples(st.sampled_from(["branch", "merge", "tidy"])),
)


@dataclass
class Life:
    """A message, and two branches of the ledgers."""

    folders: list[Path]
    policy: Policy
    message: Message = Message(SOURCES[0], TARGETS[1])
    translator: str = ""
    branch: int = 0
    moment: datetime = field(default=datetime(2026, 1, 1, tzinfo=UTC))

    @property
    def catalog(self) -> Catalog:
        return Catalog(*CARE, (("Last-Translator", self.translator),), (self.message,))

    @property
    def folder(self) -> Path:
        return self.folders[self.branch]

    @property
    def state(self) -> str:
        ledger = review.load(self.folder, "s")
        return review.state(self.message, self.catalog, ledger, self.policy)


def live(life: Life, step: tuple[Any, ...]) -> None:
    match step:
        case ("type", target, fuzzy):
            life.message = replace(life.message, target=target, fuzzy=fuzzy)
        case ("source", source):
            life.message = replace(life.message, source=source)
        case ("translator", name):
            life.translator = name
        case ("branch",):
            life.branch = 1 - life.branch
        case ("merge",):
            united(*life.folders)
        case ("tidy",):
            (life.message,) = review.tidy(life.catalog).messages
        case ("edit", person, target):
            act(life, person, Act(life.message.id, "translate", target=target), True)
        case (verdict, person, role, forged):
            waives = ("numbers",) if verdict == "waive" else ()
            made = Act(life.message.id, verdict, role, "a reason", waives=waives)
            act(life, person, made, forged)


def act(life: Life, person: Reviewer, made: Act, forged: bool) -> None:
    """Do it; what the package refuses is written by hand where somebody forges."""
    ledger = review.load(life.folder, "s")
    found = review.standing(life.message, life.catalog, ledger, life.policy)
    problem = review.refusal(made, life.message, found, person, ledger, life.policy)
    if problem and not forged:
        return
    life.moment += timedelta(seconds=1)
    at = review.stamp(life.moment)
    record = review.record(made, life.message, life.catalog, person.id, at)
    review.append(life.folder, [(record, life.message.context)], "s")
    if not problem:
        life.message = review.changed(life.message, made, person)


def united(one: Path, other: Path) -> None:
    """Both branches get the lines of both, as a union merge leaves them."""
    names = {path.name for folder in (one, other) for path in folder.glob("*.jsonl")}
    for name in names:
        texts = [(folder / name).read_text("utf-8") for folder in (one, other)
                 if (folder / name).exists()]  # fmt: skip
        lines = dict.fromkeys(line for text in reversed(texts) for line in text.splitlines(True))
        for folder in (one, other):
            folder.mkdir(exist_ok=True)
            (folder / name).write_text("".join(lines), "utf-8")


def same(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one).strip() == unicodedata.normalize("NFC", other).strip()


def truly_approved(life: Life, roles: Sequence[str]) -> bool:
    """The oracle."""
    if life.message.fuzzy or not life.message.target.strip():
        return False
    texts = [path.read_text("utf-8") for path in life.folder.glob("*.jsonl")]
    lines = [line for text in texts for line in text.split("\n") if line]
    said = [record for record in map(json.loads, lines)
            if same(record["source"], life.message.source)
            and same(record["target"], life.message.target)]  # fmt: skip
    said.sort(key=lambda record: record["at"])
    wrote = {record["by"] for record in said if record["verdict"] == "translate"}
    if not wrote and life.translator:
        wrote = {name for name in PEOPLE if name in life.translator.lower()}
    last = {(r["by"], r["role"]): r["verdict"] for r in said
            if r["verdict"] in ("approve", "reject", "revoke")}  # fmt: skip
    if any(verdict == "reject" and by in PEOPLE for (by, _), verdict in last.items()):
        return False
    able = {(by, role) for (by, role), verdict in last.items()
            if verdict == "approve" and by in PEOPLE and role in PEOPLE[by].roles
            and by not in wrote}  # fmt: skip
    return any(
        all(pair in able for pair in zip(order, roles, strict=True))
        for order in permutations(PEOPLE, len(roles))
    )


def hold(roles: tuple[str, ...], steps: Sequence[tuple[Any, ...]]) -> None:
    """Live through steps, and compare with the oracle after each."""
    with TemporaryDirectory() as name, patch("os.fsync"):
        life = Life([Path(name, "one"), Path(name, "two")], Policy(roles, PEOPLE))
        for step in steps:
            live(life, step)
            state = life.state
            event(state)
            assert (state == "approved") == truly_approved(life, roles)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(POLICIES), st.lists(steps, max_size=20))
def test_approved_is_what_the_right_people_approved(
    roles: tuple[str, ...], steps: list[tuple[Any, ...]]
) -> None:
    hold(roles, steps)


signatures = st.tuples(
    st.sampled_from(["approve", "approve", "approve", "revoke"]),
    st.sampled_from(EVERYBODY),
    st.sampled_from(["linguistic", "clinical"]),
    st.booleans(),
)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(POLICIES),
    st.lists(signatures, min_size=3, max_size=10),
    st.lists(steps, max_size=4),
)
def test_so_it_is_where_most_is_approved(
    roles: tuple[str, ...], signatures: list[tuple[Any, ...]], more: list[tuple[Any, ...]]
) -> None:
    hold(roles, [*signatures, *more])


def test_the_oracle_finds_the_first_approval() -> None:
    """A law that nothing fulfils would hold too."""
    signed = [("approve", PEOPLE["ana"], "linguistic", False),
              ("approve", PEOPLE["ben"], "clinical", False)]  # fmt: skip
    with TemporaryDirectory() as name, patch("os.fsync"):
        life = Life([Path(name, "one"), Path(name, "two")], Policy(POLICIES[1], PEOPLE))
        for step in signed:
            assert not truly_approved(life, POLICIES[1])
            live(life, step)
        assert truly_approved(life, POLICIES[1])
        assert life.state == "approved"
