"""The ledger: a file for each person, whole lines, nothing lost and nothing taken for a record."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import review
from mbc_i18n.errors import SettingsError, UserError
from mbc_i18n.model import SignOff
from tests.review.people import REST, signed

FILE = "ana.jsonl"


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
        found = review.load(tmp_path, "s").by_unit[REST.id]
        assert [record.verdict for record in found] == ["reject", "approve"]

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
            "[]",
            "null",
            "{}",
            '{"unit": "x"}',
            "[" * 100_000,
            {"by": 7},
            {"at": "yesterday"},
            {"note": None},
            {"waives": "numbers"},
            {"waives": [1]},
            {"at": "9999-12-31T23:59:59Z"},
            json.dumps({**asdict(signed()), "note": "half a \ud800 character"}),
            '{"by": "ana", "by": "ben"}',
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

    def test_a_verdict_of_a_later_version_is_never_passed_over(self, tmp_path: Path) -> None:
        self.write(tmp_path, "ana.jsonl", self.line(signed(), verdict="adjourn"))
        told = (
            r"^signoffs/ana\.jsonl:1: the verdict 'adjourn' is not known to this version; "
            "update mbc-i18n, or restore the line from version control$"
        )
        with pytest.raises(SettingsError, match=told):
            review.load(tmp_path, "signoffs")

    def test_nobody_writes_in_the_file_of_another(self, tmp_path: Path) -> None:
        self.write(tmp_path, "ben.jsonl", self.line(signed("ana")))
        with pytest.raises(SettingsError, match=r"^s/ben\.jsonl:1: a record of 'ana' in the file"):
            review.load(tmp_path, "s")

    @pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| x"])
    def test_an_unfinished_merge_is_told_as_such(self, tmp_path: Path, mark: str) -> None:
        self.write(tmp_path, FILE, self.line(signed()), mark)
        with pytest.raises(SettingsError, match=r"^s/ana\.jsonl:2: an unfinished merge"):
            review.load(tmp_path, "s")

    def test_of_two_records_of_one_moment_the_more_careful_one_counts(self, tmp_path: Path) -> None:
        lines = [self.line(signed(verdict=verdict)) for verdict in ("approve", "revoke", "reject")]
        for order in permutations(lines):
            self.write(tmp_path, FILE, *order)
            found = review.load(tmp_path, "s").by_unit[REST.id]
            assert [record.verdict for record in found] == ["approve", "revoke", "reject"]


def appended(folder: Path, *records: SignOff) -> tuple[SignOff, ...]:
    return review.append(folder, [(record, "") for record in records], "s")


def lines(folder: Path, name: str = FILE) -> list[str]:
    return (folder / name).read_text(encoding="utf-8").splitlines()


class TestAppend:
    def test_writes_a_line_of_sorted_keys_into_the_own_file(self, tmp_path: Path) -> None:
        (record,) = appended(tmp_path, replace(signed(), note="así“\n"))
        data = (tmp_path / FILE).read_bytes()
        assert data.endswith(b"\n")
        assert data.count(b"\n") == 1
        assert "así“".encode() in data
        values = json.loads(data)
        assert list(values) == sorted(values)
        assert values["v"] == 1
        assert review.load(tmp_path, "s").by_unit == {REST.id: (record,)}

    def test_leaves_every_line_before_it_as_it_is(self, tmp_path: Path) -> None:
        appended(tmp_path, signed())
        before = (tmp_path / FILE).read_bytes()
        appended(tmp_path, signed(verdict="revoke"), signed(verdict="reject"))
        assert (tmp_path / FILE).read_bytes().startswith(before)
        assert len(lines(tmp_path)) == 3

    def test_what_comes_later_is_later_whatever_the_clock_says(self, tmp_path: Path) -> None:
        written = [*appended(tmp_path, signed(minute=9)), *appended(tmp_path, signed(), signed())]
        times = [datetime.fromisoformat(record.at) for record in written]
        assert times == sorted(set(times))
        assert times[-1] - times[0] < timedelta(seconds=1)

    def test_leaves_nothing_else_behind(self, tmp_path: Path) -> None:
        appended(tmp_path, signed())
        assert [path.name for path in tmp_path.iterdir()] == [FILE]

    def test_refuses_records_of_two_persons(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="of one person"):
            appended(tmp_path, signed("ana"), signed("ben"))

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ('{"v": 1', "s/ana.jsonl:1: the last line has no end"),
            ("<<<<<<< HEAD\n", "s/ana.jsonl:1: an unfinished merge"),
            ("words\n", "s/ana.jsonl:1: not a sign-off record"),
        ],
    )
    def test_leaves_a_file_alone_that_is_not_whole(
        self, tmp_path: Path, text: str, problem: str
    ) -> None:
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        with pytest.raises(SettingsError) as error:
            appended(tmp_path, signed())
        assert str(error.value).startswith(problem)
        assert (tmp_path / FILE).read_text(encoding="utf-8") == text

    def test_follows_no_link(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").touch()
        (tmp_path / "s").mkdir()
        (tmp_path / "s" / FILE).symlink_to(tmp_path / "elsewhere")
        with pytest.raises(SettingsError, match="a link to another place"):
            appended(tmp_path / "s", signed())
        assert (tmp_path / "elsewhere").read_bytes() == b""

    @pytest.mark.parametrize("by", ["../ana", "a/b", "/tmp/ana"])
    def test_no_name_leads_out_of_the_folder(self, tmp_path: Path, by: str) -> None:
        with pytest.raises(UserError):
            appended(tmp_path / "locales/es/signoffs", signed(by))
        assert not list(tmp_path.rglob("*.jsonl"))


def _append_many(folder: str, number: int) -> None:
    for minute in range(number):
        appended(Path(folder), replace(signed(minute=minute), note=f"{os.getpid()} {minute}"))


def _append_for_ever(folder: str) -> None:
    for number in range(10_000):
        appended(Path(folder), replace(signed(), target=f"{number} " * 5_000))
        Path(folder, "confirmed").write_text(str(number), encoding="utf-8")


class TestProcesses:
    """Each in a process of its own: locks of a process would let its threads through."""

    def test_at_once_lose_no_line(self, tmp_path: Path) -> None:
        context = multiprocessing.get_context("spawn")
        people = [context.Process(target=_append_many, args=(str(tmp_path), 15)) for _ in range(4)]
        for each in people:
            each.start()
        for each in people:
            each.join()
        found = review.load(tmp_path, "s").by_unit[REST.id]
        assert len({record.note for record in found}) == 60
        assert len({record.at for record in found}) == 60

    @pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
    @pytest.mark.parametrize("moment", [0.05, 0.11, 0.18])
    def test_killed_leave_whole_lines_and_all_that_was_confirmed(
        self, tmp_path: Path, moment: float
    ) -> None:
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=_append_for_ever, args=(str(tmp_path),))
        process.start()
        while not (tmp_path / "confirmed").exists():
            time.sleep(0.01)
        time.sleep(moment)
        process.kill()
        process.join()
        found = review.load(tmp_path, "s").by_unit[REST.id]
        text = (tmp_path / "confirmed").read_text(encoding="utf-8")
        assert [record.target.partition(" ")[0] for record in found] == [
            str(number) for number in range(len(found))
        ]
        assert not text or len(found) > int(text)
        assert appended(tmp_path, signed())


RECORDS = st.builds(
    signed,
    by=st.sampled_from(["ana", "ben"]),
    verdict=st.sampled_from(review.VERDICTS),
    minute=st.integers(0, 3),
)


@given(st.lists(RECORDS, max_size=6), st.randoms())
def test_the_order_of_lines_says_nothing(records: list[SignOff], random: object) -> None:
    found = []
    for _ in range(2):
        with TemporaryDirectory() as name:
            for by in ("ana", "ben"):
                own = [json.dumps(asdict(record)) for record in records if record.by == by]
                random.shuffle(own)  # type: ignore[attr-defined]
                Path(name, f"{by}.jsonl").write_text("".join(f"{each}\n" for each in own), "utf-8")
            found.append(review.load(Path(name), "s").by_unit)
    assert found[0] == found[1]
