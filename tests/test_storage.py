"""Files are written whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import errno
import os
import resource
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_i18n import storage
from mbc_i18n.errors import UserError

OLD = 'msgid "old"\n'

as_user = pytest.mark.skipif(
    os.geteuid() == 0, reason="root may write anywhere: permissions are not asked"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "care.po"
    path.write_text(OLD)
    return path


def seen(path: Path) -> bytes:
    return path.read_bytes()


def alone(path: Path) -> bool:
    """No temporary file lies beside it."""
    return os.listdir(path.parent) == [path.name]


class TestRead:
    def test_gives_the_bytes(self, file: Path) -> None:
        assert storage.read(file) == OLD.encode()

    @pytest.mark.parametrize(
        ("name", "problem"),
        [("absent.po", "no such file"), (".", "is a folder"), ("care.po/x", "")],
    )
    def test_what_cannot_be_read_is_named_as_the_user_named_it(
        self, file: Path, name: str, problem: str
    ) -> None:
        with pytest.raises(UserError, match=f"^shown: .*{problem}"):
            storage.read(file.parent / name, "shown")

    def test_held_is_none_where_there_is_no_file(self, file: Path) -> None:
        assert storage.held(file) == OLD.encode()
        assert storage.held(file.with_name("absent")) is None
        with pytest.raises(UserError, match="is a folder"):
            storage.held(file.parent)


class TestDecode:
    @given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
    def test_keeps_every_character(self, text: str) -> None:
        assert storage.decode(text.encode(), "x") == text

    def test_keeps_byte_order_mark_and_line_ends(self) -> None:
        assert storage.decode(b"\xef\xbb\xbfa\r\nb\rc", "x") == "\ufeffa\r\nb\rc"

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"one\ntwo \xe9t\xe9\n", "a.md:2: not UTF-8 (byte 0xe9)"),
            ("één".encode("utf-16"), "a.md:1: UTF-16, not UTF-8; save it as UTF-8"),
            (b"\xfe\xff\0a", "a.md:1: UTF-16, not UTF-8; save it as UTF-8"),
            (b"one\n\ntw\0o", "a.md:3: holds a NUL character"),
            (b"\n\0", "a.md:2: holds a NUL character"),
            (b"\n\xe9", "a.md:2: not UTF-8"),
        ],
    )
    def test_refuses_with_the_line(self, data: bytes, message: str) -> None:
        with pytest.raises(UserError) as caught:
            storage.decode(data, "a.md")
        assert str(caught.value).startswith(message)
        assert "\n" not in str(caught.value)


class TestWrite:
    def test_a_new_file_in_a_new_folder(self, tmp_path: Path) -> None:
        path = tmp_path / "es" / "care.po"
        assert storage.write(path, "é\r\n") is True
        assert path.read_bytes() == "é\r\n".encode()
        assert alone(path)

    def test_says_whether_anything_changed(self, file: Path) -> None:
        before = file.stat()
        assert storage.write(file, OLD, seen(file)) is False
        assert file.stat() == before
        assert storage.write(file, "new", seen(file)) is True
        assert seen(file) == b"new"
        assert alone(file)

    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
    def test_the_mode_stays(self, file: Path, mode: int) -> None:
        file.chmod(mode)
        storage.write(file, "new", seen(file))
        assert stat.S_IMODE(file.stat().st_mode) == mode

    def test_a_new_file_has_the_mode_that_the_user_gives_files(self, tmp_path: Path) -> None:
        mask = os.umask(0o027)
        try:
            storage.write(tmp_path / "new", "x")
        finally:
            left = os.umask(mask)
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
        assert left == 0o027

    def test_the_words_and_the_name_are_on_the_disk_before_it_says_so(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced: list[bool] = []
        monkeypatch.setattr(os, "fsync", lambda n: synced.append(stat.S_ISDIR(os.fstat(n).st_mode)))
        storage.write(file, "new", seen(file))
        assert synced == [False, True]

    def test_a_system_that_syncs_no_folders_is_no_trouble(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = os.open

        def refused(path: str, flags: int, mode: int = 0o777) -> int:
            if Path(path) == file.parent:
                raise OSError(errno.EACCES, "no")
            return opened(path, flags, mode)

        monkeypatch.setattr(os, "open", refused)
        assert storage.write(file, "new", seen(file)) is True
        assert seen(file) == b"new"

    def test_a_link_stays_a_link(self, file: Path) -> None:
        link = file.with_name("link.po")
        link.symlink_to(file)
        storage.write(link, "new", seen(link))
        assert link.is_symlink()
        assert seen(file) == b"new"


class TestSomebodyElse:
    def test_what_was_changed_meanwhile_is_left_alone(self, file: Path) -> None:
        before = seen(file)
        file.write_text("theirs")
        with pytest.raises(UserError, match=r"^shown: was changed by somebody else meanwhile"):
            storage.write(file, "ours", before, "shown")
        assert seen(file) == b"theirs"
        assert alone(file)

    def test_so_is_what_was_made_meanwhile(self, file: Path) -> None:
        with pytest.raises(UserError, match="somebody else"):
            storage.write(file, "ours", None)
        assert seen(file) == OLD.encode()

    def test_what_was_removed_meanwhile_is_not_brought_back(self, file: Path) -> None:
        before = seen(file)
        file.unlink()
        with pytest.raises(UserError, match="somebody else"):
            storage.write(file, "ours", before)
        assert os.listdir(file.parent) == []

    def test_even_at_the_last_moment(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        before, sync = seen(file), os.fsync

        def slow(handle: int) -> None:
            sync(handle)
            file.write_text("theirs")

        monkeypatch.setattr(os, "fsync", slow)
        with pytest.raises(UserError, match="somebody else"):
            storage.write(file, "ours", before)
        assert seen(file) == b"theirs"


class TestTrouble:
    """The old file is whole and nothing else is left, whatever fails."""

    @pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
    @pytest.mark.parametrize(
        ("number", "advice"),
        [(errno.ENOSPC, "free some space"), (errno.EACCES, "make it writable"), (errno.EIO, "")],
    )
    def test_a_step_that_fails_changes_nothing(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, advice: str
    ) -> None:
        def fails(*arguments: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, step, fails)
        with pytest.raises(UserError) as caught:
            storage.write(file, "new", seen(file), "shown")
        assert str(caught.value).startswith(f"shown: cannot be written ({os.strerror(number)})")
        assert advice in str(caught.value)
        assert seen(file) == OLD.encode()
        assert alone(file)

    def test_a_disk_that_is_full_half_way(self, file: Path) -> None:
        """The system lets no file grow beyond 1,000 bytes: some arrive, then writing fails."""
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        try:
            with pytest.raises(UserError, match=r"cannot be written \(File too large\)"):
                storage.write(file, "x" * 100_000, seen(file))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert seen(file) == OLD.encode()
        assert alone(file)

    def test_a_name_that_is_too_long(self, file: Path) -> None:
        with pytest.raises(UserError, match="cannot be written"):
            storage.write(file.with_name("x" * 300), "new")
        assert alone(file)

    def test_a_file_where_a_folder_should_be(self, file: Path) -> None:
        with pytest.raises(UserError, match="cannot be written"):
            storage.write(file / "es" / "care.po", "new")
        assert seen(file) == OLD.encode()

    def test_half_a_character_is_refused_with_its_line(self, file: Path) -> None:
        with pytest.raises(UserError, match=r"^shown:3: would hold half a character \(U\+D83D\)"):
            storage.write(file, "\none\n\ud83d", seen(file), "shown")
        assert seen(file) == OLD.encode()

    @as_user
    def test_a_folder_that_is_read_only(self, file: Path) -> None:
        file.parent.chmod(0o555)
        try:
            with pytest.raises(UserError, match=r"Permission denied.*make it writable"):
                storage.write(file, "new", seen(file))
            assert seen(file) == OLD.encode()
            assert alone(file)
        finally:
            file.parent.chmod(0o755)

    @as_user
    def test_a_file_that_is_read_only(self, file: Path) -> None:
        file.chmod(0o444)
        with pytest.raises(UserError, match="make it writable"):
            storage.write(file, "new", seen(file))
        assert seen(file) == OLD.encode()
        assert alone(file)

    def test_a_read_only_answer_of_the_system(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As above, for those who run the tests as root."""
        monkeypatch.setattr(os, "access", lambda path, mode: False)
        with pytest.raises(UserError, match=r"Permission denied.*make it writable"):
            storage.write(file, "new", seen(file))
        assert seen(file) == OLD.encode()
