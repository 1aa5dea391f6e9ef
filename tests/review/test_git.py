"""Sign-offs and git: branches meet without conflict, and no committed line gets lost unseen."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest

from mbc_i18n import review, workspace
from mbc_i18n.errors import UserError
from mbc_i18n.review.audit import added_lines
from mbc_i18n.review.ledger import line
from tests.conftest import Run
from tests.review.people import CARE, REST
from tests.review.spaces import committed, git, staffed, states

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None, reason="NO GIT HERE: nothing of the review's history was tested"
)

LEDGERS = "locales/es/signoffs"


@pytest.fixture
def shared(translated: Path) -> Path:
    """A translated workspace in git, with reviewers."""
    staffed(translated)
    attributes = resources.files("mbc_i18n") / "data/gitattributes.txt"
    (translated / ".gitattributes").write_text(attributes.read_text("utf-8"), encoding="utf-8")
    git(translated, "init", "--quiet", "--initial-branch", "main")
    committed(translated, "begun")
    return translated


def sign(run: Run, who: str, *units: str) -> None:
    role = ("--role", "linguistic") if who == "eva" else ()
    result = run("review", "sign", *units, "--as", who, "--locale", "es", *role)
    assert result.exit_code == 0, result.output


def every_unit(run: Run) -> list[str]:
    rows = json.loads(run("review", "list", "--locale", "es", "--json").stdout)
    return [row["id"] for row in rows]


class TestBranches:
    def test_of_two_people_meet_without_conflict_and_both_count(
        self, shared: Path, run: Run
    ) -> None:
        units = every_unit(run)
        for who in ("ana", "ben"):
            git(shared, "switch", "--quiet", "--create", who, "main")
            sign(run, who, *units)
            committed(shared)
            assert set(states(shared)) == {"revised"}
        git(shared, "merge", "--quiet", "ana")
        assert states(shared) == {"approved": len(units)}
        assert run("review", "audit").exit_code == 0

    def test_need_no_union_merge_for_that(self, shared: Path, run: Run) -> None:
        (shared / ".gitattributes").unlink()
        committed(shared)
        self.test_of_two_people_meet_without_conflict_and_both_count(shared, run)

    def test_of_one_person_meet_too(self, shared: Path, run: Run) -> None:
        units = every_unit(run)
        for branch, own in (("one", units[:4]), ("two", units[4:])):
            git(shared, "switch", "--quiet", "--create", branch, "main")
            sign(run, "ana", *own)
            committed(shared)
        git(shared, "merge", "--quiet", "one")
        assert states(shared) == {"revised": len(units)}
        assert run("review", "audit").exit_code == 0

    def test_that_conflict_all_the_same_are_read_only(self, shared: Path, run: Run) -> None:
        sign(run, "ana", *every_unit(run)[:1])
        ledger = shared / LEDGERS / "ana.jsonl"
        ledger.write_text(f"<<<<<<< HEAD\n{ledger.read_text('utf-8')}", encoding="utf-8")
        result = run("review", "sign", ":16", "--as", "ana", "--locale", "es")
        assert result.exit_code == 2
        assert f"{LEDGERS}/ana.jsonl:1: an unfinished merge; keep the records of both" in (
            result.stderr
        )
        assert run("status").exit_code == 2


class TestAudit:
    @pytest.fixture
    def signed(self, shared: Path, run: Run) -> Path:
        """A workspace in which two people have signed two units each, in two commits."""
        for who in ("ana", "ben"):
            sign(run, who, *every_unit(run)[:2])
            committed(shared, f"{who} signs")
        return shared

    def faults(self, space: Path) -> list[str]:
        return [str(fault) for fault in review.audited(space).faults]

    def test_finds_nothing_where_lines_were_only_added(self, signed: Path, run: Run) -> None:
        sign(run, "ana", *every_unit(run)[2:])
        found = review.audited(signed)
        assert (found.files, found.records, found.committed, found.faults) == (2, 10, 4, ())
        assert "10 records in 2 ledgers, 4 committed: nothing is wrong" in (
            run("review", "audit").stdout
        )

    @pytest.mark.parametrize("step", ["edited", "removed", "emptied", "deleted"])
    @pytest.mark.parametrize("kept", [True, False], ids=["committed", "not committed"])
    def test_names_a_line_that_is_gone_with_its_commit(
        self, signed: Path, run: Run, step: str, kept: bool
    ) -> None:
        ledger = signed / LEDGERS / "ana.jsonl"
        first, second = ledger.read_text("utf-8").splitlines(keepends=True)
        commit = git(signed, "rev-parse", "HEAD~1").strip()
        changes = {"edited": first + second.replace("approve", "reject"), "removed": first}
        ledger.write_text(changes.get(step, ""), encoding="utf-8")
        if step == "deleted":
            ledger.unlink()
        if kept:
            committed(signed)
        told = f"{LEDGERS}/ana.jsonl:2: a line that was committed does not stand there"
        found = [each for each in self.faults(signed) if each.startswith(told)]
        assert found == [f"{told} in the working tree (commit {commit[:12]})"]
        assert run("review", "audit").exit_code == 1

    def test_is_not_content_with_a_line_that_was_put_back_and_not_committed(
        self, signed: Path
    ) -> None:
        ledger = signed / LEDGERS / "ana.jsonl"
        text = ledger.read_text("utf-8")
        ledger.write_text("", encoding="utf-8")
        committed(signed)
        ledger.write_text(text, encoding="utf-8")
        assert len(self.faults(signed)) == 2
        assert all("in the last commit" in each for each in self.faults(signed))

    def test_sees_what_a_merge_dropped(self, signed: Path, run: Run) -> None:
        git(signed, "switch", "--quiet", "--create", "other")
        sign(run, "ana", every_unit(run)[3])
        committed(signed)
        git(signed, "switch", "--quiet", "main")
        committed(signed, "apart")
        git(signed, "merge", "--quiet", "--strategy", "ours", "other")
        assert len(self.faults(signed)) == 1

    def test_sees_what_only_a_merge_added(self, signed: Path, run: Run) -> None:
        git(signed, "switch", "--quiet", "--create", "other")
        committed(signed, "apart")
        git(signed, "switch", "--quiet", "main")
        git(signed, "merge", "--quiet", "--no-ff", "--no-commit", "other")
        sign(run, "ana", every_unit(run)[3])
        committed(signed)
        git(signed, "checkout", "--quiet", "HEAD~1", "--", LEDGERS)
        committed(signed)
        assert len(self.faults(signed)) == 1

    def test_follows_ledgers_to_a_folder_of_another_name(self, signed: Path) -> None:
        git(signed, "mv", "locales", "l10n")
        committed(signed)
        assert self.faults(signed) == []

    def test_tells_of_a_ledger_under_the_name_of_another(self, signed: Path) -> None:
        git(signed, "mv", f"{LEDGERS}/ana.jsonl", f"{LEDGERS}/eva.jsonl")
        committed(signed)
        found = self.faults(signed)
        assert [f"stands in {LEDGERS}/eva.jsonl in the working" in each for each in found[:2]]
        assert any("a record of 'ana' in the file of 'eva'" in each for each in found)

    def test_tells_of_a_record_whose_fingerprint_is_of_other_words(self, shared: Path) -> None:
        space = workspace.find(shared)
        ledger = space.signoffs("es") / "ana.jsonl"
        ledger.parent.mkdir()
        act = review.Act(REST.id, "approve", "linguistic")
        made = line(review.record(act, REST, CARE, "ana", "2026-01-01T10:00:00Z"))
        ledger.write_text(made.replace("Descanse", "Corra"), encoding="utf-8")
        assert self.faults(shared) == [
            f"{LEDGERS}/ana.jsonl:1: the fingerprint is not that of the words in the record"
        ]

    def test_is_not_led_astray_by_the_user_s_own_settings_of_git(self, signed: Path) -> None:
        for name, value in {
            "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "color.ui": "always",
            "diff.external": "false", "log.showSignature": "true", "diff.renames": "copies",
            "diff.context": "9", "core.quotePath": "true", "log.follow": "true",
            "diff.interHunkContext": "9", "format.pretty": "oneline",
        }.items():  # fmt: skip
            git(signed, "config", name, value)
        (signed / ".gitattributes").write_text("*.jsonl -diff binary\n", encoding="utf-8")
        (signed / LEDGERS / "ana.jsonl").write_text("", encoding="utf-8")
        committed(signed)
        assert len(self.faults(signed)) == 2

    def test_says_where_the_history_is_not_whole(self, signed: Path, tmp_path: Path) -> None:
        clone = tmp_path / "shallow"
        git(tmp_path, "clone", "--quiet", "--depth", "1", signed.as_uri(), str(clone))
        assert any("not whole here" in each for each in self.faults(clone))

    def test_needs_a_repository(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="git: fatal: not a git repository"):
            review.audited(tmp_path)

    def test_of_a_repository_without_a_commit_looks_at_the_records_alone(
        self, tmp_path: Path
    ) -> None:
        git(tmp_path, "init", "--quiet")
        assert review.audited(tmp_path).faults == ()

    def test_no_line_of_a_ledger_passes_for_one_of_git_s(self) -> None:
        patch = "commit abc\n--- a/x\n+++ b/x\n@@ -0,0 +1,3 @@\n+++ b/y\n+commit d\n+@@ -1 +1 @@\n"
        found = [(each.file, each.line, each.text) for each in added_lines(patch)]
        assert found == [("x", 1, "++ b/y"), ("x", 2, "commit d"), ("x", 3, "@@ -1 +1 @@")]


class TestSeal:
    @pytest.fixture
    def key(self, translated: Path, tmp_path: Path) -> Path:
        """Ana's private key; the public one is in the settings."""
        if shutil.which("ssh-keygen") is None:
            pytest.skip("NO SSH-KEYGEN HERE: seals were not tested")
        path = tmp_path / "key"
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)]
        subprocess.run(made, check=True)
        settings = staffed(translated) / "mbc-i18n.toml"
        public = path.with_suffix(".pub").read_text("utf-8").strip()
        text = settings.read_text("utf-8")
        settings.write_text(
            text.replace('id = "ana"', f'id = "ana"\nsigning_key = "{public}"'), encoding="utf-8"
        )
        git(translated, "init", "--quiet")
        return path

    def seal(self, run: Run, key: Path) -> None:
        sign(run, "ana", every_unit(run)[0])
        result = run("review", "seal", "--as", "ana", "--key", key)
        assert result.stdout == f"sealed {LEDGERS}/ana.jsonl in {LEDGERS}/ana.jsonl.sig\n"

    def test_verifies_while_the_ledger_is_as_it_was_sealed(self, key: Path, run: Run) -> None:
        self.seal(run, key)
        assert run("review", "audit").exit_code == 0
        sign(run, "ana", every_unit(run)[1])
        result = run("review", "audit")
        assert result.exit_code == 1
        assert f"{LEDGERS}/ana.jsonl: not as Ana Ruiz sealed it" in result.stdout
        assert run("review", "seal", "--as", "ana", "--key", key).exit_code == 0
        assert run("review", "audit").exit_code == 0

    def test_of_an_altered_record_does_not_verify(
        self, key: Path, run: Run, translated: Path
    ) -> None:
        self.seal(run, key)
        ledger = translated / LEDGERS / "ana.jsonl"
        ledger.write_text(ledger.read_text("utf-8").replace("approve", "reject"), "utf-8")
        assert "not as Ana Ruiz sealed it" in run("review", "audit").stdout

    def test_is_missed_where_a_reviewer_has_a_key(self, key: Path, run: Run) -> None:
        sign(run, "ana", every_unit(run)[0])
        told = f"{LEDGERS}/ana.jsonl: Ana Ruiz has a key and has not sealed it"
        assert told in run("review", "audit").stdout

    def test_is_not_made_with_the_key_of_another(self, key: Path, run: Run, tmp_path: Path) -> None:
        sign(run, "ana", every_unit(run)[0])
        other = tmp_path / "other"
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(other)]
        subprocess.run(made, check=True)
        result = run("review", "seal", "--as", "ana", "--key", other)
        assert result.exit_code == 2
        assert f"{LEDGERS}/ana.jsonl: not sealed: " in result.stderr
        assert not list(tmp_path.rglob("*.sig"))

    def test_needs_a_key_in_the_settings(self, key: Path, run: Run) -> None:
        sign(run, "ben", every_unit(run)[0])
        result = run("review", "seal", "--as", "ben", "--key", key)
        assert "Ben Ott has no signing key; add signing_key" in result.stderr
