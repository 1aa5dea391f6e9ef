"""Reading and writing files: whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from mbc_i18n.errors import UserError


def read(path: Path, shown: str = "") -> bytes:
    """The bytes of a file. Raises UserError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError("no such file", shown or str(path), step="check the name") from None
    except IsADirectoryError:
        raise UserError("is a folder, not a file", shown or str(path)) from None
    except OSError as error:
        raise UserError(f"cannot be read ({error.strerror})", shown or str(path)) from None


def decode(data: bytes, shown: str) -> str:
    """A source text from its bytes, byte order mark and line ends kept.

    Raises UserError, with the line, for what is not UTF-8 or holds a NUL.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8 (byte 0x{data[error.start]:02x})"
        raise UserError(problem, shown, line, "save the file as UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UserError("holds a NUL character", shown, line, "remove it")
    return text


def write(path: Path, text: str, seen: bytes | None = None, shown: str = "") -> bool:
    """Write a text atomically; True where the file's bytes changed.

    `seen` is what the file held when it was read (None: it was not there). Raises UserError where
    somebody changed it meanwhile, or where it cannot be written; the old file is whole then.
    """
    data = text.encode()
    if data == seen:
        return False
    name = shown or str(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data, seen, name)
    except OSError as error:
        raise UserError(
            f"cannot be written ({error.strerror}); nothing was changed", name, step="free it"
        ) from None
    return True


def _replace(path: Path, data: bytes, seen: bytes | None, name: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, temporary)
        if held(path) != seen:
            raise UserError(
                "was changed by somebody else meanwhile; it was left alone", name, step="run again"
            )
        os.replace(temporary, path)
        _sync_folder(path.parent)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _keep_mode(path: Path, temporary: str) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    os.chmod(temporary, mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """The new name reaches the disk too; not every system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def held(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
