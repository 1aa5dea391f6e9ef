"""Reading and writing files: whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import codecs
import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from mbc_i18n.errors import UserError

STEPS = {
    errno.ENOSPC: "free some space on the disk",
    errno.EDQUOT: "free some space on the disk",
    errno.EACCES: "make it writable",
    errno.EPERM: "make it writable",
    errno.EROFS: "choose a folder that can be written",
}
"""What a person can do about a file that cannot be written."""


UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(path: Path, shown: str = "") -> bytes:
    """The bytes of a file. Raises UserError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError("no such file", shown or str(path), step="check the name") from None
    except IsADirectoryError:
        raise UserError("is a folder, not a file", shown or str(path)) from None
    except OSError as error:
        raise UserError(f"cannot be read ({_reason(error)})", shown or str(path)) from None


def _reason(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__


def decode(data: bytes, shown: str, codec: str = "utf-8", encoding: str = "UTF-8") -> str:
    """A source text from its bytes, byte order mark and line ends kept.

    `codec` is Python's name of the encoding, `encoding` the user's. Raises UserError, with the
    line, for what is not in it or holds a NUL.
    """
    if encoding == "UTF-8" and data.startswith(UTF_16_MARKS):
        raise UserError("UTF-16, not UTF-8", shown, 1, "save it as UTF-8")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(codec, "replace").count("\n") + 1
        problem = f"not {encoding} (byte 0x{data[error.start]:02x})"
        raise UserError(problem, shown, line, "save the file as UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UserError("holds a NUL character", shown, line, "remove it")
    return text


def write(
    path: Path, text: str, seen: bytes | None = None, shown: str = "", codec: str = "utf-8"
) -> bool:
    """Write a text atomically; True where the file's bytes changed.

    `seen` is what the file held when it was read (None: it was not there). A link is followed, the
    mode stays. Raises UserError where somebody changed the file meanwhile, or where it cannot be
    written; the old file is whole then, and nothing else is left behind.
    """
    name = shown or str(path)
    data = encode(text, name, codec)
    if data == seen:
        return False
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, seen, name)
    except OSError as error:
        problem = f"cannot be written ({_reason(error)}); nothing was changed"
        step = STEPS.get(error.errno or 0, "check the folder it lies in")
        raise UserError(problem, name, step=step) from None
    return True


def encode(text: str, name: str, codec: str = "utf-8") -> bytes:
    """The bytes of a text. Raises UserError, with the line, for what they cannot hold."""
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        problem = f"would hold half a character (U+{ord(text[error.start]):04X})"
        raise UserError(problem, name, line, "remove it from the text") from None


def _replace(path: Path, data: bytes, seen: bytes | None, name: str) -> None:
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".mbc-i18n-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        if held(path, name) != seen:
            raise UserError(
                "was changed by somebody else meanwhile; it was left alone", name, step="run again"
            )
        os.replace(temporary, path)
        _sync_folder(path.parent)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()


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


def held(path: Path, shown: str = "") -> bytes | None:
    """The bytes of a file, None where there is none. Raises UserError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return read(path, shown)
