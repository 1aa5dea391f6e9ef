"""Bad input gets one clear line and loses nothing: no traceback, nothing half-written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

PO = "locales/es/hay-fever.po"
SOURCE = "source/hay-fever.md"


def files(space: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(space.rglob("*")) if path.is_file()}


def prepend(data: bytes) -> Callable[[bytes], bytes]:
    return lambda old: data + old


def swap(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old, new)


BAD = [
    ("not UTF-8", SOURCE, swap(b"hay fever", b"hay f\xe9ver"), f"{SOURCE}:2: not UTF-8"),
    ("a NUL", SOURCE, swap(b"sneeze", b"sne\0ze"), f"{SOURCE}:6: holds a NUL"),
    ("an empty article", SOURCE, lambda _: b"", f"{SOURCE}: an empty article"),
    ("no title", SOURCE, swap(b"title: ", b"name: "), f"{SOURCE}:1: an article without a title"),
    ("bad front matter", SOURCE, swap(b"title: ", b'title: "'), f"{SOURCE}:"),
    ("an open skip", SOURCE, lambda d: d + b"\n<!-- mbc: skip -->\n",
     f"{SOURCE}:17: `mbc: skip` is never closed"),
    ("an unknown mark", SOURCE, swap(b"mbc: note", b"mbc: nota"), f"{SOURCE}:13: unknown mark"),
    ("a syntax error", PO, swap(b'msgid "What helps"', b'msgid "What helps'), f"{PO}:"),
    ("conflict markers", PO, prepend(b"<<<<<<< ours\n"), f"{PO}:1: "),
    ("a wrong charset", PO, swap(b"UTF-8", b"ISO-8859-1"), f"{PO}:"),
    ("not in its charset", PO, swap(b"Qu\xc3\xa9 ayuda", b"Qu\xe9 ayuda"), f"{PO}:"),
    ("duplicates", PO, lambda d: d + b'\nmsgid "What helps"\nmsgstr ""\n', f"{PO}:"),
    ("unknown settings", "mbc-i18n.toml", prepend(b"colour = 1\n"), "mbc-i18n.toml: unknown"),
    ("no TOML", "mbc-i18n.toml", prepend(b"= 1\n"), "mbc-i18n.toml: not valid TOML"),
    ("two preferred terms", "glossary/terms/es.csv",
     lambda d: d + b"pollen,p,preferred,,,proposed\n", "glossary/terms/es.csv:5: a second"),
    ("an unknown column", "glossary/concepts.csv", swap(b"domain", b"field"),
     "glossary/concepts.csv:1: unknown column 'field'"),
]  # fmt: skip


UNREAD = {"extract": ("locales", "glossary"), "publish": ("glossary",)}
"""What a command has no business with."""


@pytest.mark.parametrize(("file", "spoil", "told"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
@pytest.mark.parametrize("command", ["extract", "update", "check", "publish"])
def test_one_line_status_2_and_nothing_touched(
    translated: Path, run: Run, file: str, spoil: Callable[[bytes], bytes], told: str, command: str
) -> None:
    path = translated / file
    path.write_bytes(spoil(path.read_bytes()))
    before = files(translated)
    draft = ["--draft"] if command == "publish" else []
    result = run(command, *(["--locale", "es"] if command != "extract" else []), *draft)
    if file.startswith(UNREAD.get(command, ())):
        assert result.exit_code == 0
        return
    assert result.exit_code == 2, result.output
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1
    assert files(translated) == before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_write_that_fails_leaves_the_old_files_whole(
    translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    source = translated / SOURCE
    source.write_text(source.read_text("utf-8").replace("Sleep well", "Sleep more"), "utf-8")
    before = files(translated)

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    result = run("extract")
    assert result.exit_code == 2
    assert result.stderr.startswith("locales/hay-fever.pot: cannot be written")
    assert result.stderr.count("\n") == 1
    assert files(translated) == before


def test_a_folder_without_settings(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("extract", "update", "check", "status", "publish"):
        result = run(command)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "run `mbc-i18n init`" in result.stderr


def test_a_source_of_an_unknown_format(space: Path, run: Run) -> None:
    (space / "a.docx").write_bytes(b"PK")
    result = run("extract", "a.docx", "-o", "a.pot")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("a.docx: unknown format '.docx'")


def test_a_file_changed_meanwhile_is_left_alone(
    translated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = translated / SOURCE
    source.write_text(source.read_text("utf-8").replace("Sleep well", "Sleep more"), "utf-8")
    assert run("extract").exit_code == 0
    catalog = translated / PO
    real = os.fsync

    def meanwhile(handle: int) -> None:
        real(handle)
        if "typed" not in catalog.read_text("utf-8"):
            catalog.write_text(catalog.read_text("utf-8") + "\n# typed meanwhile\n", "utf-8")

    monkeypatch.setattr(os, "fsync", meanwhile)
    result = run("update", "--locale", "es")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{PO}: was changed by somebody else meanwhile")
    assert catalog.read_text("utf-8").endswith("# typed meanwhile\n")
